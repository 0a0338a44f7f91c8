/**
 * Where cards lie on the wall: columns of whole cards. A card that lies stays where it is, whatever comes;
 * a new one takes the first gap that is high enough, and where there is none, the oldest ones leave until
 * there is one. Lengths in any one unit.
 */
export interface Slot {
  id: string;
  column: number;
  top: number;
  height: number;
}

export interface Field {
  columns: number;
  height: number;
  gap: number;
}

/** The slots with one card more, oldest first. A card that is higher than the field is not shown. */
export function place(slots: readonly Slot[], id: string, height: number, field: Field): Slot[] {
  const others = slots.filter((slot) => slot.id !== id);
  if (height > field.height) return others;
  for (let leaving = 0; ; leaving += 1) {
    const spot = firstGap(others.slice(leaving), height, field);
    if (!spot) continue;
    const added = { id, height, ...spot };
    // Of those that might have left only the ones in the way do.
    return [...others.filter((slot) => !touch(slot, added, field)), added];
  }
}

/**
 * The first picture of a field: the newest first, then older ones where they fit, none pushed out. Takes
 * cards newest first, answers slots oldest first.
 */
export function fill(cards: readonly { id: string; height: number }[], field: Field): Slot[] {
  const slots: Slot[] = [];
  for (const { id, height } of cards) {
    const spot = firstGap(slots, height, field);
    if (spot) slots.unshift({ id, height, ...spot });
  }
  return slots;
}

const touch = (a: Slot, b: Slot, field: Field): boolean =>
  a.column === b.column && a.top < b.top + b.height + field.gap && b.top < a.top + a.height + field.gap;

/** The uppermost gap that fits, and among equals the leftmost: rows fill like reading. */
function firstGap(
  slots: readonly Slot[],
  height: number,
  field: Field,
): { column: number; top: number } | null {
  let best: { column: number; top: number } | null = null;
  for (let column = 0; column < field.columns; column += 1) {
    const stack = slots.filter((slot) => slot.column === column).sort((a, b) => a.top - b.top);
    let top = 0;
    for (const slot of stack) {
      if (slot.top - field.gap >= top + height) break;
      top = slot.top + slot.height + field.gap;
    }
    if (top + height <= field.height && (!best || top < best.top)) best = { column, top };
  }
  return best;
}

/** Slots with new heights (a card is no longer the newest, or was reworded); what no longer fits goes. */
export function resize(slots: readonly Slot[], heights: ReadonlyMap<string, number>, field: Field): Slot[] {
  const sized = slots.map((slot) => ({ ...slot, height: heights.get(slot.id) ?? slot.height }));
  return sized.filter((slot, index) => {
    if (slot.top + slot.height > field.height) return false;
    // Of two that now touch, the newer one stays.
    return !sized.slice(index + 1).some((other) => touch(slot, other, field));
  });
}
