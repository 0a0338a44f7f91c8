import { expect, test } from 'vitest';
import { EVERYTHING } from './list';
import { BEGINNING, fromWishes, toWishes, type Shown } from './wishes';

/** What an address keeps of it. */
function through(shown: Shown): Shown {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(toWishes(shown))) if (value) query.set(name, value);
  return fromWishes(new URLSearchParams(query.toString()));
}

test('a list as it begins needs no word', () => {
  expect(Object.values(toWishes(BEGINNING())).filter(Boolean)).toEqual([]);
  expect(through(BEGINNING())).toEqual(BEGINNING());
});

test('each filter, the order and the columns come back', () => {
  const shown: Shown = {
    filter: {
      domain: 'none',
      status: 'in_review',
      search: 'WLAN & Straße? 100 % +',
      offList: true,
      lead: 'FB 3 = Bauen',
      priority: 'none',
      feasibility: 'not_feasible',
      agreement: 'contested',
      incomplete: true,
    },
    sort: { column: 'once', descending: true },
    look: 'plan',
  };
  expect(through(shown)).toEqual(shown);
  const nobody = { ...BEGINNING(), filter: { ...EVERYTHING, lead: '' } };
  expect(through(nobody)).toEqual(nobody);
});

test('what no list knows is left out', () => {
  const query = new URLSearchParams('status=gone&sort=-weight&look=sideways&priority=huge&lead=x');
  expect(fromWishes(query)).toEqual(BEGINNING());
});
