import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import checked from './checked.json';

/** The files of the script (`docs/accessibility/`) that are about a face. */
const FILES = {
  phone: ['phone', 'shared'],
  projector: ['projector'],
  console: ['console'],
  office: ['office'],
  pages: ['pages'],
};

it('says as many tasks as the script has: `make statement` after a change of the script', () => {
  const tasks = (file: string): number =>
    readFileSync(`../docs/accessibility/${file}.md`, 'utf8').match(/^### /gm)?.length ?? 0;
  const told = Object.entries(FILES).map(([face, files]) => [
    face,
    files.reduce((all, file) => all + tasks(file), 0),
  ]);
  const known = Object.entries(checked.faces).map(([face, of]) => [face, of.tasks]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(known));
});
