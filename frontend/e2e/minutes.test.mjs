// The minutes of a workshop: edited in the office, published, read by a stranger on a phone, printed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, picture, sideways } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { signedIn } from './lib/hall.mjs';
import { moderate, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { chooseLanguage, words } from './lib/words.mjs';
import { unzip } from './lib/workbook.mjs';

let demo;
let browser;
let office;
before(async () => {
  browser = await launch();
  demo = await startDemo();
  office = await context(browser, 'office');
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** The smallest PNG that there is: one red pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const shots = process.env.SHOTS;
const look = async (page, name, more) => shots && picture(page, `${shots}/${name}.png`, more);

/** A note for the minutes: written, changed, deleted and brought back, beside what the phase needs. */
async function atTheConsole(workshop) {
  const desk = await openPage(office, `${demo.url}/console#/w/${workshop}`);
  const notes = desk.getByRole('region', { name: 'Notizen fürs Protokoll' });
  await notes.getByLabel('Notiz').fill('Die Werkstatt dauerte etwas.');
  await notes.getByRole('button', { name: 'Notieren' }).click();
  await notes.getByRole('button', { name: /^Ändern/ }).click();
  await notes.getByRole('listitem').getByLabel('Notiz').fill('Die Werkstatt dauerte länger.');
  await notes.getByRole('button', { name: 'Speichern' }).click();
  await notes.getByRole('listitem').getByText('Die Werkstatt dauerte länger.').first().waitFor();
  await look(desk, 'minutes-notes');
  assert.deepEqual(await axe(desk), []);
  await notes.getByRole('button', { name: /^Löschen/ }).click();
  await notes.getByText('Notiz gelöscht.').waitFor();
  await notes.getByRole('button', { name: 'Rückgängig' }).click();
  await notes.getByRole('button', { name: /^Löschen/ }).waitFor();
  await takePhoto(desk);
  assert.deepEqual(desk.faults, []);
  await desk.close();
}

/** A photo is taken in, described, agreed to and released. */
async function takePhoto(desk) {
  await desk.getByRole('button', { name: 'Menü', exact: true }).click();
  await desk.getByRole('button', { name: 'Fotowand', exact: true }).click();
  const dialog = desk.getByRole('dialog', { name: 'Fotowand' });
  await dialog
    .getByLabel('Fotos hinzufügen')
    .setInputFiles({ name: 'tisch.png', mimeType: 'image/png', buffer: PIXEL });
  await dialog.getByLabel('Was ist zu sehen?').fill('Tisch 3 mit Karten');
  await dialog.getByText('Alle Abgebildeten sind einverstanden').click();
  await dialog.getByText('Auch auf der öffentlichen Ergebnisseite zeigen').click();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await dialog.getByRole('img', { name: 'Tisch 3 mit Karten' }).waitFor();
  assert.deepEqual(await axe(desk), []);
  await look(desk, 'minutes-photos');
}

/** The results as somebody reads them who needs short sentences: all that the service says, not what people wrote. */
async function inLeichteSprache(page) {
  const [say, german] = [words('de-simple'), words('de')];
  await chooseLanguage(page, 'Leichte Sprache', 'de-simple');
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    for (const key of ['pages.resultsVoices', 'pages.own.lead', 'pages.own.show', 'pages.privacy'])
      await page.getByText(say(key)).first().waitFor();
    assert.equal(await page.getByText(german('pages.resultsVoices')).count(), 0);
    assert.deepEqual(await axe(page), []);
    assert.equal(await sideways(page), 0, `${width} px`);
    await look(page, `minutes-public-simple-${width}`, { fullPage: true });
  }
  await chooseLanguage(page, 'Deutsch', 'de');
}

/** Every section of the screen is in the Word file: its title, its sentences, what people wrote, and the photo. */
async function wholeInWord(page, bytes) {
  const files = unzip(bytes);
  const plain = (text) => text.replace(/[\s\u00ad]+/g, ' ').trim();
  const xml = files.get('word/document.xml').toString('utf8');
  const written = plain(
    xml
      .replace(/<\/w:p>|<w:(br|tab)\/>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&amp;', '&')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>'),
  );
  const preview = page.getByRole('article', { name: 'Vorschau' });
  const missing = [];
  for (const section of await page
    .getByRole('navigation', { name: 'Abschnitte' })
    .getByRole('button')
    .all()) {
    await section.click();
    const title = plain(await section.innerText());
    const lines = (await preview.innerText())
      .split(/[\n\t]/)
      .map(plain)
      .filter((line) => /\p{L}{3}/u.test(line));
    missing.push(...lines.filter((line) => !written.includes(line)).map((line) => `${title}: ${line}`));
  }
  assert.deepEqual(missing, []);
  assert.ok(
    [...files.keys()].some((name) => /^word\/media\/.+\.jpe?g$/.test(name)),
    'the photo',
  );
}

test('minutes are edited, published, read by everybody, and taken back', async () => {
  let page = await openPage(office, `${demo.url}/office`);
  await page.getByLabel('Anmeldename').fill(demo.login);
  await page.getByLabel('Passwort').fill(demo.password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('link', { name: 'Werkstätten' }).click();
  await page.locator('main').getByRole('table').getByRole('link').first().click();

  await page.getByRole('link', { name: 'Ergebnisdokumentation' }).click();
  await page.getByRole('heading', { level: 1, name: /^Ergebnisse: / }).waitFor();
  const workshop = /minutes\/([0-9a-f-]+)/.exec(page.url())[1];
  await page.close();
  await atTheConsole(workshop);
  page = await openPage(office, `${demo.url}/office#/minutes/${workshop}`);
  await page.getByRole('button', { name: 'Offene Themen und Notizen' }).click();
  await page.getByRole('article', { name: 'Vorschau' }).getByText('Die Werkstatt dauerte länger.').waitFor();
  assert.equal(await page.getByRole('navigation', { name: 'Abschnitte' }).getByRole('listitem').count(), 11);
  assert.deepEqual(await axe(page), []);
  await look(page, 'minutes-office');
  await page.getByRole('img', { name: 'Tisch 3 mit Karten' }).first().waitFor();
  await page.getByRole('button', { name: 'Abstimmungen' }).click();
  await page.getByRole('article', { name: 'Vorschau' }).getByRole('table').first().waitFor();
  await look(page, 'minutes-votes');

  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: 'Als Word-Datei' }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^ergebnisse-.+\.docx$/);
  const saved = await readFile(await file.path());
  await wholeInWord(page, saved);
  if (process.env.SHOTS) await file.saveAs(`${process.env.SHOTS}/minutes.docx`);

  await page.getByRole('button', { name: 'Wie es weitergeht' }).click();
  await page.getByLabel('Text', { exact: true }).fill('Der Rat berät im **Mai**.');
  await page.getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByText('Speichern oder verwerfen Sie zuerst Ihre Änderungen.').waitFor();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('button', { name: /Wie es weitergeht.*von Hand bearbeitet/ }).waitFor();

  const phone = await context(browser, 'phone');
  const before = await openPage(phone, `${demo.url}/ergebnis/${workshop}`);
  await before.getByText('nicht oder nicht mehr veröffentlicht').waitFor();
  await before.close();

  await page.getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Veröffentlichen' }).click();
  await page.getByText('Öffentlich seit').waitFor();
  const reader = await openPage(phone, `${demo.url}/ergebnis/${workshop}`);
  await reader.getByRole('heading', { level: 1, name: /^Ergebnisse: / }).waitFor();
  await reader.getByText('Karten sind Worte von Teilnehmenden, nicht der Verwaltung.').waitFor();
  await reader.getByRole('img', { name: 'Tisch 3 mit Karten' }).waitFor();
  await reader.getByText('Wie es weitergeht').click();
  await reader.getByRole('strong').filter({ hasText: 'Mai' }).waitFor();
  assert.deepEqual(await axe(reader), []);
  assert.deepEqual(reader.faults, []);
  await look(reader, 'minutes-public');
  await reader.setViewportSize({ width: 320, height: 700 });
  assert.equal(await sideways(reader), 0);
  await look(reader, 'minutes-public-320', { fullPage: true });
  await inLeichteSprache(reader);

  await page.emulateMedia({ media: 'print' });
  const printed = page.locator('article.print');
  await printed.getByRole('heading', { name: 'Verabredungen', includeHidden: true }).waitFor();
  // A cover with place and contents, and all cards as an annex, as the files have them.
  await printed.locator('header').getByText('Stand vom').waitFor();
  await printed.locator('header li').getByText('Anlage: Alle Karten nach Themen').waitFor();
  await printed.getByRole('cell', { name: 'Kritik', exact: true, includeHidden: true }).first().waitFor();
  await look(page, 'minutes-print');
  // On paper everything fits the width of the page.
  assert.equal(await sideways(page), 0);
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('button', { name: 'Nicht mehr veröffentlichen' }).click();
  await page.getByText('nur intern zu sehen').waitFor();
  await reader.reload();
  await reader.getByText('nicht oder nicht mehr veröffentlicht').waitFor();
  await phone.close();
  await page.close();
});

test('aims, pictures of the future, the check against reality and what people take on stand in the minutes', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const staff = await setUp(server);
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const card = (kind, text, aboutId = null) =>
    workshop.ask({
      type: 'addCard',
      kind,
      text,
      domainId: null,
      origin: 'paper',
      clientKey: `${kind}-${text}`,
      aboutId,
    });
  await workshop.go('critique', 'collect');
  const criticism = await card('criticism', 'Kein Bus nach 18 Uhr');
  const clusterId = await workshop.ask({
    type: 'createCluster',
    title: 'Unterwegs',
    shortTitle: '',
    domainId: null,
    kind: 'criticism',
    cardIds: [criticism],
  });
  await workshop.go('reversal');
  const aim = await card('reversal', 'Wer abends weg will, kommt hin und zurück', clusterId);
  await workshop.ask({ type: 'chooseAim', clusterId, cardId: aim });
  await workshop.go('fantasy', 'collect');
  const wish = await card('wish', 'Ein Bus, der kommt, wenn ich ihn rufe');
  await workshop.ask({ type: 'chooseCard', cardId: wish, chosen: true });
  await card('parked', 'Was wird aus dem Bahnhof?');
  await workshop.go('fantasy', 'groups');
  await workshop.ask({ type: 'formSmallGroups', grouping: 'open', count: 1 });
  const [table] = workshop.state.smallGroups;
  await workshop.ask({
    type: 'editGroup',
    smallGroupId: table.id,
    version: table.version,
    name: 'Die Nachtschwärmer',
    resultTitle: 'Das Dorf, das abends wach ist',
    resultText: 'Niemand fragt mehr, wie er heimkommt.',
  });
  await workshop.go('implementation', 'check');
  await card('praise', 'Das Land zahlt die Hälfte', wish);
  await card('criticism', 'Es fehlen Fahrerinnen', wish);
  await workshop.go('implementation', 'commit');
  await workshop.ask({
    type: 'confirmCommitment',
    commitmentId: null,
    measureId: null,
    what: 'Beim Verkehrsverbund anrufen',
    who: 'Ortsbeirat',
    byWhen: 'bis Ostern',
    consent: true,
  });
  await workshop.go('wrap_up');
  await workshop.ask({ type: 'freezeResults' });

  const desk = await context(browser, 'office');
  t.after(() => desk.close());
  await desk.addCookies(signedIn({ server, staff }));
  const page = await openPage(desk, `${server.url}/office#/minutes/${workshop.id}`);
  const preview = page.getByRole('article', { name: 'Vorschau' });
  for (const [section, texts] of [
    ['Was stört, was gelingt', ['Unterwegs', 'Kein Bus nach 18 Uhr']],
    ['Ins Positive gewendet', ['Unterwegs', 'Wer abends weg will, kommt hin und zurück']],
    [
      'Wünsche und Zukunftsbilder',
      [
        'Ein Bus, der kommt, wenn ich ihn rufe',
        'Das Land zahlt die Hälfte',
        'Es fehlen Fahrerinnen',
        'Das Dorf, das abends wach ist',
        'Niemand fragt mehr, wie er heimkommt.',
      ],
    ],
    ['Verabredungen', ['Beim Verkehrsverbund anrufen', 'Ortsbeirat', 'bis Ostern']],
    ['Offene Themen und Notizen', ['Was wird aus dem Bahnhof?']],
  ]) {
    await page.getByRole('button', { name: section }).click();
    await preview.getByRole('heading', { name: section }).waitFor();
    const said = await preview.innerText();
    for (const text of texts) assert.ok(said.includes(text), `${section}: ${text} in\n${said}`);
    // What stands in the way of a wish is no complaint of its own.
    if (section.startsWith('Was stört')) assert.ok(!said.includes('Es fehlen Fahrerinnen'), said);
    assert.deepEqual(await axe(page), [], section);
  }
  assert.deepEqual(page.faults, []);
});
