/** The agenda against the clock: when each phase began, or is going to begin if nothing else changes. */
import type { Clock, Phase } from '../../lib/wire.gen';

const MINUTE = 60_000;

export interface Slot {
  phase: Phase;
  state: 'done' | 'now' | 'next' | 'skipped';
  /** When it first started, or will; milliseconds of the server's time. */
  at: number;
  /** When it ended, or will. */
  until: number;
  /** When it was to start; an inserted break was never planned. */
  plannedAt: number | null;
}

export interface Schedule {
  slots: Slot[];
  /** Minutes that the day runs behind its plan; negative when it is ahead. Zero outside the run. */
  lateMinutes: number;
  /** When the last phase will be over. */
  endsAt: number;
}

/** Milliseconds left of the running phase; negative when it has run over. */
export function left(clock: Clock, now: number): number | null {
  if (clock.pausedLeftMs !== null) return clock.pausedLeftMs;
  return clock.endsAt === null ? null : clock.endsAt - now;
}

/** `start` is the planned beginning of the day. */
export function schedule(phases: readonly Phase[], clock: Clock, start: number, now: number): Schedule {
  const current = phases.find((phase) => phase.id === clock.phaseId);
  let planned = start;
  // Where the projection stands: what is running ends at its time, or now if that is over.
  let projected = current ? now + Math.max(0, left(clock, now) ?? 0) : Math.max(start, now);
  if (current?.resumes) projected += Math.max(0, clock.interruptedLeftMs ?? 0);
  let late: number | null = null;
  const begun = phases.some((phase) => phase.startedAt !== null);
  const slots = phases.map((phase): Slot => {
    const length = phase.plannedMinutes * MINUTE;
    const plannedAt = planned;
    // Inserted breaks are not part of the plan: what follows is late by their length.
    if (phase.resumes === null) planned += length;
    const onPlan = phase.resumes === null ? plannedAt : null;
    const slot = (state: Slot['state'], at: number, until = at + length): Slot => ({
      phase,
      state,
      at,
      until,
      plannedAt: onPlan,
    });
    if (current && phase.id === current.id)
      return slot('now', phase.startedAt ?? now, now + Math.max(0, left(clock, now) ?? 0));
    // The phase that an inserted break interrupted comes back, so it is not over.
    if (phase.id === current?.resumes)
      return slot('next', now + Math.max(0, left(clock, now) ?? 0), projected);
    const before = current !== undefined && phase.order < current.order;
    if (before || (!current && phase.startedAt !== null))
      return phase.startedAt === null
        ? slot('skipped', plannedAt)
        : slot('done', phase.startedAt, phase.endedAt ?? phase.startedAt + length);
    // After the day, what never began was left out.
    if (!current) return slot(begun ? 'skipped' : 'next', plannedAt);
    const at = projected;
    late ??= Math.round((at - plannedAt) / MINUTE);
    projected += length;
    return slot('next', at);
  });
  const over = current ? projected : planned;
  return { slots, lateMinutes: late ?? 0, endsAt: over };
}
