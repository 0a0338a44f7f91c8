// A busy room on the wall: cards come in, none that lies there moves, and how smoothly that goes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { context, launch, openPage } from './lib/browser.mjs';
import { moderate, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { settled } from './lib/wall.mjs';

let server;
let browser;
let staff;
before(async () => {
  server = await startServer();
  browser = await launch();
  staff = await setUp(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('sixty cards appear, and none that lies there moves', { timeout: 180_000 }, async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  await workshop.ask({ type: 'setPreApproval', on: false });
  await workshop.go('critique', 'collect');
  const person = await visit(server.url, workshop.code);
  t.after(() => person.leave());
  const place = await context(browser, 'projector');
  t.after(() => place.close());
  const given = await fetch(`${server.url}/api/workshops/${workshop.id}/projector`, {
    method: 'POST',
    headers: { origin: server.url, cookie: staff.cookie },
  });
  const page = await openPage(place, (await given.json()).url);
  const says = (text) => page.getByText(text).filter({ visible: true }).first().waitFor();
  await settled(page, 'collect');
  await person.card('criticism', 'Karte 0: Am Anfang');
  await says('Karte 0');
  await settled(page, 'collect');
  await page.evaluate(() => {
    const seen = {
      tasks: [],
      shift: 0,
      shifts: [],
      frames: [],
      moved: [],
      cards: new Set(),
      rects: new Map(),
    };
    window.seen = seen;
    const watch = (type, take) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type });
    watch('longtask', (entry) => seen.tasks.push(Math.round(entry.duration)));
    // The count in the footer may grow by a digit; what hangs on the board must not move.
    watch('layout-shift', ({ value, sources }) => {
      const elements = sources.map(({ node }) => (node?.nodeType === 3 ? node.parentElement : node));
      seen.shift += value;
      if (elements.some((one) => !one?.closest('footer')))
        seen.shifts.push(`${value} ${elements[0]?.outerHTML}`);
    });
    let last = performance.now();
    const frame = (now) => {
      seen.frames.push(now - last);
      last = now;
      const standing = new Map();
      for (const card of document.querySelectorAll('.board li')) {
        const key = card.textContent.trim();
        // Where it lies, without the few pixels that it comes in from.
        const at = `${card.style.insetInlineStart} ${card.style.insetBlockStart}`;
        seen.cards.add(key);
        standing.set(key, at);
        if (seen.rects.has(key) && seen.rects.get(key) !== at) seen.moved.push(key);
      }
      seen.rects = standing;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const begun = Date.now();
  for (let number = 1; number <= 60; number += 1) {
    // Two a second: a busy room.
    const wait = begun + number * 500 - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const rest = number % 4 === 0 ? ', und zwar seit vielen Jahren, obwohl alle davon wissen' : '';
    await workshop.ask({
      type: 'addCard',
      kind: 'criticism',
      text: `Karte ${number}: Laterne gemeldet, nie eine Antwort${rest}`,
      domainId: null,
      origin: 'spoken',
      clientKey: `card-${number}`,
      aboutId: null,
    });
  }
  await says('Karte 60');
  const { tasks, shift, shifts, frames, moved, cards } = await page.evaluate(() => ({
    ...window.seen,
    cards: window.seen.cards.size,
    rects: null,
  }));
  const late = frames.filter((one) => one > 25).length;
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  t.diagnostic(
    `60 cards in ${Math.round((Date.now() - begun) / 1000)} s: ${frames.length} frames, median ${at(0.5)} ms, ` +
      `99 % under ${at(0.99)} ms, ${late} over 25 ms; long tasks ${tasks.length}, longest ${Math.max(0, ...tasks)} ms; ` +
      `layout shift ${shift.toFixed(5)}, on the board ${shifts.length}`,
  );
  assert.ok(cards >= 55, `nearly every card was on the wall: ${cards}`);
  assert.deepEqual(moved, [], 'a card that lies there stays');
  assert.deepEqual(shifts, [], 'no layout shift on the board');
  assert.ok(shift < 0.001, `layout shift ${shift}`);
  assert.deepEqual(page.faults, []);
});
