/** What each method says about an option, as the wall draws it. Pure. */
import type { Figures, RoundView } from '../../lib/wire.gen';
import { considered } from '../../lib/result/shown';
import type { ResultRow } from './result';

type Of<K extends Figures['kind']> = Extract<Figures, { kind: K }>;

/** The figures of a row if they are of this kind. */
export const figuresOf = <K extends Figures['kind']>(row: ResultRow, kind: K): Of<K> | null =>
  row.figures?.kind === kind ? (row.figures as Of<K>) : null;

/** Length of a row's bar, from 0 to 1; null where points are drawn instead. */
export function shareOf(row: ResultRow, rows: readonly ResultRow[]): number | null {
  const figures = row.figures;
  switch (figures?.kind) {
    case 'rating':
      return figures.first.meanMilli === null ? 0 : (figures.first.meanMilli - 1000) / 4000;
    case 'ranking':
      return rows.length > 1 ? figures.beats / (rows.length - 1) : 0;
    case 'pairwise':
      return figures.beatRandomMilli / 1000;
    case 'budget':
      return row.points / Math.max(1, ...rows.map((one) => one.points));
    default:
      return null;
  }
}

/**
 * Options that a group likes best. None while a cell is withheld, for that one may be the favourite; and none
 * where more than two share the place.
 */
export function favourites(cells: readonly { option: number; figureMilli: number | null }[]): number[] {
  const figures = cells.map((cell) => cell.figureMilli);
  if (figures.includes(null)) return [];
  const best = Math.max(...figures.map((figure) => figure ?? 0));
  const found = cells.filter((cell) => cell.figureMilli === best && best > 0).map((cell) => cell.option);
  return found.length <= 2 ? found : [];
}

/** Fewer counted ballots than this carry no order (voting.md, section 2). */
const FEW = 15;

/** True: too few have voted for an order to be relied on. Not said where nobody did. */
export function tooFew(round: RoundView): boolean {
  const voted = considered(round.result);
  return voted > 0 && voted < FEW;
}

/** Parts of a hundred of those who agree, pass and disagree. */
export interface Divided {
  agree: number;
  pass: number;
  disagree: number;
}

/** What unites: most agreement across all groups. What divides: groups far apart, else votes near a half. */
export function bridge(
  rows: readonly ResultRow[],
  size: number,
): { unites: ResultRow[]; divides: ResultRow[] } {
  const votes = rows.flatMap((row) => {
    const figures = figuresOf(row, 'votes');
    return figures && figures.agree + figures.disagree > 0 ? [{ row, figures }] : [];
  });
  const unites = votes
    .filter(({ figures }) => figures.agree > figures.disagree && figures.consensusMilli >= 600)
    .sort((a, b) => b.figures.consensusMilli - a.figures.consensusMilli)
    .slice(0, size);
  const apart = (figures: Of<'votes'>): number => {
    const least = Math.min(figures.agree, figures.disagree) / (figures.agree + figures.disagree);
    return Math.max(figures.spreadMilli ?? 0, 2000 * least);
  };
  const divides = votes
    .filter(({ row }) => !unites.some((one) => one.row === row))
    .filter(({ figures }) => apart(figures) >= 400)
    .sort((a, b) => apart(b.figures) - apart(a.figures))
    .slice(0, size);
  return { unites: unites.map(({ row }) => row), divides: divides.map(({ row }) => row) };
}

/** One sum of money on the wall. */
export interface Spent {
  domainId: string | null;
  cents: number;
  count: number;
}

/** Money of what is paid for, per life domain, most first. */
export function moneyPerDomain(rows: readonly ResultRow[]): Spent[] {
  const found = new Map<string | null, Spent>();
  for (const row of rows) {
    const budget = figuresOf(row, 'budget');
    if (!budget || budget.funded === null) continue;
    const spent = found.get(row.domainId) ?? { domainId: row.domainId, cents: 0, count: 0 };
    found.set(row.domainId, {
      ...spent,
      cents: spent.cents + budget.costCents,
      count: spent.count + 1,
    });
  }
  return [...found.values()].sort((a, b) => b.cents - a.cents);
}

/** All that is paid for by one rule, in cents. */
export const spentBy = (rows: readonly ResultRow[], rule: 'funded' | 'greedy'): number =>
  rows.reduce((sum, row) => {
    const budget = figuresOf(row, 'budget');
    const paid = budget && (rule === 'greedy' ? budget.greedy : budget.funded !== null);
    return sum + (paid ? budget.costCents : 0);
  }, 0);
