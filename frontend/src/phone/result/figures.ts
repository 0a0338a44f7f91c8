/** The figures of a result in words, for rows, tables and explanations. */
import { formatMoney, formatNumber, t } from '../../lib/i18n';
import type { OptionResult, RoundView } from '../../lib/wire.gen';
import { contested, decimal, equalPlace, percent, placeOfRow } from '../../lib/result/shown';
import { axesOf } from '../vote/form';

/** A mean on the scale from 1 to 5: 4,2; a dash where nobody answered. */
const mean = (milli: number | null): string => (milli === null ? '–' : decimal(milli));

/** One row of a result as it is shown. */
export interface Shown {
  /** The figure that stands at the end of the row; empty where the places say all. */
  figure: string;
  /** What the figure counts, for screen readers. */
  unit: string;
  /** Length of the bar, 0 to 1. */
  share: number;
  /** Smaller words below. */
  lines: string[];
  contested: boolean;
}

/** What stands in the row of one option. */
export function shownOf(round: RoundView, row: OptionResult): Shown {
  const rows = round.result?.options ?? [];
  const { figures } = row;
  const top = Math.max(1, ...rows.map((one) => one.points));
  const plain = {
    figure: formatNumber(row.points),
    unit: round.ballotType === 'points' ? t('day.result.points') : t('day.result.approvals'),
    share: row.points / top,
    lines: [] as string[],
    contested: false,
  };
  switch (figures?.kind) {
    case 'rating': {
      const [, second] = axesOf(round);
      return {
        figure: mean(figures.first.meanMilli),
        unit: t('result.rating.unit', { axis: axesOf(round)[0] }),
        share: figures.first.meanMilli === null ? 0 : (figures.first.meanMilli - 1000) / 4000,
        lines: [
          t('result.rating.line', { axis: second, mean: mean(figures.second.meanMilli) }) +
            (figures.quadrant ? ` · ${t(`result.quadrant.${figures.quadrant}`)}` : ''),
          t('result.rating.answers', { count: figures.first.answers }),
        ],
        contested: contested(row),
      };
    }
    case 'ranking': {
      const most = Math.max(
        1,
        ...rows.map(({ figures: one }) => (one?.kind === 'ranking' ? one.bordaMilli : 0)),
      );
      return {
        figure: '',
        unit: '',
        share: figures.bordaMilli / most,
        lines: [
          t('result.ranking.beats', { count: figures.beats, total: rows.length - 1 }),
          t('result.ranking.first', { count: figures.first }),
        ],
        contested: false,
      };
    }
    case 'votes': {
      const said = figures.agree + figures.disagree + figures.pass;
      return {
        figure: percent(said > 0 ? Math.round((figures.agree * 1000) / said) : 0),
        unit: t('result.votes.unit'),
        share: said > 0 ? figures.agree / said : 0,
        lines: [
          t('result.votes.line', {
            agree: figures.agree,
            disagree: figures.disagree,
            pass: figures.pass,
          }),
        ],
        contested: (figures.spreadMilli ?? 0) >= 300,
      };
    }
    case 'pairwise':
      return {
        figure: percent(figures.beatRandomMilli),
        unit: t('result.duels.unit'),
        share: figures.beatRandomMilli / 1000,
        lines: [t('result.duels.line', { won: figures.wins, lost: figures.losses, even: figures.draws })],
        contested: false,
      };
    case 'budget':
      return {
        ...plain,
        lines: [
          t(figures.funded === null ? 'result.budget.not' : 'result.budget.paid', {
            cost: formatMoney(figures.costCents),
          }),
        ],
      };
    default:
      return plain;
  }
}

/** Head and cells of the result as a table. */
export function tableOf(round: RoundView): { head: string[]; rows: string[][] } {
  const rows = round.result?.options ?? [];
  const kind = rows[0]?.figures?.kind ?? 'plain';
  const [first, second] = axesOf(round);
  const columns: Record<typeof kind, string[]> = {
    plain: [round.ballotType === 'points' ? t('day.result.points') : t('day.result.approvals')],
    rating: [first, second, t('result.table.answers')],
    ranking: [t('result.table.beats'), t('result.table.first'), t('result.table.borda')],
    votes: [t('vote.votes.agree'), t('vote.votes.disagree'), t('vote.votes.pass')],
    pairwise: [t('result.table.won'), t('result.table.lost'), t('result.table.even'), t('result.duels.unit')],
    budget: [
      round.ballotType === 'points' ? t('day.result.points') : t('day.result.approvals'),
      t('result.table.cost'),
      t('result.table.paid'),
    ],
  };
  const cells = (row: OptionResult): string[] => {
    const { figures } = row;
    switch (figures?.kind) {
      case 'rating':
        return [
          mean(figures.first.meanMilli),
          mean(figures.second.meanMilli),
          formatNumber(figures.first.answers),
        ];
      case 'ranking':
        return [
          formatNumber(figures.beats),
          formatNumber(figures.first),
          formatNumber(figures.bordaMilli / 1000, { maximumFractionDigits: 1 }),
        ];
      case 'votes':
        return [figures.agree, figures.disagree, figures.pass].map((count) => formatNumber(count));
      case 'pairwise':
        return [
          ...[figures.wins, figures.losses, figures.draws].map((count) => formatNumber(count)),
          percent(figures.beatRandomMilli),
        ];
      case 'budget':
        return [
          formatNumber(row.points),
          formatMoney(figures.costCents),
          figures.funded === null ? t('result.no') : t('result.yes'),
        ];
      default:
        return [formatNumber(row.points)];
    }
  };
  const equal = round.result?.equalSay ? [t('result.table.equal')] : [];
  return {
    head: [t('day.result.rank'), t('result.table.option'), ...columns[kind], ...equal],
    rows: rows.map((row) => [
      placeOfRow(round, row),
      round.options[row.option]?.title ?? '',
      ...cells(row),
      ...(equal.length > 0 ? [equalPlace(round, row) ?? '–'] : []),
    ]),
  };
}
