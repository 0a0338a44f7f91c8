import { describe, expect, it } from 'vitest';
import { sheets } from './pages';

describe('the sheets of a paper ballot', () => {
  it('hold all rows once and in order', () => {
    const heights = Array.from({ length: 40 }, (_, row) => 30 + (row % 5) * 17);
    const found = sheets(heights, 400);
    expect(found.flat()).toEqual(heights.map((_, row) => row));
    for (const rows of found) {
      const used = rows.reduce((sum, row) => sum + (heights[row] ?? 0), 0);
      expect(used).toBeLessThanOrEqual(400);
    }
  });

  it('are one if everything fits, even without any row', () => {
    expect(sheets([100, 100, 100], 300)).toEqual([[0, 1, 2]]);
    expect(sheets([], 300)).toEqual([[]]);
  });

  it('are about equally full, and no more than must be', () => {
    expect(sheets([100, 100, 100, 100], 300)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(sheets([100, 100, 100, 100, 100, 100, 100], 300)).toHaveLength(3);
  });

  it('give a row that is too high a sheet of its own', () => {
    expect(sheets([100, 900, 100], 300)).toEqual([[0], [1], [2]]);
  });
});
