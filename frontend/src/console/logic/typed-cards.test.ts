import { describe, expect, it } from 'vitest';
import { state as demo } from '../dev/fixture.svelte';
import { placesFor, probably } from './typed-cards';

const at = (place: string) => {
  const state = demo(place);
  return {
    state,
    places: placesFor(
      state,
      state.phases.find((one) => one.id === state.head.clock.phaseId),
    ),
  };
};

describe('typed cards', () => {
  it('offers no kind that the step does not show', () => {
    const kinds = (place: string) => at(place).places.kinds;
    expect(kinds('critique.collect')).toEqual(['criticism', 'question', 'parked']);
    expect(kinds('fantasy.collect')[0]).toBe('wish');
    for (const place of ['lobby', 'critique.rank', 'implementation.measures', 'wrap_up'])
      expect(kinds(place), place).toEqual(['question', 'parked']);
  });

  it('says what an aim or an obstacle is about, or offers neither', () => {
    const { state, places } = at('implementation.check');
    expect(places.things.length).toBe(
      state.cards.filter((card) => card.chosen && card.desk?.state === 'visible').length,
    );
    expect(places.kinds).toContain('criticism');
    const none = { ...state, cards: state.cards.map((card) => ({ ...card, chosen: false })) };
    const phase = state.phases.find((one) => one.id === state.head.clock.phaseId);
    expect(placesFor(none, phase).kinds).toEqual(['question', 'parked']);
  });

  it('takes the last topic again, else the first that nothing was said about', () => {
    const { state, places } = at('reversal');
    const [first, second, third] = places.things;
    const aim = { ...state.cards[0]!, kind: 'reversal' as const, aboutId: first!.id };
    const said = { ...state, cards: [...state.cards, aim] };
    expect(probably(said, places, third!.id)).toBe(third);
    expect(probably(said, places, null)).toBe(second);
  });
});
