/**
 * Why an option stands where it stands, in sentences made of this result's own figures: the same on a phone, at the
 * console and in the office. Pure but for the language: every sentence is a text of the dictionary.
 */
import { formatMoney, formatNumber, t } from '../i18n';
import { placeAmong } from '../place';
import type { Analysis, Duel, OptionResult, TieRule } from '../wire.gen';
import { contested, decimal, equalPlace, percent, placeOfRow, type ShownRound } from './shown';

/** A round with what the sentences need beside its result. */
export interface ExplainedRound extends ShownRound {
  tieRule: TieRule;
}

/** How a face calls things. */
export interface Names {
  /** The two questions of a rating. */
  axes: readonly [string, string];
  /** An option in running text. */
  title: (option: number) => string;
}

/** A heading and its sentences. */
export interface Chapter {
  key: 'place' | 'neighbours' | 'sure' | 'other' | 'ballots';
  lines: string[];
}

/** All that can be said about one option; `listed` is false once it is no longer on the list. */
export function reasons(
  round: ExplainedRound,
  analysis: Analysis,
  option: number,
  names: Names,
  listed = true,
): Chapter[] {
  const row = round.result?.options.find((one) => one.option === option);
  if (!round.result || !row) return [];
  const chapters: Chapter[] = [
    {
      key: 'place',
      lines: [...standing(round, analysis, row, names), ...(listed ? [] : [t('result.why.gone')])],
    },
    { key: 'neighbours', lines: neighbours(round, analysis, row, names) },
    { key: 'sure', lines: certainty(analysis, option, names) },
    { key: 'other', lines: others(round, analysis, row) },
    { key: 'ballots', lines: ballots(analysis) },
  ];
  return chapters.filter(({ lines }) => lines.length > 0);
}

/** What it got. */
function standing(round: ExplainedRound, analysis: Analysis, row: OptionResult, { axes }: Names): string[] {
  const { figures } = row;
  const rows = round.result?.options ?? [];
  switch (figures?.kind) {
    case 'rating': {
      const [first, second] = axes;
      return [
        t('result.why.rating', {
          axis: first,
          mean: meanOf(figures.first.meanMilli),
          count: figures.first.answers,
        }),
        t('result.why.ratingSecond', { axis: second, mean: meanOf(figures.second.meanMilli) }),
        ...(figures.quadrant
          ? [t('result.why.quadrant', { name: t(`result.quadrant.${figures.quadrant}`) })]
          : []),
        ...(contested(row) ? [t('result.why.contested')] : []),
        t('result.why.ratingRule', { first, second }),
      ];
    }
    case 'ranking':
      return [
        t('result.why.ranking', { count: figures.beats, total: rows.length - 1 }),
        t('result.ranking.first', { count: figures.first }),
        t('result.why.rankingRule'),
      ];
    case 'votes':
      return [
        t('result.votes.line', { agree: figures.agree, disagree: figures.disagree, pass: figures.pass }),
        t('result.why.votesRule', { share: percent(figures.consensusMilli) }),
        ...(figures.spreadMilli === null
          ? []
          : [t('result.why.votesSpread', { share: percent(figures.spreadMilli) })]),
      ];
    case 'pairwise':
      return [
        t('result.duels.line', { won: figures.wins, lost: figures.losses, even: figures.draws }),
        t('result.why.duels', { share: percent(figures.beatRandomMilli) }),
      ];
    case 'budget':
      return [
        t(round.ballotType === 'points' ? 'result.why.points' : 'result.why.approvals', {
          count: row.points,
        }),
        figures.funded === null
          ? t('result.why.notPaid', { cost: formatMoney(figures.costCents) })
          : t('result.why.paid', { cost: formatMoney(figures.costCents), place: figures.funded }),
        ...((figures.funded !== null) === figures.greedy
          ? []
          : [t(figures.greedy ? 'result.why.greedyYes' : 'result.why.greedyNo')]),
        ...(analysis.budget?.filledUp.includes(row.option) ? [t('result.why.filledUp')] : []),
        t('result.why.budgetRule'),
      ];
    default:
      return round.ballotType === 'points'
        ? [
            t('result.why.points', { count: row.points }),
            t('result.why.givers', { count: row.givers }),
            t('result.why.pointsRule'),
          ]
        : [t('result.why.approvals', { count: row.points }), t('result.why.approvalRule')];
  }
}

/** Who is just above and below, by how much, and what was done about ties. */
function neighbours(
  round: ExplainedRound,
  analysis: Analysis,
  row: OptionResult,
  { title }: Names,
): string[] {
  const why = analysis.why.find((one) => one.option === row.option);
  if (!why) return [];
  const lines = [
    ...(why.closestAbove ? [duel(analysis, why.closestAbove, 'above', title)] : [t('result.why.top')]),
    ...(why.closestBelow ? [duel(analysis, why.closestBelow, 'below', title)] : []),
  ];
  if (why.tiedWith.length > 0)
    lines.push(
      t('result.why.tied', {
        titles: why.tiedWith.map((one) => t('result.why.named', { title: title(one) })).join(', '),
      }),
      t(`result.ties.${round.tieRule}`),
    );
  return lines;
}

function duel(
  { method }: Analysis,
  { option, for: own, against }: Duel,
  side: 'above' | 'below',
  title: (option: number) => string,
): string {
  const where = t(`result.why.${side}`, { title: title(option) });
  switch (method) {
    case 'schulze':
      return `${where} ${t('result.why.preferred', { own, other: against })}`;
    case 'bradley_terry':
      return `${where} ${t('result.why.met', { own, other: against })}`;
    case 'rating':
      return `${where} ${t('result.why.figures', { own: meanOf(own), other: meanOf(against) })}`;
    default:
      return `${where} ${t('result.why.figures', { own: formatNumber(own), other: formatNumber(against) })}`;
  }
}

/** How sure the place is. */
function certainty(analysis: Analysis, option: number, { title }: Names): string[] {
  const { certainty } = analysis;
  if (!certainty) return [];
  if (!certainty.enough) return [t('result.why.tooFew')];
  const row = certainty.rows.find((one) => one.option === option);
  if (!row) return [];
  if (row.fundedMilli !== null)
    return [
      t('result.why.again', { count: certainty.resamples }),
      t('result.why.fundedShare', { share: percent(row.fundedMilli) }),
    ];
  const tier = certainty.tiers.find((one) => one.includes(option)) ?? [];
  const same = tier.filter((one) => one !== option);
  return [
    t('result.why.again', { count: certainty.resamples }),
    row.from === row.to
      ? t('result.why.surePlace', { place: row.from })
      : t('result.why.surePlaces', { from: row.from, to: row.to }),
    t('result.why.topThree', { share: percent(row.topThreeMilli) }),
    ...(same.length > 0
      ? [
          t('result.why.cannotTell', {
            titles: same.map((one) => t('result.why.named', { title: title(one) })).join(', '),
          }),
        ]
      : []),
  ];
}

/** What other rules say, and equal say for each group. */
function others(round: ExplainedRound, analysis: Analysis, row: OptionResult): string[] {
  const lines: string[] = [];
  const equal = equalPlace(round, row);
  if (equal !== null)
    lines.push(
      equal === placeOfRow(round, row) ? t('result.why.equalSame') : t('result.why.equal', { place: equal }),
    );
  for (const { rule, ranking, expert } of analysis.otherRules) {
    if (rule === 'equal_say' || expert) continue;
    const ranks = new Map<number, number>();
    let next = 1;
    for (const tier of ranking) {
      for (const option of tier) ranks.set(option, next);
      next += tier.length;
    }
    const rank = ranks.get(row.option);
    if (rank === undefined) continue;
    lines.push(
      t('result.why.rule', { name: t(`result.rule.${rule}`), place: placeAmong([...ranks.values()], rank) }),
    );
  }
  return lines;
}

/** What was counted. */
function ballots({ counts }: Analysis): string[] {
  return [
    t('result.why.ballots', { count: counts.ballots }),
    ...(counts.empty > 0 ? [t('result.why.empty', { count: counts.empty })] : []),
    counts.invalid > 0 ? t('result.why.invalid', { count: counts.invalid }) : t('result.why.noInvalid'),
    counts.paper > 0 ? t('result.why.paper', { count: counts.paper }) : t('result.why.noPaper'),
  ];
}

/** A mean on the scale from 1 to 5: 4,2; a dash where nobody answered. */
const meanOf = (milli: number | null): string => (milli === null ? '–' : decimal(milli));
