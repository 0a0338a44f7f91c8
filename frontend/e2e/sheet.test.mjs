// The measure's sheet: typed into as people type, saved by itself, ranked beside the room, planned by year.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, picture, sideways } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { api, measuresOf, signIn } from './lib/office.mjs';

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

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const open = (part, from = office) => openPage(from, `${demo.url}/office#/p/${process}/measures/${part}`);
const measures = (page) => measuresOf(page, process);
const stored = async (page, id) => (await api(page, `/api/measures/${id}`)).entry.sheet;
/** Waits until what is stored says so. */
async function holds(page, id, wanted) {
  const deadline = Date.now() + 60_000;
  for (let sheet = await stored(page, id); !wanted(sheet); sheet = await stored(page, id)) {
    assert.ok(Date.now() < deadline, `not stored: ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a sheet is filled in without a manual, saves itself and takes back', async () => {
  const list = await open('ranking');
  await list.locator('table').waitFor();
  const { id } = (await measures(list))[2];
  await list.close();
  const page = await open(id);
  await page.getByText(/Für die Ausgabe fehlen noch \d+ Angaben/).waitFor();
  assert.deepEqual(await axe(page), []);

  await page.getByRole('button', { name: 'Kosten hinzufügen' }).click();
  const amount = page.getByLabel('Betrag je Jahr (€)');
  await amount.fill('12.50');
  await amount.blur();
  await page.getByText('Der Punkt ist nicht eindeutig').waitFor();
  assert.equal(await amount.getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await axe(page), []);
  await amount.fill('12,5 Tsd.');
  await page.getByText('= 12.500 €').waitFor();
  await page.getByLabel('Förderung (%)').fill('80');
  await page.getByText('Zusammen 12.500 €, davon Eigenanteil 2.500 €.', { exact: true }).waitFor();
  await holds(page, id, ({ costs }) => costs[0]?.amountCents === 1_250_000 && costs[0].fundedShare === 8_000);

  const starts = page.getByLabel('Beginn *');
  await starts.fill('Q2 27');
  await starts.blur();
  assert.equal(await starts.inputValue(), '2. Quartal 2027');
  await page.getByLabel('Ende', { exact: true }).fill('30.2.28');
  await page.getByLabel('Ende', { exact: true }).blur();
  await page.getByText('Diesen Tag gibt es nicht.').waitFor();
  await page.getByLabel('Ende', { exact: true }).fill('12/2028');
  await holds(page, id, ({ starts, ends }) => starts === '2027-Q2' && ends === '2028-12');

  await page.getByLabel('Machbarkeit *').selectOption({ label: 'nicht machbar' });
  await page.getByText('Bitte begründen.').waitFor();
  await page.getByText(/Noch nicht gespeichert, weil etwas fehlt/).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel('Begründung der Machbarkeit').fill('Kein Leerrohr vorhanden');
  await holds(page, id, ({ feasibility }) => feasibility === 'not_feasible');

  await page.getByLabel('Risiken').fill('Lieferzeit');
  await holds(page, id, ({ risks }) => risks === 'Lieferzeit');
  await page.getByRole('button', { name: 'Rückgängig: Risiken' }).click();
  await holds(page, id, ({ risks }) => risks === '');
  assert.equal(await page.getByLabel('Risiken').inputValue(), '');

  await page.getByRole('tab', { name: 'Fassungen' }).click();
  await page
    .getByRole('heading', { name: /^Fassung/ })
    .nth(1)
    .waitFor();
  assert.equal(
    await page.getByRole('heading', { name: /^Fassung/ }).count(),
    2,
    'all saves of one sitting are one version beside the room’s',
  );
  await page.getByText('12.500 €, einmalig, Investition, grob geschätzt, 80 % gefördert').first().waitFor();
  assert.deepEqual(await axe(page), []);

  await page.getByRole('tab', { name: 'Anmerkungen' }).click();
  await page.getByLabel('Neue Anmerkung').fill('Bitte Angebot einholen.');
  await page.getByRole('button', { name: 'Anmerken' }).click();
  await page.getByRole('button', { name: 'Ist erledigt' }).click();
  await page.getByText('1 erledigte Anmerkung').waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('two people type at once: what does not clash comes together, what clashes is asked', async () => {
  const [one, two] = [await open('ranking'), await open('ranking')];
  await one.locator('table').waitFor();
  const { id } = (await measures(one))[4];
  for (const page of [one, two]) {
    await page.goto(`${demo.url}/office#/p/${process}/measures/${id}`);
    await page.getByLabel('Risiken').waitFor();
  }
  await one.getByLabel('Risiken').fill('Lieferzeit');
  await holds(one, id, ({ risks }) => risks === 'Lieferzeit');
  await two.getByLabel('Partner', { exact: true }).fill('Stadtwerke');
  await holds(two, id, ({ partners, risks }) => partners === 'Stadtwerke' && risks === 'Lieferzeit');
  await two.getByText('Von der anderen Seite übernommen: Risiken.').waitFor();

  await one.getByLabel('Partner', { exact: true }).fill('Kreis');
  await one.getByText('Inzwischen hat jemand anderes gespeichert.').waitFor();
  assert.equal((await stored(one, id)).partners, 'Stadtwerke', 'nothing is overwritten unseen');
  assert.deepEqual(await axe(one), []);
  await one.getByRole('radio', { name: /Sie haben geschrieben/ }).check();
  await one.getByRole('button', { name: 'So speichern' }).click();
  await holds(one, id, ({ partners }) => partners === 'Kreis');
  for (const page of [one, two]) await page.close();
});

test('two rankings stand side by side, and a deviation has a reason', async () => {
  const page = await open('ranking');
  await page.locator('table').waitFor();
  const all = await measures(page);
  await page.getByRole('button', { name: /^Ränge des Saals übernehmen/ }).click();
  await page.getByText('einig', { exact: true }).first().waitFor();
  assert.deepEqual(await axe(page), []);

  const first = all[0];
  const rank = page.getByLabel(`Rang der Verwaltung für ${first.sheet.shortTitle}`, { exact: true });
  await rank.fill('3');
  await rank.blur();
  await page.getByText('Begründung fehlt: noch nicht gespeichert').waitFor();
  assert.deepEqual(await axe(page), []);
  assert.equal((await stored(page, first.id)).administrationRank, 1, 'not saved without a reason');
  const reason = page.getByLabel(`Begründung für ${first.sheet.shortTitle}`, { exact: true });
  await reason.fill('Erst muss das Leerrohr liegen');
  await reason.press('Enter');
  await holds(page, first.id, ({ administrationRank }) => administrationRank === 3);
  assert.deepEqual((await measures(page))[0].results, first.results, 'the room’s ranking stays');
  await page.getByText('2 Plätze tiefer').waitFor();

  await page.getByLabel('Zeigen').selectOption({ label: 'strittig (1)' });
  assert.equal(await page.locator('tbody tr:has(input[type=number])').count(), 1);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('the plan shows years, what fits under a budget, and the roadmap', async () => {
  // What the first test types, too; here it stands by itself.
  const answer = await office.request.get(`${demo.url}/api/processes/${process}/measures`);
  const { id, version } = (await answer.json()).measures[2];
  const cost = { what: '', year: 2027, untilYear: null, kind: 'one_off', budget: 'investment' };
  const costs = [{ ...cost, amountCents: 1_250_000, quality: 'rough', fundedShare: 8_000 }];
  const fields = { costs, starts: '2027-Q2', ends: '2028-12' };
  const written = await office.request.patch(`${demo.url}/api/measures/${id}`, {
    headers: { origin: demo.url },
    data: { version, fields },
  });
  assert.equal(written.status(), 200, await written.text());
  const page = await open('plan');
  await page.getByRole('img', { name: /Eigenanteil je Jahr und Lebensbereich/ }).waitFor();
  await page.getByLabel('Eigenanteil je Jahr höchstens (€)').fill('2.000');
  await page
    .getByText(/zu viel in/)
    .first()
    .waitFor();
  await page.getByLabel('Eigenanteil je Jahr höchstens (€)').fill('10 Tsd.');
  await page.getByText(/^1 von 1 Maßnahmen? pass/).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByText('Fahrplan als Tabelle').click();
  await page.getByRole('link', { name: /: Apr\. 2027 bis Dez\. 2028/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('every screen of the measures fits a small window, and dark', async (t) => {
  const small = await context(browser, 'office', {
    viewport: { width: 320, height: 640 },
    colorScheme: 'dark',
    storageState: await office.storageState(),
  });
  t.after(() => small.close());
  const page = await open('ranking', small);
  await page.locator('table').waitFor();
  const { id } = (await measures(page))[2];
  for (const [part, name] of [
    ['ranking', 'Maßnahmen'],
    ['plan', 'Maßnahmen'],
    ['due', 'Maßnahmen'],
    [id, ''],
  ]) {
    await page.goto(`${demo.url}/office#/p/${process}/measures/${part}`);
    if (name) await heading(page, name);
    else await page.getByLabel('Beginn *').waitFor();
    await page.getByText('Wird geladen …').waitFor({ state: 'detached' });
    assert.equal(await sideways(page), 0, part);
    assert.deepEqual(await axe(page), [], part);
  }
  await page.close();
});

test('a draft is asked about, commented, locked and taken to the next state', async () => {
  const page = await openPage(office, `${demo.url}/office#/p/${process}/strategy`);
  await page.getByRole('button', { name: 'Entwurf erzeugen' }).click();
  await page.getByRole('button', { name: 'In die interne Abstimmung geben' }).waitFor();
  await page.getByText('erzeugt, folgt den Daten von selbst').waitFor();
  await page.getByRole('button', { name: 'Abschnitt sperren' }).click();
  await page.getByText('Dieser Abschnitt ist gesperrt').waitFor();
  await page.getByLabel('Neue Anmerkung').fill('Bitte kürzer.');
  await page.getByRole('button', { name: 'Anmerken' }).click();
  await page.getByText('Bitte kürzer.').waitFor();
  if (pictures) await picture(page, `${pictures}/entwurf-abschnitt.png`);
  assert.deepEqual(await axe(page), []);

  await page.getByRole('button', { name: /^Abstimmung/ }).click();
  await page.getByText(/Stellen sind noch offen/).waitFor();
  await page.getByRole('button', { name: 'Jemanden fragen' }).click();
  await page.getByLabel('Person oder Gremium').fill('IT der Verwaltung');
  await page.getByLabel('Als', { exact: true }).selectOption({ label: 'IT' });
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('rowheader', { name: 'IT der Verwaltung' }).waitFor();
  await page.getByRole('button', { name: 'In die interne Abstimmung geben' }).click();
  await page.getByRole('button', { name: 'Bestätigen' }).click();
  await page.getByText('Noch nicht alle Gefragten haben geantwortet.').waitFor();
  await page.getByRole('button', { name: 'Antwort eintragen' }).click();
  await page.getByRole('button', { name: 'Antwort speichern' }).click();
  await page.getByText(/zu Fassung 3/).waitFor();
  if (pictures) await picture(page, `${pictures}/entwurf-abstimmung.png`);
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'In die politische Abstimmung geben' }).click();
  await page.getByRole('button', { name: 'Bestätigen' }).click();
  await page.getByRole('button', { name: 'In den Rat einbringen' }).waitFor();
  await page.getByText('Es sind noch Stellen offen.').waitFor();
  await page.close();
});
