const ISOLATE = String.fromCodePoint(0x2068);
const END = String.fromCodePoint(0x2069);

/** What is put into a sentence that runs from right to left keeps its own direction. */
export const isolated = (text: string, around: 'ltr' | 'rtl'): string =>
  around === 'rtl' ? ISOLATE + text + END : text;
