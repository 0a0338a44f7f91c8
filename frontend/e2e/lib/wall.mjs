// What must hold for every picture on the wall: nothing outside, cut, overlapping, too small, or to be scrolled.

/** The screens that halls have. */
export const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 3840, height: 2160 },
];

/** Faults of the picture as it is now, one line each. `least`: smallest letters, in percent of the height. */
export const faults = (page, least = 4) =>
  page.evaluate((least) => {
    const found = [];
    const unit = Math.min(innerHeight / 100, innerWidth * 0.005625);
    const name = (element) => `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}"`;
    const isText = (element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    const boxes = [...document.querySelectorAll('main *')]
      .filter((element) => !element.closest('.visually-hidden, .measure'))
      .filter((element) => isText(element) || element.matches('svg[role=img]'))
      .map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const rects = element.matches('svg')
          ? [element.getBoundingClientRect()]
          : [...range.getClientRects()];
        return {
          element,
          size: parseFloat(getComputedStyle(element).fontSize),
          left: Math.min(...rects.map((rect) => rect.left)),
          right: Math.max(...rects.map((rect) => rect.right)),
          top: Math.min(...rects.map((rect) => rect.top)),
          bottom: Math.max(...rects.map((rect) => rect.bottom)),
        };
      });
    for (const box of boxes) {
      const { element } = box;
      // The box of a line is higher than its letters.
      const slack = box.size * 0.2;
      if (box.left < -1 || box.right > innerWidth + 1 || box.top < -slack || box.bottom > innerHeight + slack)
        found.push(`outside: ${name(element)}`);
      if (!element.matches('svg') && box.size / unit < least - 0.01)
        found.push(`letters of ${(box.size / unit).toFixed(1)} %: ${name(element)}`);
      for (let above = element; above.tagName !== 'MAIN'; above = above.parentElement) {
        const rect = above.getBoundingClientRect();
        const cuts = getComputedStyle(above).overflow !== 'visible' || above.matches('[data-size]');
        if (cuts && (box.bottom > rect.bottom + slack || box.right > rect.right + 1))
          found.push(`cut: ${name(element)}`);
      }
    }
    boxes.forEach((one, index) => {
      for (const other of boxes.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const slack = (one.size + other.size) * 0.2;
        if (
          one.left < other.right - 1 &&
          other.left < one.right - 1 &&
          one.top < other.bottom - slack &&
          other.top < one.bottom - slack
        )
          found.push(`overlap: ${name(one.element)} and ${name(other.element)}`);
      }
    });
    const root = document.documentElement;
    if (root.scrollHeight > innerHeight + 1 || root.scrollWidth > innerWidth + 1) found.push('it scrolls');
    if (document.querySelectorAll('main h1').length !== 1) found.push('not one heading');
    return found;
  }, least);

/** Waits until the scene stands: letters loaded, no fade, two frames for what is measured. */
export async function settled(page, scene) {
  await page.waitForFunction(
    (scene) => {
      const shown = [...document.querySelectorAll('[data-scene]')];
      return shown.length === 1 && (!scene || shown[0].dataset.scene === scene);
    },
    scene,
    { timeout: 60_000 },
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    const running = () =>
      document
        .getAnimations()
        .filter((one) => one.playState === 'running' && one.effect.getTiming().iterations === 1);
    await Promise.allSettled(running().map((one) => one.finished));
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
}

/**
 * Uncovers a reveal to its end. A covered place is an empty row; Enter uncovers the next one and, unlike the arrow
 * keys, does nothing once all are.
 */
export async function uncover(page) {
  const covered = () =>
    page.evaluate(() => [...document.querySelectorAll('main li')].some((row) => row.textContent === ''));
  while (await covered()) await page.keyboard.press('Enter');
  await settled(page);
}

/** Turns the pages by key until one says this; pages that turn by themselves may be anywhere by now. */
export async function turnTo(page, text) {
  const deadline = Date.now() + 60_000;
  while (!(await page.locator('main').innerText()).includes(text)) {
    if (Date.now() > deadline) throw new Error(`no page says "${text}"`);
    await page.keyboard.press('ArrowRight');
    await settled(page);
  }
}
