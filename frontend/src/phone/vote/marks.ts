/** Marks on single options: ratings on two axes, and agreement. Pure. */
import type { Ballot } from '../../lib/wire.gen';

/** 1 to 5, or null for "no answer". */
export type Mark = number | null;
/** Agree, disagree, or pass. */
export type Verdict = 1 | -1 | 0;

/** The two marks of an option. */
export function marksOf(ballot: Ballot | null, option: number): readonly [Mark, Mark] {
  const found = ballot && 's' in ballot ? ballot.s.find(([one]) => one === option) : undefined;
  return found ? [found[1], found[2]] : [null, null];
}

/** Options that have a mark on at least one axis. */
export const rated = (ballot: Ballot | null): number =>
  ballot && 's' in ballot ? ballot.s.filter(([, first, second]) => first ?? second).length : 0;

/** The ballot with one mark set or taken back, in the order of options. */
export function withMark(ballot: Ballot | null, option: number, axis: 0 | 1, mark: Mark): Ballot {
  const marks: [Mark, Mark] = [...marksOf(ballot, option)];
  marks[axis] = mark;
  const others = ballot && 's' in ballot ? ballot.s.filter(([one]) => one !== option) : [];
  const own: [number, Mark, Mark][] = marks.some((one) => one !== null) ? [[option, ...marks]] : [];
  return { s: [...others, ...own].sort(([a], [b]) => a - b) };
}

/** What was said to an option; null if nothing. */
export function verdictOf(ballot: Ballot | null, option: number): Verdict | null {
  const found = ballot && 'v' in ballot ? ballot.v.find(([one]) => one === option) : undefined;
  return found ? (Math.sign(found[1]) as Verdict) : null;
}

/** The ballot with one verdict set or, with null, taken back, in the order of options. */
export function withVerdict(ballot: Ballot | null, option: number, verdict: Verdict | null): Ballot {
  const others = ballot && 'v' in ballot ? ballot.v.filter(([one]) => one !== option) : [];
  const own: [number, number][] = verdict === null ? [] : [[option, verdict]];
  return { v: [...others, ...own].sort(([a], [b]) => a - b) };
}
