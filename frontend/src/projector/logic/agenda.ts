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

/** All stations with breaks. A short break inside critique does not part it: it comes again in `stations`. */
export function stations(phases: readonly Phase[], runningId: string | null): Station[] {
  const list: Station[] = [];
  let minute = 0;
  for (const phase of phases) {
    const kind = merged(phase.kind);
    const last = list.at(-1);
    if (last?.kind === kind) last.phases.push(phase);
    else list.push({ kind, phases: [phase], startMinute: minute, state: 'next' });
    minute += phase.plannedMinutes;
  }
  const now = list.findIndex((station) => station.phases.some((phase) => phase.id === runningId));
  list.forEach((station, index) => (station.state = index < now ? 'done' : index === now ? 'now' : 'next'));
  return list;
}

/** The large steps without arrival and breaks, each once, and the one that runs (1-based; 0 before). */
export function steps(phases: readonly Phase[], runningId: string | null): { step: number; total: number } {
  const kinds: PhaseKind[] = [];
  let step = 0;
  for (const phase of phases) {
    const kind = merged(phase.kind);
    if (kind !== 'lobby' && kind !== 'break' && !kinds.includes(kind)) kinds.push(kind);
    if (phase.id === runningId)
      step = kind === 'break' || kind === 'lobby' ? kinds.length : kinds.indexOf(kind) + 1;
  }
  return { step, total: kinds.length };
}

/** The phase after this one; none at the end. An inserted break goes back to what it interrupted. */
export function nextPhase(phases: readonly Phase[], phase: Phase): Phase | null {
  if (phase.resumes) return phases.find((one) => one.id === phase.resumes) ?? null;
  return phases.find((one) => one.order > phase.order) ?? null;
}
