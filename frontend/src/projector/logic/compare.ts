/** Two orders side by side: who moved, and where to. Pure. */
import type { RoundView } from '../../lib/wire.gen';
import { resultRows, type Rank, type ResultRow } from './result';

export interface Entry extends Rank {
  id: string;
  title: string;
}

export interface Line {
  id: string;
  /** Row on the left, from 0. */
  left: number;
  right: number;
  /** Places won (above 0) or lost, by the first place of a tie. */
  moved: number;
  /** True: another place, or one that is shared with others now. */
  changed: boolean;
}

export interface Comparison {
  left: Entry[];
  right: Entry[];
  lines: Line[];
  /** How many of all options have another place on the right. */
  changed: number;
}

/** Rows that stay legible in two columns. */
const ROWS = 6;

const differs = (a: Rank, b: Rank): boolean => a.from !== b.from || a.to !== b.to;

/** Compares two orders of the same options. */
export function compare(left: readonly Entry[], right: readonly Entry[], size = ROWS): Comparison {
  const sort = (list: readonly Entry[]): Entry[] => [...list].sort((a, b) => a.from - b.from);
  const [before, after] = [sort(left), sort(right)];
  const [shownBefore, shownAfter] = [before.slice(0, size), after.slice(0, size)];
  const lines = after.flatMap((entry, row): Line[] => {
    const from = before.findIndex((one) => one.id === entry.id);
    const old = before[from];
    if (!old || row >= size) return [];
    return [
      { id: entry.id, left: from, right: row, moved: old.from - entry.from, changed: differs(old, entry) },
    ];
  });
  const changed = after.filter((entry) => {
    const old = before.find((one) => one.id === entry.id);
    return old !== undefined && differs(old, entry);
  }).length;
  return { left: shownBefore, right: shownAfter, lines, changed };
}

const entry = (row: ResultRow): Entry => ({
  id: row.id,
  title: row.title,
  from: row.from,
  to: row.to,
  tied: row.tied,
});

/** One person, one vote on the left; every group with the same say on the right. */
export function equalSayOf(rows: readonly ResultRow[]): Comparison | null {
  const equal = rows.flatMap((row) => (row.equalSay ? [{ ...entry(row), ...row.equalSay }] : []));
  return equal.length > 0 ? compare(rows.map(entry), equal) : null;
}

/** The round that was repeated on the left, its repetition on the right; only options of both. */
export function shiftOf(round: RoundView, rounds: readonly RoundView[]): Comparison | null {
  const earlier = rounds.find((one) => one.id === round.repeats && one.state === 'revealed');
  if (!earlier?.result) return null;
  const [before, after] = [resultRows(earlier).map(entry), resultRows(round).map(entry)];
  const both = before.filter((one) => after.some((other) => other.id === one.id));
  return both.length > 1 ? compare(both, after) : null;
}
