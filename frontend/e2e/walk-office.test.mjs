// Every task of the office by keyboard and screen reader: `docs/accessibility/office.md`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { startDemo } from './lib/demo.mjs';
import { signedIn } from './lib/hall.mjs';
import { openHouse } from './lib/house.mjs';
import { setUp } from './lib/moderator.mjs';
import { api, measuresOf } from './lib/office.mjs';
import { startServer } from './lib/server.mjs';
import { AT_ONCE, LONG, walkThrough } from './lib/walk.mjs';
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

/** A strategy with measures on a server of its own: the first sitting wants none. */
async function strategy(t) {
  const server = await startServer();
  t.after(() => server.stop());
  const staff = await setUp(server);
  const make = async (path, body) => {
    const headers = { 'content-type': 'application/json', origin: server.url, cookie: staff.cookie };
    const answer = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { process } = await make('/api/processes', {
    title: 'Digitalstrategie Talheim',
    municipality: 'Talheim',
    contact: '',
    kind: 'digital',
    step: 'goals',
    mandate: { reference: '', body: '', decidedOn: null, text: '' },
    vision: '',
    goals: [],
    findings: [],
  });
  for (const title of ['Rufbus am Abend', 'Netz am Bahnhof'])
    await make(`/api/processes/${process.id}/measures`, { title, shortTitle: title });
  return {
    url: `${server.url}/office#/p/${process.id}/measures`,
    cookies: signedIn({ server, staff }),
    hall: {
      'Jemand meldet eine Barriere': () =>
        make('/api/feedback', { text: 'Der Kontrast ist zu schwach.', contact: '', address: '/office' }),
    },
  };
}

/** A day as people type it: `days` from today. */
function day(days) {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return at.toLocaleDateString('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' });
}

async function registers(t) {
  const told = { 'In vier Wochen': day(28), Vorgestern: day(-2) };
  return {
    ...(await strategy(t)),
    told,
    hall: {
      'Jemand bekommt den Link': async (_, page) => {
        told.Leselink = await page.locator('code').textContent();
      },
    },
  };
}

const sittings = walkThrough(house, 'office', 'office', {
  'Von der Strategie bis zur Liste': office,
  'Nach der Werkstatt': afterwards,
  'Register, Papiere und Leselinks': registers,
  'Konten und Einstellungen': strategy,
});

describe('office', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
