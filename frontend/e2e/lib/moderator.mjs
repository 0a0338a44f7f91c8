// A moderator without a console, for the tests of the other faces: makes a workshop and runs it over the wire.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Sets up the first administrator of a fresh server; gives `{ cookie }`. */
export async function setUp(server) {
  const token = /#setup=([0-9a-f]+)/.exec(server.output())?.[1];
  const answer = await post(server, '/api/setup', '', {
    token,
    login: 'moderation',
    name: 'Moderation',
    password: 'ein-langes-Kennwort-fuer-den-Test',
  });
  const cookie = answer.headers.getSetCookie()[0].split(';')[0];
  return { cookie };
}

async function post(server, path, cookie, body) {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, cookie },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Prints admission cards; gives their codes. */
export async function printCards(server, { cookie }, workshop, count) {
  const answer = await post(server, `/api/workshops/${workshop}/cards`, cookie, { count, groupId: null });
  return answer.json();
}

/** Longer than any event takes after its ack; only for an ack whose last event moderators do not see. */
const EVENT_MS = 2_000;

/**
 * Makes a workshop from a template and connects as its moderator. `ask(command)` gives the id of what was
 * created or throws the refusal, once `state` has what the command changed: an ack and its event come in
 * either order. `state` follows the events; `go(kind, subStep)` starts a phase.
 */
export async function moderate(server, staff, { template = 'day' } = {}) {
  const made = await post(server, '/api/workshops', staff.cookie, {
    processId: null,
    template,
    topic: 'Unser Leben mit Netz',
    place: 'Bürgerhaus, Großer Saal',
    startsAt: Date.parse('2026-03-14T08:45:00+01:00'),
    expectedPeople: 40,
  });
  const row = await made.json();
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/live`, {
    headers: { cookie: staff.cookie, origin: server.url },
  });
  await once(socket, 'open');
  const waiting = new Map();
  const watchers = new Set();
  /** The last event that `state` contains. */
  let applied = 0;
  /** Acks whose event has not come yet. */
  const early = new Set();
  const moderator = {
    id: row.id,
    code: row.joinCode.replace('-', ''),
    state: null,
    close: () => {
      clearInterval(heart);
      socket.close();
    },
    ask: (command) =>
      new Promise((resolve, reject) => {
        const requestId = randomUUID();
        waiting.set(requestId, { resolve, reject, command });
        socket.send(JSON.stringify({ requestId, ...command }));
      }),
    /** Waits until the state fits; a state that never comes fails the test instead of hanging it. */
    until: (fits, within = 60_000) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`Not within ${within} ms: ${fits}`));
        }, within);
        const look = () => {
          const found = moderator.state && fits(moderator.state);
          if (!found) return;
          clearTimeout(late);
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
      }),
    go: async (kind, subStep = null) => {
      const phase = moderator.state.phases.find((one) => one.kind === kind && one.subStep === subStep);
      await moderator.ask({ type: 'goToPhase', phaseId: phase.id });
    },
  };
  // The server lets go of whoever is silent for 35 seconds.
  const heart = setInterval(() => socket.send('{"type":"ping"}'), 10_000);
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    const asked = waiting.get(message.requestId);
    waiting.delete(message.requestId);
    if (message.type === 'welcome') moderator.state = message.snapshot;
    if (message.type === 'event') for (const change of message.changes) apply(moderator.state, change);
    if (message.type === 'welcome' || message.type === 'event') {
      applied = message.seq;
      for (const one of [...early]) if (one.seq <= applied) one.done();
    }
    if (message.type === 'ack' && asked) {
      const one = { seq: message.seq };
      one.done = () => {
        clearTimeout(one.late);
        early.delete(one);
        asked.resolve(message.created);
      };
      one.late = setTimeout(one.done, EVENT_MS);
      early.add(one);
      if (one.seq <= applied) one.done();
    }
    if (message.type === 'refused') {
      asked?.reject(new Error(`${asked.command.type}: ${message.code} ${JSON.stringify(message.params)}`));
    }
    for (const look of [...watchers]) look();
  });
  socket.send(JSON.stringify({ type: 'hello', role: 'moderator', protocol: 1, workshopId: row.id }));
  await moderator.until(Boolean);
  return moderator;
}

const lists = {
  phase: 'phases',
  card: 'cards',
  cluster: 'clusters',
  measure: 'measures',
  smallGroup: 'smallGroups',
  commitment: 'commitments',
  round: 'rounds',
};

function apply(state, change) {
  if (change.thing === 'head' || change.thing === 'setup') state[change.thing] = change.value;
  const gone = change.thing.endsWith('Gone');
  const list = lists[gone ? change.thing.slice(0, -4) : change.thing];
  if (!list) return;
  // What changes stays where it is: a test that takes the third card means the same one after every event.
  const id = gone ? change.id : change.value.id;
  const at = state[list].findIndex((one) => one.id === id);
  if (gone) state[list] = state[list].filter((one) => one.id !== id);
  else if (at < 0) state[list] = [...state[list], change.value];
  else state[list] = state[list].with(at, change.value);
}

/** A round with the usual settings. */
export const roundDraft = (objectKind, optionIds, more = {}) => ({
  question: { de: '' },
  objectKind,
  ballotType: 'points',
  optionIds,
  dotsPerPerson: 4,
  maxDotsPerOption: 2,
  ownAllowed: true,
  domainId: null,
  visibility: 'after_close',
  tieRule: 'shared_rank',
  repeats: null,
  ...more,
});
