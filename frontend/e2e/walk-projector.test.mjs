// What a screen reader gets of the projector: `docs/accessibility/projector.md`.
import { describe, test } from 'node:test';
import { openHouse } from './lib/house.mjs';
import { visit } from './lib/visitor.mjs';
import { AT_ONCE, LONG, hallOf, openDots, walkThrough } from './lib/walk.mjs';

const house = openHouse();

async function hall(t) {
  const workshop = await hallOf(t, house);
  const guest = await visit(house.server.url, workshop.code);
  t.after(() => guest.leave());
  const given = await fetch(`${house.server.url}/api/workshops/${workshop.id}/projector`, {
    method: 'POST',
    headers: { origin: house.server.url, cookie: house.staff.cookie },
  });
  const { pathname, search, hash } = new URL((await given.json()).url);
  let round;
  return {
    url: house.server.url + pathname + search + hash,
    hall: {
      'Kritik sammeln': () => workshop.go('critique', 'collect'),
      'Zehn Karten kommen': async () => {
        for (let number = 1; number <= 10; number += 1) await guest.card('criticism', `Karte ${number}`);
      },
      'Eine Abstimmung beginnt': async () => {
        round = await openDots(workshop, ['Bus', 'Netz']);
      },
      'Das Ergebnis wird gezeigt': async () => {
        await guest.until(() => guest.rounds.get(round)?.state === 'open');
        await guest.ask({ type: 'castBallot', roundId: round, revision: 1, ballot: { p: [[0, 2]] } });
        await workshop.ask({ type: 'closeRounds', roundIds: [round] });
        await workshop.ask({ type: 'revealRound', roundId: round });
      },
      'Die Leinwand wird dunkel': () => workshop.ask({ type: 'blank', on: true }),
    },
  };
}

const sittings = walkThrough(house, 'projector', 'projector', {
  'Vorlesen, was der Saal sieht': hall,
});

describe('projector', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
