// Speed to the eye, printed: Lighthouse, a whole workshop on a slow phone, the console with 500 cards, the projector
// with 60 cards a minute. By hand (`make eye`), on a machine that does nothing else: no test waits for it.
//   node scripts/eye.mjs [lighthouse] [phone] [console] [projector]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { launch } from '../e2e/lib/browser.mjs';
import { moderate, setUp } from '../e2e/lib/moderator.mjs';
import { startServer } from '../e2e/lib/server.mjs';
import { measureConsole } from './eye/console.mjs';
import { measureLighthouse } from './eye/lighthouse.mjs';
import { measurePhone } from './eye/phone.mjs';

const all = ['lighthouse', 'phone', 'console', 'projector'];
const wanted = process.argv.slice(2).filter((one) => all.includes(one));
const asked = (name) => wanted.length === 0 || wanted.includes(name);

const server = await startServer();
const staff = await setUp(server);
try {
  if (asked('lighthouse')) {
    const hall = await moderate(server, staff);
    await hall.ask({ type: 'openWorkshop' });
    await measureLighthouse('start page', `${server.url}/`);
    await measureLighthouse('join page', `${server.url}/j/${hall.code}`);
    hall.close();
  }
  if (asked('phone') || asked('console')) {
    const browser = await launch();
    if (asked('phone')) {
      const slow = await measurePhone(browser, server, staff);
      console.log(slow > 0 ? `  ${slow} steps over 1 s` : '  no step over 1 s');
    }
    if (asked('console')) await measureConsole(browser, server, staff);
    await browser.close();
  }
} finally {
  await server.stop();
}
if (asked('projector')) {
  const test = fileURLToPath(new URL('../e2e/projector-cards.test.mjs', import.meta.url));
  const { stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', test], {
    encoding: 'utf8',
  });
  for (const line of stdout.split('\n').filter((one) => /60 cards|✖/.test(one)))
    console.log(`projector, ${line.replace(/^\S+ /, '')}`);
}
