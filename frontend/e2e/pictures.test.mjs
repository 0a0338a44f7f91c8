// Every screen of every face as it looked when somebody last looked at it: sizes, colours, languages. What differs is
// put into test-results/pictures; what is right is taken over by `make pictures`.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { readBaseline } from './lib/pictures/baseline.mjs';
import { difference, drawn, limits } from './lib/pictures/blocks.mjs';
import { FLAGS, loadPictures, serveDist } from './lib/pictures/player.mjs';
import { takeAll, takeControl } from './lib/pictures/take.mjs';
import { writePng } from './lib/pictures/png.mjs';

/** A machine that is slower than this leaves the rest out instead of holding up everything. */
const LONGEST_MS = 240_000;
/** For developing: only pictures whose name has one of these words. */
const words = process.env.ZW_ONLY?.split(' ') ?? [];
const folder = join(import.meta.dirname, '../test-results/pictures');
let site;
let browser;
before(async () => {
  rmSync(folder, { recursive: true, force: true });
  site = await serveDist();
  browser = await launch(FLAGS(site.port));
});
after(async () => {
  await browser?.close();
  site?.close();
});

test('every screen looks as it did', { timeout: 590_000 }, async (t) => {
  const baseline = readBaseline();
  if (!baseline.blocks.size) return t.skip('no baseline here yet: `make pictures` makes it');
  const control = await takeControl(browser, site);
  const same = difference(control.blocks, baseline.blocks.get('control') ?? control.blocks);
  // Another version of the browser draws letters and fields in its own way, and breaks a line elsewhere now and then.
  const allowed = limits(
    baseline.version === browser.version().split('.')[0] ? same : { ...same, worst: 255 },
  );
  t.diagnostic(`control sheet: ${same.worst} apart; allowed: ${JSON.stringify(allowed)}`);
  const differing = [];
  const missing = [];
  let compared = 0;
  const { pictures, NOW } = await loadPictures();
  const late = Date.now() + LONGEST_MS;
  const wanted = pictures.filter(
    ({ face, name }) => words.length === 0 || words.some((word) => `${face}/${name}`.includes(word)),
  );
  const findings = await takeAll(browser, site, { pictures: wanted, NOW, late }, ({ key, png, blocks }) => {
    if (!blocks) return;
    const before = baseline.blocks.get(key);
    if (!before) return void missing.push(key);
    compared += 1;
    const { share, worst, marks, size } = difference(blocks, before, allowed.tolerance);
    if (share <= allowed.share && worst <= allowed.worst) return;
    const how = size ? 'another size' : `${(share * 100).toFixed(1)} % of it, by up to ${worst}`;
    differing.push(`${key}: ${how}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, key.replace(/[/ ]/g, '-'));
    writeFileSync(`${file}-now.png`, png);
    writeFileSync(`${file}-before.png`, writePng(drawn(before, marks)));
  });
  t.diagnostic(
    `${compared} pictures compared${Date.now() > late ? ', the others not: too slow a machine' : ''}`,
  );
  const look = `\n${differing.join('\n')}\nSee frontend/test-results/pictures; \`make pictures\` takes over what is right.`;
  if (!allowed.judge) {
    t.diagnostic(`This machine draws otherwise, so nothing of this fails:${look}\n${findings.join('\n')}`);
    return;
  }
  assert.deepEqual(missing, [], 'not in the baseline: `make pictures`');
  assert.equal(differing.length, 0, look);
  const found = findings.filter((line) => !baseline.known.includes(line));
  assert.deepEqual(found, []);
});
