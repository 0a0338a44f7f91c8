// What the office keeps beside the measures: funding, variants, existing strategies, localities.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, launch, openPage, picture, sideways } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { signIn } from './lib/office.mjs';

const pictures = globalThis.process.env.ZW_PICTURES;
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

const open = (part, from = office) => openPage(from, `${demo.url}/office#/p/${process}/${part}`);
const api = (page, path) => page.evaluate(async (path) => (await fetch(path)).json(), path);
const measures = async (page) => (await api(page, `/api/processes/${process}/measures`)).measures;
/** Keeps pictures in light and dark if ZW_PICTURES says where. */
async function look(page, name) {
  if (!pictures) return;
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${pictures}/${name}-${colorScheme}.png`, { fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
/** A day of this year's plan: `days` from today, as people type it. */
function day(days) {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return at.toLocaleDateString('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' });
}

test('a programme is registered, applied for, and told before it runs out', async () => {
  const page = await open('measures/funding');
  await page.getByText('Noch keine Förderprogramme').waitFor();
  assert.deepEqual(await axe(page), []);
  await look(page, 'funding-0');

  await page.getByRole('button', { name: 'Programm anlegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name des Programms').fill('Digitale Dörfer');
  await dialog.getByLabel('Fördergeber').fill('Ministerium des Innern');
  await dialog.getByLabel('Was gefördert wird').fill('Öffentliches WLAN und digitale Treffpunkte');
  await dialog.getByLabel('Förderquote (%)').fill('62,5');
  await dialog.getByLabel('Antragsfristen').fill('bald');
  await dialog.getByLabel('Antragsfristen').blur();
  await dialog.getByText('Diese Zeit ist nicht zu verstehen').waitFor();
  // Saving would lose what was typed: several such fields are listed, a single one takes the focus.
  await dialog.getByLabel('Höchstbetrag').fill('viel');
  await page.keyboard.press('Enter');
  const faults = dialog.getByRole('heading', { name: '2 Angaben sind noch nicht zu verstehen' });
  await faults.waitFor();
  assert.ok(await faults.evaluate((heading) => heading === document.activeElement));
  assert.deepEqual(await axe(page), []);
  await look(page, 'funding-faults');
  await dialog.getByRole('button', { name: 'Höchstbetrag' }).click();
  const most = dialog.getByLabel('Höchstbetrag');
  assert.ok(await most.evaluate((field) => field === document.activeElement));
  await most.fill('12,5 Tsd.');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await faults.waitFor({ state: 'detached' });
  const deadlines = dialog.getByLabel('Antragsfristen');
  assert.ok(await deadlines.evaluate((field) => field === document.activeElement));
  assert.equal(await deadlines.inputValue(), 'bald');
  await deadlines.fill(`1.2.2020; ${day(30)}`);
  await dialog.getByLabel('Internetadresse').fill('foerderung.example');
  assert.deepEqual(await axe(page), []);
  await look(page, 'funding-dialog');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  const soon = page.getByRole('region', { name: 'Läuft bald aus' });
  await soon.getByText('in 30 Tagen').waitFor();
  await page
    .getByRole('row', { name: /Digitale Dörfer/ })
    .getByText('62,5 %')
    .waitFor();
  await look(page, 'funding-1');

  // The same name again is refused in words, and nothing typed is lost.
  await page.getByRole('button', { name: 'Programm anlegen' }).click();
  await dialog.getByLabel('Name des Programms').fill('digitale dörfer');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await dialog.getByText('Einen solchen Eintrag gibt es schon.').waitFor();
  assert.equal(await dialog.getByLabel('Name des Programms').inputValue(), 'digitale dörfer');
  await page.keyboard.press('Escape');

  const [first] = await measures(page);
  await page.getByRole('button', { name: 'Antrag anlegen' }).click();
  await dialog.getByLabel('Maßnahme').selectOption(first.id);
  await dialog.getByLabel('Stand').selectOption({ label: 'in Vorbereitung' });
  await dialog.getByLabel('Beantragt (€)').fill('12,5 Tsd.');
  await dialog.getByText('= 12.500 €').waitFor();
  await dialog.getByLabel('Einreichen bis').fill(day(-2));
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await soon.getByText('überfällig').waitFor();
  await page
    .getByRole('row', { name: /in Vorbereitung/ })
    .getByText('12.500')
    .waitFor();
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0);
  await look(page, 'funding-2');

  // What an application leads to cannot go; the reason stands on the screen.
  await page.getByRole('button', { name: 'Digitale Dörfer löschen' }).first().click();
  await page.getByText('Das wird noch gebraucht.').waitFor();
  await page.goto(`${demo.url}/office#/p/${process}/measures/${first.id}`);
  await page.getByLabel('Förderprogramm').fill('Digitale Dörfer');
  await page.getByText('Förderquote 62,5 %').waitFor();
  await page.getByRole('button', { name: 'Frist übernehmen' }).click();
  assert.equal(await page.getByLabel('Antragsfrist', { exact: false }).first().inputValue(), day(30));
  await page.getByRole('tab', { name: 'Bezüge' }).click();
  await page.getByRole('row', { name: /in Vorbereitung/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  await look(page, 'around-funding');
  assert.deepEqual(
    page.faults.filter((fault) => !/409|422/.test(fault)),
    [],
  );
  await page.close();
});

test('variants stand side by side, and a measure is aligned with what exists', async () => {
  const page = await open('strategy/related');
  await page.getByText('Noch keine vorhandene Strategie').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'Strategie anlegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Titel').fill('Klimaschutzkonzept 2024');
  await dialog.getByLabel('Beschlossen von').fill('Verbandsgemeinderat');
  await dialog.getByLabel('Beschlossen am').fill('3/2024');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('beschlossen März 2024').waitFor();
  const [first] = await measures(page);
  await page.goto(`${demo.url}/office#/p/${process}/measures/${first.id}`);
  await page.getByRole('tab', { name: 'Bezüge' }).click();
  await page.getByText('Noch keine Variante.').waitFor();

  // Without a sentence that says how, nothing is stored.
  await page.getByRole('button', { name: 'Abgleich eintragen' }).click();
  await dialog.getByLabel('Die Maßnahme …').selectOption({ label: 'widerspricht' });
  await dialog.getByLabel('Wie?').fill('Braucht mehr Strom, als das Konzept vorsieht.');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Braucht mehr Strom').waitFor();

  for (const [button, title, cost] of [
    ['Variante anlegen', 'Eigener Ausbau', '120 Tsd.'],
    ['„Nicht handeln“ ergänzen', 'Nicht handeln', '0'],
  ]) {
    await page.getByRole('button', { name: button }).click();
    if (button === 'Variante anlegen') await dialog.getByLabel('Name der Variante').fill(title);
    await dialog.getByLabel('Kosten einmalig (€)').fill(cost);
    await dialog.getByLabel('Dafür spricht').fill('schnell\ngünstig');
    if (title !== 'Nicht handeln') await dialog.getByLabel('Von der Verwaltung empfohlen').check();
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('columnheader', { name: title }).waitFor();
  }
  const table = page.getByRole('region', { name: 'Varianten' });
  await table.getByRole('columnheader', { name: 'Eigener Ausbau empfohlen' }).waitFor();
  await table.getByText('120.000 €').waitFor();
  assert.equal(await table.getByRole('listitem').count(), 4, 'one reason per line');
  assert.deepEqual(await axe(page), []);
  await look(page, 'around');

  // What is deleted comes back as it was.
  await page.getByRole('button', { name: 'Nicht handeln löschen' }).click();
  await page.getByRole('columnheader', { name: 'Nicht handeln' }).waitFor({ state: 'detached' });
  assert.deepEqual(await axe(page), []);
  await look(page, 'deleted');
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByRole('columnheader', { name: 'Nicht handeln' }).waitFor();
  assert.equal(await table.getByRole('listitem').count(), 4, 'its reasons, too');

  // A second recommended one is refused in words.
  await page.getByRole('button', { name: 'Nicht handeln bearbeiten' }).click();
  await dialog.getByLabel('Von der Verwaltung empfohlen').check();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await dialog.getByText('Es gibt schon eine Variante').waitFor();

  // Whoever closes it and goes on before the next frame is drawn is not asked about what it held.
  const asked = [];
  page.on('dialog', (one) => {
    asked.push(one.message());
    return one.accept();
  });
  await dialog.evaluate((element, there) => {
    element.addEventListener('cancel', () => {
      history.pushState(null, '', there);
      dispatchEvent(new HashChangeEvent('hashchange'));
    });
  }, `#/p/${process}/strategy/related`);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /^M-001/ }).waitFor();
  assert.deepEqual(asked, []);
  assert.deepEqual(await axe(page), []);
  await look(page, 'related');
  await page.goto(`${demo.url}/office#/p/${process}/measures`);
  await page.getByRole('cell', { name: 'Klimaschutzkonzept 2024 (Widerspruch)' }).waitFor();
  assert.deepEqual(
    page.faults.filter((fault) => !/409/.test(fault)),
    [],
  );

  // Without the list no measure has a name: then that is said, and tried again.
  await page.goto(`${demo.url}/office#/p/${process}/strategy/related`);
  await page.route('**/measures?short=true', (route) => route.abort());
  await page.reload();
  await page.getByRole('heading', { name: 'Das ließ sich nicht laden' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.unroute('**/measures?short=true');
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await page.getByRole('link', { name: /^M-001/ }).waitFor();
  await page.close();
});

test('each locality has its own list, and the five steps say what is missing', async () => {
  const page = await open('measures/local');
  await page.getByText('Noch keine Ortsgemeinden').waitFor();
  const [, second, third] = await measures(page);
  for (const [one, localities] of [
    [second, ['Auental']],
    [third, ['Bergheim']],
  ]) {
    const answer = await page.evaluate(
      async ([path, body]) =>
        (await fetch(path, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body }))
          .status,
      [`/api/measures/${one.id}`, JSON.stringify({ version: one.version, fields: { localities } })],
    );
    assert.equal(answer, 200);
  }
  await page.reload();
  await page.getByRole('heading', { level: 2, name: 'Auental' }).waitFor();
  const name = second.sheet.shortTitle;
  await page.getByRole('button', { name: `${name} bearbeiten` }).click();
  const dialog = page.getByRole('dialog', { name: 'Fassung für Auental' });
  await dialog.getByLabel('Text für den Ort').fill('Beginnt am Dorfplatz.');
  await dialog.getByLabel('Priorität dort').selectOption({ label: 'hoch' });
  await dialog.getByLabel('Zuständig dort').fill('Ortsbürgermeister/in');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('row', { name: /Beginnt am Dorfplatz/ }).waitFor();
  assert.equal(await page.getByRole('link', { name: third.sheet.shortTitle, exact: true }).count(), 0);
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0);
  await look(page, 'local');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Als XLSX' }).click(),
  ]);
  assert.match(file.suggestedFilename(), /\.xlsx$/);

  await page.goto(`${demo.url}/office#/p/${process}/strategy/steps`);
  await page.getByRole('heading', { name: 'Zukunftswerkstatt', exact: true }).waitFor();
  await page.getByText('Alles da').first().waitFor();
  await page
    .getByText(/\d+ Punkte? fehl/)
    .first()
    .waitFor();
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0);
  await look(page, 'steps');
  await page.getByRole('link', { name: 'Vorhandene Strategien' }).click();
  await page.getByRole('tab', { name: 'Vorhandene Strategien', selected: true }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.close();
});
