// The workbook on its way: downloaded, kept as it was, edited elsewhere, brought back with a conflict, undone in one step;
// and taken away in the middle of a day that goes on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, picture } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { signedIn } from './lib/hall.mjs';
import { moderate, roundDraft, setUp } from './lib/moderator.mjs';
import { api, measuresOf, signIn } from './lib/office.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { readWorkbook, records, retype } from './lib/workbook.mjs';

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

test('the list is taken away while the room still works on it, and gives no open vote away', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const staff = await setUp(server);
  const hall = await moderate(server, staff);
  t.after(() => hall.close());
  await hall.ask({ type: 'openWorkshop' });
  const person = await visit(server.url, hall.code);
  t.after(() => person.leave());
  const desk = await context(browser, 'office');
  t.after(() => desk.close());
  await desk.addCookies(signedIn({ server, staff }));
  const headers = { cookie: staff.cookie };
  const [{ id }] = await (await fetch(`${server.url}/api/processes`, { headers })).json();
  const page = await openPage(desk, `${server.url}/office#/p/${id}/exports`);
  const download = async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Excel-Mappe herunterladen' }).click();
    const workbook = readWorkbook(readFileSync(await (await coming).path()));
    const rows = (name) => records(workbook.find((sheet) => sheet.name === name));
    return { measures: rows('Maßnahmen'), votes: rows('Abstimmung') };
  };
  const titles = (rows) => rows.map((row) => row.Titel);
  const add = (title) =>
    hall.ask({
      type: 'addMeasure',
      sheet: {
        title,
        shortTitle: title,
        domainId: hall.state.setup.domains[0].id,
        goal: 'Ziel',
        description: '',
        who: 'Alle',
        firstStep: 'Anfangen',
        effort: 'small',
      },
      derivedFrom: [],
      origin: 'spoken',
    });

  await hall.go('implementation', 'measures');
  const options = [await add('Rufbus am Abend'), await add('Netz im Dorf')];
  assert.deepEqual(titles((await download()).measures), ['Rufbus am Abend', 'Netz im Dorf']);
  // The room goes on, and so does what is taken away.
  options.push(await add('Café für alle'));
  await hall.go('implementation', 'rank');
  const round = await hall.ask({ type: 'prepareRound', round: roundDraft('measure', options) });
  await hall.ask({ type: 'openRounds', roundIds: [round] });
  await person.until(() => person.rounds.get(round)?.state === 'open');
  await person.ask({ type: 'castBallot', roundId: round, revision: 1, ballot: { p: [[2, 2]] } });
  const open = await download();
  assert.deepEqual(titles(open.measures), ['Rufbus am Abend', 'Netz im Dorf', 'Café für alle']);
  const rankOf = ({ measures }) => Object.fromEntries(measures.map((row) => [row.Titel, row['Rang Bürger']]));
  const nothing = { 'Rufbus am Abend': '', 'Netz im Dorf': '', 'Café für alle': '' };
  assert.deepEqual([open.votes, rankOf(open)], [[], nothing]);
  // Counted is counted, for the staff: the wall is still waiting for it.
  await hall.ask({ type: 'closeRounds', roundIds: [round] });
  const counted = { 'Rufbus am Abend': '2', 'Netz im Dorf': '2', 'Café für alle': '1' };
  assert.deepEqual(rankOf(await download()), counted);
  assert.equal(hall.state.head.stage, 'running');
  assert.deepEqual(page.faults, []);
});
