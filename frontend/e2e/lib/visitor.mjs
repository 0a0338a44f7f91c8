// A phone without a screen: joins over the real socket and sends commands, for tests of other faces.
import { randomBytes, randomUUID } from 'node:crypto';
import WebSocket from 'ws';

/** Joins a workshop; `ask(command)` resolves with the answer, `state` is the newest snapshot with its events. */
export async function visit(url, code, profile = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`, { origin: url });
  const waiting = new Map();
  const watching = new Set();
  const visitor = { clock: null, rounds: new Map(), clusters: new Map(), refused: [] };

  const fold = (message) => {
    if (message.type === 'welcome') {
      visitor.clock = message.snapshot.head.clock;
      for (const round of message.snapshot.rounds) visitor.rounds.set(round.id, round);
      for (const cluster of message.snapshot.clusters) visitor.clusters.set(cluster.id, cluster);
    }
    for (const change of message.changes ?? []) {
      if (change.thing === 'head') visitor.clock = change.value.clock;
      if (change.thing === 'round') visitor.rounds.set(change.value.id, change.value);
      if (change.thing === 'cluster') visitor.clusters.set(change.value.id, change.value);
    }
  };
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    fold(message);
    if (message.type === 'ack' || message.type === 'refused') waiting.get(message.requestId)?.(message);
    for (const look of watching) look();
  });

  /** Waits until `found()` gives something. */
  visitor.until = (found) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the visitor waited in vain')), 60_000);
      const look = () => {
        const value = found();
        if (!value) return;
        clearTimeout(timer);
        watching.delete(look);
        resolve(value);
      };
      watching.add(look);
      look();
    });
  visitor.ask = (command) =>
    new Promise((resolve) => {
      const requestId = randomUUID();
      waiting.set(requestId, (answer) => {
        waiting.delete(requestId);
        if (answer.type === 'refused') visitor.refused.push(answer);
        resolve(answer);
      });
      socket.send(JSON.stringify({ ...command, requestId }));
    });
  visitor.card = (kind, text, more = {}) =>
    visitor.ask({
      type: 'submitCard',
      phaseSeq: visitor.clock.phaseSeq,
      clientKey: randomUUID(),
      kind,
      text,
      domainId: null,
      aboutId: null,
      ...more,
    });
  // The server lets go of whoever is silent for 35 seconds.
  const heart = setInterval(
    () => socket.readyState === WebSocket.OPEN && socket.send('{"type":"ping"}'),
    10_000,
  );
  visitor.leave = () => {
    clearInterval(heart);
    socket.close();
  };

  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  const token = randomBytes(16).toString('hex');
  visitor.token = token;
  socket.send(JSON.stringify({ type: 'hello', role: 'phone', protocol: 1, code, token }));
  await visitor.until(() => visitor.clock);
  const joined = await visitor.ask({
    type: 'join',
    language: 'de',
    groupId: null,
    localityId: null,
    cardCode: null,
    ...profile,
  });
  if (joined.type !== 'ack') throw new Error(`could not join: ${JSON.stringify(joined)}`);
  return visitor;
}
