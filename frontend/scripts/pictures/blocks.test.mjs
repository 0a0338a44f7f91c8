// What the comparison of pictures takes for a difference, and what not.
import { describe, expect, test } from 'vitest';
import { blocksOf, difference, limits, pack, placeOf, unpack } from '../../e2e/lib/pictures/blocks.mjs';
import { readPng, writePng } from '../../e2e/lib/pictures/png.mjs';

const [width, height] = [390, 844];
const ACCENT = [13, 74, 94];

/** A screen: lines of letters, a card, a button at the bottom; `paint(x, y)` may say otherwise. */
function screen({ button = { x: 20, y: 760, colour: ACCENT }, noise = 0, move = 0, paint = null } = {}) {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const inButton = x >= button.x && x < button.x + 350 && y >= button.y && y < button.y + 60;
      // Strokes of letters, 2 px wide, in lines of 12 px.
      const stroke = y > 60 && y < 500 && x > 20 && x < 340 && y % 28 < 12 && (x + move) % 7 < 2;
      const colour = paint?.(x, y) ?? (inButton ? button.colour : stroke ? [20, 23, 31] : [243, 244, 247]);
      const grain = noise ? ((x * 7919 + y * 104_729) % (2 * noise + 1)) - noise : 0;
      for (let channel = 0; channel < 3; channel += 1)
        data[(y * width + x) * 3 + channel] = Math.min(255, Math.max(0, colour[channel] + grain));
    }
  return blocksOf({ width, height, channels: 3, data });
}

const allowed = limits({ worst: 0 });
/** Whether the test of the pictures would turn red. */
const red = (one, other, by = allowed) => difference(one, other, by).red;
const right = screen();

describe('pictures', () => {
  test('are the same when drawn again, a little differently or with letters a pixel aside', () => {
    expect(red(right, screen())).toBe(false);
    expect(red(right, screen({ noise: 12 }))).toBe(false);
    expect(red(right, screen({ move: 1 }))).toBe(false);
  });

  test('differ when a button moves, loses its colour or is gone, and when something sticks out', () => {
    expect(red(right, screen({ button: { x: 20, y: 748, colour: ACCENT } }))).toBe(true);
    expect(red(right, screen({ button: { x: 20, y: 760, colour: [200, 200, 205] } }))).toBe(true);
    expect(red(right, screen({ button: { x: 20, y: 900, colour: ACCENT } }))).toBe(true);
    expect(
      red(right, screen({ paint: (x, y) => (x > 340 && y > 200 && y < 260 ? [20, 23, 31] : null) })),
    ).toBe(true);
    expect(red(right, { ...right, rows: right.rows + 5 })).toBe(true);
  });

  test('say where they differ', () => {
    const { marks } = difference(right, screen({ button: { x: 20, y: 900, colour: ACCENT } }));
    expect(placeOf(marks, right.columns, width)).toBe('x 10–380, y 750–830');
  });

  test('differ when a line of text ends earlier or a word is another', () => {
    const cut = (x, y) => (x > 300 && x < 340 && y > 224 && y < 240 ? [243, 244, 247] : null);
    expect(red(right, screen({ paint: cut }))).toBe(true);
  });

  test('are judged less strictly, or not at all, where letters are drawn otherwise', () => {
    const loose = limits({ worst: 30 });
    expect(loose.judge).toBe(true);
    expect(red(right, screen({ button: { x: 21, y: 761, colour: ACCENT } }), loose)).toBe(false);
    expect(red(right, screen({ button: { x: 20, y: 900, colour: ACCENT } }), loose)).toBe(true);
    expect(limits({ worst: 255 }).judge).toBe(false);
  });

  test('are kept in a line of text', () => {
    expect(unpack(pack(right))).toEqual(right);
    expect(pack(right).length).toBeLessThan(6000);
  });

  test('are read from and written to PNG files', () => {
    const data = Buffer.from(Array.from({ length: 5 * 4 * 3 }, (_, at) => (at * 37) % 256));
    const read = readPng(writePng({ width: 5, height: 4, data }));
    expect([read.width, read.height, read.channels]).toEqual([5, 4, 3]);
    expect(read.data.equals(data)).toBe(true);
  });
});
