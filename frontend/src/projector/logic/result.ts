/** A frozen result as rows for the wall: ranks with ties, points as dots by group. Pure. */
import type { Figures, GroupColumn, RoundResult, RoundView } from '../../lib/wire.gen';
import type { DotForm } from '../../lib/ui/types';

export interface Rank {
  /** First place of a tie (the place itself without one). */
  from: number;
  /** Last place of a tie. */
  to: number;
  tied: boolean;
}

export interface ResultRow extends Rank {
  id: string;
  /** Index into the options of the round. */
  option: number;
  title: string;
  domainId: string | null;
  points: number;
  parts: { form: DotForm; count: number }[];
  /** What the method found beyond points. */
  figures: Figures | null;
  /** The place if every group had the same say; none where that was not settled before. */
  equalSay: Rank | null;
}

export interface Legend {
  form: DotForm;
  /** Groups behind a form; null: people who named none, or several small groups together. */
  columns: GroupColumn[];
}

const FORMS: readonly DotForm[] = ['solid', 'half', 'ring'];

/** Which form each column of the breakdown gets: the largest are solid and half, all others one ring. */
export function legendOf(result: RoundResult): Legend[] {
  const bySize = result.groups
    .map((column, index) => ({ column, index }))
    .sort((a, b) => b.column.ballots - a.column.ballots || a.index - b.index);
  const forms: Legend[] = [];
  bySize.forEach(({ column }, place) => {
    const form = FORMS[Math.min(place, FORMS.length - 1)] ?? 'ring';
    const slot = forms.find((one) => one.form === form);
    if (slot) slot.columns.push(column);
    else forms.push({ form, columns: [column] });
  });
  return forms;
}

/** The place of a rank among all ranks: those of the same rank share the places that follow. */
export function placeOf(rank: number, ranks: readonly number[]): Rank {
  const peers = Math.max(1, ranks.filter((one) => one === rank).length);
  return { from: rank, to: rank + peers - 1, tied: peers > 1 };
}

/** All rows, best first. Points that belong to no shown cell (paper, too small a group) are grey. */
export function resultRows(round: RoundView): ResultRow[] {
  const result = round.result;
  if (!result) return [];
  const legend = legendOf(result);
  const ranks = result.options.map((one) => one.rank);
  const equal = result.options.flatMap((one) => one.equalSayRank ?? []);
  return result.options.map((row) => {
    const option = round.options[row.option];
    const parts = legend.map(({ form, columns }) => ({
      form,
      count: columns.reduce((sum, column) => sum + (row.byGroup[result.groups.indexOf(column)] ?? 0), 0),
    }));
    const known = parts.reduce((sum, part) => sum + part.count, 0);
    if (legend.length === 0) parts.push({ form: 'solid', count: row.points });
    else if (row.points > known) parts.push({ form: 'grey', count: row.points - known });
    return {
      id: option?.id ?? String(row.option),
      option: row.option,
      title: option?.shortTitle || option?.title || '',
      domainId: option?.domainId ?? null,
      points: row.points,
      ...placeOf(row.rank, ranks),
      parts: parts.filter((part) => part.count > 0),
      figures: row.figures,
      equalSay: row.equalSayRank === null ? null : placeOf(row.equalSayRank, equal),
    };
  });
}

/** How the points of a round are drawn: one line of dots, two lines of small ones, or bars. */
export function dotSize(rows: readonly ResultRow[]): 'dots' | 'small' | 'bar' {
  const most = Math.max(0, ...rows.map((row) => row.points));
  return most <= 32 ? 'dots' : most <= 80 ? 'small' : 'bar';
}

/** `3`, or `3–4` for a tie. */
export const rankText = ({ from, to }: Pick<ResultRow, 'from' | 'to'>): string =>
  to > from ? `${from}–${to}` : String(from);

/** Room for the longest of these places, as a length: `10–11` takes more than `3`, and titles begin below each other. */
export const rankWidth = (rows: readonly Pick<ResultRow, 'from' | 'to'>[], least: number): string => {
  const letters = Math.max(1, ...rows.map((row) => rankText(row).length));
  return `calc(${Math.max(least, letters * 2.8 + 2.8)} * var(--u))`;
};

/** The tied places of a list, each once: `2–3`, `5–7`. */
export const tiesOf = (rows: readonly ResultRow[]): string[] => [
  ...new Set(rows.filter((row) => row.tied).map(rankText)),
];

/** Lines of commitments that fit a page: fewer where one is long. */
export const commitmentsPerPage = (list: readonly { what: string; who: string }[]): number =>
  list.some(({ what, who }) => [...what].length > 60 || [...who].length > 40) ? 3 : 5;

/** Rows that fit a page: five of one line, fewer where citizens' own words need several. */
export function rowsPerPage(titles: readonly string[]): number {
  const longest = Math.max(0, ...titles.map((title) => [...title].length));
  return longest > 64 ? 3 : longest > 34 ? 4 : 5;
}
