/** Money and dates as people type them; the same rules as the server's, with the same examples in the tests. */

export type MoneyFault = 'empty' | 'unknown' | 'grouping' | 'tooFine' | 'negative' | 'tooLarge';
export type PeriodFault = 'empty' | 'unknown' | 'noYear' | 'noSuchDay' | 'yearOutOfRange';

/** What was read, or why not. */
export type Read<T, F> = { value: T } | { fault: F };

/** The largest single amount: a billion euros. */
const MAX_CENTS = 100_000_000_000;
const BEFORE = /^(?:ca\.?|etwa|rund|eur|€)\s*/;
const AFTER: readonly (readonly [RegExp, number])[] = [
  [/(?:milliarden?|mrd\.?)$/, 9],
  [/(?:millionen|million|mio\.?)$/, 6],
  [/(?:tausend|tsd\.?|t)$/, 3],
  [/(?:euro|eur|€|,--|,-)$/, 0],
];

/** Reads `12.500`, `12 500,50 €`, `12,5 Tsd.`, `1,2 Mio. €` or `500,-` as cents; nothing is guessed. */
export function readMoney(text: string): Read<number, MoneyFault> {
  let rest = text.toLowerCase().replace(/[–—−]/g, '-').replace(/\s/g, ' ').trim();
  if (rest === '') return { fault: 'empty' };
  while (BEFORE.test(rest)) rest = rest.replace(BEFORE, '');
  let power = 0;
  for (let found = true; found;) {
    found = false;
    for (const [word, times] of AFTER) {
      if (!word.test(rest)) continue;
      if (times > 0 && power > 0) return { fault: 'unknown' };
      power = Math.max(power, times);
      rest = rest.replace(word, '').trimEnd();
      found = true;
      break;
    }
  }
  if (/^-\s*\d/.test(rest)) return { fault: 'negative' };
  const parts = /^([\d.' ’]+)(?:,(\d+))?$/.exec(rest);
  if (!parts?.[1]) return { fault: 'unknown' };
  let fraction = parts[2] ?? '';
  const groups = parts[1].split(/[.' ’]/);
  if (groups.some((group) => group === '')) return { fault: 'unknown' };
  const [first = '', ...others] = groups;
  let whole = groups.join('');
  if (!others.every((group) => group.length === 3) || (others.length > 0 && first.length > 3)) {
    const decimal = groups.length === 2 && fraction === '' && power > 0 && parts[1].includes('.');
    if (!decimal) return { fault: 'grouping' };
    [whole, fraction] = [first, others[0] ?? ''];
  }
  const digits = power + 2;
  if (/[1-9]/.test(fraction.slice(digits))) return { fault: 'tooFine' };
  const cents = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return cents > MAX_CENTS ? { fault: 'tooLarge' } : { value: cents };
}

/** An amount as it stands in a field: `12.500` or `12.500,50`. */
export const moneyInput = (cents: number): string =>
  new Intl.NumberFormat('de-DE', { minimumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100);

/** Reads hundredths, such as person-days or full-time equivalents: `1,5`. */
export function readHundredths(text: string): number | null {
  const parts = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : null;
}

/** Hundredths as they stand in a field. */
export const hundredthsInput = (hundredths: number): string => String(hundredths / 100).replace('.', ',');

const MONTHS = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];
const NAMES = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
const YEARS = [1990, 2100] as const;

interface Piece {
  kind: 'number' | 'month' | 'quarter' | 'half';
  value: number;
  digits: number;
}

function pieceOf(word: string): Piece | null {
  if (/^\d/.test(word)) return { kind: 'number', value: Number(word), digits: word.length };
  if (['q', 'qu', 'quart', 'quartal'].includes(word)) return { kind: 'quarter', value: 0, digits: 0 };
  if (['h', 'hj', 'halbjahr'].includes(word)) return { kind: 'half', value: 0, digits: 0 };
  const plain = word.replace('ae', 'ä').replace(/^mrz.*/, 'märz');
  const month = MONTHS.findIndex(
    (start, index) =>
      plain.startsWith(start) && NAMES[index]?.toLowerCase().startsWith(plain.replace(/t+$/, '')),
  );
  return month < 0 ? null : { kind: 'month', value: month + 1, digits: 0 };
}

const two = (number: number): string => String(number).padStart(2, '0');

function part(year: number, letter: '' | 'Q' | 'H', number: number, most: number): Read<string, PeriodFault> {
  if (number < 1 || number > most) return { fault: 'noSuchDay' };
  return inRange(year, `${year}-${letter}${letter ? number : two(number)}`);
}

function inRange(year: number, text: string): Read<string, PeriodFault> {
  return year < YEARS[0] || year > YEARS[1] ? { fault: 'yearOutOfRange' } : { value: text };
}

function dayOf(year: number, month: number, day: number): Read<string, PeriodFault> {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return { fault: 'noSuchDay' };
  return inRange(year, `${year}-${two(month)}-${two(day)}`);
}

/** Reads `15.3.27`, `3/2027`, `März 2027`, `Q2 2027`, `1. Halbjahr 2027` or `2027`; nothing is guessed. */
export function readPeriod(text: string): Read<string, PeriodFault> {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { fault: 'empty' };
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (/^\d{4}-\d\d$/.test(typed)) return part(Number(typed.slice(0, 4)), '', Number(typed.slice(5)), 12);
  if (!/^[\p{L}\d./\s-]+$/u.test(typed)) return { fault: 'unknown' };
  const pieces: Piece[] = [];
  for (const word of typed.match(/\d+|\p{L}+/gu) ?? []) {
    const piece = pieceOf(word);
    if (!piece) return { fault: 'unknown' };
    pieces.push(piece);
  }
  return combined(pieces, typed);
}

function combined(pieces: readonly Piece[], typed: string): Read<string, PeriodFault> {
  const shape = pieces
    .map(({ kind, digits }) => (kind === 'number' ? (digits > 2 ? `n${digits}` : 'n') : kind[0]))
    .join(' ');
  const [a, b, c] = pieces.map(({ value }) => value) as [number, number, number];
  const twoDigits = (piece: Piece | undefined): boolean => piece?.digits === 2;
  const full = (piece: Piece | undefined): number =>
    !piece ? 0 : piece.digits === 2 ? 2000 + piece.value : piece.value;
  const last = pieces.at(-1);
  const hasYear = last?.kind === 'number' && (last.digits === 4 || last.digits === 2);
  if (shape === 'n4') return inRange(a, String(a));
  if (/^n n n4?$/.test(shape) && hasYear && /^[\d. ]+$/.test(typed)) return dayOf(full(last), b, a);
  if (/^n m n4?$/.test(shape) && hasYear) return dayOf(full(last), b, a);
  if (shape === 'n n4' || (shape === 'n n' && twoDigits(last) && typed.includes('/')))
    return part(full(last), '', a, 12);
  if (/^m n4?$/.test(shape) && hasYear) return part(full(last), '', a, 12);
  const letters = { q: ['Q', 4], h: ['H', 2] } as const;
  for (const [kind, [letter, most]] of Object.entries(letters)) {
    const single = (piece: Piece | undefined): boolean => piece?.kind === 'number' && piece.digits === 1;
    if ([`${kind} n n4`, `${kind} n n`].includes(shape) && hasYear && single(pieces[1]))
      return part(full(last), letter, b, most);
    if ([`n ${kind} n4`, `n ${kind} n`].includes(shape) && hasYear && single(pieces[0]))
      return part(full(last), letter, a, most);
    if (shape === `n4 ${kind} n` && single(last)) return part(a, letter, c, most);
    if (shape === `n4 n ${kind}` && single(pieces[1])) return part(a, letter, b, most);
  }
  const yearless = /^(?:n n|n m|m|[qh] n|n [qh])$/.test(shape);
  return { fault: yearless ? 'noYear' : 'unknown' };
}

/** A stored time as Germans write it: `15.03.2027`, `März 2027`, `2. Quartal 2027`. */
export function periodText(period: string | null): string {
  if (!period) return '';
  const [year = '', rest = '', day] = period.split('-');
  if (day) return `${day}.${rest}.${year}`;
  if (rest.startsWith('Q')) return `${rest.slice(1)}. Quartal ${year}`;
  if (rest.startsWith('H')) return `${rest.slice(1)}. Halbjahr ${year}`;
  return rest ? `${NAMES[Number(rest) - 1] ?? rest} ${year}` : year;
}

/** The last day of a stored time, as `2027-03-31`: for deadlines. */
export function lastDay(period: string): string {
  const [year = '', rest = '', day] = period.split('-');
  if (day) return period;
  const month = rest.startsWith('Q')
    ? Number(rest.slice(1)) * 3
    : rest.startsWith('H')
      ? Number(rest.slice(1)) * 6
      : Number(rest || 12);
  return `${year}-${two(month)}-${two(new Date(Date.UTC(Number(year), month, 0)).getUTCDate())}`;
}
