// Pictures of every component in all modes into test-results/gallery, and axe on each. For developers:
//   npm run gallery
import { build, preview } from 'vite';
import { axe, context, launch, openPage, picture, sideways } from './lib/browser.mjs';

process.env.ZW_GALLERY = '1';
const outDir = 'test-results/gallery-site';
await build({ build: { outDir, emptyOutDir: true }, logLevel: 'error' });
// Served under the policy of the service, so that a component which it would break shows up here.
const headers = { 'Content-Security-Policy': "default-src 'self'; object-src 'none'; base-uri 'none'" };
const server = await preview({
  build: { outDir },
  preview: { port: 0, host: '127.0.0.1', headers },
  logLevel: 'error',
});
const { port } = server.httpServer.address();
const browser = await launch();
let faults = 0;

const wide = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, isMobile: false };
const shots = [
  ['phone-light', 'phone', 'phone', {}],
  ['phone-dark', 'phone', 'phone', { colorScheme: 'dark' }],
  ['phone-320', 'phone', 'phone', { viewport: { width: 320, height: 640 } }],
  ['phone-320-large', 'phone', 'phone&large', { viewport: { width: 320, height: 640 } }],
  ['wide-light', 'console', 'console', wide],
  ['wide-dark', 'console', 'console', { ...wide, colorScheme: 'dark' }],
  ['wide-forced', 'console', 'console', { ...wide, forcedColors: 'active' }],
  ['office-light', 'office', 'office', wide],
  ['dialog', 'console', 'console&dialog', wide],
];
for (const [name, face, query, more] of shots) {
  const place = await context(browser, face, { reducedMotion: 'reduce', ...more });
  const page = await openPage(place, `http://127.0.0.1:${port}/gallery.html?face=${query}`);
  await page.waitForSelector('h1');
  await picture(page, `test-results/gallery/${name}.png`, { fullPage: name !== 'dialog' });
  const found = [...page.faults, ...(await axe(page))];
  if (await sideways(page)) found.push(`scrolls sideways by ${await sideways(page)} px`);
  for (const line of found) console.log(`${name}: ${line}`);
  faults += found.length;
  await place.close();
}
await browser.close();
await server.close();
console.log(faults ? `${faults} findings` : 'no findings');
process.exitCode = faults ? 1 : 0;
