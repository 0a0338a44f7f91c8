// Follows a sitting of `docs/accessibility/*.md` on a real server: what the files of `walk-*.test.mjs` have in common.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { context } from './browser.mjs';
import { note } from './checked.mjs';
import { motion, sidewaysAtFourfold, smallOnTablet, smallTargets } from './reachable.mjs';
import { person, readScript } from './script.mjs';

/** Several sittings at a time: much of a walk is waiting for announcements. */
export const AT_ONCE = { concurrency: 3 };
export const LONG = { timeout: 300_000 };

/**
 * Every sitting of a file of the script as `[title, test]`. `sittings` gives for each what `walk` needs, made by a
 * function of the test.
 */
export function walkThrough(house, file, kind, sittings) {
  const script = readScript(
    fileURLToPath(new URL(`../../../docs/accessibility/${file}.md`, import.meta.url)),
  );
  assert.deepEqual([...script.keys()], Object.keys(sittings), 'the script has what is walked here');
  return [...script].map(([title, tasks]) => [
    title,
    async (t) => walk(t, house, { kind, tasks, ...(await sittings[title](t)) }),
  ]);
}

/** Opens an address and follows all tasks of a sitting. */
async function walk(t, { browser }, { kind, tasks, url, hall = {}, told, cookies, more, init }) {
  const place = await context(browser, kind === 'pages' ? 'phone' : kind, {
    reducedMotion: 'reduce',
    hasTouch: kind === 'phone' || kind === 'console',
    ...more,
  });
  t.after(() => place.close());
  if (init) await place.addInitScript(init);
  if (cookies) await place.addCookies(cookies);
  const page = await place.newPage();
  page.setDefaultTimeout(60_000);
  const faults = [];
  const barriers = new Set();
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => /a pointer was used/.test(message.text()) && faults.push(message.text()));
  await page.addInitScript(() =>
    addEventListener('pointerdown', (event) => event.isTrusted && console.error('a pointer was used'), true),
  );
  const one = await person(
    page,
    async (what) => {
      const [, name, of] = /^([^»]+?)(?: »(.*)«)?$/.exec(what);
      if (!hall[name]) throw new Error(`Nobody in the hall knows: ${what}`);
      await hall[name](of, page);
    },
    told,
  );
  await page.goto(url);
  for (const task of tasks) {
    t.diagnostic(`${task.title}: ${await one.follow(task)} ms`);
    note({ face: kind, task: task.title });
    const small = { phone: smallTargets, console: smallOnTablet }[kind];
    if (small) for (const found of await small(page)) barriers.add(`${task.title}, small: ${found}`);
    if (kind === 'console' || kind === 'office')
      for (const found of await sidewaysAtFourfold(page)) barriers.add(`${task.title}, 400 %: ${found}`);
    for (const found of await motion(page)) barriers.add(`${task.title}, moves: ${found}`);
    for (const found of await one.noise()) barriers.add(`${task.title}, too soon: ${found}`);
    for (const found of one.faults()) barriers.add(`${task.title}: ${found}`);
  }
  assert.deepEqual([...barriers], []);
  assert.deepEqual(faults, []);
}
