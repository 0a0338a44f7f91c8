import { describe, expect, it } from 'vitest';
import { readMoney, writeMoney } from './money';

describe('money', () => {
  it.each([
    ['12.500', 1_250_000],
    ['12500', 1_250_000],
    ['12.500,50 €', 1_250_050],
    ['12500,5', 1_250_050],
    ['12500.50', 1_250_050],
    ['12,5 Tsd.', 1_250_000],
    ['12,345 tsd', 1_234_500],
    ['12 Tausend Euro', 1_200_000],
    ['1,2 Mio. €', 120_000_000],
    ['EUR 300', 30_000],
    ['300,-', 30_000],
    ['3 000', 300_000],
    ['80k', 8_000_000],
    ['0', 0],
  ])('reads %s', (text, cents) => {
    expect(readMoney(text)).toBe(cents);
  });

  it.each(['', 'viel', '12,5,3', '1.25.000', '12 Äpfel', '-5', '1.2345', '99999999999999999'])(
    'does not guess at %j',
    (text) => {
      expect(readMoney(text)).toBeNull();
    },
  );

  it('writes what it reads', () => {
    for (const cents of [30_000, 1_250_050, 120_000_000]) expect(readMoney(writeMoney(cents))).toBe(cents);
  });
});
