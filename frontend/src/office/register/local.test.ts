import { expect, test } from 'vitest';
import type { MeasureRows } from '../../lib/wire.gen';
import { localities, rowsIn } from './local';
import type { EntryOf } from './registers.svelte';

const measure = (number: number, localities: string[], more: object = {}): object => ({
  id: `m${number}`,
  number,
  sheet: { localities, domainId: null, title: `Maßnahme ${number}` },
  results: [],
  merged: [],
  mergedInto: null,
  roomState: 'visible',
  ...more,
});
const list = {
  rounds: [],
  measures: [
    measure(1, []),
    measure(2, ['Aue']),
    measure(3, ['Talheim']),
    measure(4, ['aue '], { roomState: 'hidden' }),
  ],
} as unknown as MeasureRows;
const plan = (measureId: string, locality: string, priority: 'high' | null): EntryOf<'local_plan'> => ({
  id: `${measureId} ${locality}`,
  version: 1,
  modifiedAt: 0,
  sheet: { kind: 'local_plan', measureId, locality, text: '', priority, responsible: '' },
});

test('names are known once, whoever wrote them', () => {
  expect(localities(list, [plan('m1', 'AUE', null), plan('m1', 'Berg', null)])).toEqual([
    'Aue',
    'Berg',
    'Talheim',
  ]);
});

test('a locality sees what names it and what names none, its own priority first', () => {
  const rows = rowsIn('aue', list, [], [plan('m2', 'Aue', 'high'), plan('m1', 'Talheim', 'high')]);
  expect(rows.map(({ entry }) => entry.number)).toEqual([2, 1]);
  expect(rows.map(({ plan: own }) => own?.id ?? null)).toEqual(['m2 Aue', null]);
});
