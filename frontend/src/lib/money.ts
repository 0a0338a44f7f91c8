/** Euros as people type them, in cents. */

/** What stands behind the figure, by its first letters. */
const SCALES: readonly [RegExp, number][] = [
  [/^(tsd|tausend|t\b|k\b)/, 1_000],
  [/^(mio|million|m\b)/, 1_000_000],
];

/**
 * Reads `12.500`, `12.500,50 €`, `12,5 Tsd.`, `1,2 Mio. €`, `EUR 300`, `300,-`, and also `12500.50`. Gives cents, or
 * null for what cannot be read without guessing.
 */
export function readMoney(text: string): number | null {
  const clean = text
    .toLowerCase()
    .replace(/€|eur(o|os)?\b/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
  const match = /^([\d.,' ]*\d)(?:,-+|,–)? ?([a-zäöü.]*)$/.exec(clean);
  if (!match) return null;
  const unit = (match[2] ?? '').replace(/\.$/, '');
  const scale = unit === '' ? 1 : SCALES.find(([pattern]) => pattern.test(unit))?.[1];
  const value = readNumber((match[1] ?? '').replace(/[' ]/g, ''));
  if (scale === undefined || value === null) return null;
  // In thousandths of a cent, so that 12,345 Tsd. stays exact.
  const cents = (value.whole * 100_000 + value.thousandths * 100) * scale;
  return Number.isSafeInteger(cents) ? Math.round(cents / 1_000) : null;
}

/** A decimal number; a group of three digits after a dot is thousands, as Germans write them. */
function readNumber(text: string): { whole: number; thousandths: number } | null {
  const parts = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,3}))?$/.exec(text) ?? /^(\d+)\.(\d{1,2})$/.exec(text);
  if (!parts) return null;
  const whole = Number.parseInt((parts[1] ?? '').replace(/\./g, ''), 10);
  return { whole, thousandths: Number.parseInt((parts[2] ?? '').padEnd(3, '0').slice(0, 3) || '0', 10) };
}

/** Cents as somebody would type them: `12.500` or `12.500,50`. */
export const writeMoney = (cents: number): string =>
  new Intl.NumberFormat('de-DE', {
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(cents / 100);
