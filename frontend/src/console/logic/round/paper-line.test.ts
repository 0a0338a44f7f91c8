import { describe, expect, it } from 'vitest';
import { useMessages } from '../../../lib/i18n';
import console_ from '../../../messages/console/de.json';
import shared from '../../../messages/shared/de.json';
import type { BallotType } from '../../../lib/wire.gen';
import { readLine, writeLine, type PaperRound } from './paper-line';

const round = (ballotType: BallotType, options = 5): PaperRound => ({
  ballotType,
  dotsPerPerson: 4,
  maxDotsPerOption: 2,
  settings: { places: 3, axes: null, budget: null, equalSay: false, shortlistOf: null, runoffOf: null },
  options: Array.from({ length: options }, (_, at) => ({
    id: `o${at}`,
    title: `Option ${at}`,
    shortTitle: `Option ${at}`,
    number: null,
    domainId: null,
  })),
});

describe('a paper ballot as a line of keys', () => {
  it.each<[BallotType, string, unknown]>([
    [
      'points',
      '3 3 5',
      {
        p: [
          [2, 2],
          [4, 1],
        ],
      },
    ],
    [
      'points',
      '5, 3x2',
      {
        p: [
          [2, 2],
          [4, 1],
        ],
      },
    ],
    ['points', '0', { p: [] }],
    ['approval', '4 1', { a: [0, 3] }],
    ['ranking', '3 1=5', { r: [[2], [0, 4]] }],
    ['ranking', '3 = 1', { r: [[2, 0]] }],
    [
      'votes',
      '1 2 3 0 -',
      {
        v: [
          [0, 1],
          [1, -1],
          [2, 0],
        ],
      },
    ],
    [
      'votes',
      '12300',
      {
        v: [
          [0, 1],
          [1, -1],
          [2, 0],
        ],
      },
    ],
    [
      'rating',
      '42 -- 3- 55 11',
      {
        s: [
          [0, 4, 2],
          [2, 3, null],
          [3, 5, 5],
          [4, 1, 1],
        ],
      },
    ],
    [
      'pairwise',
      '3>5 2=4 1 < 2',
      {
        d: [
          [2, 4, 1],
          [1, 3, 0],
          [0, 1, -1],
        ],
      },
    ],
  ])('%s: %s', (type, line, ballot) => {
    expect(readLine(line, round(type))).toEqual({ ok: true, ballot });
  });

  it.each<[BallotType, string]>([
    ['points', '1 1 1'],
    ['points', '1 2 3 4 5'],
    ['points', '6'],
    ['points', '1 a'],
    ['approval', '2 2'],
    ['ranking', '1 2 3 4'],
    ['ranking', '1 1'],
    ['votes', '1 2'],
    ['votes', '1 2 4 0 0'],
    ['rating', '42'],
    ['rating', '62 11 11 11 11'],
    ['pairwise', '3>3'],
    ['pairwise', '3>5 5>3'],
  ])('refuses %s: %s', (type, line) => {
    useMessages('de', { ...shared, ...console_ });
    const read = readLine(line, round(type));
    expect(read.ok ? read.ballot : read.problem).toMatch(/\S/);
    expect(read.ok).toBe(false);
  });

  it('writes what it reads', () => {
    for (const [type, line] of [
      ['points', '3×2 5'],
      ['ranking', '3 1=5'],
      ['votes', '1 2 3 - -'],
      ['rating', '42 -- 3- 55 11'],
      ['pairwise', '3>5 2=4'],
    ] as const) {
      const read = readLine(line, round(type));
      expect(read.ok && writeLine(read.ballot, 5)).toBe(line);
    }
  });
});
