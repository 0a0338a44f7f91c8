/** What the results say about topics, wishes and measures: the order in which the day goes on. */
import type { WorkshopState } from '../../lib/live/fold';
import type {
  CardView,
  ClusterView,
  LifeDomain,
  MeasureView,
  OptionResult,
  RoundView,
} from '../../lib/wire.gen';
import { onWall, topics } from './cards';

const counted = (round: RoundView): boolean =>
  round.result !== null && (round.state === 'closed' || round.state === 'revealed');

/** Rank of each option in the newest counted round that contains it. */
export function ranks(state: WorkshopState): Map<string, OptionResult> {
  const found = new Map<string, OptionResult>();
  for (const round of state.rounds)
    if (counted(round))
      for (const row of round.result?.options ?? []) {
        const option = round.options[row.option];
        if (option) found.set(option.id, row);
      }
  return found;
}

function byRank<T extends { id: string; order?: number }>(
  list: readonly T[],
  of: Map<string, OptionResult>,
): T[] {
  const rank = (thing: T): number => of.get(thing.id)?.rank ?? Number.MAX_SAFE_INTEGER;
  return [...list].sort((a, b) => rank(a) - rank(b) || (a.order ?? 0) - (b.order ?? 0));
}

/** Topics of criticism, the strongest first; without a result the largest first. */
export function strongest(state: WorkshopState): ClusterView[] {
  const list = topics(state, 'criticism').sort((a, b) => b.count - a.count);
  return byRank(
    list.map(({ cluster }, order) => ({ ...cluster, order })),
    ranks(state),
  );
}

/** Wishes on the wall, the strongest first. A wish in a topic takes the topic's rank. */
export function strongestWishes(state: WorkshopState): CardView[] {
  const of = ranks(state);
  const rank = (card: CardView): number =>
    of.get(card.id)?.rank ??
    (card.clusterId ? of.get(card.clusterId)?.rank : undefined) ??
    Number.MAX_SAFE_INTEGER;
  return onWall(state, 'wish').sort((a, b) => rank(a) - rank(b) || a.order - b.order);
}

export interface DomainMeasures {
  /** None for measures without a life domain. */
  domain: LifeDomain | null;
  measures: { measure: MeasureView; result: OptionResult | undefined }[];
}

/** Visible measures per life domain, in the order that the room gave them. */
export function measuresByDomain(state: WorkshopState): DomainMeasures[] {
  const of = ranks(state);
  const visible = state.measures.filter((measure) => (measure.desk?.state ?? 'visible') === 'visible');
  const sorted = (domainId: string | null): DomainMeasures['measures'] =>
    byRank(
      visible
        .filter((measure) => measure.sheet.domainId === domainId)
        .map((measure) => ({ ...measure, order: measure.number ?? 0 })),
      of,
    ).map((measure) => ({ measure, result: of.get(measure.id) }));
  const groups: DomainMeasures[] = state.setup.domains.map((domain) => ({
    domain,
    measures: sorted(domain.id),
  }));
  const none = sorted(null);
  if (none.length > 0) groups.push({ domain: null, measures: none });
  return groups;
}

/** What a sheet lacks to be complete. */
export function missing(measure: MeasureView, domains: readonly LifeDomain[]): string[] {
  const { sheet } = measure;
  const fields: [string, boolean][] = [
    ['title', sheet.title === ''],
    ['shortTitle', sheet.shortTitle === ''],
    ['domain', domains.length > 0 && sheet.domainId === null],
    ['goal', sheet.goal === ''],
    ['description', sheet.description === ''],
    ['who', sheet.who === ''],
    ['firstStep', sheet.firstStep === ''],
  ];
  return fields.filter(([, empty]) => empty).map(([field]) => field);
}

/** `M-017`. */
export const measureNumber = (number: number | null): string =>
  number === null ? '' : `M-${String(number).padStart(3, '0')}`;
