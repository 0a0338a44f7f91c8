/**
 * Which picture the wall shows. Pure: from the state, and from the little that a wall remembers (which
 * result was shown last, whether all of them have been seen).
 */
import type { WorkshopState } from '../../lib/live/fold';
import type { Phase, RoundView, SmallGroup } from '../../lib/wire.gen';

export type Scene =
  | { name: 'blank' }
  | { name: 'waiting' }
  | { name: 'lobby' }
  | { name: 'introduction'; phase: Phase }
  | { name: 'collect'; phase: Phase }
  | { name: 'cluster'; phase: Phase }
  | { name: 'rankSoon'; phase: Phase }
  | { name: 'vote'; phase: Phase; open: RoundView[]; all: RoundView[] }
  | { name: 'counting'; phase: Phase; closed: RoundView[] }
  | { name: 'void'; phase: Phase; round: RoundView }
  | { name: 'result'; phase: Phase; round: RoundView; all: RoundView[] }
  | { name: 'overview'; phase: Phase }
  | { name: 'reversal'; phase: Phase }
  | { name: 'groups'; phase: Phase }
  | { name: 'present'; phase: Phase; group: SmallGroup }
  | { name: 'check'; phase: Phase }
  | { name: 'photos'; phase: Phase }
  | { name: 'measures'; phase: Phase }
  | { name: 'commit'; phase: Phase }
  | { name: 'break'; phase: Phase }
  | { name: 'wrapUp'; phase: Phase }
  | { name: 'ended' };

/** What a wall remembers between two pictures. */
export interface Memory {
  /** The round whose result was revealed last while this wall looked on. */
  lastRevealed: string | null;
  /** True: every page of that result was on the wall; after the last one the summary may follow. */
  settled: boolean;
}

/** The running phase; none in draft and after the end. */
export const runningPhase = (state: WorkshopState): Phase | null =>
  state.phases.find((phase) => phase.id === state.head.clock.phaseId) ?? null;

/** The scene of a state. */
export function chooseScene(state: WorkshopState, memory: Memory): Scene {
  const { stage, clock } = state.head;
  if (clock.blank) return { name: 'blank' };
  if (stage === 'follow_up' || stage === 'archived') return { name: 'ended' };
  const phase = runningPhase(state);
  if (stage === 'draft' || !phase) return { name: 'waiting' };
  if (state.head.photoWall && state.photos.length > 0) return { name: 'photos', phase };
  switch (phase.kind) {
    case 'lobby':
      return { name: 'lobby' };
    case 'introduction':
    case 'reversal':
    case 'break':
      return { name: phase.kind, phase };
    case 'wrap_up':
      return { name: 'wrapUp', phase };
  }
  switch (phase.subStep) {
    case 'rank':
      return rankScene(state, phase, memory);
    case 'present': {
      const group = state.smallGroups.find((one) => one.id === state.head.presenting);
      return group ? { name: 'present', phase, group } : { name: 'groups', phase };
    }
    case 'cluster':
    case 'groups':
    case 'check':
    case 'measures':
    case 'commit':
      return { name: phase.subStep, phase };
    default:
      return { name: 'collect', phase };
  }
}

/** Rounds of a phase that still count: not void, not repeated by a later one. */
export function roundsOf(state: WorkshopState, phase: Phase): RoundView[] {
  const repeated = new Set(state.rounds.filter((one) => one.state !== 'void').map((one) => one.repeats));
  return state.rounds.filter(
    (one) =>
      one.state !== 'void' && !repeated.has(one.id) && (one.phaseId === phase.id || one.state === 'open'),
  );
}

function rankScene(state: WorkshopState, phase: Phase, memory: Memory): Scene {
  const all = roundsOf(state, phase);
  const open = all.filter((one) => one.state === 'open');
  if (open.length > 0) return { name: 'vote', phase, open, all };
  const closed = all.filter((one) => one.state === 'closed');
  const revealed = all.filter((one) => one.state === 'revealed');
  const round = revealed.find((one) => one.id === memory.lastRevealed) ?? revealed.at(-1);
  if (!round) {
    if (closed.length > 0) return { name: 'counting', phase, closed };
    const gone = state.rounds.findLast((one) => one.state === 'void' && one.phaseId === phase.id);
    return gone ? { name: 'void', phase, round: gone } : { name: 'rankSoon', phase };
  }
  // A run-off that was closed after this result is what the room now waits for.
  const later = closed.filter((one) => (one.openedAt ?? 0) > (round.closedAt ?? 0));
  if (later.length > 0) return { name: 'counting', phase, closed: later };
  const domains = revealed.filter((one) => one.domainId !== null);
  const seen = memory.lastRevealed === null || memory.settled;
  if (domains.length > 1 && closed.length === 0 && seen) return { name: 'overview', phase };
  return { name: 'result', phase, round, all };
}

/** Two states with the same key are the same picture: its parts change, the picture does not fade. */
export function sceneKey(scene: Scene): string {
  switch (scene.name) {
    case 'result':
      return `result ${scene.round.id}`;
    case 'void':
      return `void ${scene.round.id}`;
    case 'present':
      return `present ${scene.group.id}`;
    case 'vote':
      return `vote ${scene.open.length > 1 ? 'many' : scene.open[0]?.id}`;
    case 'blank':
    case 'waiting':
    case 'lobby':
    case 'ended':
      return scene.name;
    default:
      return `${scene.name} ${scene.phase.id}`;
  }
}
