/** What two people wrote at the same time, brought together field by field; nothing is overwritten unseen. */

export interface Clash {
  field: string;
  mine: unknown;
  theirs: unknown;
}

export interface Merged<S> {
  /** Fields that only one of both changed, with their change; where both did, what is stored. */
  sheet: S;
  /** Fields that both changed, to different values. */
  clashes: Clash[];
  /** Fields that only the other one changed. */
  taken: string[];
}

/** True if both say the same, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = b as Record<string, unknown>;
  return left.length === Object.keys(right).length && left.every(([key, value]) => same(value, right[key]));
}

/** Compares what I saw, what I wrote and what is stored now. */
export function threeWay<S extends object>(base: S, mine: S, theirs: S): Merged<S> {
  const clashes: Clash[] = [];
  const taken: string[] = [];
  const values = new Map(Object.entries(theirs));
  const before = new Map(Object.entries(base));
  for (const [field, wish] of Object.entries(mine)) {
    const stored: unknown = values.get(field);
    if (same(wish, stored)) continue;
    if (same(wish, before.get(field))) taken.push(field);
    else if (same(stored, before.get(field))) values.set(field, wish);
    else clashes.push({ field, mine: wish, theirs: stored });
  }
  return { sheet: Object.fromEntries(values) as S, clashes, taken };
}

/** The sheet with the clashing fields that the writer keeps as their own. */
export function settle<S extends object>(merged: Merged<S>, keep: ReadonlySet<string>): S {
  const own = merged.clashes.filter((clash) => keep.has(clash.field));
  return Object.assign(
    { ...merged.sheet },
    Object.fromEntries(own.map((clash) => [clash.field, clash.mine])),
  );
}
