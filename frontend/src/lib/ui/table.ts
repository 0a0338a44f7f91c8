/** By which column a table is sorted. */
export interface Sort<K extends string = string> {
  column: K;
  descending: boolean;
}

type Cell = string | number | null | undefined;

/**
 * A sorted copy. Empty cells come last in both directions; texts by the rules of the language, numbers in
 * texts by value ("M-9" before "M-10"). Equal rows keep their order.
 */
export function sorted<Row, K extends string>(
  rows: readonly Row[],
  sort: Sort<K>,
  cell: (row: Row, column: K) => Cell,
  language: string,
): Row[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = sort.descending ? -1 : 1;
  const empty = (value: Cell): value is null | undefined | '' => value == null || value === '';
  return [...rows].sort((left, right) => {
    const a = cell(left, sort.column);
    const b = cell(right, sort.column);
    if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b));
    const order =
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return sign * order;
  });
}
