// A busy room on the wall: cards come in, none that lies there moves, and how smoothly that goes. And photos of the
// day, whole and undistorted on every screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage } from './lib/browser.mjs';
import { moderate, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { SCREENS, faults, settled } from './lib/wall.mjs';

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

/** The wall of a workshop, in a window of its own. */
async function wall(t, workshop) {
  const place = await context(browser, 'projector');
  t.after(() => place.close());
  const given = await fetch(`${server.url}/api/workshops/${workshop.id}/projector`, {
    method: 'POST',
    headers: { origin: server.url, cookie: staff.cookie },
  });
  return openPage(place, (await given.json()).url);
}

test('sixty cards appear, and none that lies there moves', { timeout: 180_000 }, async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  await workshop.ask({ type: 'setPreApproval', on: false });
  await workshop.go('critique', 'collect');
  const person = await visit(server.url, workshop.code);
  t.after(() => person.leave());
  const page = await wall(t, workshop);
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

/** What somebody photographs: wide, upright, square, a panorama, small. */
const SHAPES = [
  [1600, 900],
  [900, 1600],
  [1000, 1000],
  [2400, 400],
  [320, 240],
];

test('photos hang on the wall whole, at most four at a time, and only those that people agree to', async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const page = await wall(t, workshop);
  await settled(page, 'lobby');
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));

  const add = async ([width, height], alt, consent) => {
    const drawn = await page.evaluate(
      ([width, height]) => Object.assign(document.createElement('canvas'), { width, height }).toDataURL(),
      [width, height],
    );
    const answer = await fetch(`${server.url}/api/workshops/${workshop.id}/photos`, {
      method: 'POST',
      headers: { origin: server.url, cookie: staff.cookie },
      body: Buffer.from(drawn.split(',')[1], 'base64'),
    });
    assert.equal(answer.status, 201);
    const { id: photoId } = await answer.json();
    await workshop.ask({ type: 'editPhoto', photoId, version: 1, alt, consent, released: false });
    return photoId;
  };
  const secret = await add([800, 600], 'Jemand, der nicht gefragt wurde', false);
  for (const [index, shape] of SHAPES.entries()) await add(shape, `Tisch ${index + 1}`, true);
  await workshop.ask({ type: 'showPhotos', on: true });
  await settled(page, 'photos');
  await page.getByText('5 Fotos').waitFor();

  /** Photos as they hang: name, and whatever is wrong with them. */
  const hung = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main img')].map((image) => {
        const { left, top, right, bottom, width, height } = image.getBoundingClientRect();
        const wrong = [];
        if (!image.naturalWidth) wrong.push('not there');
        if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) wrong.push('outside');
        if (Math.abs(width / height / (image.naturalWidth / image.naturalHeight) - 1) > 0.02)
          wrong.push(`distorted: ${width} × ${height}`);
        if (width > image.naturalWidth + 1) wrong.push('blown up');
        return [image.alt, wrong.join()];
      }),
    );
  const look = async (tables) => {
    for (const size of SCREENS) {
      await page.setViewportSize(size);
      await settled(page, 'photos');
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
      const mark = `${size.width}×${size.height}`;
      assert.deepEqual(
        await hung(),
        tables.map((number) => [`Tisch ${number}`, '']),
        mark,
      );
      assert.deepEqual(await faults(page), [], mark);
    }
    assert.deepEqual(await axe(page), []);
  };
  await look([1, 2, 3]);
  await page.keyboard.press('ArrowRight');
  await look([4, 5]);
  assert.ok(!fetched.some((url) => url.includes(secret)), 'nobody fetches what nobody agreed to');
  await workshop.ask({ type: 'showPhotos', on: false });
  await settled(page, 'lobby');
  assert.deepEqual(page.faults, []);
});
