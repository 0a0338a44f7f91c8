// What no picture may show, whatever it looks like: scrolling sideways, text that is cut off or lies on other text,
// targets that are too small for a thumb, words that only a program says.
import { smallTargets } from '../reachable.mjs';

/** Findings on the page as it is, one line each. */
export async function layoutFaults(page, face) {
  const found = await page.evaluate(inspect, face === 'projector');
  // Beside a mouse the desk may be dense; `walk-console.test.mjs` looks at the console under fingers.
  const targets = { phone: 44, pages: 44, console: 24, office: 24 }[face];
  if (targets) found.push(...(await smallTargets(page, targets)).map((one) => `small: ${one}`));
  return found;
}

/** Runs in the page. */
function inspect(wall) {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    found.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth} px`);
  if (wall && root.scrollHeight > root.clientHeight) found.push('the wall scrolls');
  const place = document.querySelector('dialog[open], .menu > ul') ?? document.body;
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (
      !text ||
      element.closest('.visually-hidden, option, select, svg, [inert], script, style, iframe, noscript')
    )
      continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (/\b(undefined|NaN)\b|\[object /.test(text)) found.push(`a program's word: "${text.slice(0, 60)}"`);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      // Links that jump over the navigation come into the picture with the focus; a list may be scrolled.
      if (box.width > 2 && box.height > 2 && box.left > -1000 && inSight(box, element))
        texts.push({ box, element, text: text.slice(0, 40) });
  }
  // A line box is higher than its letters: what counts is the middle of it.
  const core = ({ box, element }) => {
    const short = element.closest('[class]');
    const ends = short && getComputedStyle(short).textOverflow === 'ellipsis';
    const edge = ends ? short.getBoundingClientRect().right : Infinity;
    const trim = box.height * 0.22;
    return {
      left: box.left + 1,
      right: Math.min(box.right, edge) - 1,
      top: box.top + trim,
      bottom: box.bottom - trim,
    };
  };
  const layerOf = (element) => {
    for (let one = element; one && one !== place; one = one.parentElement) {
      const { position } = getComputedStyle(one);
      if (!wall && (position === 'sticky' || position === 'fixed')) return one;
    }
    return null;
  };
  for (const one of texts) {
    one.core = core(one);
    one.layer = layerOf(one.element);
    const cut = clippedBy(one);
    if (cut) found.push(`cut off: "${one.text}" ${cut}`);
  }
  const rows = [...texts].sort((a, b) => a.core.top - b.core.top);
  rows.forEach((one, at) => {
    for (let next = at + 1; next < rows.length && rows[next].core.top < one.core.bottom; next += 1) {
      const other = rows[next];
      if (one.layer !== other.layer || one.element === other.element) continue;
      const wide = Math.min(one.core.right, other.core.right) - Math.max(one.core.left, other.core.left);
      const high = Math.min(one.core.bottom, other.core.bottom) - other.core.top;
      if (wide > 1 && high > 1) found.push(`overlap: "${one.text}" and "${other.text}"`);
    }
  });
  return [...new Set(found)];

  /** Whether the boxes around it that scroll, and those that shorten a line, show its middle now. */
  function inSight(box, element) {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
      if (!/auto|scroll/.test(overflowX + overflowY) && textOverflow !== 'ellipsis') continue;
      const frame = one.getBoundingClientRect();
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return false;
    }
    return true;
  }

  /** How a text sticks out of the nearest box that hides what sticks out. */
  function clippedBy({ core, element }) {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const { overflowX, overflowY, position, textOverflow } = getComputedStyle(one);
      // Shortened on purpose, with a sign that there is more.
      if (textOverflow === 'ellipsis' && overflowX !== 'visible') return null;
      const box = one.getBoundingClientRect();
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      const left = box.left - core.left;
      const right = core.right - box.right;
      if (hides(overflowX) && Math.max(left, right) > 2)
        return `sideways by ${Math.round(Math.max(left, right))} px`;
      if (hides(overflowY) && Math.max(box.top - core.top, core.bottom - box.bottom) > 2)
        return `below by ${Math.round(Math.max(box.top - core.top, core.bottom - box.bottom))} px`;
      // What may be scrolled to is not lost.
      if (/auto|scroll/.test(overflowX + overflowY) || position === 'fixed') return null;
    }
    const right = core.right - document.documentElement.clientWidth;
    if (Math.max(right, -core.left) > 2)
      return `by the window, ${Math.round(Math.max(right, -core.left))} px`;
    if (wall && core.bottom > innerHeight + 2) return 'by the wall';
    return null;
  }
}
