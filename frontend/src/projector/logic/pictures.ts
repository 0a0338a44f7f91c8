/** Which pictures a result is told in, and in which order. Pure. */
import type { Analysis, RoundView } from '../../lib/wire.gen';
import { equalSayOf, shiftOf } from './compare';
import { bridge, moneyPerDomain } from './figures';
import { pageCount } from './pages';
import { resultRows, rowsPerPage, type ResultRow } from './result';

export type Picture =
  | { name: 'places'; page: number }
  | {
      name:
        | 'matrix'
        | 'table'
        | 'money'
        | 'rules'
        | 'bridge'
        | 'equalSay'
        | 'shift'
        | 'groups'
        | 'certainty'
        | 'funding';
    };

/** Columns of groups that fit beside the titles. */
export const MOST_GROUPS = 4;

/** Rows of the picture of groups. */
export const GROUP_ROWS = 5;

/** A table of groups in which most cells are withheld says nothing to a hall. */
function speaks(groups: Analysis['groups'], rows: readonly ResultRow[]): boolean {
  const shown = new Set(rows.slice(0, GROUP_ROWS).map((row) => row.option));
  const cells = groups.flatMap((group) => group.cells.filter((cell) => shown.has(cell.option)));
  return groups.length > 1 && cells.filter((cell) => cell.figureMilli !== null).length * 2 >= cells.length;
}

/**
 * The headline first; then what explains it. A picture that has nothing to say is left out, so a result
 * without an analysis still has its headline.
 */
export function pictures(
  round: RoundView,
  analysis: Analysis | null,
  rounds: readonly RoundView[],
): Picture[] {
  const rows = resultRows(round);
  const size = rowsPerPage(rows.map((row) => row.title));
  const method = round.result?.method;
  const voted = (round.result?.counted ?? 0) > 0;
  const list: Picture[] = Array.from({ length: pageCount(rows.length, size) }, (_, page) => ({
    name: 'places',
    page,
  }));
  if (!voted) return list.slice(0, 1);
  const placed = rows.filter((row) => row.figures?.kind === 'rating' && row.figures.quadrant).length;
  if (placed > 0) list.unshift({ name: 'matrix' });
  if (method === 'schulze' && analysis?.pairwise && rows.length > 1) list.push({ name: 'table' });
  if (method === 'mes') {
    if (moneyPerDomain(rows).some((one) => one.domainId !== null)) list.push({ name: 'money' });
    list.push({ name: 'rules' });
  }
  const { unites, divides } = bridge(rows, 1);
  if (unites.length + divides.length > 0) list.push({ name: 'bridge' });
  if (equalSayOf(rows)) list.push({ name: 'equalSay' });
  if (shiftOf(round, rounds)) list.push({ name: 'shift' });
  if (analysis && speaks(analysis.groups, rows)) list.push({ name: 'groups' });
  if (analysis?.certainty && rows.length > 1) list.push({ name: method === 'mes' ? 'funding' : 'certainty' });
  return list;
}
