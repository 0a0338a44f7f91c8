import { describe, expect, it } from 'vitest';
import type { WorkshopState } from '../../lib/live/fold';
import type { RoundView } from '../../lib/wire.gen';
import { state as demo } from '../dev/fixture.svelte';
import { nextStep } from './next';

const at = (place: string, change: (state: WorkshopState) => void = () => {}): WorkshopState => {
  const state = structuredClone(demo(place));
  change(state);
  return state;
};
const noCards = (state: WorkshopState): void => {
  for (const card of state.cards) if (card.desk) card.desk.state = 'visible';
};

describe('nextStep', () => {
  it('opens the doors, then leads through the day', () => {
    expect(nextStep(at('draft')).kind).toBe('open');
    const next = nextStep(at('lobby'));
    expect(next.kind === 'phase' && next.phase.kind).toBe('introduction');
    expect(nextStep(at('follow_up')).kind).toBe('archive');
  });

  it('offers to take over while somebody else drives', () => {
    expect(nextStep(at('critique.collect-watch')).kind).toBe('takeOver');
    expect(nextStep(at('critique.collect', (state) => (state.head.driver = null))).kind).toBe('phase');
  });

  it('warns of waiting cards before it says that no more will come', () => {
    const waiting = nextStep(at('critique.collect'));
    expect(waiting).toMatchObject({ kind: 'phase', hint: 'pending' });
    expect(nextStep(at('critique.collect', noCards))).toMatchObject({ kind: 'phase', hint: 'noMoreCards' });
  });

  it('leads a round from preparing to showing', () => {
    expect(nextStep(at('critique.rank')).kind).toBe('prepareRound');
    expect(nextStep(at('critique.rank-draft')).kind).toBe('openRounds');
    expect(nextStep(at('critique.rank-open')).kind).toBe('closeRounds');
    expect(nextStep(at('critique.rank-closed'))).toMatchObject({ kind: 'reveal', more: 0 });
    expect(nextStep(at('critique.rank-revealed')).kind).toBe('phase');
  });

  it('does not show what was meant for moderators only', () => {
    const only = at('critique.rank-closed', (state) => {
      for (const round of state.rounds) round.visibility = 'moderator_only';
    });
    expect(nextStep(only).kind).toBe('phase');
  });

  it('closes an open round wherever the day stands', () => {
    const open = at('critique.rank-open').rounds[0] as RoundView;
    expect(nextStep(at('reversal', (state) => state.rounds.push(open))).kind).toBe('closeRounds');
  });

  it('freezes before the day ends', () => {
    expect(nextStep(at('wrap_up')).kind).toBe('freeze');
    expect(nextStep(at('wrap_up-frozen')).kind).toBe('followUp');
  });
});
