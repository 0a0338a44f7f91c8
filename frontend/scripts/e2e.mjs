// Runs the browser tests: all files, or those named. A file that fails is run a second time, alone on an idle machine;
// if that passes, it is named as unsteady at the end, for somebody to mend. What fails twice fails.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const TIMEOUT_MS = 600_000;

const here = join(import.meta.dirname, '../e2e');
const named = process.argv.slice(2);
const files = named.length
  ? named
  : readdirSync(here)
      .filter((name) => name.endsWith('.test.mjs'))
      .sort()
      .map((name) => join(here, name));

/** Runs files one after the other; gives `{ file, name, why }` of what failed, or null if the runner itself did. */
function run(files) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-'));
  const list = join(folder, 'failed');
  const { status } = spawnSync(
    process.execPath,
    [
      '--test',
      '--test-concurrency=1',
      `--test-timeout=${TIMEOUT_MS}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${join(import.meta.dirname, 'failed-tests.mjs')}`,
      `--test-reporter-destination=${list}`,
      ...files,
    ],
    { stdio: 'inherit' },
  );
  const failed = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true });
  if (status === 0) return [];
  return failed.length ? failed.map((line) => JSON.parse(line)) : null;
}

/** The last words: what failed and why, short enough to be read where only an end is kept. */
function tell(title, failed) {
  console.log(`\n── ${title}`);
  for (const { file, name, why } of failed)
    console.log(`${basename(file)}: ${name}\n   ${why.join('\n   ')}`);
}

const failed = run(files);
if (failed === null) process.exit(1);
if (failed.length) {
  const unsteady = [...new Set(failed.map(({ file }) => file))];
  const names = unsteady.map((file) => basename(file)).join(', ');
  console.log(`\n── Once more, alone: ${names}`);
  const again = run(unsteady);
  if (again === null) process.exit(1);
  if (again.length) {
    tell('FAILED twice', again);
    process.exit(1);
  }
  tell('UNSTEADY, failed and passed when run again. Mend it.', failed);
}
