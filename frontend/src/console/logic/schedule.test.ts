import { describe, expect, it } from 'vitest';
import type { Clock, Phase } from '../../lib/wire.gen';
import { schedule } from './schedule';

const MIN = 60_000;
const clock = (more: Partial<Clock>): Clock => ({
  phaseId: null,
  phaseSeq: 0,
  endsAt: null,
  pausedLeftMs: null,
  interruptedLeftMs: null,
  blank: false,
  ...more,
});
const phase = (id: string, order: number, minutes: number, more: Partial<Phase> = {}): Phase => ({
  id,
  order,
  kind: 'break',
  subStep: null,
  title: { de: id },
  prompt: { de: '' },
  plannedMinutes: minutes,
  startedAt: null,
  endedAt: null,
  resumes: null,
  ...more,
});
const day = [phase('a', 1, 15), phase('b', 2, 30), phase('c', 3, 10)];

describe('schedule', () => {
  it('follows the plan before the doors open', () => {
    const plan = schedule(day, clock({}), 1000 * MIN, 0);
    expect(plan.slots.map((slot) => slot.at / MIN)).toEqual([1000, 1015, 1045]);
    expect(plan.lateMinutes).toBe(0);
    expect(plan.endsAt / MIN).toBe(1055);
  });

  it('moves what comes by what is late', () => {
    const started = [phase('a', 1, 15, { startedAt: 1003 * MIN }), ...day.slice(1)];
    const now = 1010 * MIN;
    const plan = schedule(started, clock({ phaseId: 'a', endsAt: 1018 * MIN }), 1000 * MIN, now);
    expect(plan.slots.map((slot) => slot.state)).toEqual(['now', 'next', 'next']);
    expect(plan.slots[1]!.at / MIN).toBe(1018);
    expect(plan.lateMinutes).toBe(3);
    expect(plan.endsAt / MIN).toBe(1058);
  });

  it('counts on from now when the time has run out, and not at all while paused', () => {
    const over = schedule(day, clock({ phaseId: 'a', endsAt: 1015 * MIN }), 1000 * MIN, 1020 * MIN);
    expect(over.lateMinutes).toBe(5);
    const paused = schedule(day, clock({ phaseId: 'a', pausedLeftMs: 4 * MIN }), 1000 * MIN, 1020 * MIN);
    expect(paused.slots[1]!.at / MIN).toBe(1024);
  });

  it('marks what was skipped', () => {
    const run = [phase('a', 1, 15, { startedAt: 1 }), day[1]!, phase('c', 3, 10, { startedAt: 2 })];
    const plan = schedule(run, clock({ phaseId: 'c', endsAt: 3 }), 0, 2);
    expect(plan.slots.map((slot) => slot.state)).toEqual(['done', 'skipped', 'now']);
  });

  it('marks what was left out after the day', () => {
    const run = [phase('a', 1, 15, { startedAt: 1 }), day[1]!];
    expect(schedule(run, clock({}), 0, 2).slots.map((slot) => slot.state)).toEqual(['done', 'skipped']);
  });

  it('lets an interrupted phase come back after an inserted break', () => {
    const pause = phase('p', 2, 10, { resumes: 'a', startedAt: 1010 * MIN });
    const run = [phase('a', 1, 15, { startedAt: 1000 * MIN }), pause, phase('b', 3, 30)];
    const now = 1010 * MIN;
    const plan = schedule(
      run,
      clock({ phaseId: 'p', endsAt: 1020 * MIN, interruptedLeftMs: 5 * MIN }),
      1000 * MIN,
      now,
    );
    expect(plan.slots.map((slot) => slot.state)).toEqual(['next', 'now', 'next']);
    expect(plan.slots[0]!.at / MIN).toBe(1020);
    expect(plan.slots[2]!.at / MIN).toBe(1025);
    expect(plan.lateMinutes).toBe(10);
  });
});
