/** How sure it is that an option is paid for, as a hall reads it. Pure. */
import { fundedMilli } from '../../lib/result/shown';
import type { Certainty } from '../../lib/wire.gen';

/**
 * In how many of a hundred repetitions an option is paid for; null where money is not the question. What is not quite
 * sure never reads as 0 or 100.
 */
export function fundedOf(certainty: Certainty, option: number): number | null {
  const milli = fundedMilli(certainty, option);
  if (milli === null || milli === 0 || milli === 1000) return milli === null ? null : milli / 10;
  return Math.min(99, Math.max(1, Math.round(milli / 10)));
}
