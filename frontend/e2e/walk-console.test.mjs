// Every task of the console by keyboard and screen reader: `docs/accessibility/console.md`.
import { describe, test } from 'node:test';
import { openHouse } from './lib/house.mjs';
import { visit } from './lib/visitor.mjs';
import { AT_ONCE, LONG, signedIn, walkThrough } from './lib/walk.mjs';

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

const sittings = walkThrough(house, 'console', 'console', {
  'Von der Werkstatt bis zur ersten Abstimmung': firstRound,
});

describe('console', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
