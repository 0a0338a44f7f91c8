// The public pages by keyboard and screen reader: `docs/accessibility/pages.md`.
import { describe, test } from 'node:test';
import { hallOf, openDots } from './lib/hall.mjs';
import { openHouse } from './lib/house.mjs';
import { visit } from './lib/visitor.mjs';
import { AT_ONCE, LONG, walkThrough } from './lib/walk.mjs';

const house = openHouse();

/** A small workshop that is over and published, and somebody who was there. */
async function results(t) {
  const { url } = house.server;
  const workshop = await hallOf(t, house);
  const guest = await visit(url, workshop.code);
  t.after(() => guest.leave());
  await workshop.go('critique', 'collect');
  await guest.until(() => guest.clock.phaseId === workshop.state.head.clock.phaseId);
  await guest.card('criticism', 'Der Bus kommt nie');
  const round = await openDots(workshop, ['Bus', 'Netz']);
  await guest.until(() => guest.rounds.get(round)?.state === 'open');
  await guest.ask({ type: 'castBallot', roundId: round, revision: 1, ballot: { p: [[0, 2]] } });
  await workshop.ask({ type: 'closeRounds', roundIds: [round] });
  await workshop.ask({ type: 'revealRound', roundId: round });
  await workshop.go('wrap_up');
  const api = `${url}/api/workshops/${workshop.id}`;
  const headers = { cookie: house.staff.cookie, origin: url, 'content-type': 'application/json' };
  const given = await fetch(`${api}/follow-up-code`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token: guest.token }),
  });
  const { code } = await given.json();
  for (const type of ['freezeResults', 'startFollowUp']) await workshop.ask({ type });
  const body = JSON.stringify({ version: 0, published: true });
  await fetch(`${api}/minutes/published`, { method: 'PUT', headers, body });
  return { url: `${url}/ergebnis/${workshop.id}`, told: { Rückkehrcode: code } };
}

const notices = () => ({ url: `${house.server.url}/barrierefreiheit` });

const sittings = walkThrough(house, 'pages', 'pages', {
  'Ergebnisse lesen': results,
  'Hinweise lesen und eine Barriere melden': notices,
});

describe('pages', AT_ONCE, () => {
  for (const [title, walk] of sittings) test(title, LONG, walk);
});
