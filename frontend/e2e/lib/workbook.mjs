// Reads a workbook back without a library: the entries of the zip, the names of the sheets, the cells as text.
import { crc32, inflateRawSync } from 'node:zlib';

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

/** A zip archive of these files, none of them packed. */
export function zip(files) {
  const parts = [];
  const places = [];
  let at = 0;
  for (const [name, data] of files) {
    const [title, head, place] = [Buffer.from(name), Buffer.alloc(26), Buffer.alloc(14)];
    // Version 2.0, names in UTF-8, not packed; sum and sizes; length of the name.
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt32LE(crc32(data), 10);
    for (const where of [14, 18]) head.writeUInt32LE(data.length, where);
    head.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), head, title, data);
    place.writeUInt32LE(at, 10);
    places.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, place, title);
    at += 30 + title.length + data.length;
  }
  const list = Buffer.concat(places);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  for (const where of [8, 10]) end.writeUInt16LE(files.size, where);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A workbook in which some texts are others, as a spreadsheet program stores it after typing them. */
export function retype(bytes, changes) {
  const files = unzip(bytes);
  let shared = files.get('xl/sharedStrings.xml').toString('utf8');
  for (const [old, now] of changes) {
    if (!shared.includes(`>${escaped(old)}</t>`)) throw new Error(`No cell says ${old}`);
    shared = shared.replaceAll(`>${escaped(old)}</t>`, `>${escaped(now)}</t>`);
  }
  files.set('xl/sharedStrings.xml', Buffer.from(shared));
  return zip(files);
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
