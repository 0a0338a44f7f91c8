/** How the rows of a paper ballot are spread over sheets, so that each begins with the question and says which it is. */

/** Height of A4 between the margins of a printed ballot, in CSS pixels: 297 mm less twice 18. */
export const SHEET_HEIGHT = (261 * 96) / 25.4;

/**
 * Rows by sheet, in order: as few sheets as there must be, and these about equally full. `room` is what a sheet has
 * left below its head; a row that is higher than that has a sheet of its own.
 */
export function sheets(heights: readonly number[], room: number): number[][] {
  const least = fill(heights, room).length;
  const full = heights.reduce((sum, height) => sum + height, 0);
  // Less room as long as it takes no further sheet: a last one with a single row looks forgotten.
  for (let tight = full / least; tight < room; tight += room / 50) {
    const even = fill(heights, tight);
    if (even.length === least) return even;
  }
  return fill(heights, room);
}

function fill(heights: readonly number[], room: number): number[][] {
  const sheets: number[][] = [[]];
  let used = 0;
  heights.forEach((height, row) => {
    const last = sheets.at(-1) ?? [];
    if (last.length > 0 && used + height > room) {
      sheets.push([row]);
      used = height;
    } else {
      last.push(row);
      used += height;
    }
  });
  return sheets;
}
