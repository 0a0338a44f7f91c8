// Lighthouse on the phone's entry, as it is on a mobile: three runs, the median. Fetched once by npx; it needs Node 20.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync';

// Not synchronous: a front end under development (`ZW_DIST`) is served by this very process.
const run = promisify(execFile);

/** Prints the scores and what they come from. */
export async function measureLighthouse(name, url) {
  const folder = mkdtempSync(join(tmpdir(), 'zw-lighthouse-'));
  const runs = [];
  for (let number = 1; number <= 3; number += 1) {
    const report = join(folder, `${number}.json`);
    await run(
      'npx',
      [
        ...['--yes', 'lighthouse@12.8.2', url, '--quiet', '--output=json', `--output-path=${report}`],
        '--only-categories=performance,accessibility,best-practices',
        `--chrome-flags=${FLAGS} --user-data-dir=${join(folder, `profile-${number}`)}`,
      ],
      { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' }, timeout: 300_000 },
    );
    const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
    runs.push({
      scores: Object.values(categories).map((one) => Math.round(one.score * 100)),
      figures: [
        'first-contentful-paint',
        'largest-contentful-paint',
        'total-blocking-time',
        'cumulative-layout-shift',
      ]
        .map((id) => `${audits[id].title} ${audits[id].displayValue}`)
        .join(', '),
      lost: Object.values(categories)
        .flatMap((one) => one.auditRefs)
        .filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 0.9)
        .map(({ id }) => id),
    });
  }
  rmSync(folder, { recursive: true, force: true });
  runs.sort((a, b) => a.scores[0] - b.scores[0]);
  const { scores, figures, lost } = runs[1];
  console.log(
    `Lighthouse, the phone's ${name} (performance/accessibility/best practices): ${scores.join(' / ')}`,
  );
  console.log(`  ${figures}${lost.length > 0 ? `; lost on ${lost.join(', ')}` : ''}`);
}
