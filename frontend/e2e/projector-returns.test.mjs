// The wall comes back with what is on now: after its page crashed, and after the laptop slept with a dead connection.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { context, launch, openPage } from './lib/browser.mjs';
import { moderate, setUp } from './lib/moderator.mjs';
import { startServer } from './lib/server.mjs';
import { settled } from './lib/wall.mjs';

const ASLEEP_MS = 25 * 60_000;
let server;
let browser;
let staff;
before(async () => {
  server = await startServer();
  browser = await launch();
  staff = await setUp(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A running workshop, the address of its wall, and a window for it. */
async function hall(t) {
  const workshop = await moderate(server, staff);
  t.after(() => workshop.close());
  await workshop.ask({ type: 'openWorkshop' });
  await workshop.go('critique', 'collect');
  const answer = await fetch(`${server.url}/api/workshops/${workshop.id}/projector`, {
    method: 'POST',
    headers: { origin: server.url, cookie: staff.cookie },
  });
  const place = await context(browser, 'projector');
  t.after(() => place.close());
  return { workshop, place, url: (await answer.json()).url };
}

test('a wall whose page crashed shows what is on now', { timeout: 120_000 }, async (t) => {
  const { workshop, place, url } = await hall(t);
  const page = await openPage(place, url);
  await settled(page, 'collect');
  const crashed = page.waitForEvent('crash');
  // Never answered: who would?
  void (await place.newCDPSession(page)).send('Page.crash').catch(() => {});
  await crashed;
  await workshop.go('critique', 'cluster');
  await page.close();
  const again = await openPage(place, url);
  await settled(again, 'cluster');
  assert.deepEqual(again.faults, []);
});

test('a laptop that slept shows what is on now, and the right time', { timeout: 120_000 }, async (t) => {
  const { workshop, place, url } = await hall(t);
  let asleep = false;
  let sockets = 0;
  await place.routeWebSocket(/\/api\/live/, (socket) => {
    sockets += 1;
    const far = socket.connectToServer();
    const first = sockets === 1;
    // The first connection dies in its sleep: nothing more comes or goes, and nobody says so.
    const dead = () => first && asleep;
    socket.onMessage((message) => dead() || far.send(message));
    far.onMessage((message) => dead() || socket.send(message));
  });
  await place.clock.install();
  const page = await openPage(place, url);
  await settled(page, 'collect');
  asleep = true;
  await workshop.go('fantasy', 'collect');
  assert.equal(await page.locator('[data-scene]').getAttribute('data-scene'), 'collect');
  assert.equal(sockets, 1);
  await place.clock.fastForward(ASLEEP_MS);
  const title = workshop.state.phases.find((one) => one.id === workshop.state.head.clock.phaseId).title.de;
  await page.getByText(title).first().waitFor();
  await settled(page, 'collect');
  assert.equal(sockets, 2);
  // Its clock is 25 minutes ahead of the server's; the time that is left is the server's all the same.
  const shown = await page.getByRole('timer').innerText();
  const [minutes] = /\d+/.exec(shown);
  const left = (workshop.state.head.clock.endsAt - Date.now()) / 60_000;
  assert.ok(Math.abs(Number(minutes) - left) <= 1.5, `${shown}, but ${left} minutes are left`);
  assert.deepEqual(page.faults, []);
});
