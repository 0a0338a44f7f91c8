import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as Client, WebSocketServer, type WebSocket as Peer } from 'ws';
import { Connection, retryDelay, type ConnectionState } from './connection';

interface Message {
  type: string;
  text?: string;
}

/** A thousand times as fast as in a hall: silence is 35 ms. */
const SPEED = 1000;
let server: WebSocketServer;
let states: ConnectionState[];
let received: Message[];
let connection: Connection<Message, Message> | null;

beforeEach(async () => {
  // The client under test uses the browser's WebSocket; in Node this one speaks the same protocol.
  Object.assign(globalThis, { WebSocket: Client });
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  [states, received, connection] = [[], [], null];
});

afterEach(async () => {
  connection?.stop();
  for (const peer of server.clients) peer.terminate();
  server.close();
});

const url = (): string => `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
const peer = async (): Promise<Peer> => (await once(server, 'connection'))[0] as Peer;
const heard = async (from: Peer): Promise<Message> => {
  const [data] = (await once(from, 'message')) as [Buffer];
  return JSON.parse(data.toString()) as Message;
};

/** Starts a connection and gives a way to wait for a state. */
function connect(speed = 1): (state: ConnectionState) => Promise<void> {
  const waiting: { state: ConnectionState; resolve: () => void }[] = [];
  connection = new Connection<Message, Message>({
    url: url(),
    hello: () => ({ type: 'hello', text: 'secret' }),
    greeting: 'welcome',
    onmessage: (message) => received.push(message),
    onstate: (state) => {
      states.push(state);
      for (const wait of waiting.filter((one) => one.state === state)) wait.resolve();
    },
    fatalCodes: [4401],
    random: () => 0,
    speed,
  });
  connection.start();
  return (state) =>
    connection?.state === state
      ? Promise.resolve()
      : new Promise((resolve) => waiting.push({ state, resolve }));
}

describe('Connection', () => {
  it('greets first and is ready only when the server has answered', async () => {
    const arriving = peer();
    const reached = connect();
    const other = await arriving;
    expect(await heard(other)).toEqual({ type: 'hello', text: 'secret' });
    expect(connection?.state).toBe('connecting');
    expect(connection?.send({ type: 'early' })).toBe(false);
    other.send('{"type":"welcome"}');
    await reached('ready');
    expect(received).toEqual([{ type: 'welcome' }]);
    expect(connection?.send({ type: 'card' })).toBe(true);
    expect(await heard(other)).toEqual({ type: 'card' });
  });

  it('answers a ping without bothering anyone', async () => {
    const arriving = peer();
    connect();
    const other = await arriving;
    await heard(other);
    other.send('{"type":"ping"}');
    expect(await heard(other)).toEqual({ type: 'pong' });
    expect(received).toEqual([]);
  });

  it('comes back and greets again after a loss', async () => {
    const first = peer();
    const reached = connect();
    const lost = await first;
    await heard(lost);
    lost.send('{"type":"welcome"}');
    await reached('ready');
    const second = peer();
    lost.terminate();
    expect((await heard(await second)).type).toBe('hello');
    expect(states.slice(0, 4)).toEqual(['connecting', 'ready', 'waiting', 'connecting']);
  });

  it('gives up a connection that has fallen silent', async () => {
    const first = peer();
    connect(SPEED);
    await first;
    // The first peer never says a word; a second connection can only come from the watch.
    expect((await heard(await peer())).type).toBe('hello');
  });

  it('does not open a second connection when the network comes back while one is being made', async () => {
    const arriving = peer();
    connect();
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('online'));
    const other = await arriving;
    await heard(other);
    other.send('{"type":"ping"}');
    await heard(other);
    expect(server.clients.size).toBe(1);
  });

  it('tries at once when the network comes back, instead of waiting out its delay', async () => {
    const { port } = server.address() as AddressInfo;
    for (const one of server.clients) one.terminate();
    await new Promise((resolve) => server.close(resolve));
    const address = `ws://127.0.0.1:${port}`;
    const waiting = new Promise<void>((resolve) => {
      connection = new Connection<Message, Message>({
        url: address,
        hello: () => ({ type: 'hello' }),
        greeting: 'welcome',
        onmessage: () => undefined,
        onstate: (state) => state === 'waiting' && resolve(),
        // An hour: a try that comes sooner was not made by the delay.
        random: () => 7200,
      });
      connection.start();
    });
    await waiting;
    server = new WebSocketServer({ port, host: '127.0.0.1' });
    await once(server, 'listening');
    const arriving = peer();
    dispatchEvent(new Event('online'));
    expect((await heard(await arriving)).type).toBe('hello');
  });

  it('stops for good after a fatal code', async () => {
    const arriving = peer();
    const reached = connect();
    const other = await arriving;
    await heard(other);
    other.close(4401, 'token');
    await reached('stopped');
    expect(states).toEqual(['connecting', 'stopped']);
  });
});

describe('retryDelay', () => {
  it('draws from the whole range, which doubles up to 15 s', () => {
    expect([0, 1, 2, 3, 9, 50].map((attempt) => retryDelay(attempt, 1))).toEqual([
      500, 1000, 2000, 4000, 15_000, 15_000,
    ]);
    expect(retryDelay(5, 0)).toBe(0);
    expect(retryDelay(5, 0.5)).toBe(7500);
  });
});
