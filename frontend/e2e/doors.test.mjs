// Every face opens for a stranger: no error, no request to others, nothing for axe, no sideways scroll on a
// narrow screen with large text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, context, launch, openPage, sideways } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const doors = [
  ['phone', '/'],
  ['phone', '/j/123456'],
  ['projector', '/p/unknown'],
  ['console', '/console'],
  ['office', '/office'],
  ['pages', '/datenschutz'],
  ['pages', '/barrierefreiheit'],
];
const looks = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }];

for (const [face, path] of doors) {
  for (const look of looks) {
    test(`${path} opens, ${Object.values(look)}`, async (t) => {
      const opened = await context(browser, face, look);
      t.after(() => opened.close());
      const page = await openPage(opened, server.url + path);
      await page.locator('h1').first().waitFor();
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(page.faults, []);
    });
  }

  test(`${path} fits 320 px with text of double size`, async (t) => {
    const narrow = await context(browser, face, { viewport: { width: 320, height: 640 } });
    t.after(() => narrow.close());
    const page = await openPage(narrow, server.url + path);
    await page.locator('h1').first().waitFor();
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    assert.equal(await sideways(page), 0);
  });
}

test('the pages send a tight policy and no other site may frame them', async () => {
  for (const [, path] of doors) {
    const response = await fetch(server.url + path);
    assert.equal(response.status, 200, path);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'self'|default-src 'none'/, path);
    // The console shows the wall in a frame.
    assert.match(policy, path.startsWith('/p/') ? /frame-ancestors 'self'/ : /frame-ancestors 'none'/, path);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|https:|\*/, path);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff', path);
  }
});

test('a barrier is reported without an account, and gets a number', async (t) => {
  const opened = await context(browser, 'pages');
  t.after(() => opened.close());
  const page = await openPage(opened, `${server.url}/barrierefreiheit`);
  await page.getByRole('button', { name: 'Absenden' }).click();
  await page.getByText('Schreiben Sie bitte zuerst').waitFor();
  await page.getByLabel('Was hat nicht geklappt?').fill('Der Kontrast auf der Leinwand ist zu schwach.');
  await page.getByRole('button', { name: 'Absenden' }).click();
  const receipt = page.getByRole('status').filter({ hasText: 'Ihre Nummer' });
  assert.match(await receipt.textContent(), /B-\w{5}-\w{5}/);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.faults, []);
});
