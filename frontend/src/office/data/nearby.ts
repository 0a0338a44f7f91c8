/** Where the focus goes when the row that had it is gone: to the row that took its place. */

/** What a list is made of. */
const ROW = 'tr, li, [role="group"]';
const REACHABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled)';

/** Remembers the neighbours of the row that has the focus; call the answer once the row is gone. */
export function beside(): () => void {
  const row = document.activeElement?.closest<HTMLElement>(ROW);
  const neighbours = [row?.nextElementSibling, row?.previousElementSibling];
  return () => {
    if (!lost()) return;
    const next = neighbours.find((one) => one?.isConnected && one.querySelector(REACHABLE));
    const place =
      next?.querySelector<HTMLElement>(REACHABLE) ?? document.querySelector<HTMLElement>('main h1');
    place?.focus();
  };
}

/** True if what had the focus is gone: nothing has it, or a heading to which it was rescued. */
export const lost = (): boolean =>
  document.activeElement === document.body || /^H\d$/.test(document.activeElement?.tagName ?? '');
