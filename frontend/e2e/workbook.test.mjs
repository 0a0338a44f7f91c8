// The workbook on its way: downloaded, kept as it was, edited elsewhere, brought back with a conflict, undone in one step.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, launch, openPage, picture } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { api, measuresOf, signIn } from './lib/office.mjs';
import { retype } from './lib/workbook.mjs';

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

/** The page of exports. */
async function exports() {
  const page = await openPage(office, `${demo.url}/office#/p/${process}/exports`);
  await page.getByRole('heading', { level: 1, name: 'Ausgaben' }).waitFor();
  return page;
}
const measures = (page) => measuresOf(page, process);

/** Keeps pictures in every look if ZW_PICTURES says where. */
async function look(page, name) {
  const folder = globalThis.process.env.ZW_PICTURES;
  if (!folder) return;
  for (const [mode, media] of Object.entries({
    '': {},
    '-dunkel': { colorScheme: 'dark' },
    '-kontrast': { forcedColors: 'active' },
  })) {
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media });
    await picture(page, `${folder}/${name}${mode}.png`);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

test('the workbook is downloaded', async () => {
  const page = await exports();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Excel-Mappe herunterladen' }).click();
  const download = await coming;
  assert.match(download.suggestedFilename(), /\.xlsx$/);
  const bytes = readFileSync(await download.path());
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  assert.ok(bytes.length > 10_000);
  await page.getByText(/^Heruntergeladen: .*xlsx/).waitFor();
  // It stands below, and comes back byte by byte.
  const kept = page.getByRole('region', { name: 'Frühere Ausgaben' });
  const again = kept.getByRole('button', {
    name: `Noch einmal herunterladen: ${download.suggestedFilename()}`,
  });
  await again.first().waitFor();
  const second = page.waitForEvent('download');
  await again.first().click();
  const same = readFileSync(await (await second).path());
  assert.ok(bytes.equals(same), 'the same bytes');
  const count = await again.count();
  await kept
    .getByRole('button', { name: `${download.suggestedFilename()} löschen` })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ausgabe löschen' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await again.count(), count - 1);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('an edited workbook comes back: one conflict, taken over by choice, undone in one step', async () => {
  const page = await exports();
  const goalOf = async (id) => (await measures(page)).find((one) => one.id === id).sheet.goal;
  const [one, two] = (await measures(page)).filter(({ sheet }) => sheet.goal).slice(-2);
  const file = await office.request.get(`${demo.url}/api/processes/${process}/export.xlsx`);
  const edited = retype(await file.body(), [
    [one.sheet.goal, 'In der Mappe geändert'],
    [two.sheet.goal, 'In der Mappe auch geändert'],
  ]);
  const fields = { goal: 'Hier inzwischen geändert' };
  await api(page, `/api/measures/${two.id}`, {
    method: 'PATCH',
    body: JSON.stringify({ version: two.version, fields }),
  });
  const input = page.locator('input[type=file][accept=".xlsx"]');
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await input.setInputFiles({ name: 'kaputt.xlsx', mimeType, buffer: Buffer.from('PK nichts') });
  await page.getByText('Das ist keine Excel-Mappe').waitFor();

  await input.setInputFiles({ name: 'Liste.xlsx', mimeType, buffer: edited });
  const dialog = page.getByRole('dialog');
  const taken = (measure) =>
    dialog.getByRole('checkbox', {
      name: `M-${String(measure.number).padStart(3, '0')}, Ziel übernehmen`,
    });
  await taken(one).waitFor();
  assert.equal(await dialog.getByRole('checkbox').count(), 2, 'nothing else differs');
  assert.ok(await taken(one).isChecked());
  assert.ok(!(await taken(two).isChecked()), 'a conflict waits for a decision');
  assert.equal(await dialog.getByText('hier inzwischen auch geändert').count(), 1);
  assert.deepEqual(await axe(page), []);
  await look(page, 'mappe');
  await taken(two).check();
  await dialog.getByRole('button', { name: '2 Zellen übernehmen' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await goalOf(one.id), 'In der Mappe geändert');
  assert.equal(await goalOf(two.id), 'In der Mappe auch geändert');

  const row = page.getByRole('listitem').filter({ hasText: 'Liste.xlsx' });
  await row.getByText('2 Maßnahmen').waitFor();
  await look(page, 'mappe-zurueck');
  await row.getByRole('button', { name: 'Rückgängig machen' }).click();
  await row.getByText('rückgängig gemacht').waitFor();
  assert.equal(await goalOf(one.id), one.sheet.goal);
  assert.equal(await goalOf(two.id), fields.goal);
  assert.deepEqual(await axe(page), []);
  // The browser itself tells of the refused file.
  assert.deepEqual(
    page.faults.filter((one) => !/status of 4\d\d/.test(one)),
    [],
  );
  await page.close();
});
