// The real server for a browser test: a free port, a database in a temporary folder, gone afterwards.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve as absolute } from 'node:path';
import { serveFront } from './front.mjs';

const binary = process.env.ZW_BINARY;
/** A built front end (`dist`) to test instead of the embedded one; for developing, never in `make check`. */
const front = process.env.ZW_DIST;

/** Puts the front end under development before a server on `port`, if there is one; `close()` when done. */
export async function devFront(port) {
  if (!front) return { port, close: () => {} };
  const door = await freePort();
  const [host, backend] = ['127.0.0.1', { host: '127.0.0.1', port }];
  const proxy = await serveFront(absolute(front), { host, port: door }, backend);
  return {
    port: door,
    close: () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}

/** A port that was free a moment ago. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/**
 * Starts `serve` and waits until it answers. `output()` is what it printed so far (the set-up link, for one);
 * `restart(signal)` stops it and starts it again on the same port and database; `stop()` ends it and deletes
 * the database.
 */
export async function startServer({ args = [] } = {}) {
  if (!binary) throw new Error('ZW_BINARY names no server: run `make browser-test`');
  const folder = mkdtempSync(join(tmpdir(), 'zw-e2e-'));
  const file = join(folder, 'zukunftswerkstatt.db');
  const port = await freePort();
  const listen = `127.0.0.1:${port}`;
  let printed = '';
  let child;

  const start = async () => {
    child = spawn(binary, ['serve', '--listen', listen, '--database', `sqlite:${file}`, ...args], {
      cwd: folder,
    });
    child.ended = new Promise((resolve) => child.on('exit', resolve));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data));
    await answers(`http://${listen}`, child, () => printed);
  };
  const end = async (signal) => {
    child.kill(signal);
    await child.ended;
  };

  await start();
  const door = await devFront(port);
  return {
    url: `http://127.0.0.1:${door.port}`,
    /** The database's file. */
    database: file,
    output: () => printed,
    restart: async (signal = 'SIGTERM') => {
      await end(signal);
      await start();
    },
    /** Stops it until `comeBack()`, on the same port and database. */
    goAway: (signal = 'SIGTERM') => end(signal),
    comeBack: start,
    stop: async () => {
      door.close();
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the server says that it is well; fails with what it printed if it ends before. */
async function answers(url, child, printed) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${printed()}`);
    const response = await fetch(`${url}/healthz`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The server does not answer at ${url}/healthz:\n${printed()}`);
}
