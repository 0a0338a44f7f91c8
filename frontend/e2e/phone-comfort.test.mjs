// What makes the phone easier to use: size of text, contrast, the device's voice, the tour; and the page as an
// app that starts without a network, over TLS only.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createServer } from 'node:tls';
import { axe, context, launch, openPage, picture, sideways } from './lib/browser.mjs';
import { keyboard } from './lib/keyboard.mjs';
import { moderate, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { words } from './lib/words.mjs';

const say = words('de');
const pictures = process.env.ZW_PICTURES;
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

const button = (page, name) => page.getByRole('button', { name, exact: true });
const heading = (page, name) => page.getByRole('heading', { level: 1, name });
const shoot = (page, name) => pictures && picture(page, `${pictures}/${name}.png`);
const fontSize = (page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

async function inLobby(t, watch) {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const place = await context(browser, 'phone', { isMobile: false });
  t.after(() => place.close());
  if (watch) await place.addInitScript(watch);
  const page = await openPage(place, `${server.url}/j/${workshop.code}`);
  await button(page, say('phone.join.go')).click();
  await button(page, say('phone.continue')).click();
  await heading(page, say('day.lobby.title')).waitFor();
  return { workshop, page };
}

const choose = (page, name) =>
  page.getByRole('radio', { name, exact: true }).locator('xpath=ancestor::label').click();

test('size of text and contrast change at once, lose nothing and last', async (t) => {
  const { workshop, page } = await inLobby(t);
  await workshop.go('critique', 'collect');
  await page.locator('textarea').fill('Der Bus kommt nie');
  await button(page, say('phone.comfort')).click();
  await choose(page, say('comfort.size.150'));
  assert.equal(await fontSize(page), '24px');
  for (const look of ['contrastDark', 'contrastLight', 'dark', 'light']) {
    await choose(page, say(`comfort.look.${look}`));
    await page.waitForFunction(
      (wanted) => getComputedStyle(document.body).backgroundColor === wanted,
      {
        contrastDark: 'rgb(0, 0, 0)',
        contrastLight: 'rgb(255, 255, 255)',
        dark: 'rgb(14, 17, 23)',
        light: 'rgb(243, 244, 247)',
      }[look],
    );
    assert.deepEqual(await axe(page), [], `the dialog, ${look}`);
    await shoot(page, `90-anzeige-${look}`);
    await button(page, say('comfort.done')).click();
    assert.deepEqual(await axe(page), [], look);
    await shoot(page, `91-${look}`);
    await button(page, say('phone.comfort')).click();
  }
  await choose(page, say('comfort.look.contrastLight'));
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('textarea').inputValue(), 'Der Bus kommt nie');
  assert.equal(
    await page.evaluate(() => document.activeElement.getAttribute('aria-label')),
    say('phone.comfort'),
  );
  await page.reload();
  await page.locator('textarea').waitFor();
  assert.equal(await fontSize(page), '24px');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.contrast), 'more');
  assert.equal(await page.locator('textarea').inputValue(), 'Der Bus kommt nie');
  await page.setViewportSize({ width: 320, height: 640 });
  await button(page, say('phone.comfort')).click();
  await choose(page, say('comfort.size.200'));
  assert.equal(await sideways(page), 0);
  await shoot(page, '92-anzeige-sehr-gross');
  await page.keyboard.press('Escape');
  assert.equal(await sideways(page), 0);
  assert.deepEqual(page.faults, []);
});

test('what was at the top of the screen stays there when the text grows', async (t) => {
  const { page } = await inLobby(t);
  await page.setViewportSize({ width: 390, height: 560 });
  await page.evaluate(() => scrollBy(0, 260));
  const parts = page.locator('main :is(h1, h2, p, li)');
  const tops = () => parts.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  const earlier = await tops();
  const line = await page.locator('header').evaluate((one) => one.getBoundingClientRect().bottom);
  const anchor = earlier.findIndex((top) => top >= line);
  await button(page, say('phone.comfort')).click();
  await choose(page, say('comfort.size.125'));
  await page.keyboard.press('Escape');
  const later = await tops();
  assert.ok(await page.evaluate(() => scrollY > 0));
  assert.ok(Math.abs(later[anchor] - earlier[anchor]) < 2, `${earlier[anchor]} → ${later[anchor]}`);
});

test('the device reads question and text aloud, and stops', async (t) => {
  // What is handed to the voice is written down; the voice itself is the browser's.
  const { workshop, page } = await inLobby(t, () => {
    window.said = [];
    const speak = SpeechSynthesis.prototype.speak;
    SpeechSynthesis.prototype.speak = function (piece) {
      window.said.push([piece.lang, piece.text]);
      speak.call(this, piece);
    };
  });
  await workshop.go('critique', 'collect');
  assert.equal(await button(page, say('day.aloud.read')).count(), 0);
  await button(page, say('phone.comfort')).click();
  await page
    .getByRole('checkbox', { name: new RegExp(`^${say('comfort.voice')}`) })
    .locator('xpath=ancestor::label')
    .click();
  await button(page, say('comfort.done')).click();
  await button(page, say('day.aloud.read')).click();
  const said = await page.evaluate(() => window.said);
  const title = (await page.locator('h1').textContent()).trim();
  assert.ok(
    said.some(([, text]) => text === title),
    JSON.stringify(said),
  );
  assert.ok(said.every(([lang]) => lang === 'de-DE'));
  assert.ok(!said.some(([, text]) => text === say('day.aloud.read')));
  assert.deepEqual(await axe(page), []);
  await shoot(page, '93-vorlesen');
});

test('the tour can be walked through by keyboard, left at once, and is offered once', async (t) => {
  const { page } = await inLobby(t);
  const hand = keyboard(page);
  await page.getByText(say('day.tour.offer')).waitFor();
  await shoot(page, '94-tour-angebot');
  await hand.press(button(page, say('day.tour.start')));
  for (const step of ['one', 'two', 'three', 'four']) {
    await page.getByRole('heading', { name: say(`comfort.tour.${step}`) }).waitFor();
    assert.deepEqual(await axe(page), [], step);
    await shoot(page, `95-tour-${step}`);
    await hand.press(button(page, say(step === 'four' ? 'comfort.tour.end' : 'comfort.tour.next')));
  }
  await page.getByText(say('day.tour.offer')).waitFor({ state: 'detached' });
  await page.reload();
  await heading(page, say('day.lobby.title')).waitFor();
  assert.equal(await page.getByText(say('day.tour.offer')).count(), 0);

  const { page: other } = await inLobby(t);
  await button(other, say('day.tour.start')).click();
  await button(other, say('comfort.tour.skip')).click();
  await other.getByText(say('day.tour.offer')).waitFor({ state: 'detached' });
  const { page: third } = await inLobby(t);
  await button(third, say('day.tour.no')).click();
  await third.getByText(say('day.tour.offer')).waitFor({ state: 'detached' });
});

test('over plain HTTP nothing is installed, and everything works', async (t) => {
  const { page } = await inLobby(t);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  const manifest = await page.evaluate(async () => (await fetch('/manifest.webmanifest')).json());
  for (const { src } of manifest.icons)
    assert.equal(
      await page.evaluate(async (path) => (await fetch(path)).headers.get('content-type'), src),
      'image/png',
    );
});

test('over TLS the page starts without a network', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'zw-tls-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1'].concat([
      '-addext',
      'subjectAltName=IP:127.0.0.1',
      '-keyout',
      key,
      '-out',
      cert,
    ]),
    { stdio: 'ignore' },
  );
  const { hostname, port } = new URL(server.url);
  const open = new Set();
  const gate = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
    }
    near.pipe(far).pipe(near);
  });
  await new Promise((resolve) => gate.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    gate.close();
    for (const socket of open) socket.destroy();
  };
  t.after(cut);
  const url = `https://127.0.0.1:${gate.address().port}`;
  const trusting = await launch(['--ignore-certificate-errors']);
  t.after(() => trusting.close());
  const place = await context(trusting, 'phone', { isMobile: false });
  const page = await openPage(place, url);
  await heading(page, say('phone.enter.title')).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // Until every file that this page consists of is kept.
  const complete = () =>
    page.evaluate(async () => {
      const used = performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.startsWith('/assets/'));
      const kept = await Promise.all(used.map((path) => caches.match(path)));
      // The browser reports what it fetched a moment after it has used it.
      return used.some((path) => path.includes('/Enter-')) && kept.every(Boolean);
    });
  const deadline = Date.now() + 60_000;
  while (!(await complete())) assert.ok(Date.now() < deadline, 'every file of the page is kept');
  cut();
  await page.goto(`${url}/`);
  await heading(page, say('phone.enter.title')).waitFor();
  await shoot(page, '96-ohne-netz');
});
