/** The day in a few lines: phases of one kind that follow each other are one station. Pure. */
import type { Phase, PhaseKind } from '../../lib/wire.gen';

export interface Station {
  kind: PhaseKind;
  phases: Phase[];
  /** Minutes from the planned beginning of the workshop. */
  startMinute: number;
  state: 'done' | 'now' | 'next';
}

/** Reversal is the bridge from critique to fantasy; on the wall it belongs to critique. */
const merged = (kind: PhaseKind): PhaseKind => (kind === 'reversal' ? 'critique' : kind);

/** The large stations, without arrival; a break within one does not part it. */
export function stations(phases: readonly Phase[], runningId: string | null): Station[] {
  const list: Station[] = [];
  let minute = 0;
  for (const phase of phases) {
    const kind = merged(phase.kind);
    const last = list.at(-1);
    if (kind !== 'lobby' && kind !== 'break') {
      if (last?.kind === kind) last.phases.push(phase);
      else list.push({ kind, phases: [phase], startMinute: minute, state: 'next' });
    }
    minute += phase.plannedMinutes;
  }
  const now = list.findIndex((station) => station.phases.some((phase) => phase.id === runningId));
  list.forEach((station, index) => (station.state = index < now ? 'done' : index === now ? 'now' : 'next'));
  return list;
}

/** When the planned breaks begin, in minutes from the planned beginning. Inserted ones are not planned. */
export function breakMinutes(phases: readonly Phase[]): number[] {
  let minute = 0;
  return phases.flatMap((phase) => {
    const start = minute;
    minute += phase.plannedMinutes;
    return phase.kind === 'break' && phase.resumes === null ? [start] : [];
  });
}

/** The large steps, and the one that runs or ran last: 1-based, 0 before the first. */
export function steps(phases: readonly Phase[], runningId: string | null): { step: number; total: number } {
  const kinds: PhaseKind[] = [];
  let step = 0;
  for (const phase of phases) {
    const kind = merged(phase.kind);
    const aside = kind === 'lobby' || kind === 'break';
    if (!aside && !kinds.includes(kind)) kinds.push(kind);
    if (phase.id === runningId) step = aside ? kinds.length : kinds.indexOf(kind) + 1;
  }
  return { step, total: kinds.length };
}

/** The phase after this one; none at the end. An inserted break goes back to what it interrupted. */
export function nextPhase(phases: readonly Phase[], phase: Phase): Phase | null {
  if (phase.resumes) return phases.find((one) => one.id === phase.resumes) ?? null;
  return phases.find((one) => one.order > phase.order) ?? null;
}
