// The pictures as they shall be: one line each, made by `make pictures`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pack, unpack } from './blocks.mjs';

const FILE = join(import.meta.dirname, '../../pictures.txt');

/** `{ version, blocks }`: the browser that drew them, and the blocks of each take by its key. */
export function readBaseline() {
  if (!existsSync(FILE)) return { version: '', blocks: new Map() };
  const [version, ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
  const blocks = new Map(
    lines.map((line) => {
      const [key, packed] = line.split('\t');
      return [key, unpack(packed)];
    }),
  );
  return { version, blocks };
}

/** Writes them anew, in the order of their keys, so that a change of one picture is a change of its line. */
export function writeBaseline(version, blocks) {
  mkdirSync(dirname(FILE), { recursive: true });
  const lines = [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${key}\t${pack(one)}`);
  writeFileSync(FILE, `${[version, ...lines].join('\n')}\n`);
}
