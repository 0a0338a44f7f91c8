/** Lists on a wall: pages of a few rows, never a scroll bar, never a lonely row on the last page. Pure. */

/** Number of pages of at most `size` rows; an empty list has one. */
export const pageCount = (total: number, size: number): number => Math.max(1, Math.ceil(total / size));

/** Rows of the fullest page, for the grid of all of them: six rows are three and three, not five and one. */
export const rowsEach = (total: number, size: number): number => Math.ceil(total / pageCount(total, size));

/** First row of a page, counted from 0. Pages differ by one row at most, the longer ones first. */
function firstRow(total: number, page: number, size: number): number {
  const pages = pageCount(total, size);
  return page * Math.floor(total / pages) + Math.min(page, total % pages);
}

/** The rows of a page, from 0. A page past the end is the last one: rows may go while it is shown. */
export function pageOf<T>(list: readonly T[], page: number, size: number): T[] {
  const shown = Math.min(page, pageCount(list.length, size) - 1);
  return list.slice(firstRow(list.length, shown, size), firstRow(list.length, shown + 1, size));
}

/** First and last place of a page, counted from 1; `0–0` for an empty list. */
export function pageRange(total: number, page: number, size: number): { from: number; to: number } {
  const shown = Math.min(page, pageCount(total, size) - 1);
  return {
    from: total === 0 ? 0 : firstRow(total, shown, size) + 1,
    to: firstRow(total, shown + 1, size),
  };
}

/** The page on which a row stands. */
export function pageAt(index: number, total: number, size: number): number {
  const pages = Array.from({ length: pageCount(total, size) }, (_, page) => page);
  return pages.filter((page) => page > 0 && firstRow(total, page, size) <= index).length;
}
