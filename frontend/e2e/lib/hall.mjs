// A workshop for a test, and what many tests put into it.
import { moderate, roundDraft } from './moderator.mjs';

/** A workshop whose doors are open, run over the wire. */
export async function hallOf(t, house, { doors = true } = {}) {
  const workshop = await moderate(house.server, house.staff);
  t.after(() => workshop.close());
  if (doors) await workshop.ask({ type: 'openWorkshop' });
  return workshop;
}

/** Topics of the critique; answers their ids. */
export async function topics(workshop, titles) {
  const topic = { type: 'createCluster', shortTitle: '', domainId: null, kind: 'criticism', cardIds: [] };
  const ids = [];
  for (const title of titles) ids.push(await workshop.ask({ ...topic, title }));
  return ids;
}

/** Asks for dots on new topics of these titles, or for what `more` says of the round; answers the round's id. */
export async function openDots(workshop, titles, more = { question: { de: 'Was zuerst?' } }) {
  const options = await topics(workshop, titles);
  await workshop.go('critique', 'rank');
  const draft = roundDraft('cluster', options, more);
  const round = await workshop.ask({ type: 'prepareRound', round: draft });
  await workshop.ask({ type: 'openRounds', roundIds: [round] });
  return round;
}

/** What signs in whoever has an account. */
export function signedIn({ server, staff }) {
  const [name, ...value] = staff.cookie.split('=');
  return [{ name, value: value.join('='), url: server.url }];
}
