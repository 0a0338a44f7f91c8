// A person who reads Arabic joins, sends a card and votes in Turkish: the page runs from right to left, German
// words in it keep their direction and their language, nothing typed is lost when the language changes. And a
// moderator who offers a question in several languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, context, openPage, picture, sideways } from './lib/browser.mjs';
import { openDots, signedIn } from './lib/hall.mjs';
import { button, heading, openHouse } from './lib/house.mjs';
import { moderate } from './lib/moderator.mjs';
import { words } from './lib/words.mjs';

const pictures = process.env.ZW_PICTURES;
const shoot = (page, name) => pictures && picture(page, `${pictures}/${name}.png`, { fullPage: true });
const house = openHouse();

const root = (page) =>
  page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);

/** The language as a reader finds it: in the menu of the top line, by its own name. */
async function choose(page, from, name) {
  await page.getByRole('button', { name: new RegExp(` – ${from('ui.language')}: `) }).click();
  await button(page, name).click();
}

test('join and write in Arabic, vote in Turkish', async (t) => {
  const workshop = await moderate(house.server, house.staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const place = await context(house.browser, 'phone', {
    locale: 'ar',
    viewport: { width: 320, height: 700 },
  });
  t.after(() => place.close());
  const page = await openPage(place, `${house.server.url}/j/${workshop.code}`);
  const [ar, tr] = [words('ar'), words('tr')];

  // The browser's language is the first one; every language is named in its own.
  await button(page, ar('phone.join.go')).waitFor();
  assert.equal(await root(page), 'ar rtl');
  const named = page.getByRole('radio', { name: 'Türkçe' });
  assert.equal(await named.evaluate((radio) => radio.closest('[lang]').lang), 'tr');
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0);
  await shoot(page, '60-ar-beitreten');
  await button(page, ar('phone.join.go')).click();
  await button(page, ar('phone.continue')).click();
  await heading(page, ar('day.lobby.title')).waitFor();

  await workshop.go('critique', 'collect');
  // The built-in prompt comes translated.
  await heading(page, /^ما الذي يزعجكم/).waitFor();
  const card = page.getByRole('textbox');
  await card.fill('الحافلة لا تأتي مساءً');
  await choose(page, ar, 'Türkçe');
  await button(page, tr('day.card.send')).waitFor();
  assert.equal(await root(page), 'tr ltr');
  assert.equal(await card.inputValue(), 'الحافلة لا تأتي مساءً');
  await choose(page, tr, 'العربية');
  await button(page, ar('day.card.send')).click();
  const own = page.locator('p.written', { hasText: 'الحافلة لا تأتي مساءً' });
  await own.waitFor();
  assert.equal(await own.getAttribute('lang'), 'ar');
  await workshop.until((state) => state.cards.some((one) => one.text === 'الحافلة لا تأتي مساءً'));
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  assert.equal(await sideways(page), 0, 'text of double size');
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
  assert.deepEqual(await axe(page), []);
  await shoot(page, '61-ar-karte');

  const round = await openDots(workshop, ['Bus am Abend', 'Netz im Ortsteil (Süd)'], {});
  const german = page.getByText('Netz im Ortsteil (Süd)', { exact: true });
  await german.waitFor();
  const style = await german.evaluate((node) => [node.lang, getComputedStyle(node).direction]);
  assert.deepEqual(style, ['de', 'ltr']);
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0);
  await shoot(page, '62-ar-stimmzettel');
  await choose(page, ar, 'Türkçe');
  await page
    .getByRole('button', { name: tr('ui.hole', { number: 1, total: 2, title: 'Bus am Abend' }) })
    .click();
  await page.getByText(new RegExp(`^${tr('day.arrivedAt', { time: '\\S+' })}$`)).waitFor();
  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  await workshop.until((state) => state.rounds.find((one) => one.id === round && one.result));
  assert.deepEqual(page.faults, []);
});

test('a question that the moderator offers in several languages stands on each phone in its own', async (t) => {
  const workshop = await moderate(house.server, house.staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  await workshop.go('critique', 'collect');
  const phone = async (language) => {
    const place = await context(house.browser, 'phone', { locale: language });
    t.after(() => place.close());
    const page = await openPage(place, `${house.server.url}/j/${workshop.code}`);
    const say = words(language);
    await button(page, say('phone.join.go')).click();
    await button(page, say('phone.continue')).click();
    await button(page, say('day.card.send')).waitFor();
    return page;
  };
  const languages = ['tr', 'ar', 'de', 'uk', 'ru'];
  const [turkish, arabic, german, ukrainian, russian] = await Promise.all(languages.map(phone));
  const asks = async (page, question, language) => {
    const title = heading(page, question);
    await title.waitFor();
    assert.equal(await title.getAttribute('lang'), language);
  };
  // What comes with the product.
  await asks(turkish, /^Dijital günlük hayatta/, 'tr');
  await asks(ukrainian, /^Що /, 'uk');
  await asks(russian, /^Что /, 'ru');

  const desk = await context(house.browser, 'console');
  t.after(() => desk.close());
  await desk.addCookies(signedIn(house));
  const page = await openPage(desk, `${house.server.url}/console#/w/${workshop.id}/prepare`);
  const say = words('de');
  await button(page, say('console.prep.agenda')).click();
  const at = workshop.state.phases.findIndex((one) => one.kind === 'critique' && one.subStep === 'collect');
  const phase = page.locator('main ol > li').nth(at);
  const label = say('console.prompt');
  await phase.locator('summary', { hasText: say('console.nameAndQuestion') }).click();
  await phase.locator('summary', { hasText: `– ${label}` }).click();
  const field = (language) => phase.getByLabel(say('console.inLanguage', { label, language }));
  // What phones show until somebody writes it otherwise.
  await phase.locator('textarea[lang=tr][placeholder^="Dijital günlük hayatta"]').waitFor();
  assert.equal(await field('Arabisch').getAttribute('dir'), 'rtl');
  assert.deepEqual(await axe(page), []);
  const save = async () => {
    await button(page, say('console.save')).click();
    await page.getByText(say('console.saved'), { exact: true }).filter({ visible: true }).waitFor();
  };
  await field('Türkisch').fill('Bizim köyde internette sizi ne kızdırıyor?');
  await save();
  await asks(turkish, 'Bizim köyde internette sizi ne kızdırıyor?', 'tr');
  await asks(arabic, /^ما الذي يزعجكم/, 'ar');
  await asks(german, /^Was ärgert Sie/, 'de');

  // Another German question: the translation that came with the product is of the old one, and is not shown.
  await phase.getByLabel(label, { exact: true }).fill('Was fehlt Ihnen im Netz?');
  await save();
  await asks(german, 'Was fehlt Ihnen im Netz?', 'de');
  await asks(arabic, 'Was fehlt Ihnen im Netz?', 'de');
  const direction = (one) => getComputedStyle(one).direction;
  assert.equal(await heading(arabic, 'Was fehlt Ihnen im Netz?').evaluate(direction), 'ltr');
  await asks(turkish, 'Bizim köyde internette sizi ne kızdırıyor?', 'tr');
  assert.deepEqual(await axe(arabic), []);
  for (const one of [page, turkish, arabic, german, ukrainian, russian]) assert.deepEqual(one.faults, []);
});
