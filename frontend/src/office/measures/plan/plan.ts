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
