// Takes pictures into test-results/pictures and writes down how they look, which is what later ones are compared with.
//   node scripts/pictures.mjs            those that `make check` compares: e2e/pictures.txt
//   node scripts/pictures.mjs --all      all screens in all sizes and colours: e2e/pictures-all.txt
//   node scripts/pictures.mjs wall …     only those whose key has one of these words; the others stay as they were
//   … --compare                          writes nothing down: says what differs and where, and fails
import { writeFileSync } from 'node:fs';
import { launch } from '../e2e/lib/browser.mjs';
import { ALL, FEW, readBaseline, writeBaseline } from '../e2e/lib/pictures/baseline.mjs';
import { comparison, fileFor } from '../e2e/lib/pictures/compare.mjs';
import { FLAGS, loadPictures, serveDist } from '../e2e/lib/pictures/site.mjs';
import { shotsOf, takeAll, takeCompared, takeControl } from '../e2e/lib/pictures/take.mjs';

const given = process.argv.slice(2);
const all = given.includes('--all');
const words = given.filter((word) => !word.startsWith('--'));
const named = (name) => words.length === 0 || words.some((word) => name.includes(word));
const baseline = all ? ALL : FEW;
const site = await serveDist();
const browser = await launch(FLAGS(site.port));
const { pictures, takes, NOW } = await loadPictures();
const control = await takeControl(browser, site);
const begun = Date.now();

/** Takes what is named, `each` one by one. */
const take = (each) =>
  all
    ? takeAll(
        browser,
        site,
        { pictures: pictures.filter(({ face, name }) => named(`${face}/${name}`)), NOW, times: ALL.times },
        each,
      )
    : takeCompared(browser, site, { takes: takes.filter(({ key }) => named(key)), NOW }, each);

async function compare() {
  const seen = comparison(baseline, control);
  const findings = await take(seen.each);
  console.log(`${seen.drawing}; ${seen.compared()} pictures compared`);
  const missing = seen.missing.map((key) => `${key}: not in ${baseline.file}`);
  const faults = [...findings, ...missing, ...seen.differing];
  if (faults.length > 0 && seen.judge) process.exitCode = 1;
  return faults;
}

async function writeDown() {
  const before = readBaseline(baseline);
  const keys = all
    ? pictures.flatMap((one) => shotsOf(one).map(({ key }) => key))
    : takes.map(({ key }) => key);
  const blocks = new Map([[control.key, control.blocks]]);
  for (const key of keys) if (before.has(key)) blocks.set(key, before.get(key));
  let count = 0;
  const findings = await take((taken) => {
    count += 1;
    writeFileSync(`${fileFor(taken.key)}.png`, taken.png);
    blocks.set(taken.key, taken.blocks);
  });
  writeBaseline(baseline, browser.version().split('.')[0], blocks);
  console.log(`${count} pictures in test-results/pictures`);
  return findings;
}

const faults = await (given.includes('--compare') ? compare() : writeDown());
await browser.close();
site.close();
for (const line of faults) console.log(line);
console.log(`${faults.length} findings after ${Math.round((Date.now() - begun) / 1000)} s`);
