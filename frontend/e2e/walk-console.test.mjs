// Every task of the console by keyboard and screen reader: `docs/accessibility/console.md`.
import { describe, test } from 'node:test';
import { openHouse } from './lib/house.mjs';
import { setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { AT_ONCE, LONG, hallOf, openDots, signedIn, walkThrough } from './lib/walk.mjs';

const house = openHouse();

async function firstRound(t) {
  const people = [];
  t.after(() => people.forEach((one) => one.leave()));
  let round;
  return {
    url: `${house.server.url}/console`,
    cookies: signedIn(house),
    hall: {
      'Vier Menschen treten bei': async () => {
        const answer = await fetch(`${house.server.url}/api/workshops`, {
          headers: { cookie: house.staff.cookie },
        });
        const list = await answer.json();
        const { joinCode } = list.find((one) => one.topic === 'Digitalwerkstatt Talheim');
        const code = joinCode.replace('-', '');
        for (let count = 0; count < 4; count += 1) people.push(await visit(house.server.url, code));
      },
      'Drei Menschen bitten um Hilfe': async () => {
        for (const one of people.slice(0, 3)) await one.ask({ type: 'askForHelp', wanted: true });
      },
      'Vier Karten kommen': async () => {
        const texts = [
          'Funkloch am Bahnhof',
          'Schule ohne WLAN',
          'Kein Bus nach 18 Uhr',
          'Amt nur vormittags',
        ];
        for (const [index, text] of texts.entries()) await people[index].card('criticism', text);
      },
      'Alle stimmen ab': async () => {
        for (const one of people) {
          round ??= await one.until(() => [...one.rounds.values()].find((each) => each.state === 'open'));
          await one.until(() => one.rounds.get(round.id)?.state === 'open');
          await one.ask({ type: 'castBallot', roundId: round.id, revision: 1, ballot: { p: [[0, 1]] } });
        }
      },
    },
  };
}

/** The console of a workshop that is there already. */
const consoleOf = (workshop, more = '', at = house) => ({
  url: `${at.server.url}/console#/w/${workshop.id}${more}`,
  cookies: signedIn(at),
});

/** On a server of its own: nobody rehearses while people take part. */
async function rehearsal(t) {
  const server = await startServer();
  t.after(() => server.stop());
  const own = { server, staff: await setUp(server) };
  return consoleOf(await hallOf(t, own, { doors: false }), '/prepare', own);
}

async function tables(t) {
  const workshop = await hallOf(t, house);
  for (let count = 0; count < 4; count += 1) {
    const guest = await visit(house.server.url, workshop.code);
    t.after(() => guest.leave());
  }
  return {
    ...consoleOf(workshop),
    hall: {
      'Zukunftsbilder in Gruppen': () => workshop.go('fantasy', 'groups'),
      'Verabredungen treffen': () => workshop.go('implementation', 'commit'),
      Abschluss: () => workshop.go('wrap_up'),
    },
  };
}

async function paper(t) {
  const workshop = await hallOf(t, house);
  await workshop.go('critique', 'collect');
  return {
    ...consoleOf(workshop),
    hall: {
      'Runde mit Punkten': () => openDots(workshop, ['Bus', 'Netz']),
    },
  };
}

const sittings = walkThrough(house, 'console', 'console', {
  'Von der Werkstatt bis zur ersten Abstimmung': firstRound,
  Proben: rehearsal,
  'Tische, Verabredungen und was bleibt': tables,
  'Papier und zurück': paper,
});

describe('console', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
