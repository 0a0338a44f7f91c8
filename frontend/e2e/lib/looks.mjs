// One screen of a phone in every look: light, dark, forced colours under axe, and narrow with text of double size.
import { axe, picture, sideways } from './browser.mjs';

const pictures = process.env.ZW_PICTURES;

/** Looks at the page as it is; gives one line per finding. ZW_PICTURES=folder keeps pictures. */
export async function looks(page, name) {
  await page.evaluate(() => document.activeElement?.blur());
  const found = [];
  const shoot = async (mode, more = {}) =>
    pictures && (await picture(page, `${pictures}/${name}${mode}.png`, more));
  const size = page.viewportSize();
  await shoot('');
  if (pictures) await shoot('-ganz', { fullPage: true });
  for (const [mode, media] of [
    ['', {}],
    ['-dunkel', { colorScheme: 'dark' }],
    ['-kontrast', { forcedColors: 'active' }],
  ]) {
    await page.emulateMedia({
      colorScheme: 'light',
      forcedColors: 'none',
      reducedMotion: 'reduce',
      ...media,
    });
    // Two frames: the new colours are in place.
    // Chromium keeps some inherited colours of the old look until something is laid out anew.
    await page.evaluate(() => {
      document.body.style.display = 'none';
      document.body.getBoundingClientRect();
      document.body.style.display = '';
    });
    if (mode) await shoot(mode);
    // As tall as it takes: what a sticky bar covers at the moment is no target.
    await page.setViewportSize({ width: size.width, height: 2600 });
    found.push(...(await axe(page)).map((line) => `${name}${mode}: ${line}`));
    await page.setViewportSize(size);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize({ width: 320, height: 640 });
  await shoot('-320', { fullPage: true });
  if (await sideways(page)) found.push(`${name}: sideways at 320 px by ${await sideways(page)}`);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await shoot('-gross', { fullPage: true });
  if (await sideways(page))
    found.push(`${name}: sideways at 200 % by ${await sideways(page)}: ${await wide(page)}`);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize(size);
  if (pictures) for (const line of found) console.log(line);
  return found;
}

/** What sticks out. */
const wide = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 20)}`)
      .slice(-4)
      .join(' | '),
  );
