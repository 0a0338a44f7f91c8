/** A counted round as every face shows it: `RoundView` of the live session and `RoundDetails` of the office fit. */
import { formatMoney, formatNumber, t } from '../i18n';
import { placeAmong } from '../place';
import type {
  BallotType,
  Certainty,
  Method,
  OptionResult,
  RoundOption,
  RoundResult,
  RoundSettings,
} from '../wire.gen';

export interface ShownRound {
  ballotType: BallotType;
  options: readonly RoundOption[];
  settings: RoundSettings;
  result: RoundResult | null;
}

/** Ballots that say something, by phone and on paper: what shares are shares of. An empty one is only turnout. */
export const considered = (
  result: Pick<RoundResult, 'counted' | 'paperBallots' | 'paperEmpty'> | null,
): number => (result ? result.counted + result.paperBallots - result.paperEmpty : 0);

export const percent = (milli: number): string =>
  formatNumber(milli / 1000, { style: 'percent', maximumFractionDigits: 0 });

/** Thousandths as a number with so many decimals. */
export const decimal = (milli: number, digits = 1): string =>
  formatNumber(milli / 1000, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** The place of a row, `2–3` in a tie. */
export const rankText = (row: OptionResult, rows: readonly OptionResult[]): string =>
  placeAmong(
    rows.map((one) => one.rank),
    row.rank,
  );

/** The same, within its round. */
export const placeOfRow = (round: ShownRound, row: OptionResult): string =>
  rankText(row, round.result?.options ?? []);

/** The place with equal say for each group; null where the round did not ask for it. */
export function equalPlace(round: ShownRound, row: OptionResult): string | null {
  if (row.equalSayRank === null || !round.result?.equalSay) return null;
  const ranks = round.result.options.map((one) => one.equalSayRank);
  return placeAmong(
    ranks.filter((rank): rank is number => rank !== null),
    row.equalSayRank,
  );
}

/** `M-017`. */
export const numberText = (number: number | null): string =>
  number === null ? '' : `M-${String(number).padStart(3, '0')}`;

/** An option in running text: its number where it has one, and its short title. */
export function nameOf(round: ShownRound, option: number): string {
  const found = round.options[option];
  if (!found) return '';
  return found.number === null ? found.shortTitle : `${numberText(found.number)} ${found.shortTitle}`;
}

/** How it was counted, in one sentence. */
export const methodWords = (method: Method): string => t(`outcome.method.${method}`);

/** The figure that stands in a bar: how to say it, and its length from 0 to 1. */
export interface MainFigure {
  text: string;
  share: number;
}

/** The one figure per option that a picture of this method shows. Bars start at nought. */
export function mainFigure(round: ShownRound, row: OptionResult): MainFigure {
  const figures = row.figures;
  const rows = round.result?.options ?? [];
  switch (figures?.kind) {
    case 'rating': {
      const mean = figures.first.meanMilli;
      return { text: mean === null ? '–' : decimal(mean), share: mean === null ? 0 : mean / 5000 };
    }
    case 'ranking': {
      const most = Math.max(1, rows.length - 1);
      return {
        text: t('outcome.beatsShort', { count: figures.beats, all: most }),
        share: figures.beats / most,
      };
    }
    case 'votes':
      return { text: percent(figures.consensusMilli), share: figures.consensusMilli / 1000 };
    case 'pairwise':
      return { text: percent(figures.beatRandomMilli), share: figures.beatRandomMilli / 1000 };
    case 'budget':
      return {
        text: figures.funded === null ? t('outcome.notFunded') : formatMoney(figures.costCents),
        share: figures.funded === null ? 0 : 1,
      };
    default: {
      const most = Math.max(1, ...rows.map((one) => one.points));
      return { text: formatNumber(row.points), share: row.points / most };
    }
  }
}

/** Below this the answers on an axis lie so far apart that a mean says little (voting.md, section 1). */
const CONTESTED_MILLI = 200;

/** True if people judge an option very differently, on either axis of a rating ("umstritten"). */
export const contested = ({ figures }: Pick<OptionResult, 'figures'>): boolean =>
  figures?.kind === 'rating' &&
  [figures.first, figures.second].some(
    ({ agreementMilli }) => agreementMilli !== null && agreementMilli < CONTESTED_MILLI,
  );

/** In how many thousandths of the repetitions an option is paid for; null where money is not the question. */
export function fundedMilli(certainty: Certainty, option: number): number | null {
  const row: { option: number; fundedMilli?: number | null } | undefined = certainty.rows.find(
    (one) => one.option === option,
  );
  return row?.fundedMilli ?? null;
}

/** Whether any rank differs with equal say for each group. */
export const ranksChange = (result: RoundResult): boolean =>
  result.options.some((row) => row.equalSayRank !== null && row.equalSayRank !== row.rank);
