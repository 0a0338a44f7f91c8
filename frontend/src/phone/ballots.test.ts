import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../lib/live/outbox';
import type { OwnBallot, RoundView } from '../lib/wire.gen';
import { Ballots } from './ballots.svelte';
import { Device } from './device';

const round = {
  id: 'r1',
  ballotType: 'points',
  dotsPerPerson: 4,
  maxDotsPerOption: 2,
  options: [{ id: 'a' }, { id: 'b' }],
} as RoundView;

let entries: Entry[];
let server: OwnBallot | null;
let ballots: Ballots;

const open = (): Ballots =>
  new Ballots(new Device('111111', localStorage), {
    entries: () => entries,
    server: () => server,
    submit: (roundId, revision, ballot) =>
      entries.push({
        requestId: `q${revision}`,
        body: { type: 'castBallot', roundId, revision, ballot },
        state: 'sent',
        answeredAt: null,
      } as unknown as Entry),
    forget: (id) => (entries = entries.filter((entry) => entry.requestId !== id)),
  });

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  [entries, server] = [[], null];
  ballots = open();
});

describe('taps', () => {
  it('are kept at once and go out together as one ballot', () => {
    ballots.vote(round, { p: [[0, 1]] });
    ballots.vote(round, { p: [[0, 2]] });
    expect(localStorage.getItem('zw.phone.111111.ballot.r1')).toContain('[[0,2]]');
    expect(ballots.standing('r1').state).toBe('saved');
    expect(entries).toEqual([]);
    vi.runAllTimers();
    expect(entries.map((entry) => [entry.body['revision'], entry.body['ballot']])).toEqual([
      [2, { p: [[0, 2]] }],
    ]);
    expect(ballots.standing('r1').state).toBe('sent');
  });

  it('that were never sent go out after a reload, once', () => {
    ballots.vote(round, { p: [[1, 1]] });
    const reloaded = open();
    expect(reloaded.current('r1')).toEqual({ p: [[1, 1]] });
    reloaded.flush(['r1']);
    reloaded.flush(['r1']);
    expect(entries).toHaveLength(1);
  });

  it('are not sent again when the server has them', () => {
    ballots.vote(round, { p: [[1, 1]] });
    server = { revision: 1, ballot: { p: [[1, 1]] } };
    ballots.flush(['r1']);
    expect(entries).toEqual([]);
    expect(ballots.standing('r1').state).toBe('arrived');
  });
});

describe('a second device', () => {
  it('brings its newer ballot, and the phone keeps it for the time after the round', () => {
    ballots.vote(round, { p: [[0, 1]] });
    server = { revision: 5, ballot: { p: [[1, 2]] } };
    ballots.reconcile(['r1']);
    server = null;
    expect(open().current('r1')).toEqual({ p: [[1, 2]] });
  });

  it('makes an older ballot stale; the next tap goes above it', () => {
    ballots.vote(round, { p: [[0, 1]] });
    vi.runAllTimers();
    entries = entries.map((entry) => ({
      ...entry,
      state: 'refused',
      code: 'staleBallot',
      params: { revision: 6 },
    }));
    ballots.reconcile(['r1']);
    ballots.flush(['r1']);
    expect(entries).toEqual([]);
    ballots.vote(round, { p: [[0, 2]] });
    vi.runAllTimers();
    expect(entries[0]?.body['revision']).toBe(7);
  });
});

describe('the end of a round', () => {
  it('says that a change came too late', () => {
    ballots.vote(round, { p: [[0, 1]] });
    vi.runAllTimers();
    entries = entries.map((entry) => ({ ...entry, state: 'refused', code: 'roundClosed' }));
    expect(ballots.standing('r1').state).toBe('late');
  });

  it('remembers who was done, through a reload', () => {
    ballots.voteEmpty(round);
    ballots.setDone('r1', true);
    expect(open().isDone('r1')).toBe(true);
    expect(entries.map((entry) => entry.body['ballot'])).toEqual([{ p: [] }]);
  });
});
