// A whole workshop on an old phone, five minutes of it: a quarter of this machine's speed, slow 3G, a hall around it that
// writes and votes. How long each picture takes after its data has come, and whether anything moves under the thumb.
import { context } from '../../e2e/lib/browser.mjs';
import { moderate, roundDraft } from '../../e2e/lib/moderator.mjs';
import { visit } from '../../e2e/lib/visitor.mjs';
import { words } from '../../e2e/lib/words.mjs';
import { picture, shift, watch } from './measure.mjs';

const say = words('de');
/** As the developer tools of Chromium have it. */
const SLOW_3G = { offline: false, latency: 2000, downloadThroughput: 51_200, uploadThroughput: 51_200 };
const LIMIT = 1000;
/** So long it lasts at least: between two steps a person reads. */
const WHOLE_MS = 300_000;
const STEPS = 37;
const GUESTS = 12;
const TOPICS = ['Rufbus am Abend', 'Netz am Bahnhof', 'Digital-Café', 'Anträge online'];
const axes = { first: { de: 'Nutzen' }, second: { de: 'Aufwand' } };
const settings = { places: 3, axes: null, budget: null, equalSay: false, shortlistOf: null, runoffOf: null };

/** Prints the time of each step; gives the number of steps that were too slow. */
export async function measurePhone(browser, server, staff) {
  const hall = await moderate(server, staff);
  await hall.ask({ type: 'openWorkshop' });
  const place = await context(browser, 'phone');
  place.setDefaultTimeout(120_000);
  const page = await place.newPage();
  await page.addInitScript(watch);
  const wire = await place.newCDPSession(page);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await wire.send('Network.enable');
  await wire.send('Network.emulateNetworkConditions', SLOW_3G);
  let slow = 0;
  const times = [];
  const begun = Date.now();
  /** The reader's pause: the steps spread over the whole time; meanwhile the others go on. */
  const rest = async () => {
    const until = begun + (WHOLE_MS / STEPS) * times.length;
    while (Date.now() < until) {
      const guest = guests[times.length % guests.length];
      if (writing) await guest.card(writing, `Bus um ${Date.now() % 100_000}`);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  };
  const print = (name, ms) => {
    times.push(ms);
    slow += ms > LIMIT ? 1 : 0;
    console.log(`  ${String(ms).padStart(5)} ms  ${name}${ms > LIMIT ? '  TOO SLOW' : ''}`);
  };
  const step = async (name, selector, text, act) => {
    await rest();
    const stands = picture(page, selector, text);
    await act();
    print(name, await stands);
  };
  const button = (key, params) => page.getByRole('button', { name: say(key, params), exact: true });
  const press = (key, params) => button(key, params).click();
  const box = () => page.locator('main').getByRole('textbox').first();
  const heading = 'h1';
  /** What the others write at the moment. */
  let writing = null;

  console.log('phone, 4 × slower, slow 3G: milliseconds from the last data of a step to its picture');
  const guests = await Promise.all(Array.from({ length: GUESTS }, () => visit(server.url, hall.code)));
  await page.goto(`${server.url}/j/${hall.code}`);
  print('join screen', await picture(page, heading, 'Unser Leben mit Netz'));
  await button('phone.join.go').waitFor();
  await step('who I am', heading, say('phone.about.title'), () => press('phone.join.go'));
  await step('arriving', heading, say('day.lobby.title'), () => press('phone.continue'));
  await step('help', 'dialog[open] h2', say('phone.help.title'), () => press('phone.help'));
  await step('help is over', 'body:not(:has(dialog[open])) h1', say('day.lobby.title'), () =>
    page.keyboard.press('Escape'),
  );
  await step('praise', heading, '', () => hall.go('introduction'));
  await step('collecting', heading, 'Was ärgert Sie', () => hall.go('critique', 'collect'));
  writing = 'criticism';
  for (const number of [1, 2, 3])
    await step(`card ${number}`, 'article, li', `Laterne ${number}`, async () => {
      await box().fill(`Laterne ${number} ist kaputt`);
      await press('day.card.send');
    });
  await step('a card changed', 'article, li', 'Laterne 3 flackert', async () => {
    await page
      .getByRole('button', { name: say('day.card.edit') })
      .first()
      .click();
    await page.locator('article textarea').first().fill('Laterne 3 flackert');
    await page
      .getByRole('button', { name: say('day.card.save') })
      .first()
      .click();
  });
  writing = null;
  const topic = { type: 'createCluster', shortTitle: '', domainId: null, kind: 'criticism', cardIds: [] };
  const options = [];
  for (const title of TOPICS) options.push(await hall.ask({ ...topic, title }));
  await step('sorting', heading, say('day.sort.title'), () => hall.go('critique', 'cluster'));
  await hall.go('critique', 'rank');
  const rounds = [
    ['points', {}, { p: [[0, 2]] }],
    ['approval', {}, { a: [0, 1] }],
    ['ranking', { settings }, { r: [[0], [1], [2]] }],
    ['rating', { settings: { ...settings, axes } }, { s: [[0, 5, 2]] }],
    ['votes', { settings: { ...settings, places: 0 } }, { v: [[0, 1]] }],
    ['pairwise', { settings: { ...settings, places: 0 } }, { d: [[0, 1, 0]] }],
  ];
  for (const [ballotType, more, ballot] of rounds) {
    const question = `Was zuerst (${ballotType})?`;
    let round;
    await step(`ballot: ${ballotType}`, heading, question, async () => {
      const draft = roundDraft('cluster', options, { question: { de: question }, ballotType, ...more });
      round = await hall.ask({ type: 'prepareRound', round: draft });
      await hall.ask({ type: 'openRounds', roundIds: [round] });
    });
    if (ballotType === 'points') {
      const name = say('ui.hole', { number: 1, total: 2, title: TOPICS[0] });
      await step('a point', 'button.full', '', () => page.getByRole('button', { name }).click());
      await step('ballot sent', heading, say('day.arrived'), () => press('day.vote.send'));
    }
    for (const guest of guests) {
      const answer = await guest.ask({ type: 'castBallot', roundId: round, revision: 1, ballot });
      if (answer.type !== 'ack') throw new Error(JSON.stringify(answer));
    }
    await step(`result: ${ballotType}`, 'main :is(ol, ul):has(.rank)', TOPICS[0], async () => {
      await hall.ask({ type: 'closeRounds', roundIds: [round] });
      await hall.ask({ type: 'revealRound', roundId: round });
    });
  }
  await step('aims', heading, '', () => hall.go('reversal'));
  await step('wishes', heading, '', () => hall.go('fantasy', 'collect'));
  writing = 'wish';
  await step('a wish', 'article, li', 'Bus bis Mitternacht', async () => {
    await box().fill('Bus bis Mitternacht');
    await press('day.card.send');
  });
  writing = null;
  await step('tables', heading, '', () => hall.go('fantasy', 'groups'));
  await step('presenting', heading, '', () => hall.go('fantasy', 'present'));
  await step('a check with reality', heading, '', () => hall.go('implementation', 'check'));
  await step('measures', heading, 'Maßnahme', () => hall.go('implementation', 'measures'));
  await step('a sheet', heading, say('day.sheet.mine'), () => press('day.measures.new'));
  await step('its life domain', 'legend, label', say('day.ask.domainId'), async () => {
    // With keys, as people do: what moves after them is theirs.
    await box().pressSequentially('Rufbus am Abend');
    await press('day.sheet.next', { what: say('day.sheet.domainId') });
  });
  await step('commitments', heading, '', () => hall.go('implementation', 'commit'));
  await step('going home', heading, '', () => hall.go('wrap_up'));
  await rest();
  const sorted = [...times].sort((a, b) => a - b);
  console.log(
    `phone, ${times.length} steps in ${Math.round((Date.now() - begun) / 1000)} s: ` +
      `median ${sorted[sorted.length >> 1]} ms, slowest ${sorted.at(-1)} ms`,
  );
  for (const guest of guests) guest.leave();
  const { worst, what } = await shift(page);
  console.log(`phone, layout shift through the whole workshop: ${worst.toFixed(4)}`);
  for (const one of what) console.log(`  ${one.value.toFixed(4)} at ${Math.round(one.at)} ms: ${one.what}`);
  await place.close();
  hall.close();
  return slow;
}
