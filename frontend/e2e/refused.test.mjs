// Whoever is refused reads a number, and whoever has the log finds the refusal by it: at the door, when joining, at the
// sign-in, at the desk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { axe, context, openPage, picture, sideways } from './lib/browser.mjs';
import { hallOf, signedIn } from './lib/hall.mjs';
import { button, heading, openHouse } from './lib/house.mjs';
import { words } from './lib/words.mjs';

const pictures = process.env.ZW_PICTURES;
const say = words('de');
const house = openHouse();
const NUMBER = new RegExp(`${say('refusal.number', { id: '' }).trim()}\\s([0-9a-f]{8})(?![0-9a-f])`);

/** The number that this page shows, another one than `before`. */
async function numberOn(page, before) {
  const other = before ? new RegExp(NUMBER.source.replace('(', `(?!${before})(`)) : NUMBER;
  const [, number] = NUMBER.exec(await page.getByText(other).textContent());
  return number;
}

/** What the log says of this number: one line. */
function logged(number) {
  const lines = stripVTControlCharacters(house.server.output())
    .split('\n')
    .filter((line) => line.includes(`request=${number}-`));
  assert.equal(lines.length, 1, `${number} is in the log, once`);
  return lines[0];
}

async function open(t, face, path, cookies = []) {
  const place = await context(house.browser, face);
  t.after(() => place.close());
  await place.addCookies(cookies);
  return openPage(place, house.server.url + path);
}

/** Nothing for axe, nothing beside the screen, also on the narrowest. */
async function fine(page, name) {
  assert.deepEqual(await axe(page), [], name);
  if (pictures) await picture(page, `${pictures}/refused-${name}.png`);
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await sideways(page), 0, `${name} fits`);
  if (pictures) await picture(page, `${pictures}/refused-${name}-320.png`);
}

test('a code that leads nowhere', async (t) => {
  const page = await open(t, 'phone', '/j/123456');
  await heading(page, say('phone.closed.gone')).waitFor();
  const line = logged(await numberOn(page));
  assert.match(line, /command="hello" code=unknownCode/);
  assert.doesNotMatch(line, /123456/, 'the log does not say which code');
  await fine(page, 'door');
});

test('printed cards that are none', async (t) => {
  const workshop = await hallOf(t, house);
  await workshop.ask({ type: 'setAdmission', admission: 'byCard' });
  const page = await open(t, 'phone', `/j/${workshop.code}`);
  let before;
  for (const card of ['ABCDE-FGHJK', 'ABCDE-FGHJM']) {
    await page.getByLabel(say('phone.join.card')).fill(card);
    await button(page, say('phone.join.go')).click();
    await button(page, say('phone.continue')).click();
    const number = await numberOn(page, before);
    const line = logged(number);
    assert.match(line, /command="join" code=unknownCard/);
    assert.doesNotMatch(line, /ABCDE/, 'the log does not say which card');
    before = number;
  }
  await fine(page, 'join');
});

test('a wrong password, twice in the same minute', async (t) => {
  const page = await open(t, 'console', '/console');
  await page.getByLabel(say('desk.login')).fill('moderation');
  let before;
  for (const password of ['falsch', 'auch falsch']) {
    await page.getByLabel(say('desk.password')).fill(password);
    await button(page, say('desk.signIn')).click();
    const number = await numberOn(page, before);
    assert.match(logged(number), /refused.*code=signInFailed/);
    assert.doesNotMatch(logged(number), /falsch|moderation/);
    before = number;
  }
  await fine(page, 'sign-in');
});

test('a moderator whom another was faster than', async (t) => {
  const workshop = await hallOf(t, house);
  const page = await open(t, 'console', `/console#/w/${workshop.id}`, signedIn(house));
  await button(page, say('console.countPeople')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('console.peopleWithout')).fill('3');
  await workshop.ask({ type: 'countPeople', withoutDevice: 5 });
  await button(dialog, say('console.save')).click();
  await button(dialog, say('console.overtakenMine')).waitFor();
  assert.match(logged(await numberOn(page)), /command="countPeople" code=overtaken/);
  await fine(page, 'overtaken');
});
