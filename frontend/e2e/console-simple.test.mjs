// A moderator who reads Leichte Sprache: chooses it at the door, prepares, leads through every step of the day and
// decides in its dialogs. Nothing of it is fetched before; afterwards no German text is left anywhere.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { axe, context, openPage, picture, sideways } from './lib/browser.mjs';
import { topics } from './lib/hall.mjs';
import { button, heading, openHouse } from './lib/house.mjs';
import { moderate } from './lib/moderator.mjs';
import { visit } from './lib/visitor.mjs';
import { begins, words } from './lib/words.mjs';

const PICTURES = process.env.ZW_PICTURES;
const german = words('de');
const say = words('de-simple');
const house = openHouse();

/** The name of the moderator of these tests. */
const NAME = 'Moderation';
/** Texts that only German has: whoever reads one of them reads German. */
const onlyGerman = (() => {
  const texts = (set, language) => {
    const file = new URL(`../src/messages/${set}/${language}.json`, import.meta.url);
    return Object.values(JSON.parse(readFileSync(file, 'utf8'))).flatMap((one) =>
      typeof one === 'string' ? [one] : Object.values(one),
    );
  };
  const sets = ['console', 'desk', 'shared', 'result'];
  const simple = new Set([NAME, ...sets.flatMap((set) => texts(set, 'de-simple'))]);
  return sets.flatMap((set) => texts(set, 'de')).filter((text) => !simple.has(text) && !text.includes('{'));
})();

/** Nothing for axe, nothing beside a desk or a tablet, no word of German or of the machine's. */
async function fine(page, name) {
  assert.deepEqual(await axe(page), [], name);
  assert.equal(await sideways(page), 0, `${name} fits 1280`);
  await page.setViewportSize({ width: 1024, height: 768 });
  assert.equal(await sideways(page), 0, `${name} fits 1024`);
  if (PICTURES) await picture(page, `${PICTURES}/simple-${name}-1024.png`);
  await page.setViewportSize({ width: 1280, height: 800 });
  const read = await page.evaluate(() => [
    ...document.body.innerText.split('\n'),
    ...[...document.querySelectorAll('[aria-label]')].map((one) => one.ariaLabel),
  ]);
  const lines = new Set(read.map((line) => line.trim()));
  assert.deepEqual(
    onlyGerman.filter((text) => lines.has(text)),
    [],
    `${name} has no German`,
  );
  assert.deepEqual(
    [...lines].filter((line) => /^(console|desk|ui|result|outcome)\.\w/.test(line)),
    [],
    `${name} has a text for everything`,
  );
}

test('a moderator prepares and leads a day in Leichte Sprache', { timeout: 300_000 }, async (t) => {
  const hall = await moderate(house.server, house.staff);
  const place = await context(house.browser, 'console');
  t.after(() => Promise.all([hall.close(), place.close()]));
  const page = await openPage(place, `${house.server.url}/console`);
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  const simpleFiles = () => fetched.filter((url) => url.includes('de-simple')).length;
  const dialog = page.getByRole('dialog');
  const heading2 = (key) => page.getByRole('heading', { level: 2, name: say(key) }).waitFor();

  // The door: fetched when chosen, and chosen on this device from now on.
  await page.reload();
  await heading(page, german('desk.signIn')).waitFor();
  assert.equal(simpleFiles(), 0, 'German readers do not fetch it');
  await page.getByRole('button', { name: new RegExp(` – ${german('ui.language')}: `) }).click();
  await button(page, 'Leichte Sprache').click();
  await page.getByText(say('console.signInText')).waitFor();
  assert.ok(simpleFiles() > 0, 'who chooses it does');
  assert.equal(await page.locator('html').getAttribute('lang'), 'de-simple');
  await fine(page, 'sign-in');
  await page.getByLabel(say('desk.login')).fill('moderation');
  await page.getByLabel(say('desk.password')).fill('ein-langes-Kennwort-fuer-den-Test');
  await button(page, say('desk.signIn')).click();
  await heading(page, say('console.workshops')).waitFor();
  await fine(page, 'workshops');
  await page.getByRole('link', { name: say('console.newWorkshop') }).click();
  await heading(page, say('console.newWorkshop')).waitFor();
  await fine(page, 'new');

  // The preparation, chapter by chapter.
  await page.goto(`${house.server.url}/console#/w/${hall.id}`);
  const chapters = ['agenda', 'domains', 'groups', 'localities', 'rules', 'admission', 'print'];
  for (const chapter of ['basics', ...chapters, 'projector', 'moderators', 'rehearsal']) {
    const title = say(`console.prep.${chapter}`);
    await page.getByRole('navigation').getByRole('button', { name: title, exact: true }).click();
    await heading(page, title).waitFor();
    await fine(page, `prepare-${chapter}`);
  }
  await button(page, say('console.openDoors')).click();
  await button(page, say('console.lockDoors')).waitFor();
  const person = await visit(house.server.url, hall.code);
  t.after(() => person.leave());

  /** The big button in the corner, and what it asks. */
  const next = async (text, asks = false) => {
    await page.getByRole('contentinfo').getByRole('button', { name: text }).click();
    if (asks) await dialog.getByRole('button', { name: text }).click();
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  /** What is done in a step before it is looked at; cards and topics are given by others. */
  const steps = {
    'critique collect': async () => {
      await person.card('criticism', 'Am Bahnhof habe ich kein Netz');
      await page.getByText('Am Bahnhof habe ich kein Netz').first().waitFor();
      await button(page, begins(say('console.typeIn'))).click();
      await fine(page, 'dialog-card');
      await close();
      await page.keyboard.press('?');
      await fine(page, 'dialog-keys');
      await close();
    },
    'critique cluster': async () => {
      await topics(hall, ['Netz', 'Bus']);
      await button(page, say('console.topicActions', { title: 'Bus' })).click();
      await fine(page, 'topic-menu');
      await page.keyboard.press('Escape');
    },
    'critique rank': async () => {
      await next(say('console.prepareRound'));
      await dialog.getByText(say('console.onPhone')).waitFor();
      await fine(page, 'dialog-round');
      await button(dialog, say('console.onlyPrepare')).click();
      await heading2('console.roundTitle.draft');
      await fine(page, 'round-draft');
      await next(say('console.openRounds', { count: 1 }));
      await heading2('console.roundTitle.open');
      await button(page, say('console.enterPaper')).click();
      await fine(page, 'dialog-paper');
      await close();
      await fine(page, 'round-open');
      await next(say('console.closeRounds', { count: 1 }), true);
      await heading2('console.roundTitle.closed');
      await fine(page, 'round-closed');
      await next(say('console.showResult'));
      await heading2('console.roundTitle.revealed');
    },
    'fantasy groups': async () => {
      await button(page, say('console.formGroups')).click();
      await page.getByRole('heading', { name: say('console.table', { number: 2 }) }).waitFor();
      await button(page, say('console.messageTables')).click();
      await fine(page, 'dialog-message');
      await close();
    },
    'implementation measures': async () => {
      await button(page, say('console.typeMeasure')).click();
      await fine(page, 'dialog-measure');
      await close();
    },
  };

  // Every step of the day, from the agenda.
  const agenda = page.getByRole('navigation', { name: say('console.agenda') });
  const title = (phase) => phase.title.plain ?? phase.title.de;
  const done = new Set(['lobby ', 'break ']);
  await fine(page, 'lobby');
  for (const [at, phase] of hall.state.phases.entries()) {
    const step = `${phase.kind} ${phase.subStep ?? ''}`;
    if (done.has(step)) continue;
    done.add(step);
    await agenda.locator('ol button').nth(at).click();
    await dialog.getByRole('button', { name: say('console.goTo', { title: title(phase) }) }).click();
    await heading(page, title(phase)).waitFor();
    await page
      .locator('main details')
      .first()
      .evaluate((help) => (help.open = true));
    await steps[step.trim()]?.();
    await fine(page, step.trim().replace(' ', '-'));
  }

  // The end, with what cannot be taken back said in plain words.
  await next(say('console.freeze'));
  await page.getByText(say('console.freezeText')).waitFor();
  await fine(page, 'dialog-freeze');
  await dialog.getByRole('button', { name: say('console.freeze') }).click();
  await page.getByText(say('console.frozenText')).waitFor();
  await next(say('console.endDay'), true);
  await heading(page, say('console.followUpTitle')).waitFor();
  await fine(page, 'follow-up');
  assert.deepEqual(page.faults, []);
});
