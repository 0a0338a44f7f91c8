/** A place among all places: `2–3` for two that share the second, else `2`. Shared places are skipped after. */
export function placeAmong(ranks: readonly number[], rank: number): string {
  const same = ranks.filter((one) => one === rank).length;
  return same > 1 ? `${rank}–${rank + same - 1}` : String(rank);
}
