// The built pages for pictures: their address, their fonts, and the list of all pictures.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createServer as vite } from 'vite';
import { fileOf, typeOf } from '../front.mjs';

const root = join(import.meta.dirname, '../../..');

/** What pictures show as their address: it stands on the wall and in QR codes. */
export const HOST = 'werkstatt.talheim-aue.example';

// The browser's own words, such as those of a date field, are the same everywhere.
process.env.LC_ALL = 'C.UTF-8';
delete process.env.LANGUAGE;

/** Letters look the same whatever fonts a machine has: KERN's whole Fira Sans by weight, and our documents' Arabic. */
const WEIGHTS = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold', 700: 'Bold', 800: 'ExtraBold' };
const FONTS = Object.fromEntries([
  ...Object.entries(WEIGHTS).map(([weight, name]) => [
    `/pictures-${weight}.woff2`,
    join(root, `node_modules/@kern-ux/native/dist/fonts/fira-sans/FiraSans-${name}.woff2`),
  ]),
  ['/pictures-arabic.ttf', join(root, '../src/export/pdf/fonts/document-arabic-regular.ttf')],
]);

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

/** Starts a page when its letters have come: whoever measures a text then measures the same everywhere. */
const STARTER = `const { search } = new URL(import.meta.url);
const faces = [${Object.keys(WEIGHTS)}].map((weight) => document.fonts.load(weight + ' 1rem Pictures', 'Aß€Їщ'));
await Promise.all([...faces, document.fonts.load('1rem "Pictures Arabic"', 'ا')]);
await import(search.slice(1));`;

const SHEET = `${Object.keys(WEIGHTS)
  .map(
    (weight) =>
      `@font-face{font-family:Pictures;font-weight:${weight};src:url(/pictures-${weight}.woff2) format("woff2")}`,
  )
  .join('')}
  @font-face{font-family:"Pictures Arabic";src:url(/pictures-arabic.ttf)}
  :root:root{--font:Pictures,"Pictures Arabic",sans-serif;font-family:var(--font)}
  code,[style*="font-family"]{font-family:var(--font)!important}
  .w400{font-weight:400}.w500{font-weight:500}.w600{font-weight:600}.w700{font-weight:700}.w800{font-weight:800;font-size:2rem}
  .box{block-size:8rem;border-radius:1rem;background:linear-gradient(#0d4a5e,#ffd84d);box-shadow:0 4px 24px #0008}
  *,*::before,*::after{animation:none!important;transition:none!important;caret-color:transparent!important}`;

/** Serves the built pages under the service's policy, with the same fonts on all machines; nothing moves, no caret blinks. */
export function serveDist(dist = process.env.ZW_DIST ?? join(root, 'dist')) {
  const fixed = {
    '/pictures.css': ['text/css', SHEET],
    '/pictures.js': ['text/javascript', STARTER],
    '/blank': ['text/html', ''],
    '/control': ['text/html', CONTROL],
  };
  const bodyOf = (pathname) => {
    const file = FONTS[pathname] ?? fileOf(dist, pathname);
    if (!file) return null;
    const type = typeOf(file);
    const bytes = readFileSync(file);
    if (file.endsWith('.html')) {
      const linked = bytes
        .toString()
        .replace('</head>', '<link rel="stylesheet" href="/pictures.css"></head>');
      return [type, linked.replace(/(<script type="module"[^>]* src=")/, '$1/pictures.js?')];
    }
    return [type, bytes];
  };
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url, 'http://front');
    const [type, body] = fixed[pathname] ?? bodyOf(pathname) ?? ['text/plain', null];
    answer.writeHead(body === null ? 404 : 200, {
      'content-type': type,
      'content-security-policy':
        "default-src 'self'; object-src 'none'; base-uri 'none'; connect-src 'self' ws:",
    });
    answer.end(body);
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
