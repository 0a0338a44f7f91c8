import { expect, test } from 'vitest';
import type { Answer } from './api';
import { Bin } from './bin.svelte';

const ok: Answer<null> = { ok: true, value: null };
const refused: Answer<never> = { ok: false, code: 'inUse', text: 'wird noch gebraucht' };
/** A list of one thing that is deleted and brought back. */
function list(remove: Answer<unknown> = ok, restore: Answer<unknown> = ok) {
  const things = ['A'];
  let read = 0;
  return {
    things,
    read: () => read,
    deletion: {
      name: 'A',
      remove: () => (remove.ok && things.pop(), Promise.resolve(remove)),
      restore: () => (restore.ok && things.push('A'), Promise.resolve(restore)),
      reload: () => (read += 1),
    },
  };
}

test('what was deleted comes back, once', async () => {
  const bin = new Bin();
  const { things, deletion, read } = list();
  await bin.remove(deletion);
  expect([things.length, bin.last?.name, read()]).toEqual([0, 'A', 1]);
  await bin.restore();
  await bin.restore();
  expect([things.length, bin.last, read()]).toEqual([1, null, 2]);
});

test('a refusal says why and offers nothing', async () => {
  const bin = new Bin();
  const { things, deletion } = list(refused);
  await bin.remove(deletion);
  expect([things.length, bin.last, bin.problem]).toEqual([1, null, 'wird noch gebraucht']);
});

test('what could not be brought back can be tried again', async () => {
  const bin = new Bin();
  await bin.remove(list(ok, refused).deletion);
  await bin.restore();
  expect([bin.last?.name, bin.problem]).toEqual(['A', 'wird noch gebraucht']);
});
