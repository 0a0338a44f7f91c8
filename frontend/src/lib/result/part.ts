/** Markers in a plane that must not lie on each other: the numbers in them are all that names them. Pure. */

export interface Spot {
  /** Middle, from the upper left corner. */
  x: number;
  y: number;
}

export interface Plane {
  width: number;
  height: number;
  /** Diameter of a marker. */
  marker: number;
}

const ROUNDS = 24;

/**
 * The spots with those that touch moved apart, each by at most half of its size; where three or more crowd, by at most
 * its whole size. None leaves the plane.
 */
export function part<T extends Spot>(list: readonly T[], { marker, width, height }: Plane): T[] {
  const moved = list.map((one) => ({ ...one }));
  const crowded = list.map(
    (one) => list.filter((other) => Math.hypot(other.x - one.x, other.y - one.y) < marker).length > 2,
  );
  const keep = (value: number, origin: number, length: number, free: number): number => {
    const near = Math.min(origin + free, Math.max(origin - free, value));
    return Math.min(length - marker / 2, Math.max(marker / 2, near));
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    let touched = false;
    moved.forEach((one, index) => {
      moved.slice(index + 1).forEach((other, step) => {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= marker) return;
        touched = true;
        // Two at one spot part along a line of their own, so that three do not stay in a row.
        const angle = distance > 0.01 ? Math.atan2(dy, dx) : index + step;
        const push = (marker - distance) / 2;
        one.x -= Math.cos(angle) * push;
        one.y -= Math.sin(angle) * push;
        other.x += Math.cos(angle) * push;
        other.y += Math.sin(angle) * push;
      });
    });
    moved.forEach((one, index) => {
      const origin = list[index] ?? one;
      const free = crowded[index] ? marker : marker / 2;
      one.x = keep(one.x, origin.x, width, free);
      one.y = keep(one.y, origin.y, height, free);
    });
    if (!touched) break;
  }
  return moved;
}
