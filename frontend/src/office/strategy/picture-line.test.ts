import { expect, test } from 'vitest';
import { markdown } from '../../lib/markdown/markdown';
import { pictureLine, withLine } from './picture-line';

const ID = '01939d1c-5f3a-7c3e-9b2a-0123456789ab';

test('whatever people type, the line shows the picture', () => {
  const line = pictureLine(ID, ' Ein [neuer]\nBus ', 'Der „Rufbus" | abends');
  expect(markdown(line)).toEqual([
    { kind: 'image', id: ID, alt: 'Ein (neuer) Bus', caption: 'Der „Rufbus” | abends' },
  ]);
  expect(markdown(pictureLine(ID, 'Karte', ' '))).toEqual([
    { kind: 'image', id: ID, alt: 'Karte', caption: '' },
  ]);
});

test('a picture stands below the line in which the cursor was', () => {
  expect(withLine('eins\nzwei', 2, 'BILD')).toBe('eins\n\nBILD\n\nzwei');
  expect(withLine('eins\nzwei', 9, 'BILD')).toBe('eins\nzwei\n\nBILD');
  expect(withLine('', 0, 'BILD')).toBe('BILD');
});
