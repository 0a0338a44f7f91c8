/**
 * Whoever uses a keyboard must never start again at the top of the window: when what had the focus goes (a button that
 * has done its work, a screen that gives way to the next), the focus goes to the heading of what is there now.
 */
export function rescueFocus(): void {
  let last: Element | null = null;
  addEventListener('focusin', ({ target }) => (last = target as Element));
  new MutationObserver(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
    const heading = (dialog ?? document).querySelector<HTMLElement>(dialog ? 'h2' : 'h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}
