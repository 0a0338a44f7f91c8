/** The measure list as the office reads it: filtered, sorted, with the result that leads each measure. */
import type {
  BallotType,
  FrozenResult,
  FrozenRound,
  MeasureRow,
  MeasureRows,
  MeasureStatus,
  StrategyDomain,
} from '../../lib/wire.gen';

export type OffReason = 'hidden' | 'withdrawn' | 'merged' | null;

/** One row: a measure with its leading frozen result. */
export interface Row {
  entry: MeasureRow;
  /** Position in the order that the server gave: by life domain, then as the room ranked them. */
  place: number;
  domain: StrategyDomain | null;
  result: FrozenResult | null;
  round: FrozenRound | null;
  /** Why it is not on the list that people see. */
  off: OffReason;
}

export interface Filter {
  /** A life domain; `none` is "without", null is all. */
  domain: string | null;
  status: MeasureStatus | null;
  search: string;
  offList: boolean;
}

export const STATUSES: readonly MeasureStatus[] = [
  'idea',
  'in_review',
  'proposed',
  'adopted',
  'planned',
  'running',
  'paused',
  'done',
  'dropped',
  'handed_over',
];

/** `17` as people say it: `M-017`. */
export const numberText = (number: number): string => `M-${String(number).padStart(3, '0')}`;

/** A rank as people write it: `2`, or `2–3` for a tie. */
export const rankText = (result: { rank: number; lastRank: number }): string =>
  result.lastRank > result.rank ? `${result.rank}–${result.lastRank}` : String(result.rank);

export function offReason(entry: Pick<MeasureRow, 'mergedInto' | 'roomState'>): OffReason {
  if (entry.mergedInto !== null) return 'merged';
  if (entry.roomState === 'hidden' || entry.roomState === 'withdrawn') return entry.roomState;
  return null;
}

/** All rows in the server's order. Its first result leads; results of merged measures are not its own. */
export function rowsOf(list: MeasureRows, domains: readonly StrategyDomain[]): Row[] {
  const rounds = new Map(list.rounds.map((round) => [round.id, round]));
  const byId = new Map(domains.map((domain) => [domain.id, domain]));
  return list.measures.map((entry, place) => {
    const result = entry.results.find((one) => one.measureId === entry.id) ?? null;
    return {
      entry,
      place,
      domain: (entry.sheet.domainId && byId.get(entry.sheet.domainId)) || null,
      result,
      round: (result && rounds.get(result.roundId)) ?? null,
      off: offReason(entry),
    };
  });
}

/** Upper and lower case, accents and runs of spaces make no difference. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

function contains(row: Row, search: string): boolean {
  const words = plain(search).split(' ').filter(Boolean);
  if (words.length === 0) return true;
  const { sheet, number } = row.entry;
  const text = plain(
    [
      numberText(number),
      sheet.title,
      sheet.shortTitle,
      sheet.goal,
      sheet.description,
      sheet.who,
      sheet.lead,
    ].join(' '),
  );
  return words.every((word) => text.includes(word));
}

/** The rows that a filter leaves, in the same order. */
export const filtered = (rows: readonly Row[], filter: Filter): Row[] =>
  rows.filter(
    (row) =>
      (filter.offList || row.off === null) &&
      (filter.domain === null || (row.domain?.id ?? 'none') === filter.domain) &&
      (filter.status === null || row.entry.sheet.status === filter.status) &&
      contains(row, filter.search),
  );

export type Column = 'place' | 'number' | 'title' | 'rank' | 'domain' | 'status' | 'points' | 'givers';

/** What a column sorts by; a measure without result has nothing there and comes last. */
export function cell(row: Row, column: Column): string | number | null {
  switch (column) {
    case 'place':
      return row.place;
    case 'number':
      return row.entry.number;
    case 'title':
      return row.entry.sheet.shortTitle || row.entry.sheet.title;
    case 'rank':
      return row.result?.rank ?? null;
    case 'domain':
      return row.domain?.sheet.order ?? null;
    case 'status':
      return STATUSES.indexOf(row.entry.sheet.status);
    case 'points':
      return row.result?.points ?? null;
    case 'givers':
      return row.result?.givers ?? null;
  }
}

/** The instrument behind all results of these rows; null if there are several: then every figure says what it counts. */
export function oneUnit(rows: readonly Row[]): BallotType | null {
  const [first, ...more] = new Set(rows.flatMap(({ round }) => (round ? [round.ballotType] : [])));
  return first && more.length === 0 ? first : null;
}

export interface Group {
  domain: StrategyDomain | null;
  rows: Row[];
  /** Rounds whose results lead these rows. */
  rounds: FrozenRound[];
}

/** Rows by life domain, in the order of the domains; those without come last. */
export function grouped(rows: readonly Row[], domains: readonly StrategyDomain[]): Group[] {
  return [...domains, null]
    .map((domain) => {
      const own = rows.filter((row) => row.domain === domain);
      const rounds = new Map(own.flatMap(({ round }) => (round ? [[round.id, round] as const] : [])));
      return { domain, rows: own, rounds: [...rounds.values()] };
    })
    .filter((group) => group.rows.length > 0);
}

/** How many columns of votes by group the list shows; more stand on the measure's page. */
const GROUP_COLUMNS = 4;

/** The labels of the votes by group, the most used first. */
export function groupLabels(rows: readonly Row[]): string[] {
  const count = new Map<string, number>();
  for (const { round } of rows)
    for (const { label } of round?.groups ?? []) count.set(label, (count.get(label) ?? 0) + 1);
  return [...count.keys()].slice(0, GROUP_COLUMNS);
}

/** Points of a group: a number, null where withheld, undefined where the round has no such column. */
export function groupPoints(row: Row, label: string): number | null | undefined {
  const index = row.round?.groups.findIndex((group) => group.label === label) ?? -1;
  return index < 0 ? undefined : (row.result?.byGroup[index] ?? null);
}
