/** Two rankings side by side; the rule for "agreed" is the server's. */
import type { Agreement } from '../../lib/wire.gen';
import type { Row } from './list';

export function agreement(row: Row, rank = row.entry.sheet.administrationRank): Agreement {
  if (rank === null) return 'unranked';
  if (!row.result) return 'no_room_rank';
  return rank >= row.result.rank && rank <= row.result.lastRank ? 'agreed' : 'contested';
}

/** How many places the administration ranks a measure lower than the room; 0 within a tie. */
export function difference(row: Row, rank: number): number {
  if (!row.result) return 0;
  return rank - Math.min(Math.max(rank, row.result.rank), row.result.lastRank);
}

/** Ranks that the administration gave more than once among these rows. */
export function doubles(rows: readonly Row[]): number[] {
  const ranks = rows.flatMap(({ entry }) => entry.sheet.administrationRank ?? []);
  return [...new Set(ranks.filter((rank, index) => ranks.indexOf(rank) !== index))].sort((a, b) => a - b);
}
