// The pictures as they shall be: one line each, made by `make pictures`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pack, unpack } from './blocks.mjs';

const FILE = join(import.meta.dirname, '../../pictures.txt');

/**
 * `{ version, blocks, known }`: the browser that drew them, the blocks of each take by its key, and findings on layout
 * that were seen and left.
 */
export function readBaseline() {
  if (!existsSync(FILE)) return { version: '', blocks: new Map(), known: [] };
  const [version, ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
  const known = lines.filter((line) => line.startsWith('! ')).map((line) => line.slice(2));
  const blocks = new Map(
    lines
      .filter((line) => !line.startsWith('! '))
      .map((line) => {
        const [key, packed] = line.split('\t');
        return [key, unpack(packed)];
      }),
  );
  return { version, blocks, known };
}

/** Writes them anew, in the order of their keys, so that a change of one picture is a change of its lines. */
export function writeBaseline(version, blocks, known) {
  mkdirSync(dirname(FILE), { recursive: true });
  const lines = [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${key}\t${pack(one)}`);
  writeFileSync(FILE, `${[version, ...known.map((line) => `! ${line}`).sort(), ...lines].join('\n')}\n`);
}
