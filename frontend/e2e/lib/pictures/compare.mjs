// Compares pictures with how they were, and keeps those that differ for whoever looks.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBaseline } from './baseline.mjs';
import { difference, drawn, limits, placeOf } from './blocks.mjs';
import { writePng } from './png.mjs';

const folder = join(import.meta.dirname, '../../../test-results/pictures');

/** Where a picture lies, without its ending. */
export const fileFor = (key) => {
  mkdirSync(folder, { recursive: true });
  return join(folder, key.replace(/[/ ]/g, '-'));
};

/**
 * A comparison with a baseline, on a machine that draws the `control` sheet so, said in `drawing`; without `judge` it draws so
 * differently that nothing counts. `each` takes a picture; `differing` says how and where each of those that differ does,
 * `missing` has the keys that the baseline lacks.
 */
export function comparison(baseline, control) {
  rmSync(folder, { recursive: true, force: true });
  const before = readBaseline(baseline);
  // Another browser draws letters and fields in its own way.
  const drawing = difference(control.blocks, before.get(control.key) ?? control.blocks);
  const allowed = limits(drawing);
  const differing = [];
  const missing = [];
  let compared = 0;
  return {
    judge: allowed.judge,
    drawing: `control sheet: ${drawing.worst} apart; allowed: ${JSON.stringify(allowed)}`,
    differing,
    missing,
    compared: () => compared,
    each: ({ key, png, blocks }) => {
      const old = before.get(key);
      if (!old) return void missing.push(key);
      compared += 1;
      const { share, worst, marks, size, red } = difference(blocks, old, allowed);
      if (!red) return;
      const width = Number(key.split(' ')[1]);
      differing.push(
        size
          ? `${key}: another size, ${blocks.rows} rows of blocks instead of ${old.rows}`
          : `${key}: ${(share * 100).toFixed(1)} % of it, by up to ${worst} of 255, at ${placeOf(marks, blocks.columns, width)} px`,
      );
      writeFileSync(`${fileFor(key)}-now.png`, png);
      writeFileSync(`${fileFor(key)}-before.png`, writePng(drawn(old, marks)));
    },
  };
}
