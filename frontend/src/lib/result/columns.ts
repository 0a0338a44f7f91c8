/** The columns of a result's table, per method: what is counted, in words and figures. */
import { formatMoney, formatNumber, t } from '../i18n';
import type { OptionResult } from '../wire.gen';
import { considered, decimal, percent, type ShownRound } from './shown';

export interface Column {
  label: string;
  text: (row: OptionResult) => string;
}

const figure = (label: string, text: (row: OptionResult) => string): Column => ({ label, text });
const none = '–';
const milli = (value: number | null, digits = 1): string => (value === null ? none : decimal(value, digits));

export function columns(round: ShownRound): Column[] {
  const result = round.result;
  if (!result) return [];
  const voters = Math.max(1, considered(result));
  const support = figure(t(`outcome.support.${round.ballotType}`), (row) => formatNumber(row.points));
  switch (result.method) {
    case 'cumulative':
      return [support, figure(t('outcome.givers'), (row) => formatNumber(row.givers))];
    case 'approval':
      return [support, figure(t('outcome.share'), (row) => percent((row.points * 1000) / voters))];
    case 'rating':
      return [
        ...ofBothAxes(round, 'outcome.meanOf', 'meanMilli'),
        figure(t('outcome.answers'), (row) =>
          row.figures?.kind === 'rating' ? formatNumber(row.figures.first.answers) : none,
        ),
        figure(t('outcome.field'), (row) =>
          row.figures?.kind === 'rating' && row.figures.quadrant
            ? t(`result.quadrant.${row.figures.quadrant}`)
            : none,
        ),
        ...ofBothAxes(round, 'outcome.medianOf', 'medianMilli'),
        ...ofBothAxes(round, 'outcome.spreadOf', 'spreadMilli'),
        ...ofBothAxes(round, 'outcome.agreementOf', 'agreementMilli', 2),
      ];
    case 'schulze':
      return [
        figure(t('outcome.beats'), (row) =>
          row.figures?.kind === 'ranking' ? formatNumber(row.figures.beats) : none,
        ),
        figure(t('outcome.first'), (row) =>
          row.figures?.kind === 'ranking' ? formatNumber(row.figures.first) : none,
        ),
        figure(t('outcome.borda'), (row) =>
          row.figures?.kind === 'ranking' ? decimal(row.figures.bordaMilli) : none,
        ),
        support,
      ];
    case 'group_consensus':
      return [
        figure(t('outcome.consensus'), (row) =>
          row.figures?.kind === 'votes' ? percent(row.figures.consensusMilli) : none,
        ),
        ...(['agree', 'disagree', 'pass'] as const).map((word) =>
          figure(t(`outcome.${word}`), (row) =>
            row.figures?.kind === 'votes' ? formatNumber(row.figures[word]) : none,
          ),
        ),
        figure(t('outcome.divides'), (row) =>
          row.figures?.kind === 'votes' && row.figures.spreadMilli !== null
            ? t('outcome.points100', { count: Math.round(row.figures.spreadMilli / 10) })
            : none,
        ),
      ];
    case 'bradley_terry':
      return [
        figure(t('outcome.beatRandom'), (row) =>
          row.figures?.kind === 'pairwise' ? percent(row.figures.beatRandomMilli) : none,
        ),
        ...(['wins', 'losses', 'draws'] as const).map((word) =>
          figure(t(`outcome.${word}`), (row) =>
            row.figures?.kind === 'pairwise' ? formatNumber(row.figures[word]) : none,
          ),
        ),
        figure(t('outcome.winRate'), (row) =>
          row.figures?.kind === 'pairwise' ? percent(row.figures.winRateMilli) : none,
        ),
      ];
    case 'mes':
      return [
        figure(t('outcome.cost'), (row) =>
          row.figures?.kind === 'budget' ? formatMoney(row.figures.costCents) : none,
        ),
        support,
        figure(t('outcome.funded'), (row) =>
          row.figures?.kind !== 'budget'
            ? none
            : row.figures.funded === null
              ? t('outcome.no')
              : t('outcome.fundedAs', { count: row.figures.funded }),
        ),
        figure(t('outcome.greedy'), (row) =>
          row.figures?.kind === 'budget' ? t(row.figures.greedy ? 'outcome.yes' : 'outcome.no') : none,
        ),
      ];
  }
}

/** One figure of a rating for each of its two questions. */
function ofBothAxes(
  round: ShownRound,
  label: 'outcome.meanOf' | 'outcome.medianOf' | 'outcome.spreadOf' | 'outcome.agreementOf',
  name: 'meanMilli' | 'medianMilli' | 'spreadMilli' | 'agreementMilli',
  digits = 1,
): Column[] {
  return (['first', 'second'] as const).map((axis, at) =>
    figure(t(label, { axis: axisNames(round)[at] ?? '' }), ({ figures }) =>
      figures?.kind === 'rating' ? milli(figures[axis][name], digits) : none,
    ),
  );
}

/** Names of the two axes of a rating: as the moderator wrote them, or benefit and effort. */
export function axisNames(round: ShownRound): [string, string] {
  const axes = round.settings.axes;
  return [axes?.first.de || t('outcome.benefit'), axes?.second.de || t('outcome.effort')];
}
