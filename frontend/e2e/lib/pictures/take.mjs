// Takes pictures one after the other, several windows at a time: those that every check compares, or all.
import { readPng } from './png.mjs';
import { blocksOf } from './blocks.mjs';
import { layoutFaults } from './layout.mjs';
import { foreignLetters } from './letters.mjs';
import { scheme, settle, sizes, stage, unroll } from './player.mjs';

/** As high as a picture gets; below are further rows of the same list. */
const HIGHEST = 1600;
const WINDOWS = 2;

/**
 * Takes what is compared: each `{ key, picture, width, colours }` of `takes` on a page of its own, opened in its size and
 * colours. `each({ key, face, png, blocks })` gets them. After `late` nothing new is begun. Gives the findings on layout,
 * one line each.
 */
export const takeCompared = (browser, site, { takes, NOW, late = Infinity }, each) =>
  inWindows(browser, site, { queue: takes, NOW, late }, async (window, { key, picture, width, colours }) => {
    const { page } = window;
    const { face } = picture;
    const size = sizes[face].find((one) => one.width === width);
    const found = await window.show(picture, size, colours);
    await fitTo(page, face, size);
    await settle(page);
    found.push(...(await layoutFaults(page, face)));
    const png = await shoot(page);
    await each({ key, face, png, blocks: blocksOf(readPng(png)) });
    return found.map((line) => `${key}: ${line}`);
  });

/** What is taken of a picture when everything is: `{ key, size, colours }`, each colour scheme, then the other sizes. */
export function shotsOf({ face, name }) {
  const [first, ...others] = sizes[face];
  // The wall is always light.
  const colours = face === 'projector' ? ['light', 'forced'] : ['light', 'dark', 'forced'];
  return [...colours.map((one) => [first, one]), ...others.map((size) => [size, 'light'])].map(
    ([size, colours]) => ({ key: `${face}/${name} ${size.width} ${colours}`, size, colours }),
  );
}

/**
 * Takes everything: each picture in its sizes and colours. `each({ key, png, blocks })` gets them, in blocks that are
 * `times` as wide as usual. Gives the findings on layout.
 */
export const takeAll = (browser, site, { pictures, NOW, times }, each) =>
  inWindows(browser, site, { queue: pictures, NOW }, async (window, picture) => {
    const { page } = window;
    const { face, name } = picture;
    const found = (await window.show(picture)).map((line) => `${face}/${name}: ${line}`);
    found.push(...(await foreignLetters(await wireOf(page))).map((line) => `${face}/${name}: ${line}`));
    let now = { colours: 'light' };
    for (const shot of shotsOf(picture)) {
      const { key, size, colours } = shot;
      if (now.colours !== colours) await scheme(page, colours);
      if (now.size !== size) {
        await fitTo(page, face, size);
        await settle(page);
        found.push(...(await layoutFaults(page, face)).map((line) => `${key}: ${line}`));
      }
      now = shot;
      const png = await shoot(page);
      await each({ key, png, blocks: blocksOf(readPng(png), times) });
    }
    return found;
  });

/** Does each of the queue in one of a few windows; what throws is a finding. */
async function inWindows(browser, site, { queue, NOW, late = Infinity }, take) {
  const found = [];
  const left = [...queue];
  const work = async () => {
    const window = await stage(browser, site.url, NOW);
    for (let one = left.shift(); one && Date.now() < late; one = left.shift()) {
      const name = one.key ?? `${one.face}/${one.name}`;
      const failed = (error) => [`${name}: ${String(error).split('\n').slice(0, 3).join(' ')}`];
      // A page that did not come on a busy machine comes the second time.
      found.push(...(await take(window, one).catch(() => take(window, one).catch(failed))));
    }
    await window.close();
  };
  await Promise.all(Array.from({ length: WINDOWS }, work));
  return found;
}

/** A wall and a desk are as large as they are; other pages are as high as what they show. */
const fitTo = (page, face, size) =>
  face === 'projector' || face === 'console' ? page.setViewportSize(size) : unroll(page, size, HIGHEST);

/** The browser's own protocol, for what Playwright does not do. */
const wireOf = async (page) => (page.wire ??= await page.context().newCDPSession(page));

/** A picture of the window, as a PNG. */
async function shoot(page) {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const wire = await wireOf(page);
  const { data } = await wire.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  return Buffer.from(data, 'base64');
}

/** A sheet of letters and fields without anything of ours: whether this machine draws as the one of the baseline. */
export async function takeControl(browser, site) {
  const window = await stage(browser, site.url, 0);
  await window.page.goto(`${site.url}/control`);
  await window.page.setViewportSize(sizes.console[0]);
  await window.page.evaluate(() => document.fonts.ready);
  const blocks = blocksOf(readPng(await shoot(window.page)));
  await window.close();
  return { key: 'control', blocks };
}
