import { expect, test } from 'vitest';
import type { PlannedMeasure, PlanRow, StrategyDomain } from '../../../lib/wire.gen';
import { bars, layers, placeOf, runsIn, scaleEnd, summed } from './plan';

const load = (ownCents: number) => ({
  costCents: ownCents * 2,
  ownCents,
  daysHundredths: 0,
  fteHundredths: 0,
});
const row = (domainId: string | null, ...own: number[]): PlanRow => ({
  domainId,
  budgetLine: '',
  measures: 1,
  years: own.map(load),
});
const measure = (number: number, starts: string | null, ends: string | null) =>
  ({ number, starts, ends }) as PlannedMeasure;

test('rows of one life domain become one layer; empty ones vanish', () => {
  const domains = [{ id: 'a' }, { id: 'b' }] as StrategyDomain[];
  const found = layers(
    [row('a', 1, 2), row('a', 10, 0), row('b', 0, 0), row(null, 5, 5)],
    domains,
    'ownCents',
  );
  expect(found).toEqual([
    { domain: domains[0], years: [11, 2] },
    { domain: null, years: [5, 5] },
  ]);
  expect(layers([row('a', 1)], domains, 'costCents')[0]?.years).toEqual([2]);
});

test('rows are added up by life domain or by budget line, and the sum stays', () => {
  const rows = [
    { ...row('a', 1, 2), budgetLine: 'x' },
    { ...row('a', 10, 20), budgetLine: 'y' },
    { ...row('b', 100, 200), budgetLine: 'x' },
  ];
  const own = (some: PlanRow[]) =>
    some.map(({ domainId, budgetLine, measures, years }) => [
      domainId,
      budgetLine,
      measures,
      years.map(({ ownCents }) => ownCents),
    ]);
  expect(own(summed(rows, 'domain'))).toEqual([
    ['a', '', 2, [11, 22]],
    ['b', '', 1, [100, 200]],
  ]);
  expect(own(summed(rows, 'line'))).toEqual([
    [null, 'x', 2, [101, 202]],
    [null, 'y', 1, [10, 20]],
  ]);
  expect(summed(rows, 'both')).toEqual(rows);
  expect(rows[0]?.measures).toBe(1);
});

test('the scale ends at a round number that holds everything', () => {
  expect([0, 1, 11, 20, 21, 99, 4_800_000].map(scaleEnd)).toEqual([1, 1, 20, 20, 50, 100, 5_000_000]);
});

test('a day has its place in the years, or none', () => {
  expect(placeOf('2027-01-01', [2027, 2028])).toBe(0);
  expect(placeOf('2028-01-01', [2027, 2028])).toBeCloseTo(365 / 731);
  expect([placeOf('2026-12-31', [2027]), placeOf('2028-01-01', [2027]), placeOf('2027-05-01', [])]).toEqual([
    null,
    null,
    null,
  ]);
});

test('bars begin and end with their days, and open ones go on', () => {
  const [second, first] = [measure(1, '2028-01-01', null), measure(2, '2027-01-01', '2027-12-31')];
  const drawn = bars([second, first, measure(3, null, '2028-01-01')], [2027, 2028]);
  expect(drawn.map(({ measure }) => measure.number)).toEqual([2, 1]);
  expect(drawn[0]).toMatchObject({ from: 0, open: false });
  expect(drawn[0]?.to).toBeCloseTo(365 / 731);
  expect(drawn[1]).toMatchObject({ to: 1, open: true });
  expect([2026, 2027, 2028].map((year) => runsIn(first, year))).toEqual([false, true, false]);
  expect(runsIn(second, 2040)).toBe(true);
});
