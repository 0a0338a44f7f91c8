import { expect, test } from 'vitest';
import { same, settle, threeWay } from './merge';

const base = { title: 'A', goal: 'G', more: { x: 1 } as Record<string, number>, list: ['1'] };

test('what only one of both changed is kept without a question', () => {
  const merged = threeWay(base, { ...base, title: 'mine' }, { ...base, goal: 'theirs' });
  expect(merged.sheet).toEqual({ ...base, title: 'mine', goal: 'theirs' });
  expect(merged.clashes).toEqual([]);
  expect(merged.taken).toEqual(['goal']);
});

test('what both changed is a clash, and stays as stored until the writer decides', () => {
  const merged = threeWay(base, { ...base, title: 'mine' }, { ...base, title: 'theirs' });
  expect(merged.clashes).toEqual([{ field: 'title', mine: 'mine', theirs: 'theirs' }]);
  expect(merged.sheet.title).toBe('theirs');
  expect(settle(merged, new Set(['title'])).title).toBe('mine');
  expect(settle(merged, new Set()).title).toBe('theirs');
});

test('the same change by both is no clash', () => {
  const merged = threeWay(base, { ...base, list: ['2'] }, { ...base, list: ['2'] });
  expect(merged.clashes).toEqual([]);
});

test('the order of keys makes no difference, the order of lists does', () => {
  expect(same({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(same({ b: [1, 2] }, { b: [2, 1] })).toBe(false);
  expect(same([], {})).toBe(false);
  expect(same({ a: undefined }, {})).toBe(false);
});
