// Every task by keyboard and screen reader, as `docs/accessibility-script.md` says it, on a real server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { context, launch } from './lib/browser.mjs';
import { note } from './lib/checked.mjs';
import { moderate, roundDraft, setUp } from './lib/moderator.mjs';
import { motion, sidewaysAtFourfold, smallOnTablet, smallTargets } from './lib/reachable.mjs';
import { person, readScript } from './lib/script.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';

const script = readScript(fileURLToPath(new URL('../../docs/accessibility-script.md', import.meta.url)));
let server;
let browser;
let staff;
before(async () => {
  server = await startServer();
  browser = await launch();
  staff = await setUp(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens an address and follows all tasks of this face. */
async function walk(t, face, { kind, url, hall = {}, told, cookies }) {
  const place = await context(browser, kind, {
    reducedMotion: 'reduce',
    hasTouch: kind === 'phone' || kind === 'console',
  });
  t.after(() => place.close());
  if (cookies) await place.addCookies(cookies);
  const page = await place.newPage();
  page.setDefaultTimeout(60_000);
  const faults = [];
  const barriers = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.addInitScript(() =>
    addEventListener('pointerdown', (event) => event.isTrusted && console.error('a pointer was used'), true),
  );
  const one = await person(
    page,
    async (what) => {
      const [, name, of] = /^([^»]+?)(?: »(.*)«)?$/.exec(what);
      if (!hall[name]) throw new Error(`Nobody in the hall knows: ${what}`);
      await hall[name](of);
    },
    told,
  );
  await page.goto(url);
  for (const task of script.get(face)) {
    t.diagnostic(`${task.title}: ${await one.follow(task)} ms`);
    note({ face: kind, task: task.title });
    const small = { phone: smallTargets, console: smallOnTablet }[kind];
    if (small) for (const one of await small(page)) barriers.push(`${task.title}, small: ${one}`);
    if (kind === 'console' || kind === 'office')
      for (const one of await sidewaysAtFourfold(page)) barriers.push(`${task.title}, 400 %: ${one}`);
    for (const one of await motion(page)) barriers.push(`${task.title}, moves: ${one}`);
  }
  assert.deepEqual(await one.noise(), [], 'announcements are five seconds apart');
  assert.deepEqual([...new Set([...barriers, ...one.unseen()])], []);
  assert.deepEqual(faults, []);
}

async function hallOf(t) {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  return workshop;
}

test('the office', { timeout: 300_000 }, async (t) => {
  const [name, value] = staff.cookie.split('=');
  await walk(t, 'Büro', {
    kind: 'office',
    url: `${server.url}/office`,
    cookies: [{ name, value, url: server.url }],
  });
});

const TITLES = ['Rufbus am Abend', 'Netz am Bahnhof', 'Digital-Café', 'Anträge online'];
const settings = { places: 0, axes: null, budget: null, equalSay: false, shortlistOf: null, runoffOf: null };
/** In cents, for the options in their order. */
const budget = { totalCents: 5_000_000, costsCents: [2_000_000, 3_000_000, 900_000, 4_500_000] };
const axes = { first: { de: 'Wirkung' }, second: { de: 'Mühe' } };
const ROUNDS = {
  'Runde mit Punkten': ['Was zuerst?', {}],
  'Runde mit Zustimmung': ['Was unterstützen Sie?', { ballotType: 'approval' }],
  'Runde mit Budget': [
    'Wofür soll das Geld reichen?',
    { ballotType: 'approval', settings: { ...settings, budget } },
  ],
  'Runde mit Reihenfolge': [
    'Wie ist die Reihenfolge?',
    { ballotType: 'ranking', settings: { ...settings, places: 3 } },
  ],
  'Runde mit Bewertung': ['Was bringt es?', { ballotType: 'rating', settings: { ...settings, axes } }],
  'Runde mit Ja und Nein': ['Stimmt das?', { ballotType: 'votes', settings }],
  'Runde mit Duellen': ['Was zählt mehr?', { ballotType: 'pairwise', settings }],
};

test('the phone', { timeout: 300_000 }, async (t) => {
  const workshop = await hallOf(t);
  const options = [];
  let round;
  const open = (question, more) => async () => {
    if (workshop.state.head.clock.phaseId !== rank().id) await workshop.go('critique', 'rank');
    const draft = roundDraft('cluster', options, { question: { de: question }, ...more });
    round = await workshop.ask({ type: 'prepareRound', round: draft });
    await workshop.ask({ type: 'openRounds', roundIds: [round] });
  };
  const rank = () => workshop.state.phases.find((one) => one.kind === 'critique' && one.subStep === 'rank');
  await walk(t, 'Handy', {
    kind: 'phone',
    url: `${server.url}/`,
    told: { Code: workshop.code },
    hall: {
      'Kritik sammeln': () => workshop.go('critique', 'collect'),
      'Kritik ordnen': async () => {
        const topic = {
          type: 'createCluster',
          shortTitle: '',
          domainId: null,
          kind: 'criticism',
          cardIds: [],
        };
        for (const title of TITLES) options.push(await workshop.ask({ ...topic, title }));
        await workshop.go('critique', 'cluster');
      },
      'Die Karte kommt zum Thema': (title) => {
        const card = workshop.state.cards.find((one) => one.text.startsWith('Am Bahnhof'));
        const cluster = workshop.state.clusters.find((one) => one.title === title);
        return workshop.ask({ type: 'moveCards', cardIds: [card.id], clusterId: cluster.id });
      },
      ...Object.fromEntries(
        Object.entries(ROUNDS).map(([name, [question, more]]) => [name, open(question, more)]),
      ),
      'Ergebnis zeigen': async () => {
        await workshop.ask({ type: 'closeRounds', roundIds: [round] });
        await workshop.ask({ type: 'revealRound', roundId: round });
      },
      'Maßnahmen ausarbeiten': () => workshop.go('implementation', 'measures'),
    },
  });
});

test('the console', { timeout: 300_000 }, async (t) => {
  const [name, value] = staff.cookie.split('=');
  const people = [];
  t.after(() => people.forEach((one) => one.leave()));
  let round;
  await walk(t, 'Konsole', {
    kind: 'console',
    url: `${server.url}/console`,
    cookies: [{ name, value, url: server.url }],
    hall: {
      'Vier Menschen treten bei': async () => {
        const answer = await fetch(`${server.url}/api/workshops`, { headers: { cookie: staff.cookie } });
        const list = await answer.json();
        const { joinCode } = list.find((one) => one.topic === 'Digitalwerkstatt Talheim');
        const code = joinCode.replace('-', '');
        for (let count = 0; count < 4; count += 1) people.push(await visit(server.url, code));
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
  });
});

test('the projector', { timeout: 300_000 }, async (t) => {
  const workshop = await hallOf(t);
  const guest = await visit(server.url, workshop.code);
  t.after(() => guest.leave());
  const given = await fetch(`${server.url}/api/workshops/${workshop.id}/projector`, {
    method: 'POST',
    headers: { origin: server.url, cookie: staff.cookie },
  });
  const { pathname, search, hash } = new URL((await given.json()).url);
  let round;
  await walk(t, 'Leinwand', {
    kind: 'projector',
    url: server.url + pathname + search + hash,
    hall: {
      'Kritik sammeln': () => workshop.go('critique', 'collect'),
      'Zehn Karten kommen': async () => {
        for (let number = 1; number <= 10; number += 1) await guest.card('criticism', `Karte ${number}`);
      },
      'Eine Abstimmung beginnt': async () => {
        const topic = {
          type: 'createCluster',
          shortTitle: '',
          domainId: null,
          kind: 'criticism',
          cardIds: [],
        };
        const options = [];
        for (const title of ['Bus', 'Netz']) options.push(await workshop.ask({ ...topic, title }));
        await workshop.go('critique', 'rank');
        const draft = roundDraft('cluster', options, { question: { de: 'Was zuerst?' } });
        round = await workshop.ask({ type: 'prepareRound', round: draft });
        await workshop.ask({ type: 'openRounds', roundIds: [round] });
      },
      'Das Ergebnis wird gezeigt': async () => {
        await guest.until(() => guest.rounds.get(round)?.state === 'open');
        await guest.ask({ type: 'castBallot', roundId: round, revision: 1, ballot: { p: [[0, 2]] } });
        await workshop.ask({ type: 'closeRounds', roundIds: [round] });
        await workshop.ask({ type: 'revealRound', roundId: round });
      },
      'Die Leinwand wird dunkel': () => workshop.ask({ type: 'blank', on: true }),
    },
  });
});
