/** Which measures concern a locality, and which localities there are. */
import type { MeasureRows, PriorityClass, StrategyDomain } from '../../lib/wire.gen';
import { rowsOf, type Row } from '../measures/list';
import type { EntryOf } from './registers.svelte';
import { PRIORITIES } from './words';

/** Upper case and spaces around make no difference. */
export const sameLocality = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** All names that sheets and local plans know, each once, by the alphabet. */
export function localities(list: MeasureRows, plans: readonly EntryOf<'local_plan'>[]): string[] {
  const names = [
    ...list.measures.flatMap(({ sheet }) => sheet.localities),
    ...plans.map(({ sheet }) => sheet.locality),
  ];
  return names
    .filter((name, place) => names.findIndex((other) => sameLocality(name, other)) === place)
    .sort((a, b) => a.localeCompare(b, 'de'));
}

/** A measure as a locality sees it. */
export interface LocalRow extends Row {
  plan: EntryOf<'local_plan'> | null;
}

/** The measures of a locality: those that name it, and those that name none; by its own priority. */
export function rowsIn(
  locality: string,
  list: MeasureRows,
  domains: readonly StrategyDomain[],
  plans: readonly EntryOf<'local_plan'>[],
): LocalRow[] {
  const own = plans.filter(({ sheet }) => sameLocality(sheet.locality, locality));
  const byMeasure = new Map(own.map((plan) => [plan.sheet.measureId, plan]));
  const order = (priority: PriorityClass | null | undefined): number =>
    priority ? PRIORITIES.indexOf(priority) : PRIORITIES.length;
  return rowsOf(list, domains)
    .filter(({ off, entry: { sheet } }) => {
      const named = sheet.localities;
      return off === null && (named.length === 0 || named.some((one) => sameLocality(one, locality)));
    })
    .map((row) => ({ ...row, plan: byMeasure.get(row.entry.id) ?? null }))
    .sort((a, b) => order(a.plan?.sheet.priority) - order(b.plan?.sheet.priority) || a.place - b.place);
}
