// Every task of the phone by keyboard and screen reader: `docs/accessibility/phone.md`.
import { describe, test } from 'node:test';
import { hallOf, topics } from './lib/hall.mjs';
import { openHouse } from './lib/house.mjs';
import { line } from './lib/line.mjs';
import { printCards, roundDraft } from './lib/moderator.mjs';
import { visit } from './lib/visitor.mjs';
import { AT_ONCE, LONG, walkThrough } from './lib/walk.mjs';

const house = openHouse();

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

async function wholeDay(t) {
  const workshop = await hallOf(t, house);
  const options = [];
  let round;
  const open = (question, more) => async () => {
    if (workshop.state.head.clock.phaseId !== rank().id) await workshop.go('critique', 'rank');
    const draft = roundDraft('cluster', options, { question: { de: question }, ...more });
    round = await workshop.ask({ type: 'prepareRound', round: draft });
    await workshop.ask({ type: 'openRounds', roundIds: [round] });
  };
  const rank = () => workshop.state.phases.find((one) => one.kind === 'critique' && one.subStep === 'rank');
  return {
    url: `${house.server.url}/`,
    told: { Code: workshop.code },
    hall: {
      'Kritik sammeln': () => workshop.go('critique', 'collect'),
      'Kritik ordnen': async () => {
        options.push(...(await topics(workshop, TITLES)));
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
  };
}

/** A phone that starts at the workshop's address; its line can be cut. */
async function atHand(t) {
  const workshop = await hallOf(t, house);
  const cable = await line(house.server.url);
  t.after(() => cable.close());
  return {
    url: `${cable.url}/j/${workshop.code}`,
    // A voice that reads until it is stopped: this browser has none that could be relied on.
    init: () => (SpeechSynthesis.prototype.speak = () => undefined),
    hall: {
      'Kritik sammeln': () => workshop.go('critique', 'collect'),
      'Die Verbindung reißt ab': () => cable.cut(),
      'Die Verbindung ist wieder da': (_, page) => {
        cable.mend();
        return page.evaluate(() => dispatchEvent(new Event('online')));
      },
    },
  };
}

async function aimToFarewell(t) {
  const workshop = await hallOf(t, house);
  await topics(workshop, TITLES.slice(0, 3));
  const wish = async (text) => {
    const card = await workshop.until((state) => state.cards.find((one) => one.text === text));
    await workshop.ask({ type: 'chooseCard', cardId: card.id, chosen: true });
  };
  return {
    url: `${house.server.url}/j/${workshop.code}`,
    hall: {
      'Ins Positive wenden': () => workshop.go('reversal'),
      'Wünsche sammeln': () => workshop.go('fantasy', 'collect'),
      'Tische bilden': async () => {
        await workshop.go('fantasy', 'groups');
        await workshop.ask({ type: 'formSmallGroups', grouping: 'open', count: 3 });
      },
      'Nachricht an die Tische': () =>
        workshop.ask({
          type: 'messageTables',
          smallGroupIds: workshop.state.smallGroups.map((one) => one.id),
          text: 'Noch fünf Minuten.',
        }),
      'Ein Tisch stellt vor': async () => {
        await workshop.go('fantasy', 'present');
        const table = workshop.state.smallGroups.find((one) => one.resultTitle);
        await workshop.ask({ type: 'present', smallGroupId: table.id });
      },
      'Wirklichkeits-Check': async () => {
        await wish('Ein Café, in dem Junge den Älteren das Handy erklären');
        const text = 'Jeder Bus kommt';
        await workshop.ask({
          type: 'addCard',
          kind: 'wish',
          text,
          domainId: null,
          aboutId: null,
          origin: 'paper',
          clientKey: crypto.randomUUID(),
        });
        await wish(text);
        await workshop.go('implementation', 'check');
      },
      'Verabredungen treffen': () => workshop.go('implementation', 'commit'),
      'Das Angebot wird bestätigt': async () => {
        const [{ id: commitmentId, version, measureId, what, who, byWhen }] = workshop.state.commitments;
        const offer = { measureId, what, who, byWhen, consent: true };
        await workshop.ask({ type: 'confirmCommitment', commitmentId, version, ...offer });
      },
      Abschluss: () => workshop.go('wrap_up'),
    },
  };
}

/** A workshop that admits by card, and tables that write together. */
async function atTable(t) {
  const { server, staff } = house;
  const workshop = await hallOf(t, house);
  const {
    codes: [mine, another],
  } = await printCards(server, staff, workshop.id, 2);
  await workshop.ask({ type: 'setAdmission', admission: 'byCard' });
  const guest = await visit(server.url, workshop.code, { cardCode: another });
  t.after(() => guest.leave());
  return {
    url: `${server.url}/j/${workshop.code}`,
    told: { Karte: mine },
    hall: {
      'Maßnahmen ausarbeiten, an zwei Tischen': async () => {
        await workshop.ask({ type: 'formSmallGroups', grouping: 'open', count: 2 });
        await workshop.go('implementation', 'measures');
      },
      'Jemand am Tisch beginnt zu schreiben': async () => {
        const [table] = workshop.state.smallGroups;
        await guest.ask({ type: 'joinSmallGroup', smallGroupId: table.id });
        const [{ id: measureId }] = workshop.state.measures;
        await guest.ask({ type: 'lockMeasure', measureId, lock: true });
      },
      'Jemand am Tisch schreibt zu Ende': async () => {
        const [{ id: measureId, sheet, desk }] = workshop.state.measures;
        const more = {
          goal: 'Niemand bleibt stehen',
          description: 'Eine Bank',
          who: 'Verein',
          firstStep: 'Bauen',
        };
        const { version } = desk;
        await guest.ask({
          type: 'editMeasure',
          measureId,
          version,
          sheet: { ...sheet, ...more, effort: 'small' },
        });
        await guest.ask({ type: 'lockMeasure', measureId, lock: false });
      },
    },
  };
}

const sittings = walkThrough(house, 'phone', 'phone', {
  'Vom Beitreten bis zur Maßnahme': wholeDay,
  'Sprache, Schrift und Verbindung': atHand,
  'Vom Ziel bis zum Abschied': aimToFarewell,
  'Mit Einlasskarte und am Tisch': atTable,
});

describe('phone', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
