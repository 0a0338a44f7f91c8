import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../lib/wire.gen';
import { clockCommands, RoundTime } from './round-time.svelte';

const NOW = 1_800_000_000_000;
const clock = (change: Partial<Clock>): Clock => ({
  phaseId: 'p',
  phaseSeq: 1,
  endsAt: null,
  pausedLeftMs: null,
  interruptedLeftMs: null,
  blank: false,
  ...change,
});

describe('the time of a round', () => {
  it('leaves the clock alone unless somebody says otherwise', () => {
    expect(new RoundTime().minutes).toBeNull();
  });

  it('takes presets and whole minutes from 1 to 120', () => {
    const time = new RoundTime();
    time.choice = '5';
    expect(time.minutes).toBe(5);
    time.choice = 'other';
    const typed: [string, number][] = [
      ['7', 7],
      [' 120 ', 120],
      ['', NaN],
      ['0', NaN],
      ['121', NaN],
      ['2,5', NaN],
      ['-3', NaN],
      ['zehn', NaN],
    ];
    for (const [text, minutes] of typed) {
      time.ownText = text;
      expect(time.minutes, text).toBe(minutes);
    }
  });

  it('sets the clock to the minutes from now: more, less, or after its end', () => {
    const five = (at: Partial<Clock>) => clockCommands(clock(at), 5, NOW);
    expect(five({ endsAt: NOW + 60_000 })).toEqual([{ type: 'extendTime', ms: 240_000 }]);
    expect(five({ endsAt: NOW + 900_000 })).toEqual([{ type: 'extendTime', ms: -600_000 }]);
    expect(five({ endsAt: NOW - 900_000 })).toEqual([{ type: 'extendTime', ms: 300_000 }]);
    expect(five({})).toEqual([{ type: 'extendTime', ms: 300_000 }]);
  });

  it('starts a clock that was stopped', () => {
    expect(clockCommands(clock({ pausedLeftMs: 30_000 }), 2, NOW)).toEqual([
      { type: 'extendTime', ms: 90_000 },
      { type: 'resume' },
    ]);
  });
});
