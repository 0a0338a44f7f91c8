/** What the measure list shows, as words of its address: only what differs from how the list begins. */
import type { Sort } from '../../lib/ui/table';
import type { Agreement, Feasibility, MeasureStatus, PriorityClass } from '../../lib/wire.gen';
import { PRIORITIES } from '../register/words';
import { COLUMNS, EVERYTHING, STATUSES, type Column, type Filter } from './list';

export interface Shown {
  filter: Filter;
  sort: Sort<Column>;
  /** Which columns: what the room said, or what the office plans. */
  look: 'result' | 'plan';
}

const FEASIBILITIES: readonly Feasibility[] = [
  'open',
  'feasible',
  'feasible_with_conditions',
  'not_feasible',
];
const AGREEMENTS: readonly Agreement[] = ['agreed', 'contested', 'unranked', 'no_room_rank'];
const CLASSES: readonly (PriorityClass | 'none')[] = [...PRIORITIES, 'none'];

/** How the list begins. */
export const BEGINNING = (): Shown => ({
  filter: { ...EVERYTHING },
  sort: { column: 'place', descending: false },
  look: 'result',
});

/** All words that the list uses, each with its value or null. */
export function toWishes({ filter, sort, look }: Shown): Record<string, string | null> {
  const order = sort.descending ? `-${sort.column}` : sort.column;
  return {
    search: filter.search || null,
    domain: filter.domain,
    status: filter.status,
    // The empty text is "none yet", which an address could not say.
    lead: filter.lead === null ? null : `=${filter.lead}`,
    priority: filter.priority,
    feasibility: filter.feasibility,
    agreement: filter.agreement,
    incomplete: filter.incomplete ? 'yes' : null,
    off: filter.offList ? 'yes' : null,
    sort: order === 'place' ? null : order,
    look: look === 'result' ? null : look,
  };
}

/** The same back; what no list knows is as if nobody had written it. */
export function fromWishes(query: URLSearchParams): Shown {
  const known = <T extends string>(name: string, values: readonly T[]): T | null =>
    values.find((value) => value === query.get(name)) ?? null;
  const order = query.get('sort') ?? 'place';
  const column = COLUMNS.find((one) => one === order.replace(/^-/, ''));
  const lead = query.get('lead');
  const status: MeasureStatus | null = known('status', STATUSES);
  return {
    filter: {
      search: query.get('search') ?? '',
      domain: query.get('domain'),
      status,
      lead: lead?.startsWith('=') ? lead.slice(1) : null,
      priority: known('priority', CLASSES),
      feasibility: known('feasibility', FEASIBILITIES),
      agreement: known('agreement', AGREEMENTS),
      incomplete: query.get('incomplete') === 'yes',
      offList: query.get('off') === 'yes',
    },
    sort: { column: column ?? 'place', descending: column !== undefined && order.startsWith('-') },
    look: query.get('look') === 'plan' ? 'plan' : 'result',
  };
}
