import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { randomId } from './ids';
import { Outbox, type Entry } from './outbox';

/** What went over the wire, and whether there is one. */
let sent: { type: string; requestId: string }[];
let online: boolean;
let seen: Entry[];

beforeEach(() => {
  localStorage.clear();
  [sent, online, seen] = [[], true, []];
});

afterEach(() => void vi.useRealTimers());

const open = (scope = 'w1', more: Partial<ConstructorParameters<typeof Outbox>[0]> = {}): Outbox =>
  new Outbox({
    scope,
    send: (message) => {
      if (online) sent.push(message);
      return online;
    },
    onchange: (entries) => (seen = entries),
    ...more,
  });
const states = (outbox: Outbox): string[] => outbox.entries.map((entry) => entry.state);

describe('Outbox', () => {
  it('saves first, sends at once when there is a connection, arrives with the ack', () => {
    const outbox = open();
    const { requestId } = outbox.add({ type: 'submitCard', text: 'Funkloch.' });
    expect(states(outbox)).toEqual(['sent']);
    expect(sent).toEqual([{ type: 'submitCard', text: 'Funkloch.', requestId }]);
    expect(outbox.answer({ type: 'ack', requestId, seq: 7 })).toBe(true);
    expect(seen[0]).toMatchObject({ state: 'arrived', seq: 7 });
  });

  it('keeps what it cannot send, through a reload, and sends it in the order of tapping', () => {
    online = false;
    vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
    const first = open();
    first.add({ type: 'submitCard', text: 'eins' });
    first.add({ type: 'submitCard', text: 'zwei' });
    expect(states(first)).toEqual(['saved', 'saved']);
    first.close();

    online = true;
    const second = open();
    second.flush();
    expect(sent.map((message) => 'text' in message && message.text)).toEqual(['eins', 'zwei']);
    expect(states(second)).toEqual(['sent', 'sent']);
  });

  it('sends again with the same id what was not answered before the connection broke', () => {
    const outbox = open();
    const { requestId } = outbox.add({ type: 'submitCard', text: 'x' });
    outbox.disconnected();
    expect(states(outbox)).toEqual(['saved']);
    outbox.flush();
    expect(sent.map((message) => message.requestId)).toEqual([requestId, requestId]);
  });

  it('does not send again what was answered', () => {
    const outbox = open();
    const { requestId } = outbox.add({ type: 'submitCard', text: 'x' });
    outbox.answer({ type: 'ack', requestId });
    outbox.flush();
    expect(sent).toHaveLength(1);
  });

  it('keeps a refused command with its reason, so that the text is not lost', () => {
    const outbox = open();
    const { requestId } = outbox.add({ type: 'submitCard', text: 'zu spät' });
    outbox.answer({ type: 'refused', requestId, code: 'phaseEnded', params: { phase: 'critique' } });
    expect(open().entries[0]).toMatchObject({
      state: 'refused',
      code: 'phaseEnded',
      params: { phase: 'critique' },
      body: { text: 'zu spät' },
    });
    outbox.forget(requestId);
    expect(open().entries).toEqual([]);
  });

  it('tries again later what the server could not store', () => {
    const outbox = open();
    const { requestId } = outbox.add({ type: 'submitCard', text: 'x' });
    outbox.answer({ type: 'refused', requestId, code: 'notStored' });
    expect(states(outbox)).toEqual(['saved']);
  });

  it('knows through every try why something waits, and no more once it has arrived', () => {
    const outbox = open();
    const codes = (): (string | null)[] => seen.map((entry) => entry.code);
    const first = outbox.add({ type: 'castBallot', revision: 1 }, 'round-1');
    outbox.answer({ type: 'refused', requestId: first.requestId, code: 'notStored' });
    outbox.flush();
    expect([states(outbox), codes()]).toEqual([['sent'], ['notStored']]);
    outbox.answer({ type: 'refused', requestId: first.requestId, code: 'notStored' });
    // Another wish in its place has waited just as long.
    const second = outbox.add({ type: 'castBallot', revision: 2 }, 'round-1');
    expect([seen.length, codes()]).toEqual([1, ['notStored']]);
    expect(open().entries[0]?.code).toBe('notStored');
    outbox.answer({ type: 'ack', requestId: second.requestId });
    expect(codes()).toEqual([null]);
    // What was refused for good is nothing that waits.
    const late = outbox.add({ type: 'castBallot', revision: 3 }, 'round-2');
    outbox.answer({ type: 'refused', requestId: late.requestId, code: 'roundClosed' });
    outbox.add({ type: 'castBallot', revision: 4 }, 'round-2');
    expect(codes()).toEqual([null, null]);
  });

  it('lets a later ballot of the same round replace one that waits', () => {
    online = false;
    const outbox = open();
    outbox.add({ type: 'castBallot', revision: 1 }, 'round-1');
    outbox.add({ type: 'castBallot', revision: 2 }, 'round-1');
    outbox.add({ type: 'castBallot', revision: 1 }, 'round-2');
    expect(outbox.entries.map((entry) => [entry.key, entry.body['revision']])).toEqual([
      ['round-1', 2],
      ['round-2', 1],
    ]);
  });

  it('does not see what another workshop has to say', () => {
    open('w1').add({ type: 'submitCard' });
    expect(open('w2').entries).toEqual([]);
    // One scope may be the beginning of another.
    expect(open('w').entries).toEqual([]);
  });

  it('lets two tabs write without losing each other’s cards', () => {
    const [one, two] = [open(), open()];
    one.add({ type: 'submitCard', text: 'eins' });
    two.add({ type: 'submitCard', text: 'zwei' });
    expect(open().entries).toHaveLength(2);
  });

  it('is not broken by a damaged entry', () => {
    open().add({ type: 'submitCard' });
    localStorage.setItem('zw.outbox.w1.broken', '{"requestId":');
    expect(open().entries).toHaveLength(1);
  });

  it('forgets by itself what arrived long ago, and nothing else', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 24 * 3_600_000 });
    const outbox = open();
    const old = outbox.add({ type: 'submitCard', text: 'angekommen' });
    outbox.answer({ type: 'ack', requestId: old.requestId });
    const waiting = outbox.add({ type: 'submitCard', text: 'wartet' });
    vi.useRealTimers();
    expect(open().entries.map((entry) => entry.requestId)).toEqual([waiting.requestId]);
  });

  it('works for as long as the page lives where nothing can be stored', () => {
    const storage = {
      length: 0,
      key: () => null,
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      removeItem: () => undefined,
      clear: () => undefined,
    };
    online = false;
    const outbox = open('w1', { storage });
    outbox.add({ type: 'submitCard' });
    online = true;
    outbox.flush();
    expect(states(outbox)).toEqual(['sent']);
  });

  it('says so when an answer is not to one of its commands', () => {
    expect(open().answer({ type: 'ack', requestId: randomId() })).toBe(false);
  });
});

describe('randomId', () => {
  it('is a UUID of version 4, each time another', () => {
    const ids = new Set(Array.from({ length: 50 }, randomId));
    expect(ids.size).toBe(50);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
});
