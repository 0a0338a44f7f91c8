import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  hundredthsInput,
  lastDay,
  moneyInput,
  periodText,
  readHundredths,
  readMoney,
  readPeriod,
} from './typed';

const examples = JSON.parse(readFileSync('../tests/fixtures/typed-values.json', 'utf8')) as {
  money: [string, number | string][];
  periods: [string, string][];
};
const said = (read: { value: unknown } | { fault: unknown }): unknown =>
  'value' in read ? read.value : read.fault;

describe('what people type', () => {
  test.each(examples.money)('money %j is %j', (text, wanted) => expect(said(readMoney(text))).toBe(wanted));
  test.each(examples.periods)('time %j is %j', (text, wanted) => expect(said(readPeriod(text))).toBe(wanted));

  test('survives being shown and typed again', () => {
    for (let cents = 0; cents <= 100_000_000_000; cents = cents * 3 + 7)
      expect(said(readMoney(moneyInput(cents)))).toBe(cents);
    for (const period of ['2027-03-15', '2027-03', '2027-Q4', '2027-H2', '2027'])
      expect(said(readPeriod(periodText(period)))).toBe(period);
    for (const number of [0, 5, 50, 125, 1_000_000])
      expect(readHundredths(hundredthsInput(number))).toBe(number);
    expect(readHundredths('halb')).toBeNull();
  });

  test('a deadline ends with its last day', () => {
    expect(['2028-02', '2027-Q4', '2027-H1', '2027', '2027-03-15'].map(lastDay)).toEqual([
      '2028-02-29',
      '2027-12-31',
      '2027-06-30',
      '2027-12-31',
      '2027-03-15',
    ]);
  });
});
