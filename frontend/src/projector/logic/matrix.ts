/** Places in the priority matrix: benefit upwards, effort to the right. Lengths in units of the picture. Pure. */
import type { Quadrant } from '../../lib/wire.gen';
import { part, type Plane, type Spot } from '../../lib/result/part';
import { contested } from '../../lib/result/shown';
import { figuresOf } from './figures';
import type { ResultRow } from './result';

export interface Marker extends Spot {
  row: ResultRow;
  quadrant: Quadrant;
  contested: boolean;
}

/** More markers than this cannot be told apart from the last row; the list has all of them. */
export const MOST_MARKERS = 9;

/** Where each option lies, best first. Markers that touch part. */
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
