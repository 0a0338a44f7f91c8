import { describe, expect, test } from 'vitest';
import type { FrozenRound, ListedMeasure, MeasureSheet, StrategyDomain } from '../../lib/wire.gen';
import { sorted } from '../../lib/ui/table';
import {
  cell,
  filtered,
  grouped,
  groupLabels,
  groupPoints,
  numberText,
  rankText,
  rowsOf,
  type Filter,
} from './list';

const sheet = (over: Partial<MeasureSheet>) =>
  ({ title: 'Titel', shortTitle: 'Kurz', domainId: null, status: 'idea', ...over }) as MeasureSheet;
const measure = (number: number, over: Partial<ListedMeasure> = {}): ListedMeasure => ({
  id: `m${number}`,
  processId: 'p',
  workshopId: 'w',
  number,
  sheet: sheet({}),
  roomState: 'visible',
  version: 0,
  mergedInto: null,
  createdAt: 0,
  modifiedAt: 0,
  results: [],
  merged: [],
  origins: 0,
  ...over,
});
const result = (measureId: string, rank: number, lastRank: number, points: number, roundId = 'r') => ({
  roundId,
  measureId,
  rank,
  lastRank,
  points,
  paperPoints: null,
  givers: points,
  byGroup: [4, null],
});
const round = {
  id: 'r',
  groups: [
    { label: 'Bürgerschaft', ballots: 7 },
    { label: 'weitere', ballots: 6 },
  ],
} as FrozenRound;
const domain = (id: string, order: number) => ({ id, sheet: { order }, version: 0 }) as StrategyDomain;
const all: Filter = { domain: null, status: null, search: '', offList: false };

const domains = [domain('d1', 1), domain('d2', 2)];
const measures = [
  measure(3, {
    sheet: sheet({ domainId: 'd1', shortTitle: 'Café im Dorf' }),
    results: [result('m3', 1, 1, 9)],
  }),
  measure(1, { sheet: sheet({ domainId: 'd1', status: 'running' }), results: [result('m1', 2, 3, 5)] }),
  measure(2, { sheet: sheet({ domainId: 'd2' }), results: [result('m9', 1, 1, 30, 'other')] }),
  measure(4, { mergedInto: 'm3' }),
  measure(10, { roomState: 'withdrawn' }),
];
const rows = rowsOf({ measures, rounds: [round] }, domains);

describe('the measure list', () => {
  test('numbers and ranks are written as people say them', () => {
    expect(numberText(17)).toBe('M-017');
    expect(numberText(1234)).toBe('M-1234');
    expect(rankText({ rank: 2, lastRank: 3 })).toBe('2–3');
    expect(rankText({ rank: 2, lastRank: 2 })).toBe('2');
  });

  test('the result of a merged measure is never shown as the own one', () => {
    expect(rows[2]?.result).toBeNull();
    expect(rows[0]?.result?.points).toBe(9);
  });

  test('hidden, withdrawn and merged measures appear on demand only', () => {
    expect(filtered(rows, all).map((row) => row.entry.number)).toEqual([3, 1, 2]);
    expect(filtered(rows, { ...all, offList: true }).map((row) => row.off)).toEqual([
      null,
      null,
      null,
      'merged',
      'withdrawn',
    ]);
  });

  test('filters by domain, by none, by status and by every word of the search', () => {
    const numbers = (filter: Partial<Filter>) =>
      filtered(rows, { ...all, ...filter }).map((row) => row.entry.number);
    expect(numbers({ domain: 'd1' })).toEqual([3, 1]);
    expect(numbers({ domain: 'none', offList: true })).toEqual([4, 10]);
    expect(numbers({ status: 'running' })).toEqual([1]);
    expect(numbers({ search: '  CAFE  dorf ' })).toEqual([3]);
    expect(numbers({ search: 'm-002' })).toEqual([2]);
    expect(numbers({ search: 'Dorf Nirgendwo' })).toEqual([]);
  });

  test('sorts by any column with empty cells last in both directions', () => {
    const by = (column: 'points' | 'number', descending: boolean) =>
      sorted(filtered(rows, all), { column, descending }, cell, 'de').map((row) => row.entry.number);
    expect(by('points', true)).toEqual([3, 1, 2]);
    expect(by('points', false)).toEqual([1, 3, 2]);
    expect(by('number', true)).toEqual([3, 2, 1]);
  });

  test('groups by domain in the order of the domains, those without last', () => {
    const groups = grouped(filtered(rows, { ...all, offList: true }), domains);
    expect(groups.map((group) => group.domain?.id ?? 'none')).toEqual(['d1', 'd2', 'none']);
    expect(groups[0]?.rounds.map((one) => one.id)).toEqual(['r']);
  });

  test('a withheld cell is not the same as a missing column', () => {
    expect(groupLabels(rows)).toEqual(['Bürgerschaft', 'weitere']);
    const first = rows[0];
    const third = rows[2];
    if (!first || !third) throw new Error('rows are missing');
    expect(groupPoints(first, 'Bürgerschaft')).toBe(4);
    expect(groupPoints(first, 'weitere')).toBeNull();
    expect(groupPoints(third, 'weitere')).toBeUndefined();
  });
});
