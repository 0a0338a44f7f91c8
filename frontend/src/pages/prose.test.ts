import { expect, it } from 'vitest';
import { blocks } from './prose';

it('reads paragraphs, headings and lists', () => {
  expect(blocks('Eins\nzwei\n\n# Rechte\n- a\n- b\nText\r\n\r\nmehr')).toEqual([
    { kind: 'paragraph', lines: ['Eins', 'zwei'] },
    { kind: 'heading', text: 'Rechte' },
    { kind: 'list', items: ['a', 'b'] },
    { kind: 'paragraph', lines: ['Text'] },
    { kind: 'paragraph', lines: ['mehr'] },
  ]);
});

it('takes no markup', () => {
  expect(blocks('<b>x</b>')).toEqual([{ kind: 'paragraph', lines: ['<b>x</b>'] }]);
});
