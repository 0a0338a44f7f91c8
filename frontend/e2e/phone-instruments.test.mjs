// Every instrument on phones, on a real server: one person votes with a finger, is interrupted by a reload and
// changes their mind; another uses nothing but the keyboard; both then see the result and why it is as it is.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { context, launch, openPage } from './lib/browser.mjs';
import { openDots } from './lib/hall.mjs';
import { keyboard } from './lib/keyboard.mjs';
import { looks } from './lib/looks.mjs';
import { moderate, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { words } from './lib/words.mjs';

const say = words('de');
const TITLES = ['Rufbus am Abend', 'Netz am Bahnhof', 'Digital-Café', 'Anträge online'];
const settings = {
  places: 0,
  axes: null,
  budget: null,
  equalSay: false,
  shortlistOf: null,
  runoffOf: null,
};
let server;
let browser;
let staff;
let findings;
before(async () => {
  server = await startServer();
  browser = await launch();
  staff = await setUp(server);
});
beforeEach(() => (findings = []));
after(async () => {
  await browser?.close();
  await server?.stop();
});

const button = (page, name) => page.getByRole('button', { name, exact: true });
const heading = (page, name) => page.getByRole('heading', { level: 1, name });
const look = async (page, name) => findings.push(...(await looks(page, name)));

/** A phone in the room. Not `isMobile`: its zoomed-out page would hide what scrolls sideways. */
async function phone(t, workshop, block) {
  const place = await context(browser, 'phone', { isMobile: false });
  t.after(() => place.close());
  if (block) await place.route(block, (route) => route.abort());
  const page = await openPage(place, `${server.url}/j/${workshop.code}`);
  await button(page, say('phone.join.go')).click();
  await button(page, say('phone.continue')).click();
  return page;
}

/** A workshop with an open round of this kind and two phones in it. */
async function opened(t, question, more) {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const round = await openDots(workshop, TITLES, { question: { de: question }, ...more });
  const [anna, bernd] = [await phone(t, workshop), await phone(t, workshop)];
  for (const page of [anna, bernd]) await heading(page, question).waitFor();
  return { workshop, round, anna, bernd, hand: keyboard(bernd) };
}

/** Waits until what was tapped has arrived, then starts the page anew. */
async function reload(page, question) {
  await page.getByText(/^Angekommen/).waitFor();
  await page.reload();
  await heading(page, question).waitFor();
}

const send = (page) => button(page, say('day.vote.send'));
const arrived = (page) => heading(page, say('day.arrived')).waitFor();

/** Takes back that one is done, and gives the ballot once more. */
async function again(page, question) {
  await button(page, say('day.vote.change')).click();
  await heading(page, question).waitFor();
}

/**
 * Closes and reveals, after others have cast these ballots, too; gives the result as the round has it, option
 * by option. Ballots are published where there are enough of them to keep a secret.
 */
async function reveal({ workshop, round, anna, bernd }, name, crowd = [], formats = 0) {
  for (const ballot of crowd) {
    const other = await visit(server.url, workshop.code);
    assert.equal((await other.ask({ type: 'castBallot', roundId: round, revision: 1, ballot })).type, 'ack');
    other.leave();
  }
  const all = 2 + crowd.length;
  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  await workshop.ask({ type: 'revealRound', roundId: round });
  if (all >= 5) await workshop.ask({ type: 'publishBallots', roundId: round, published: true });
  for (const page of [anna, bernd]) await button(page, say('result.why.ask')).waitFor();
  const { result } = await workshop.until((state) =>
    state.rounds.find((one) => one.id === round && one.state === 'revealed'),
  );
  assert.equal(result.counted, all);
  await look(anna, `${name}-ergebnis`);
  await anna.getByText(say('result.table'), { exact: true }).click();
  const table = anna.getByRole('table');
  for (const title of TITLES) await table.getByText(title).waitFor();
  await anna.getByText(say('result.table'), { exact: true }).click();
  await button(anna, say('result.why.ask')).click();
  await anna.getByRole('heading', { name: say('result.why.chapter.ballots') }).waitFor();
  await anna.getByText(say('result.why.ballots', { count: all })).waitFor();
  await anna.getByText(say('result.why.noPaper')).waitFor();
  await look(anna, `${name}-warum`);
  await anna.keyboard.press('Escape');
  // Some formats fit some ballots; all that are offered can be had.
  const links = anna.getByRole('link', { name: /JSON|CSV|PrefLib|Pabulib/ });
  assert.equal(await links.count(), formats);
  for (const link of await links.all()) {
    const file = await link.getAttribute('href');
    assert.equal((await fetch(server.url + file)).status, 200, file);
  }
  for (const page of [anna, bernd]) assert.deepEqual(page.faults, []);
  assert.deepEqual(findings, []);
  return result.options.map((row) => ({ ...row, title: TITLES[row.option] }));
}

test('a ranking: tapped in order, sorted by buttons, tied', async (t) => {
  const question = 'Was zuerst?';
  const all = await opened(t, question, { ballotType: 'ranking', settings: { ...settings, places: 3 } });
  const { anna, bernd, hand } = all;
  const tap = (title) => anna.locator('ul').getByRole('button', { name: new RegExp(`^${title}`) });
  for (const title of ['Netz am Bahnhof', 'Rufbus am Abend']) await tap(title).click();
  await anna.getByText(say('vote.ranking.left', { count: 1 })).waitFor();
  await reload(anna, question);
  await anna.getByText(say('vote.ranking.left', { count: 1 })).waitFor();
  await tap('Digital-Café').click();
  await tap('Anträge online').click();
  await anna.getByText(say('vote.ranking.full', { count: 3 })).waitFor();
  await look(anna, '70-reihenfolge');
  await button(anna, say('vote.ranking.up', { title: 'Rufbus am Abend' })).click();
  assert.match(await tap('Rufbus am Abend').textContent(), /Platz 1/);
  await send(anna).click();
  await arrived(anna);
  await anna.getByText('Digital-Café', { exact: true }).waitFor();
  await look(anna, '71-reihenfolge-geschickt');
  await again(anna, question);
  await button(anna, say('vote.ranking.tieWith', { title: 'Digital-Café' })).click();
  await anna.getByText(/^Angekommen/).waitFor();
  await send(anna).click();
  await arrived(anna);

  await hand.press(bernd.getByRole('button', { name: /^Rufbus am Abend/ }).first(), 'Space');
  await hand.press(bernd.getByRole('button', { name: /^Anträge online/ }).first());
  const up = button(bernd, say('vote.ranking.up', { title: 'Anträge online' }));
  await hand.press(up);
  await bernd
    .getByRole('status')
    .getByText(say('vote.ranking.placed', { title: 'Anträge online', place: 1 }))
    .waitFor();
  assert.equal(await up.evaluate((one) => one === document.activeElement), true, 'the focus stays');
  await hand.press(button(bernd, say('vote.ranking.down', { title: 'Anträge online' })));
  await hand.press(send(bernd));
  await arrived(bernd);

  const likewise = { r: [[0], [1]] };
  const rows = await reveal(all, '72-reihenfolge', [likewise, likewise, likewise], 3);
  assert.equal(rows[0].title, 'Rufbus am Abend');
  await anna.getByText(say('result.condorcet', { title: 'Rufbus am Abend' })).waitFor();
  await anna.getByText(say('result.own', { choice: say('vote.choice.place', { place: 1 }) })).waitFor();
});

test('a rating on two axes, one card at a time, with no answer as an answer', async (t) => {
  const question = 'Was bringt es, was kostet es?';
  const axes = { first: { de: 'Wirkung' }, second: { de: 'Mühe' } };
  const all = await opened(t, question, { ballotType: 'rating', settings: { ...settings, axes } });
  const { anna, bernd, hand } = all;
  const mark = (page, axis, value) =>
    page.getByRole('group', { name: axis }).getByRole('radio', { name: new RegExp(`^${value}`) });
  const tap = (axis, value) => mark(anna, axis, value).locator('xpath=ancestor::label').click();
  await tap('Wirkung', 5);
  await tap('Mühe', 2);
  await look(anna, '73-bewerten');
  await button(anna, say('vote.deck.next')).click();
  await anna
    .getByText(say('vote.deck.card', { number: 2, total: 4 }))
    .first()
    .waitFor();
  await tap('Wirkung', 1);
  await reload(anna, question);
  await anna
    .getByText(say('vote.deck.card', { number: 2, total: 4 }))
    .first()
    .waitFor();
  assert.equal(await mark(anna, 'Wirkung', 1).isChecked(), true);
  assert.equal(await mark(anna, 'Mühe', 'keine').isChecked(), true);
  await button(anna, say('ui.back')).click();
  assert.equal(await mark(anna, 'Wirkung', 5).isChecked(), true);
  await tap('Wirkung', 4);
  await button(anna, say('vote.deck.all')).click();
  await anna.getByText('Wirkung: 4 · Mühe: 2').waitFor();
  await look(anna, '74-bewerten-uebersicht');
  await send(anna).click();
  await arrived(anna);
  await again(anna, question);
  await anna.getByRole('button', { name: /Wirkung: 1/ }).click();
  await tap('Wirkung', 'keine');
  await button(anna, say('vote.deck.all')).click();
  await anna
    .getByText(say('vote.deck.done', { count: 1, total: 4 }))
    .first()
    .waitFor();
  await anna.getByText(/^Angekommen/).waitFor();
  await send(anna).click();
  await arrived(anna);

  for (let card = 1; card <= 4; card += 1) {
    await hand.choose(bernd.getByRole('group', { name: 'Wirkung' }), new RegExp(`^${card}`));
    await hand.choose(bernd.getByRole('group', { name: 'Mühe' }), /^3/);
    await hand.press(button(bernd, card < 4 ? say('vote.deck.next') : say('vote.deck.toAll')));
  }
  await hand.press(send(bernd));
  await arrived(bernd);
  const rows = await reveal(all, '75-bewerten', Array(3).fill({ s: [[0, 5, null]] }), 3);
  const answers = rows.reduce((sum, row) => sum + row.figures.first.answers, 0);
  assert.equal(answers, 8, 'no answer is never counted');
});

test('agree, disagree or pass: an answer goes on, and back is possible', async (t) => {
  const question = 'Stimmt das für Sie?';
  const all = await opened(t, question, { ballotType: 'votes', settings });
  const { anna, bernd, hand } = all;
  const card = (page, number) =>
    page
      .getByText(say('vote.deck.card', { number, total: 4 }))
      .first()
      .waitFor();
  await card(anna, 1);
  await look(anna, '76-zustimmen');
  await button(anna, say('vote.votes.agree')).click();
  await card(anna, 2);
  await button(anna, say('vote.votes.disagree')).click();
  await reload(anna, question);
  await card(anna, 3);
  await button(anna, say('ui.back')).click();
  assert.equal(await button(anna, say('vote.votes.disagree')).getAttribute('aria-pressed'), 'true');
  await button(anna, say('vote.votes.agree')).click();
  await button(anna, say('vote.votes.pass')).click();
  await button(anna, say('vote.deck.toAll')).click();
  await anna.getByText(say('vote.deck.open')).waitFor();
  await send(anna).click();
  await arrived(anna);
  await again(anna, question);
  await anna.getByRole('button', { name: new RegExp(say('vote.deck.open')) }).click();
  await button(anna, say('vote.votes.disagree')).click();
  await anna.getByText(/^Angekommen/).waitFor();
  await send(anna).click();
  await arrived(anna);

  for (let number = 1; number <= 4; number += 1) {
    await card(bernd, number);
    await hand.press(button(bernd, say('vote.votes.agree')), number % 2 ? 'Enter' : 'Space');
  }
  await hand.press(send(bernd));
  await arrived(bernd);
  const rows = await reveal(all, '77-zustimmen', Array(3).fill({ v: [[0, 1]] }), 3);
  const sum = (what) => rows.reduce((total, row) => total + row.figures[what], 0);
  assert.deepEqual([sum('agree'), sum('disagree'), sum('pass')], [9, 1, 1]);
});

test('duels: as many as one likes, the same pairs after a reload', async (t) => {
  const question = 'Was zählt mehr?';
  const all = await opened(t, question, { ballotType: 'pairwise', settings });
  const { anna, bernd, hand } = all;
  const at = (page, count) => page.getByText(say('vote.duels.progress', { count, total: 6 })).waitFor();
  const sides = (page) => page.locator('.side-card');
  await at(anna, 0);
  await look(anna, '78-duell');
  await sides(anna).first().click();
  await at(anna, 1);
  await button(anna, say('vote.duels.even')).click();
  await at(anna, 2);
  const shown = await sides(anna).allTextContents();
  await reload(anna, question);
  await at(anna, 2);
  assert.deepEqual(await sides(anna).allTextContents(), shown);
  await button(anna, say('ui.back')).click();
  assert.equal(await button(anna, say('vote.duels.even')).getAttribute('aria-pressed'), 'true');
  await sides(anna).last().click();
  await anna.getByText(say('vote.duels.done', { count: 2 })).waitFor();
  await send(anna).click();
  await arrived(anna);
  await anna.getByText(say('vote.duels.done', { count: 2 })).waitFor();
  await again(anna, question);
  await at(anna, 2);
  await sides(anna).first().click();
  await anna.getByText(/^Angekommen/).waitFor();
  await send(anna).click();
  await arrived(anna);

  for (let count = 0; count < 6; count += 1) {
    await at(bernd, count);
    await hand.press(sides(bernd).nth(count % 2));
  }
  await bernd.getByText(say('vote.duels.all')).first().waitFor();
  await hand.press(send(bernd));
  await arrived(bernd);
  const rows = await reveal(all, '79-duell', Array(3).fill({ d: [[0, 1, 0]] }), 2);
  const wins = rows.reduce((total, row) => total + row.figures.wins, 0);
  assert.equal(wins, 9);
});

test('a budget: dots with prices, and what the money pays for', async (t) => {
  const question = 'Wofür soll das Geld reichen?';
  const budget = { totalCents: 5_000_000, costsCents: [2_000_000, 3_000_000, 900_000, 4_500_050] };
  const all = await opened(t, question, { settings: { ...settings, budget } });
  const { anna, bernd, hand } = all;
  const hole = (page, title, number) => button(page, say('ui.hole', { number, total: 2, title }));
  await anna.getByText('45.000,50').first().waitFor();
  await hole(anna, 'Rufbus am Abend', 2).click();
  await anna.getByText(/Ihre Wahl kostet 20\.000.€ von 50\.000.€/).waitFor();
  await look(anna, '80-budget');
  await reload(anna, question);
  await hole(anna, 'Digital-Café', 1).click();
  await send(anna).click();
  await arrived(anna);
  await again(anna, question);
  await hole(anna, 'Netz am Bahnhof', 1).click();
  await anna.getByText(/^Angekommen/).waitFor();
  await anna.getByText(/Ihre Wahl kostet 59\.000.€, im Topf sind/).waitFor();
  await send(anna).click();
  await arrived(anna);
  await hand.press(hole(bernd, 'Rufbus am Abend', 1), 'Space');
  await hand.press(hole(bernd, 'Digital-Café', 2), 'Space');
  await hand.press(send(bernd));
  await arrived(bernd);
  const rows = await reveal(all, '81-budget', Array(13).fill({ p: [[0, 1]] }), 3);
  const paid = rows.filter((row) => row.figures.funded !== null).map((row) => row.title);
  assert.deepEqual(paid.sort(), ['Digital-Café', 'Rufbus am Abend']);
  await anna
    .getByText(/von 1.000 Wiederholungen bezahlt/)
    .first()
    .waitFor();
  await anna.getByText(/^Wird nicht bezahlt: 45\.000,50.€/).waitFor();
});

test('a ballot whose form does not come is said so, and comes by itself', async (t) => {
  const { workshop } = await opened(t, 'Was zuerst?', {
    ballotType: 'ranking',
    settings: { ...settings, places: 3 },
  });
  for (const part of ['**/assets/vote-*.js', '**/assets/vote-*.css']) {
    const page = await phone(t, workshop, part);
    await heading(page, say('day.vote.noForm')).waitFor();
    await look(page, '82-kein-stimmzettel');
    await page.context().unroute(part);
    await page.getByRole('button', { name: /^Rufbus am Abend/ }).waitFor();
    const look_ = await page
      .locator('.option')
      .first()
      .evaluate((one) => getComputedStyle(one).display);
    assert.equal(look_, 'flex', 'with its look');
  }
  assert.deepEqual(findings, []);
});
