/** Which cards a moderator may type in at a step, and what they are about: none that nobody would see again. */
import type { WorkshopState } from '../../lib/live/fold';
import type { CardKind, Phase } from '../../lib/wire.gen';
import { onWall } from './cards';
import { strongest, strongestWishes } from './results';

/** A topic that an aim turns around, or a wish that a help or an obstacle is about. */
export interface About {
  id: string;
  title: string;
  domainId: string | null;
}

export interface Places {
  /** The step's own kinds first; questions and remarks have a place in every step. */
  kinds: CardKind[];
  /** What the step's own kinds are about: its name, and what there is to choose from. */
  about: 'topic' | 'wish' | null;
  things: About[];
}

/** Kinds that are kept for the minutes and stand beside the steps. */
export const SET_ASIDE: readonly CardKind[] = ['question', 'parked'];

const KINDS: Record<string, CardKind[]> = {
  introduction: ['praise'],
  'critique.collect': ['criticism'],
  'critique.cluster': ['criticism'],
  reversal: ['reversal'],
  'fantasy.collect': ['wish'],
  'fantasy.cluster': ['wish'],
  'implementation.check': ['criticism', 'praise'],
};

function aboutWhat(state: WorkshopState, place: string): Pick<Places, 'about' | 'things'> {
  if (place === 'reversal')
    return {
      about: 'topic',
      things: strongest(state).map(({ id, title, domainId }) => ({ id, title, domainId })),
    };
  if (place === 'implementation.check')
    return {
      about: 'wish',
      things: strongestWishes(state)
        .filter((card) => card.chosen)
        .map(({ id, text, domainId }) => ({ id, title: text, domainId })),
    };
  return { about: null, things: [] };
}

export function placesFor(state: WorkshopState, phase: Phase | undefined): Places {
  const place = [phase?.kind, phase?.subStep].filter(Boolean).join('.');
  const { about, things } = aboutWhat(state, place);
  const own = about !== null && things.length === 0 ? [] : (KINDS[place] ?? []);
  return { kinds: [...own, ...SET_ASIDE], about, things };
}

/** What the next card is probably about: the same as the last one, else the first that nothing was said about. */
export function probably(state: WorkshopState, { things }: Places, last: string | null): About | undefined {
  const said = new Set(state.cards.map((card) => card.aboutId));
  return things.find((one) => one.id === last) ?? things.find((one) => !said.has(one.id)) ?? things[0];
}

/** Questions and remarks on the desk. */
export const setAside = (state: WorkshopState) => SET_ASIDE.flatMap((kind) => onWall(state, kind));
