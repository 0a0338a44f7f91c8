import { describe, expect, it } from 'vitest';
import type {
  Analysis,
  Certainty,
  AxisFigures,
  Figures,
  Method,
  RoundResult,
  RoundView,
} from '../../lib/wire.gen';
import { equalSayOf, shiftOf } from './compare';
import { contested } from '../../lib/result/shown';
import { bridge, favourites, moneyPerDomain, shareOf, spentBy, tooFew } from './figures';
import { fundedOf } from './funding';
import { markers } from './matrix';
import { pictures } from './pictures';
import { placeOf, resultRows } from './result';
import { cut } from './words';

interface Row {
  rank: number;
  equalSayRank?: number | null;
  figures?: Figures | null;
}

function round(method: Method, rows: Row[], more: Partial<RoundView> = {}): RoundView {
  return {
    id: 'r1',
    state: 'revealed',
    repeats: null,
    options: rows.map((_, index) => ({
      id: `m${index}`,
      title: `Maßnahme ${index}`,
      shortTitle: '',
      domainId: index < 2 ? 'd1' : null,
    })),
    result: {
      method,
      counted: 40,
      paperBallots: 0,
      paperEmpty: 0,
      groups: [],
      options: rows.map((row, option) => ({
        option,
        points: 10 - option,
        byGroup: [],
        equalSayRank: null,
        figures: null,
        ...row,
      })),
    } as unknown as RoundResult,
    ...more,
  } as unknown as RoundView;
}

const axis = (meanMilli: number | null, agreementMilli: number | null = 500): AxisFigures => ({
  answers: 9,
  meanMilli,
  medianMilli: meanMilli,
  spreadMilli: 0,
  agreementMilli,
});
const rating = (benefit: number | null, effort: number | null, agreement = 500): Figures => ({
  kind: 'rating',
  first: axis(benefit, agreement),
  second: axis(effort),
  quadrant: benefit === null || effort === null ? null : 'quick_win',
});
const votes = (
  agree: number,
  disagree: number,
  consensusMilli: number,
  spreadMilli: number | null = null,
): Figures => ({ kind: 'votes', agree, disagree, pass: 1, consensusMilli, spreadMilli });
const cost = (costCents: number, funded: number | null, greedy: boolean): Figures => ({
  kind: 'budget',
  costCents,
  funded,
  greedy,
});
const beside = (more: Partial<Analysis>): Analysis =>
  ({ roundId: 'r1', certainty: null, pairwise: null, budget: null, groups: [], ...more }) as Analysis;
const names = (one: RoundView, analysis: Analysis | null = null, rounds: RoundView[] = []): string[] =>
  pictures(one, analysis, rounds).map((picture) => picture.name);

describe('the pictures of a result', () => {
  it('are the places alone where there is nothing more to tell', () => {
    expect(names(round('cumulative', [{ rank: 1 }, { rank: 2 }]))).toEqual(['places']);
    expect(names(round('schulze', [{ rank: 1 }, { rank: 2 }]))).toEqual(['places']);
    const seven = Array.from({ length: 7 }, (_, index) => ({ rank: index + 1 }));
    expect(names(round('approval', seven))).toEqual(['places', 'places']);
  });

  it('tell each method in its own way', () => {
    expect(names(round('rating', [{ rank: 1, figures: rating(4000, 2000) }]))).toEqual(['matrix', 'places']);
    expect(names(round('rating', [{ rank: 1, figures: rating(null, 2000) }]))).toEqual(['places']);
    const ranking = round('schulze', [{ rank: 1 }, { rank: 2 }]);
    expect(names(ranking, beside({ pairwise: { wins: [] } }))).toEqual(['places', 'table']);
    const budget = round('mes', [{ rank: 1, figures: cost(100, 1, true) }]);
    expect(names(budget)).toEqual(['places', 'money', 'rules']);
    const cards = round('group_consensus', [{ rank: 1, figures: votes(30, 2, 900) }]);
    expect(names(cards)).toEqual(['places', 'bridge']);
  });

  it('show groups only where most of their cells may be seen', () => {
    const group = (...figures: (number | null)[]) => ({
      column: 0,
      cells: figures.map((figureMilli, option) => ({ option, figureMilli })),
    });
    const one = round('approval', [{ rank: 1 }, { rank: 2 }]);
    expect(names(one, beside({ groups: [group(500, 300), group(null, 700)] }))).toContain('groups');
    expect(names(one, beside({ groups: [group(500, null), group(null, null)] }))).not.toContain('groups');
    expect(names(one, beside({ groups: [group(500, 300)] }))).not.toContain('groups');
  });

  it('say nothing where nobody voted', () => {
    const empty = round('rating', [{ rank: 1, figures: rating(4000, 2000) }]);
    if (empty.result) empty.result.counted = 0;
    expect(names(empty)).toEqual(['places']);
    expect(tooFew(empty)).toBe(false);
  });

  it('warn of fewer than fifteen ballots, paper included', () => {
    const few = round('cumulative', [{ rank: 1 }]);
    expect(tooFew(few)).toBe(false);
    if (few.result) few.result.counted = 12;
    expect(tooFew(few)).toBe(true);
    if (few.result) few.result.paperBallots = 3;
    expect(tooFew(few)).toBe(false);
  });
});

describe('the certainty of a choice', () => {
  const sure = (...milli: (number | null)[]): Certainty => ({
    enough: true,
    resamples: 1000,
    rows: milli.map((fundedMilli, option) => ({ option, from: 1, to: 2, topThreeMilli: 1000, fundedMilli })),
    tiers: [],
  });

  it('is told in hundreds, and never rounded to what is sure', () => {
    expect([0, 1, 2, 3, 4, 5].map((option) => fundedOf(sure(0, 3, 874, 998, 1000, null), option))).toEqual([
      0,
      1,
      87,
      99,
      100,
      null,
    ]);
  });
});

describe('places and figures', () => {
  it('share places in a tie', () => {
    expect(placeOf(2, [1, 2, 2, 4])).toEqual({ from: 2, to: 3, tied: true });
    expect(placeOf(4, [1, 2, 2, 4])).toEqual({ from: 4, to: 4, tied: false });
  });

  it('give bars between nothing and all', () => {
    const rows = resultRows(
      round('rating', [
        { rank: 1, figures: rating(5000, 1000) },
        { rank: 2, figures: rating(1000, 1000) },
        { rank: 3, figures: rating(null, 1000) },
      ]),
    );
    expect(rows.map((row) => shareOf(row, rows))).toEqual([1, 0, 0]);
    const points = resultRows(round('cumulative', [{ rank: 1 }]));
    expect(points.map((row) => shareOf(row, points))).toEqual([null]);
  });

  it('mark what is contested', () => {
    const rows = resultRows(
      round('rating', [
        { rank: 1, figures: rating(4000, 2000, 199) },
        { rank: 2, figures: rating(3000, 2000, 200) },
      ]),
    );
    expect(rows.map((row) => contested(row))).toEqual([true, false]);
  });

  it('name a favourite of a group only where no withheld cell could be it', () => {
    const cells = (...figures: (number | null)[]) =>
      figures.map((figureMilli, option) => ({ option, figureMilli }));
    expect(favourites(cells(300, 700, 500))).toEqual([1]);
    expect(favourites(cells(700, 700, 500))).toEqual([0, 1]);
    expect(favourites(cells(300, 700, null))).toEqual([]);
    expect(favourites(cells(700, 700, 700))).toEqual([]);
    expect(favourites(cells(0, 0))).toEqual([]);
  });

  it('find what unites and what divides, no card on both sides', () => {
    const rows = resultRows(
      round('group_consensus', [
        { rank: 1, figures: votes(40, 1, 900) },
        { rank: 2, figures: votes(30, 10, 700, 650) },
        { rank: 3, figures: votes(20, 19, 500) },
        { rank: 4, figures: votes(2, 38, 60) },
      ]),
    );
    const found = bridge(rows, 3);
    expect(found.unites.map((row) => row.option)).toEqual([0, 1]);
    expect(found.divides.map((row) => row.option)).toEqual([2]);
  });

  it('sum the money that is spent', () => {
    const rows = resultRows(
      round('mes', [
        { rank: 1, figures: cost(500, 1, true) },
        { rank: 2, figures: cost(300, 2, false) },
        { rank: 3, figures: cost(900, 3, false) },
        { rank: 4, figures: cost(700, null, true) },
      ]),
    );
    expect(moneyPerDomain(rows)).toEqual([
      { domainId: null, cents: 900, count: 1 },
      { domainId: 'd1', cents: 800, count: 2 },
    ]);
    expect([spentBy(rows, 'funded'), spentBy(rows, 'greedy')]).toEqual([1700, 1200]);
  });
});

describe('two orders side by side', () => {
  it('mark who would stand elsewhere with equal say', () => {
    const rows = resultRows(
      round('cumulative', [
        { rank: 1, equalSayRank: 2 },
        { rank: 2, equalSayRank: 1 },
        { rank: 3, equalSayRank: 3 },
      ]),
    );
    const found = equalSayOf(rows);
    expect(found?.right.map((one) => one.id)).toEqual(['m1', 'm0', 'm2']);
    expect(found?.lines.map((line) => line.moved)).toEqual([1, -1, 0]);
    expect(found?.changed).toBe(2);
    expect(equalSayOf(resultRows(round('cumulative', [{ rank: 1 }])))).toBeNull();
  });

  it('show the shift of a repeated round, by option, not by index', () => {
    const earlier = round('cumulative', [{ rank: 1 }, { rank: 2 }]);
    const later = round('cumulative', [{ rank: 1 }, { rank: 2 }], { id: 'r2', repeats: 'r1' });
    later.options.reverse();
    expect(shiftOf(later, [earlier, later])?.lines.map((line) => [line.id, line.moved])).toEqual([
      ['m1', 1],
      ['m0', -1],
    ]);
    expect(shiftOf(earlier, [earlier, later])).toBeNull();
  });
});

describe('the priority matrix', () => {
  const plane = { width: 100, height: 80, marker: 8 };
  it('has benefit upwards and effort to the right, all within its edges', () => {
    const rows = resultRows(
      round('rating', [
        { rank: 1, figures: rating(5000, 1000) },
        { rank: 2, figures: rating(1000, 5000) },
        { rank: 3, figures: rating(3000, 3000) },
        { rank: 4, figures: rating(3000, null) },
      ]),
    );
    expect(markers(rows, plane).map(({ x, y }) => [x, y])).toEqual([
      [4, 4],
      [96, 76],
      [50, 40],
    ]);
  });

  it('parts markers that touch by at most half of one', () => {
    const rows = resultRows(
      round('rating', [
        { rank: 1, figures: rating(3000, 3000) },
        { rank: 1, figures: rating(3000, 3000) },
      ]),
    );
    const [one, other] = markers(rows, plane);
    if (!one || !other) throw new Error('two markers');
    expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(7);
    for (const marker of [one, other]) {
      expect(Math.abs(marker.x - 50)).toBeLessThanOrEqual(4);
      expect(Math.abs(marker.y - 40)).toBeLessThanOrEqual(4);
    }
  });
});

describe('a text that is cut', () => {
  it('ends at a word, with an ellipsis', () => {
    expect(cut('Ein Bus am Abend', 20)).toBe('Ein Bus am Abend');
    expect(cut('Ein Bus am Abend für alle', 18)).toBe('Ein Bus am Abend …');
    expect(cut('Donaudampfschifffahrt', 10)).toBe('Donaudamp …');
    expect(cut('Erst dies, dann das und mehr', 11)).toBe('Erst dies …');
  });
});
