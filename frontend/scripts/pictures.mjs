// Takes pictures into test-results/pictures.
//   node scripts/pictures.mjs            those that are compared, and writes the baseline (frontend/e2e/pictures.txt)
//   node scripts/pictures.mjs wall …     only those whose key has one of these words; the others stay as they were
//   node scripts/pictures.mjs --all …    all screens in all sizes and colours, for the eye: writes no baseline
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../e2e/lib/browser.mjs';
import { readBaseline, writeBaseline } from '../e2e/lib/pictures/baseline.mjs';
import { FLAGS, loadPictures, serveDist } from '../e2e/lib/pictures/site.mjs';
import { takeAll, takeCompared, takeControl } from '../e2e/lib/pictures/take.mjs';

const all = process.argv.includes('--all');
const words = process.argv.slice(2).filter((word) => word !== '--all');
const named = (name) => words.length === 0 || words.some((word) => name.includes(word));
const folder = join(import.meta.dirname, '../test-results/pictures');
mkdirSync(folder, { recursive: true });
const site = await serveDist({ strict: !all });
const browser = await launch(FLAGS(site.port));
const { pictures, takes, NOW } = await loadPictures();
const begun = Date.now();
let count = 0;
const keep = ({ key, png }) => {
  count += 1;
  writeFileSync(join(folder, `${key.replace(/[/ ]/g, '-')}.png`), png);
};
let findings;
if (all) {
  const wanted = pictures.filter(({ face, name }) => named(`${face}/${name}`));
  findings = await takeAll(browser, site, { pictures: wanted, NOW }, keep);
} else {
  const before = readBaseline().blocks;
  const control = await takeControl(browser, site);
  const blocks = new Map([[control.key, control.blocks]]);
  for (const { key } of takes) if (!named(key) && before.has(key)) blocks.set(key, before.get(key));
  const wanted = takes.filter(({ key }) => named(key));
  findings = await takeCompared(browser, site, { takes: wanted, NOW }, (taken) => {
    keep(taken);
    blocks.set(taken.key, taken.blocks);
  });
  writeBaseline(browser.version().split('.')[0], blocks);
}
await browser.close();
site.close();
for (const line of findings) console.log(line);
console.log(
  `${count} pictures in ${Math.round((Date.now() - begun) / 1000)} s; findings: ${findings.length}`,
);
