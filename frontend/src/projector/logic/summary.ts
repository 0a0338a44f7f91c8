/** What the day brought, per life domain. Pure. */
import type { WorkshopState } from '../../lib/live/fold';
import type { LifeDomain, RoundView } from '../../lib/wire.gen';
import { resultRows } from './result';

export interface FirstStep {
  domain: LifeDomain;
  /** Short titles of the first place; several where it is shared. */
  titles: string[];
}

/** Revealed rounds over measures, newest last; what a later round repeats does not count. */
function measureRounds(state: WorkshopState): RoundView[] {
  const revealed = state.rounds.filter(
    (round) => round.state === 'revealed' && round.objectKind === 'measure',
  );
  const repeated = new Set(revealed.map((round) => round.repeats));
  return revealed.filter((round) => !repeated.has(round.id));
}

/**
 * First places per domain: of the domain's own round, else the best of the domain in an overall round.
 * Domains without a result are left out.
 */
export function firstSteps(state: WorkshopState): FirstStep[] {
  const rounds = measureRounds(state);
  return state.setup.domains.flatMap((domain) => {
    const own = rounds.findLast((round) => round.domainId === domain.id);
    const overall = own ?? rounds.findLast((round) => round.domainId === null);
    if (!overall) return [];
    const rows = resultRows(overall).filter((row) => own !== undefined || row.domainId === domain.id);
    const best = rows.filter((row) => row.points > 0 && row.from === rows[0]?.from);
    return best.length > 0 ? [{ domain, titles: best.map((row) => row.title) }] : [];
  });
}
