// Plays pictures: the built pages in a browser, with the states of `src/pictures` in place of the service.
import { setTimeout as sleep } from 'node:timers/promises';
import { context } from '../browser.mjs';

/** The sizes of each face; the first is the one that is shown in every colour scheme. */
export const sizes = {
  phone: [
    { width: 390, height: 844 },
    { width: 320, height: 640 },
  ],
  projector: [
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
  ],
  console: [
    { width: 1280, height: 800 },
    { width: 1024, height: 768 },
  ],
  office: [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
  ],
  pages: [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
    { width: 320, height: 640 },
  ],
};

/**
 * Before the page's own scripts: nothing is left to chance or to the time that a machine takes. Draws of luck are always
 * the same, and what a page does on its own later (pages that turn, marks that fade) never comes: a picture shows the
 * first moment. Where a page waits for the network, its notice does come.
 */
function steady() {
  const short = 300;
  const patience = Number(localStorage.getItem('pictures.patience') ?? short);
  const [later, again, over] = [window.setTimeout, window.setInterval, window.clearTimeout];
  const never = 2 ** 31 - 1;
  /** Notices that will come: until then, the page is not at rest. */
  const coming = (window.coming = new Set());
  window.setTimeout = (run, wait = 0, ...more) => {
    if (wait > patience) return later(run, never, ...more);
    const act = () => {
      coming.delete(timer);
      run(...more);
    };
    const timer = later(act, wait);
    if (wait > short) coming.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => {
    coming.delete(timer);
    over(timer);
  };
  window.setInterval = (run, wait = 0, ...more) => again(run, wait > patience ? never : wait, ...more);
  Math.random = () => 0;
}

/** A window in which pictures are played one after the other. */
export async function stage(browser, url, now) {
  const place = await context(browser, 'console', {
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  await place.clock.setFixedTime(now);
  await place.addInitScript(steady);
  const page = await place.newPage();
  let picture = null;
  let faults = [];
  /** How many have said hello: the page, and each frame in it. */
  let hellos = 0;
  /** Requests without an answer: while there are any, the picture is not complete. */
  const waiting = new Set();
  page.on('request', (request) => waiting.add(request));
  for (const over of ['requestfinished', 'requestfailed'])
    page.on(over, (request) => waiting.delete(request));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    const [text, known] = [message.text(), /status of 404|WebSocket connection/];
    if (message.type() === 'error' && !known.test(text)) faults.push(text);
  });
  await page.route(/\/api\//, (route) => {
    const { pathname, search } = new URL(route.request().url());
    // `null` is an answer, too.
    const body = [pathname + search, pathname]
      .map((path) => picture?.answers?.[path])
      .find((one) => one !== undefined);
    return body === undefined
      ? route.fulfill({ status: 404, json: { code: 'notFound' } })
      : route.fulfill({ json: body });
  });
  await page.routeWebSocket(/\/api\/live/, (socket) =>
    socket.onMessage((text) => {
      const message = JSON.parse(text);
      answer(socket, message, picture, now);
      if (message.type === 'hello') hellos += 1;
    }),
  );
  return {
    page,
    /** Opens a picture in a size and colours; gives what the page complained about. */
    show: async (next, size = sizes[next.face][0], colours = 'light') => {
      picture = null;
      faults = [];
      await page.goto(`${url}/blank`);
      await page.emulateMedia(mediaOf(colours));
      await page.setViewportSize(size);
      // Nothing lies under the mouse that the last picture left somewhere.
      await page.mouse.move(0, 0);
      picture = { ...next };
      waiting.clear();
      hellos = 0;
      const kept = {
        ...(next.language ? { 'zw.language': next.language } : {}),
        ...(next.offline || next.closed || next.turnedAway || next.lost
          ? { 'pictures.patience': '3500' }
          : {}),
        ...next.kept,
      };
      await page.evaluate((kept) => {
        localStorage.clear();
        sessionStorage.clear();
        for (const [key, value] of Object.entries(kept)) {
          localStorage.setItem(key, value);
          // A device for several people keeps them in its window only.
          sessionStorage.setItem(key, value);
        }
      }, kept);
      await page.goto(url + next.path);
      // A heading that is only heard stands for what is still coming.
      await page
        .locator(next.ready ?? 'h1:not(.visually-hidden)')
        .first()
        .waitFor();
      if (next.act) await next.act(page);
      await page.mouse.move(0, 0);
      const speaks = next.state && !next.silent ? 1 : 0;
      await settle(
        page,
        (frames) => hellos >= speaks + frames,
        () => [...waiting].map((request) => request.url()),
      );
      return faults;
    },
    close: () => place.close(),
  };
}

function answer(socket, message, picture, now) {
  if (!picture) return;
  const tell = (body) => socket.send(JSON.stringify(body));
  if (message.type === 'ping') return tell({ type: 'pong' });
  if (message.type === 'hello') {
    if (picture.closed || picture.offline) return void socket.close({ code: picture.closed ?? 1013 });
    if (picture.turnedAway) {
      tell({ type: 'refused', requestId: null, code: picture.turnedAway, params: null });
      return void socket.close({ code: 1013 });
    }
    if (!picture.state) return;
    if (picture.greeted) return void socket.close({ code: 1013 });
    const { role, accountId, seq, personal, presence, turnout, ...snapshot } = picture.state;
    tell({ type: 'welcome', protocol: 1, serverTime: now, role, accountId, seq, snapshot, personal });
    if (presence) tell(presence);
    if (turnout) tell(turnout);
    if (picture.lost) {
      picture.greeted = true;
      socket.close({ code: 1013 });
    }
    return;
  }
  if (message.requestId && picture.refusal)
    tell({ type: 'refused', requestId: message.requestId, code: picture.refusal, params: null });
}

/**
 * Waits until everybody has been greeted (`ready`, told how many frames there are), nothing is `missing`, every script
 * that has come has run, no notice is about to come, and the page stays as it is for a few frames. The browser does not always say how a request
 * ended: after many frames in which nothing has changed, what seems to be missing does not come.
 */
export async function settle(page, ready = () => true, missing = () => []) {
  const late = Date.now() + 60_000;
  for (let calm = 0; calm < 3 || (missing().length > 0 && calm < 40);) {
    const running = page.frames().map((frame) => frame.evaluate(allRun).catch(() => {}));
    await within(Promise.all(running));
    const look = page.evaluate(async () => {
      const all = [document, ...[...document.querySelectorAll('iframe')].map((one) => one.contentDocument)];
      const shown = all.filter((one) => one?.body);
      await Promise.all(shown.map((one) => one.fonts.ready));
      await Promise.allSettled(shown.flatMap((one) => [...one.images].map((image) => image.decode())));
      const look = () => shown.map((one) => one.documentElement.scrollHeight + one.body.innerHTML).join();
      const before = look();
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      const moving = shown.some((one) => one.defaultView?.coming?.size > 0);
      return { changed: moving || look() !== before, frames: all.length - 1 };
    });
    const { changed, frames } = await within(look, { changed: true, frames: 0 });
    calm = ready(frames) && !changed ? calm + 1 : 0;
    if (Date.now() > late)
      throw new Error(`the page does not come to rest: changed ${changed}, missing ${missing()}`);
  }
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
}

/**
 * What is promised, or `instead` after ten seconds: what a frame's first, empty document promises never comes once its
 * page has taken that document's place.
 */
async function within(promised, instead) {
  const over = new AbortController();
  const late = sleep(10_000, instead, { signal: over.signal }).catch(() => {});
  try {
    return await Promise.race([promised, late]);
  } finally {
    over.abort();
  }
}

/** Runs in a frame: a part of the page that was fetched a moment ago is compiled beside it, however long that takes. */
const allRun = () =>
  Promise.allSettled(
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name }) => import(name)),
  );

/** Makes the window as high as the page, so that nothing is covered and nothing is left out. */
export async function unroll(page, { width, height }, most = 4000) {
  await page.setViewportSize({ width, height });
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  if (whole > height) await page.setViewportSize({ width, height: Math.min(most, whole) });
}

const mediaOf = (colours) => ({
  colorScheme: colours === 'dark' ? 'dark' : 'light',
  forcedColors: colours === 'forced' ? 'active' : 'none',
});

/** Another colour scheme for the page as it is: `light`, `dark` or `forced`. */
export async function scheme(page, colours) {
  await page.emulateMedia(mediaOf(colours));
  // Chromium keeps some inherited colours of the old look until something is laid out anew.
  await page.evaluate(() => {
    document.body.style.display = 'none';
    document.body.getBoundingClientRect();
    document.body.style.display = '';
  });
}
