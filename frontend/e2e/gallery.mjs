// Pictures of every component in all modes into test-results/gallery, and axe on each. For developers:
//   npm run gallery
import { createServer } from 'vite';
import { axe, context, launch, openPage, picture, sideways } from './lib/browser.mjs';

const server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
await server.listen();
const { port } = server.httpServer.address();
const browser = await launch();
let faults = 0;

const wide = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, isMobile: false };
const shots = [
  ['phone-light', 'phone', 'phone', {}],
  ['phone-dark', 'phone', 'phone', { colorScheme: 'dark' }],
  ['phone-320', 'phone', 'phone', { viewport: { width: 320, height: 640 } }],
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
