// Every method at the console: prepare the round in the dialog, vote by phone and on paper, count, reveal, publish
// the ballots, and count them again with `recount`: its order has to be the frozen one.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, picture, sideways } from './lib/browser.mjs';
import { moderate, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { begins, words } from './lib/words.mjs';

const PICTURES = process.env.ZW_PICTURES;
const say = words('de');
const TITLES = [
  'WLAN im Bürgerhaus',
  'Digital-Café am Vormittag',
  'Bus auf Abruf',
  'Anträge vom Sofa aus',
  'Werkbank für Vereine',
];
let server;
let browser;
let page;
let hall;
let people;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zw-methods-'));
  server = await startServer();
  const staff = await setUp(server);
  hall = await moderate(server, staff);
  await hall.ask({ type: 'openWorkshop' });
  const [citizens, business] = hall.state.setup.groups;
  const domains = hall.state.setup.domains;
  people = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      visit(server.url, hall.code, { groupId: (index < 7 ? citizens : business).id }),
    ),
  );
  await hall.go('implementation', 'measures');
  for (const [index, title] of TITLES.entries())
    await hall.ask({
      type: 'addMeasure',
      origin: 'paper',
      derivedFrom: [],
      sheet: {
        title,
        shortTitle: title,
        domainId: domains[index < 2 ? 0 : 1].id,
        goal: 'Ziel',
        description: 'Beschreibung',
        who: 'Alle',
        firstStep: 'Anfangen',
        effort: 'small',
      },
    });
  await hall.go('implementation', 'rank');

  browser = await launch();
  const opened = await context(browser, 'console', { acceptDownloads: true });
  const [name, value] = staff.cookie.split('=');
  await opened.addCookies([{ name, value, url: server.url }]);
  page = await openPage(opened, `${server.url}/console#/w/${hall.id}`);
});
after(async () => {
  if (PICTURES && page) await picture(page, `${PICTURES}/methods-last.png`);
  for (const person of people ?? []) person.leave();
  hall?.close();
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const dialog = () => page.getByRole('dialog');
const panel = (round) => page.locator(`#round-${round.id}`);
const button = (key, params, place = page) =>
  place.getByRole('button', { name: say(key, params), exact: true });

/** Nothing for axe in the light, the dark and forced colours; nothing beside a tablet's screen. */
async function fine(name) {
  for (const look of [
    { colorScheme: 'light', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'none' },
    { colorScheme: 'light', forcedColors: 'active' },
  ]) {
    await page.emulateMedia(look);
    assert.deepEqual(await axe(page), [], `${name}, ${Object.values(look)}`);
    if (PICTURES) {
      const shade = look.forcedColors === 'active' ? 'forced' : look.colorScheme;
      await picture(page, `${PICTURES}/${name}-${shade}.png`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize({ width: 1024, height: 768 });
  assert.equal(await sideways(page), 0, `${name} fits 1024`);
  if (PICTURES) await picture(page, `${PICTURES}/${name}-1024.png`);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Opens a round in the dialog and gives it. `fill` does what this instrument needs. */
async function openRound(instrument, fill = async () => {}) {
  const known = new Set(hall.state.rounds.map((round) => round.id));
  await page
    .getByRole('button', { name: say(known.size > 0 ? 'console.anotherRound' : 'console.prepareRound') })
    .first()
    .click();
  await dialog().waitFor();
  await dialog()
    .getByRole('radio', { name: begins(say(`console.instrument.${instrument}`)) })
    .check({ force: true });
  await dialog().getByLabel(say('console.whatToVote')).selectOption('measure');
  await fill(dialog());
  await fine(`dialog-${instrument}`);
  await button('console.openRounds', { count: 1 }, dialog()).click();
  await dialog().waitFor({ state: 'hidden' });
  return hall.until((state) => state.rounds.find((round) => !known.has(round.id) && round.state === 'open'));
}

async function vote(round, ballotOf) {
  for (const [index, person] of people.entries()) {
    await person.until(() => person.rounds.get(round.id)?.state === 'open');
    const answer = await person.ask({
      type: 'castBallot',
      roundId: round.id,
      revision: 1,
      ballot: ballotOf(index),
    });
    assert.equal(answer.type, 'ack', JSON.stringify(answer));
  }
}

/** Types in paper ballots by keys only: line, Enter, line, Enter, and Enter in the empty line sends. */
async function paper(lines) {
  await button('console.enterPaper').click();
  await dialog().waitFor();
  for (const line of lines) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await dialog()
    .getByRole('heading', { name: say('console.paperPile', { count: lines.length }) })
    .waitFor();
  await fine(`paper-${lines[0].replace(/\W+/g, '_')}`);
  await dialog()
    .getByLabel(say('console.ballotNumber', { count: lines.length + 1 }))
    .focus();
  await page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'hidden' });
}

async function closeAndReveal(round, name) {
  const bar = page.getByRole('contentinfo', { name: say('console.actions') });
  await button('console.closeRounds', { count: 1 }, bar).click();
  await button('console.closeRounds', { count: 1 }, dialog()).click();
  const place = panel(round);
  await place.getByRole('heading', { name: say('console.roundTitle.closed') }).waitFor();
  await button('console.allAndHow', { count: round.options.length }, place).click();
  await place.getByRole('heading', { name: say('outcome.whyTitle') }).waitFor();
  if (round.repeats) await place.getByRole('heading', { name: say('outcome.shift') }).waitFor();
  await fine(`result-${name}`);
  if (PICTURES) {
    await page.setViewportSize({ width: 1280, height: 4200 });
    await place.screenshot({ path: `${PICTURES}/whole-${name}.png` });
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await button('console.showResult', {}, bar).click();
  return hall.until((state) =>
    state.rounds.find((one) => one.id === round.id && one.state === 'revealed' && one.result),
  );
}

/** Publishes the ballots, fetches the file as everybody can, and counts it again. */
async function recount(round) {
  const place = panel(round);
  await place.getByRole('heading', { name: say('console.roundTitle.revealed') }).waitFor();
  const unfold = button('console.unfold', {}, place);
  if (await unfold.isVisible()) await unfold.click();
  await button('console.publish', {}, place).click();
  await dialog().waitFor();
  await fine('publish');
  await button('console.publish', {}, dialog()).click();
  await dialog().waitFor({ state: 'hidden' });
  const link = place.getByRole('link', { name: say('outcome.file', { format: 'JSON' }) });
  await link.waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const path = join(folder, `${round.id}.json`);
  await file.saveAs(path);
  const [counted] = JSON.parse(
    execFileSync(process.env.ZW_BINARY, ['recount', path], { encoding: 'utf8' }),
  ).cases;
  return counted.tests;
}

/** The frozen order as tiers of the names that the file uses. */
function frozen(round, rank = 'rank') {
  const tiers = new Map();
  for (const row of round.result.options) {
    const name = `M-${String(round.options[row.option].number).padStart(3, '0')}`;
    tiers.set(row[rank], [...(tiers.get(row[rank]) ?? []), name]);
  }
  return [...tiers].sort((a, b) => a[0] - b[0]).map(([, names]) => names.sort());
}
const sorted = (tiers) => tiers.map((tier) => [...tier].sort());

async function fromOpeningToRecount(instrument, { fill, ballotOf, lines, check }) {
  const round = await openRound(instrument, fill);
  await vote(round, ballotOf);
  await paper(lines);
  const revealed = await closeAndReveal(round, instrument);
  assert.equal(revealed.result.ballots, people.length);
  assert.equal(revealed.result.paperBallots, lines.length);
  const [test] = await recount(revealed);
  if (check) check(test, revealed);
  else assert.deepEqual(sorted(test.result.ranking), frozen(revealed));
  assert.deepEqual(page.faults, []);
  // Out of the way of the next one.
  await hall.ask({ type: 'voidRound', roundId: round.id, reason: 'Für die Probe' });
  return revealed;
}

test('dots, with paper typed in twice and a difference settled', async () => {
  const round = await openRound('points', async (place) => {
    await place.getByLabel(say('console.dotsPerPerson')).fill('3');
    await place.getByText(say('console.everyGroup')).click();
    await place.getByText(say('console.equalSayPolitical')).waitFor();
  });
  assert.equal(round.settings.equalSay, true);
  await vote(round, (index) => ({
    p: [
      [index % 3, 2],
      [4, 1],
    ],
  }));
  await paper(['1 1 2', '1x2 3', '0']);
  // The second entry differs in one ballot.
  await button('console.secondEntry').click();
  for (const line of ['1 1 2', '2x2 3', '0']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await button('console.enterSheets', { count: 3 }, dialog()).click();
  await page.getByText(say('console.entriesDiffer')).waitFor();
  await page.getByRole('row', { name: /1×2 3/ }).waitFor();
  await fine('paper-differs');
  await button('console.takeSecond').click();
  await page.getByText(say('console.entriesDiffer')).waitFor({ state: 'detached' });
  const revealed = await closeAndReveal(round, 'points');
  const [plain, equal] = await recount(revealed);
  assert.deepEqual(sorted(plain.result.ranking), frozen(revealed));
  assert.equal(equal.options.weighting, 'group_equal');
  assert.deepEqual(sorted(equal.result.ranking), frozen(revealed, 'equalSayRank'));
  assert.equal(revealed.result.options.find((row) => row.option === 1).paperPoints, null);
  await hall.ask({ type: 'voidRound', roundId: round.id, reason: 'Für die Probe' });
});

test('approval', () =>
  fromOpeningToRecount('approval', {
    ballotOf: (index) => ({ a: index % 2 ? [0, 3] : [0, 1, 2] }),
    lines: ['1 4', '2'],
  }));

test('rating on two axes with own names', () =>
  fromOpeningToRecount('rating', {
    fill: async (place) => {
      await place.getByLabel(say('console.firstAxis')).fill('Bringt viel');
      await place.getByLabel(say('console.secondAxis')).fill('Macht Arbeit');
    },
    ballotOf: (index) => ({
      s: TITLES.map((_, option) => [
        option,
        1 + ((option + index) % 5),
        option === 2 ? null : 1 + (option % 5),
      ]),
    }),
    lines: ['42 33 2- 51 --'],
  }));

test('ranking', async () => {
  const revealed = await fromOpeningToRecount('ranking', {
    fill: (place) => place.getByLabel(say('console.places')).fill('3'),
    ballotOf: (index) => ({ r: index % 3 ? [[0], [1, 2]] : [[3], [0], [1]] }),
    lines: ['1 2=3', '4'],
  });
  assert.equal(revealed.settings.places, 3);
  assert.equal(revealed.result.method, 'schulze');
});

test('budget', async () => {
  await fromOpeningToRecount('budget', {
    fill: async (place) => {
      await place.getByLabel(say('console.budgetTotal')).fill('50 Tsd.');
      const prices = ['12.500', '20.000,00 €', '8,5 Tsd.', '30000', '15.000'];
      for (const [index, price] of prices.entries())
        await place.getByRole('textbox', { name: TITLES[index], exact: true }).fill(price);
    },
    ballotOf: (index) => ({ a: [index % 5, (index + 2) % 5] }),
    lines: ['1 3'],
    check: (test, revealed) => {
      const funded = revealed.result.options
        .filter((row) => row.figures.funded !== null)
        .sort((a, b) => a.figures.funded - b.figures.funded)
        .map((row) => `M-${String(revealed.options[row.option].number).padStart(3, '0')}`);
      assert.deepEqual(test.result.funded, funded);
      assert.equal(revealed.settings.budget.totalCents, 5_000_000);
      assert.deepEqual(
        revealed.settings.budget.costsCents.toSorted((a, b) => a - b),
        [850_000, 1_250_000, 1_500_000, 2_000_000, 3_000_000],
      );
    },
  });
});

test('duels', () =>
  fromOpeningToRecount('pairwise', {
    ballotOf: (index) => ({
      d: [
        [0, 1, 1],
        [1, 2, index % 4 ? 1 : -1],
        [2, 3, 0],
        [3, 4, 1],
      ],
    }),
    lines: ['1>2 5>4'],
  }));

test('agree, disagree or pass', () =>
  fromOpeningToRecount('votes', {
    ballotOf: (index) => ({ v: TITLES.map((_, option) => [option, ((option * 7 + index) % 3) - 1]) }),
    lines: ['1 2 3 0 1', '11211'],
  }));

test('a run-off over a tie, the best of a round, and the round once more', async () => {
  const round = await openRound('approval');
  await vote(round, (index) => ({ a: index % 2 ? [0] : [1] }));
  const revealed = await closeAndReveal(round, 'tie');
  assert.equal(revealed.result.options.filter((row) => row.rank === 1).length, 2);

  // The best three of it: place 3 is shared by three, and all of them come along.
  await button('console.anotherRound').click();
  await dialog()
    .getByLabel(say('console.whatToVote'))
    .selectOption({ label: say('console.scopeBest', { question: revealed.question.de }) });
  await dialog().getByLabel(say('console.howManyBest')).fill('3');
  await dialog()
    .getByText(say('console.bestTied', { count: 5, rank: 3, tied: 3 }))
    .waitFor();
  await fine('dialog-best');
  await dialog().getByLabel(say('console.howManyBest')).fill('2');
  await button('console.onlyPrepare', {}, dialog()).click();
  const best = await hall.until((state) => state.rounds.find((one) => one.settings.shortlistOf === round.id));
  assert.equal(best.options.length, 2);
  await hall.ask({ type: 'deleteRound', roundId: best.id });

  await button('console.repeatRound', {}, panel(round)).click();
  await dialog().getByText(say('console.repeatText')).waitFor();
  // The time for it: no round without a proper number, and the clock only when it opens.
  const before = hall.state.head.clock.endsAt;
  await dialog()
    .getByRole('radio', { name: say('console.roundTimeOther') })
    .check({ force: true });
  await button('console.openRounds', { count: 1 }, dialog()).click();
  await dialog()
    .getByText(say('refusal.outOfRange', { min: 1, max: 120 }))
    .waitFor();
  assert.ok(!hall.state.rounds.some((one) => one.repeats === round.id));
  assert.equal(hall.state.head.clock.endsAt, before);
  await dialog()
    .getByRole('textbox', { name: say('console.roundMinutes') })
    .fill('7');
  await fine('dialog-time');
  await button('console.openRounds', { count: 1 }, dialog()).click();
  await dialog().waitFor({ state: 'hidden' });
  const again = await hall.until((state) => state.rounds.find((one) => one.repeats === round.id));
  const sevenMinutes = await hall.until(({ head: { clock } }) => clock.endsAt !== before && clock.endsAt);
  const left = sevenMinutes - Date.now();
  assert.ok(left > 6 * 60_000 && left <= 7 * 60_000, `${left} ms`);
  await vote(again, () => ({ a: [1] }));
  await closeAndReveal(again, 'again');
  assert.equal(hall.state.head.clock.endsAt, sevenMinutes);
  assert.deepEqual(page.faults, []);
});

/** Small files of every standard that a ballot file may have, as `recount` reads them. */
const SAMPLES = new URL('../../tests/rules/ballot_files/samples/', import.meta.url);
const sample = (name) => readFileSync(new URL(name, SAMPLES));

test('a file of a real election is shown as a finished round; a bad one says its line', async () => {
  const start = `${server.url}/console#/`;
  const give = async (name, buffer) => {
    await page.goto(start);
    await page.getByRole('heading', { level: 1, name: say('console.workshops') }).waitFor();
    await page
      .getByLabel(say('console.demonstrationFile'))
      .setInputFiles({ name, mimeType: 'text/plain', buffer });
  };
  const torn = Buffer.from(sample('approval.pb').toString('utf8').replace('1;34;1,2', '1;34;9'));
  await give('wahl.pb', torn);
  await page.getByText(/^In Zeile 24 der Datei .*there is no project 9/).waitFor();
  await fine('demonstration-bad');
  await give('wahl.txt', torn);
  await page.getByText(say('console.fileProblem.kind')).waitFor();
  // The browser notes both refusals; nothing else went wrong.
  assert.ok(
    page.faults.every((fault) => fault.includes('422')),
    page.faults.join(),
  );
  page.faults = [];

  for (const [name, title, best] of [
    ['approval.pb', 'Bürgerbudget', 'Rufbus'],
    ['small.soi', 'Was zuerst?', 'Rufbus'],
    ['small.blt', 'Wer spricht?', 'Adam'],
  ]) {
    await give(name, sample(name));
    await page.getByRole('heading', { name: say('console.roundTitle.revealed') }).waitFor();
    await page.getByText(title).first().waitFor();
    const places = page.getByRole('table').first().getByRole('row');
    await places.filter({ hasText: best }).first().waitFor();
    await fine(`demonstration-${name.split('.')[1]}`);
  }
  assert.deepEqual(page.faults, []);
});
