// The preparation keeps what is typed and not saved: while something is printed, at the desk, and when somebody is about
// to leave the workshop.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, openPage } from './lib/browser.mjs';
import { signedIn } from './lib/hall.mjs';
import { button, heading, openHouse } from './lib/house.mjs';
import { moderate } from './lib/moderator.mjs';
import { words } from './lib/words.mjs';

const say = words('de');
const house = openHouse();

test('what is typed in the preparation waits while moderators print, and is not left unasked', async (t) => {
  const hall = await moderate(house.server, house.staff);
  const place = await context(house.browser, 'console');
  t.after(() => Promise.all([hall.close(), place.close()]));
  await place.addCookies(signedIn(house));
  const page = await openPage(place, `${house.server.url}/console#/w/${hall.id}`);
  const chapter = (key) => page.getByRole('navigation').getByRole('button', { name: say(key), exact: true });
  const link = (key) => page.getByRole('link', { name: say(key), exact: true });
  const field = page.getByRole('textbox', { name: new RegExp(`^${say('console.place')} `) });
  await field.fill('Turnhalle');

  // To a page that is printed and back: the same chapter, the same text, its own title.
  await chapter('console.prep.print').click();
  await link('console.poster').click();
  await heading(page, say('console.poster')).waitFor();
  await page.waitForFunction((title) => document.title.startsWith(title), say('console.poster'));
  assert.equal(await field.isVisible(), false);
  await link('ui.back').click();
  await heading(page, say('console.prep.print')).waitFor();
  await page.waitForFunction((title) => document.title.startsWith(title), say('console.prepare'));
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  await chapter('console.prep.basics').click();
  assert.equal(await field.inputValue(), 'Turnhalle');

  // To the list only on purpose, and by the browser's own way back just as well.
  const asked = [];
  let answer = false;
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    return answer ? dialog.accept() : dialog.dismiss();
  });
  await link('console.toList').click();
  await page.waitForFunction((id) => location.hash.includes(id), hall.id);
  assert.deepEqual(asked, [say('desk.leave')]);
  assert.equal(await field.inputValue(), 'Turnhalle');

  // The doors open with it unsaved: it waits behind the desk, too.
  await button(page, say('console.openDoors')).click();
  await button(page, say('console.lockDoors')).waitFor();
  await page.evaluate((id) => (location.hash = `#/w/${id}/prepare`), hall.id);
  await heading(page, say('console.prep.basics')).waitFor();
  assert.equal(await field.inputValue(), 'Turnhalle');

  answer = true;
  await page.evaluate(() => (location.hash = '#/'));
  await heading(page, say('console.workshops')).waitFor();
  assert.equal(asked.length, 2);
  await page.goto(`${house.server.url}/console#/w/${hall.id}/prepare`);
  await field.waitFor();
  assert.notEqual(await field.inputValue(), 'Turnhalle');
});
