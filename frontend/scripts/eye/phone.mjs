// A whole workshop on an old phone: a quarter of this machine's speed, slow 3G. How long each picture takes after its
// data has come, and whether anything moves under the thumb.
import { context } from '../../e2e/lib/browser.mjs';
import { moderate, roundDraft } from '../../e2e/lib/moderator.mjs';
import { words } from '../../e2e/lib/words.mjs';
import { picture, shift, watch } from './measure.mjs';

const say = words('de');
/** As the developer tools of Chromium have it. */
const SLOW_3G = { offline: false, latency: 2000, downloadThroughput: 51_200, uploadThroughput: 51_200 };
const LIMIT = 1000;
const TOPICS = ['Rufbus am Abend', 'Netz am Bahnhof', 'Digital-Café', 'Anträge online'];
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
  const print = (name, ms) => {
    slow += ms > LIMIT ? 1 : 0;
    console.log(`  ${String(ms).padStart(5)} ms  ${name}${ms > LIMIT ? '  TOO SLOW' : ''}`);
  };
  const step = async (name, selector, text, act) => {
    const stands = picture(page, selector, text);
    await act();
    print(name, await stands);
  };
  const press = (key) => page.getByRole('button', { name: say(key), exact: true }).click();
  const heading = 'h1';

  console.log('phone, 4 × slower, slow 3G: milliseconds from the last data of a step to its picture');
  await page.goto(`${server.url}/j/${hall.code}`);
  print('join screen', await picture(page, heading, 'Unser Leben mit Netz'));
  await page.getByRole('button', { name: say('phone.join.go'), exact: true }).waitFor();
  await step('who I am', heading, say('phone.about.title'), () => press('phone.join.go'));
  await step('arriving', heading, say('day.lobby.title'), () => press('phone.continue'));
  await step('collecting', heading, 'Was ärgert Sie', () => hall.go('critique', 'collect'));
  for (const number of [1, 2, 3])
    await step(`card ${number}`, 'article, li', `Laterne ${number}`, async () => {
      await page.locator('main').getByRole('textbox').first().fill(`Laterne ${number} ist kaputt`);
      await press('day.card.send');
    });
  const topic = { type: 'createCluster', shortTitle: '', domainId: null, kind: 'criticism', cardIds: [] };
  const options = [];
  for (const title of TOPICS) options.push(await hall.ask({ ...topic, title }));
  await step('sorting', heading, say('day.sort.title'), () => hall.go('critique', 'cluster'));
  await hall.go('critique', 'rank');
  const rounds = [
    ['points', {}],
    ['ranking', { settings }],
    ['votes', { settings: { ...settings, places: 0 } }],
  ];
  for (const [ballotType, more] of rounds) {
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
    await step(`result: ${ballotType}`, 'main ol, main ul', TOPICS[0], async () => {
      await hall.ask({ type: 'closeRounds', roundIds: [round] });
      await hall.ask({ type: 'revealRound', roundId: round });
    });
  }
  await step('measures', heading, 'Maßnahme', () => hall.go('implementation', 'measures'));
  await step('a sheet', heading, say('day.sheet.mine'), () => press('day.measures.new'));
  await step('going home', heading, '', () => hall.go('wrap_up'));
  const { worst, what } = await shift(page);
  console.log(`phone, layout shift through the whole workshop: ${worst.toFixed(4)}`);
  for (const one of what) console.log(`  ${one.value.toFixed(4)} at ${Math.round(one.at)} ms: ${one.what}`);
  await place.close();
  hall.close();
  return slow;
}
