// Every task of the console by keyboard and screen reader: `docs/accessibility/console.md`.
import { describe, test } from 'node:test';
import { hallOf, openDots, signedIn, topics } from './lib/hall.mjs';
import { openHouse } from './lib/house.mjs';
import { setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { AT_ONCE, LONG, walkThrough } from './lib/walk.mjs';

const house = openHouse();
const staffHeaders = () => ({
  origin: house.server.url,
  cookie: house.staff.cookie,
  'content-type': 'application/json',
});

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

/** Makes somebody who moderates, too; gives the account's id and the one-time link. */
async function colleague(login) {
  const made = await fetch(`${house.server.url}/api/accounts`, {
    method: 'POST',
    headers: staffHeaders(),
    body: JSON.stringify({ login, name: 'Jana Muster', role: 'moderator' }),
  });
  const { account, link } = await made.json();
  return { id: account.id, token: link.split('#setup=')[1] };
}

async function beforehand(t) {
  const workshop = await hallOf(t, house, { doors: false });
  await colleague('jana');
  return consoleOf(workshop, '/prepare');
}

/** The second moderator's console. */
async function pair(t) {
  const workshop = await hallOf(t, house);
  const { id, token } = await colleague('jana2');
  await fetch(`${house.server.url}/api/workshops/${workshop.id}/moderators/${id}`, {
    method: 'PUT',
    headers: staffHeaders(),
  });
  const promise = { measureId: null, what: 'Plakate kleben', who: 'Team', byWhen: 'April', consent: true };
  return {
    url: `${house.server.url}/console#setup=${token}`,
    hall: {
      'Die erste Moderation übernimmt': () => workshop.ask({ type: 'takeOver' }),
      'Verabredungen treffen': async () => {
        await workshop.ask({ type: 'takeOver' });
        await workshop.go('implementation', 'commit');
        await workshop.ask({ type: 'confirmCommitment', commitmentId: null, version: null, ...promise });
      },
      'Die erste Moderation ändert die Verabredung': async () => {
        const [{ id: commitmentId, version }] = workshop.state.commitments;
        const changed = { ...promise, byWhen: 'Mai' };
        await workshop.ask({ type: 'confirmCommitment', commitmentId, version, ...changed });
      },
    },
  };
}

async function choices(t) {
  const workshop = await hallOf(t, house);
  const guest = await visit(house.server.url, workshop.code);
  t.after(() => guest.leave());
  const [bus] = await topics(workshop, ['Bus', 'Netz']);
  await workshop.go('reversal');
  const given = (kind, text, aboutId = null) =>
    workshop.ask({
      type: 'addCard',
      kind,
      text,
      domainId: null,
      aboutId,
      origin: 'spoken',
      clientKey: crypto.randomUUID(),
    });
  await given('reversal', 'Der Bus kommt jede Stunde', bus);
  return {
    ...consoleOf(workshop),
    hall: {
      'Wirklichkeits-Check': async () => {
        for (const text of ['Bus auf Zuruf', 'Netz in jedem Tal']) await given('wish', text);
        await workshop.go('implementation', 'check');
      },
    },
  };
}

const sittings = walkThrough(house, 'console', 'console', {
  'Von der Werkstatt bis zur ersten Abstimmung': firstRound,
  Proben: rehearsal,
  'Tische, Verabredungen und was bleibt': tables,
  'Papier und zurück': paper,
  'Vor dem Tag': beforehand,
  'Zu zweit': pair,
  'Ziele und Wünsche': choices,
});

describe('console', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
