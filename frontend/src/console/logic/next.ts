/** The one big next step: what it does, in a word that the console turns into a sentence. */
import type { WorkshopState } from '../../lib/live/fold';
import type { Phase, RoundView } from '../../lib/wire.gen';

export type NextStep =
  | { kind: 'takeOver' }
  | { kind: 'open' }
  | { kind: 'phase'; phase: Phase; hint: PhaseHint; count: number }
  | { kind: 'resume'; phase: Phase }
  | { kind: 'prepareRound' }
  | { kind: 'openRounds'; rounds: RoundView[] }
  | { kind: 'closeRounds'; rounds: RoundView[] }
  | { kind: 'reveal'; round: RoundView; more: number }
  | { kind: 'freeze' }
  | { kind: 'followUp' }
  | { kind: 'archive' }
  | { kind: 'none' };

/** What a moderator should know before the next phase. */
export type PhaseHint =
  | 'pending'
  | 'pendingMeasures'
  | 'noMoreCards'
  | 'noMoreMeasures'
  | 'unsorted'
  | 'joinGoesOn'
  | 'notFrozen'
  | 'nothing';

export const runningPhase = (state: WorkshopState): Phase | undefined =>
  state.phases.find((phase) => phase.id === state.head.clock.phaseId);

/** The phase after the running one; inserted breaks do not count. */
export function nextPhase(state: WorkshopState): Phase | undefined {
  const running = runningPhase(state);
  if (!running) return undefined;
  if (running.resumes) return state.phases.find((phase) => phase.id === running.resumes);
  return state.phases.find((phase) => phase.order > running.order && phase.resumes === null);
}

/** Rounds that belong to the running phase and still stand. */
export const roundsOf = (state: WorkshopState, phaseId: string | null): RoundView[] =>
  state.rounds.filter((round) => round.phaseId === phaseId && round.state !== 'void');

export function nextStep(state: WorkshopState): NextStep {
  const { head } = state;
  const free = head.driver === null || head.driver === state.accountId;
  if (head.stage === 'archived') return { kind: 'none' };
  if (head.stage !== 'draft' && !free) return { kind: 'takeOver' };
  if (head.stage === 'draft') return { kind: 'open' };
  if (head.stage === 'follow_up') return { kind: 'archive' };
  const running = runningPhase(state);
  if (!running) return { kind: 'none' };
  const open = state.rounds.filter((round) => round.state === 'open');
  if (open.length > 0) return { kind: 'closeRounds', rounds: open };
  const own = roundsOf(state, running.id);
  const drafts = own.filter((round) => round.state === 'draft');
  if (drafts.length > 0) return { kind: 'openRounds', rounds: drafts };
  const closed = own.filter((round) => round.state === 'closed' && round.visibility !== 'moderator_only');
  const first = closed[0];
  if (first) return { kind: 'reveal', round: first, more: closed.length - 1 };
  if (running.subStep === 'rank' && own.length === 0 && head.frozenAt === null)
    return { kind: 'prepareRound' };
  if (running.kind === 'wrap_up' && head.frozenAt === null) return { kind: 'freeze' };
  const next = nextPhase(state);
  if (!next) return head.frozenAt === null ? { kind: 'none' } : { kind: 'followUp' };
  if (running.resumes) return { kind: 'resume', phase: next };
  return { kind: 'phase', phase: next, ...hint(state, running) };
}

function hint(state: WorkshopState, running: Phase): { hint: PhaseHint; count: number } {
  const pending = state.cards.filter((card) => card.desk?.state === 'pending').length;
  if (pending > 0) return { hint: 'pending', count: pending };
  if (running.subStep === 'measures') {
    const waiting = state.measures.filter((measure) => measure.desk?.state === 'pending').length;
    return waiting > 0 ? { hint: 'pendingMeasures', count: waiting } : { hint: 'noMoreMeasures', count: 0 };
  }
  if (running.subStep === 'collect') return { hint: 'noMoreCards', count: 0 };
  if (running.subStep === 'cluster') {
    const loose = state.cards.filter(
      (card) => card.kind === 'criticism' && card.desk?.state === 'visible' && card.clusterId === null,
    ).length;
    if (loose > 0) return { hint: 'unsorted', count: loose };
  }
  if (running.kind === 'lobby') return { hint: 'joinGoesOn', count: 0 };
  return { hint: 'nothing', count: 0 };
}
