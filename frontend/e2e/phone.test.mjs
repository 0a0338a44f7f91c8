// One phone through a whole day on a real server: every screen in light, dark and forced colours under axe,
// and narrow with text of double size. ZW_PICTURES=folder keeps pictures of them.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { context, launch, openPage } from './lib/browser.mjs';
import { looks } from './lib/looks.mjs';
import { moderate, printCards, roundDraft, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';

let server;
let browser;
let staff;
/** Of all screens of a test, so that one fault does not hide the others. */
let findings;
before(async () => {
  server = await startServer();
  browser = await launch();
  staff = await setUp(server);
});
beforeEach(() => (findings = []));
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Not `isMobile`: its zoomed-out page would hide what scrolls sideways. */
const phone = (more = {}) => context(browser, 'phone', { isMobile: false, ...more });

/** Checks a screen in every look. */
const look = async (page, name) => findings.push(...(await looks(page, name)));

const button = (page, name) => page.getByRole('button', { name, exact: true });
const heading = (page, name) => page.getByRole('heading', { level: 1, name });

test('the start page takes a code however it is written', async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  const place = await phone();
  t.after(() => place.close());
  const page = await openPage(place, server.url);
  await heading(page, 'Kommen Sie dazu').waitFor();
  await look(page, '00-start');
  await page.getByLabel('Code der Werkstatt').fill('12');
  await button(page, 'Weiter').click();
  await page.getByText('Ein Code hat sechs Ziffern').waitFor();
  await look(page, '00-start-fehler');
  const { code } = workshop;
  await page.getByLabel('Code der Werkstatt').fill(` ${code.slice(0, 3)} – ${code.slice(3)} `);
  await button(page, 'Weiter').click();
  await heading(page, 'Unser Leben mit Netz').waitFor();
  assert.equal(new URL(page.url()).pathname, `/j/${code}`);
  await page.getByText('öffnet bald').waitFor();
  await look(page, '01-noch-nicht-offen');
  // The door opens by itself, and shuts.
  await workshop.ask({ type: 'openWorkshop' });
  await button(page, 'Mitmachen').waitFor();
  await workshop.ask({ type: 'lock', on: true });
  await heading(page, 'Die Tür ist gerade zu').waitFor();
  await look(page, '02-zu');
  await workshop.ask({ type: 'lock', on: false });
  await button(page, 'Mitmachen').waitFor();
  await page.goBack();
  await heading(page, 'Kommen Sie dazu').waitFor();
  await page.goto(`${server.url}/j/000000`);
  await heading(page, 'Diesen Code gibt es nicht').waitFor();
  await look(page, '03-unbekannt');
  assert.deepEqual(page.faults, []);
  assert.deepEqual(findings, []);
});

test('a printed card admits one person and leaves the address bar at once', async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  await workshop.ask({ type: 'setAdmission', admission: 'byCard' });
  const printed = await printCards(server, staff, workshop.id, 1);
  const [card] = JSON.stringify(printed).match(/[A-Z0-9]{5}-[A-Z0-9]{5}/);
  for (const first of [true, false]) {
    const place = await phone();
    t.after(() => place.close());
    const page = await openPage(place, `${server.url}/j/${workshop.code}#${card}`);
    await page.getByLabel('Zeichen auf Ihrer Karte').waitFor();
    assert.equal(new URL(page.url()).hash, '');
    assert.equal(await page.getByLabel('Zeichen auf Ihrer Karte').inputValue(), card);
    await button(page, 'Mitmachen').click();
    await button(page, 'Weiter').click();
    if (first) await heading(page, 'Schön, dass Sie da sind').waitFor();
    else {
      await page.getByText('Diese Karte wurde schon benutzt.').waitFor();
      await look(page, '04-karte-benutzt');
    }
    assert.deepEqual(page.faults, []);
  }
  assert.deepEqual(findings, []);
});

test('a whole day on one phone', async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const place = await phone();
  t.after(() => place.close());
  // Its clock is a day off, as some people's is.
  await place.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 86_400_000;
  });
  const page = await openPage(place, `${server.url}/j/${workshop.code}`);
  const send = async (text, name = 'Karte abschicken') => {
    await page.locator('textarea').first().fill(text);
    await button(page, name).click();
  };

  await page.getByText('Der Code stimmt.').waitFor();
  await look(page, '05-beitreten');
  await button(page, 'Mitmachen').click();
  await heading(page, 'Ich bin heute hier für …').waitFor();
  await page.getByText('Vereine', { exact: true }).click();
  await look(page, '06-gruppe');
  await button(page, 'Weiter').click();
  await heading(page, 'Schön, dass Sie da sind').waitFor();
  await look(page, '07-lobby');

  await button(page, 'Hilfe').click();
  await button(page, 'Hilfe holen').click();
  await page.getByText('Hilfe ist unterwegs').waitFor();
  await look(page, '08-hilfe');
  await button(page, 'Danke, erledigt').click();
  await button(page, 'Hilfe').waitFor();

  await workshop.go('introduction');
  await button(page, 'Lob abschicken').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await look(page, '09-lob');

  await workshop.go('critique', 'collect');
  await button(page, 'Karte abschicken').waitFor();
  // By its own clock the time would be over since yesterday.
  const left = await page.getByRole('timer').innerText();
  assert.match(left, /[1-9]/, left);
  await look(page, '10-kritik-leer');
  await button(page, 'Karte abschicken').click();
  await page.getByText('Bitte schreiben Sie etwas.').waitFor();
  for (const text of [
    'Hundesteuer anmelden geht nur persönlich oder per Fax. FAX!',
    'Laterne dreimal gemeldet, nie eine Antwort bekommen',
    'Smartphonekurs nur in der Kreisstadt und nur vormittags',
    'Der Bürgermeister Karl Muster ist unfähig, Tel. 06341 123456',
    'Funkloch.',
  ])
    await send(text);
  await page.getByText('5 geschickt').waitFor();
  const cards = await workshop.until((state) => state.cards.length === 5 && state.cards);
  const byText = (start) => cards.find((card) => card.text.startsWith(start));
  await workshop.ask({ type: 'hideCard', cardId: byText('Der Bürger').id, reason: 'Bitte keine Namen.' });
  await workshop.ask({
    type: 'createCluster',
    title: 'Dorf ohne Bus und Rückmeldung',
    shortTitle: '',
    domainId: workshop.state.setup.domains[7].id,
    kind: 'criticism',
    cardIds: [byText('Laterne').id],
  });
  await workshop.ask({
    type: 'setCardDomain',
    cardIds: [byText('Hunde').id],
    domainId: workshop.state.setup.domains[6].id,
  });
  await page.getByText('Gehört jetzt zum Thema').waitFor();
  await page.locator('textarea').fill('Termin gebucht und trotzdem eine Stunde im Flur gesessen');
  await look(page, '11-kritik');

  // Edit and withdraw.
  await page.getByRole('button', { name: 'Ändern: Funkloch.' }).click();
  await page.getByRole('textbox', { name: 'Ändern' }).fill('Funkloch an der Bahn.');
  await button(page, 'Speichern').click();
  await workshop.until((state) => state.cards.some((card) => card.text === 'Funkloch an der Bahn.'));
  await page.getByRole('button', { name: 'Zurückziehen: Funkloch an der Bahn.' }).click();
  await page.getByText('4 geschickt').waitFor();

  // What was being typed survives a reload and a change of the step.
  await page.reload();
  await button(page, 'Karte abschicken').waitFor();
  assert.match(await page.locator('textarea').inputValue(), /^Termin gebucht/);

  const topics = [];
  for (const title of [
    'Mühsame Anträge und Termine',
    'Ältere werden abgehängt',
    'Funklöcher und fehlendes WLAN',
  ])
    topics.push(
      await workshop.ask({
        type: 'createCluster',
        title,
        shortTitle: '',
        domainId: workshop.state.setup.domains[topics.length * 2].id,
        kind: 'criticism',
        cardIds: [],
      }),
    );
  await workshop.go('critique', 'cluster');
  await heading(page, 'Was gehört zusammen?').waitFor();
  await page.getByText('Das haben Sie noch nicht abgeschickt.').waitFor();
  await page.getByLabel('Wohin gehört diese Karte?').first().selectOption(topics[0]);
  await workshop.until((state) => state.cards.some((card) => card.desk?.proposedClusterId === topics[0]));
  await look(page, '12-ordnen');
  await button(page, 'Für später abgeben').click();
  await workshop.until((state) => state.cards.some((card) => card.kind === 'parked'));
  await button(page, 'Eine Frage stellen').click();
  await send('Was heißt „Rückmeldung“?', 'Frage abschicken');
  await workshop.until((state) => state.cards.some((card) => card.kind === 'question'));

  await workshop.go('critique', 'rank');
  await heading(page, 'Gleich stimmen wir ab').waitFor();
  await look(page, '13-gleich');
  const options = workshop.state.clusters.map((cluster) => cluster.id);
  const round = await workshop.ask({
    type: 'prepareRound',
    round: roundDraft('cluster', options, { question: { de: 'Was müssen wir heute anpacken?' } }),
  });
  await workshop.ask({ type: 'openRounds', roundIds: [round] });
  await heading(page, 'Was müssen wir heute anpacken?').waitFor();
  const hole = (title, number) => page.getByRole('button', { name: `Punkt ${number} von 2 auf ${title}` });
  await hole('Mühsame Anträge und Termine', 1).click();
  await hole('Mühsame Anträge und Termine', 2).click();
  await hole('Dorf ohne Bus und Rückmeldung', 1).click();
  await page.getByText('Noch 1 Punkt').waitFor();
  await page.getByText(/^Angekommen \d/).waitFor();
  await look(page, '14-punkte');
  await hole('Ältere werden abgehängt', 1).click();
  await hole('Funklöcher und fehlendes WLAN', 1).click();
  await page.getByText('Kein Punkt mehr frei.').waitFor();
  await look(page, '15-kein-punkt');
  await page.reload();
  await page.getByText('Alle Punkte vergeben').waitFor();
  await button(page, 'Abschicken').click();
  await heading(page, 'Angekommen').waitFor();
  await look(page, '16-warten');

  // A second device of the same person shows the same ballot, and its change comes back.
  const storage = await place.storageState();
  const other = await phone({ storageState: storage });
  t.after(() => other.close());
  const second = await openPage(other, `${server.url}/j/${workshop.code}`);
  await heading(second, 'Angekommen').waitFor();
  await button(second, 'Wahl ändern').click();
  await second.getByRole('button', { name: 'Punkt 1 von 2 auf Ältere werden abgehängt' }).click();
  await second.getByText('Noch 1 Punkt').waitFor();
  await page.locator('.own li').nth(1).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.own li').length === 2);
  await other.close();

  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  await heading(page, 'Die Runde ist geschlossen').waitFor();
  await look(page, '17-geschlossen');
  await workshop.ask({ type: 'revealRound', roundId: round });
  await page.getByText('Ihre Wahl: 2 Punkte').waitFor();
  await look(page, '18-ergebnis');

  await workshop.go('reversal');
  await page.getByText('Welches Thema drehen Sie um?').waitFor();
  await look(page, '19-umkehrung-wahl');
  await page.getByText('Mühsame Anträge und Termine').click();
  await send('Bei uns ist ein Termin in zwei Minuten gebucht.', 'Ziel abschicken');
  await page
    .getByText(/^Angekommen .*Auf der Leinwand/)
    .first()
    .waitFor();
  await look(page, '20-umkehrung');

  await workshop.go('fantasy', 'collect');
  await page.getByText('Kritik hat Pause').waitFor();
  await send('Ein Café, in dem Junge den Älteren das Handy erklären');
  const wish = await workshop.until((state) => state.cards.find((card) => card.kind === 'wish'));
  await page
    .getByText(/^Angekommen .*Auf der Leinwand/)
    .first()
    .waitFor();
  await look(page, '21-wunsch');

  await workshop.go('fantasy', 'groups');
  await page.getByText('Die Tische werden gerade eingeteilt').waitFor();
  await workshop.ask({ type: 'formSmallGroups', grouping: 'open', count: 3 });
  await page.getByText('An welchem Tisch sitzen Sie?').waitFor();
  await look(page, '22-tischwahl');
  await page.getByText('Tisch 2', { exact: true }).click();
  await page.getByLabel('Name der Utopie').fill('Das Dorf, das sich kümmert');
  await page
    .getByRole('textbox', { name: 'in zehn Jahren' })
    .fill('Niemand bleibt mit dem Handy allein.\nJeder Bus kommt.');
  await page.getByText('Der Tisch sieht es noch nicht.').waitFor();
  await look(page, '23-utopie');
  await button(page, 'Für den Tisch speichern').click();
  await page.getByText('Für den Tisch gespeichert').waitFor();

  await workshop.go('fantasy', 'present');
  await heading(page, 'Die Tische stellen vor').waitFor();
  const table = workshop.state.smallGroups.find((group) => group.tableNo === 2);
  await workshop.ask({ type: 'present', smallGroupId: table.id });
  await heading(page, 'Das Dorf, das sich kümmert').waitFor();
  await look(page, '24-vorstellen');

  await workshop.ask({ type: 'chooseCard', cardId: wish.id, chosen: true });
  await workshop.go('implementation', 'check');
  await send('Die Bücherei hat den Raum schon.');
  await page
    .getByText(/^Angekommen .*Auf der Leinwand/)
    .first()
    .waitFor();
  await look(page, '25-pruefen');

  await workshop.go('implementation', 'measures');
  await button(page, 'Neue Maßnahme').waitFor();
  await look(page, '26-massnahmen-leer');
  await button(page, 'Neue Maßnahme').click();
  await button(page, 'Allein').waitFor();
  await look(page, '27-allein-oder-tisch');
  await button(page, 'Mit meinem Tisch').click();
  await heading(page, 'Unser Steckbrief').waitFor();
  await page.getByLabel('Wie heißt Ihre Maßnahme?').fill('Digital-Café in jedem Dorf');
  await look(page, '28-steckbrief-titel');
  await page.getByRole('button', { name: /^Weiter/ }).click();
  await page.getByText('Silberne Gesellschaft').first().click();
  await look(page, '29-steckbrief-bereich');
  for (const [question, answer] of [
    [
      'besser werden',
      'In jeder Ortsgemeinde gibt es monatlich ein Treffen, bei dem Fragen zum Handy in Ruhe geklärt werden.',
    ],
    ['genau wird getan', 'Zwölf Termine im Jahr, Kaffee dazu.'],
    ['Wer packt es an', 'Realschule, Seniorenbeirat, Bürgerdienste'],
    ['erste Schritt', 'Zwölf Jugendliche an der Realschule für eine Schulung gewinnen'],
  ]) {
    await page.getByRole('button', { name: /^Weiter/ }).click();
    await page.getByLabel(question).fill(answer);
  }
  await page.getByText('Für den Tisch gespeichert').waitFor();
  await look(page, '30-steckbrief');
  // A reload in the middle goes on where it was.
  await page.reload();
  await heading(page, 'Unser Steckbrief').waitFor();
  assert.match(await page.getByLabel('erste Schritt').inputValue(), /^Zwölf/);
  await page.getByRole('button', { name: /^Weiter/ }).click();
  await page.getByText('Mittel', { exact: true }).click();
  await look(page, '31-steckbrief-aufwand');
  await button(page, 'Abschicken').click();
  await page.getByText(/Auf der Liste als M-\d+/).waitFor();
  await button(page, 'Neue Maßnahme').click();
  await button(page, 'Allein').click();
  await page
    .getByLabel('Wie heißt Ihre Maßnahme?')
    .fill('Rufbus mit App und mit Telefon für alle Ortsteile am Abend');
  await button(page, 'Später weiterschreiben').click();
  await page.getByText('Angefangen und noch nicht abgeschickt').waitFor();
  await look(page, '32-massnahmen');
  await button(page, 'Weiterschreiben').first().click();
  await page.getByRole('button', { name: /^Weiter/ }).click();
  await page.getByText('Digitale Infrastruktur').first().click();
  for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: /^Weiter/ }).click();
  await button(page, 'Abschicken').click();
  await workshop.until((state) => state.measures.filter((one) => one.number).length === 2);

  await workshop.go('implementation', 'rank');
  const measures = workshop.state.measures.filter((one) => one.number).map((one) => one.id);
  const approval = await workshop.ask({
    type: 'prepareRound',
    round: roundDraft('measure', measures, {
      ballotType: 'approval',
      question: { de: 'Was tragen Sie mit?' },
    }),
  });
  const many = await workshop.ask({
    type: 'prepareRound',
    round: roundDraft('measure', measures, {
      dotsPerPerson: 10,
      maxDotsPerOption: 6,
      question: { de: 'Was ist am wichtigsten?' },
      domainId: workshop.state.setup.domains[4].id,
    }),
  });
  await workshop.ask({ type: 'openRounds', roundIds: [approval, many] });
  await page.getByText('Rufbus mit App').first().click();
  await look(page, '33-zustimmung');
  await button(page, 'Abschicken').click();
  await heading(page, 'Was ist am wichtigsten?').waitFor();
  for (let tap = 0; tap < 6; tap += 1)
    await page.getByRole('button', { name: 'Ein Punkt mehr auf Digital-Café in jedem Dorf' }).click();
  await look(page, '34-viele-punkte');
  await page.getByRole('button', { name: 'Ein Punkt mehr auf Digital-Café in jedem Dorf' }).click();
  await page.locator('.hint', { hasText: 'Höchstens 6' }).waitFor();
  await button(page, 'Abschicken').click();
  await heading(page, 'Angekommen').waitFor();
  await look(page, '35-zwei-runden');
  await workshop.ask({ type: 'closeRounds', roundIds: [approval, many] });
  await workshop.ask({ type: 'revealRound', roundId: approval });
  await workshop.ask({ type: 'revealRound', roundId: many });
  await page.getByText('Ihre Wahl: 6 Punkte').waitFor();
  await look(page, '36-ergebnisse');

  await workshop.go('implementation', 'commit');
  await page.getByLabel('Was?').fill('Raum in der Bücherei klären');
  await page.getByText('Der Name darf auf der Leinwand').click();
  await page.getByLabel('Wer?').fill('Team Bücherei');
  await page.getByLabel('Bis wann?').fill('Ende Mai');
  await look(page, '37-angebot');
  await button(page, 'Angebot abschicken').click();
  await page.getByText('Wartet auf Bestätigung').waitFor();
  await look(page, '38-angebote');

  await workshop.ask({ type: 'insertBreak', minutes: 15 });
  await heading(page, /^Pause bis/).waitFor();
  await look(page, '39-pause');
  await workshop.ask({ type: 'nextPhase' });

  await workshop.go('wrap_up');
  await button(page, 'Rückmeldung abschicken').waitFor();
  await look(page, '40-abschluss');
  const download = page.waitForEvent('download');
  await button(page, 'Zum Lesen (Text)').click();
  assert.match((await download).suggestedFilename(), /\.txt$/);
  await workshop.ask({ type: 'freezeResults' });
  await workshop.ask({ type: 'startFollowUp' });
  await heading(page, /die Arbeit beginnt/).waitFor();
  await look(page, '41-danach');
  await workshop.ask({ type: 'archive' });
  await heading(page, 'Diese Werkstatt ist abgeschlossen').waitFor();
  await look(page, '42-archiv');
  assert.deepEqual(page.faults, []);
  assert.deepEqual(findings, []);
});
