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
import { openDots } from './lib/hall.mjs';
import { keyboard } from './lib/keyboard.mjs';
import { moderate, roundDraft, setUp } from './lib/moderator.mjs';
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

test('nothing jumps under the thumb while the day goes on', async (t) => {
  const { workshop, page } = await inLobby(t, () => {
    window.jumps = [];
    const note = ({ value, hadRecentInput, sources }) => {
      // What follows a tap is its answer.
      if (hadRecentInput) return;
      const moved = sources.map(({ node }) => (node?.nodeType === 3 ? node.parentElement : node));
      window.jumps.push([value, moved.map((one) => one?.outerHTML.slice(0, 80)).join(' | ')]);
    };
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type: 'layout-shift', buffered: true });
    window.takeJumps = () => {
      observer.takeRecords().forEach(note);
      return window.jumps.splice(0);
    };
  });
  await page.clock.install();
  await page.reload();
  const jumps = [];
  let sum = 0;
  /** Whatever comes within two seconds comes now, and is drawn; gives what it moved. */
  const later = async () => {
    await page.clock.runFor(2_000);
    await page.evaluate(() => document.body.animate({ opacity: [1, 1] }, 50).finished);
    return page.evaluate(() => window.takeJumps());
  };
  /** Does something in the hall, and waits until it is to be seen. */
  const step = async (name, go, seen) => {
    await go();
    await seen.waitFor();
    for (const [value, what] of await later()) {
      sum += value;
      jumps.push(`${name}: ${value.toFixed(5)} ${what}`);
    }
  };
  const send = async (text, name) => {
    await page.locator('textarea').fill(text);
    await button(page, name).click();
  };
  const card = async (text) => workshop.until((state) => state.cards.find((one) => one.text === text));
  const topics = [];
  const topic = async (title, cardIds = []) =>
    topics.push(
      await workshop.ask({
        type: 'createCluster',
        title,
        shortTitle: '',
        domainId: workshop.state.setup.domains[topics.length].id,
        kind: 'criticism',
        cardIds,
      }),
    );
  await step('lobby', async () => {}, heading(page, say('day.lobby.title')));
  await step('introduction', () => workshop.go('introduction'), button(page, 'Lob abschicken'));
  const cardSend = button(page, say('day.card.send'));
  await step('collect', () => workshop.go('critique', 'collect'), cardSend);
  await step('sent', () => send('Der Bus kommt nie', say('day.card.send')), page.getByText(/^Angekommen/));
  const { id } = await card('Der Bus kommt nie');
  await step('fate', () => topic('Unterwegs', [id]), page.getByText('Gehört jetzt zum Thema'));
  await topic('Netz im Dorf');
  await step('cluster', () => workshop.go('critique', 'cluster'), heading(page, 'Was gehört zusammen?'));
  await step('soon', () => workshop.go('critique', 'rank'), heading(page, 'Gleich stimmen wir ab'));
  const question = 'Was zuerst?';
  const round = await workshop.ask({
    type: 'prepareRound',
    round: roundDraft('cluster', topics, { question: { de: question } }),
  });
  await step('vote', () => workshop.ask({ type: 'openRounds', roundIds: [round] }), heading(page, question));
  await page.getByRole('button', { name: 'Punkt 1 von 2 auf Unterwegs' }).click();
  await step('arrived', async () => {}, page.getByText(/^Angekommen \d/));
  const closed = heading(page, 'Die Runde ist geschlossen');
  await step('closed', () => workshop.ask({ type: 'closeRounds', roundIds: [round] }), closed);
  const own = page.getByText('Ihre Wahl: 1 Punkt');
  await step('result', () => workshop.ask({ type: 'revealRound', roundId: round }), own);
  await step('reversal', () => workshop.go('reversal'), page.getByText('Welches Thema drehen Sie um?'));
  await step('fantasy', () => workshop.go('fantasy', 'collect'), page.getByText('Kritik hat Pause'));
  await step(
    'groups',
    () => workshop.go('fantasy', 'groups'),
    page.getByText('Die Tische werden gerade eingeteilt'),
  );
  // With the tables the foot of the screen gets a second button beside the first: no jump of what is read.
  await workshop.ask({ type: 'formSmallGroups', grouping: 'random', count: 2 });
  await page.getByLabel('Name der Utopie').waitFor();
  await later();
  await step('measures', () => workshop.go('implementation', 'measures'), button(page, 'Neue Maßnahme'));
  await step('commit', () => workshop.go('implementation', 'commit'), page.getByLabel('Was?'));
  await step('end', () => workshop.go('wrap_up'), button(page, 'Rückmeldung abschicken'));
  t.diagnostic(`layout shift ${sum.toFixed(5)}`);
  // The digits of a clock or of a count may move by their own width.
  assert.ok(sum < 0.001, `layout shift ${sum}:\n${jumps.join('\n')}`);
  assert.deepEqual(page.faults, []);
});

test('the device reads question, text and cards aloud, and stops', async (t) => {
  // What is handed to the voice is written down; the voice itself is the browser's, and may be none here.
  const { workshop, page } = await inLobby(t, () => {
    window.said = [];
    window.hushed = 0;
    SpeechSynthesis.prototype.speak = (piece) => window.said.push([piece.lang, piece.text]);
    const cancel = SpeechSynthesis.prototype.cancel;
    SpeechSynthesis.prototype.cancel = function () {
      window.hushed += 1;
      cancel.call(this);
    };
  });
  const title = async () => (await page.locator('h1').textContent()).trim();
  const read = async () => {
    await page.evaluate(() => (window.said = []));
    await button(page, say('day.aloud.read')).click();
    const said = await page.evaluate(() => window.said);
    assert.ok(said.every(([lang]) => lang === 'de-DE'));
    return said.map(([, text]) => text);
  };
  /** The lines that are read have these, in this order. */
  const inOrder = (said, texts) => {
    const places = texts.map((text) => said.findIndex((line) => line.includes(text)));
    assert.ok(!places.includes(-1), `${texts} in ${JSON.stringify(said)}`);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  };
  await workshop.go('critique', 'collect');
  assert.equal(await button(page, say('day.aloud.read')).count(), 0);
  await button(page, say('phone.comfort')).click();
  await page
    .getByRole('checkbox', { name: new RegExp(`^${say('comfort.voice')}`) })
    .locator('xpath=ancestor::label')
    .click();
  await button(page, say('comfort.done')).click();
  // The question, its second sentence, and one's own card with what became of it.
  await page.locator('textarea').fill('Der Bus kommt nie');
  await button(page, say('day.card.send')).click();
  await page.getByText(/^Angekommen/).waitFor();
  const said = await read();
  inOrder(said, [await title(), 'Wir sammeln nur', 'Der Bus kommt nie', 'Angekommen']);
  assert.ok(!said.includes(say('day.aloud.read')));
  assert.deepEqual(await axe(page), []);
  await shoot(page, '93-vorlesen');
  const before = await page.evaluate(() => window.hushed);
  await button(page, say('day.aloud.stop')).click();
  assert.equal(await page.evaluate(() => window.hushed), before + 1);

  // What is voted on is read card by card; who goes on hears nothing of what was.
  const id = await openDots(workshop, ['Unterwegs am Abend', 'Netz im Dorf'], {
    question: { de: 'Was drückt am meisten?' },
  });
  await heading(page, 'Was drückt am meisten?').waitFor();
  // Every phone has the topics in an order of its own.
  const asked = await read();
  for (const topic of ['Unterwegs am Abend', 'Netz im Dorf'])
    inOrder(asked, ['Was drückt am meisten?', topic]);
  const speaking = await page.evaluate(() => window.hushed);
  await workshop.ask({ type: 'closeRounds', roundIds: [id] });
  await workshop.go('fantasy', 'collect');
  await page.getByText('Kritik hat Pause').waitFor();
  assert.ok((await page.evaluate(() => window.hushed)) > speaking, 'a new step ends the reading');
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
