/** "Why is M-017 second?" in sentences, from the round's own figures. */
import { formatMoney, formatNumber, t } from '../i18n';
import type { Analysis, Duel, OptionResult } from '../wire.gen';
import { contested, decimal, methodWords, nameOf, percent, rankText, type ShownRound } from './shown';

/** The sentences about one option, in the order in which one would tell them. */
export function whySentences(round: ShownRound, analysis: Analysis | null, option: number): string[] {
  const result = round.result;
  const row = result?.options.find((one) => one.option === option);
  if (!result || !row) return [];
  const why = analysis?.why.find((one) => one.option === option);
  return [
    methodWords(result.method),
    ownFigure(row, result.counted + result.paperBallots),
    ...neighbours(round, analysis, why?.closestAbove ?? null, why?.closestBelow ?? null),
    ...ties(round, row, why?.tiedWith ?? []),
    ...certain(analysis, option),
    ...equalSay(row),
    ...(contested(row) ? [t('outcome.why.contested')] : []),
    ...ballots(round),
  ];
}

function ownFigure(row: OptionResult, voters: number): string {
  const figures = row.figures;
  switch (figures?.kind) {
    case 'rating':
      return t('outcome.why.rating', {
        count: figures.first.answers,
        benefit: figures.first.meanMilli === null ? '–' : decimal(figures.first.meanMilli),
        effort: figures.second.meanMilli === null ? '–' : decimal(figures.second.meanMilli),
      });
    case 'ranking':
      return t('outcome.why.ranking', { count: figures.beats, first: figures.first });
    case 'votes':
      return t('outcome.why.votes', {
        agree: figures.agree,
        disagree: figures.disagree,
        consensus: percent(figures.consensusMilli),
      });
    case 'pairwise':
      return t('outcome.why.pairwise', {
        wins: figures.wins,
        losses: figures.losses,
        share: percent(figures.beatRandomMilli),
      });
    case 'budget':
      return figures.funded === null
        ? t('outcome.why.notFunded', { cost: formatMoney(figures.costCents), count: row.points })
        : t('outcome.why.funded', {
            cost: formatMoney(figures.costCents),
            count: row.points,
            place: figures.funded,
          });
    default:
      return t('outcome.why.sum', { count: row.points, givers: row.givers, voters });
  }
}

/** The nearest above and below. What the two numbers are depends on the method. */
function neighbours(
  round: ShownRound,
  analysis: Analysis | null,
  above: Duel | null,
  below: Duel | null,
): string[] {
  const method = analysis?.method;
  const say = (duel: Duel, place: 'above' | 'below'): string => {
    const scale = (value: number): string =>
      method === 'rating'
        ? decimal(value)
        : method === 'group_consensus'
          ? percent(value)
          : formatNumber(value);
    const words = { other: nameOf(round, duel.option), own: scale(duel.for), theirs: scale(duel.against) };
    if (method === 'schulze') return t(`outcome.why.${place}.ranking`, words);
    if (method === 'bradley_terry') return t(`outcome.why.${place}.duels`, words);
    return t(`outcome.why.${place}.sum`, words);
  };
  return [...(above ? [say(above, 'above')] : []), ...(below ? [say(below, 'below')] : [])];
}

function ties(round: ShownRound, row: OptionResult, tiedWith: readonly number[]): string[] {
  const rows = round.result?.options ?? [];
  const others = tiedWith.length > 0 ? tiedWith : sharing(row, rows);
  if (others.length === 0) return [];
  const titles = others.map((option) => nameOf(round, option)).join(', ');
  return row.tied
    ? [t('outcome.why.tied', { titles, rank: rankText(row, rows) })]
    : [t('outcome.why.lot', { titles })];
}

const sharing = (row: OptionResult, rows: readonly OptionResult[]): number[] =>
  row.tied
    ? rows.filter((one) => one.rank === row.rank && one.option !== row.option).map((one) => one.option)
    : [];

function certain(analysis: Analysis | null, option: number): string[] {
  const certainty = analysis?.certainty;
  const row = certainty?.rows.find((one) => one.option === option);
  if (!certainty || !row) return [];
  if (!certainty.enough) return [t('outcome.tooFew')];
  return [
    row.from === row.to
      ? t('outcome.why.sure', { rank: row.from, count: certainty.resamples })
      : t('outcome.why.between', { from: row.from, to: row.to, count: certainty.resamples }),
  ];
}

function equalSay(row: OptionResult): string[] {
  if (row.equalSayRank === null) return [];
  return [
    row.equalSayRank === row.rank
      ? t('outcome.why.equalSame')
      : t('outcome.why.equalOther', { rank: row.equalSayRank }),
  ];
}

/** What was counted, and what was not. */
function ballots(round: ShownRound): string[] {
  const result = round.result;
  if (!result) return [];
  return [
    t('outcome.why.ballots', { counted: result.counted, paper: result.paperBallots, empty: result.empty }),
  ];
}
