// Screens of every face as they looked when somebody last looked at them: states, sizes, colours, languages. What
// differs is put into test-results/pictures; what is right is taken over by `make pictures`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { FEW } from './lib/pictures/baseline.mjs';
import { comparison } from './lib/pictures/compare.mjs';
import { FLAGS, loadPictures, serveDist } from './lib/pictures/site.mjs';
import { takeCompared, takeControl } from './lib/pictures/take.mjs';

/** A machine that is slower than this leaves the rest out instead of holding up everything. */
const LONGEST_MS = 330_000;
/** For developing: only pictures whose key has one of these words. */
const words = process.env.ZW_ONLY?.split(' ') ?? [];

test('every screen looks as it did', { timeout: 590_000 }, async (t) => {
  const site = await serveDist();
  const browser = await launch(FLAGS(site.port));
  t.after(async () => {
    await browser.close();
    site.close();
  });
  const seen = comparison(FEW, await takeControl(browser, site));
  t.diagnostic(seen.drawing);
  const { takes, NOW } = await loadPictures();
  const wanted = takes.filter(({ key }) => words.length === 0 || words.some((word) => key.includes(word)));
  const late = Date.now() + LONGEST_MS;
  const findings = await takeCompared(browser, site, { takes: wanted, NOW, late }, seen.each);
  t.diagnostic(
    `${seen.compared()} pictures compared${Date.now() > late ? ', the others not: too slow a machine' : ''}`,
  );
  const look = `\n${seen.differing.join('\n')}\nSee frontend/test-results/pictures; \`make pictures\` takes over what is right.`;
  if (!seen.judge) {
    t.diagnostic(`This machine draws otherwise, so nothing of this fails:${look}\n${findings.join('\n')}`);
    return;
  }
  assert.deepEqual(findings, []);
  assert.deepEqual(seen.missing, [], 'not in the baseline: `make pictures`');
  assert.equal(seen.differing.length, 0, look);
});
