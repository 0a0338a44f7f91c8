// Whether a screen can be used by everybody's hands and eyes: targets, zoom, motion, focus.

/** Smallest side of what is tapped, in CSS pixels. */
const TARGET = 44;

/** A tablet of ten inches. */
const TABLET = { width: 1024, height: 768 };

/** `smallTargets` on a tablet. */
export async function smallOnTablet(page) {
  const size = page.viewportSize();
  await page.setViewportSize(TABLET);
  const found = await smallTargets(page);
  await page.setViewportSize(size);
  return found;
}

/** Controls that are smaller than a thumb, one line each; links within a sentence may be (WCAG 2.5.8). */
export const smallTargets = (page, least = TARGET) =>
  page.evaluate((least) => {
    const place = document.querySelector('dialog[open]') ?? document;
    const controls = place.querySelectorAll(
      'button, a[href], input, select, textarea, summary, [role=button]',
    );
    const found = [];
    for (const one of controls) {
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (one.closest('[inert], [aria-hidden=true]')) continue;
      if (one.matches('a') && getComputedStyle(one).display === 'inline') continue;
      // A box to tick is as large as its label, which is tapped as well.
      const tapped = one.matches('[type=radio], [type=checkbox]') ? (one.closest('label') ?? one) : one;
      const box = tapped.getBoundingClientRect();
      // The target of a text link that is a button reaches above and below its line (`base.css`).
      const { top, bottom, left, right } = getComputedStyle(one, '::after');
      const more = (before, after) => (one.matches('.link') ? -parseFloat(before) - parseFloat(after) : 0);
      const [width, height] = [box.width + more(left, right), box.height + more(top, bottom)];
      // A pixel is what a field is that its label stands for.
      if (width <= 1 || (width >= least - 0.5 && height >= least - 0.5)) continue;
      const name = (one.getAttribute('aria-label') ?? one.textContent.trim()).slice(0, 40);
      found.push(`${one.tagName.toLowerCase()} "${name}": ${Math.round(width)} × ${Math.round(height)}`);
    }
    return [...new Set(found)];
  }, least);

/** What sticks out sideways at 400 % zoom of a desktop window: 320 × 256 CSS pixels. */
export async function sidewaysAtFourfold(page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 256 });
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    const by = root.scrollWidth - root.clientWidth;
    if (by <= 0) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return [
      `by ${by} px: ${wide.slice(-1).map((one) => `${one.tagName} ${one.textContent.trim().slice(0, 40)}`)}`,
    ];
  });
  await page.setViewportSize(size);
  return found;
}

/** What moves although the reader asked for no motion; waiting signs that turn may. */
export const motion = (page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => one.playState === 'running' && Number(one.effect?.getTiming().duration) > 50)
      .map((one) => `${one.animationName ?? one.transitionProperty} of ${one.effect.target?.className}`),
  );

/** Whether what has the focus can be seen to have it. */
export const focusShows = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    // A heading that was jumped to is no control.
    if (!one || one === document.body || one.matches('h1, h2, h3, h4')) return true;
    // The browser marks the part of a date that has it.
    if (one.matches('[type=date], [type=time]')) return true;
    const drawn = [one, one.closest('label'), one.nextElementSibling, one.parentElement].filter(Boolean);
    return drawn.some((part) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
  });
