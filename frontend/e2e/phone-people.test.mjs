// What people take along and leave behind; a tablet that goes from hand to hand; a helper who enters for others.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, picture, sideways } from './lib/browser.mjs';
import { openDots } from './lib/hall.mjs';
import { moderate, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { begins, words } from './lib/words.mjs';

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
const shoot = (page, name) => pictures && picture(page, `${pictures}/${name}.png`, { fullPage: true });
const read = (path, method = 'GET') =>
  fetch(server.url + path, { method, headers: { cookie: staff.cookie, origin: server.url } }).then((got) =>
    got.json(),
  );

async function doors(t, options) {
  const workshop = await moderate(server, staff, options);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  return workshop;
}

async function visit(t, path, more = {}) {
  const place = await context(browser, 'phone', { isMobile: false, acceptDownloads: true, ...more });
  t.after(() => place.close());
  const page = await openPage(place, server.url + path);
  page.setDefaultTimeout(60_000);
  return page;
}

async function join(page) {
  await button(page, say('phone.join.go')).click();
  await button(page, say('phone.continue')).click();
}

async function send(page, text) {
  await page.locator('main textarea').fill(text);
  await button(page, say('day.card.send')).click();
  await page
    .getByRole('article')
    .filter({ hasText: text })
    .getByText(/Angekommen/)
    .waitFor();
}

const download = async (page, name) => {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return readFileSync(await file.path(), 'utf8');
};

test('people take their cards along, come back with a code, and offer help for a time', async (t) => {
  const workshop = await doors(t);
  const page = await visit(t, `/j/${workshop.code}`);
  await join(page);
  await workshop.go('critique', 'collect');
  await send(page, 'Der Bus kommt nie');
  const [card] = await workshop.until((state) => state.cards.length > 0 && state.cards);
  await workshop.ask({
    type: 'createCluster',
    title: 'Bus und Bahn',
    shortTitle: '',
    domainId: null,
    kind: 'criticism',
    cardIds: [card.id],
  });
  await workshop.go('wrap_up');
  await button(page, say('people.code.show')).click();
  const code = await page.locator('.code strong').textContent();
  assert.match(code, /^[A-Z0-9]{5}-[A-Z0-9]{5}$/);
  const text = await download(page, say('people.take.text'));
  for (const part of ['Der Bus kommt nie', code, `/ergebnis/${workshop.id}`])
    assert.ok(text.includes(part), part);
  const data = JSON.parse(await download(page, say('people.take.json')));
  assert.deepEqual(
    data.cards.map((one) => [one.text, one.topic]),
    [['Der Bus kommt nie', 'Bus und Bahn']],
  );
  assert.ok(!JSON.stringify(data).includes('participant'));

  const rating = page.getByRole('group', { name: say('people.rating.heard') });
  await rating.getByText(say('people.rating.5'), { exact: true }).click();
  await page.getByText(say('people.rating.arrived')).waitFor();
  await button(page, say('people.support.begin')).click();
  await page.getByText(/Gelöscht wird der Kontakt spätestens am/).waitFor();
  await page.getByRole('textbox', { name: begins(say('people.support.name')) }).fill('Käthe Beispiel');
  await page.getByRole('textbox', { name: begins(say('people.support.contact')) }).fill('kaethe@example.org');
  await button(page, say('people.support.send')).click();
  await page.getByText(say('people.support.mustAgree')).waitFor();
  assert.deepEqual(await read(`/api/workshops/${workshop.id}/supporters`), []);
  await page.getByRole('checkbox', { name: say('people.support.agree') }).check();
  assert.deepEqual(await axe(page), []);
  await shoot(page, '70-abschluss');
  await button(page, say('people.support.send')).click();
  await page.getByText(say('people.support.given')).waitFor();
  const [supporter] = await read(`/api/workshops/${workshop.id}/supporters`);
  assert.equal(supporter.name, 'Käthe Beispiel');
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await sideways(page), 0);
  assert.deepEqual(page.faults, []);

  const later = await visit(t, `/ergebnis/${workshop.id}`);
  const field = later.getByRole('textbox', { name: begins(say('pages.own.code')) });
  await field.fill('AAAAA-AAAAA');
  await button(later, say('pages.own.show')).click();
  await later.getByText(say('pages.own.none')).waitFor();
  await field.fill(code.toLowerCase());
  await button(later, say('pages.own.show')).click();
  await later.getByText('Der Bus kommt nie').waitFor();
  await later.getByText('Bus und Bahn').waitFor();
  assert.deepEqual(await axe(later), []);
  await shoot(later, '71-code');
  await later.getByText(say('pages.own.contact')).click();
  await button(later, say('pages.own.forget')).click();
  await later.getByText(say('pages.own.forgotten')).waitFor();
  assert.deepEqual(await read(`/api/workshops/${workshop.id}/supporters`), []);

  // Offered once more, and deleted by hand: in the office, then at the console.
  const offer = async () => {
    const status = await page.evaluate(async (path) => {
      const key = Object.keys(localStorage).find((one) => one.endsWith('.token'));
      const offer = { measureId: null, name: 'Käthe Beispiel', contact: 'kaethe@example.org', consent: true };
      const body = JSON.stringify({ ...offer, token: localStorage.getItem(key) });
      return (await fetch(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body }))
        .status;
    }, `/api/workshops/${workshop.id}/support`);
    assert.equal(status, 200);
  };
  await offer();
  const place = await context(browser, 'console', { acceptDownloads: true });
  t.after(() => place.close());
  const [name, ...value] = staff.cookie.split('=');
  await place.addCookies([{ name, value: value.join('='), url: server.url }]);
  const [{ id: process }] = await read('/api/processes');
  const office = await openPage(place, `${server.url}/office#/p/${process}/workshops/${workshop.id}`);
  await office.getByRole('row').filter({ hasText: 'kaethe@example.org' }).waitFor();
  assert.deepEqual(await axe(office), []);
  assert.match(await download(office, say('office.supporters.save')), /kaethe@example\.org;egal wobei/);
  const log = await download(office, say('office.moderation.save'));
  assert.match(log, /;Thema angelegt;[^;]*Bus und Bahn[^;]*;;Moderation 1/);
  await shoot(office, '77-buero-mithelfen');
  await button(office, say('office.supporters.remove', { name: 'Käthe Beispiel' })).click();
  await button(office.getByRole('dialog'), say('office.supporters.removeNow')).click();
  await office.getByText(say('office.supporters.none')).waitFor();
  assert.equal(await sideways(office), 0);
  assert.deepEqual(office.faults, []);
  await offer();
  const desk = await openPage(place, `${server.url}/console#/w/${workshop.id}`);
  await button(desk, say('console.supporters.remove', { name: 'Käthe Beispiel' })).click();
  assert.deepEqual(await axe(desk), []);
  await shoot(desk, '78-kontakt-loeschen');
  await button(desk.getByRole('dialog'), say('console.supporters.removeNow')).click();
  await desk.getByText(say('console.supporters.none')).waitFor();
  await shoot(desk, '79-kontakte');
  assert.deepEqual(await read(`/api/workshops/${workshop.id}/supporters`), []);
  assert.deepEqual(desk.faults, []);
});

test('who has only the code for later finds the results and their own cards, on the narrowest phone', async (t) => {
  const workshop = await doors(t);
  const phone = await visit(t, `/j/${workshop.code}`);
  await join(phone);
  await workshop.go('critique', 'collect');
  await send(phone, 'Der Bus kommt nie');
  await workshop.go('wrap_up');
  const link = phone.getByRole('link', { name: say('people.results') });
  assert.equal(await link.getAttribute('href'), `/ergebnis/${workshop.id}`);
  await button(phone, say('people.code.show')).click();
  const code = await phone.locator('.code strong').textContent();
  assert.equal(await link.getAttribute('href'), `/ergebnis/${workshop.id}#${code}`);

  const page = await visit(t, '/', { viewport: { width: 320, height: 640 } });
  const field = page.locator('input');
  assert.equal(await field.getAttribute('inputmode'), 'numeric');
  await button(page, say('phone.enter.later')).click();
  await page.getByRole('textbox', { name: begins(say('people.code')) }).waitFor();
  // A pad of digits could not write it.
  assert.equal(await field.getAttribute('inputmode'), 'text');
  await field.fill('ABC');
  await button(page, say('phone.continue')).click();
  await page.getByText(say('people.later.wrong')).waitFor();
  await field.fill('AAAAA-AAAAA');
  await button(page, say('phone.continue')).click();
  await page.getByText(say('people.later.none')).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0);
  await shoot(page, '70-code-falsch');
  // Nothing is published yet: that is said, and one's own things are there.
  await field.fill(code.toLowerCase().replace('-', ' '));
  await button(page, say('phone.continue')).click();
  await page.waitForURL(`${server.url}/ergebnis/${workshop.id}`);
  await page.getByText(say('pages.resultsNone')).waitFor();
  await page.getByText('Der Bus kommt nie').waitFor();
  assert.equal(await sideways(page), 0);

  for (const type of ['freezeResults', 'startFollowUp', 'archive']) await workshop.ask({ type });
  await phone.reload();
  await phone.getByRole('heading', { name: say('people.over') }).waitFor();
  await phone.getByText(say('people.over.none')).waitFor();
  assert.deepEqual(await axe(phone), []);
  const published = await fetch(`${server.url}/api/workshops/${workshop.id}/minutes/published`, {
    method: 'PUT',
    headers: { cookie: staff.cookie, origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ version: 0, published: true }),
  });
  assert.equal(published.status, 200);
  await phone.reload();
  await phone.getByText(say('people.over.published')).waitFor();
  await shoot(phone, '71-zu-ende');
  await phone.getByRole('link', { name: say('people.results') }).click();
  await phone.getByText('Der Bus kommt nie').first().waitFor();
  // The code does not stay in the address.
  assert.equal(new URL(phone.url()).hash, '');
  await shoot(phone, '71-ergebnisse-mit-code');
  assert.deepEqual(await axe(phone), []);
  // Without the six digits' doors, too: the code is typed where the digits were, and still leads there.
  await page.goto(server.url);
  await field.fill(code);
  await button(page, say('phone.continue')).click();
  await page.getByText('Der Bus kommt nie').first().waitFor();
  // A phone that was never there learns nothing more than before.
  const stranger = await visit(t, `/j/${workshop.code}`);
  await stranger.getByRole('heading', { name: say('phone.closed.gone') }).waitFor();
  // That nothing was published was told by a 404, which the browser notes.
  assert.deepEqual(
    phone.faults.filter((fault) => !fault.includes('404')),
    [],
  );
});

test('a shared tablet forgets whoever hands it over', async (t) => {
  const workshop = await doors(t);
  await workshop.go('critique', 'collect');
  const page = await visit(t, `/j/${workshop.code}?tablet`, { viewport: { width: 768, height: 1024 } });
  await button(page, say('phone.help')).click();
  await page.getByText(say('phone.help.before')).waitFor();
  await page.keyboard.press('Escape');
  await button(page, say('several.begin')).click();
  await join(page);
  await send(page, 'Niemand soll das sehen');
  assert.deepEqual(await axe(page), []);
  await shoot(page, '72-tablet');
  const token = await page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((one) => one.endsWith('.token'));
    return sessionStorage.getItem(key);
  });
  assert.match(token, /^[0-9a-f]{64}$/);
  await page.locator('main textarea').fill('Ein halber Gedanke');
  await button(page, say('several.next')).click();
  await button(page, say('several.begin')).waitFor();
  const left = await page.evaluate(
    () => document.body.innerText + JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  );
  // What a screen reader was told is gone as well: hidden words are in no innerText.
  const told = await page.locator('[role=status], [role=alert]').allTextContents();
  for (const trace of ['Niemand soll', 'halber Gedanke', token])
    assert.ok(!told.join().includes(trace), trace);
  for (const trace of ['Niemand soll', 'halber Gedanke', token]) assert.ok(!left.includes(trace), trace);
  assert.deepEqual(await axe(page), []);
  await shoot(page, '73-tablet-frei');
  await button(page, say('several.begin')).click();
  await join(page);
  await page.locator('main textarea').waitFor();
  assert.equal(await page.getByText('Niemand soll das sehen').count(), 0);
  assert.equal(await page.locator('main textarea').inputValue(), '');
  await send(page, 'Von der zweiten Person');
  assert.deepEqual(page.faults, []);
});

/** An address that the console gives, without its host. */
const inPage = (address) => address.replace(/^https?:\/\/[^/]+/, '');

test('a helper enters cards and votes for several people, each of their own, marked as assisted', async (t) => {
  const workshop = await doors(t);
  await workshop.go('critique', 'collect');
  const place = await context(browser, 'console');
  t.after(() => place.close());
  const [name, ...value] = staff.cookie.split('=');
  await place.addCookies([{ name, value: value.join('='), url: server.url }]);
  const desk = await openPage(place, `${server.url}/console#/w/${workshop.id}/prepare`);
  await button(desk, say('console.prep.print')).click();
  const panel = desk.locator('section', {
    has: desk.getByRole('heading', { name: say('console.helperDevice') }),
  });
  const link = panel.getByRole('link');
  await button(panel, say('console.makeAddress')).click();
  const earlier = await link.getAttribute('href');
  await button(panel, say('console.makeAddress')).click();
  await panel.locator(`a:not([href="${earlier}"])`).waitFor();
  await panel.getByRole('img', { name: say('console.helperDevice') }).waitFor();
  assert.deepEqual(await axe(desk), []);
  assert.deepEqual(desk.faults, []);
  const page = await visit(t, inPage(await link.getAttribute('href')), {
    viewport: { width: 820, height: 1180 },
  });
  await button(page, say('several.helper.new')).click();
  // The secret does not stay in the address.
  await page.waitForURL((address) => address.hash === '');
  await join(page);
  await send(page, 'Von Frau Eins');
  await button(page, say('several.helper.new')).click();
  await button(page, say('phone.join.go')).waitFor();
  assert.equal(await page.getByText('Von Frau Eins').count(), 0);
  await join(page);
  await send(page, 'Von Herrn Zwei');
  await shoot(page, '74-helfer');
  assert.deepEqual(await axe(page), []);
  const assisted = (state) => state.cards.filter((one) => one.desk?.origin === 'assisted').length === 2;
  await workshop.until(assisted, 60_000);
  await button(page, say('several.helper.person', { number: 1 })).click();
  await page.getByRole('article').filter({ hasText: 'Von Frau Eins' }).waitFor();
  assert.equal(await page.getByText('Von Herrn Zwei').count(), 0);

  // Each of them votes once, and is not told what the other chose.
  const round = await openDots(workshop, ['Bus', 'Netz'], {});
  const vote = async (...holes) => {
    for (const [title, number] of holes)
      await button(page, say('ui.hole', { number, total: 2, title })).click();
    await button(page, say('day.vote.send')).click();
    await page.getByRole('heading', { level: 1, name: say('day.arrived') }).waitFor();
  };
  await vote(['Bus', 1], ['Bus', 2]);
  await button(page, say('several.helper.person', { number: 2 })).click();
  const given = page.getByRole('button', {
    name: begins(say('ui.hole', { number: 1, total: 2, title: 'Bus' })),
  });
  assert.equal(await given.getAttribute('aria-pressed'), 'false');
  await vote(['Netz', 1]);
  assert.deepEqual(await axe(page), []);
  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  const { result } = await workshop.until((state) =>
    state.rounds.find((one) => one.id === round && one.result),
  );
  assert.deepEqual(
    result.options.map((row) => row.points),
    [2, 1],
  );
  // Somebody was helped; how many is told from a number on that gives nobody away.
  assert.deepEqual([result.ballots, result.assisted], [2, 0]);

  await button(page, say('several.helper.person', { number: 1 })).click();
  await button(page, say('several.helper.done', { number: 1 })).click();
  await button(page, say('several.helper.person', { number: 2 })).waitFor();
  assert.equal(await button(page, say('several.helper.person', { number: 1 })).count(), 0);
  assert.deepEqual(page.faults, []);

  // The address before this one lets nobody new in.
  const late = await visit(t, inPage(earlier));
  await button(late, say('several.helper.new')).click();
  await late.getByRole('heading', { level: 1, name: say('phone.closed.notAllowed') }).waitFor();
});
