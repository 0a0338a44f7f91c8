// Ballots on paper, of every kind and in every variant: what is printed is whole, large enough to be marked, and each
// round begins on a page of its own; and cards to write on. ZW_PICTURES=folder keeps the PDF files.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage } from './lib/browser.mjs';
import { topics } from './lib/hall.mjs';
import { moderate, roundDraft, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { words } from './lib/words.mjs';

const say = words('de');
const pictures = process.env.ZW_PICTURES;
const TITLES = [
  'Glasfaser je Straße',
  'Donaudampfschifffahrtsgesellschaftskapitän in jedem Ortsteil, mit Sprechstunde',
  'Digital-Café',
  'Eltern-App für Kita, Schule und Verein, mit einem Zugang für die Großeltern',
  'Hochwasserwarnung',
];
const settings = {
  places: 0,
  axes: null,
  budget: null,
  equalSay: false,
  shortlistOf: null,
  runoffOf: null,
};
const kinds = [
  { name: 'points', draft: { ballotType: 'points', dotsPerPerson: 4, maxDotsPerOption: 3 }, marks: 15 },
  { name: 'approval', draft: { ballotType: 'approval' }, marks: 5 },
  {
    name: 'rating',
    draft: {
      ballotType: 'rating',
      settings: { axes: { first: { de: 'Was bringt es uns?' }, second: { de: 'Wie viel Mühe macht es?' } } },
    },
    marks: 50,
  },
  { name: 'ranking', draft: { ballotType: 'ranking', settings: { places: 3 } }, marks: 5 },
  { name: 'votes', draft: { ballotType: 'votes' }, marks: 15 },
  { name: 'pairwise', draft: { ballotType: 'pairwise' }, marks: 10 },
  {
    name: 'budget',
    draft: {
      ballotType: 'approval',
      settings: {
        budget: { totalCents: 10_000_000, costsCents: [6_000_000, 3_000_000, 250_050, 1, 4_500_000] },
      },
    },
    marks: 5,
  },
];
let server;
let browser;
let hall;
let page;
before(async () => {
  server = await startServer();
  browser = await launch();
  const staff = await setUp(server);
  hall = await moderate(server, staff);
  await hall.ask({ type: 'openWorkshop' });
  await hall.go('critique', 'rank');
  const options = await topics(hall, TITLES);
  for (const { name, draft } of kinds)
    await hall.ask({
      type: 'prepareRound',
      round: roundDraft('cluster', options, {
        question: { de: `Was lohnt sich zuerst (${name})?`, plain: `Was ist wichtig (${name})?` },
        ...draft,
        settings: { ...settings, ...draft.settings },
      }),
    });
  const place = await context(browser, 'console');
  const [name, value] = staff.cookie.split('=');
  await place.addCookies([{ name, value, url: server.url }]);
  page = await openPage(place, `${server.url}/console#/w/${hall.id}/ballots`);
});
after(async () => {
  hall?.close();
  await browser?.close();
  await server?.stop();
});

/** Pages of a PDF file. */
const pages = (bytes) => bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

for (const variant of ['usual', 'large', 'plain'])
  test(`every ballot is whole on paper, ${variant}`, async () => {
    const label = say(`console.ballot${variant[0].toUpperCase()}${variant.slice(1)}`);
    await page.getByRole('radio', { name: label }).locator('xpath=ancestor::label').click();
    const ballots = page.locator(`section:has(> article.${variant})`);
    await ballots.first().waitFor();
    assert.equal(await ballots.count(), kinds.length);
    // Large letters and two scales each do not fit one sheet: the second says so, and asks the question again.
    const rating = ballots.nth(kinds.findIndex(({ name }) => name === 'rating'));
    const sheets = rating.getByRole('article');
    if (variant !== 'usual') {
      await sheets.nth(1).waitFor();
      await sheets.first().getByText('Seite 1 von 2', { exact: true }).waitFor();
      await sheets.nth(1).getByText('Seite 2 von 2', { exact: true }).waitFor();
    }
    for (const sheet of await sheets.all())
      await sheet.getByRole('heading', { name: /\(rating\)\?$/ }).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.emulateMedia({ media: 'print' });
    // As wide as a sheet of A4 between its margins.
    await page.setViewportSize({ width: 672, height: 1000 });
    for (const [index, kind] of kinds.entries()) {
      const ballot = ballots.nth(index);
      const found = await ballot.evaluate((article) => {
        const edge = article.getBoundingClientRect();
        const boxes = [...article.querySelectorAll('*')].map((one) => one.getBoundingClientRect());
        const holes = [...article.querySelectorAll('.hole')].map((one) => one.getBoundingClientRect());
        return {
          text: article.innerText,
          outside: boxes.filter((box) => box.right > edge.right + 1 || box.left < edge.left - 1).length,
          cut: [...article.querySelectorAll('*')].filter((one) => one.scrollWidth > one.clientWidth + 1)
            .length,
          least: Math.min(...holes.map((box) => Math.min(box.width, box.height))),
          holes: holes.length,
        };
      });
      const mark = `${kind.name}, ${variant}`;
      for (const title of TITLES) assert.ok(found.text.includes(title), `${mark}: ${title}`);
      assert.ok(found.text.includes(`(${kind.name})?`), `${mark}: the question`);
      assert.equal(found.outside, 0, `${mark}: nothing beside the paper`);
      assert.equal(found.cut, 0, `${mark}: nothing cut`);
      assert.equal(found.holes, kind.marks, `${mark}: places for marks`);
      // 7 mm, in large print 10 mm.
      assert.ok(found.least >= (variant === 'usual' ? 26 : 37), `${mark}: marks of ${found.least} px`);
    }
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 800 });
    const pdf = await page.pdf({ format: 'A4', printBackground: false });
    // As many as there are sheets on the screen: none runs over, and none is empty.
    assert.equal(pages(pdf), await page.getByRole('article').count());
    if (pictures) {
      mkdirSync(pictures, { recursive: true });
      writeFileSync(`${pictures}/ballots-${variant}.pdf`, pdf);
    }
    assert.deepEqual(page.faults, []);
  });

test('cards to write on ask the question of their step, whole on paper, in three variants', async () => {
  await page.goto(`${page.url().split('/ballots')[0]}/paper`);
  const paper = page.locator('.cards article');
  const steps = page.getByLabel(say('console.paperCardsFor'));
  await steps.waitFor();
  const collecting = ({ kind, subStep }) => ['collect', 'check'].includes(subStep) || kind === 'reversal';
  const phases = hall.state.phases.filter(collecting);
  assert.deepEqual(
    await steps.locator('option').allTextContents(),
    phases.map((phase) => phase.title.de),
    'a card for every step in which people write',
  );
  const [, aims] = phases;
  assert.equal(aims.kind, 'reversal');
  await steps.selectOption({ label: aims.title.de });
  for (const [variant, count, question] of [
    ['Usual', 4, aims.prompt.de],
    ['Large', 2, aims.prompt.de],
    ['Plain', 2, aims.prompt.plain],
  ]) {
    const choice = page.getByRole('radio', { name: say(`console.ballot${variant}`) });
    await choice.locator('xpath=ancestor::label').click();
    await paper
      .nth(count - 1)
      .getByRole('heading', { name: question })
      .waitFor();
    assert.equal(await paper.count(), count);
    assert.deepEqual(await axe(page), [], variant);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 672, height: 1000 });
    const found = await paper.evaluateAll((cards) =>
      cards.map((card) => ({
        cut: [card, ...card.querySelectorAll('*')].filter((one) => one.scrollWidth > one.clientWidth + 1)
          .length,
        // Between two lines there is room for handwriting: 11 mm.
        least: Math.min(
          ...[...card.querySelectorAll('.line')].map((one) => one.getBoundingClientRect().height),
        ),
        letters: Math.min(
          ...[...card.querySelectorAll('h2, p')].map((one) => parseFloat(getComputedStyle(one).fontSize)),
        ),
      })),
    );
    for (const { cut, least, letters } of found) {
      assert.equal(cut, 0, `${variant}: nothing cut`);
      assert.ok(least >= 41, `${variant}: lines of ${least} px`);
      assert.ok(letters >= (variant === 'Usual' ? 13 : 21), `${variant}: letters of ${letters} px`);
    }
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 800 });
    const pdf = await page.pdf({ format: 'A4', printBackground: false });
    assert.equal(pages(pdf), 1, `${variant}: one sheet`);
    if (pictures) writeFileSync(`${pictures}/cards-${variant}.pdf`, pdf);
  }
  assert.deepEqual(page.faults, []);
});
