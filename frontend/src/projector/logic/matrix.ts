/** Places in the priority matrix: benefit upwards, effort to the right. Lengths in units of the picture. Pure. */
import type { Quadrant } from '../../lib/wire.gen';
import { contested } from '../../lib/result/shown';
import { figuresOf } from './figures';
import type { ResultRow } from './result';

export interface Marker {
  row: ResultRow;
  /** Middle, from the upper left corner. */
  x: number;
  y: number;
  quadrant: Quadrant;
  contested: boolean;
}

export interface Plane {
  width: number;
  height: number;
  /** Diameter of a marker. */
  marker: number;
}

/** More markers than this cannot be told apart from the last row; the list has all of them. */
export const MOST_MARKERS = 9;

/** Where each option lies, best first. Markers that touch part, each by at most half of its size. */
export function markers(rows: readonly ResultRow[], plane: Plane): Marker[] {
  const found = rows
    .flatMap((row): Marker[] => {
      const rating = figuresOf(row, 'rating');
      const [benefit, effort] = [rating?.first.meanMilli, rating?.second.meanMilli];
      if (benefit == null || effort == null || !rating?.quadrant) return [];
      const along = (milli: number, length: number): number =>
        plane.marker / 2 + ((milli - 1000) / 4000) * (length - plane.marker);
      return [
        {
          row,
          x: along(effort, plane.width),
          y: plane.height - along(benefit, plane.height),
          quadrant: rating.quadrant,
          contested: contested(row),
        },
      ];
    })
    .slice(0, MOST_MARKERS);
  return part(found, plane);
}

const ROUNDS = 24;

function part(list: readonly Marker[], { marker, width, height }: Plane): Marker[] {
  const moved = list.map((one) => ({ ...one }));
  const keep = (value: number, origin: number, length: number): number => {
    const near = Math.min(origin + marker / 2, Math.max(origin - marker / 2, value));
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
      one.x = keep(one.x, origin.x, width);
      one.y = keep(one.y, origin.y, height);
    });
    if (!touched) break;
  }
  return moved;
}
