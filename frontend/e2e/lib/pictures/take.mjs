// Takes pictures one after the other, in all sizes and colour schemes, several windows at a time.
import { readPng } from './png.mjs';
import { blocksOf } from './blocks.mjs';
import { layoutFaults } from './layout.mjs';
import { scheme, sizes, stage, unroll } from './player.mjs';

/** As high as a picture gets for the comparison; below are further rows of the same list. */
const HIGHEST = 1600;
const WINDOWS = 2;

/**
 * In which sizes (by index) and colours a picture is taken. The wall is always light; what dark and forced colours do
 * to a screen is the same in every language, and the office's forced colours are those of the console.
 */
function takes({ face, language }, all) {
  const other = face !== 'projector' && !language ? [[0, 'dark']] : [];
  const forced = face === 'phone' || face === 'console' || face === 'pages';
  if (all && face !== 'projector') other.splice(0, 1, [0, 'dark'], [0, 'forced']);
  else if (other.length && forced) other.push([0, 'forced']);
  return [[0, 'light'], ...other, [1, 'light']];
}

/**
 * Goes through the pictures. `each({ key, face, blocks, png })` gets every take, `blocks` only of what is compared. `all`
 * takes also what is only for the eye. After `late` nothing new is begun. Gives the findings on layout, one line each.
 */
export async function takeAll(browser, site, { pictures, NOW, late = Infinity }, each, all = false) {
  const found = [];
  const queue = [...pictures];
  const work = async () => {
    const window = await stage(browser, site.url, NOW);
    for (let picture = queue.shift(); picture && Date.now() < late; picture = queue.shift())
      found.push(
        ...(await takeOne(window, picture, each, all).catch((error) => [
          `${picture.face}/${picture.name}: ${String(error).split('\n').slice(0, 3).join(' ')}`,
        ])),
      );
    await window.close();
  };
  await Promise.all(Array.from({ length: WINDOWS }, work));
  return found;
}

async function takeOne(window, picture, each, all) {
  const { page } = window;
  const { face, name } = picture;
  const found = (await window.show(picture)).map((line) => `${face}/${name}: ${line}`);
  let size = -1;
  let shown = 'light';
  for (const [at, colours] of takes(picture, all)) {
    const key = `${face}/${name} ${sizes[face][at].width} ${colours}`;
    if (shown !== colours) await scheme(page, (shown = colours));
    if (size !== at) {
      size = at;
      await fitTo(page, face, sizes[face][at]);
      found.push(...(await layoutFaults(page, face)).map((line) => `${key}: ${line}`));
    }
    const png = await shoot(page);
    const compared =
      !picture.uncompared && takes(picture).some(([one, colour]) => one === at && colour === colours);
    await each({ key, face, png, blocks: compared ? blocksOf(readPng(png), face) : null });
  }
  return found;
}

/** A wall and a desk are as large as they are; other pages are as high as what they show. */
const fitTo = (page, face, size) =>
  face === 'projector' || face === 'console' ? page.setViewportSize(size) : unroll(page, size, HIGHEST);

/** A picture of the window, as a PNG. */
async function shoot(page) {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  page.wire ??= await page.context().newCDPSession(page);
  const { data } = await page.wire.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  return Buffer.from(data, 'base64');
}

/** A sheet of letters and fields without anything of ours: whether this machine draws as the one of the baseline. */
export async function takeControl(browser, site) {
  const window = await stage(browser, site.url, 0);
  await window.page.goto(`${site.url}/control`);
  await window.page.setViewportSize(sizes.console[0]);
  await window.page.evaluate(() => document.fonts.ready);
  const blocks = blocksOf(readPng(await shoot(window.page)), 'control');
  await window.close();
  return { key: 'control', blocks };
}
