// A tablet for several people and a helper's device by keyboard and screen reader: `docs/accessibility/shared.md`.
import { describe, test } from 'node:test';
import { hallOf, openDots } from './lib/hall.mjs';
import { openHouse } from './lib/house.mjs';
import { AT_ONCE, LONG, walkThrough } from './lib/walk.mjs';

const house = openHouse();
/** As large as a tablet. */
const more = { viewport: { width: 820, height: 1180 } };

async function tablet(t) {
  const workshop = await hallOf(t, house);
  await workshop.go('critique', 'collect');
  return { url: `${house.server.url}/j/${workshop.code}?tablet`, more };
}

async function helper(t) {
  const workshop = await hallOf(t, house);
  await workshop.go('critique', 'collect');
  const given = await fetch(`${house.server.url}/api/workshops/${workshop.id}/helper`, {
    method: 'POST',
    headers: { origin: house.server.url, cookie: house.staff.cookie },
  });
  const { pathname, search, hash } = new URL((await given.json()).url);
  return {
    url: house.server.url + pathname + search + hash,
    more,
    hall: {
      'Runde mit Punkten': () => openDots(workshop, ['Rufbus am Abend', 'Netz am Bahnhof']),
    },
  };
}

const sittings = walkThrough(house, 'shared', 'phone', {
  'Ein Tablet geht von Hand zu Hand': tablet,
  'Eine Hilfsperson gibt ein': helper,
});

describe('shared', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
