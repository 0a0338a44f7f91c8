/** The instruments as a moderator meets them: what each is for, how many options it carries. */
import type { BallotType, RoundView } from '../../../lib/wire.gen';
import { chartScatter, check, coins, hand, listOrdered, sixDots, split } from '../../../lib/ui/icons';

/** A budget is dots or approval with money; for a moderator it is an instrument of its own. */
export type Instrument = 'points' | 'approval' | 'rating' | 'ranking' | 'budget' | 'pairwise' | 'votes';

export const INSTRUMENTS: readonly { instrument: Instrument; icon: string }[] = [
  { instrument: 'points', icon: sixDots },
  { instrument: 'approval', icon: check },
  { instrument: 'rating', icon: chartScatter },
  { instrument: 'ranking', icon: listOrdered },
  { instrument: 'budget', icon: coins },
  { instrument: 'pairwise', icon: split },
  { instrument: 'votes', icon: hand },
];

/** Most options that the server takes; the same figures as in `src/domain/limits.rs`. */
export const mostOptions = (instrument: Instrument): number =>
  instrument === 'ranking' || instrument === 'pairwise' || instrument === 'budget' ? 100 : 300;

/** Options up to which people manage it well (voting.md, section 1); none where there is no such limit. */
export const comfortable = (instrument: Instrument): number | null =>
  instrument === 'rating' ? 40 : instrument === 'ranking' ? 12 : null;

/**
 * What fits so many options: an order for a short list, dots for a long one, duels for more than anybody reads in a
 * sitting. Only a recommendation; what is asked weighs more than how many there are.
 */
export function recommended(options: number): Instrument {
  if (options <= 2) return 'approval';
  if (options <= 12) return 'ranking';
  return options <= 60 ? 'points' : 'pairwise';
}

export const instrumentOf = (round: Pick<RoundView, 'ballotType' | 'settings'>): Instrument =>
  round.settings.budget ? 'budget' : round.ballotType;

/** How a ballot of the instrument looks; a budget may be voted on by dots or by approval. */
export const ballotTypeOf = (instrument: Instrument, budgetBy: 'points' | 'approval'): BallotType =>
  instrument === 'budget' ? budgetBy : instrument;
