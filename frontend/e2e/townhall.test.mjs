// From the room's frozen result to documents: one measure filled in, assessed, ranked anew with a reason, the strategy
// drafted, reviewed and signed off, everything taken away as a file, the workbook edited and brought back with a conflict.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { signIn } from './lib/office.mjs';
import { retype } from './lib/workbook.mjs';

const WAIT = 60_000;
let demo;
let browser;
let office;
let process;
let page;
before(async () => {
  browser = await launch();
  demo = await startDemo();
  ({ office, process } = await signIn(browser, demo));
  page = await openPage(office, `${demo.url}/office#/p/${process}/measures/ranking`);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const go = (part) => page.goto(`${demo.url}/office#/p/${process}/${part}`);
// A line that the service ends after a while of silence may end just then: once more.
const get = async (path) => (await office.request.get(`${demo.url}${path}`, { maxRetries: 2 })).json();
const measures = async () => (await get(`/api/processes/${process}/measures`)).measures;
const sheetOf = async (id) => (await get(`/api/measures/${id}`)).entry.sheet;
/** Waits until what is stored says so. */
async function stored(id, wanted) {
  const deadline = Date.now() + WAIT;
  while (!wanted(await sheetOf(id))) {
    assert.ok(Date.now() < deadline, `not stored: ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
let first;

test('a clerk fills in a sheet until nothing is missing, and the department assesses it', async () => {
  await page.locator('table').waitFor();
  first = (await measures())[0];
  await go(`measures/${first.id}`);
  for (const [name, text] of [
    ['Zielgruppen *', 'Haushalte'],
    ['Federführung *', 'FB 3 Bauen'],
    ['Zuständiger Ausschuss *', 'Bauausschuss'],
    ['Beginn *', '2. Quartal 2027'],
    ['Nächster Schritt *', 'Angebote einholen'],
  ])
    await page.getByLabel(name, { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Kosten hinzufügen' }).click();
  await page.getByLabel('Betrag je Jahr (€)').fill('49 Tsd.');
  await page.getByLabel('Aus laufendem Betrieb *').selectOption({ label: 'nein' });
  await page.getByLabel('Umsetzung *').selectOption({ label: 'gemischt' });
  await page.getByLabel('Prioritätsklasse *').selectOption({ index: 1 });
  await page.getByLabel('Machbarkeit *').selectOption({ label: 'machbar unter Bedingungen' });
  await page.getByLabel('Begründung der Machbarkeit').fill('Wenn der Kreis mitfinanziert');
  await page.getByText('Alle Angaben für die Ausgabe sind da.').waitFor();
  await stored(
    first.id,
    // The last that was typed, too: a later save would stand in the way of the ranks.
    ({ feasibility, feasibilityReason, costs }) =>
      feasibility !== 'open' && feasibilityReason !== '' && costs[0]?.amountCents === 4_900_000,
  );
  const preview = page.getByRole('complementary');
  await preview.getByText('Wenn der Kreis mitfinanziert').waitFor();
  assert.equal(await preview.getByText('[bitte ergänzen]').count(), 0);
});

test('the administration ranks it third, says why, and the room’s ranking stays', async () => {
  await go('measures/ranking');
  await page.getByRole('button', { name: /^Ränge des Saals übernehmen/ }).click();
  await page.getByText('einig', { exact: true }).first().waitFor();
  await page.getByLabel(`Rang der Verwaltung für ${first.sheet.shortTitle}`, { exact: true }).fill('3');
  const reason = page.getByLabel(`Begründung für ${first.sheet.shortTitle}`, { exact: true });
  await reason.fill('Erst muss das Leerrohr liegen');
  await reason.press('Enter');
  await stored(first.id, ({ administrationRank }) => administrationRank === 3);
  await page.getByText('Beide Rangfolgen als Bild').click();
  await page.getByRole('heading', { name: 'Verwaltung', exact: true }).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual((await measures())[0].results, first.results);
});

test('a draft says so, is read in confidence, reviewed, signed off and taken on', async (t) => {
  await go('strategy');
  await page.getByRole('button', { name: 'Entwurf erzeugen' }).click();
  await page.getByRole('button', { name: /^Abstimmung/ }).click();
  await page.getByRole('button', { name: 'Jemanden fragen' }).click();
  await page.getByLabel('Person oder Gremium').fill('IT der Verwaltung');
  await page.getByLabel('Als', { exact: true }).selectOption({ label: 'IT' });
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('rowheader', { name: 'IT der Verwaltung' }).waitFor();

  await page.getByRole('button', { name: 'Leselink anlegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Für wen').fill('Ältestenrat');
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  const link = await page.locator('code', { hasText: '#read=' }).textContent();
  assert.deepEqual(await axe(page), []);
  const outside = await context(browser, 'office');
  t.after(() => outside.close());
  const reader = await openPage(outside, link.trim().replace(/^https?:\/\/[^/]+/, demo.url));
  await reader.getByText('Vertraulich, für Ältestenrat.').waitFor();
  await reader.getByText(first.sheet.title).first().waitFor();
  assert.deepEqual(await axe(reader), []);
  await page.getByRole('button', { name: 'Leselink für Ältestenrat zurückziehen' }).click();
  await page.getByText(/zurückgezogen am/).waitFor();
  await reader.reload();
  await reader.getByText('Dieser Link gilt nicht oder nicht mehr.').waitFor();
  assert.deepEqual(await axe(reader), []);

  await page.getByRole('button', { name: 'In die interne Abstimmung geben' }).click();
  await page.getByRole('button', { name: 'Bestätigen' }).click();
  await page.getByRole('button', { name: 'Antwort eintragen' }).click();
  await page.getByRole('button', { name: 'Antwort speichern' }).click();
  await page.getByText(/zu Fassung \d/).waitFor();
  await page.getByRole('button', { name: 'In die politische Abstimmung geben' }).click();
  await page.getByRole('button', { name: 'Bestätigen' }).click();
  await page.getByRole('button', { name: 'In den Rat einbringen' }).waitFor();
});

test('everything is taken away as a file, in every form', async () => {
  const [draft] = await get(`/api/processes/${process}/drafts`);
  const workshops = await get(`/api/processes/${process}/workshops`);
  const files = [
    ...['xlsx', 'csv.zip', 'json'].map((kind) => `/api/processes/${process}/export.${kind}`),
    ...['folder', 'masterplan', 'press', 'plain-summary', 'council-paper'].map(
      (paper) => `/api/processes/${process}/papers/${paper}.docx`,
    ),
    `/api/drafts/${draft.id}/text.docx`,
    `/api/workshops/${workshops[0].id}/minutes.docx`,
    // Each of them as PDF: tests/api/office/files.rs. One here, the shortest, for a PDF takes its time unoptimised.
    `/api/processes/${process}/papers/press.pdf`,
  ];
  const begins = { xlsx: 'PK', zip: 'PK', docx: 'PK', json: '{', pdf: '%PDF-' };
  for (const path of files) {
    const answer = await office.request.get(`${demo.url}${path}`, { timeout: 2 * WAIT });
    const bytes = await answer.body();
    assert.equal(answer.status(), 200, `${path}: ${bytes.subarray(0, 200)}`);
    const begin = begins[path.split('.').at(-1)];
    assert.equal(bytes.subarray(0, begin.length).toString('latin1'), begin, path);
  }
});

test('the workbook comes back edited; what somebody changed meanwhile is asked', async () => {
  const [one, two] = (await measures()).filter(({ sheet }) => sheet.goal).slice(-2);
  const file = await office.request.get(`${demo.url}/api/processes/${process}/export.xlsx`);
  const edited = retype(await file.body(), [
    [one.sheet.goal, 'In der Mappe geändert'],
    [two.sheet.goal, 'In der Mappe auch geändert'],
  ]);
  const changed = await office.request.patch(`${demo.url}/api/measures/${two.id}`, {
    headers: { origin: demo.url },
    data: { version: two.version, fields: { goal: 'Hier inzwischen geändert' } },
  });
  assert.equal(changed.status(), 200, await changed.text());
  await go('exports');
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page
    .locator('input[type=file][accept=".xlsx"]')
    .setInputFiles({ name: 'Liste.xlsx', mimeType, buffer: edited });
  const dialog = page.getByRole('dialog');
  await dialog.getByText('hier inzwischen auch geändert').waitFor();
  await dialog.getByRole('button', { name: '1 Zelle übernehmen' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await sheetOf(one.id)).goal, 'In der Mappe geändert');
  assert.equal((await sheetOf(two.id)).goal, 'Hier inzwischen geändert', 'a conflict overwrites nothing');
  assert.deepEqual(page.faults, []);
});
