// Makes the accessibility statement's facts of what a whole run of the browser tests looked at (`make statement`):
//   ZW_CHECKED=file npm run e2e && node scripts/statement.mjs file
// With `tasks` behind it only the tasks are counted anew, of the faces that were walked; the rest of the statement stays
// what the last whole run found:
//   ZW_CHECKED=file npm run e2e -- e2e/walk-*.test.mjs && node scripts/statement.mjs file tasks
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [path, part] = process.argv.slice(2);
const target = new URL('../src/pages/checked.json', import.meta.url);
const write = (checked) => writeFileSync(target, `${JSON.stringify(checked, null, 2)}\n`);
if (!path) throw new Error('Name the file that ZW_CHECKED named');
const lines = readFileSync(path, 'utf8').trim().split('\n').map(JSON.parse);
const count = (what, face) =>
  new Set(lines.filter((one) => one[what] && one.face === face).map((one) => one[what])).size;
if (part === 'tasks') {
  const checked = JSON.parse(readFileSync(target, 'utf8'));
  for (const [face, of] of Object.entries(checked.faces)) of.tasks = count('task', face) || of.tasks;
  write(checked);
  console.log(JSON.stringify(checked.faces));
  process.exit();
}
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
write({ date, axe, findings, faces });
console.log(`${date}: ${JSON.stringify(faces)}, ${findings} findings`);
