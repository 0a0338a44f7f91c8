// The console's board and what stands beside it: dragging, keys, suggestions, undo by name, the run sheet, the
// preview of a phone, messages to tables, names only with consent, two moderators at once, a tablet.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, sideways } from './lib/browser.mjs';
import { moderate, roundDraft, setUp } from './lib/moderator.mjs';
import { smallTargets } from './lib/reachable.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { words } from './lib/words.mjs';

const WAIT = 60_000;
const say = words('de');
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
let server;
let browser;
let workshop;
let person;
let page;
const places = [];
/** A console of the same account. */
async function openConsole(more = {}) {
  const place = await context(browser, 'console', more);
  place.setDefaultTimeout(WAIT);
  places.push(place);
  const [name, ...value] = staff.cookie.split('=');
  await place.addCookies([{ name, value: value.join('='), url: server.url }]);
  const opened = await openPage(place, `${server.url}/console#/w/${workshop.id}`);
  await opened.locator('h1').first().waitFor();
  return opened;
}
let staff;
before(async () => {
  server = await startServer();
  browser = await launch();
  staff = await setUp(server);
  workshop = await moderate(server, staff);
  await workshop.ask({ type: 'openWorkshop' });
  await workshop.ask({ type: 'setPreApproval', on: false });
  await workshop.go('critique', 'collect');
  person = await visit(server.url, workshop.code);
  for (const text of [
    'Funkloch am Bahnhof',
    'Schule ohne WLAN',
    'Kein Bus nach 18 Uhr',
    'Nach 18 Uhr kein Bus',
    'Amtsdeutsch versteht niemand',
    'Anträge nur auf Papier',
  ])
    await person.card('criticism', text);
  await workshop.go('critique', 'cluster');
  for (const title of ['Netz und Empfang', 'Amt und Anträge'])
    await workshop.ask({
      type: 'createCluster',
      title,
      shortTitle: title,
      domainId: null,
      kind: 'criticism',
      cardIds: [],
    });
  page = await openConsole();
});
after(async () => {
  person?.leave();
  workshop?.close();
  for (const place of places) await place.close();
  await browser?.close();
  await server?.stop();
});

const loose = () => page.getByRole('region', { name: 'Ohne Thema' });
const topic = (title) =>
  page.getByRole('region', { name: 'Themen', exact: true }).locator('article', { hasText: title });
const box = (text) => loose().getByRole('checkbox', { name: text, exact: true });
const button = (name) => page.getByRole('button', { name });
/** How many cards a topic has, as its line says. */
const has = (title, count) =>
  button(new RegExp(`^${title} ${count} `))
    .first()
    .waitFor();

test('cards are sorted by drag, by number and by suggestion; steps are undone by name', async () => {
  // Two at once, by mouse.
  await box('Funkloch am Bahnhof').check();
  await box('Schule ohne WLAN').check();
  const from = await loose().getByText('Schule ohne WLAN', { exact: true }).boundingBox();
  const to = await topic('Netz und Empfang').boundingBox();
  await page.mouse.move(from.x + 10, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 20, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.locator('#dragged', { hasText: '2 Karten' }).waitFor();
  await page.locator('article.over', { hasText: 'Netz und Empfang' }).waitFor();
  await page.mouse.up();
  await has('Netz und Empfang', 2);

  // By keyboard: J walks, 2 sends to the second topic, the focus goes on.
  await page.locator('h1').first().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement?.closest('article')?.textContent.includes('Amtsd'));
  await page.keyboard.press('2');
  await has('Amt und Anträge', 1);
  await page.waitForFunction(() =>
    document.activeElement?.closest('article')?.textContent.includes('Anträge'),
  );
  assert.deepEqual(await axe(page), []);

  // What sounds alike is suggested: no, undone, yes.
  const alike = loose().locator('article', { hasText: 'Gibt es schon' });
  await alike.getByRole('button', { name: /^Nein/ }).click();
  await alike.waitFor({ state: 'detached' });
  await button(/^Rückgängig: Vorschlag abgelehnt/).click();
  await alike.getByRole('button', { name: /^Thema aus beiden/ }).click();
  await has('Kein Bus nach 18 Uhr', 2);

  // The writer's own proposal.
  const [cluster] = workshop.state.clusters;
  const card = workshop.state.cards.find((one) => one.text === 'Anträge nur auf Papier');
  await person.ask({ type: 'proposeCluster', cardId: card.id, clusterId: cluster.id });
  await loose().getByText('Aus dem Saal:').waitFor();
  await page.locator('h1').first().focus();
  await page.keyboard.press('e');
  await has('Netz und Empfang', 3);

  // The last three steps, named, together.
  await button('Die letzten Schritte').click();
  await page.getByRole('button', { name: /^Karte verschoben: „Amtsdeutsch/ }).click();
  await page.getByRole('dialog').getByText('Amtsdeutsch versteht niemand').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Schritte zurücknehmen/ })
    .click();
  await has('Amt und Anträge', 0);
  await has('Netz und Empfang', 2);
});

test('the run sheet, the keys and the phone stand beside the stage', async () => {
  await page.locator('h1').first().focus();
  await page.keyboard.press('t');
  const sheet = page.getByRole('dialog', { name: 'Zeitplan' });
  await sheet.getByRole('row', { name: /Kritik ordnen.*läuft/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await button('Handy').click();
  const phone = page.frameLocator('iframe[src="/j/vorschau"]');
  await phone
    .getByText(/Themen|gehör|Ordnen|ordnen/)
    .first()
    .waitFor();
  await button('Leinwand').first().click();
  await page.getByText('Schritt für Schritt').click();
  await page.getByText('allein auf der Leinwand (Taste L)').waitFor();
  assert.equal(workshop.state.head.stage, 'running');
  await page.getByText('1 Handy gerade verbunden').waitFor();
});

test('the wall says how many are there, or not, and shows the photos that people agree to', async () => {
  const wall = page.frameLocator('iframe[src^="/p/"]');
  const choose = async (entry) => {
    await page.getByRole('button', { name: 'Menü', exact: true }).click();
    await page.getByRole('button', { name: entry, exact: true }).click();
  };
  const people = wall.getByText(/^1 dabei$/);
  await people.waitFor();
  await choose('Leinwand ohne Zahl der Anwesenden');
  await people.waitFor({ state: 'detached' });
  await choose('Leinwand mit Zahl der Anwesenden');
  await people.waitFor();

  await choose('Fotowand');
  const dialog = page.getByRole('dialog', { name: 'Fotowand' });
  await dialog
    .getByLabel('Fotos hinzufügen')
    .setInputFiles({ name: 'tisch.png', mimeType: 'image/png', buffer: PIXEL });
  await dialog.getByLabel('Was ist zu sehen?').fill('Tisch 3 mit Karten');
  await dialog.getByText('Alle Abgebildeten sind einverstanden').click();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await dialog.getByRole('button', { name: '1 Foto an der Wand zeigen' }).click();
  await wall.getByAltText('Tisch 3 mit Karten').waitFor();
  await dialog.getByRole('button', { name: 'Nicht mehr an der Wand zeigen' }).click();
  await wall.getByAltText('Tisch 3 mit Karten').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('names, numbers and insults are pointed out before a card reaches the wall', async () => {
  await workshop.go('fantasy', 'collect');
  const wishes = ({ kind, subStep }) => kind === 'fantasy' && subStep === 'collect';
  const phase = workshop.state.phases.find(wishes);
  await person.until(() => person.clock.phaseId === phase.id);
  // Without approval of every card.
  for (const text of ['Fragt Frau Erika Muster, 0171 2345678', 'Weniger Vollidioten im Rathaus'])
    await person.card('wish', text);
  const inbox = page.getByRole('region', { name: 'Eingang' });
  await inbox.getByText('Hier stehen vielleicht persönliche Daten').waitFor();
  await page.locator('h1').first().focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await inbox.getByText(say('console.hintText.insult')).waitFor();
  const wall = page.frameLocator('iframe[src^="/p/"]');
  await wall.getByText('Die erste Karte erscheint hier.').waitFor();
  // Nothing waits for the tests that follow.
  for (const reason of ['Enthält persönliche Daten.', 'Ist beleidigend.']) {
    await page.locator('h1').first().focus();
    await page.keyboard.press('v');
    await page.getByRole('dialog').getByText(reason).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Verbergen' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await inbox.getByText('Der Eingang ist leer.').waitFor();
});

test('tables get a message, and a table plan to print', async () => {
  await workshop.go('fantasy', 'groups');
  await workshop.ask({ type: 'formSmallGroups', grouping: 'random', count: 2 });
  await button('Nachricht an Tische').click();
  await page.getByRole('button', { name: 'Noch 5 Minuten.' }).click();
  await page.getByRole('button', { name: 'Nachricht schicken' }).click();
  await page.getByText('Noch 5 Minuten.').nth(1).waitFor();
  await button('Handy').click();
  await page.frameLocator('iframe[src="/j/vorschau"]').getByText('Noch 5 Minuten.').waitFor();
  await button(/^Zurücknehmen ?: Tisch 2/).click();
  await workshop.until(
    (state) =>
      state.smallGroups
        .filter((one) => one.message)
        .map((one) => one.tableNo)
        .join() === '1',
  );
  await page.getByRole('link', { name: 'Tischplan drucken' }).click();
  await page.getByText('Tisch 2').nth(1).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.goBack();
});

test('paper cards are typed in under the topic or the wish that they are about', async () => {
  const dialog = page.getByRole('dialog', { name: 'Karte eintippen' });
  /** Enter sends; the field is empty again when the card is there, and the line below says where. */
  const type = async (text, place) => {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await dialog.getByText(`${text} – ${place}`).first().waitFor();
    await page.waitForFunction(() => document.querySelector('dialog[open] textarea').value === '');
  };
  const open = async (title) => {
    await page.getByRole('heading', { level: 1, name: title }).focus();
    await page.keyboard.press('n');
    await dialog.waitFor();
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  };
  const kinds = () => dialog.getByLabel('Art', { exact: true }).locator('option').allTextContents();

  await workshop.go('reversal');
  await open('Ins Positive wenden');
  assert.deepEqual(await kinds(), ['Ziel', 'Frage', 'Hinweis']);
  // By keyboard: back to the topics, its number, and on to the text. The next card of the pile goes there, too.
  const topics = dialog.getByLabel('Aus welchem Thema wird das Ziel?');
  await page.keyboard.press('Shift+Tab');
  const entries = await topics.locator('option').allTextContents();
  await page.keyboard.type(String(1 + entries.findIndex((one) => one.endsWith('Amt und Anträge'))));
  await page.keyboard.press('Tab');
  await type('Das Amt spricht Deutsch', 'Amt und Anträge');
  await close();
  await open('Ins Positive wenden');
  await type('Das Amt spricht Deutsch', 'Amt und Anträge');
  await type('Das Amt spricht Deutsch', 'Amt und Anträge');
  await dialog.getByText('Das Amt spricht Deutsch – Amt und Anträge').nth(1).waitFor();
  await dialog.getByLabel('Art', { exact: true }).selectOption('Frage');
  await dialog.getByLabel('Text der Karte').focus();
  await type('Wer bezahlt das?', 'steht im Protokoll');
  assert.deepEqual(await axe(page), []);
  await close();
  const pair = page.locator('article.panel', { has: page.getByRole('heading', { name: 'Amt und Anträge' }) });
  assert.equal(await pair.getByRole('radio', { name: 'Das Amt spricht Deutsch' }).count(), 3);
  await page.getByText('1 Frage oder Hinweis für das Protokoll').click();
  await page.getByText('Wer bezahlt das?', { exact: true }).waitFor();

  await workshop.go('implementation', 'check');
  await open(/Wirklichkeit/);
  assert.deepEqual(await kinds(), ['Frage', 'Hinweis']);
  await dialog.getByText('Wählen Sie zuerst die Wünsche').waitFor();
  for (const text of ['Ein Bus, der kommt', 'Netz in jedem Tal']) {
    const cardId = await workshop.ask({
      type: 'addCard',
      kind: 'wish',
      text,
      domainId: null,
      origin: 'paper',
      clientKey: randomUUID(),
      aboutId: null,
    });
    await workshop.ask({ type: 'chooseCard', cardId, chosen: true });
  }
  const wishes = dialog.getByLabel('Zu welchem Wunsch?');
  await wishes.locator('option', { hasText: 'Netz in jedem Tal' }).waitFor({ state: 'attached' });
  await wishes.selectOption({ label: '2 · Netz in jedem Tal' });
  await dialog.getByLabel('Text der Karte').focus();
  await type('Kein Mast erlaubt', 'Netz in jedem Tal');
  await dialog.getByLabel('Art', { exact: true }).selectOption('Hilft');
  await dialog.getByLabel('Text der Karte').focus();
  await type('Es gibt Fördergeld', 'Netz in jedem Tal');
  await close();
  const wish = page.locator('label', { hasText: 'Netz in jedem Tal' });
  await wish.getByText('Steht im Weg: Kein Mast erlaubt').waitFor();
  await wish.getByText('Hilft: Es gibt Fördergeld').waitFor();
  assert.deepEqual(page.faults, []);
});

test('names need consent, and two moderators never overwrite each other', async () => {
  await workshop.go('implementation', 'commit');
  const second = await openConsole();
  await page.getByLabel('Was?').fill('Plakate kleben');
  await page.getByLabel('Wer?', { exact: true }).fill('Erika Beispiel');
  await button('Eintragen').click();
  await page.getByText('Fragen Sie zuerst').waitFor();
  assert.deepEqual(workshop.state.commitments, []);
  await page.getByText('Wer genannt wird, ist einverstanden').click();
  await button('Eintragen').click();
  await page.getByRole('cell', { name: 'Erika Beispiel' }).waitFor();

  for (const one of [page, second]) {
    await one.getByRole('button', { name: /^Ändern ?: Plakate/ }).click();
    await one.getByRole('heading', { name: 'Verabredung ändern' }).waitFor();
  }
  await page.getByLabel('Bis wann?').fill('Mai');
  await second.getByLabel('Bis wann?').fill('Juni');
  await button(/^Speichern/).click();
  await page.getByRole('cell', { name: 'Mai' }).waitFor();
  await second.getByText('Plakate kleben · Erika Beispiel · Mai').waitFor();
  await second.getByRole('button', { name: /^Speichern/ }).click();
  await second.getByText('Jemand hat das inzwischen geändert').waitFor();
  assert.equal(workshop.state.commitments[0].byWhen, 'Mai');
  assert.equal(await second.getByLabel('Bis wann?').inputValue(), 'Juni');

  // The first one goes on and comes back: what the second one types is said to be kept, and is there again.
  await workshop.go('wrap_up');
  const kept = (one) =>
    one.getByText('Ihr Text aus dem Schritt „Verabredungen treffen“ ist noch nicht eingetragen');
  await kept(second).waitFor();
  await page.locator('h1', { hasText: 'Abschluss' }).waitFor();
  assert.equal(await kept(page).count(), 0);
  await workshop.go('implementation', 'commit');
  await second.getByRole('heading', { name: 'Verabredung ändern' }).waitFor();
  assert.equal(await second.getByLabel('Bis wann?').inputValue(), 'Juni');
  assert.equal(await kept(second).count(), 0);
});

test('a card that another moderator has just moved is not moved again unawares', async () => {
  await workshop.go('critique', 'cluster');
  const card = workshop.state.cards.find((one) => one.text === 'Amtsdeutsch versteht niemand');
  const [net, office] = workshop.state.clusters;
  await box(card.text).focus();
  await page.keyboard.press('z');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(office.title, { exact: true }).click();
  await workshop.ask({ type: 'moveCards', cardIds: [card.id], clusterId: net.id });
  await dialog.getByRole('button', { name: 'Verschieben' }).click();
  await dialog
    .getByText(`wurde gerade von Moderation verschoben: aus „Ohne Thema“ nach „${net.title}“.`)
    .waitFor();
  assert.deepEqual(await axe(page), []);
  const lies = (state) => state.cards.find((one) => one.id === card.id).clusterId;
  assert.equal(lies(workshop.state), net.id);
  await dialog.getByRole('button', { name: 'Trotzdem so machen' }).click();
  await workshop.until((state) => lies(state) === office.id);
});

test('a tablet held either way shows every step, large enough for fingers', async () => {
  const tablet = await openConsole({ viewport: { width: 768, height: 1024 }, hasTouch: true });
  const found = [];
  const look = async (name) => {
    for (const size of [
      { width: 768, height: 1024 },
      { width: 1024, height: 768 },
    ]) {
      await tablet.setViewportSize(size);
      const mark = `${name} ${size.width}`;
      const wide = await sideways(tablet);
      if (wide) found.push(`${mark}: ${wide} px beside the screen`);
      // Nor within a part of the screen that scrolls by itself.
      const beside = await tablet.evaluate(() =>
        [...document.querySelectorAll('main, main *')]
          .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX))
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map((one) => `${one.tagName}.${one.className} scrolls sideways`),
      );
      found.push(...beside.map((one) => `${mark}: ${one}`));
      found.push(...(await smallTargets(tablet)).map((one) => `${mark}: ${one}`));
      const foot = tablet.getByRole('contentinfo').getByRole('button').last();
      const next = (await foot.count()) > 0 && (await foot.boundingBox());
      if (next && next.y + next.height > size.height) found.push(`${mark}: the next step is out of sight`);
    }
  };
  for (const phase of workshop.state.phases) {
    await workshop.ask({ type: 'goToPhase', phaseId: phase.id });
    await tablet.getByRole('heading', { level: 1, name: phase.title.de }).waitFor();
    await look(phase.title.de);
  }
  await workshop.go('critique', 'rank');
  const clusters = workshop.state.clusters.map((one) => one.id);
  const round = await workshop.ask({ type: 'prepareRound', round: roundDraft('cluster', clusters) });
  for (const [state, command] of [
    ['draft', null],
    ['open', { type: 'openRounds', roundIds: [round] }],
    ['closed', { type: 'closeRounds', roundIds: [round] }],
    ['revealed', { type: 'revealRound', roundId: round }],
  ]) {
    if (command) await workshop.ask(command);
    await tablet.getByRole('heading', { name: say(`console.roundTitle.${state}`) }).waitFor();
    await look(`round ${state}`);
  }
  await tablet.goto(`${server.url}/console#/w/${workshop.id}/prepare`);
  const chapters = tablet.getByRole('navigation').getByRole('button');
  await chapters.first().waitFor();
  for (const chapter of await chapters.all()) {
    await chapter.click();
    const name = (await chapter.innerText()).trim();
    await tablet.getByRole('heading', { level: 1, name }).waitFor();
    await look(name);
  }
  assert.deepEqual(found, []);
  assert.deepEqual(tablet.faults, []);
});
