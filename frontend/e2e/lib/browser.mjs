// One browser for the pictures and for the tests in a browser: launch, a context per face, axe, pictures.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { chromium } from 'playwright-core';
import { faceOf, note } from './checked.mjs';

// The service counts days as clocks in Germany do; so does whoever types a date here, also in the hour after midnight.
process.env.TZ = 'Europe/Berlin';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Starts Debian's Chromium (or `CHROMIUM`), with further flags; nothing is downloaded. Close it when done. */
export const launch = (more = []) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });

const faces = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  projector: { viewport: { width: 1920, height: 1080 } },
  console: { viewport: { width: 1280, height: 800 } },
  office: { viewport: { width: 1440, height: 900 }, acceptDownloads: true },
};

/**
 * A context of one face, which is a window of its own. Of two pages in one context only the one in front is drawn
 * at full speed, the other once a second: open a second context for a page that is looked at beside the first, or
 * `page.bringToFront()`. `more` goes to Playwright: `colorScheme`, `forcedColors`, `viewport`, `locale` …
 */
export async function context(browser, face, more = {}) {
  const made = await browser.newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    ...faces[face],
    ...more,
  });
  // On a busy machine; nothing waits that long where all is well.
  made.setDefaultTimeout(60_000);
  return made;
}

/**
 * A page that remembers what must not happen: errors on the console, uncaught exceptions, answers of 400
 * and above, and requests to other hosts. Read `page.faults` at the end.
 */
export async function openPage(context, url) {
  const page = await context.newPage();
  page.faults = [];
  const own = new URL(url).host;
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (target.host && target.host !== own) page.faults.push(`request to ${target.host}`);
  });
  await page.goto(url);
  return page;
}

/** Findings of axe on the page as it is, one line each; an empty list is what every screen needs. */
export async function axe(page) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    // What is still fading in has not its colours yet.
    const ends = (one) => Number.isFinite(one.effect?.getComputedTiming().endTime);
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map((one) => one.finished),
    );
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      // What passes need not be gathered node by node.
      resultTypes: ['violations'],
    });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary.split('\n').pop().trim()}`),
    }));
  });
  const screen = await page.evaluate(() => {
    const heading = document.querySelector('dialog[open] h2, main h1')?.textContent ?? document.title;
    return heading.replace(/\s+/g, ' ').trim();
  });
  note({ face: faceOf(page.url()), screen, findings: violations.map((one) => one.id) });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.slice(0, 5).join('\n    ')}`);
}

/** Pixels by which the page scrolls sideways; 0 is right, also at 320 px with text of double size. */
export const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Saves a picture; `more` goes to Playwright, such as `{ fullPage: true }`. */
export async function picture(page, path, more = {}) {
  mkdirSync(dirname(path), { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, ...more });
}
