// What the tests looked at, for the accessibility statement: one line per screen or task in the file that ZW_CHECKED
// names; nothing without it. `scripts/statement.mjs` makes the statement of it.
import { appendFileSync } from 'node:fs';

const file = process.env.ZW_CHECKED;

/** Writes down one thing that was checked. */
export const note = (what) => file && appendFileSync(file, `${JSON.stringify(what)}\n`);

/** Which face a page belongs to, by its address. */
export function faceOf(url) {
  const path = new URL(url).pathname;
  const faces = [
    [/^\/console/, 'console'],
    [/^\/office/, 'office'],
    [/^\/p\//, 'projector'],
    [/^\/($|j\/)/, 'phone'],
  ];
  return faces.find(([form]) => form.test(path))?.[1] ?? 'pages';
}
