// Takes all pictures: writes the baseline that the test compares with, and full pictures for the eye.
//   node scripts/pictures.mjs            the baseline (frontend/e2e/pictures.txt), and pictures into test-results/pictures
//   node scripts/pictures.mjs wall …     only pictures whose key has one of these words; the others stay as they were
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../e2e/lib/browser.mjs';
import { readBaseline, writeBaseline } from '../e2e/lib/pictures/baseline.mjs';
import { FLAGS, loadPictures, serveDist } from '../e2e/lib/pictures/player.mjs';
import { takeAll, takeControl } from '../e2e/lib/pictures/take.mjs';

const words = process.argv.slice(2);
const folder = join(import.meta.dirname, '../test-results/pictures');
mkdirSync(folder, { recursive: true });
const site = await serveDist();
const browser = await launch(FLAGS(site.port));
const { pictures, NOW } = await loadPictures();
const wanted = pictures.filter(
  ({ face, name }) => words.length === 0 || words.some((word) => `${face}/${name}`.includes(word)),
);
const begun = Date.now();
const blocks = words.length ? readBaseline().blocks : new Map();
const control = await takeControl(browser, site);
blocks.set(control.key, control.blocks);
let count = 0;
const findings = await takeAll(
  browser,
  site,
  { pictures: wanted, NOW },
  ({ key, png, blocks: seen }) => {
    count += 1;
    if (seen) blocks.set(key, seen);
    writeFileSync(join(folder, `${key.replace(/[/ ]/g, '-')}.png`), png);
  },
  true,
);
const known = words.length ? readBaseline().known : [];
writeBaseline(browser.version().split('.')[0], blocks, [...new Set([...known, ...findings])]);
await browser.close();
site.close();
for (const line of findings) console.log(line);
console.log(
  `${count} pictures in ${Math.round((Date.now() - begun) / 1000)} s; findings: ${findings.length}`,
);
