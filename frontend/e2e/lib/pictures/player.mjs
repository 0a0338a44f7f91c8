// Plays pictures: the built pages in a browser, with the states of `src/pictures` in place of the service.
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createServer as vite } from 'vite';
import { context } from '../browser.mjs';
import { fileOf, typeOf } from '../front.mjs';

const root = join(import.meta.dirname, '../../..');

/** What pictures show as their address: it stands on the wall and in QR codes. */
const HOST = 'werkstatt.talheim-aue.example';

// The browser's own words, such as those of a date field, are the same everywhere.
process.env.LC_ALL = 'C.UTF-8';
delete process.env.LANGUAGE;

/** Flags for `launch`: the address leads here, and letters have the same width on all machines. */
export const FLAGS = (port) => [
  `--host-resolver-rules=MAP ${HOST}:80 127.0.0.1:${port}`,
  `--unsafely-treat-insecure-origin-as-secure=http://${HOST}`,
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
];

/** Letters and fields, nothing of ours. */
const CONTROL = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Control</title>
  <link rel="stylesheet" href="/pictures.css"><main>
  ${[400, 500, 600, 700, 800].map((weight) => `<p class="w${weight}">Zukunftswerkstatt: Was ärgert Sie im digitalen Alltag? 0123456789 Glasfaser je Straße, Rufbus am Abend, Frühwarnung vor Hochwasser</p>`).join('')}
  <p><input value="Text"><input type="checkbox" checked><input type="radio" checked><input type="date" value="2026-03-14">
  <select><option>Auswahl</option></select><button>Taste</button></p><textarea>Mehrere Zeilen Text</textarea><progress value="0.4"></progress>
  <details open><summary>Mehr</summary>Inhalt</details><div class="box"></div></main></html>`;

/** All pictures, from their sources. */
export async function loadPictures() {
  const tool = await vite({
    root,
    configFile: join(root, 'vite.config.ts'),
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
    logLevel: 'error',
  });
  try {
    return await tool.ssrLoadModule('/src/pictures/index.ts');
  } finally {
    await tool.close();
  }
}

/**
 * Serves the built pages under the service's policy. Every page also gets `/pictures.css`: one font on all machines,
 * nothing moves, no caret blinks.
 */
export function serveDist(dist = process.env.ZW_DIST ?? join(root, 'dist')) {
  const fonts = readdirSync(join(dist, 'assets')).flatMap((name) => {
    const weight = /^fira-sans-latin-(\d+).*\.woff2$/.exec(name)?.[1];
    return weight ? [`@font-face{font-family:Pictures;font-weight:${weight};src:url(/assets/${name})}`] : [];
  });
  const sheet = `${fonts.join('')}
    :root:root{--font:Pictures,"Noto Sans",sans-serif;font-family:var(--font)}
    .w400{font-weight:400}.w500{font-weight:500}.w600{font-weight:600}.w700{font-weight:700}.w800{font-weight:800;font-size:2rem}
    .box{block-size:8rem;border-radius:1rem;background:linear-gradient(#0d4a5e,#ffd84d);box-shadow:0 4px 24px #0008}
    *,*::before,*::after{animation:none!important;transition:none!important;caret-color:transparent!important}`;
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url, 'http://front');
    const file = fileOf(dist, pathname);
    const type =
      { '/pictures.css': 'text/css', '/blank': 'text/html', '/control': 'text/html' }[pathname] ??
      typeOf(file ?? '');
    answer.writeHead(file || type.startsWith('text') ? 200 : 404, {
      'content-type': type,
      'content-security-policy':
        "default-src 'self'; object-src 'none'; base-uri 'none'; connect-src 'self' ws:",
    });
    if (pathname === '/pictures.css') answer.end(sheet);
    else if (pathname === '/control') answer.end(CONTROL);
    else if (!file) answer.end();
    else if (file.endsWith('.html'))
      answer.end(
        readFileSync(file, 'utf8').replace('</head>', '<link rel="stylesheet" href="/pictures.css"></head>'),
      );
    else answer.end(readFileSync(file));
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://${HOST}`,
        port: server.address().port,
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      }),
    ),
  );
}

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
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ],
};

/** A window in which pictures are played one after the other. */
export async function stage(browser, url, now) {
  const place = await context(browser, 'console', {
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    deviceScaleFactor: 1,
  });
  await place.clock.setFixedTime(now);
  // All is here already: what is not there soon never comes.
  place.setDefaultTimeout(20_000);
  const page = await place.newPage();
  let picture = null;
  let faults = [];
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
    const body = picture?.answers?.[pathname + search] ?? picture?.answers?.[pathname];
    return body === undefined
      ? route.fulfill({ status: 404, json: { code: 'notFound' } })
      : route.fulfill({ json: body });
  });
  await page.routeWebSocket(/\/api\/live/, (socket) =>
    socket.onMessage((text) => answer(socket, JSON.parse(text), picture, now)),
  );
  return {
    page,
    /** Opens a picture in its first size and in the light; gives what the page complained about. */
    show: async (next) => {
      picture = null;
      faults = [];
      await page.goto(`${url}/blank`);
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
      await page.setViewportSize(sizes[next.face][0]);
      picture = next;
      waiting.clear();
      const kept = { ...(next.language ? { 'zw.language': next.language } : {}), ...next.kept };
      await page.evaluate((kept) => {
        localStorage.clear();
        sessionStorage.clear();
        for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
      }, kept);
      await page.goto(url + next.path);
      await page
        .locator(next.ready ?? 'h1')
        .first()
        .waitFor();
      if (next.act) await next.act(page);
      await settle(page, waiting);
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
    if (!picture.state) return;
    const { role, accountId, seq, personal, presence, turnout, ...snapshot } = picture.state;
    tell({ type: 'welcome', protocol: 1, serverTime: now, role, accountId, seq, snapshot, personal });
    if (presence) tell(presence);
    if (turnout) tell(turnout);
    return;
  }
  if (message.requestId && picture.refusal)
    tell({ type: 'refused', requestId: message.requestId, code: picture.refusal, params: null });
}

/** Waits until nothing is fetched any more and the page stays as it is for a few frames. */
async function settle(page, waiting) {
  const late = Date.now() + 30_000;
  for (let calm = 0; calm < 3 && Date.now() < late;) {
    const before = waiting.size;
    const changed = await page.evaluate(async () => {
      await document.fonts.ready;
      const look = () => `${document.documentElement.scrollHeight} ${document.body.innerHTML.length}`;
      const before = look();
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      return look() !== before;
    });
    calm = changed || before > 0 || waiting.size > 0 ? 0 : calm + 1;
  }
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
}

/** Makes the window as high as the page, so that nothing is covered and nothing is left out. */
export async function unroll(page, { width, height }, most = 4000) {
  await page.setViewportSize({ width, height });
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  if (whole > height) await page.setViewportSize({ width, height: Math.min(most, whole) });
}

/** Another colour scheme: `light`, `dark` or `forced`. */
export async function scheme(page, name) {
  await page.emulateMedia({
    colorScheme: name === 'dark' ? 'dark' : 'light',
    forcedColors: name === 'forced' ? 'active' : 'none',
  });
  // Chromium keeps some inherited colours of the old look until something is laid out anew.
  await page.evaluate(() => {
    document.body.style.display = 'none';
    document.body.getBoundingClientRect();
    document.body.style.display = '';
  });
}
