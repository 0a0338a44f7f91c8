/** Text that must stay within its box: the largest of a few sizes at which it does. */
import type { Attachment } from 'svelte/attachments';
import { cut } from './words';

/** Sizes in `--u`, largest first. The box is bounded by its own `max-block-size`. */
export const fit =
  (...sizes: number[]): Attachment<HTMLElement> =>
  (node) => {
    const apply = (): void => {
      // A size at which words need not break inside is better than a larger one at which they do.
      node.style.overflowWrap = 'normal';
      for (const size of sizes) {
        node.style.fontSize = `calc(${size} * var(--u))`;
        node.dataset['size'] = String(size);
        if (fits(node)) return;
      }
      node.style.overflowWrap = 'anywhere';
    };
    const texts = new MutationObserver(apply);
    texts.observe(node, { childList: true, characterData: true, subtree: true });
    addEventListener('resize', apply);
    // Widths change once more when the page's own font has come. (Asking for `ready` would lay out the whole page.)
    document.fonts.addEventListener('loadingdone', apply);
    apply();
    return () => {
      texts.disconnect();
      removeEventListener('resize', apply);
      document.fonts.removeEventListener('loadingdone', apply);
    };
  };

/**
 * Letters reach a little beyond a tight line, which browsers count as overflow; a line too many is a whole
 * line too many.
 */
function fits(node: HTMLElement): boolean {
  const slack = Number.parseFloat(getComputedStyle(node).fontSize) * 0.15;
  return node.scrollHeight <= node.clientHeight + slack && node.scrollWidth <= node.clientWidth + 1;
}

/**
 * Sets a text into an empty box at the largest of a few sizes; what is too long even for the smallest ends
 * at a word with an ellipsis. The whole text stands on phones and in lists.
 */
export const fitCut =
  (text: string, ...sizes: number[]): Attachment<HTMLElement> =>
  (node) => {
    const apply = (): void => {
      node.textContent = text;
      node.style.overflowWrap = 'normal';
      for (const size of sizes) {
        node.style.fontSize = `calc(${size} * var(--u))`;
        node.dataset['size'] = String(size);
        if (fits(node)) return;
      }
      node.style.overflowWrap = 'anywhere';
      // The most letters that fit, found by halving.
      let [least, most] = [0, [...text].length];
      while (least < most) {
        const middle = Math.ceil((least + most) / 2);
        node.textContent = cut(text, middle);
        if (fits(node)) least = middle;
        else most = middle - 1;
      }
      node.textContent = cut(text, least);
    };
    addEventListener('resize', apply);
    document.fonts.addEventListener('loadingdone', apply);
    apply();
    return () => {
      removeEventListener('resize', apply);
      document.fonts.removeEventListener('loadingdone', apply);
    };
  };
