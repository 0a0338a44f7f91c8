import { describe, expect, it } from 'vitest';
import { part } from './part';

const plane = { width: 300, height: 300, marker: 26 };
const nearest = (spots: readonly { x: number; y: number }[]): number =>
  Math.min(
    ...spots.flatMap((one, index) =>
      spots.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    ),
  );

describe('markers that lie on each other', () => {
  it('part, two by half a marker each', () => {
    const spots = part(
      [
        { x: 150, y: 150 },
        { x: 150, y: 150 },
      ],
      plane,
    );
    expect(nearest(spots)).toBeGreaterThanOrEqual(25.9);
    for (const spot of spots) expect(Math.hypot(spot.x - 150, spot.y - 150)).toBeLessThan(19);
  });

  it('can all be read where three share a corner', () => {
    const spots = part(
      [0, 1, 2].map((name) => ({ name, x: 40, y: 13 })),
      plane,
    );
    expect(nearest(spots)).toBeGreaterThan(18);
    expect(spots.map(({ name }) => name)).toEqual([0, 1, 2]);
    for (const { x, y } of spots) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(13);
      expect(Math.max(Math.abs(x - 40), Math.abs(y - 13))).toBeLessThanOrEqual(26);
    }
  });

  it('stay where they are if they do not touch', () => {
    const apart = [
      { x: 50, y: 50 },
      { x: 90, y: 50 },
    ];
    expect(part(apart, plane)).toEqual(apart);
  });
});
