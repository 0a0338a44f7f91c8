// The disk says no: phone and console say so for as long as it lasts, keep what was said, and send it by themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, context, openPage, picture, sideways } from './lib/browser.mjs';
import { hallOf, openDots, signedIn } from './lib/hall.mjs';
import { button, heading, openHouse } from './lib/house.mjs';
import { holdDatabase } from './lib/locker.mjs';
import { words } from './lib/words.mjs';

const pictures = process.env.ZW_PICTURES;
const say = words('de');
const house = openHouse();

/** Counts what the service says to a page: `noes.of(code)`, `noes.reach(code, count)`. */
function hear(page) {
  const codes = [];
  let changed = () => {};
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(payload);
      if (message.type === 'refused') codes.push(message.code);
      changed();
    }),
  );
  const of = (code) => codes.filter((one) => one === code).length;
  const reach = async (code, count) => {
    while (of(code) < count) await new Promise((resolve) => (changed = resolve));
  };
  return { of, reach };
}

/** From here on: how often the page took this text away. */
const watch = (page, text) =>
  page.evaluate((text) => {
    window.gone = 0;
    const shown = () => document.body.innerText.includes(text);
    let before = shown();
    new MutationObserver(() => {
      const now = shown();
      if (before && !now) window.gone += 1;
      before = now;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, text);

/** The note stands there, is told as news, disturbs nobody, and fits. */
async function fine(page, name, note) {
  assert.equal(await page.getByRole('status').filter({ hasText: note }).count(), 1, 'it is told, once');
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0, `${name} fits`);
  if (pictures) await picture(page, `${pictures}/not-stored-${name}.png`);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await sideways(page), 0, `${name} fits 320 px`);
  if (pictures) await picture(page, `${pictures}/not-stored-${name}-320.png`);
  await page.setViewportSize(before);
}

test('what cannot be stored is said on phone and console, and heals by itself', async (t) => {
  const workshop = await hallOf(t, house);
  const pocket = await context(house.browser, 'phone', { isMobile: false });
  const desk = await context(house.browser, 'console');
  t.after(() => Promise.all([pocket.close(), desk.close()]));
  await desk.addCookies(signedIn(house));

  const phone = await openPage(pocket, `${house.server.url}/healthz`);
  const toPhone = hear(phone);
  await phone.goto(`${house.server.url}/j/${workshop.code}`);
  // The first address was only to have a page: it has no icon.
  phone.faults.length = 0;
  await button(phone, 'Mitmachen').click();
  await button(phone, 'Weiter').click();
  await heading(phone, 'Schön, dass Sie da sind').waitFor();
  const round = await openDots(workshop, ['Bus', 'Netz'], {});
  const hole = (title, number) => phone.getByRole('button', { name: `Punkt ${number} von 2 auf ${title}` });
  await hole('Bus', 1).waitFor();
  const console = await openPage(desk, `${house.server.url}/console#/w/${workshop.id}`);
  await console.getByRole('contentinfo').waitFor();

  const text = say('refusal.notStored');
  const note = { phone: phone.getByText(text), console: console.getByText(text) };
  const locker = await holdDatabase(house.server.database);
  t.after(() => locker.release());
  await hole('Bus', 1).click();
  await console.keyboard.press('p');
  await Promise.all([note.phone.waitFor(), note.console.waitFor()]);
  await console.getByText(say('console.advice.notStored')).waitFor();
  await fine(phone, 'phone', text);
  await fine(console, 'console', text);

  // A dialog covers the note: it says so itself, also to whoever has sent nothing from it yet.
  await console.getByRole('button', { name: say('console.change'), exact: true }).click();
  const dialog = console.getByRole('dialog');
  await dialog.getByRole('status').filter({ hasText: text }).waitFor();
  assert.deepEqual(await axe(console), []);
  await console.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  for (const page of [phone, console]) await watch(page, text);
  const before = toPhone.of('notStored');

  // Another point, another try: it stands there all the while, and the choice, too.
  await hole('Netz', 1).click();
  await toPhone.reach('notStored', before + 2);
  for (const page of [phone, console]) assert.equal(await page.evaluate(() => window.gone), 0, 'no flicker');

  await locker.release();
  await Promise.all([note.phone, note.console].map((each) => each.waitFor({ state: 'detached' })));
  await phone.getByText(/^Angekommen \d/).waitFor();
  assert.deepEqual([phone.faults, console.faults], [[], []]);
  await workshop.until((state) => state.head.clock.pausedLeftMs !== null);
  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  const closed = await workshop.until((state) => state.rounds.find((one) => one.id === round && one.result));
  const points = closed.result.options.map((row) => [closed.options[row.option].title, row.points]);
  assert.deepEqual(points, [
    ['Bus', 1],
    ['Netz', 1],
  ]);
});
