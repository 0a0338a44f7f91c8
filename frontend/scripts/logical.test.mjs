// @vitest-environment node
// Style sheets that a phone can load name no side of the screen, so that they fit scripts from right to left.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const folders = ['src/phone', 'src/pages', 'src/lib/ui', 'src/lib/result', 'src/styles'];
/** Sides that are meant: in a page from right to left, German titles stand where its own stand. */
const MEANT = [":root[dir='rtl'] [dir='auto'] {\n  text-align: right;\n}"];

const PHYSICAL =
  /(?<![-\w])(?:(?:margin|padding|border)-(?:left|right)|(?:left|right)(?=\s*:)|border-(?:top|bottom)-(?:left|right)-radius|(?:text-align|float|clear)\s*:\s*(?:left|right))(?![-\w])/g;

const styles = (file, text) =>
  file.endsWith('.css') ? text : (/<style[^>]*>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '');
const sides = (css) => [...MEANT.reduce((rest, one) => rest.replace(one, ''), css).matchAll(PHYSICAL)];

it('phone style sheets are logical', () => {
  const found = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .filter((file) => /\.(css|svelte)$/.test(file))
      .flatMap((file) => {
        const path = `${folder}/${file}`;
        return sides(styles(path, readFileSync(path, 'utf8'))).map(([word]) => `${path}: ${word}`);
      }),
  );
  expect(found).toEqual([]);
});

it('the search finds sides', () => {
  expect(
    sides('a { margin-left: 1px; left: 0; text-align: right; border-top-left-radius: 1px }'),
  ).toHaveLength(4);
  expect(sides('a { margin-inline-start: 1px; text-align: start; inset-inline: 0 }')).toEqual([]);
});
