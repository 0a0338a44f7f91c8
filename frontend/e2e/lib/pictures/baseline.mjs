// The pictures as they shall be: one line each, made by `make pictures`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, unpack } from './blocks.mjs';

const folder = join(import.meta.dirname, '../..');
/** What every check compares, and everything, in blocks that are twice as wide. */
export const FEW = { file: join(folder, 'pictures.txt'), times: 1 };
export const ALL = { file: join(folder, 'pictures-all.txt'), times: 2 };

/** The blocks of each take by its key. */
export function readBaseline({ file }) {
  if (!existsSync(file)) return new Map();
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [key, packed] = line.split('\t');
      return [key, unpack(packed)];
    }),
  );
}

/**
 * Writes them anew, in the order of their keys, so that a change of one picture is a change of its line. `version` is
 * that of the browser, for whoever wonders.
 */
export function writeBaseline({ file }, version, blocks) {
  const lines = [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${key}\t${pack(one)}`);
  writeFileSync(file, `${[version, ...lines].join('\n')}\n`);
}
