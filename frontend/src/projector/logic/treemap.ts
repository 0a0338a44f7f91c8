/** Fields whose areas stand for counts, as square as may be. Lengths in percent of the whole. Pure. */
export interface Field<T> {
  item: T;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A field under this share of the whole could not hold its name; it gets so much, its figure says the truth. */
const LEAST = 0.085;

/** Squarified treemap: largest first. `ratio` is width by height of the whole. */
export function treemap<T>(items: readonly { item: T; count: number }[], ratio: number): Field<T>[] {
  const total = items.reduce((sum, one) => sum + one.count, 0);
  const list = items
    .filter((one) => one.count > 0)
    .map(({ item, count }) => ({ item, value: Math.max(count / total, LEAST) }))
    .sort((a, b) => b.value - a.value);
  const whole = list.reduce((sum, one) => sum + one.value, 0);
  const rest = { left: 0, top: 0, width: ratio, height: 1 };
  const scaled = list.map((one) => ({ ...one, value: (one.value / whole) * ratio }));
  const fields: Field<T>[] = [];
  while (scaled.length > 0) {
    const side = Math.min(rest.width, rest.height);
    let take = 1;
    while (
      take < scaled.length &&
      worst(scaled.slice(0, take + 1), side) <= worst(scaled.slice(0, take), side)
    )
      take += 1;
    const row = scaled.splice(0, take);
    const area = row.reduce((sum, one) => sum + one.value, 0);
    const deep = area / side;
    let along = 0;
    for (const { item, value } of row) {
      const length = value / deep;
      fields.push(
        rest.width >= rest.height
          ? { item, left: rest.left, top: rest.top + along, width: deep, height: length }
          : { item, left: rest.left + along, top: rest.top, width: length, height: deep },
      );
      along += length;
    }
    if (rest.width >= rest.height) {
      rest.left += deep;
      rest.width -= deep;
    } else {
      rest.top += deep;
      rest.height -= deep;
    }
  }
  return fields.map(({ item, left, top, width, height }) => ({
    item,
    left: (left / ratio) * 100,
    top: top * 100,
    width: (width / ratio) * 100,
    height: height * 100,
  }));
}

/** The longest side by the shortest of a row laid along a side. */
function worst(row: readonly { value: number }[], side: number): number {
  const area = row.reduce((sum, one) => sum + one.value, 0);
  const deep = area / side;
  return Math.max(...row.map(({ value }) => Math.max(deep / (value / deep), value / deep / deep)));
}
