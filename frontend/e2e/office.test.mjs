// The office after a workshop: reading, editing at the same time, merging, drafting; every screen for axe.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, sideways } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { api, measuresOf, signIn } from './lib/office.mjs';
import { startServer } from './lib/server.mjs';
import { chooseLanguage, words } from './lib/words.mjs';

let demo;
let browser;
let office;
let process;
before(async () => {
  browser = await launch();
  demo = await startDemo();
  ({ office, process } = await signIn(browser, demo));
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const open = (part, from = office) => openPage(from, `${demo.url}/office#/p/${process}/${part}`);
const measures = (page) => measuresOf(page, process);

/** A red dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
  'base64',
);

test('the first administrator sets up, makes a strategy and signs out everywhere', async (t) => {
  const server = await startServer();
  const fresh = await context(browser, 'office');
  t.after(async () => {
    await fresh.close();
    await server.stop();
  });
  const link = new URL(/\S+#setup=\S+/.exec(server.output())[0]);
  const page = await openPage(fresh, server.url + link.pathname + link.hash);
  await heading(page, 'Erstes Konto anlegen');
  assert.deepEqual(await axe(page), []);
  await page.getByLabel('Ihr Name').fill('Erika Beispiel');
  await page.getByLabel('Anmeldename').fill('erika');
  await page.getByLabel('Neues Passwort').fill('kurz');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await page.getByText('Mindestens 12 Zeichen.', { exact: true }).waitFor();
  await page.getByLabel('Neues Passwort').fill('drei blaue Fahrräder');
  await page.getByLabel('Passwort wiederholen').fill('drei blaue Fahrräder');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await heading(page, 'Womit fangen Sie an?');
  assert.deepEqual(await axe(page), []);
  await page.getByLabel('Name der Strategie').fill('Strategie Musterstadt');
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await heading(page, 'Strategie Musterstadt');
  await page.getByRole('link', { name: 'Maßnahmen' }).click();
  await page.getByText('Noch keine Maßnahmen').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole('link', { name: 'Erika Beispiel' }).click();
  await page.getByRole('button', { name: 'Überall abmelden' }).click();
  await heading(page, 'Anmelden');
  assert.deepEqual(page.faults, []);
});

test('the list sorts, filters and opens the origin of a measure', async () => {
  const page = await open('measures');
  await heading(page, 'Maßnahmen');
  const rows = page.locator('tbody tr:has(th[scope="row"])');
  await rows.first().waitFor();
  const all = await rows.count();
  assert.equal(all, (await measures(page)).length);

  const points = page.getByRole('columnheader', { name: 'Punkte' });
  await points.getByRole('button').click();
  assert.equal(await points.getAttribute('aria-sort'), 'ascending');
  await points.getByRole('button').click();
  assert.equal(await points.getAttribute('aria-sort'), 'descending');
  await page.getByRole('button', { name: 'Wieder nach Lebensbereichen' }).click();

  await page.getByLabel('Suchen').fill('m-007');
  await page.getByText(`1 von ${all} gezeigt`).waitFor();
  assert.equal(await rows.count(), 1);
  await page.getByLabel('Suchen').fill('');
  await page.getByRole('button', { name: 'Digitale Infrastruktur: 5' }).click();
  assert.equal(await rows.count(), 5);

  await page
    .getByRole('button', { name: /^Herkunft von / })
    .first()
    .click();
  await page
    .getByText(/^Karte · /)
    .first()
    .waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('filters and order stand in the address: reloading and going back show the same', async () => {
  const page = await open('measures');
  await heading(page, 'Maßnahmen');
  const rows = page.locator('tbody tr:has(th[scope="row"])');
  await page.getByLabel('Suchen').fill('WLAN');
  await page.getByRole('columnheader', { name: 'Nr.' }).getByRole('button').click();
  await page.waitForURL(/search=WLAN.*sort=number/);
  const found = await rows.allInnerTexts();
  assert.ok(found.length > 1);
  await page.reload();
  await rows.first().waitFor();
  assert.equal(await page.getByLabel('Suchen').inputValue(), 'WLAN');
  assert.deepEqual(await rows.allInnerTexts(), found);
  await rows.first().getByRole('link').click();
  await page.getByLabel('Ziel *', { exact: true }).waitFor();
  await page.goBack();
  await rows.first().waitFor();
  assert.deepEqual(await rows.allInnerTexts(), found);
  await page.goto(`${demo.url}/office#/p/${process}/measures/ranking?show=contested`);
  await page.getByText('Keine Maßnahme passt zu diesem Filter.').waitFor();
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('a life domain and the logo are deleted and brought back, by keyboard alone', async () => {
  const page = await open('settings/domains');
  await page.getByRole('button', { name: 'Lebensbereich anlegen' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Wohnen');
  await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const gone = page.getByRole('button', { name: 'Wohnen löschen' });
  await gone.focus();
  await page.keyboard.press('Enter');
  await gone.waitFor({ state: 'detached' });
  const back = page.getByRole('button', { name: 'Rückgängig' });
  await page.waitForFunction((one) => one === document.activeElement, await back.elementHandle());
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Enter');
  await gone.waitFor();
  await back.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement.closest('main li, main h1'));

  await page.goto(`${demo.url}/office#/p/${process}/settings/municipality`);
  const logo = page.getByRole('img', { name: 'Jetziges Logo' });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'wappen.png', mimeType: 'image/png', buffer: PNG });
  await logo.waitFor();
  await page.getByRole('button', { name: /entfernen/ }).click();
  await logo.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await logo.waitFor();
  assert.deepEqual(
    page.faults.filter((fault) => !/409|422/.test(fault)),
    [],
  );
  await page.close();
});

test('who saves second sees both texts and decides; nothing is overwritten unseen', async () => {
  const page = await open('measures');
  await heading(page, 'Maßnahmen');
  const { id } = (await measures(page))[3];
  const [one, two] = [await open(`measures/${id}`), await open(`measures/${id}`)];
  for (const each of [one, two]) await each.getByLabel('Ziel *', { exact: true }).waitFor();

  await one.getByLabel('Ziel *', { exact: true }).fill('Zuerst gespeichert');
  await one.getByLabel('Status').selectOption({ label: 'in Prüfung' });
  await one.getByRole('button', { name: 'Speichern' }).click();
  await one.getByText(/Gespeichert um/).waitFor();

  await two.getByLabel('Ziel *', { exact: true }).fill('Später geschrieben');
  await two.getByRole('button', { name: 'Speichern' }).click();
  await two.getByText('Inzwischen hat jemand anderes gespeichert.').waitFor();
  assert.deepEqual(await axe(two), []);
  assert.equal((await measures(page)).find((one) => one.id === id).sheet.goal, 'Zuerst gespeichert');
  await two.getByRole('radio', { name: /Sie haben geschrieben/ }).check();
  await two.getByRole('button', { name: 'So speichern' }).click();
  await two.getByText(/Gespeichert um/).waitFor();

  const stored = (await measures(page)).find((one) => one.id === id);
  assert.equal(stored.sheet.goal, 'Später geschrieben');
  assert.equal(stored.sheet.status, 'in_review', 'what only the first one changed stays');

  await two.getByRole('tab', { name: 'Fassungen' }).click();
  await two.getByRole('button', { name: 'Fassung 0 wiederherstellen' }).click();
  await two.getByRole('heading', { name: `Fassung ${stored.version + 1}` }).waitFor();
  assert.deepEqual(await axe(two), []);
  assert.equal((await measures(page)).find((one) => one.id === id).sheet.status, 'idea');
  for (const each of [page, one, two]) await each.close();
});

test('leaving asks before unsaved text is lost', async () => {
  const page = await open('measures');
  await page.locator('tbody th a').first().click();
  const goal = page.getByLabel('Ziel *', { exact: true });
  await goal.fill('Noch nicht gespeichert');
  // The question may come after the click has returned: each has its own answer before the next is asked.
  const leave = async (answer) => {
    const answered = page.waitForEvent('dialog').then(answer);
    await page.getByRole('link', { name: 'Ausgaben' }).click();
    await answered;
  };
  await leave((dialog) => dialog.dismiss());
  assert.equal(await goal.inputValue(), 'Noch nicht gespeichert');
  await leave((dialog) => dialog.accept());
  await heading(page, 'Ausgaben');
  await page.close();
});

test('duplicates are merged with both results side by side, and set free again', async () => {
  const page = await open('measures');
  await heading(page, 'Maßnahmen');
  const [first, second] = await measures(page);
  for (const one of [first, second])
    await page.getByRole('checkbox', { name: `${one.sheet.shortTitle} auswählen` }).check();
  await page.getByRole('button', { name: 'Zusammenlegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('werden nie zusammengezählt').waitFor();
  const results = first.results.length + second.results.length;
  assert.equal(await dialog.getByText('Menschen', { exact: true }).count(), results);
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('radio', { name: new RegExp(first.sheet.title) }).check();
  await dialog.getByRole('button', { name: 'Zusammenlegen' }).click();
  await page.getByText('mit 1 zusammengelegt').waitFor();

  const merged = await api(page, `/api/measures/${first.id}`);
  assert.equal(merged.entry.results[0].points, first.results[0].points, 'frozen points stay');
  assert.equal(merged.entry.results.length, results);
  const detail = await open(`measures/${first.id}`);
  await detail.getByRole('tab', { name: 'Ergebnisse' }).click();
  await detail.getByText(`Ergebnis von M-00${second.number} ${second.sheet.title}`).first().waitFor();
  await detail.getByRole('tab', { name: 'Herkunft' }).click();
  await detail.getByRole('button', { name: /wieder lösen|Lösen/ }).click();
  await detail.getByText('Zusammengelegt mit').waitFor({ state: 'detached' });
  assert.equal((await api(page, `/api/measures/${second.id}`)).mergedInto, null);
  assert.deepEqual([...page.faults, ...detail.faults], []);
  await page.close();
  await detail.close();
});

test('several measures go into another life domain at once; ranks stay', async () => {
  const page = await open('measures');
  await heading(page, 'Maßnahmen');
  const before = (await measures(page)).slice(-2);
  const elsewhere = await open('measures');
  await elsewhere.getByRole('button', { name: 'Tourismus: 5' }).waitFor();
  for (const one of before)
    await page.getByRole('checkbox', { name: `${one.sheet.shortTitle} auswählen` }).check();
  await page.getByRole('button', { name: 'Verteilen' }).click();
  await page.getByRole('dialog').getByLabel('Lebensbereich').selectOption({ label: 'Tourismus' });
  await page.getByRole('button', { name: 'Zuordnen' }).click();
  await page.getByRole('button', { name: 'Tourismus: 7' }).waitFor();
  const now = await measures(page);
  for (const one of before) assert.deepEqual(now.find((other) => other.id === one.id).results, one.results);
  // Whoever comes back to another window finds it there, too.
  await elsewhere.evaluate(() => dispatchEvent(new Event('focus')));
  await elsewhere.getByRole('button', { name: 'Tourismus: 7' }).waitFor();
  await elsewhere.close();
  await page.close();
});

test('a draft is generated, edited and compared', async () => {
  const page = await open('strategy');
  await page.getByRole('button', { name: 'Entwurf erzeugen' }).click();
  await page.getByLabel('Text', { exact: true }).fill('<b>roh</b> und **fett**');
  const preview = page.getByRole('article', { name: 'Vorschau' });
  await preview.getByText('<b>roh</b> und').waitFor();
  assert.equal(await preview.locator('strong').textContent(), 'fett');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText(/Gespeichert um/).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'Fassungen' }).click();
  await page.locator('ins', { hasText: 'roh' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'Fassungen' }).click();
  await page.getByLabel('Text', { exact: true }).fill('<b>roh</b> und **mager**');
  await page.getByRole('button', { name: 'Bild einfügen' }).click();
  const dialog = page.getByRole('dialog');
  const insert = dialog.getByRole('button', { name: 'Einfügen' });
  await insert.click();
  await dialog.getByText('Schreiben Sie, was zu sehen ist.').waitFor();
  assert.deepEqual(await axe(page), []);
  await dialog.getByLabel('Bilddatei').setInputFiles({ name: 'bus.png', mimeType: 'image/png', buffer: PNG });
  await dialog.getByLabel('Was ist zu sehen?').fill('Ein Bus am Markt');
  await insert.click();
  const picture = preview.getByRole('img', { name: 'Ein Bus am Markt' });
  await picture.waitFor();
  await page.waitForFunction((img) => img.naturalWidth > 0, await picture.elementHandle());
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Fassung 3').first().waitFor();
  await page.getByRole('button', { name: 'Fassungen' }).click();
  await page.locator('p del', { hasText: 'fett' }).waitFor();
  await page.locator('p ins', { hasText: 'mager' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'Fassung 1 wiederherstellen' }).click();
  await page.getByText('Fassung 4').first().waitFor();
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('an account is made with a link shown once; who may only read sees no controls', async (t) => {
  const page = await open('settings/accounts');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Rat Liest');
  await dialog.getByLabel('Anmeldename').fill('rat');
  await dialog.getByText('Nur lesen').click();
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  const link = await page.locator('code', { hasText: '#setup=' }).textContent();
  assert.deepEqual(await axe(page), []);
  await page.close();

  const reader = await context(browser, 'office');
  t.after(() => reader.close());
  const own = await openPage(reader, link.trim());
  await own.getByLabel('Neues Passwort').fill('vier grüne Regenschirme');
  await own.getByLabel('Passwort wiederholen').fill('vier grüne Regenschirme');
  await own.getByRole('button', { name: 'Passwort festlegen' }).click();
  await heading(own, 'Maßnahmen');
  await own.locator('tbody th a').first().waitFor();
  assert.equal(await own.getByRole('button', { name: 'Maßnahme anlegen' }).count(), 0);
  assert.equal(await own.locator('tbody input[type=checkbox]').count(), 0);
  await own.locator('tbody th a').first().click();
  await own.getByText('Sie können hier lesen, aber nichts ändern.').waitFor();
  assert.equal(await own.getByRole('button', { name: 'Speichern' }).count(), 0);
  assert.deepEqual(await axe(own), []);
  for (const screen of [
    ['strategy', 'Entwürfe'],
    ['settings/municipality', 'Bundesland'],
    ['settings/domains', 'Federführung'],
    ['settings/organizations', 'Fachbereich'],
    ['settings/feedback', 'Noch keine Meldung'],
  ]) {
    await show(own, screen);
    const controls = own.getByRole('button', { name: /Speichern|anlegen|erzeugen|Bearbeiten/ });
    assert.equal(await controls.count(), 0, screen[0]);
  }
  assert.deepEqual(own.faults, []);
});

/** Each screen with a text that stands there once its data is. */
const screens = [
  ['workshops', 'Digitalwerkstatt'],
  ['measures', 'So wurde gezählt'],
  ['strategy', 'Entwurf erzeugen'],
  ['exports', 'Excel-Mappe'],
  ['settings/municipality', 'Bundesland'],
  ['settings/pages', 'Ganzer Text'],
  ['settings/domains', 'Federführung'],
  ['settings/organizations', 'Fachbereich'],
  ['settings/accounts', 'Neuer Link'],
  ['settings/feedback', 'Noch keine Meldung'],
];
async function show(page, [part, text]) {
  await page.goto(`${demo.url}/office#/p/${process}/${part}`);
  await page.locator('main').getByText(text).first().waitFor();
}
const looks = [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
  { viewport: { width: 1024, height: 768 } },
];
for (const look of looks)
  test(`axe finds nothing on any screen, ${JSON.stringify(look)}`, async (t) => {
    const state = await office.storageState();
    const other = await context(browser, 'office', { ...look, storageState: state });
    t.after(() => other.close());
    const page = await open('workshops', other);
    for (const screen of screens) {
      await show(page, screen);
      assert.deepEqual(await axe(page), [], screen[0]);
      assert.equal(await sideways(page), 0, screen[0]);
    }
    await page.goto(`${demo.url}/office#/p/${process}/workshops`);
    await page.locator('tbody a').first().click();
    await page.getByText('Prüfsumme').first().waitFor();
    assert.deepEqual(await axe(page), [], 'a workshop');
    assert.deepEqual(page.faults, []);
  });

test('every screen fits with text of double size', async (t) => {
  const state = await office.storageState();
  const narrow = await context(browser, 'office', {
    viewport: { width: 640, height: 800 },
    storageState: state,
  });
  t.after(() => narrow.close());
  const page = await open('workshops', narrow);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  for (const screen of screens) {
    await show(page, screen);
    assert.equal(await sideways(page), 0, screen[0]);
  }
});

/** Each screen with a text that Leichte Sprache says otherwise than German. */
const inSimple = {
  workshops: 'office.workshops.people',
  measures: 'office.measures.method',
  'measures/ranking': 'office.ranking.room',
  'measures/plan': 'office.plan.emptyText',
  'measures/due': 'office.due.sub',
  'measures/funding': 'office.funding.sub',
  'measures/local': 'office.local.emptyText',
  'strategy/steps': 'office.stepper.need.mandate',
  'strategy/drafts': 'office.drafts.text',
  'strategy/process': 'office.process.vision',
  'strategy/related': 'office.related.sub',
  exports: 'office.exports.csv',
  'settings/municipality': 'office.municipality.website',
  'settings/branding': 'office.branding.letterhead',
  'settings/pages': 'office.pages.markup',
  'settings/domains': 'office.domain.lead',
  'settings/organizations': 'office.organizations.text',
  'settings/accounts': 'office.accounts.text',
  'settings/feedback': 'office.feedback.emptyText',
};

test('the office speaks Leichte Sprache to those who choose it, and fits', async (t) => {
  const [say, german] = [words('de-simple'), words('de')];
  const state = await office.storageState();
  const other = await context(browser, 'office', { storageState: state });
  t.after(() => other.close());
  const fetched = [];
  other.on('request', (request) => /de-simple/.test(request.url()) && fetched.push(request.url()));
  const page = await open('measures', other);
  await heading(page, german('office.area.measures'));
  assert.deepEqual(fetched, [], 'readers of German do not fetch it');
  await chooseLanguage(page, 'Leichte Sprache', 'de-simple');
  assert.ok(fetched.length > 0);

  const looked = async (name, key) => {
    assert.notEqual(say(key), german(key), name);
    await page.locator('main').getByText(say(key)).first().waitFor();
    assert.equal(await page.locator('main').getByText(german(key), { exact: true }).count(), 0, name);
    assert.deepEqual(await axe(page), [], name);
    for (const [width, height] of [
      [1024, 768],
      [1440, 900],
    ]) {
      await page.setViewportSize({ width, height });
      assert.equal(await sideways(page), 0, `${name} at ${width}`);
    }
  };
  for (const [part, key] of Object.entries(inSimple)) {
    await page.goto(`${demo.url}/office#/p/${process}/${part}`);
    await looked(part, key);
  }
  await page.goto(`${demo.url}/office#/p/${process}/measures`);
  await page.locator('tbody th a').first().click();
  await looked('a measure', 'office.sheet.legend');
  await page.goto(`${demo.url}/office#/p/${process}/workshops`);
  await page.locator('tbody a').first().click();
  await looked('a workshop', 'office.moderation.text');
  await page.getByRole('link', { name: say('office.minutes.open') }).click();
  await looked('the minutes', 'office.minutes.text');
  assert.deepEqual(page.faults, []);
});
