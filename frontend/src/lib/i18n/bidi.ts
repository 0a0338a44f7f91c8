const ISOLATE = String.fromCodePoint(0x2068);
const END = String.fromCodePoint(0x2069);

/** What is put into a sentence that runs from right to left keeps its own direction. */
export const isolated = (text: string, around: 'ltr' | 'rtl'): string =>
  around === 'rtl' ? ISOLATE + text + END : text;

/**
 * The language that somebody most likely wrote in, by the letters, for voices and hyphenation: citizens
 * write in whatever language they like, most of them in German.
 */
export function writtenIn(text: string | undefined): string {
  if (!text) return 'de';
  if (/\p{Script=Arabic}/u.test(text)) return 'ar';
  if (/[іїєґ]/i.test(text)) return 'uk';
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru';
  return /[ğışİ]/.test(text) ? 'tr' : 'de';
}
