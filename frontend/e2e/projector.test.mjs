// The wall through a whole day on a real server: every scene, on every size of screen, under axe.
// ZW_PICTURES=folder keeps pictures of them.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { axe, context, launch, openPage, picture } from './lib/browser.mjs';
import { moderate, roundDraft, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';
import { SCREENS, faults, settled, turnTo, uncover } from './lib/wall.mjs';
import { begins, words } from './lib/words.mjs';

const pictures = process.env.ZW_PICTURES;
let server;
let browser;
let staff;
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

/** The projector's address, as the console gives it. */
async function address(workshop) {
  const answer = await fetch(`${server.url}/api/workshops/${workshop.id}/projector`, {
    method: 'POST',
    headers: { origin: server.url, cookie: staff.cookie },
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()).url;
}

const wall = (more = {}) => context(browser, 'projector', { reducedMotion: 'reduce', ...more });

/** Checks a scene on every screen, and under axe. */
async function look(page, scene, name = scene, { least } = {}) {
  await settled(page, scene);
  for (const size of SCREENS) {
    await page.setViewportSize(size);
    await settled(page, scene);
    const mark = `${name} ${size.width}×${size.height}`;
    findings.push(...(await faults(page, least)).map((line) => `${mark}: ${line}`));
    if (pictures) await picture(page, `${pictures}/wall-${name}-${size.width}.png`);
  }
  await page.setViewportSize(SCREENS[0]);
  if (pictures) {
    await page.emulateMedia({ forcedColors: 'active' });
    await picture(page, `${pictures}/wall-${name}-kontrast.png`);
    await page.emulateMedia({ forcedColors: 'none' });
  }
  await settled(page, scene);
  findings.push(...(await axe(page)).map((line) => `${name}: ${line}`));
}

const says = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor();
const long =
  'Dieser Satz ist mit Absicht so lang geraten, weil wir sehen wollen, ob eine mit vielen Zeichen noch ganz auf die Leinwand passt!';

test('every scene of the day holds on every screen', { timeout: 600_000 }, async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  const place = await wall();
  t.after(() => place.close());
  // Told even if the day ends early.
  t.after(() => findings.forEach((line) => t.diagnostic(line)));
  const page = await openPage(place, await address(workshop));
  const domains = workshop.state.setup.domains;
  const card = (kind, text, more = {}) =>
    workshop.ask({
      type: 'addCard',
      kind,
      text,
      domainId: null,
      origin: 'spoken',
      clientKey: `${kind}-${text}`.slice(0, 60),
      aboutId: null,
      ...more,
    });

  await look(page, 'waiting');
  await workshop.ask({ type: 'openWorkshop' });
  await look(page, 'lobby', 'lobby-leer');
  const people = [];
  for (const domain of domains.slice(0, 3)) {
    void domain;
    people.push(await visit(server.url, workshop.code));
  }
  t.after(() => people.forEach((one) => one.leave()));
  await says(page, '3 sind schon da');
  await look(page, 'lobby');
  assert.ok(
    (await page.locator('.white svg').boundingBox()).height >= 1080 * 0.48,
    'the code is large enough',
  );
  await workshop.ask({ type: 'lock', on: true });
  await says(page, 'Der Eingang ist geschlossen');
  await look(page, 'lobby', 'lobby-zu');
  await workshop.ask({ type: 'lock', on: false });

  await workshop.go('introduction');
  await look(page, 'introduction', 'begruessung-plan');
  await page.keyboard.press('ArrowRight');
  await look(page, 'introduction', 'begruessung-2');
  await page.keyboard.press('ArrowRight');
  await look(page, 'introduction', 'begruessung-3');
  await card('praise', 'Ratsinfo ist seit Januar öffentlich, danke dafür');
  await turnTo(page, 'Ratsinfo ist seit Januar');
  await look(page, 'introduction', 'begruessung-lob');

  await workshop.go('critique', 'collect');
  await says(page, 'Die erste Karte erscheint hier.');
  await look(page, 'collect', 'sammeln-leer');
  // Cards that a moderator has not approved never reach the wall.
  await workshop.ask({ type: 'setPreApproval', on: true });
  await people[0].card('criticism', 'Diese Karte hat noch niemand gelesen');
  await workshop.until((state) => state.cards.some((one) => one.text.startsWith('Diese Karte hat')));
  await card('criticism', 'Funkloch.', { domainId: domains[0].id });
  await says(page, 'Funkloch.');
  assert.equal(await page.getByText('Diese Karte hat noch niemand gelesen').count(), 0);
  await look(page, 'collect', 'sammeln-eine');
  await workshop.ask({ type: 'setPreApproval', on: false });
  for (let number = 1; number <= 14; number += 1)
    await card(
      'criticism',
      number % 5 === 0 ? `${number} ${long}` : `Laterne ${number} gemeldet, nie eine Antwort`,
      {
        domainId: domains[number % domains.length].id,
      },
    );
  await card('criticism', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf');
  await says(page, 'Donaudampf');
  await look(page, 'collect', 'sammeln-viele');

  await workshop.go('critique', 'cluster');
  await look(page, 'cluster', 'ordnen-leer');
  const cards = () =>
    workshop.state.cards.filter((one) => one.kind === 'criticism' && one.desk.state === 'visible');
  // Chosen once, and never the long one: the list changes its order as events come in.
  const sorted = cards().filter((one) => !one.text.includes(long));
  const topics = [];
  for (const [index, shortTitle] of [
    'Mühsame Anträge und Termine',
    'Internet zu Hause zu langsam',
    'Dorf ohne Bus und Rückmeldung',
    'Ältere werden abgehängt',
    'Schule und Kita ohne IT-Hilfe',
    'Betriebe: Netz und Bürokratie',
    'Doppelte Arbeit für Vereine',
  ].entries())
    topics.push(
      await workshop.ask({
        type: 'createCluster',
        title: shortTitle,
        shortTitle,
        domainId: domains[index].id,
        kind: 'criticism',
        cardIds: [sorted[index].id],
      }),
    );
  await look(page, 'cluster', 'ordnen');
  // Between the topics: where the cards lie in life, and which words they share.
  await turnTo(page, 'Wo es klemmt');
  await look(page, 'cluster', 'landkarte');
  await turnTo(page, 'Davon sprechen viele Karten');
  await look(page, 'cluster', 'wortwolke');
  const spot = cards().find((one) => one.text.includes(long)).id;
  await workshop.ask({ type: 'spotlight', cardId: spot });
  await says(page, 'Wohin gehört diese Karte?');
  await look(page, 'cluster', 'ordnen-karte');
  await workshop.ask({ type: 'moveCards', cardIds: [spot], clusterId: topics[5] });
  await page.locator('li[aria-current]', { hasText: 'Betriebe: Netz' }).waitFor();
  await look(page, 'cluster', 'ordnen-gelegt');
  await workshop.ask({ type: 'spotlight', cardId: null });

  await workshop.ask({ type: 'insertBreak', minutes: 15 });
  await look(page, 'break');
  await workshop.ask({ type: 'nextPhase' });

  await workshop.go('critique', 'rank');
  await look(page, 'rankSoon', 'abstimmen-gleich');
  const round = await workshop.ask({
    type: 'prepareRound',
    round: roundDraft('cluster', topics, { question: { de: 'Was müssen wir heute anpacken?' } }),
  });
  await workshop.ask({ type: 'openRounds', roundIds: [round] });
  await people[0].until(() => people[0].rounds.get(round)?.state === 'open');
  await people[0].ask({
    type: 'castBallot',
    roundId: round,
    revision: 1,
    ballot: {
      p: [
        [0, 2],
        [1, 2],
      ],
    },
  });
  await page.getByText('von 3 haben abgestimmt').waitFor();
  await page.locator('.hero', { hasText: '1' }).waitFor();
  assert.equal(await page.getByText('Mühsame Anträge').count(), 0, 'nothing about what was voted for');
  await look(page, 'vote', 'abstimmen');
  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  await look(page, 'counting', 'gezaehlt');
  await workshop.ask({ type: 'revealRound', roundId: round });
  await look(page, 'result', 'ergebnis');
  await uncover(page);
  await turnTo(page, 'Platz 5–7 von 7');
  await look(page, 'result', 'ergebnis-2');

  await workshop.go('reversal');
  await look(page, 'reversal', 'umkehrung-leer');
  const aim = await card('reversal', 'Bei uns ist ein Termin in zwei Minuten gebucht.', {
    aboutId: topics[0],
  });
  await workshop.ask({ type: 'chooseAim', clusterId: topics[0], cardId: aim });
  await says(page, 'in zwei Minuten gebucht');
  await look(page, 'reversal', 'umkehrung');
  const wordy = await card('reversal', long, { aboutId: topics[1] });
  await workshop.ask({ type: 'chooseAim', clusterId: topics[1], cardId: wordy });
  await says(page, long);
  await look(page, 'reversal', 'umkehrung-lang');

  await workshop.go('fantasy', 'collect');
  await says(page, 'Alles ist möglich');
  await look(page, 'collect', 'phantasie-leer');
  const wish = await card('wish', 'Der Bus kommt, wenn ich ihn rufe', { domainId: domains[7].id });
  await card('wish', `${long}`);
  await says(page, 'Der Bus kommt');
  await look(page, 'collect', 'phantasie');
  await workshop.go('fantasy', 'groups');
  await look(page, 'groups', 'tische-leer');
  await workshop.ask({ type: 'formSmallGroups', grouping: 'open', count: 9 });
  await says(page, 'Tisch 9');
  await look(page, 'groups', 'tische');
  const group = workshop.state.smallGroups.find((one) => one.tableNo === 2);
  await workshop.ask({
    type: 'editGroup',
    smallGroupId: group.id,
    version: group.version,
    name: 'Die Zukunftsbäckerinnen und Zukunftsbäcker',
    resultTitle: 'Das Dorf, das niemanden vergisst',
    resultText: `${long} `.repeat(12),
  });
  await workshop.go('fantasy', 'present');
  await look(page, 'groups', 'vorstellen-gleich');
  await workshop.ask({ type: 'present', smallGroupId: group.id });
  await turnTo(page, 'Seite 1 von 4');
  await look(page, 'present', 'vorstellen');
  await turnTo(page, 'Seite 2 von 4');
  await look(page, 'present', 'vorstellen-2');

  await workshop.ask({ type: 'chooseCard', cardId: wish, chosen: true });
  await workshop.go('implementation', 'check');
  await says(page, 'noch keine Karte');
  await look(page, 'check', 'pruefen-leer');
  await card('praise', 'Die Landesförderung läuft noch zwei Jahre', { aboutId: wish });
  await card('criticism', 'Es fehlen Fahrerinnen und Fahrer', { aboutId: wish });
  await says(page, 'Es fehlen Fahrerinnen');
  await look(page, 'check', 'pruefen');

  await workshop.go('implementation', 'measures');
  await look(page, 'measures', 'massnahmen-leer');
  const measures = [];
  for (const [index, domain] of domains.entries())
    for (const shortTitle of [`WLAN und Video im Dorfhaus ${index + 1}`, 'Online-Termine und Ausgabebox'])
      measures.push({
        domainId: domain.id,
        id: await workshop.ask({
          type: 'addMeasure',
          sheet: {
            title: `${shortTitle}: Freies Netz und Hilfe für alle Dörfer`,
            shortTitle,
            domainId: domain.id,
            goal: `${long} ${long}`.slice(0, 300),
            description: '',
            who: 'Verbandsgemeinde mit allen Ortsgemeinden',
            firstStep: 'Standorte sammeln',
            effort: 'medium',
          },
          derivedFrom: [wish],
          origin: 'spoken',
        }),
      });
  await says(page, '18 Maßnahmen');
  await look(page, 'measures', 'massnahmen');
  await turnTo(page, 'Erster Schritt');
  await look(page, 'measures', 'massnahme');

  await workshop.go('implementation', 'rank');
  const rounds = [];
  for (const domain of domains)
    rounds.push(
      await workshop.ask({
        type: 'prepareRound',
        round: roundDraft(
          'measure',
          measures.filter((one) => one.domainId === domain.id).map((one) => one.id),
          { domainId: domain.id, question: { de: 'Was zuerst?' } },
        ),
      }),
    );
  await workshop.ask({ type: 'openRounds', roundIds: rounds });
  await look(page, 'vote', 'abstimmen-bereiche');
  for (const id of rounds) {
    await people[1].until(() => people[1].rounds.get(id)?.state === 'open');
    await people[1].ask({
      type: 'castBallot',
      roundId: id,
      revision: 1,
      ballot: {
        p: [
          [0, 2],
          [1, 1],
        ],
      },
    });
  }
  await workshop.ask({ type: 'closeRounds', roundIds: rounds });
  await look(page, 'counting', 'gezaehlt-bereiche');
  await workshop.ask({ type: 'revealRound', roundId: rounds[4] });
  await says(page, 'Lebensbereich 5 von 9');
  await look(page, 'result', 'ergebnis-bereich');
  for (const id of rounds) if (id !== rounds[4]) await workshop.ask({ type: 'revealRound', roundId: id });
  // A wall that comes back after the last reveal shows all domains at once.
  await page.reload();
  await says(page, 'Neun Lebensbereiche, neun erste Schritte');
  // The overview is also read aloud: the one picture with smaller names (3.3 %).
  await look(page, 'overview', 'uebersicht', { least: 3.2 });

  await workshop.go('implementation', 'commit');
  await look(page, 'commit', 'verabreden-leer');
  for (const what of ['Raum in der Bücherei klären', long, 'Netzbetreiber einladen', 'Kalender probieren'])
    await workshop.ask({
      type: 'confirmCommitment',
      commitmentId: null,
      measureId: null,
      what: `${what} ${what.length > 60 ? long : ''}`.slice(0, 200),
      who: what === long ? 'Verbandsgemeindeverwaltung mit allen Ortsgemeinden und Vereinen' : 'Feuerwehr',
      byWhen: 'vor den Sommerferien',
      consent: true,
    });
  await look(page, 'commit', 'verabreden');

  await workshop.go('wrap_up');
  await look(page, 'wrapUp', 'abschluss', { least: 3.2 });
  await turnTo(page, 'Das haben wir gemeinsam sortiert');
  const told = new Set();
  for (let number = 2; number < 12; number += 1) {
    const words = await page.locator('main').innerText();
    if (told.has(words) || words.includes('Neun Lebensbereiche')) break;
    told.add(words);
    await look(page, 'wrapUp', `abschluss-${number}`);
    await page.keyboard.press('ArrowRight');
  }
  assert.ok(told.size >= 6, `the list, what people take on, what becomes of it, the question: ${told.size}`);
  await workshop.ask({ type: 'blank', on: true });
  await look(page, 'blank', 'dunkel');
  await workshop.ask({ type: 'blank', on: false });
  await workshop.ask({ type: 'freezeResults' });
  await workshop.ask({ type: 'startFollowUp' });
  await look(page, 'ended', 'ende');
  await workshop.ask({ type: 'archive' });
  await look(page, 'ended', 'ende-archiv');

  assert.deepEqual(page.faults, []);
  assert.deepEqual(findings, []);
});

test('the wall bears name, logo and colour of the municipality, and the hall’s Wi-Fi', async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const { municipality } = await (await fetch(`${server.url}/api/municipality`)).json();
  const change = async (path, type, body) => {
    const headers = { 'content-type': type, origin: server.url, cookie: staff.cookie };
    const answer = await fetch(`${server.url}${path}`, { method: 'PUT', headers, body });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
  };
  const named = { ...municipality, name: 'Verbandsgemeinde Talheim-Aue', accent: '#7a2e12' };
  await change('/api/municipality', 'application/json', JSON.stringify(named));
  const shield =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 48"><path d="M0 0h40v24L20 48 0 24z"/></svg>';
  await change('/api/municipality/logo', 'image/svg+xml', shield);

  const place = await wall();
  t.after(() => place.close());
  const page = await openPage(place, await address(workshop));
  await settled(page, 'lobby');
  await says(page, 'Verbandsgemeinde Talheim-Aue');
  const logo = page.locator('.owner img');
  await logo.waitFor();
  await logo.evaluate((image) => image.decode());
  const { height } = await logo.boundingBox();
  assert.ok(height >= 1080 * 0.05, `the logo is ${height} px high`);
  const accent = () => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
  assert.match(await page.evaluate(accent), /7a2e12|rgb\(122,? 46,? 18\)/i);
  const desk = await context(browser, 'console');
  t.after(() => desk.close());
  const [name, ...value] = staff.cookie.split('=');
  await desk.addCookies([{ name, value: value.join('='), url: server.url }]);
  const prepare = await openPage(desk, `${server.url}/console#/w/${workshop.id}/prepare`);
  await prepare.getByLabel(begins('WLAN im Saal')).fill('Bürgerhaus-Gäste');
  await prepare.getByLabel(begins('WLAN-Passwort')).fill('Zukunft-2035');
  await prepare.getByRole('button', { name: 'Speichern', exact: true }).click();
  await says(page, 'WLAN: Bürgerhaus-Gäste, Passwort: Zukunft-2035');
  await look(page, 'lobby', 'lobby-wlan');
  assert.deepEqual(findings, []);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.faults, []);
});

test('the token stays in the fragment, a reload works, a wrong one is told', async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const place = await wall();
  t.after(() => place.close());
  const asked = [];
  place.on('request', (request) => asked.push(request.url()));
  const url = await address(workshop);
  const token = url.split('#')[1];
  const page = await openPage(place, url);
  await settled(page, 'lobby');
  // Somebody tidies the address; the tab still knows its token.
  await page.goto('about:blank');
  await page.goto(url.split('#')[0]);
  await settled(page, 'lobby');
  assert.equal(asked.filter((one) => one.includes(token)).length, 0, 'no request carries the token');

  const stranger = await wall();
  t.after(() => stranger.close());
  const other = await openPage(stranger, `${url.split('#')[0]}#${'0'.repeat(64)}`);
  await says(other, 'Diese Adresse gilt nicht mehr');
  assert.deepEqual(await axe(other), []);
});

test(
  'the last picture stays while the server is away, with a small mark',
  { timeout: 300_000 },
  async (t) => {
    const workshop = await moderate(server, staff);
    await workshop.ask({ type: 'openWorkshop' });
    const place = await wall();
    t.after(() => place.close());
    const page = await openPage(place, await address(workshop));
    await settled(page, 'lobby');
    workshop.close();
    await server.goAway();
    await says(page, 'verbinde …');
    await settled(page, 'lobby');
    assert.deepEqual(await faults(page), []);
    if (pictures) await picture(page, `${pictures}/wall-verbindet.png`);
    await server.comeBack();
    await page.getByText('verbinde …').waitFor({ state: 'detached' });
    await settled(page, 'lobby');
  },
);

test('the wall speaks Leichte Sprache as soon as the moderator says so', async (t) => {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  const place = await wall({ viewport: { width: 1280, height: 800 } });
  t.after(() => place.close());
  const [name, ...value] = staff.cookie.split('=');
  await place.addCookies([{ name, value: value.join('='), url: server.url }]);
  const page = await openPage(place, await address(workshop));
  const say = words('de');
  await says(page, say('projector.waiting.soon'));
  const desk = await openPage(place, `${server.url}/console#/w/${workshop.id}`);
  await desk.getByRole('button', { name: say('console.prep.projector') }).click();
  const language = desk.getByLabel(begins(say('console.wallLanguage')));
  await language.selectOption('de-simple');
  await says(page, words('de-simple')('projector.waiting.soon'));
  assert.equal(await page.locator('html').getAttribute('lang'), 'de-simple');
  assert.deepEqual(await axe(desk), []);
  // A wall on another computer has it in its address.
  await desk.getByRole('button', { name: say('console.makeAddress') }).click();
  const told = await desk.getByRole('link', { name: /\/p\// }).getAttribute('href');
  assert.equal(new URL(told).searchParams.get('lang'), 'de-simple');
  assert.deepEqual(desk.faults, []);
});
