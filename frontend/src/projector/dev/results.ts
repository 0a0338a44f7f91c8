/**
 * For developers only (`npm run dev`, `/projector.html?fixture=rating`): a revealed result of each method in the
 * demo workshop, without a server. Nothing of this is built into the product.
 */
import { state } from '../../console/dev/fixture.svelte';
import type { WorkshopState } from '../../lib/live/fold';
import type {
  Analysis,
  AxisFigures,
  Figures,
  Method,
  OptionResult,
  Quadrant,
  RoundView,
} from '../../lib/wire.gen';

const axis = (meanMilli: number, agreementMilli = 600): AxisFigures => ({
  answers: 40,
  meanMilli,
  medianMilli: Math.round(meanMilli / 1000) * 1000,
  spreadMilli: 900,
  agreementMilli,
});
const rating: [benefit: number, effort: number, agreement?: number][] = [
  [4600, 2100],
  [4400, 4100],
  [4300, 1600],
  [4200, 4500],
  [4000, 1500],
  [2900, 2400],
  [2600, 3900, 100],
  [2200, 2500],
  [2100, 4400],
  [1900, 3000],
];
const votes: [number, number, number, number][] = [
  [41, 2, 3, 900],
  [38, 4, 4, 850],
  [33, 9, 4, 750],
  [24, 20, 2, 480],
  [22, 19, 5, 450],
  [10, 30, 6, 240],
];
const costs = [8_000_000, 2_500_000, 4_000_000, 1_200_000, 9_500_000, 3_000_000, 600_000, 5_500_000];

function figures(kind: string, at: number, count: number): Figures | null {
  if (kind === 'rating') {
    const [benefit = 0, effort = 0, agreement] = rating[at] ?? [];
    const name = `${benefit >= 3000}/${effort >= 3000}`;
    const quadrants: Record<string, Quadrant> = {
      'true/false': 'quick_win',
      'true/true': 'strategic',
      'false/false': 'fill_in',
      'false/true': 'drop',
    };
    return { kind, first: axis(benefit, agreement), second: axis(effort), quadrant: quadrants[name] ?? null };
  }
  if (kind === 'ranking') return { kind, beats: count - 1 - at, bordaMilli: 9000 - at * 900, first: 12 - at };
  if (kind === 'votes') {
    const [agree = 0, disagree = 0, pass = 0, consensusMilli = 0] = votes[at] ?? [];
    return { kind, agree, disagree, pass, consensusMilli, spreadMilli: at === 3 ? 610 : 120 };
  }
  if (kind === 'pairwise')
    return {
      kind,
      wins: 40 - at * 4,
      losses: 10 + at * 4,
      draws: 2,
      beatRandomMilli: 830 - at * 70,
      winRateMilli: 700,
    };
  if (kind === 'budget')
    return {
      kind,
      costCents: costs[at] ?? 0,
      funded: at === 4 || at > 6 ? null : at + 1,
      greedy: at < 3 || at === 4,
    };
  return null;
}

const methods: Record<string, [method: Method, kind: string, count: number]> = {
  points: ['cumulative', 'points', 9],
  approval: ['approval', 'approval', 7],
  rating: ['rating', 'rating', 7],
  ratings: ['rating', 'rating', 10],
  ranking: ['schulze', 'ranking', 8],
  votes: ['group_consensus', 'votes', 6],
  duels: ['bradley_terry', 'pairwise', 8],
  budget: ['mes', 'budget', 8],
};

/** The demo workshop with one revealed (`rating`) or open (`rating-open`) round, or at a phase (`critique.cluster`). */
export function resultState(name: string, now = Date.now()): WorkshopState {
  const [wanted = 'points', mode = 'revealed'] = name.split('-');
  const [method, kind, count] = methods[wanted] ?? ['cumulative', 'points', 9];
  if (!(wanted in methods)) {
    const place = state(name, now);
    return mode === 'free' ? { ...place, head: { ...place.head, spotlight: null } } : place;
  }
  const base = state('implementation.rank', now);
  const before = state('critique.rank-revealed', now).rounds[0];
  if (!before?.result) return base;
  const groups = base.setup.groups;
  const options = base.measures.slice(0, count).map((measure) => ({
    id: measure.id,
    title: measure.sheet.title,
    shortTitle: measure.sheet.shortTitle,
    number: measure.number,
    domainId: measure.sheet.domainId,
  }));
  const equal = [3, 1, 2, 4, 6, 5, 7, 8, 9, 10];
  const rows = (order: number[], tied: number[]): OptionResult[] =>
    order.map((option, at) => ({
      option,
      rank: tied.includes(at) ? (tied[0] ?? 0) + 1 : at + 1,
      tied: tied.includes(at),
      points: 36 - at * 3,
      paperPoints: 0,
      givers: 30 - at,
      byGroup: [16 - at, null, 8, 5],
      equalSayRank: equal[at] ?? at + 1,
      figures: figures(kind, at, count),
    }));
  const straight = options.map((_, at) => at);
  const round: RoundView = {
    ...before,
    id: 'r2',
    order: 2,
    phaseId: base.head.clock.phaseId,
    question: { de: 'Was lohnt sich zuerst?' },
    objectKind: 'measure',
    ballotType:
      kind === 'budget'
        ? 'approval'
        : kind === 'rating' || kind === 'ranking' || kind === 'votes' || kind === 'pairwise'
          ? kind
          : 'points',
    options,
    repeats: 'r1',
    state: mode === 'open' ? 'open' : 'revealed',
    settings: {
      ...before.settings,
      places: 5,
      equalSay: true,
      axes: kind === 'rating' ? { first: { de: 'Nutzen' }, second: { de: 'Aufwand' } } : null,
      budget: kind === 'budget' ? { totalCents: 20_000_000, costsCents: costs } : null,
    },
    result:
      mode === 'open'
        ? null
        : {
            ...before.result,
            method,
            counted: mode === 'few' ? 9 : 44,
            paperBallots: mode === 'few' ? 0 : 2,
            paperEmpty: 0,
            groups: [
              { groupId: groups[0]?.id ?? null, ballots: 21, merged: false },
              { groupId: groups[1]?.id ?? null, ballots: 7, merged: false },
              { groupId: groups[2]?.id ?? null, ballots: 8, merged: false },
              { groupId: null, ballots: 8, merged: true },
            ],
            options: rows(straight, kind === 'points' || kind === 'ranking' ? [1, 2] : []),
          },
  };
  const earlier: RoundView = {
    ...round,
    id: 'r1',
    order: 1,
    repeats: null,
    state: 'revealed',
    result: {
      ...before.result,
      options: rows([2, 0, 1, ...straight.slice(3).reverse()], []).map((row) => ({
        ...row,
        equalSayRank: null,
      })),
    },
  };
  return {
    ...base,
    rounds: [earlier, round],
    turnout:
      mode === 'open'
        ? {
            type: 'turnout',
            revision: 1,
            rounds: [{ roundId: 'r2', ballots: 31, eligible: 46, groups: [], tally: null }],
          }
        : base.turnout,
  };
}

/** What the server would say beside it. */
export function besideOf(workshop: WorkshopState): Partial<Analysis> | null {
  const round = workshop.rounds.find((one) => one.id === 'r2');
  if (!round?.result) return null;
  const count = round.options.length;
  const all = round.options.map((_, at) => at);
  return {
    roundId: 'r2',
    certainty: {
      resamples: 1000,
      enough: round.result.counted >= 15,
      rows: all.map((at) => ({
        option: at,
        from: Math.max(1, at - (at % 3)),
        to: Math.min(count, at + 2 + (at % 2)),
        topThreeMilli: 900 - at * 100,
        fundedMilli: null,
      })),
      tiers: [all.slice(0, 3), all.slice(3)],
    },
    pairwise:
      round.result.method === 'schulze'
        ? { wins: all.map((a) => all.map((b) => (a === b ? 0 : a + b === 3 ? 22 : 22 + (b - a) * 2))) }
        : null,
    budget:
      round.result.method === 'mes'
        ? {
            totalCents: 20_000_000,
            spentCents: 19_300_000,
            funded: all.filter((at) => at !== 4 && at < 7),
            filledUp: [],
            greedy: { funded: [0, 1, 2, 4], spentCents: 19_900_000 },
            phragmen: { funded: [0, 1, 2, 4], spentCents: 19_900_000 },
            perDomain: [],
            representedMilli: 930,
            greedyRepresentedMilli: 610,
          }
        : null,
    groups: round.result.groups.map((_, at) => ({
      column: at,
      cells: all.map((option) => ({
        option,
        figureMilli:
          at === 1 && option === 6
            ? null
            : round.result?.method === 'rating' || round.result?.method === 'cumulative'
              ? 4500 - ((option * 7 + at * 3) % 9) * 300
              : 900 - ((option * 7 + at * 3) % 9) * 80,
      })),
    })),
  };
}
