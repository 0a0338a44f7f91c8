/**
 * Why an option stands where it stands, in sentences made of this result's own figures. Pure but for the
 * language: every sentence is a text of the dictionary.
 */
import { formatMoney, formatNumber, t } from '../../lib/i18n';
import type { Analysis, Duel, OptionResult, RoundView } from '../../lib/wire.gen';
import { rankLabel } from '../place';
import { axesOf } from '../vote/form';
import { equalPlace, mean, percent, placeOfRow } from './figures';

/** A heading and its sentences. */
export interface Chapter {
  key: 'place' | 'neighbours' | 'sure' | 'other' | 'ballots';
  lines: string[];
}

/** All that can be said about one option; `listed` is false once it is no longer on the list. */
export function reasons(round: RoundView, analysis: Analysis, option: number, listed = true): Chapter[] {
  const row = round.result?.options.find((one) => one.option === option);
  if (!round.result || !row) return [];
  const chapters: Chapter[] = [
    { key: 'place', lines: [...standing(round, row), ...(listed ? [] : [t('result.why.gone')])] },
    { key: 'neighbours', lines: neighbours(round, analysis, row) },
    { key: 'sure', lines: certainty(round, analysis, option) },
    { key: 'other', lines: others(round, analysis, row) },
    { key: 'ballots', lines: ballots(analysis) },
  ];
  return chapters.filter(({ lines }) => lines.length > 0);
}

/** What it got. */
function standing(round: RoundView, row: OptionResult): string[] {
  const { figures } = row;
  const rows = round.result?.options ?? [];
  switch (figures?.kind) {
    case 'rating': {
      const [first, second] = axesOf(round);
      return [
        t('result.why.rating', {
          axis: first,
          mean: mean(figures.first.meanMilli),
          count: figures.first.answers,
        }),
        t('result.why.ratingSecond', { axis: second, mean: mean(figures.second.meanMilli) }),
        ...(figures.quadrant
          ? [t('result.why.quadrant', { name: t(`result.quadrant.${figures.quadrant}`) })]
          : []),
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
        t('result.why.support', { count: row.points }),
        figures.funded === null
          ? t('result.why.notPaid', { cost: formatMoney(figures.costCents) })
          : t('result.why.paid', { cost: formatMoney(figures.costCents), place: figures.funded }),
        ...((figures.funded !== null) === figures.greedy
          ? []
          : [t(figures.greedy ? 'result.why.greedyYes' : 'result.why.greedyNo')]),
        t('result.why.budgetRule'),
      ];
    default:
      return round.ballotType === 'points'
        ? [t('result.why.points', { count: row.points }), t('result.why.givers', { count: row.givers })]
        : [t('result.why.approvals', { count: row.points })];
  }
}

/** Who is just above and below, by how much, and what was done about ties. */
function neighbours(round: RoundView, analysis: Analysis, row: OptionResult): string[] {
  const why = analysis.why.find((one) => one.option === row.option);
  if (!why) return [];
  const title = (option: number): string => round.options[option]?.title ?? '';
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
      return `${where} ${t('result.why.figures', { own: mean(own), other: mean(against) })}`;
    default:
      return `${where} ${t('result.why.figures', { own: formatNumber(own), other: formatNumber(against) })}`;
  }
}

/** How sure the place is. */
function certainty(round: RoundView, analysis: Analysis, option: number): string[] {
  const { certainty } = analysis;
  if (!certainty) return [];
  if (!certainty.enough) return [t('result.why.tooFew')];
  const row = certainty.rows.find((one) => one.option === option);
  if (!row) return [];
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
            titles: same
              .map((one) => t('result.why.named', { title: round.options[one]?.title ?? '' }))
              .join(', '),
          }),
        ]
      : []),
  ];
}

/** What other rules say, and equal say for each group. */
function others(round: RoundView, analysis: Analysis, row: OptionResult): string[] {
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
      t('result.why.rule', { name: t(`result.rule.${rule}`), place: rankLabel([...ranks.values()], rank) }),
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
