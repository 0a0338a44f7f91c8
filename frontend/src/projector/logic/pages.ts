/** Lists on a wall: pages of a few rows, never a scroll bar. Pure. */

/** Number of pages; an empty list has one. */
export const pageCount = (total: number, size: number): number => Math.max(1, Math.ceil(total / size));

/** The rows of a page, from 0. A page past the end is the last one: rows may go while it is shown. */
export function pageOf<T>(list: readonly T[], page: number, size: number): T[] {
  const shown = Math.min(page, pageCount(list.length, size) - 1);
  return list.slice(shown * size, (shown + 1) * size);
}

/** First and last place of a page, counted from 1; `0–0` for an empty list. */
export function pageRange(total: number, page: number, size: number): { from: number; to: number } {
  const shown = Math.min(page, pageCount(total, size) - 1);
  return { from: total === 0 ? 0 : shown * size + 1, to: Math.min(total, (shown + 1) * size) };
}
