// Makes the accessibility statement's facts of what a whole run of the browser tests looked at (`make statement`):
//   ZW_CHECKED=file npm run e2e && node scripts/statement.mjs file
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const path = process.argv[2];
if (!path) throw new Error('Name the file that ZW_CHECKED named');
const lines = readFileSync(path, 'utf8').trim().split('\n').map(JSON.parse);
const count = (what, face) =>
  new Set(lines.filter((one) => one[what] && one.face === face).map((one) => one[what])).size;
const faces = Object.fromEntries(
  ['phone', 'projector', 'console', 'office', 'pages'].map((face) => [
    face,
    { screens: count('screen', face), tasks: count('task', face) },
  ]),
);
const findings = new Set(
  lines.flatMap((one) => (one.findings ?? []).map((found) => `${one.screen} ${found}`)),
).size;
const axe = createRequire(import.meta.url)('axe-core/package.json').version;
const date = new Date().toISOString().slice(0, 10);
const target = new URL('../src/pages/checked.json', import.meta.url);
writeFileSync(target, `${JSON.stringify({ date, axe, findings, faces }, null, 2)}\n`);
console.log(`${date}: ${JSON.stringify(faces)}, ${findings} findings`);
