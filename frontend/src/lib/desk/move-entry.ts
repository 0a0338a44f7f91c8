/** Moving an entry of a list by one place, with `MoveButtons`. */
import { tick } from 'svelte';
import { t } from '../i18n';
import { announce } from '../ui/live-region.svelte';

/**
 * Hands the list in its new order to `take` and says the new place; the focus stays with the entry that was moved.
 * Nothing happens at either end.
 */
export async function moveEntry<T>(
  items: readonly T[],
  index: number,
  by: -1 | 1,
  take: (items: T[]) => void,
  list: HTMLElement | undefined,
): Promise<void> {
  const to = index + by;
  if (to < 0 || to >= items.length) return;
  const next = [...items];
  next.splice(to, 0, ...next.splice(index, 1));
  take(next);
  announce(t('desk.movedTo', { place: to + 1 }));
  await tick();
  list?.children[to]?.querySelector<HTMLElement>(`[data-move="${by}"]`)?.focus();
}
