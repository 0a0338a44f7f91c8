// Every task of the office by keyboard and screen reader: `docs/accessibility/office.md`.
import { describe, test } from 'node:test';
import { openHouse } from './lib/house.mjs';
import { AT_ONCE, LONG, signedIn, walkThrough } from './lib/walk.mjs';

const house = openHouse();

const office = () => ({ url: `${house.server.url}/office`, cookies: signedIn(house) });

const sittings = walkThrough(house, 'office', 'office', {
  'Von der Strategie bis zur Liste': office,
});

describe('office', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
