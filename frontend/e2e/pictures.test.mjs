// Screens of every face as they looked when somebody last looked at them: states, sizes, colours, languages. What
// differs is put into test-results/pictures; what is right is taken over by `make pictures`.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { readBaseline } from './lib/pictures/baseline.mjs';
import { difference, drawn, limits, placeOf } from './lib/pictures/blocks.mjs';
import { FLAGS, loadPictures, serveDist } from './lib/pictures/site.mjs';
import { takeCompared, takeControl } from './lib/pictures/take.mjs';
import { writePng } from './lib/pictures/png.mjs';

/** A machine that is slower than this leaves the rest out instead of holding up everything. */
const LONGEST_MS = 240_000;
/** For developing: only pictures whose key has one of these words. */
const words = process.env.ZW_ONLY?.split(' ') ?? [];
const folder = join(import.meta.dirname, '../test-results/pictures');

test('every screen looks as it did', { timeout: 590_000 }, async (t) => {
  rmSync(folder, { recursive: true, force: true });
  const site = await serveDist({ strict: true });
  const browser = await launch(FLAGS(site.port));
  t.after(async () => {
    await browser.close();
    site.close();
  });
  const baseline = readBaseline();
  const control = await takeControl(browser, site);
  // Another browser draws letters and fields in its own way.
  const same = difference(control.blocks, baseline.blocks.get('control') ?? control.blocks);
  const allowed = limits(same);
  t.diagnostic(`control sheet: ${same.worst} apart; allowed: ${JSON.stringify(allowed)}`);
  const { takes, NOW } = await loadPictures();
  const wanted = takes.filter(({ key }) => words.length === 0 || words.some((word) => key.includes(word)));
  const differing = [];
  const missing = [];
  let compared = 0;
  const late = Date.now() + LONGEST_MS;
  const each = ({ key, png, blocks }) => {
    const before = baseline.blocks.get(key);
    if (!before) return void missing.push(key);
    compared += 1;
    const { share, worst, marks, size, red } = difference(blocks, before, allowed);
    if (!red) return;
    const width = Number(key.split(' ')[1]);
    differing.push(
      size
        ? `${key}: another size, ${blocks.rows} rows of blocks instead of ${before.rows}`
        : `${key}: ${(share * 100).toFixed(1)} % of it, by up to ${worst} of 255, at ${placeOf(marks, blocks.columns, width)} px`,
    );
    mkdirSync(folder, { recursive: true });
    const file = join(folder, key.replace(/[/ ]/g, '-'));
    writeFileSync(`${file}-now.png`, png);
    writeFileSync(`${file}-before.png`, writePng(drawn(before, marks)));
  };
  const findings = await takeCompared(browser, site, { takes: wanted, NOW, late }, each);
  t.diagnostic(
    `${compared} pictures compared${Date.now() > late ? ', the others not: too slow a machine' : ''}`,
  );
  const look = `\n${differing.join('\n')}\nSee frontend/test-results/pictures; \`make pictures\` takes over what is right.`;
  if (!allowed.judge) {
    t.diagnostic(`This machine draws otherwise, so nothing of this fails:${look}\n${findings.join('\n')}`);
    return;
  }
  assert.deepEqual(findings, []);
  assert.deepEqual(missing, [], 'not in the baseline: `make pictures`');
  assert.equal(differing.length, 0, look);
});
