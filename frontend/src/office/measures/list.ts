/** The measure list as the office reads it: filtered, sorted, with the result that leads each measure. */
import type {
  Agreement,
  BallotType,
  Feasibility,
  FrozenResult,
  FrozenRound,
  MeasureRow,
  MeasureRows,
  MeasureStatus,
  PriorityClass,
  StrategyDomain,
} from '../../lib/wire.gen';
import { PRIORITIES, today } from '../register/words';
import { agreement } from './ranking';
import { lastDay } from './sheet/typed';

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
  /** Department in charge; the empty text is "none yet". */
  lead: string | null;
  priority: PriorityClass | 'none' | null;
  feasibility: Feasibility | null;
  /** How both rankings stand to each other. */
  agreement: Agreement | null;
  /** Only sheets that an export still needs something of. */
  incomplete: boolean;
}

/** Everything on the list. */
export const EVERYTHING: Filter = {
  domain: null,
  status: null,
  search: '',
  offList: false,
  lead: null,
  priority: null,
  feasibility: null,
  agreement: null,
  incomplete: false,
};

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

/** What a search looks through; made once for each measure, however often one types. */
const texts = new WeakMap<MeasureRow, string>();
function textOf(entry: MeasureRow): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { sheet, number } = entry;
  const { title, shortTitle, goal, description, who, lead } = sheet;
  const text = plain([numberText(number), title, shortTitle, goal, description, who, lead].join(' '));
  texts.set(entry, text);
  return text;
}

/** The rows that a filter leaves, in the same order. */
export function filtered(rows: readonly Row[], filter: Filter): Row[] {
  const words = plain(filter.search).split(' ').filter(Boolean);
  return rows.filter((row) => {
    const { sheet } = row.entry;
    return (
      (filter.offList || row.off === null) &&
      (filter.domain === null || (row.domain?.id ?? 'none') === filter.domain) &&
      (filter.status === null || sheet.status === filter.status) &&
      (filter.lead === null || sheet.lead === filter.lead) &&
      (filter.priority === null || (sheet.priorityClass ?? 'none') === filter.priority) &&
      (filter.feasibility === null || sheet.feasibility === filter.feasibility) &&
      (filter.agreement === null || agreement(row) === filter.agreement) &&
      (!filter.incomplete || row.entry.missing > 0) &&
      words.every((word) => textOf(row.entry).includes(word))
    );
  });
}

/** The departments that are in charge of something, by the alphabet. */
export const leadsOf = (rows: readonly Row[]): string[] =>
  [...new Set(rows.map(({ entry }) => entry.sheet.lead))]
    .filter(Boolean)
    .sort((a, b) => a.localeCompare(b, 'de'));

export const COLUMNS = [
  'place',
  'number',
  'title',
  'rank',
  'domain',
  'status',
  'points',
  'givers',
  'lead',
  'priority',
  'once',
  'yearly',
  'ends',
  'missing',
] as const;
export type Column = (typeof COLUMNS)[number];

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
    case 'lead':
      return row.entry.sheet.lead;
    case 'priority':
      return row.entry.sheet.priorityClass && PRIORITIES.indexOf(row.entry.sheet.priorityClass);
    case 'once':
      return row.entry.onceCents;
    case 'yearly':
      return row.entry.yearlyCents;
    case 'ends':
      return row.entry.sheet.ends && lastDay(row.entry.sheet.ends);
    case 'missing':
      return row.entry.missing;
  }
}

/** The instrument behind all results of these rows; null if there are several: then every figure says what it counts. */
export function oneUnit(rows: readonly Row[]): BallotType | null {
  const [first, ...more] = new Set(rows.flatMap(({ round }) => (round ? [round.ballotType] : [])));
  return first && more.length === 0 ? first : null;
}

/** How many sheets should have been completed by now. */
export function lateSheets(list: MeasureRows | null, day = today()): number {
  return (list?.measures ?? []).filter(
    (entry) =>
      offReason(entry) === null &&
      !entry.sheet.assignmentDone &&
      entry.sheet.due !== null &&
      lastDay(entry.sheet.due) < day,
  ).length;
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
