/** Sums of cost positions, to the cent; the rule is the server's. */
import type { CostItem } from '../../../lib/wire.gen';

const years = (item: CostItem): number => (item.untilYear ?? item.year) - item.year + 1;
/** What the municipality pays of one year's amount. */
export const own = (item: CostItem): number =>
  item.amountCents - Math.floor((item.amountCents * item.fundedShare + 5_000) / 10_000);
/** All costs, over all their years. */
export const total = (costs: readonly CostItem[]): number =>
  costs.reduce((sum, item) => sum + item.amountCents * years(item), 0);
/** The own share, over all years. */
export const ownTotal = (costs: readonly CostItem[]): number =>
  costs.reduce((sum, item) => sum + own(item) * years(item), 0);
