/** Orders of preference: tiers of options, best first. Pure, and within what the server accepts. */

/** Tiers of option indices; options of one tier are tied. No tier is empty. */
export type Tiers = readonly (readonly number[])[];

/** How many options are listed. */
export const listed = (tiers: Tiers): number => tiers.reduce((sum, tier) => sum + tier.length, 0);

/** The place of an option, from 1; tied options share one, and the next has the number after it. */
export function placeOf(tiers: Tiers, option: number): number | null {
  const tier = tiers.findIndex((one) => one.includes(option));
  return tier < 0 ? null : tier + 1;
}

/** The order with one more option at its end; null where all places are taken or it is listed already. */
export function append(tiers: Tiers, option: number, places: number): number[][] | null {
  if (listed(tiers) >= places || placeOf(tiers, option) !== null) return null;
  return [...copy(tiers), [option]];
}

/** The order without an option; the rest closes up. */
export const remove = (tiers: Tiers, option: number): number[][] =>
  closed(tiers.map((tier) => tier.filter((one) => one !== option)));

/**
 * The order with an option one step nearer to the top (−1) or the end (1). A tied option first leaves its
 * tie on that side; null where it cannot go further.
 */
export function move(tiers: Tiers, option: number, step: -1 | 1): number[][] | null {
  const at = tiers.findIndex((tier) => tier.includes(option));
  const tier = tiers[at];
  if (!tier) return null;
  const next = copy(tiers);
  if (tier.length > 1) {
    next[at] = tier.filter((one) => one !== option);
    next.splice(step < 0 ? at : at + 1, 0, [option]);
    return next;
  }
  const other = next[at + step];
  if (!other) return null;
  next[at + step] = [option];
  next[at] = other;
  return next;
}

/** Whether an option is tied with the one listed before it. */
export const tiedWithPrevious = (tiers: Tiers, option: number): boolean =>
  tiers.some((tier) => tier.indexOf(option) > 0);

/** Ties an option with the one before it, or parts the two; null for the first of all. */
export function tie(tiers: Tiers, option: number): number[][] | null {
  const at = tiers.findIndex((tier) => tier.includes(option));
  const tier = tiers[at];
  if (!tier) return null;
  const next = copy(tiers);
  const within = tier.indexOf(option);
  if (within > 0) {
    next.splice(at, 1, tier.slice(0, within), tier.slice(within));
    return next;
  }
  const before = tiers[at - 1];
  if (!before) return null;
  // Only this option moves: whatever was tied with it keeps its own place.
  const rest = tier.slice(1);
  next.splice(at - 1, 2, [...before, option], ...(rest.length > 0 ? [rest] : []));
  return next;
}

const copy = (tiers: Tiers): number[][] => tiers.map((tier) => [...tier]);
const closed = (tiers: number[][]): number[][] => tiers.filter((tier) => tier.length > 0);
