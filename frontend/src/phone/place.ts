/** Where the day stands, and which screen belongs to it. Pure. */
import type { WorkshopState } from '../lib/live/fold';
import type { Phase, PhaseKind, RoundView, SubStep } from '../lib/wire.gen';

export type ScreenName =
  | 'draft'
  | 'locked'
  | 'join'
  | 'lobby'
  | 'introduction'
  | 'collect'
  | 'sort'
  | 'rank'
  | 'reversal'
  | 'groups'
  | 'present'
  | 'check'
  | 'measures'
  | 'commit'
  | 'break'
  | 'wrapUp'
  | 'followUp'
  | 'archived';

const bySubStep: Record<SubStep, ScreenName> = {
  collect: 'collect',
  cluster: 'sort',
  rank: 'rank',
  groups: 'groups',
  present: 'present',
  check: 'check',
  measures: 'measures',
  commit: 'commit',
};
const byKind: Record<PhaseKind, ScreenName> = {
  lobby: 'lobby',
  introduction: 'introduction',
  critique: 'collect',
  reversal: 'reversal',
  fantasy: 'collect',
  implementation: 'measures',
  break: 'break',
  wrap_up: 'wrapUp',
};

/** The phase that runs; null before the doors open and after the day. */
export const phaseOf = (state: WorkshopState): Phase | null =>
  state.phases.find((phase) => phase.id === state.head.clock.phaseId) ?? null;

export const openRounds = (state: WorkshopState): RoundView[] =>
  state.rounds.filter((round) => round.state === 'open');

export function screenOf(state: WorkshopState): ScreenName {
  const { stage, locked } = state.head;
  if (stage === 'archived') return 'archived';
  if (stage === 'draft') return 'draft';
  if (stage === 'follow_up') return 'followUp';
  if (!state.personal) return locked ? 'locked' : 'join';
  const phase = phaseOf(state);
  if (!phase) return 'lobby';
  // A vote is never missed because somebody changed the step; a break is a break.
  if (phase.kind !== 'break' && openRounds(state).length > 0) return 'rank';
  return (phase.subStep && bySubStep[phase.subStep]) ?? byKind[phase.kind];
}

const stages: PhaseKind[][] = [
  ['lobby', 'introduction'],
  ['critique', 'reversal'],
  ['fantasy'],
  ['implementation'],
  ['wrap_up'],
];

/** The step of the day, from 1, among those that the agenda has; a break belongs to what was before it. */
export function stepOf(phases: readonly Phase[], phase: Phase | null): { step: number; total: number } {
  const had = stages.filter((kinds) => phases.some((one) => kinds.includes(one.kind)));
  const past = phases.filter((one) => one.kind !== 'break' && (!phase || one.order <= phase.order));
  const before = past[past.length - 1];
  const step = had.findIndex((kinds) => before && kinds.includes(before.kind)) + 1;
  return { step: Math.max(1, step), total: Math.max(1, had.length) };
}

/** The next phase on the agenda: of an inserted break the one that it interrupted. */
export function nextPhase(phases: readonly Phase[], phase: Phase | null): Phase | null {
  if (!phase) return null;
  if (phase.resumes) return phases.find((one) => one.id === phase.resumes) ?? null;
  return phases.find((one) => one.order > phase.order && !one.resumes) ?? null;
}

/** The rounds that a rank screen is about: open ones, else those of this phase that were not voided. */
export function roundsHere(state: WorkshopState): RoundView[] {
  const open = openRounds(state);
  if (open.length > 0) return open;
  const phase = phaseOf(state);
  return state.rounds.filter((round) => round.phaseId === phase?.id && round.state !== 'void');
}
