// Reads a workbook back without a library (the entries of the zip, the names of the sheets, the cells as text), and
// edits one with openpyxl.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';

/** The files of a zip archive by name, read from its central directory. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('This is no zip archive');
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, method === 0 ? data : inflateRawSync(data));
    at += 46 + nameLength + extraLength + noteLength;
  }
  return files;
}

/** A workbook in which some texts are others, opened, edited and stored by a spreadsheet library. */
export function retype(bytes, changes) {
  const script = fileURLToPath(new URL('./retype.py', import.meta.url));
  return execFileSync('/usr/bin/python3', [script, JSON.stringify(changes)], {
    input: bytes,
    maxBuffer: 1 << 26,
  });
}

const marks = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml) =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, number, hex, name) =>
    name ? marks[name] : String.fromCodePoint(number ? Number(number) : Number.parseInt(hex, 16)),
  );
const texts = (xml) =>
  [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => plain(text)).join('');
const column = (reference) =>
  [...reference.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The sheets of a workbook in order: `{ name, rows }`, rows of texts as they are stored. */
export function readWorkbook(bytes) {
  const files = unzip(bytes);
  const xml = (name) => files.get(name)?.toString('utf8') ?? '';
  const shared = [...xml('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    texts(item),
  );
  const targets = new Map(
    [...xml('xl/_rels/workbook.xml.rels').matchAll(/<Relationship ([^>]*)>/g)].map(([, attributes]) => [
      /Id="([^"]*)"/.exec(attributes)[1],
      /Target="([^"]*)"/.exec(attributes)[1],
    ]),
  );
  const value = (type, inner) => {
    if (type === 'inlineStr') return texts(inner);
    const stored = plain(/<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '');
    return type === 's' ? shared[Number(stored)] : stored;
  };
  const rowsOf = (sheet) =>
    [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
      const cells = [];
      for (const [, attributes, inner] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs))
        cells[column(/r="([^"]*)"/.exec(attributes)[1])] = value(
          /t="([^"]*)"/.exec(attributes)?.[1],
          inner ?? '',
        );
      return Array.from(cells, (cell) => cell ?? '');
    });
  return [...xml('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"[^>]*r:id="([^"]*)"/g)].map(
    ([, name, id]) => ({
      name: plain(name),
      rows: rowsOf(xml(`xl/${targets.get(id)}`)),
    }),
  );
}

/** The rows below a sheet's heading as objects by column title. */
export function records(sheet) {
  const [titles, ...rows] = sheet.rows;
  return rows.map((row) => Object.fromEntries(titles.map((title, index) => [title, row[index] ?? ''])));
}
