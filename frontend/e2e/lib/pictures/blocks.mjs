// What is compared of a picture: the mean colours of its blocks, softened. Letters that are drawn a little differently
// by another version of the browser leave them as they are; what moved, was cut or has another colour does not.
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';

/** Side of a block in pixels: half a line of letters on a phone, as much for the eye on a wall of 1920 px. */
const sideOf = (width) => Math.min(20, Math.max(10, width / 80));
/** Steps of one colour channel that are kept. */
const STEP = 6;

/**
 * `{ columns, rows, data }` of a picture as `readPng` gives it: three bytes for each block, row by row; blocks are
 * `times` as wide as usual.
 */
export function blocksOf({ width, height, channels, data }, times = 1) {
  const columns = Math.round(width / sideOf(width) / times);
  const side = width / columns;
  const rows = Math.max(1, Math.round(height / side));
  const columnOf = Uint16Array.from({ length: width }, (_, x) => Math.min(columns - 1, Math.floor(x / side)));
  const sums = new Float64Array(columns * rows * 4);
  // Every second row says enough.
  for (let y = 0; y < height; y += 2) {
    const row = Math.min(rows - 1, Math.floor(y / side)) * columns;
    for (let x = 0; x < width; x += 1) {
      const block = (row + columnOf[x]) * 4;
      const at = (y * width + x) * channels;
      sums[block] += data[at];
      sums[block + 1] += data[at + 1];
      sums[block + 2] += data[at + 2];
      sums[block + 3] += 1;
    }
  }
  const mean = new Float64Array(columns * rows * 3);
  for (let block = 0; block < columns * rows; block += 1)
    for (let channel = 0; channel < 3; channel += 1)
      mean[block * 3 + channel] = sums[block * 4 + channel] / (sums[block * 4 + 3] || 1);
  return { columns, rows, data: quantised(soften(mean, columns, rows)) };
}

/** Each block takes a quarter of its neighbours on both sides and above and below: what moved by a pixel or two stays. */
function soften(mean, columns, rows) {
  const pass = (from, count, stride, other, otherStride) => {
    const to = new Float64Array(from.length);
    for (let line = 0; line < other; line += 1)
      for (let at = 0; at < count; at += 1)
        for (let channel = 0; channel < 3; channel += 1) {
          const value = (one) =>
            from[(line * otherStride + Math.min(count - 1, Math.max(0, one)) * stride) * 3 + channel];
          to[(line * otherStride + at * stride) * 3 + channel] =
            (value(at - 1) + 2 * value(at) + value(at + 1)) / 4;
        }
    return to;
  };
  return pass(pass(mean, columns, 1, rows, columns), rows, columns, columns, 1);
}

const quantised = (mean) => Uint8Array.from(mean, (value) => Math.round(value / STEP));

/**
 * What may differ: `tolerance`, the largest difference of a colour channel (0–255) that is none, and how many blocks may
 * differ more (`share`, of all). By what the control sheet says: drawn alike, differently, or so differently that nothing
 * can be judged (`judge`).
 */
export function limits(control) {
  if (control.worst <= STEP) return { judge: true, tolerance: 3 * STEP, share: 0.001 };
  if (control.worst <= 6 * STEP) return { judge: true, tolerance: 6 * STEP, share: 0.02 };
  return { judge: false, tolerance: 6 * STEP, share: 0.02 };
}

/**
 * How two pictures differ: the `share` of blocks that differ (`marks`), `worst`, the largest difference, and whether
 * that is more than `allowed`; `size` if not even their sizes agree. A page that is as high as its content may differ by
 * one row.
 */
export function difference(one, other, allowed = limits({ worst: 0 })) {
  if (one.columns !== other.columns || Math.abs(one.rows - other.rows) > 1)
    return { share: 1, worst: 255, marks: [], size: true, red: true };
  const rows = Math.min(one.rows, other.rows);
  const marks = [];
  let worst = 0;
  for (let block = 0; block < rows * one.columns; block += 1) {
    let apart = 0;
    for (let at = block * 3; at < block * 3 + 3; at += 1)
      apart = Math.max(apart, Math.abs(one.data[at] - other.data[at]) * STEP);
    worst = Math.max(worst, apart);
    if (apart > allowed.tolerance) marks.push(block);
  }
  const share = marks.length / (rows * one.columns);
  return { share, worst, marks, size: false, red: share > allowed.share };
}

/** Where that is, in pixels of a picture of this width: `x 16–48, y 700–760`. */
export function placeOf(marks, columns, width) {
  const side = width / columns;
  const [xs, ys] = [marks.map((one) => one % columns), marks.map((one) => Math.floor(one / columns))];
  const span = (all) => `${Math.round(Math.min(...all) * side)}–${Math.round((Math.max(...all) + 1) * side)}`;
  return `x ${span(xs)}, y ${span(ys)}`;
}

/** Where the values of one colour stand: all of red, then of green, then of blue. */
const placesOf = ({ length }) =>
  Uint32Array.from({ length }, (_, at) => (at % (length / 3)) * 3 + Math.floor(at / (length / 3)));

/** What a value is likely to be by those to its left and above it: the median of both and of how they go on. */
function likely(data, place, row) {
  const left = data[place - 3] ?? 0;
  const up = data[place - row] ?? 0;
  const on = left + up - (data[place - row - 3] ?? 0);
  return Math.max(Math.min(left, up), Math.min(Math.max(left, up), on));
}

/** As text for the baseline: small, because neighbours are alike. */
export function pack({ columns, rows, data }) {
  const steps = Uint8Array.from(placesOf(data), (place) => data[place] - likely(data, place, 3 * columns));
  return `${columns}x${rows} ${brotliCompressSync(steps).toString('base64')}`;
}

/** The other way round. */
export function unpack(text) {
  const [size, packed] = text.split(' ');
  const [columns, rows] = size.split('x').map(Number);
  const steps = brotliDecompressSync(Buffer.from(packed, 'base64'));
  const data = new Uint8Array(steps.length);
  placesOf(data).forEach((place, at) => (data[place] = steps[at] + likely(data, place, 3 * columns)));
  return { columns, rows, data };
}

/** A picture as large blocks, those at `marks` in red. */
export function drawn({ columns, rows, data }, marks = []) {
  const side = 8;
  const [width, height] = [columns * side, rows * side];
  const marked = new Set(marks);
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const block = Math.floor(y / side) * columns + Math.floor(x / side);
      const red = marked.has(block) && (x % side === 0 || y % side === 0);
      for (let channel = 0; channel < 3; channel += 1)
        pixels[(y * width + x) * 3 + channel] = red
          ? channel === 0
            ? 255
            : 0
          : Math.min(255, data[block * 3 + channel] * STEP);
    }
  return { width, height, data: pixels };
}
