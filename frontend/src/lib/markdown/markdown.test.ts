import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inline, markdown, type Block } from './markdown';

/** What the files of the service hold to, too. */
const shared = JSON.parse(readFileSync('../tests/fixtures/markdown.json', 'utf8')) as [string, Block[]][];

describe('the preview of a draft', () => {
  test.each(shared)('reads %j as files do', (text, blocks) => {
    expect(markdown(text)).toEqual(blocks);
  });

  test('raw HTML stays text', () => {
    expect(markdown('<script>alert(1)</script>')).toEqual([
      { kind: 'paragraph', inside: [{ kind: 'text', text: '<script>alert(1)</script>' }] },
    ]);
  });

  test('links lead to the web or to mail and nowhere else', () => {
    expect(inline('[a](https://a.example)')).toEqual([
      { kind: 'link', href: 'https://a.example', inside: [{ kind: 'text', text: 'a' }] },
    ]);
    expect(inline('[a](javascript:alert(1))')[0]?.kind).toBe('text');
    expect(inline('[a](data:text/html,x)')).toEqual([{ kind: 'text', text: '[a](data:text/html,x)' }]);
  });

  test('reads what the generator writes', () => {
    const blocks = markdown(
      'Satz.\n\n| Rang | Nr. |\n|---|---|\n| 1 | M-006 |\n| 2–3 | M-007 |\n\n### M-006 Titel\n\n- **Ziel:** schnell\n- **Wer:** alle',
    );
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'heading', 'list']);
    expect(blocks[1]).toMatchObject({
      rows: [
        [[{ text: '1' }], [{ text: 'M-006' }]],
        [[{ text: '2–3' }], [{ text: 'M-007' }]],
      ],
    });
    expect(blocks[3]).toMatchObject({
      items: [
        [{ kind: 'strong', inside: [{ text: 'Ziel:' }] }, { text: ' schnell' }],
        [{}, {}],
      ],
    });
  });

  test('a table without a rule is a paragraph, a number begins an ordered list', () => {
    expect(markdown('a | b\nc')[0]?.kind).toBe('paragraph');
    expect(markdown('1. eins\n2. zwei')).toMatchObject([
      { kind: 'list', ordered: true, items: [[{ text: 'eins' }], [{ text: 'zwei' }]] },
    ]);
  });

  test('a backslash takes the meaning away', () => {
    expect(inline('2 \\* 3 \\* 4')).toEqual([{ kind: 'text', text: '2 * 3 * 4' }]);
  });
});
