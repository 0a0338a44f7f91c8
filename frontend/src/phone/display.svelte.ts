import { applyDisplay, keepDisplay, readDisplay, type Display } from './display';

let current = $state.raw<Display>(readDisplay());

/** How this person likes it, reactive. */
export const display = (): Display => current;

/** Changes it at once, and keeps what was at the top of the screen where it is. */
export function changeDisplay(change: Partial<Display>): void {
  const parts = [...document.querySelectorAll<HTMLElement>('main h1, main h2, main p, main li')];
  const hidden = document.querySelector('.topline')?.getBoundingClientRect().bottom ?? 0;
  const anchor = parts.find((part) => part.getBoundingClientRect().top >= hidden);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  current = { ...current, ...change };
  applyDisplay(current);
  keepDisplay(current);
  if (anchor && scrollY > 0) scrollBy(0, anchor.getBoundingClientRect().top - before);
}
