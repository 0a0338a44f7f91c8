import { expect, test } from 'vitest';
import type { Row } from './list';
import { slopes } from './slopes';

const row = (place: number, room: number | null, administration: number | null): Row =>
  ({
    place,
    entry: { id: `m${place}`, sheet: { administrationRank: administration } },
    result: room === null ? null : { rank: room, lastRank: room },
  }) as unknown as Row;
const rows = [row(0, 1, 4), row(1, 2, 1), row(2, 3, 3), row(3, 4, null), row(4, null, 2)];

test('both columns stand in their own order, and every line knows its ends', () => {
  const { left, right, cut } = slopes(rows, 20);
  expect(left.map(({ row }) => row.place)).toEqual([0, 1, 2, 3]);
  expect(right.map(({ row }) => row.place)).toEqual([1, 4, 2, 0]);
  expect(left.map(({ right, step }) => [right, step])).toEqual([
    [3, 'far'],
    [0, 'near'],
    [2, 'same'],
    [null, 'same'],
  ]);
  expect(right[1]?.left).toBeNull();
  expect(cut).toBe(0);
});

test('a long list is cut, and what lies below the cut has no end', () => {
  const { left, right, cut } = slopes(rows, 2);
  expect(left.map(({ right }) => right)).toEqual([null, 0]);
  expect(right.map(({ left }) => left)).toEqual([1, null]);
  expect(cut).toBe(2);
});
