/** Long tables come in portions: the first rows at once, more as one reaches the end. */

/** Rows that are shown at once: more than a screen, fewer than one waits for. */
export const PORTION = 120;

/** How much of a table is shown; another filter or order begins anew. */
export class Portion {
  #grown = $state.raw({ of: '', count: PORTION });
  #of: () => string;

  /** `of`: what is shown, in one word: the filter and the order. */
  constructor(of: () => string) {
    this.#of = of;
  }

  get count(): number {
    return this.#grown.of === this.#of() ? this.#grown.count : PORTION;
  }

  more(): void {
    this.#grown = { of: this.#of(), count: this.count + PORTION };
  }
}

/** The first rows of groups, group by group; groups that begin later are left out. */
export function firstOf<G extends { rows: readonly unknown[] }>(groups: readonly G[], count: number): G[] {
  let left = count;
  return groups.flatMap((group) => {
    if (left <= 0) return [];
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    return [{ ...group, rows }];
  });
}
