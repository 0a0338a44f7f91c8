// What a screen reader gets of the projector: `docs/accessibility/projector.md`.
import { describe, test } from 'node:test';
import { hallOf, openDots } from './lib/hall.mjs';
import { openHouse } from './lib/house.mjs';
import { roundDraft } from './lib/moderator.mjs';
import { visit } from './lib/visitor.mjs';
import { AT_ONCE, LONG, walkThrough } from './lib/walk.mjs';

const house = openHouse();

/** A workshop, somebody who is there, and the address of its wall. */
async function wallOf(t) {
  const workshop = await hallOf(t, house);
  const guest = await visit(house.server.url, workshop.code);
  t.after(() => guest.leave());
  const given = await fetch(`${house.server.url}/api/workshops/${workshop.id}/projector`, {
    method: 'POST',
    headers: { origin: house.server.url, cookie: house.staff.cookie },
  });
  const { pathname, search, hash } = new URL((await given.json()).url);
  return { workshop, guest, url: house.server.url + pathname + search + hash };
}

async function hall(t) {
  const { workshop, guest, url } = await wallOf(t);
  let round;
  return {
    url,
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

const CARDS = [
  'Am Bahnhof ist kein Netz',
  'Im Dorf fehlt das Netz',
  'Der Bus kommt nie am Bahnhof',
  'Im Dorf fährt kein Bus',
  'Das Amt hat zu',
  'Vor dem Amt steht kein Bus',
  'In der Schule ist kein Netz',
  'Vor der Schule hält der Bus nie',
];

async function restOfTheDay(t) {
  const { workshop, guest, url } = await wallOf(t);
  const { domains } = workshop.state.setup;
  const sheet = {
    goal: 'Ziel',
    description: 'Mehr davon',
    who: 'Alle',
    firstStep: 'Anfangen',
    effort: 'small',
  };
  return {
    url,
    hall: {
      Pause: () => workshop.go('break'),
      'Kritik ordnen': async () => {
        for (const [index, text] of CARDS.entries())
          await workshop.ask({
            type: 'addCard',
            kind: 'criticism',
            text,
            domainId: domains[index % 2].id,
            aboutId: null,
            origin: 'spoken',
            clientKey: `card ${index}`,
          });
        await workshop.go('critique', 'cluster');
      },
      Abschluss: async () => {
        const optionIds = [];
        for (const [index, title] of ['Rufbus am Abend', 'Netz am Bahnhof'].entries())
          optionIds.push(
            await workshop.ask({
              type: 'addMeasure',
              origin: 'spoken',
              derivedFrom: [],
              sheet: { ...sheet, title, shortTitle: title, domainId: domains[index].id },
            }),
          );
        await workshop.go('implementation', 'rank');
        const round = await workshop.ask({ type: 'prepareRound', round: roundDraft('measure', optionIds) });
        await workshop.ask({ type: 'openRounds', roundIds: [round] });
        await guest.until(() => guest.rounds.get(round)?.state === 'open');
        const ballot = {
          p: [
            [0, 2],
            [1, 1],
          ],
        };
        await guest.ask({ type: 'castBallot', roundId: round, revision: 1, ballot });
        await workshop.ask({ type: 'closeRounds', roundIds: [round] });
        await workshop.ask({ type: 'revealRound', roundId: round });
        await workshop.go('wrap_up');
      },
      'Der Tag wird beendet': async () => {
        for (const type of ['freezeResults', 'startFollowUp']) await workshop.ask({ type });
      },
    },
  };
}

const sittings = walkThrough(house, 'projector', 'projector', {
  'Vorlesen, was der Saal sieht': hall,
  'Pause, Wörter, Lebensbereiche und Schluss': restOfTheDay,
});

describe('projector', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
