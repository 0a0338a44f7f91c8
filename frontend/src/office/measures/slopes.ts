/** Two rankings as two columns, with a line from each measure to itself. */
import type { Row } from './list';
import { agreement, difference } from './ranking';

export interface Slope {
  row: Row;
  /** Place in the left column, from 0; null if it has no rank of the room. */
  left: number | null;
  /** Place in the right column, from 0; null if the administration has not ranked it, or below the cut. */
  right: number | null;
  /** How much both differ: not at all, up to two places, more. */
  step: 'same' | 'near' | 'far';
}

/** Places that make a deviation a great one. */
const FAR = 3;

/** The first `most` of both rankings of one life domain. */
export function slopes(rows: readonly Row[], most: number): { left: Slope[]; right: Slope[]; cut: number } {
  const room = rows
    .filter((row) => row.result !== null)
    .sort((a, b) => (a.result?.rank ?? 0) - (b.result?.rank ?? 0) || a.place - b.place);
  const rank = (row: Row): number => row.entry.sheet.administrationRank ?? 0;
  const administration = rows
    .filter((row) => row.entry.sheet.administrationRank !== null)
    .sort((a, b) => rank(a) - rank(b) || a.place - b.place);
  const place = (list: readonly Row[], row: Row): number | null => {
    const found = list.slice(0, most).indexOf(row);
    return found < 0 ? null : found;
  };
  const slope = (row: Row): Slope => {
    const places = Math.abs(difference(row, rank(row)));
    return {
      row,
      left: place(room, row),
      right: place(administration, row),
      step: agreement(row) !== 'contested' ? 'same' : places < FAR ? 'near' : 'far',
    };
  };
  return {
    left: room.slice(0, most).map(slope),
    right: administration.slice(0, most).map(slope),
    cut: Math.max(0, room.length - most, administration.length - most),
  };
}
