// A finished workshop for tests of what comes after it: `demo` plays the whole day within seconds.
import { spawn } from 'node:child_process';
import { devFront, freePort } from './server.mjs';

/** Plays the day to its end; then everything stays up until `stop()`. */
export async function startDemo({ phones = 12 } = {}) {
  const port = await freePort();
  const listen = `127.0.0.1:${port}`;
  const child = spawn(process.env.ZW_BINARY, [
    'demo',
    ...['--listen', listen, '--phones', String(phones), '--speed', '6000'],
  ]);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let printed = '';
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The day does not end:\n${printed}`)), 120_000);
    const read = (data) => {
      printed += data;
      if (!printed.includes('The day is over')) return;
      clearTimeout(late);
      resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', read);
    child.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The demonstration ended with ${code}:\n${printed}`));
    });
  });
  const [, login, password] = /sign in as (\S+) \/ ([0-9a-f]+)/.exec(printed) ?? [];
  const door = await devFront(port);
  return {
    url: `http://127.0.0.1:${door.port}`,
    login,
    password,
    stop: async () => {
      door.close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}
