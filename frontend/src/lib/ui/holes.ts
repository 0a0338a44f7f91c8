/**
 * The number of points wished for by a tap on hole `index` (from 0) of an option that has `value`.
 * A full hole gives its point back; an empty one takes the next point, whichever was tapped, so that
 * holes fill from the start.
 */
export const tapHole = (value: number, index: number): number => (index < value ? value - 1 : value + 1);
