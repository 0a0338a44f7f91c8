/** Presets and checks of ranking rounds. The server has the last word. */
import type { WorkshopState } from '../../lib/live/fold';
import type { ObjectKind, OptionResult, Phase, RoundView } from '../../lib/wire.gen';
import { onWall, topics } from './cards';

/** Dots per person if nothing else is set: a quarter of the options, but 3 to 10. */
export const presetDots = (options: number): number => Math.max(3, Math.min(10, Math.ceil(options / 4)));

/** Fewest dots per person that can order `options` when `people` vote. */
export const leastDots = (options: number, people: number): number =>
  people === 0 ? 0 : Math.ceil((options * (options - 1)) / (2 * people));

export interface Option {
  id: string;
  title: string;
  shortTitle: string;
  number: number | null;
  domainId: string | null;
}

/** What can be voted on, per kind of object. */
export function optionsFor(state: WorkshopState, kind: ObjectKind): Option[] {
  switch (kind) {
    case 'cluster':
      return state.clusters
        .filter((cluster) => cluster.kind === 'criticism' || cluster.kind === 'wish')
        .map(({ id, title, shortTitle, domainId }) => ({ id, title, shortTitle, domainId, number: null }));
    case 'measure':
      return state.measures
        .filter((measure) => measure.desk?.state === 'visible')
        .map(({ id, number, sheet }) => ({
          id,
          number,
          title: sheet.title,
          shortTitle: sheet.shortTitle || sheet.title,
          domainId: sheet.domainId,
        }));
    default:
      return onWall(state, kind === 'wish' ? 'wish' : 'criticism').map(({ id, text, domainId }) => ({
        id,
        title: text,
        shortTitle: text,
        domainId,
        number: null,
      }));
  }
}

/** What a rank phase is about: topics of criticism, wishes (or topics of them), measures. */
export function presetKind(state: WorkshopState, phase: Phase | undefined): ObjectKind {
  if (phase?.kind === 'implementation') return 'measure';
  if (phase?.kind === 'fantasy') return topics(state, 'wish').length >= 2 ? 'cluster' : 'wish';
  return topics(state, 'criticism').length >= 2 ? 'cluster' : 'contribution';
}

/** Only the topics that fit the phase: after the fantasy nobody votes on criticism again. */
export function optionsIn(state: WorkshopState, kind: ObjectKind, phase: Phase | undefined): Option[] {
  const options = optionsFor(state, kind);
  if (kind !== 'cluster') return options;
  const wanted = phase?.kind === 'fantasy' ? 'wish' : 'criticism';
  const fitting = new Set(state.clusters.filter((one) => one.kind === wanted).map((one) => one.id));
  return options.filter((option) => fitting.has(option.id));
}

/** "2–3" for two options that share the second rank, else "2". */
export function rankText(row: OptionResult, rows: readonly OptionResult[]): string {
  const same = rows.filter((other) => other.rank === row.rank).length;
  return same > 1 ? `${row.rank}–${row.rank + same - 1}` : String(row.rank);
}

/** Groups of options that share a rank within the first `top` places. */
export function ties(rows: readonly OptionResult[], top = 5): OptionResult[][] {
  const byRank = new Map<number, OptionResult[]>();
  for (const row of rows) byRank.set(row.rank, [...(byRank.get(row.rank) ?? []), row]);
  return [...byRank.values()].filter((group) => group.length > 1 && (group[0]?.rank ?? 0) <= top);
}

/** Pairs among the options whose wording is nearly the same: words in common, at least 60 %. */
export function lookalikes(options: readonly Option[]): [Option, Option][] {
  const words = (text: string): Set<string> =>
    new Set(
      text
        .toLocaleLowerCase('de')
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length > 3),
    );
  const sets = options.map((option) => words(option.title));
  const pairs: [Option, Option][] = [];
  options.forEach((a, i) =>
    options.slice(i + 1).forEach((b, offset) => {
      const [x, y] = [sets[i], sets[i + 1 + offset]];
      if (!x || !y || x.size === 0 || y.size === 0) return;
      const shared = [...x].filter((word) => y.has(word)).length;
      if (shared / Math.min(x.size, y.size) >= 0.6 && shared >= 2) pairs.push([a, b]);
    }),
  );
  return pairs;
}

/** Ballots and paper together against the heads in the room. */
export function tooManyBallots(round: RoundView): boolean {
  const result = round.result;
  return result !== null && result.ballots + result.paperBallots > result.headCount;
}
