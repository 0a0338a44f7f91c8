import { expect, test } from 'vitest';
import { firstOf, Portion, PORTION } from './portion.svelte';

test('the first rows of groups, and no group without rows', () => {
  const groups = [
    { name: 'a', rows: [1, 2] },
    { name: 'b', rows: [3, 4, 5] },
    { name: 'c', rows: [6] },
  ];
  expect(firstOf(groups, 3)).toEqual([
    { name: 'a', rows: [1, 2] },
    { name: 'b', rows: [3] },
  ]);
  expect(firstOf(groups, 9)).toEqual(groups);
});

test('another filter begins with the first portion', () => {
  let filter = 'all';
  const portion = new Portion(() => filter);
  portion.more();
  portion.more();
  expect(portion.count).toBe(3 * PORTION);
  filter = 'some';
  expect(portion.count).toBe(PORTION);
});
