/** What the day brought, per life domain. Pure. */
import type { WorkshopState } from '../../lib/live/fold';
import type { LifeDomain, RoundView } from '../../lib/wire.gen';
import { resultRows, type Rank } from './result';

export interface FirstStep {
  domain: LifeDomain;
  /** Short titles of the first place; several where it is shared. */
  titles: string[];
}

export interface Listed extends Rank {
  id: string;
  title: string;
  domain: LifeDomain | null;
}

/**
 * The measures in the order of the room: of the last round over all of them, else domain by domain. With one
 * round per domain the places are those within the domain.
 */
export function finalList(state: WorkshopState): Listed[] {
  const rounds = measureRounds(state);
  const overall = rounds.findLast((round) => round.domainId === null && !round.settings.runoffOf);
  const told = overall
    ? [overall]
    : state.setup.domains.flatMap((domain) => rounds.findLast((round) => round.domainId === domain.id) ?? []);
  return told.flatMap((round) =>
    resultRows(round).map(({ id, title, domainId, from, to, tied }) => ({
      id,
      title,
      from,
      to,
      tied,
      domain: state.setup.domains.find((one) => one.id === (domainId ?? round.domainId)) ?? null,
    })),
  );
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
