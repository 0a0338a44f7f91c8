import { describe, expect, it } from 'vitest';
import type { Ballot } from '../../lib/wire.gen';
import { answered, duelOf, MOST_DUELS, pairsOf, withDuel } from './duels';
import { marksOf, rated, verdictOf, withMark, withVerdict } from './marks';
import { append, listed, move, placeOf, remove, tie, tiedWithPrevious } from './ranking';

describe('orders', () => {
  it('grow by tapping, up to the places there are', () => {
    expect(append([], 4, 2)).toEqual([[4]]);
    expect(append([[4]], 1, 2)).toEqual([[4], [1]]);
    expect(append([[4], [1]], 0, 2)).toBeNull();
    expect(append([[4]], 4, 2)).toBeNull();
  });
  it('close up when something is taken out', () => {
    expect(remove([[4], [1, 2], [0]], 4)).toEqual([[1, 2], [0]]);
    expect(remove([[4], [1, 2]], 1)).toEqual([[4], [2]]);
    expect(remove([[4]], 9)).toEqual([[4]]);
  });
  it('let an option change places, and stop at both ends', () => {
    expect(move([[4], [1], [0]], 0, -1)).toEqual([[4], [0], [1]]);
    expect(move([[4], [1, 2]], 4, 1)).toEqual([[1, 2], [4]]);
    expect(move([[4], [1]], 4, -1)).toBeNull();
    expect(move([[4], [1]], 1, 1)).toBeNull();
    expect(move([[4]], 7, 1)).toBeNull();
  });
  it('let a tied option leave its tie on the side where it is pushed', () => {
    expect(move([[4, 1]], 1, -1)).toEqual([[1], [4]]);
    expect(move([[4, 1], [0]], 4, 1)).toEqual([[1], [4], [0]]);
  });
  it('tie an option with the one before, and part them again', () => {
    expect(tie([[4], [1], [0]], 1)).toEqual([[4, 1], [0]]);
    expect(tie([[4, 1], [0]], 1)).toEqual([[4], [1], [0]]);
    expect(tie([[4], [1, 2]], 1)).toEqual([[4, 1], [2]]);
    expect(tie([[4], [1]], 4)).toBeNull();
    expect(tiedWithPrevious([[4, 1]], 1)).toBe(true);
    expect(tiedWithPrevious([[4, 1]], 4)).toBe(false);
  });
  it('never lose or double an option', () => {
    let tiers: number[][] = [[0], [1], [2], [3], [4]];
    for (let step = 0; step < 400; step += 1) {
      const option = (step * 7) % 5;
      tiers = (step % 3 ? move(tiers, option, step % 2 ? 1 : -1) : tie(tiers, option)) ?? tiers;
      expect(tiers.flat().sort()).toEqual([0, 1, 2, 3, 4]);
      expect(tiers.every((tier) => tier.length > 0)).toBe(true);
    }
    expect(listed(tiers)).toBe(5);
    expect(placeOf([[4], [1, 2], [0]], 0)).toBe(3);
  });
});

describe('marks', () => {
  it('stand on two axes and can be taken back', () => {
    const one = withMark(null, 3, 0, 5);
    const two = withMark(one, 1, 1, 2);
    expect(two).toEqual({
      s: [
        [1, null, 2],
        [3, 5, null],
      ],
    });
    expect(marksOf(two, 3)).toEqual([5, null]);
    expect(rated(two)).toBe(2);
    expect(withMark(one, 3, 0, null)).toEqual({ s: [] });
  });
  it('of agreement tell a pass from nothing', () => {
    const passed = withVerdict(null, 2, 0);
    expect(verdictOf(passed, 2)).toBe(0);
    expect(verdictOf(passed, 1)).toBeNull();
    expect(withVerdict(withVerdict(passed, 0, -1), 2, 1)).toEqual({
      v: [
        [0, -1],
        [2, 1],
      ],
    });
    expect(withVerdict(passed, 2, null)).toEqual({ v: [] });
  });
});

describe('duels', () => {
  const all = (count: number) => Array.from({ length: count }, (_, index) => index);
  it.each([2, 3, 7, 12])('of %i options: every pair once', (count) => {
    const pairs = pairsOf(all(count), 'p', 'r');
    const names = new Set(pairs.map(([one, other]) => [one, other].sort((a, b) => a - b).join()));
    expect(names.size).toBe((count * (count - 1)) / 2);
    expect(pairs).toHaveLength(names.size);
  });
  it('bring every option up before any comes again, and in an order of one’s own', () => {
    const first = pairsOf(all(10), 'p', 'r').slice(0, 5).flat();
    expect(new Set(first).size).toBe(10);
    expect(pairsOf(all(10), 'p', 'r')).toEqual(pairsOf(all(10), 'p', 'r'));
    expect(pairsOf(all(10), 'q', 'r')).not.toEqual(pairsOf(all(10), 'p', 'r'));
  });
  it('show an option above about as often as below', () => {
    for (const option of all(9)) {
      const met = pairsOf(all(9), 'p', 'r').filter((pair) => pair.includes(option));
      const above = met.filter(([one]) => one === option).length;
      expect(above).toBeGreaterThan(1);
      expect(above).toBeLessThan(7);
    }
  });
  it('end where the service’s limit is', () => {
    expect(pairsOf(all(100), 'p', 'r')).toHaveLength(MOST_DUELS);
  });
  it('are kept lower index first, whichever stood above', () => {
    let ballot: Ballot = withDuel(null, [4, 1], 1);
    expect(ballot).toEqual({ d: [[1, 4, -1]] });
    expect(duelOf(ballot, [4, 1])).toBe(1);
    expect(duelOf(ballot, [1, 4])).toBe(-1);
    ballot = withDuel(ballot, [1, 4], 0);
    expect(ballot).toEqual({ d: [[1, 4, 0]] });
    expect(answered(withDuel(ballot, [0, 1], 1))).toBe(2);
    expect(withDuel(ballot, [4, 1], null)).toEqual({ d: [] });
  });
});
