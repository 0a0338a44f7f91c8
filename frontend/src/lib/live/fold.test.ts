import { describe, expect, it } from 'vitest';
import { fold, type Welcome, type WorkshopState } from './fold';
import type { CardView, ChangeView, ServerMsg, Snapshot } from '../wire.gen';

const card = (id: string, order: number, text = id): CardView => ({
  id,
  order,
  kind: 'criticism',
  text,
  domainId: null,
  phaseId: 'p1',
  clusterId: null,
  aboutId: null,
  chosen: false,
  desk: null,
});

const snapshot = (cards: CardView[]): Snapshot => ({
  head: {
    id: 'w',
    processId: null,
    joinCode: '482136',
    stage: 'running',
    clock: {
      phaseId: 'p1',
      phaseSeq: 3,
      endsAt: null,
      pausedLeftMs: null,
      interruptedLeftMs: null,
      blank: false,
    },
    locked: false,
    driver: null,
    spotlight: null,
    photoWall: false,
    presenting: null,
    frozenAt: null,
  },
  setup: {
    topic: 'Unser Leben mit Netz',
    place: 'Bürgerhaus',
    startsAt: 0,
    endsAt: 0,
    expectedPeople: 60,
    bindingStatement: { de: '' },
    rules: [],
    domains: [],
    groups: [],
    localities: [],
    admission: 'open',
    preApproval: false,
    minGroup: 5,
  },
  phases: [],
  cards,
  clusters: [],
  measures: [],
  smallGroups: [],
  commitments: [],
  photos: [],
  notes: [],
  rounds: [],
  undo: [],
  help: [],
});

const welcome = (seq: number, cards: CardView[]): Welcome => ({
  type: 'welcome',
  protocol: 1,
  serverTime: 0,
  role: 'participant',
  accountId: null,
  seq,
  snapshot: snapshot(cards),
  personal: null,
});
const event = (seq: number, ...changes: ChangeView[]): ServerMsg => ({
  type: 'event',
  seq,
  serverTime: 0,
  kind: 'cardSubmitted',
  changes,
});
const presence = (revision: number, joined: number): ServerMsg => ({
  type: 'presence',
  revision,
  joined,
  connected: joined,
  withoutDevice: 0,
  groups: [],
  moderators: [],
  projectors: 0,
});
const run = (...messages: ServerMsg[]): WorkshopState | null =>
  messages.reduce<WorkshopState | null>(fold, null);

describe('fold', () => {
  it('gives by the stream what a snapshot gives', () => {
    const stream = run(
      welcome(1, [card('a', 1)]),
      event(2, { thing: 'card', value: card('b', 2) }),
      event(4, { thing: 'card', value: card('a', 1, 'neu') }),
      event(5, { thing: 'cardGone', id: 'b' }, { thing: 'card', value: card('c', 3) }),
    );
    expect(stream).toEqual(run(welcome(5, [card('c', 3), card('a', 1, 'neu')])));
  });

  it('puts a card where its order says, whichever way it was moved', () => {
    const start = welcome(1, [card('a', 1), card('b', 2), card('c', 3)]);
    const order = (id: string, to: number): string[] | undefined =>
      run(start, event(2, { thing: 'card', value: card(id, to) }))?.cards.map((one) => one.id);
    expect(order('a', 4)).toEqual(['b', 'c', 'a']);
    expect(order('c', 0)).toEqual(['c', 'a', 'b']);
    expect(order('d', 2)).toEqual(['a', 'b', 'd', 'c']);
    expect(order('A', 2)).toEqual(['a', 'A', 'b', 'c']);
  });

  it('passes over an event that the snapshot contains already', () => {
    const before = run(welcome(7, [card('a', 1)]));
    expect(fold(before, event(7, { thing: 'cardGone', id: 'a' }))).toBe(before);
  });

  it('keeps the identity of what has not changed', () => {
    const before = run(welcome(1, [card('a', 1)]));
    const after = fold(before, event(2, { thing: 'card', value: card('b', 2) }));
    expect(after?.cards[0]).toBe(before?.cards[0]);
    expect(after?.rounds).toBe(before?.rounds);
  });

  it('takes no older count of heads, but any after a new welcome', () => {
    const state = run(welcome(1, []), presence(9, 40), presence(8, 39));
    expect(state?.presence?.joined).toBe(40);
    const again = [welcome(1, []), presence(0, 41)].reduce<WorkshopState | null>(fold, state);
    expect(again?.presence?.joined).toBe(41);
  });

  it('keeps the count on the screen while it comes back', () => {
    const state = fold(run(welcome(1, []), presence(9, 40)), welcome(2, []));
    expect(state?.presence?.joined).toBe(40);
  });

  it('shows nothing before the welcome', () => {
    expect(run(event(1, { thing: 'card', value: card('a', 1) }))).toBeNull();
  });
});
