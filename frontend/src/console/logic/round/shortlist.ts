/** The best of an earlier round, as the list of the next. */
import type { RoundView } from '../../../lib/wire.gen';

export interface Shortlist {
  /** Ids of the options, best first. */
  ids: string[];
  /** The rank at the end of the list that more options share than were wanted; none if the cut is clean. */
  tiedRank: number | null;
  /** How many share it. */
  tied: number;
}

/** Counted rounds that ask about the same kind of thing, newest first. */
export const countedRounds = (rounds: readonly RoundView[]): RoundView[] =>
  rounds
    .filter((round) => round.result !== null && (round.state === 'closed' || round.state === 'revealed'))
    .sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0) || b.order - a.order);

/** The best `wanted` options. Those who share the last place all come along: no rule would say which to leave out. */
export function shortlist(round: RoundView, wanted: number): Shortlist {
  const rows = [...(round.result?.options ?? [])].sort((a, b) => a.rank - b.rank || a.option - b.option);
  const last = rows[Math.min(wanted, rows.length) - 1]?.rank ?? 0;
  const best = rows.filter((row) => row.rank <= last);
  const more = best.length > wanted;
  return {
    ids: best.map((row) => round.options[row.option]?.id).filter((id) => id !== undefined),
    tiedRank: more ? last : null,
    tied: more ? best.filter((row) => row.rank === last).length : 0,
  };
}
