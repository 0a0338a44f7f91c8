// Small groups, from the console to the phones of those who sit there: mixed, by life domain, by lot; a message that
// only its table reads; more time that somebody asks for and nobody is seen to ask for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, context, openPage } from './lib/browser.mjs';
import { guest } from './lib/guest.mjs';
import { hallOf, signedIn } from './lib/hall.mjs';
import { pointer } from './lib/hands.mjs';
import { openHouse } from './lib/house.mjs';
import { begins, words } from './lib/words.mjs';

const say = words('de');
const house = openHouse();

test('tables are mixed, by life domain or by lot, and every phone knows its own', async (t) => {
  const workshop = await hallOf(t, house);
  const { groups, domains } = workshop.state.setup;
  const open = async (face, url, more) => {
    const place = await context(house.browser, face, more);
    t.after(() => place.close());
    if (face === 'console') await place.addCookies(signedIn(house));
    return openPage(place, house.server.url + url);
  };
  // Two of each group.
  const people = await Promise.all(
    [groups[0], groups[0], groups[1], groups[1]].map(async (group) => {
      const me = guest(await open('phone', `/j/${workshop.code}`, { isMobile: false }), pointer());
      await me.join(group.label.de);
      return me;
    }),
  );
  const [anna, bernd, clara, dora] = people;
  await workshop.go('fantasy', 'groups');
  const desk = await open('console', `/console#/w/${workshop.id}`);
  const own = (one) => one.page.locator('.own strong');
  const tables = () => Promise.all(people.map(async (one) => Number(/\d+/.exec(await own(one).innerText()))));

  /** Chooses how at the console and forms the tables, with the question if there are some already. */
  const form = async (how, count, again = false) => {
    await desk
      .getByRole('radio', { name: begins(say(`console.grouping.${how}`)) })
      .locator('xpath=ancestor::label')
      .click();
    const field = desk.getByLabel(say('console.tablesCount'));
    if (count) await field.fill(String(count));
    else assert.equal(await field.count(), 0, 'as many tables as life domains: nothing to type in');
    const button = (place) => place.getByRole('button', { name: say('console.formGroups'), exact: true });
    await button(desk).click();
    if (again) await button(desk.getByRole('dialog')).click();
  };

  await form('mixed', 2);
  const [first, second, third, fourth] = await tables();
  assert.deepEqual([first, second].sort(), [1, 2], 'one of each group at each table');
  assert.deepEqual([third, fourth].sort(), [1, 2]);

  await form('domain', null, true);
  for (const one of people) await one.sees(say('day.table.choose'));
  const choice = (one, number) =>
    one.page.getByRole('radio', { name: begins(`${say('day.table', { number })} `) });
  assert.equal(await anna.page.getByRole('radio').count(), domains.length);
  await choice(anna, 2).locator('xpath=ancestor::label').click();
  await choice(bernd, 3).locator('xpath=ancestor::label').click();
  // Chosen, and told with its life domain, not only with its number.
  await anna.page.locator('.own', { hasText: domains[1].name.de }).waitFor();
  await bernd.page.locator('.own', { hasText: domains[2].name.de }).waitFor();
  assert.deepEqual(await axe(anna.page), []);

  // A message to one table is read at that table; taken back, it is gone.
  const message = async (number, text) => {
    await desk.getByRole('button', { name: say('console.messageTables') }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel(say('console.messageText')).fill(text);
    for (let other = 1; other <= domains.length; other += 1)
      if (other !== number)
        await dialog
          .getByRole('checkbox', { name: begins(`${say('console.table', { number: other })}`) })
          .locator('xpath=ancestor::label')
          .click();
    await dialog.getByRole('button', { name: say('console.messageSend') }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await message(2, 'Tisch 2 stellt als Erster vor.');
  await anna.sees('Tisch 2 stellt als Erster vor.');
  await message(3, 'Tisch 3 bekommt noch Stifte.');
  await bernd.sees('Tisch 3 bekommt noch Stifte.');
  await desk.getByRole('button', { name: new RegExp(`^${say('console.messageBack')} ?: Tisch 2$`) }).click();
  await anna.page.getByText('Tisch 2 stellt').waitFor({ state: 'detached' });
  for (const [one, text] of [
    [bernd, 'Tisch 2 stellt'],
    [anna, 'Tisch 3 bekommt'],
    [clara, 'Tisch 2 stellt'],
  ])
    assert.equal(await one.page.getByText(text).count(), 0);

  // More time: the phone says that nobody sees who; the console counts, and names neither person nor table.
  const askForTime = async (one, key) => {
    await one.button('phone.help').click();
    await one.button(key).click();
  };
  const asking = desk.getByRole('list', { name: say('console.helpRequests') }).getByRole('listitem');
  const wanted = (count) => asking.filter({ hasText: say('console.timeWanted', { count }) }).waitFor();
  await askForTime(anna, 'day.time.ask');
  await anna.sees(say('day.time.asked'));
  await wanted(1);
  await askForTime(clara, 'day.time.ask');
  await wanted(2);
  const minutes = say('console.timeGive', { count: 2 });
  const told = (await asking.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  assert.deepEqual(told, [`${say('console.timeWanted', { count: 2 })} ${minutes}`]);
  assert.deepEqual(await axe(desk), []);
  for (const one of [bernd, dora]) assert.equal(await one.page.getByText(/mehr Zeit/i).count(), 0);
  await clara.button('day.time.back').click();
  await wanted(1);
  const { endsAt } = workshop.state.head.clock;
  await desk.getByRole('button', { name: minutes }).click();
  await asking.waitFor({ state: 'detached' });
  await workshop.until((state) => state.head.clock.endsAt === endsAt + 120_000);
  // Who asked may ask again.
  for (const one of [anna, clara]) await one.button('day.time.ask').waitFor();
  for (const one of [anna, clara]) await one.page.keyboard.press('Escape');

  await form('random', 4, true);
  // Nobody sits by life domain any more; the lot gives everybody a table of their own.
  for (const one of people) await own(one).waitFor();
  for (const one of [anna, bernd]) await one.page.locator('.own .side').waitFor({ state: 'detached' });
  assert.deepEqual((await tables()).sort(), [1, 2, 3, 4]);
  assert.deepEqual(await axe(desk), []);
  for (const page of [desk, ...people.map((one) => one.page)]) assert.deepEqual(page.faults, []);
});
