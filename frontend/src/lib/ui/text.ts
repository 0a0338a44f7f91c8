/** Length of a text as the server counts it: Unicode code points after NFC. */
export const codePoints = (text: string): number => [...text.normalize('NFC')].length;

/** A join code as people read it: `482136` becomes `482-136`. */
export const spellCode = (code: string): string => code.replace(/^(\d{3})(\d{3})$/, '$1-$2');
