// README's "The first workshop in ten steps", followed literally by somebody who knows nothing else: only what the guide
// names is pressed (and the fields and questions that open then), from an empty database to the record. The names are
// read from README: one that is pressed here must stand there, and one that stands there must be pressed here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, picture } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { begins } from './lib/words.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const guide = /## The first workshop in ten steps\n(.*?)\n## /s.exec(readme)[1].replace(/\s+/g, ' ');
const command = /`make run ARGS="([^"]+)"`/.exec(guide);
/** What the guide names: *buttons, fields and places*, `keys`. */
const names = new Set([...guide.matchAll(/\*([^*]+)\*|`([^`\s]+)`/g)].map(([, name, key]) => name ?? key));
const unused = new Set(names);
const named = (name) => {
  assert.ok(names.has(name), `README does not name ${name}`);
  unused.delete(name);
  return name;
};

const pictures = process.env.ZW_PICTURES;
let server;
let browser;
before(async () => {
  // As README says, except that no other machine can reach a test.
  const [flag, , ...args] = command[1].split(' ');
  assert.equal(flag, '--listen');
  server = await startServer({ args });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the first workshop, by nothing but the words of README', { timeout: 600_000 }, async (t) => {
  const opened = await context(browser, 'console');
  const people = [];
  const link = new URL(/\S+#setup=\S+/.exec(server.output())[0]);
  const page = await openPage(opened, server.url + link.pathname + link.hash);
  t.after(async () => {
    if (pictures) await picture(page, `${pictures}/first-workshop.png`);
    for (const one of people) one.leave();
    await opened.close();
  });

  const heading = (name, level = 1) => page.getByRole('heading', { level, name, exact: true }).waitFor();
  const fill = (label, text) => page.getByLabel(label, { exact: true }).fill(text);
  const dialog = page.getByRole('dialog');
  /** Presses what has this name, be it a button, a link, an entry of a menu or a box to tick. */
  const press = (name, within = page) => {
    const label = within.locator('label').filter({ has: page.getByText(begins(name)) });
    return ['button', 'link', 'menuitem']
      .reduce((found, role) => found.or(within.getByRole(role, { name: begins(name) })), label)
      .filter({ visible: true })
      .first()
      .click();
  };
  /** Presses a key as one does who looks at the screen: nothing is being typed into. */
  const key = async (name) => {
    await page.locator('h1').focus();
    await page.keyboard.press(name);
  };
  const confirm = async (name) => {
    await press(name, dialog);
    await dialog.waitFor({ state: 'hidden' });
  };

  // 1
  await heading(named('Erstes Konto anlegen'));
  await fill('Ihr Name', 'Kim');
  await fill('Anmeldename', 'kim');
  await fill('Neues Passwort', 'ein langes Kennwort für den Abend');
  await fill('Passwort wiederholen', 'ein langes Kennwort für den Abend');
  await page.keyboard.press('Enter');

  // 2
  await page.getByText('Womit fangen Sie an?').waitFor();
  assert.deepEqual(await axe(page), []);
  await press(named('Neue Werkstatt'));
  await press(named('Abendformat'));
  await fill(named('Name der Werkstatt'), 'Mein Dorf');
  await press(named('Werkstatt anlegen'));

  // 3
  await heading(named('Eckdaten'));
  await page.getByText(/erreicht nur dieser Rechner, kein Handy/).waitFor();
  await press(named('Ablauf und Leitfragen'));
  await heading('Ablauf und Leitfragen');
  await press(named('Zum Ausdrucken'));
  await heading('Zum Ausdrucken');
  await press(named('Plakat mit Code'));
  await page.getByRole('button', { name: 'Drucken' }).waitFor();
  await press(named('Zurück'));

  // 4
  await press(named('Türen öffnen'));
  await heading('Ankommen');
  await press(named('Menü'));
  const [wall] = await Promise.all([opened.waitForEvent('page'), press(named('Leinwand in neuem Fenster'))]);
  const shown = await wall
    .getByText(/^\d{3}.\d{3}$/)
    .first()
    .textContent();
  await page.bringToFront();
  // The picture beside the stage is the wall's, not "this address is no longer valid".
  await page.getByText('Leinwand folgt').waitFor();
  await page.frameLocator('iframe').getByText(shown).first().waitFor();

  // 5
  const code = shown.replace(/\D/g, '');
  people.push(await visit(server.url, code), await visit(server.url, code));
  await page.locator('.room .total', { hasText: '2' }).waitFor();
  await press(named('Menschen ohne Gerät zählen'));
  await dialog.getByRole('textbox').or(dialog.getByRole('spinbutton')).fill('1');
  await page.keyboard.press('Enter');
  await page.getByText(/^1 Mensch ohne Gerät/).waitFor();

  // 6: whatever the big button says is pressed, and its question answered with the same words.
  const next = page.getByRole('contentinfo').getByRole('button').last();
  named('Weiter: …');
  const goOn = async (title) => {
    const before = await page.title();
    await page.waitForFunction(
      (wanted) =>
        document.querySelector('footer button:last-of-type')?.closest('footer')?.textContent.includes(wanted),
      `Weiter: ${title}`,
    );
    await next.click();
    await page.waitForFunction((before) => document.title !== before, before);
  };
  await goOn('Begrüßung und Wertschätzung');

  // 7
  await goOn(named('Kritik sammeln'));
  await people[0].card('criticism', 'Kein Netz am Bahnhof');
  await page.getByText('Kein Netz am Bahnhof').first().waitFor();
  await press(named('Karten erst prüfen, dann zeigen'));
  await page.getByRole('checkbox', { name: 'Karten erst prüfen, dann zeigen', checked: true }).waitFor();
  const inbox = page.getByRole('region', { name: 'Eingang' });
  for (const text of ['Das Amt hat nur vormittags auf', 'Alles Quatsch'])
    await people[1].card('criticism', text);
  await inbox.locator('.count', { hasText: '2' }).waitFor();
  await key(named('A'));
  await inbox.locator('.count', { hasText: '1' }).waitFor();
  await key(named('V'));
  await press('Gehört nicht zum Thema', dialog);
  await confirm('Verbergen');
  await key(named('N'));
  await dialog.waitFor();
  await page.keyboard.type('Zettel vom Stammtisch');
  await page.keyboard.press('Enter');
  await dialog.getByText('Zettel vom Stammtisch').waitFor();
  await page.keyboard.press('Escape');
  await goOn(named('Kritik ordnen'));
  await press(named('Thema anlegen'));
  await dialog.getByRole('textbox').first().fill('Netz');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await key('j');
  await page.keyboard.press('1');
  await press(named('Rückgängig'));
  await key('j');
  await page.keyboard.press('1');
  await page.getByText(/Rückgängig: Karte verschoben/).waitFor();

  // 8
  const round = async () => {
    await press(named('Runde vorbereiten'));
    await confirm(named('Runde öffnen'));
    await heading('Die Runde ist offen', 2);
    await press(named('Runde schließen'));
    await confirm('Runde schließen');
    await heading('Die Runde ist geschlossen', 2);
    await press(named('Ergebnis zeigen'));
    await heading('Ergebnis gezeigt', 2);
  };
  await goOn('Kritik gewichten');
  await round();

  // 9
  await goOn('Ins Positive wenden');
  await goOn('Wünsche sammeln');
  for (const text of ['Ein Bus auf Zuruf', 'Das Rathaus im Handy']) await people[0].card('wish', text);
  await inbox.locator('.count', { hasText: '2' }).waitFor();
  for (const left of ['1', '0']) {
    await key('A');
    await inbox.locator('.count', { hasText: left }).waitFor();
  }
  await goOn('Zukunftsbilder in Gruppen');
  await press(named('Tische bilden'), page.getByRole('main'));
  await page.getByRole('heading', { name: 'Tisch 1' }).first().waitFor();
  await goOn('Zukunftsbilder vorstellen');
  await goOn('Wünsche gewichten');
  await round();
  await goOn('Pause');
  await goOn('Wirklichkeits-Check');
  await goOn('Maßnahmen ausarbeiten');
  for (const title of ['Rufbus starten', 'Mitfahrbank aufstellen']) {
    await press(named('Maßnahme eintippen'));
    await dialog.getByLabel('Titel', { exact: true }).fill(title);
    await dialog.getByLabel('Lebensbereich').selectOption({ index: 1 });
    await confirm('Speichern');
  }
  await goOn('Maßnahmen bewerten');
  await round();
  await goOn(named('Verabredungen treffen'));
  await goOn('Abschluss');

  // 10
  for (const name of ['Ergebnisse einfrieren', 'Tag beenden']) {
    await press(named(name));
    await confirm(name);
  }
  await heading('Der Tag ist beendet');
  await press('Menü');
  await press(named('Ergebnisdokumentation'));
  await heading('Ergebnisse: Mein Dorf');
  await page.getByRole('main').getByText('Verabredungen').first().waitFor();
  await page.getByRole('button', { name: 'Drucken' }).waitFor();

  assert.deepEqual(page.faults, []);
  assert.deepEqual([...unused], ['Schritt für Schritt', '?'], 'README names what this test does not do');
});
