import { expect, test } from 'vitest';
import { domainLook } from '../../lib/domains';
import { CATALOGUE } from './catalogue';

test('every starter fits the limits of a sheet and a life domain of the template', () => {
  const length = (text: string): number => [...text].length;
  for (const { key, domainKey, sheet } of CATALOGUE) {
    expect(length(sheet.title), key).toBeLessThanOrEqual(80);
    expect(length(sheet.shortTitle), key).toBeLessThanOrEqual(30);
    expect(length(sheet.goal), key).toBeLessThanOrEqual(300);
    // An unknown key would look like the first domain of the order.
    expect(domainLook({ key: domainKey, order: 30 }).doubled, key).toBe(false);
  }
  expect(new Set(CATALOGUE.map(({ key }) => key)).size).toBe(CATALOGUE.length);
});
