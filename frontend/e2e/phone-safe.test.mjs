// What must never be lost on a phone: votes without a connection, late cards, a sheet that a table writes; and
// a whole vote in Leichte Sprache by keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, context, openPage, picture } from './lib/browser.mjs';
import { openDots } from './lib/hall.mjs';
import { button, heading, openHouse } from './lib/house.mjs';
import { moderate, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { visit } from './lib/visitor.mjs';

const pictures = process.env.ZW_PICTURES;
const house = openHouse();

const shoot = (page, name) => pictures && picture(page, `${pictures}/${name}.png`);

/** A phone whose connection can be cut: `line.cut()`, `line.mend()`. */
async function phone(t, workshop, more = {}) {
  const place = await context(house.browser, 'phone', { isMobile: false, ...more });
  t.after(() => place.close());
  const page = await openPage(place, `${house.server.url}/healthz`);
  const sockets = new Set();
  let up = true;
  await page.routeWebSocket(/\/api\/live/, (socket) => {
    if (!up) return void socket.close();
    socket.connectToServer();
    sockets.add(socket);
  });
  const line = {
    cut: async () => {
      up = false;
      for (const socket of sockets) await socket.close();
      sockets.clear();
    },
    mend: async () => {
      up = true;
      await page.evaluate(() => dispatchEvent(new Event('online')));
    },
  };
  await page.goto(`${house.server.url}/j/${workshop.code}`);
  // The first address was only to have a page: it has no icon.
  page.faults.length = 0;
  return { page, line };
}

async function join(page) {
  await button(page, 'Mitmachen').click();
  await button(page, 'Weiter').click();
  await heading(page, 'Schön, dass Sie da sind').waitFor();
}

async function opened(t) {
  const workshop = await moderate(house.server, house.staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  return workshop;
}

test('a vote without a connection is safe, through a reload, and arrives by itself', async (t) => {
  const workshop = await opened(t);
  const { page, line } = await phone(t, workshop);
  await join(page);
  const round = await openDots(workshop, ['Bus', 'Netz'], {});
  const hole = (title, number) => page.getByRole('button', { name: `Punkt ${number} von 2 auf ${title}` });
  // Where a phone can be felt, every point is.
  await page.evaluate(() => {
    window.felt = [];
    const vibrate = (ms) => window.felt.push(ms) > 0;
    Object.defineProperty(navigator, 'vibrate', { value: vibrate });
  });
  await hole('Bus', 1).click();
  await page.getByText(/^Angekommen \d/).waitFor();
  assert.deepEqual(await page.evaluate(() => window.felt), [12]);
  await line.cut();
  await hole('Bus', 2).click();
  await hole('Netz', 1).click();
  await page.getByText('Ihre Wahl ist auf diesem Gerät gespeichert').waitFor();
  await shoot(page, '50-offline');
  assert.deepEqual(await axe(page), []);
  await page.reload();
  await heading(page, 'Wir suchen die Verbindung').waitFor();
  await shoot(page, '51-offline-neu');
  assert.deepEqual(await axe(page), []);
  await line.mend();
  await page.getByText('Noch 1 Punkt').waitFor();
  await page.getByText(/^Angekommen \d/).waitFor();
  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  const closed = await workshop.until((state) => state.rounds.find((one) => one.id === round && one.result));
  const points = closed.result.options.map((row) => [closed.options[row.option].title, row.points]);
  assert.deepEqual(points, [
    ['Bus', 2],
    ['Netz', 1],
  ]);
  // After the end only this phone knows.
  await workshop.ask({ type: 'revealRound', roundId: round });
  await page.reload();
  await page.getByText('Ihre Wahl: 2 Punkte').waitFor();
});

test('a gap is told after three seconds, and a shorter one not at all', async (t) => {
  const workshop = await opened(t);
  const { page, line } = await phone(t, workshop);
  await page.clock.install();
  // Of its newest connection: when it is greeted, and when it ends.
  await page.addInitScript(() => {
    window.WebSocket = class extends WebSocket {
      constructor(...of) {
        super(...of);
        window.greeted = new Promise((resolve) =>
          this.addEventListener('message', ({ data }) => JSON.parse(data).type === 'welcome' && resolve()),
        );
        window.ended = new Promise((resolve) => this.addEventListener('close', () => resolve()));
      }
    };
  });
  await page.reload();
  await join(page);
  // From here on time passes in the page only as this test lets it.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 100);
  const cut = async () => {
    await line.cut();
    await page.evaluate(() => window.ended);
  };
  const mend = async () => {
    // A last try may still be on its way to its end.
    await page.evaluate(() => window.ended);
    await line.mend();
    await page.evaluate(() => window.greeted);
  };
  const notice = page.getByText('Keine Verbindung.');
  await cut();
  await page.clock.runFor(2_500);
  assert.equal(await notice.count(), 0);
  await mend();
  await page.clock.runFor(1_000);
  assert.equal(await notice.count(), 0, 'nobody is told of what is over');
  await cut();
  await page.clock.runFor(2_500);
  assert.equal(await notice.count(), 0, 'each gap counts from its own beginning');
  await page.clock.runFor(600);
  await notice.waitFor();
  await mend();
  await notice.waitFor({ state: 'detached' });
  assert.deepEqual(page.faults, []);
});

test('a change after the end of a round is said to be too late', async (t) => {
  const workshop = await opened(t);
  const { page, line } = await phone(t, workshop);
  await join(page);
  const round = await openDots(workshop, ['Bus', 'Netz'], {});
  const hole = page.getByRole('button', { name: 'Punkt 1 von 2 auf Bus' });
  await hole.waitFor();
  await line.cut();
  await hole.click();
  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  await line.mend();
  await heading(page, 'Die Runde ist geschlossen').waitFor();
  await page.getByText('kam nach dem Ende der Runde').waitFor();
  await shoot(page, '52-zu-spaet');
});

test('a card that comes too late stays as a draft with the reason', async (t) => {
  const workshop = await opened(t);
  const { page, line } = await phone(t, workshop);
  await join(page);
  await workshop.go('critique', 'collect');
  await button(page, 'Karte abschicken').waitFor();
  await line.cut();
  await page.locator('textarea').fill('Der Bus kommt nie');
  await button(page, 'Karte abschicken').click();
  await page.getByText('Auf diesem Gerät gespeichert').waitFor();
  await workshop.go('fantasy', 'collect');
  await page.reload();
  await line.mend();
  await page.getByText('Diese Karte ist noch bei Ihnen').waitFor();
  await page.getByText('Dieser Schritt ist vorbei').waitFor();
  await shoot(page, '53-entwurf');
  assert.deepEqual(await axe(page), []);
  assert.equal(workshop.state.cards.length, 0);
  // Back in its step it can be sent again.
  await workshop.go('critique', 'collect');
  await button(page, 'Noch einmal senden').click();
  await workshop.until((state) => state.cards.some((card) => card.text === 'Der Bus kommt nie'));
  await page.getByText('Diese Karte ist noch bei Ihnen').waitFor({ state: 'detached' });
});

test('one person at a table writes at a time, and the next goes on with the same text', async (t) => {
  const workshop = await opened(t);
  const { page: first } = await phone(t, workshop);
  const { page: second } = await phone(t, workshop);
  await join(first);
  await join(second);
  await workshop.go('fantasy', 'groups');
  await workshop.ask({ type: 'formSmallGroups', grouping: 'open', count: 2 });
  for (const page of [first, second]) {
    await page.getByText('Tisch 1', { exact: true }).click();
    await page.getByLabel('Name der Utopie').waitFor();
  }
  // Both write a utopia: who saves second is asked.
  await first.getByLabel('Name der Utopie').fill('Unsere Stadt');
  await second.getByLabel('Name der Utopie').fill('Unser Dorf');
  await button(first, 'Für den Tisch speichern').click();
  await second.getByText('Am Tisch hat inzwischen jemand gespeichert').waitFor();
  await shoot(second, '54-utopie-doppelt');
  await button(second, 'Meinen behalten').click();
  await workshop.until((state) => state.smallGroups.some((group) => group.resultTitle === 'Unser Dorf'));

  await workshop.go('implementation', 'measures');
  await button(first, 'Neue Maßnahme').click();
  await button(first, 'Mit meinem Tisch').click();
  await first.getByLabel('Wie heißt Ihre Maßnahme?').fill('Rufbus am Abend');
  await second.getByText('Gerade schreibt jemand anderes am Tisch.').waitFor();
  await second.getByText('Rufbus am Abend').waitFor();
  await shoot(second, '55-andere-schreiben');
  await button(first, 'Andere schreiben lassen').click();
  await button(second, 'Weiterschreiben: Rufbus am Abend').click();
  await heading(second, 'Unser Steckbrief').waitFor();
  assert.equal(await second.getByLabel('Wie heißt Ihre Maßnahme?').inputValue(), 'Rufbus am Abend');
  await first.getByText('Gerade schreibt jemand anderes am Tisch.').waitFor();
});

test('in Leichte Sprache, by keyboard alone', async (t) => {
  const workshop = await opened(t);
  const { page } = await phone(t, workshop);
  const press = (key) => page.keyboard.press(key);
  /** Tabs on until the focus is on what is called so. */
  const tabTo = async (name) => {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      const found = await page.evaluate((wanted) => {
        const here = document.activeElement;
        const text = here.getAttribute('aria-label') ?? here.labels?.[0]?.textContent ?? here.textContent;
        return (
          !/^(BODY|H1)$/.test(here.tagName) && new RegExp(wanted).test(text.replace(/\u00ad/g, '').trim())
        );
      }, name);
      if (found) return;
      await press('Tab');
    }
    assert.fail(`no way by keyboard to ${name}`);
  };
  await page.getByText('Der Code stimmt.').waitFor();
  await tabTo('^Deutsch');
  await press('ArrowDown');
  await page.getByText('Sie brauchen keinen Namen.').first().waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de-simple');
  await shoot(page, '60-leicht-beitreten');
  await tabTo('Mitmachen');
  await press('Enter');
  await tabTo('Weiter');
  await press('Enter');
  await heading(page, 'Schön, dass Sie da sind').waitFor();
  await workshop.go('critique', 'collect');
  await tabTo('ärgert');
  await page.keyboard.type('Der Bus kommt zu selten.');
  await shoot(page, '61-leicht-karte');
  await tabTo('Abschicken');
  await press('Enter');
  await workshop.until((state) => state.cards.some((card) => card.text.startsWith('Der Bus')));
  const round = await openDots(workshop, ['Termin im Internet buchen, Ausweis immer abholen', 'Netz'], {});
  await page.getByText('Sie haben 4 Punkte.').waitFor();
  await tabTo('Punkt 1 von 2 für Netz');
  await press('Space');
  await page.getByText('Noch 3 Punkte').waitFor();
  await shoot(page, '62-leicht-punkte');
  assert.deepEqual(await axe(page), []);
  await tabTo('Fertig');
  await press('Enter');
  await heading(page, 'Es ist angekommen').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  // The language changes without losing the place.
  await tabTo('Sprache');
  await press('Enter');
  await tabTo('English');
  await press('Enter');
  await heading(page, 'It has arrived').waitFor();
  await shoot(page, '63-englisch');
  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  await workshop.ask({ type: 'revealRound', roundId: round });
  await page.getByText('Your choice: 1 dot').waitFor();
  assert.deepEqual(page.faults, []);
});

test('a phone that finds no room says so, and gets in by itself when there is room', async (t) => {
  const server = await startServer({ args: ['--phones-per-room', '1'] });
  t.after(() => server.stop());
  const workshop = await moderate(server, await setUp(server));
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  const first = await visit(server.url, workshop.code);
  t.after(() => first.leave());
  const place = await context(house.browser, 'phone');
  t.after(() => place.close());
  const page = await openPage(place, `${server.url}/j/${workshop.code}`);
  await heading(page, 'Der Saal ist voll').waitFor();
  await page.getByText('Sobald Platz ist').waitFor();
  assert.deepEqual(await axe(page), []);
  await shoot(page, '54-voll');
  first.leave();
  await button(page, 'Mitmachen').waitFor();
  assert.deepEqual(page.faults, []);
});
