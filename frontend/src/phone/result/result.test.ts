import { beforeEach, describe, expect, it } from 'vitest';
import { useMessages, type Language } from '../../lib/i18n';
import type { Analysis, Figures, OptionResult, RoundView } from '../../lib/wire.gen';
import { reasons as reasonsOf, type Names } from '../../lib/result/reasons';
import { equalPlace } from '../../lib/result/shown';
import { axesOf } from '../vote/form';
import { shownOf, tableOf } from './figures';

const sets = import.meta.glob<Record<string, string>>('../../messages/{day,vote,result,shared}/*.json', {
  eager: true,
  import: 'default',
});
const dictionary = (language: Language) =>
  Object.assign(
    {},
    ...Object.entries(sets)
      .filter(([path]) => path.endsWith(`/${language}.json`))
      .map(([, words]) => words),
  );
beforeEach(() => useMessages('de', dictionary('de')));

const axis = (meanMilli: number | null, agreementMilli = 600) => ({
  answers: 12,
  meanMilli,
  medianMilli: meanMilli,
  spreadMilli: 500,
  agreementMilli,
});
const samples: Record<
  string,
  { type: RoundView['ballotType']; method: Analysis['method']; figures: (Figures | null)[] }
> = {
  points: { type: 'points', method: 'cumulative', figures: [null, null, null] },
  approval: { type: 'approval', method: 'approval', figures: [null, null, null] },
  rating: {
    type: 'rating',
    method: 'rating',
    figures: [
      { kind: 'rating', first: axis(4250), second: axis(2100), quadrant: 'quick_win' },
      { kind: 'rating', first: axis(3100, 150), second: axis(4000), quadrant: 'strategic' },
      { kind: 'rating', first: axis(null), second: axis(null), quadrant: null },
    ],
  },
  ranking: {
    type: 'ranking',
    method: 'schulze',
    figures: [
      { kind: 'ranking', beats: 2, bordaMilli: 20_500, first: 9 },
      { kind: 'ranking', beats: 0, bordaMilli: 11_000, first: 1 },
      { kind: 'ranking', beats: 0, bordaMilli: 9_000, first: 0 },
    ],
  },
  votes: {
    type: 'votes',
    method: 'group_consensus',
    figures: [
      { kind: 'votes', agree: 9, disagree: 1, pass: 2, consensusMilli: 750, spreadMilli: 100 },
      { kind: 'votes', agree: 6, disagree: 6, pass: 0, consensusMilli: 400, spreadMilli: 350 },
      { kind: 'votes', agree: 0, disagree: 0, pass: 0, consensusMilli: 500, spreadMilli: null },
    ],
  },
  pairwise: {
    type: 'pairwise',
    method: 'bradley_terry',
    figures: [
      { kind: 'pairwise', wins: 9, losses: 1, draws: 2, beatRandomMilli: 804, winRateMilli: 900 },
      { kind: 'pairwise', wins: 3, losses: 3, draws: 0, beatRandomMilli: 500, winRateMilli: 500 },
      { kind: 'pairwise', wins: 0, losses: 8, draws: 1, beatRandomMilli: 90, winRateMilli: 0 },
    ],
  },
  budget: {
    type: 'points',
    method: 'mes',
    figures: [
      { kind: 'budget', costCents: 1_200_000, funded: 1, greedy: true },
      { kind: 'budget', costCents: 4_500_050, funded: 2, greedy: false },
      { kind: 'budget', costCents: 7_000_000, funded: null, greedy: true },
    ],
  },
};

function sample(name: string, more: Partial<OptionResult>[] = []): { round: RoundView; analysis: Analysis } {
  const { type, method, figures } = samples[name]!;
  const rank = [1, 2, 2];
  const options = figures.map((one, option) => ({
    option,
    rank: rank[option]!,
    tied: option > 0,
    points: [29, 13, 13][option]!,
    paperPoints: 0,
    givers: [14, 8, 8][option]!,
    byGroup: [],
    equalSayRank: null,
    figures: one,
    ...more[option],
  }));
  const round = {
    id: 'r',
    ballotType: type,
    tieRule: 'shared_rank',
    question: { de: 'Was zuerst?' },
    options: ['Rufbus', 'Netz', 'Café'].map((title, index) => ({ id: `o${index}`, title, domainId: null })),
    settings: { places: 3, axes: null, budget: null, equalSay: false },
    result: {
      method,
      options,
      equalSay: null,
      counted: 20,
      paperBallots: 3,
      paperEmpty: 0,
      condorcetWinner: 0,
    },
  } as unknown as RoundView;
  const analysis = {
    method,
    counts: { ballots: 21, empty: 1, invalid: 0, counted: 20, paper: 3 },
    certainty: {
      enough: true,
      resamples: 1000,
      rows: [
        { option: 0, from: 1, to: 1, topThreeMilli: 1000, fundedMilli: null },
        { option: 1, from: 1, to: 3, topThreeMilli: 995, fundedMilli: null },
      ],
      tiers: [[0], [1, 2]],
    },
    otherRules: [
      { rule: 'borda', ranking: [[0], [1], [2]], expert: false, differsAtTop: false },
      { rule: 'kemeny', ranking: [[2], [1], [0]], expert: true, differsAtTop: true },
    ],
    pairwise: null,
    why: [
      {
        option: 0,
        rank: 1,
        tiedWith: [],
        closestAbove: null,
        closestBelow: { option: 1, for: 15, against: 4 },
      },
      {
        option: 1,
        rank: 2,
        tiedWith: [2],
        closestAbove: { option: 0, for: 4, against: 15 },
        closestBelow: null,
      },
    ],
  } as unknown as Analysis;
  return { round, analysis };
}

/** As the phone calls things. */
const names = (round: RoundView): Names => ({
  axes: axesOf(round),
  title: (option) => round.options[option]!.title,
});
const reasons = (round: RoundView, analysis: Analysis, option: number, listed?: boolean) =>
  reasonsOf(round, analysis, option, names(round), listed);
const said = (name: string, option: number, more: Partial<OptionResult>[] = []): string => {
  const { round, analysis } = sample(name, more);
  return reasons(round, analysis, option)
    .flatMap(({ lines }) => lines)
    .join('\n');
};

describe.each(Object.keys(samples))('the explanation of %s', (name) => {
  it.each(['de', 'en', 'de-simple'] as const)('is whole sentences in %s', (language) => {
    useMessages(language, dictionary(language));
    for (const option of [0, 1, 2]) {
      const text = said(name, option);
      expect(text).not.toMatch(/[{}]|(result|vote)\.\w|undefined|null|NaN/);
      for (const line of text.split('\n')) expect(line.trim().length).toBeGreaterThan(5);
    }
    const { round } = sample(name);
    for (const row of round.result!.options) {
      const shown = shownOf(round, row);
      expect(shown.share).toBeGreaterThanOrEqual(0);
      expect(shown.share).toBeLessThanOrEqual(1);
      expect([shown.figure, shown.unit, ...shown.lines].join()).not.toMatch(/[{}]|result\.\w|NaN/);
    }
    const table = tableOf(round);
    for (const cells of table.rows) expect(cells).toHaveLength(table.head.length);
  });
});

describe('an explanation', () => {
  it('says who beat whom by how much', () => {
    expect(said('ranking', 0)).toContain(
      'Direkt dahinter: „Netz“. 15 Stimmzettel stellen diesen Vorschlag weiter nach vorn, 4 den anderen.',
    );
    expect(said('rating', 1)).toContain('Hier 0,0, dort 0,0.');
  });
  it('tells ties and what was done about them', () => {
    expect(said('points', 1)).toContain(
      'Genau gleichauf mit „Café“.\nWas gleichauf liegt, teilt sich einen Platz.',
    );
    expect(said('points', 0)).not.toContain('gleichauf');
  });
  it('tells empty and paper ballots, and that none was invalid', () => {
    const text = said('points', 0);
    expect(text).toContain('21 Stimmzettel per Handy.');
    expect(text).toContain('1 davon war leer');
    expect(text).toContain('Dazu 3 Stimmen auf Papier');
    expect(text).toContain('Ungültige gab es keine');
  });
  it('says how sure it is, and what it cannot be told apart from', () => {
    expect(said('ranking', 0)).toContain('In neun von zehn Fällen lag es auf Platz 1.');
    expect(said('ranking', 1)).toContain('auf den Plätzen 1 bis 3.');
    expect(said('ranking', 1)).toContain('Sicher zu unterscheiden ist es nicht von „Café“.');
    const { round, analysis } = sample('ranking');
    const few = { ...analysis, certainty: { ...analysis.certainty!, enough: false } };
    expect(JSON.stringify(reasons(round, few, 0))).toContain('Zu wenige Stimmen');
  });
  it('names other rules, but experts’ only to experts', () => {
    expect(said('ranking', 2)).toContain('(Borda): Platz 3.');
    expect(said('ranking', 2)).not.toContain('Kemeny');
  });
  it('tells where a number of votes alone would have decided otherwise', () => {
    expect(said('budget', 0)).not.toContain('Ginge es nur');
    expect(said('budget', 1)).toContain('wäre es nicht bezahlt worden');
    expect(said('budget', 2)).toContain('wäre es bezahlt worden');
  });
  it('tells what was paid for from what was left over', () => {
    const { round, analysis } = sample('budget');
    const filled = { ...analysis, budget: { filledUp: [1] } } as unknown as Analysis;
    expect(JSON.stringify(reasons(round, filled, 1))).toContain('übrig blieb');
    expect(JSON.stringify(reasons(round, filled, 0))).not.toContain('übrig blieb');
  });
  it('marks a mean that says little', () => {
    expect(said('rating', 1)).toContain('Umstritten');
    expect(said('rating', 0)).not.toContain('Umstritten');
  });
  it('tells a proposal that is gone', () => {
    const { round, analysis } = sample('points');
    expect(JSON.stringify(reasons(round, analysis, 0, false))).toContain('nicht mehr auf der Liste');
  });
});

describe('equal say', () => {
  it('stands beside the place, with its own ties', () => {
    const { round } = sample('points', [{ equalSayRank: 2 }, { equalSayRank: 1 }, { equalSayRank: 2 }]);
    const result = { ...round.result!, equalSay: { effectiveMilli: 9000, heaviestMilli: 3000 } };
    const asked = { ...round, result };
    expect(result.options.map((row) => equalPlace(asked, row))).toEqual(['2–3', '1', '2–3']);
    expect(equalPlace(round, result.options[0]!)).toBeNull();
    expect(tableOf(asked).head.at(-1)).toBe('Jede Gruppe gleich');
  });
});
