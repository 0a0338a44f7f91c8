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
  let kept = slots.filter((slot) => slot.id !== id);
  if (height > field.height) return kept;
  for (;;) {
    const spot = firstGap(kept, height, field);
    if (spot) return [...kept, { id, height, ...spot }];
    kept = kept.slice(1);
  }
}

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
    return !sized
      .slice(index + 1)
      .some(
        (other) =>
          other.column === slot.column &&
          other.top < slot.top + slot.height + field.gap &&
          slot.top < other.top + other.height + field.gap,
      );
  });
}
