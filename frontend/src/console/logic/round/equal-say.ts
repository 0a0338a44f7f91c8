/** What equal say for each group would mean with the people who are in the room now. */
import type { GroupCount } from '../../../lib/wire.gen';

/** Above this weight of one voice the moderator is warned (voting.md, section 2). */
export const HEAVY = 5;

export interface Weights {
  /** Groups that would be counted apart. */
  groups: number;
  /** Weight of one voice in the smallest of them. */
  heaviest: number;
  /** Weight of one voice in the largest of them. */
  lightest: number;
}

/**
 * Weights T/(G·Tg), were all who are here to vote. Groups under `k` are merged, as at closing. None with fewer than
 * two groups: then every voice weighs the same anyway.
 */
export function weights(people: readonly GroupCount[], k: number): Weights | null {
  const large = people
    .filter((group) => group.groupId !== null && group.count >= k)
    .map((group) => group.count);
  const rest = people
    .filter((group) => group.groupId === null || group.count < k)
    .reduce((sum, group) => sum + group.count, 0);
  const sizes = rest >= k ? [...large, rest] : large;
  if (sizes.length < 2) return null;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const weight = (size: number): number => all / (sizes.length * size);
  return {
    groups: sizes.length,
    heaviest: weight(Math.min(...sizes)),
    lightest: weight(Math.max(...sizes)),
  };
}
