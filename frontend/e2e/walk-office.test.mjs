// Every task of the office by keyboard and screen reader: `docs/accessibility/office.md`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { startDemo } from './lib/demo.mjs';
import { openHouse } from './lib/house.mjs';
import { api, measuresOf } from './lib/office.mjs';
import { AT_ONCE, LONG, signedIn, walkThrough } from './lib/walk.mjs';
import { retype } from './lib/workbook.mjs';

const house = openHouse();

const office = () => ({ url: `${house.server.url}/office`, cookies: signedIn(house) });

/** After a day that was played to its end. */
async function afterwards(t) {
  const demo = await startDemo();
  const folder = mkdtempSync(join(tmpdir(), 'zw-walk-'));
  t.after(async () => {
    await demo.stop();
    rmSync(folder, { recursive: true });
  });
  const told = { Anmeldename: demo.login, Passwort: demo.password };
  const of = (page) => /#\/p\/([^/]+)/.exec(page.url())[1];
  return {
    url: `${demo.url}/office`,
    told,
    hall: {
      'Erfährt, worum es geht': async (_, page) => {
        const titles = (await measuresOf(page, of(page))).map((one) => one.sheet.shortTitle);
        [told.Erste, told.Zweite, told.Dritte] = titles;
        const [workshop] = await api(page, `/api/processes/${of(page)}/workshops`);
        told.Werkstatt = workshop.topic;
      },
      'Die Mappe wird bearbeitet, und hier ändert jemand dieselbe Stelle': async (_, page) => {
        const [one, two] = (await measuresOf(page, of(page))).filter(({ sheet }) => sheet.goal).slice(-2);
        const file = await page.context().request.get(`${demo.url}/api/processes/${of(page)}/export.xlsx`);
        const edited = retype(await file.body(), [
          [one.sheet.goal, 'In der Mappe geändert'],
          [two.sheet.goal, 'In der Mappe auch geändert'],
        ]);
        const fields = { goal: 'Hier inzwischen geändert' };
        const body = JSON.stringify({ version: two.version, fields });
        await api(page, `/api/measures/${two.id}`, { method: 'PATCH', body });
        told.Mappe = join(folder, 'Liste.xlsx');
        writeFileSync(told.Mappe, edited);
      },
    },
  };
}

const sittings = walkThrough(house, 'office', 'office', {
  'Von der Strategie bis zur Liste': office,
  'Nach der Werkstatt': afterwards,
});

describe('office', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
