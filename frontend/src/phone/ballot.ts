/** The arithmetic of ballots: pure, and the same rules that the server enforces. */
import type { Ballot, BallotType, OwnBallot, PersonalView, RoundView } from '../lib/wire.gen';

/** The phone's own copy of a ballot. It alone still knows it after the round is closed. */
export interface Copy extends OwnBallot {
  /** When it was last changed here, by this device's clock. */
  at: number;
}

/** Points (approval: one; other instruments: nothing) per index of the round's options. */
export const pointsOf = (ballot: Ballot | null | undefined): Map<number, number> =>
  new Map(
    !ballot ? [] : 'p' in ballot ? ballot.p : 'a' in ballot ? ballot.a.map((option) => [option, 1]) : [],
  );

/** The ballot of somebody who chooses nothing. */
export function emptyBallot(type: BallotType): Ballot {
  const empty: Record<BallotType, Ballot> = {
    points: { p: [] },
    approval: { a: [] },
    rating: { s: [] },
    ranking: { r: [] },
    votes: { v: [] },
    pairwise: { d: [] },
  };
  return empty[type];
}

/** Whether a ballot says nothing. */
export const isEmpty = (ballot: Ballot | null): boolean =>
  !ballot || Object.values(ballot).every((entries: unknown[]) => entries.length === 0);

/** Options of a round, by index, that this person or their table has brought in. */
export function ownOptions(round: RoundView, personal: PersonalView | null): Set<number> {
  const own = new Set([
    ...(personal?.cards ?? []).map(({ id }) => id),
    ...(personal?.measures ?? []).map(({ id }) => id),
  ]);
  return new Set([...round.options.keys()].filter((index) => own.has(round.options[index]?.id ?? '')));
}

/** What the chosen options cost together, in cents, in a round about money. */
export const costOf = (round: RoundView, points: Map<number, number>): number =>
  [...points.keys()].reduce((sum, option) => sum + (round.settings.budget?.costsCents[option] ?? 0), 0);

/** Points given in all. */
export const spent = (points: Map<number, number>): number =>
  [...points.values()].reduce((sum, value) => sum + value, 0);

/** Points that are still free; approvals have no budget. */
export const free = (round: RoundView, points: Map<number, number>): number =>
  round.ballotType === 'points' ? Math.max(0, round.dotsPerPerson - spent(points)) : 0;

/** Most points on one option. */
export const most = (round: RoundView): number => Math.min(round.maxDotsPerOption, round.dotsPerPerson);

/**
 * The ballot after one option gets `value` points; null if that is more than the budget or the most on
 * one option. The list is in the order of options, so that equal ballots are equal on the wire.
 */
export function withPoints(
  round: RoundView,
  ballot: Ballot | null,
  option: number,
  value: number,
): Ballot | null {
  if (!round.options[option] || value < 0) return null;
  const points = pointsOf(ballot);
  points.delete(option);
  if (value > 0) points.set(option, value);
  const ordered = [...points].sort(([a], [b]) => a - b);
  if (round.ballotType === 'approval') return value > 1 ? null : { a: ordered.map(([index]) => index) };
  return value > most(round) || spent(points) > round.dotsPerPerson ? null : { p: ordered };
}

/** Which of the two holds: the higher revision, and at the same one the server's. */
export function holding<A extends OwnBallot, B extends OwnBallot>(
  own: A | null,
  server: B | null,
): A | B | null {
  if (!own || !server) return own ?? server;
  return own.revision > server.revision ? own : server;
}

/** Counted by the phone: one more than the highest that anyone knows of. */
export const nextRevision = (own: OwnBallot | null, server: OwnBallot | null, floor = 0): number =>
  Math.max(own?.revision ?? 0, server?.revision ?? 0, floor) + 1;
