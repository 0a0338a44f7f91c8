import { describe, expect, it } from 'vitest';
import type { Ballot, RoundView } from '../lib/wire.gen';
import { free, holding, nextRevision, pointsOf, spent, withPoints } from './ballot';

const round = (more: Partial<RoundView> = {}): RoundView =>
  ({
    id: 'r',
    ballotType: 'points',
    dotsPerPerson: 4,
    maxDotsPerOption: 2,
    options: ['a', 'b', 'c'].map((id) => ({ id, title: id, shortTitle: id, number: null, domainId: null })),
    ...more,
  }) as RoundView;

describe('points', () => {
  it('are given within the budget, in the order of the options', () => {
    const one = withPoints(round(), null, 2, 2);
    const two = withPoints(round(), one, 0, 2);
    expect(two).toEqual({
      p: [
        [0, 2],
        [2, 2],
      ],
    });
    expect(free(round(), pointsOf(two))).toBe(0);
    expect(withPoints(round(), two, 1, 1)).toBeNull();
  });

  it('never exceed the most on one option, even where the budget would allow it', () => {
    expect(withPoints(round(), null, 0, 3)).toBeNull();
    expect(withPoints(round({ maxDotsPerOption: 9 }), null, 0, 4)).toEqual({ p: [[0, 4]] });
    expect(withPoints(round({ maxDotsPerOption: 9 }), null, 0, 5)).toBeNull();
  });

  it('are taken back to nothing, which is a ballot too', () => {
    const given = withPoints(round(), null, 1, 1);
    expect(withPoints(round(), given, 1, 0)).toEqual({ p: [] });
  });

  it('are refused for an option that does not exist', () => {
    expect(withPoints(round(), null, 3, 1)).toBeNull();
    expect(withPoints(round(), null, 0, -1)).toBeNull();
  });
});

describe('approvals', () => {
  const approval = round({ ballotType: 'approval' });

  it('have no budget and are counted once each', () => {
    const all = [0, 1, 2].reduce<Ballot | null>(
      (ballot, option) => withPoints(approval, ballot, option, 1),
      null,
    );
    expect(all).toEqual({ a: [0, 1, 2] });
    expect(spent(pointsOf(all))).toBe(3);
    expect(withPoints(approval, all, 1, 0)).toEqual({ a: [0, 2] });
    expect(withPoints(approval, null, 0, 2)).toBeNull();
  });
});

describe('revisions', () => {
  const own = { revision: 3, ballot: { p: [] }, at: 1 };

  it('rise above everything that anyone knows of', () => {
    expect(nextRevision(null, null)).toBe(1);
    expect(nextRevision(own, { revision: 7, ballot: { p: [] } })).toBe(8);
    expect(nextRevision(own, null, 9)).toBe(10);
  });

  it('decide which copy holds; at the same one the server is right', () => {
    const server = { revision: 3, ballot: { p: [[0, 1]] as [number, number][] } };
    expect(holding(own, server)).toBe(server);
    expect(holding({ ...own, revision: 4 }, server)?.revision).toBe(4);
    expect(holding(own, null)).toBe(own);
    expect(holding(null, null)).toBeNull();
  });
});
