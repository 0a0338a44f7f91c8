// Records what the office and the public pages ask of the service: the answers after a whole day of the demonstration,
// for the pictures. By hand, when the protocol has changed:
//   ZW_BINARY=… node scripts/pictures/record.mjs
import { writeFileSync } from 'node:fs';
import { context, launch } from '../../e2e/lib/browser.mjs';
import { startDemo } from '../../e2e/lib/demo.mjs';
import { signIn } from '../../e2e/lib/office.mjs';

const demo = await startDemo();
const browser = await launch();
const answers = {};

/** Keeps the answers to what a page asks. */
function keep(page) {
  page.on('response', async (response) => {
    const { pathname, search } = new URL(response.url());
    const json = response.headers()['content-type']?.includes('json');
    if (!pathname.startsWith('/api/') || response.request().method() !== 'GET' || !json) return;
    const body = await response.json().catch(() => null);
    if (body !== null) answers[pathname + search] = body;
  });
  return page;
}

/** Long enough for all that a page asks on its own; some ask again and again. */
const calm = (page) => page.waitForTimeout(4000);

const { office, process } = await signIn(browser, demo);
const page = keep(await office.newPage());
const look = async (hash) => {
  await page.goto(`${demo.url}/office#${hash}`);
  await page.reload();
  await page.locator('main h1').first().waitFor();
  await calm(page);
};
const [workshop] = await page
  .evaluate(async () => (await fetch('/api/workshops')).json())
  .catch(async () => {
    await look(`/p/${process}/measures`);
    return page.evaluate(async () => (await fetch('/api/workshops')).json());
  });
const p = `/p/${process}`;
for (const part of [
  'measures',
  'measures/ranking',
  'measures/plan',
  'measures/due',
  'measures/funding',
  'measures/local',
  'workshops',
  'strategy',
  'strategy/drafts',
  'strategy/process',
  'strategy/related',
  'exports',
  'settings',
])
  await look(`${p}/${part}`);
for (const part of ['accounts', 'domains', 'pages', 'organizations', 'feedback', 'municipality', 'branding'])
  await look(`${p}/settings/${part}`);
await look(`${p}/workshops/${workshop.id}`);
await look(`/minutes/${workshop.id}`);
await look('/account');
const list = answers[`/api/processes/${process}/measures?short=true`];
await look(`${p}/measures/${list.measures[0].id}`);
await page.evaluate(([path]) => fetch(path, { method: 'POST' }), [`/api/processes/${process}/drafts`]);
await look(`${p}/strategy`);
const drafts = Object.entries(answers).find(([path]) => path.endsWith('/drafts'))?.[1];
for (const draft of drafts ?? []) await look(`${p}/strategy/${draft.id}`);
await page.goto(`${demo.url}/console`);
await page.locator('h1').first().waitFor();
await calm(page);
const place = await context(browser, 'phone');
const open = keep(await place.newPage());
for (const path of ['/datenschutz', '/impressum', '/barrierefreiheit']) {
  await open.goto(demo.url + path);
  await calm(open);
}
// A line for each answer, so that a change can be read.
const lines = Object.entries(answers)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, body]) => `${JSON.stringify(path)}: ${JSON.stringify(body)}`);
const head = `"process": ${JSON.stringify(process)}, "workshop": ${JSON.stringify(workshop.id)}`;
writeFileSync('src/pictures/recorded.json', `{${head}, "answers": {\n${lines.join(',\n')}\n}}\n`);
await browser.close();
await demo.stop();
console.log(
  Object.entries(answers)
    .map(([path, body]) => `${JSON.stringify(body)?.length} ${path}`)
    .join('\n'),
);
globalThis.process.exit(0);
