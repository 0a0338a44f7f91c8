/** Duels: which pairs one person is asked about, in which order. Pure. */
import { shuffled } from '../../lib/shuffle';
import type { Ballot } from '../../lib/wire.gen';

/** Duels that one person may answer in one round (`DUELS_PER_BALLOT` in domain/limits.rs). */
export const MOST_DUELS = 500;

export type Pair = readonly [number, number];

/**
 * The pairs of these options in this person's own order: a tournament in which everybody meets everybody
 * (circle method), so that each option comes up once before any comes up again. The two ids alone decide
 * who sits where, so the order is the same after a reload and on another device.
 */
export function pairsOf(options: readonly number[], participant: string, round: string): Pair[] {
  const seats: (number | null)[] = shuffled(options, participant, round);
  // With an odd number one rests in each lap.
  if (seats.length % 2 === 1) seats.push(null);
  const pairs: Pair[] = [];
  for (let lap = 1; lap < seats.length; lap += 1) {
    for (let seat = 0; seat < seats.length / 2; seat += 1) {
      const one = seats[seat] ?? null;
      const other = seats[seats.length - 1 - seat] ?? null;
      // Sides change from lap to lap: the first seat never moves and would always stand above.
      if (one !== null && other !== null) pairs.push(lap % 2 === 1 ? [one, other] : [other, one]);
    }
    seats.splice(1, 0, ...seats.splice(-1));
  }
  return pairs.slice(0, MOST_DUELS);
}

/** What was said to a pair: 1 for the first named, −1 for the second, 0 for neither; null if nothing. */
export function duelOf(ballot: Ballot | null, [one, other]: Pair): number | null {
  for (const [a, b, verdict] of duels(ballot)) {
    if (a === one && b === other) return verdict;
    if (a === other && b === one) return verdict === 0 ? 0 : -verdict;
  }
  return null;
}

/** Duels answered. */
export const answered = (ballot: Ballot | null): number => duels(ballot).length;

/** The ballot with one duel answered, or, with null, taken back; lower index first. */
export function withDuel(ballot: Ballot | null, [one, other]: Pair, verdict: 1 | -1 | 0 | null): Ballot {
  const [low, high] = one < other ? [one, other] : [other, one];
  const others = duels(ballot).filter(([a, b]) => !((a === low && b === high) || (a === high && b === low)));
  const own: [number, number, number][] =
    verdict === null ? [] : [[low, high, verdict === 0 || one < other ? verdict : -verdict]];
  return { d: [...others, ...own].sort(([a, b], [c, d]) => a - c || b - d) };
}

const duels = (ballot: Ballot | null): [number, number, number][] =>
  ballot && 'd' in ballot ? ballot.d : [];
