const REACHABLE = 'a[href], button, input, select, textarea';

/**
 * Whoever uses a keyboard must never start again at the top of the window: when what had the focus goes (a button that
 * has done its work, a screen that gives way to the next), the focus goes to what is there now. That is the nearest:
 * what stands in the same entry of a list, else the heading of the part it was in, else that of the dialog or screen.
 */
export function rescueFocus(): void {
  /** What has the focus and all that it is in, from within. */
  let path: Element[] = [];
  addEventListener('focusin', ({ target }) => {
    path = [];
    for (let at = target as Element | null; at; at = at.parentElement) path.push(at);
  });
  new MutationObserver(() => {
    if (path.length === 0 || path[0]?.isConnected || document.activeElement !== document.body) return;
    const place = placeIn(path.filter((one) => one.isConnected));
    if (!place) return;
    if (!place.matches(REACHABLE)) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}

function placeIn(around: readonly Element[]): HTMLElement | null {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  for (const one of around) {
    if (one.matches('main, dialog, body') || (dialog && !dialog.contains(one))) break;
    const wanted = one.matches('li') ? REACHABLE : one.matches('section') ? 'h2, h3, h4' : null;
    const found = wanted && one.querySelector<HTMLElement>(wanted);
    if (found) return found;
  }
  return (dialog ?? document).querySelector<HTMLElement>(dialog ? 'h2' : 'h1');
}
