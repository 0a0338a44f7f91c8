// A moderator's whole day at the console, by keyboard: first account, sign-in, a workshop from the template, every
// phase to the end. Each screen is looked at by axe in the light, in the dark and in forced colours.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, picture, sideways } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';

const PICTURES = process.env.ZW_PICTURES;
let server;
let browser;
let opened;
let page;
before(async () => {
  server = await startServer();
  browser = await launch();
  opened = await context(browser, 'console');
});
after(async () => {
  if (PICTURES && page) await picture(page, `${PICTURES}/console-last.png`);
  await browser?.close();
  await server?.stop();
});

const button = (name, place = page) => place.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');
/** Presses by keyboard what has this name. */
async function press(target) {
  await target.waitFor();
  await target.focus();
  await page.keyboard.press('Enter');
}
async function choose(target) {
  await target.focus();
  await page.keyboard.press('Space');
}
async function type(label, text, place = page) {
  await place.getByLabel(label, { exact: true }).fill(text);
}
const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Nothing for axe in any look, nothing beside the screen. */
async function fine(name) {
  await page.evaluate(() => document.fonts.ready);
  for (const look of [
    { colorScheme: 'light', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'none' },
    { colorScheme: 'light', forcedColors: 'active' },
  ]) {
    await page.emulateMedia(look);
    assert.deepEqual(await axe(page), [], `${name}, ${Object.values(look)}`);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  assert.equal(await sideways(page), 0, `${name} fits`);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  assert.equal(await sideways(page), 0, `${name} fits 320 px with text of double size`);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize({ width: 1280, height: 800 });
  if (PICTURES) await picture(page, `${PICTURES}/console-${name}.png`);
}

/** The big button, and the confirmation if one comes. */
async function next(name, confirm = false) {
  await page.getByRole('contentinfo').getByRole('button', { name }).waitFor();
  await page.locator('h1').focus();
  await page.keyboard.press('w');
  if (confirm) await press(dialog().getByRole('button', { name }));
}

test('a moderator runs a whole day by keyboard', { timeout: 600_000 }, async () => {
  const token = /#setup=([0-9a-f]+)/.exec(server.output())?.[1];
  assert.ok(token, 'the server prints a set-up link');

  // --- the first account
  page = await openPage(opened, `${server.url}/console#setup=${token}`);
  await heading('Erstes Konto anlegen');
  await fine('01-setup');
  await type('Ihr Name', 'Kim Beispiel');
  await type('Anmeldename', 'kim');
  await type('Neues Passwort', 'ein langer kurzer Satz');
  await type('Passwort wiederholen', 'ein langer kurzer Satz');
  await page.keyboard.press('Enter');
  await heading('Werkstätten');
  await fine('02-no-workshops');
  await press(button(/^Konto/));
  await press(button('Abmelden'));
  await heading('Anmelden');
  await fine('03-sign-in');
  await type('Anmeldename', 'KIM');
  await type('Passwort', 'falsch');
  await page.keyboard.press('Enter');
  await page.getByText('Name oder Passwort stimmt nicht.').waitFor();
  page.faults = [];
  await type('Passwort', 'ein langer kurzer Satz');
  await page.keyboard.press('Enter');
  await heading('Werkstätten');

  // --- a workshop from the template
  await press(page.getByRole('link', { name: 'Neue Werkstatt' }).first());
  await heading('Neue Werkstatt');
  await fine('04-new');
  await type('Name der Werkstatt', 'Digitalwerkstatt Talheim-Aue');
  await page.keyboard.press('Enter');
  await heading('Eckdaten');
  for (const section of [
    'Ablauf und Leitfragen',
    'Lebensbereiche',
    'Gruppen',
    'Orte',
    'Regeln und Verbindlichkeit',
    'Einlass und Prüfung',
    'Zum Ausdrucken',
    'Leinwand',
    'Moderation',
    'Probe',
    'Eckdaten',
  ]) {
    await press(page.getByRole('navigation').getByRole('button', { name: section, exact: true }));
    await heading(section);
    await fine(`05-${section}`);
  }
  await page.getByLabel('Ort (freiwillig)', { exact: true }).fill('Bürgerhaus');
  await press(button('Speichern'));
  await page.getByText('Gespeichert', { exact: true }).filter({ visible: true }).waitFor();
  await press(page.getByRole('navigation').getByRole('button', { name: 'Orte' }));
  await press(button('Ort hinzufügen'));
  await page.keyboard.type('Talheim');
  await press(button('Speichern'));
  await page.getByText('Gespeichert', { exact: true }).filter({ visible: true }).waitFor();

  // --- the rehearsal
  await press(page.getByRole('navigation').getByRole('button', { name: 'Probe' }));
  await press(button('Probe beginnen'));
  await button('Probe abbrechen').waitFor();
  await button('Neue Probe').waitFor({ timeout: 120_000 });
  await page.getByText('50 Stimmen wurden als sicher bestätigt, 50 gezählt').waitFor();
  // How fast this machine is decides which of the two it says.
  const ready =
    'Nichts ging verloren, und von 100 Handys musste höchstens eines länger als eine Sekunde warten.';
  const slow = 'Nichts ging verloren, aber manche mussten länger als eine Sekunde warten.';
  const found = page.getByText(ready).or(page.getByText(slow));
  await found.waitFor();
  // Of fifty, nobody may have waited longer.
  const [workshop] = /[\da-f-]{36}/.exec(page.url());
  const answer = await page.request.get(`${server.url}/api/workshops/${workshop}/rehearsal`);
  const { waits } = (await answer.json()).report;
  assert.equal(waits.length, 4);
  assert.equal(
    (await found.textContent()).includes(ready),
    waits.every((wait) => wait.maxMs <= 1000),
  );
  await fine('05-Probe-Bericht');

  // --- printed cards and the poster
  await press(page.getByRole('navigation').getByRole('button', { name: 'Zum Ausdrucken' }));
  await press(page.getByRole('link', { name: 'Einlasskarten drucken' }));
  await heading('Einlasskarten');
  await type('Wie viele Karten?', '8');
  await press(button('Karten anlegen'));
  await page.getByText('8 Karten. Drucken Sie jetzt').waitFor();
  await fine('06-cards');
  await page.goBack();
  await page.goto(`${page.url().split('/prepare')[0]}/poster`);
  await heading('Plakat mit Code');
  await fine('06-poster');
  const code = (await page.locator('.code').textContent()).replace('-', '');
  await page.goBack();

  // --- the day
  await press(button('Türen öffnen'));
  await heading('Ankommen');
  const people = await Promise.all([1, 2, 3, 4].map(() => visit(server.url, code)));
  await page.locator('.room .total', { hasText: '4' }).waitFor();
  await people[0].ask({ type: 'askForHelp', wanted: true });
  await page.getByText('Jemand bittet um Hilfe').first().waitFor();
  await press(button('Erledigt'));
  // More time is asked for by a number of people, never by one of them.
  await people[1].ask({ type: 'askForTime', wanted: true });
  const hurried = page.getByRole('listitem').filter({ hasText: '1 Person bittet um mehr Zeit' });
  await hurried.waitFor();
  await fine('10-lobby');
  await press(hurried.getByRole('button', { name: '+ 2 Minuten' }));
  await hurried.waitFor({ state: 'detached' });
  await press(button('Menschen ohne Gerät zählen'));
  await type('Menschen im Raum ohne Gerät', '2', dialog());
  await enter();
  await page.getByText('2 Menschen ohne Gerät').waitFor();

  await next(/^Weiter:/);
  await page.getByRole('heading', { name: 'Was mit den Ergebnissen geschieht' }).waitFor();
  await fine('11-introduction');

  // collect, with approval
  await next(/^Weiter:/);
  await page.getByRole('heading', { name: 'Themen' }).waitFor();
  await choose(page.getByLabel('Karten erst prüfen, dann zeigen'));
  await page.locator('.panel', { hasText: 'warten auf Ihr Ja' }).waitFor();
  const complaints = [
    'Funkloch am Bahnhof',
    'Termine nur am Vormittag',
    'Kein Bus nach 18 Uhr',
    'Amtsdeutsch versteht niemand',
    'Anträge nur auf Papier',
    'Schule ohne WLAN',
  ];
  for (const [index, text] of complaints.entries()) await people[index % 4].card('criticism', text);
  await page.locator('.count', { hasText: '6' }).first().waitFor();
  await fine('12-collect');
  await page.locator('h1').focus();
  for (const left of ['5', '4']) {
    await page.keyboard.press('a');
    await page.getByRole('region', { name: 'Eingang' }).locator('.count', { hasText: left }).waitFor();
  }
  await page.keyboard.press('j');
  await page.keyboard.press('v');
  await choose(dialog().getByLabel('Gibt es schon.'));
  await fine('12-hide');
  await enter();
  await page.getByText('1 verborgene Karte').waitFor();
  await page.keyboard.press('u');
  await page.getByText('1 verborgene Karte').waitFor({ state: 'detached' });
  await page.keyboard.press('n');
  await page.getByRole('dialog', { name: 'Karte eintippen' }).waitFor();
  await page.keyboard.type('Zettel am Schwarzen Brett');
  await page.keyboard.press('Enter');
  await dialog().getByText('Zettel am Schwarzen Brett').waitFor();
  await fine('12-type-in');
  await away();
  await page.keyboard.press('?');
  await dialog().waitFor();
  await fine('12-keys');
  await away();
  for (const left of ['3', '2', '1', '0']) {
    await page.keyboard.press('a');
    await page.getByRole('region', { name: 'Eingang' }).locator('.count', { hasText: left }).waitFor();
  }

  // cluster: two topics, then merge, undo, split
  await next(/^Weiter:/);
  await page.getByRole('heading', { name: 'Ohne Thema' }).waitFor();
  for (const [title, texts] of [
    ['Netz und Empfang', ['Funkloch am Bahnhof', 'Schule ohne WLAN']],
    [
      'Amt und Anträge',
      ['Termine nur am Vormittag', 'Amtsdeutsch versteht niemand', 'Anträge nur auf Papier'],
    ],
    ['Unterwegs', ['Kein Bus nach 18 Uhr']],
  ]) {
    for (const text of texts) await choose(page.getByLabel(text, { exact: true }));
    await press(button('Neues Thema daraus'));
    await type('Name des Themas', title, dialog());
    await enter();
    await button(new RegExp(`^${title}`)).waitFor();
  }
  await press(button('Was tun mit: Zettel am Schwarzen Brett'));
  await press(button('Allein auf der Leinwand zeigen'));
  await page.getByText('Steht allein auf der Leinwand').waitFor();
  await fine('13-cluster');
  await press(button('Verschieben nach …'));
  await choose(dialog().getByLabel(/Unterwegs/));
  await fine('13-move');
  await enter();
  await page.getByText('Jede Karte hat ein Thema').waitFor();
  await press(button('Was tun mit dem Thema: Netz und Empfang'));
  await press(button('Zusammenlegen mit …'));
  await choose(dialog().getByLabel(/Unterwegs/));
  await press(button('Zusammenlegen', dialog()));
  await button(/^Unterwegs/).waitFor({ state: 'detached' });
  await press(button(/^Rückgängig: Themen zusammengelegt/));
  await button(/^Unterwegs/).waitFor();

  // break, inserted, and back
  await press(button('Pause einschieben'));
  await choose(dialog().getByLabel('5 Minuten', { exact: true }));
  await press(button('Pause beginnen', dialog()));
  await page.getByText('Weiter geht es um').waitFor();
  await fine('14-break');
  await next(/^Zurück zu:/);
  await page.getByRole('heading', { name: 'Ohne Thema' }).waitFor();

  // rank: prepare, open, vote, paper, close, reveal
  await gone('Kritik gewichten');
  await page.getByText('Noch keine Runde vorbereitet').waitFor();
  await fine('15-rank-empty');
  await next('Runde vorbereiten');
  await page.getByText('So sieht es auf dem Handy aus').waitFor();
  await fine('15-round-dialog');
  await press(button('Nur vorbereiten', dialog()));
  await page.getByRole('heading', { name: 'Runde vorbereitet' }).waitFor();
  await fine('15-rank-draft');
  await next('Runde öffnen');
  await page.getByRole('heading', { name: 'Die Runde ist offen' }).waitFor();
  for (const [index, person] of people.entries()) {
    const round = await person.until(() => [...person.rounds.values()].find((one) => one.state === 'open'));
    const ballot =
      index < 3
        ? {
            p: [
              [0, 2],
              [1, 1],
            ],
          }
        : { p: [[1, 2]] };
    await person.ask({ type: 'castBallot', roundId: round.id, revision: 1, ballot });
  }
  await page.locator('.big', { hasText: '4' }).waitFor();
  await press(page.getByRole('region').getByRole('button', { name: 'Eintragen', exact: true }));
  await choose(dialog().getByRole('radio', { name: /^Als Summen/ }));
  await type('Wie viele Menschen (oder Zettel)?', '2', dialog());
  await dialog().locator('.number').nth(2).fill('3');
  await fine('15-paper');
  await enter();
  await page.getByText('Papierzettel · 2 Menschen').waitFor();
  await fine('15-rank-open');
  await next('Runde schließen', true);
  await page.getByRole('heading', { name: 'Die Runde ist geschlossen' }).waitFor();
  await page.getByText('Vor dem Aufdecken').waitFor();
  await fine('15-rank-closed');
  await next('Ergebnis zeigen');
  await page.getByRole('heading', { name: 'Ergebnis gezeigt' }).waitFor();
  await fine('15-rank-revealed');

  // reversal
  await gone('Ins Positive wenden');
  await page.getByLabel('Ziel aus dem Saal eintippen').first().fill('Überall Empfang');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Überall Empfang' }).waitFor();
  await fine('16-reversal');

  // fantasy
  await gone(/Wünsche sammeln/);
  await choose(page.getByLabel('Karten erst prüfen, dann zeigen'));
  await page.getByText('Karten gehen direkt an die Wand').waitFor();
  for (const [index, text] of ['Rathaus im Handy', 'Bus auf Zuruf', 'Schnelles Netz'].entries())
    await people[index].card('wish', text);
  await page.getByText('3 Wünsche', { exact: true }).waitFor();
  await fine('17-wishes');
  await gone(/Zukunftsbilder in Gruppen|Zukunftsbilder an Tischen/);
  await type('Wie viele Tische?', '2');
  await press(button('Tische bilden'));
  await page.getByRole('heading', { name: 'Tisch 2' }).waitFor();
  await press(button('Tisch 1 bearbeiten'));
  await page.getByLabel('Name des Zukunftsbilds').fill('Talheim 2035');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Talheim 2035').waitFor();
  await fine('18-groups');
  await gone(/vorstellen/);
  await press(button(/^Als Nächstes: Tisch 1/));
  await page.getByText('stellt gerade vor').waitFor();
  await fine('19-present');

  // implementation
  await gone('Wirklichkeits-Check');
  await choose(page.getByLabel(/Bus auf Zuruf/));
  await page.locator('legend .count', { hasText: '1' }).waitFor();
  await fine('20-check');
  await gone(/Maßnahmen ausarbeiten|Maßnahmen schreiben/);
  for (const title of ['Rufbus starten', 'Mitfahrbank aufstellen']) {
    await press(button('Maßnahme eintippen'));
    await type('Titel', title, dialog());
    await dialog().getByLabel('Lebensbereich').selectOption({ index: 1 });
    await page.keyboard.press('Tab');
    await press(button('Speichern', dialog()));
    await page.getByText(title).first().waitFor();
  }
  await fine('21-measures');
  await press(button(/Steckbrief.*Rufbus starten/));
  await fine('21-sheet');
  await away();
  await gone(/Maßnahmen bewerten/);
  await next('Runde vorbereiten');
  await press(dialog().getByRole('button', { name: /Runde öffnen|Runden öffnen/ }));
  await page.getByRole('heading', { name: 'Die Runde ist offen' }).waitFor();
  await next('Runde schließen', true);
  await next('Ergebnis zeigen');
  await page.getByRole('heading', { name: 'Ergebnis gezeigt' }).waitFor();
  await gone(/Verabredungen/);
  await type('Was?', 'Gespräch mit dem Verkehrsverbund');
  await type('Wer?', 'Bauamt');
  await choose(page.getByLabel(/Wer genannt wird/));
  await type('Bis wann?', 'Ende Mai');
  await page.keyboard.press('Enter');
  await page.getByRole('cell', { name: 'Bauamt' }).waitFor();
  await fine('22-commit');

  // the end
  await gone(/Abschluss/);
  await fine('23-wrap-up');
  await next('Ergebnisse einfrieren', true);
  await page.getByText(/^Ergebnisse eingefroren/).waitFor();
  await fine('23-frozen');
  await next('Tag beenden', true);
  await heading('Der Tag ist beendet');
  await fine('24-follow-up');
  await next('Werkstatt abschließen', true);
  await page.getByRole('heading', { level: 1, name: /abgeschlossen|beendet/ }).waitFor();
  await fine('25-archived');
  for (const person of people) {
    assert.deepEqual(person.refused, []);
    person.leave();
  }
  assert.deepEqual(page.faults, []);
});

test(
  'a second moderator takes over, both type without overwriting, a killed server comes back',
  { timeout: 300_000 },
  async () => {
    const { request } = opened;
    const ask = async (method, path, data) => {
      const options = { method, headers: { origin: server.url }, ...(data ? { data } : {}) };
      const answer = await request.fetch(server.url + path, options);
      assert.ok(answer.ok(), `${method} ${path}: ${answer.status()}`);
      return answer.json();
    };
    const workshop = await ask('POST', '/api/workshops', {
      processId: null,
      template: 'evening',
      topic: 'Abend in Talheim',
      place: '',
      startsAt: Date.now(),
      expectedPeople: 20,
    });
    const jana = await ask('POST', '/api/accounts', {
      login: 'jana',
      name: 'Jana Muster',
      role: 'moderator',
    });
    await ask('PUT', `/api/workshops/${workshop.id}/moderators/${jana.account.id}`);

    // Jana sets her password by the one-time link and finds the workshop that was lent to her.
    const hers = await context(browser, 'console');
    const second = await openPage(hers, `${server.url}/console#setup=${jana.link.split('#setup=')[1]}`);
    await second.getByLabel('Neues Passwort').fill('noch ein langer Satz');
    await second.getByLabel('Passwort wiederholen').fill('noch ein langer Satz');
    await second.keyboard.press('Enter');
    await second.getByRole('link', { name: /Abend in Talheim/ }).click();
    await second.getByRole('heading', { level: 1, name: 'Eckdaten' }).waitFor();

    // Both change the same: whoever is second is told, and nothing is overwritten.
    await page.goto(`${server.url}/console#/w/${workshop.id}`);
    await heading('Eckdaten');
    await second.getByLabel('Ort (freiwillig)', { exact: true }).fill('Janas Saal');
    await page.getByLabel('Ort (freiwillig)', { exact: true }).fill('Kims Saal');
    await press(button('Speichern'));
    await second.getByText('Jemand hat das inzwischen geändert. Was soll gelten?').waitFor();
    assert.equal(await second.getByLabel('Ort (freiwillig)', { exact: true }).inputValue(), 'Janas Saal');
    await second.getByRole('button', { name: 'Den neuen Stand nehmen' }).click();
    assert.equal(await second.getByLabel('Ort (freiwillig)', { exact: true }).inputValue(), 'Kims Saal');

    // Driving passes over, and everybody sees who drives.
    await press(button('Türen öffnen'));
    await drives(second, 'Kim Beispiel steuert · Sie schauen zu');
    await drives(page, 'Sie steuern · Jana Muster schaut zu');
    await second.getByRole('banner').getByRole('button', { name: 'Steuerung übernehmen' }).click();
    await drives(page, 'Jana Muster steuert · Sie schauen zu');
    assert.deepEqual(await axe(second), []);

    // The day goes on where it was.
    await server.restart('SIGKILL');
    await second
      .getByRole('contentinfo')
      .getByRole('button', { name: /^Weiter:/ })
      .click();
    await second.getByRole('heading', { name: 'Was mit den Ergebnissen geschieht' }).waitFor();
    await page.getByRole('heading', { name: 'Was mit den Ergebnissen geschieht' }).waitFor();
    await drives(page, 'Jana Muster steuert · Sie schauen zu');
    await hers.close();
  },
);

/** Waits for who drives, as the top bar says it; it is also told. */
const drives = (one, words) => one.getByRole('banner').getByText(words).waitFor();

/** Sends a dialog's form by the enter key. */
async function enter() {
  await page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'hidden' });
}

/** Leaves a dialog by Escape. */
async function away() {
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'hidden' });
}

/** Goes to a phase through the agenda, with the confirmation. */
async function gone(title) {
  await press(page.getByRole('navigation', { name: 'Ablauf' }).getByRole('button', { name: title }).first());
  await press(button(/^Zu „/, dialog()));
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}
