import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import checked from './checked.json';

const FACES = { Handy: 'phone', Konsole: 'console', Büro: 'office', Leinwand: 'projector' } as const;

it('says as many tasks as the script has: `make statement` after a change of the script', () => {
  const script = readFileSync('../docs/accessibility-script.md', 'utf8');
  const told: Record<string, number> = {};
  for (const part of script.split(/^## /m).slice(1)) {
    const [face, ...lines] = part.split('\n');
    told[face ?? ''] = lines.filter((line) => line.startsWith('### ')).length;
  }
  const known = Object.entries(FACES).map(([name, face]) => [name, checked.faces[face].tasks]);
  expect(told).toEqual(Object.fromEntries(known));
});
