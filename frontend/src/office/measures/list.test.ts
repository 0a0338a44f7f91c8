import { describe, expect, test } from 'vitest';
import type { FrozenRound, MeasureRow, RowSheet, StrategyDomain } from '../../lib/wire.gen';
import { sorted } from '../../lib/ui/table';
import {
  cell,
  EVERYTHING,
  filtered,
  grouped,
  groupLabels,
  groupPoints,
  lateSheets,
  numberText,
  rankText,
  rowsOf,
  type Column,
  type Filter,
} from './list';

const sheet = (over: Partial<RowSheet>) =>
  ({
    title: 'Titel',
    shortTitle: 'Kurz',
    domainId: null,
    status: 'idea',
    lead: '',
    feasibility: 'open',
    priorityClass: null,
    administrationRank: null,
    due: null,
    assignmentDone: false,
    ...over,
  }) as RowSheet;
const measure = (number: number, over: Partial<MeasureRow> = {}): MeasureRow => ({
  id: `m${number}`,
  processId: 'p',
  number,
  sheet: sheet({}),
  roomState: 'visible',
  version: 0,
  mergedInto: null,
  modifiedAt: 0,
  results: [],
  merged: [],
  origins: 0,
  onceCents: null,
  yearlyCents: null,
  missing: 0,
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
const all = EVERYTHING;

const domains = [domain('d1', 1), domain('d2', 2)];
const measures = [
  measure(3, {
    sheet: sheet({ domainId: 'd1', shortTitle: 'Café im Dorf' }),
    results: [result('m3', 1, 1, 9)],
    missing: 2,
  }),
  measure(1, {
    sheet: sheet({
      domainId: 'd1',
      status: 'running',
      lead: 'FB 2',
      priorityClass: 'high',
      administrationRank: 1,
      ends: '2027-03',
    }),
    results: [result('m1', 2, 3, 5)],
  }),
  measure(2, {
    sheet: sheet({ domainId: 'd2', feasibility: 'not_feasible', ends: '2026' }),
    onceCents: 500,
    results: [result('m9', 1, 1, 30, 'other')],
  }),
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
    expect(numbers({ lead: 'FB 2' })).toEqual([1]);
    expect(numbers({ lead: '' })).toEqual([3, 2]);
    expect(numbers({ priority: 'high' })).toEqual([1]);
    expect(numbers({ priority: 'none' })).toEqual([3, 2]);
    expect(numbers({ feasibility: 'not_feasible' })).toEqual([2]);
    expect(numbers({ agreement: 'contested' })).toEqual([1]);
    expect(numbers({ incomplete: true })).toEqual([3]);
  });

  test('sorts by any column with empty cells last in both directions', () => {
    const by = (column: Column, descending: boolean) =>
      sorted(filtered(rows, all), { column, descending }, cell, 'de').map((row) => row.entry.number);
    expect(by('points', true)).toEqual([3, 1, 2]);
    expect(by('points', false)).toEqual([1, 3, 2]);
    expect(by('number', true)).toEqual([3, 2, 1]);
    expect(by('ends', false)).toEqual([2, 1, 3]);
    expect(by('once', true)).toEqual([2, 3, 1]);
    expect(by('priority', false)).toEqual([1, 3, 2]);
    expect(by('missing', true)).toEqual([3, 1, 2]);
  });

  test('groups by domain in the order of the domains, those without last', () => {
    const groups = grouped(filtered(rows, { ...all, offList: true }), domains);
    expect(groups.map((group) => group.domain?.id ?? 'none')).toEqual(['d1', 'd2', 'none']);
    expect(groups[0]?.rounds.map((one) => one.id)).toEqual(['r']);
  });

  test('what is not completed by its day is late, and no day earlier', () => {
    const asked = (due: string, assignmentDone = false) =>
      measure(1, { sheet: sheet({ due, assignmentDone }) });
    const list = { measures: [asked('2027-03'), asked('2027-03-30', true), asked('2028')], rounds: [] };
    expect(lateSheets(list, '2027-03-31')).toBe(0);
    expect(lateSheets(list, '2027-04-01')).toBe(1);
    expect(lateSheets(null)).toBe(0);
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
