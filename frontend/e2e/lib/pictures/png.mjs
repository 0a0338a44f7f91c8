// Reads a PNG as Chromium writes it (8 bits per channel, RGB or RGBA, not interlaced), and writes one.
import { deflateSync, inflateSync } from 'node:zlib';

/** `{ width, height, channels, data }`, rows from the top. */
export function readPng(bytes) {
  let [width, height, channels] = [0, 0, 0];
  const parts = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[body[9]];
      if (body[8] !== 8 || !channels || body[12]) throw new Error('a PNG of another kind');
    } else if (kind === 'IDAT') parts.push(body);
    at += length + 12;
  }
  const packed = inflateSync(Buffer.concat(parts));
  const row = width * channels;
  const data = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) unfilter(packed, y * (row + 1), data, y * row, row, channels);
  return { width, height, channels, data };
}

/** One row: each byte was written as the difference to what its neighbours foretell. */
function unfilter(packed, from, data, to, row, step) {
  const filter = packed[from];
  const above = to - row;
  for (let x = 0; x < row; x += 1) {
    const left = x >= step ? data[to + x - step] : 0;
    const up = above >= 0 ? data[above + x] : 0;
    const corner = above >= 0 && x >= step ? data[above + x - step] : 0;
    const guess = [0, left, up, (left + up) >> 1][filter] ?? paeth(left, up, corner);
    data[to + x] = packed[from + 1 + x] + guess;
  }
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The check sum of a part of a PNG; `zlib.crc32` came with Node 22. */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

/** A PNG of RGB pixels, rows from the top. */
export function writePng({ width, height, data }) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) => [
    Buffer.from([0]),
    data.subarray(y * width * 3, (y + 1) * width * 3),
  ]);
  const part = (kind, body) => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    part('IHDR', head),
    part('IDAT', deflateSync(Buffer.concat(rows.flat()))),
    part('IEND', Buffer.alloc(0)),
  ]);
}
