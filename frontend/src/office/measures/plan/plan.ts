/** The resource plan as the office draws it: stacks by year, and bars on the roadmap. */
import type { PlannedMeasure, PlanRow, ResourcePlan, StrategyDomain } from '../../../lib/wire.gen';

export const FIGURES = ['ownCents', 'costCents', 'daysHundredths', 'fteHundredths'] as const;
export type Figure = (typeof FIGURES)[number];

/** One life domain with its figure for each year. */
export interface Layer {
  domain: StrategyDomain | null;
  years: number[];
}

/** Rows of the same life domain added up, in the order of the plan. */
export function layers(
  rows: readonly PlanRow[],
  domains: readonly StrategyDomain[],
  figure: Figure,
): Layer[] {
  const found = new Map<string | null, Layer>();
  for (const row of rows) {
    const layer = found.get(row.domainId) ?? {
      domain: domains.find((one) => one.id === row.domainId) ?? null,
      years: row.years.map(() => 0),
    };
    row.years.forEach((load, year) => (layer.years[year] = (layer.years[year] ?? 0) + load[figure]));
    found.set(row.domainId, layer);
  }
  return [...found.values()].filter((layer) => layer.years.some((sum) => sum > 0));
}

export const ROWS = ['both', 'domain', 'line'] as const;
/** By what the table of the plan has its rows. */
export type Rows = (typeof ROWS)[number];

/** Rows added up by life domain or by budget line; as they are for both. */
export function summed(rows: readonly PlanRow[], by: Rows): PlanRow[] {
  if (by === 'both') return [...rows];
  const found = new Map<string | null, PlanRow>();
  for (const row of rows) {
    const key = by === 'domain' ? row.domainId : row.budgetLine;
    const sum = found.get(key);
    if (!sum) {
      found.set(key, by === 'domain' ? { ...row, budgetLine: '' } : { ...row, domainId: null });
      continue;
    }
    sum.measures += row.measures;
    sum.years = sum.years.map((load, place) => {
      const more = row.years[place];
      return more
        ? {
            costCents: load.costCents + more.costCents,
            ownCents: load.ownCents + more.ownCents,
            daysHundredths: load.daysHundredths + more.daysHundredths,
            fteHundredths: load.fteHundredths + more.fteHundredths,
          }
        : load;
    });
  }
  return [...found.values()];
}

/** The end of a scale that holds `most`: 1, 2 or 5 times a power of ten. */
export function scaleEnd(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10);
}

/** A measure's bar as shares of the years shown; `open` goes on beyond them. */
export interface Bar {
  measure: PlannedMeasure;
  from: number;
  to: number;
  open: boolean;
}

const DAY_MS = 86_400_000;
const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/** Where a day lies in these years, as a share of them; null outside. */
export function placeOf(day: string, years: readonly number[]): number | null {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return null;
  const start = Date.UTC(first, 0, 1);
  const place = (dayOf(day) - start) / (Date.UTC(last + 1, 0, 1) - start);
  return place >= 0 && place < 1 ? place : null;
}

/** Bars of the measures that have a beginning, the earliest first. */
export function bars(measures: readonly PlannedMeasure[], years: readonly number[]): Bar[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = Date.UTC(first, 0, 1);
  const span = Date.UTC(last + 1, 0, 1) - start;
  return measures
    .flatMap((measure): Bar[] => {
      if (measure.starts === null) return [];
      const from = (dayOf(measure.starts) - start) / span;
      const to = measure.ends === null ? 1 : (dayOf(measure.ends) + DAY_MS - start) / span;
      return [{ measure, from, to: Math.max(to, from), open: measure.ends === null }];
    })
    .sort((a, b) => a.from - b.from || a.measure.number - b.measure.number);
}

/** Whether a measure is under way in a year. */
export function runsIn(measure: PlannedMeasure, year: number): boolean {
  if (measure.starts === null) return false;
  return Number(measure.starts.slice(0, 4)) <= year && year <= Number(measure.ends?.slice(0, 4) ?? year);
}

/** The measures of each life domain, in the order of the domains; those without come last. */
export function byDomain(
  plan: ResourcePlan,
  domains: readonly StrategyDomain[],
): { domain: StrategyDomain | null; measures: PlannedMeasure[] }[] {
  return [...domains, null]
    .map((domain) => ({
      domain,
      measures: plan.measures.filter((one) =>
        domain ? one.domainId === domain.id : !domains.some((other) => other.id === one.domainId),
      ),
    }))
    .filter(({ measures }) => measures.length > 0);
}
