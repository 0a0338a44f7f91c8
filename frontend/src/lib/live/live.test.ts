import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket as Client, WebSocketServer, type WebSocket as Peer } from 'ws';
import { LiveWorkshop, PROTOCOL } from './live.svelte';

let server: WebSocketServer;
let live: LiveWorkshop;

beforeEach(async () => {
  Object.assign(globalThis, { WebSocket: Client });
  localStorage.clear();
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
});

afterEach(() => {
  vi.useRealTimers();
  live.stop();
  for (const peer of server.clients) peer.terminate();
  server.close();
});

type Said = { type: string; requestId: string; [field: string]: unknown };

/** The server's end of the next connection, already greeted; it reads message by message. */
async function meet(): Promise<{ hello: Said; next: () => Promise<Said>; peer: Peer }> {
  const [peer] = (await once(server, 'connection')) as [Peer];
  const queue: Said[] = [];
  let wake: (() => void) | undefined;
  peer.on('message', (data: Buffer) => {
    queue.push(JSON.parse(data.toString()) as Said);
    wake?.();
  });
  const next = async (): Promise<Said> => {
    while (!queue.length) await new Promise<void>((resolve) => (wake = resolve));
    return queue.shift()!;
  };
  const hello = await next();
  peer.send(
    JSON.stringify({
      type: 'welcome',
      protocol: PROTOCOL,
      serverTime: Date.now(),
      role: 'participant',
      accountId: null,
      seq: 3,
      snapshot: {
        head: { id: 'w' },
        setup: {},
        phases: [],
        cards: [],
        clusters: [],
        measures: [],
        smallGroups: [],
        commitments: [],
        photos: [],
        notes: [],
        rounds: [],
        undo: [],
        help: [],
      },
      personal: null,
    }),
  );
  return { hello, next, peer };
}

function open(scope: string | null): Promise<Awaited<ReturnType<typeof meet>>> {
  live = new LiveWorkshop({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hello: () => ({ role: 'phone', protocol: PROTOCOL, code: '482136', token: 'secret' }),
    scope,
  });
  const meeting = meet();
  live.start();
  return meeting;
}

it('says who it is and shows the snapshot', async () => {
  const { hello, next, peer } = await open('482136');
  expect(hello).toEqual({ type: 'hello', role: 'phone', protocol: 1, code: '482136', token: 'secret' });
  live.submit({ type: 'askForHelp', wanted: true });
  await next();
  flushSync();
  expect([live.state?.seq, live.connection, live.offline]).toEqual([3, 'ready', false]);
  peer.close();
});

it('sends a card again after a break, with the same id, until it has arrived', async () => {
  const first = await open('482136');
  live.submit({ type: 'withdrawCard', cardId: 'c1' });
  const before = await first.next();
  const again = meet();
  first.peer.terminate();
  const second = await again;
  const after = await second.next();
  expect(after).toEqual(before);
  second.peer.send(JSON.stringify({ type: 'ack', requestId: after.requestId, seq: 4, created: null }));
  // A second command makes sure that the ack was read before.
  const outcome = live.ask({ type: 'askForHelp', wanted: true });
  const help = await second.next();
  second.peer.send(JSON.stringify({ type: 'refused', requestId: help.requestId, code: 'wrongPhase' }));
  const number = help.requestId;
  expect(await outcome).toEqual({ ok: false, code: 'wrongPhase', params: {}, requestId: number });
  expect(live.entries.map((entry) => [entry.state, entry.seq])).toEqual([['arrived', 4]]);
});

it('leaves nothing on the device for a console', async () => {
  const { next, peer } = await open(null);
  const outcome = live.ask({ type: 'nextPhase' });
  const { requestId } = await next();
  peer.send(JSON.stringify({ type: 'ack', requestId, seq: 9, created: 'x' }));
  expect(await outcome).toEqual({ ok: true, seq: 9, created: 'x' });
  expect([live.entries.length, localStorage.length]).toEqual([0, 0]);
});

it('asks again what could not be stored, before it answers', async () => {
  const { next, peer } = await open(null);
  const outcome = live.ask({ type: 'nextPhase' });
  const { requestId } = await next();
  peer.send(JSON.stringify({ type: 'refused', requestId, code: 'tooFast', params: { retryAfterMs: 5 } }));
  const repeated = await next();
  expect(repeated.requestId).toBe(requestId);
  peer.send(JSON.stringify({ type: 'ack', requestId, seq: 9, created: null }));
  expect((await outcome).ok).toBe(true);
});

it('asks for room again when a full service has asked it to, not before', async () => {
  const { peer } = await open('482136');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const params = { retryAfterMs: 5000 };
  peer.send(JSON.stringify({ type: 'refused', requestId: null, code: 'full', params }));
  peer.close(4009);
  while (live.connection !== 'waiting') await new Promise((resolve) => setImmediate(resolve));
  expect(live.full).toBe(true);
  vi.advanceTimersByTime(4999);
  expect(live.connection).toBe('waiting');
  // Up to half a second later, each phone at another moment.
  vi.advanceTimersByTime(501);
  expect(live.connection).toBe('connecting');
});

it('ends for good where it is not admitted', async () => {
  const { peer } = await open('482136');
  const closed = once(peer, 'close');
  peer.close(4001);
  await closed;
  await expect.poll(() => live.closed).toBe(4001);
  expect(live.connection).toBe('stopped');
});

/** Sends events and waits until all of them have been read. */
async function hear({ next, peer }: Awaited<ReturnType<typeof meet>>, ...seqs: number[]): Promise<void> {
  for (const seq of seqs)
    peer.send(JSON.stringify({ type: 'event', seq, serverTime: 0, kind: 'cardSubmitted', changes: [] }));
  const read = live.ask({ type: 'nextPhase' });
  const { requestId } = await next();
  peer.send(JSON.stringify({ type: 'ack', requestId, seq: null, created: null }));
  await read;
}

it('shows the first event at once, and what follows within the same frame as one change', async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'],
  });
  const server = await open(null);
  await hear(server);
  vi.advanceTimersToNextFrame();
  await hear(server, 4, 5, 6);
  expect(live.state?.seq).toBe(4);
  vi.advanceTimersToNextFrame();
  expect(live.state?.seq).toBe(6);
});

it('goes on where no frame is drawn, as in a window behind others', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const server = await open(null);
  await hear(server, 4, 5);
  expect(live.state?.seq).toBe(3);
  vi.advanceTimersByTime(250);
  expect(live.state?.seq).toBe(5);
  vi.unstubAllGlobals();
});
