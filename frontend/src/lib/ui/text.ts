/** Length of a text as the server counts it: Unicode code points after NFC. */
export const codePoints = (text: string): number => [...text.normalize('NFC')].length;

/** The beginning of a text, for places that only name it. */
export function excerpt(text: string, most = 40): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length > most ? `${letters.slice(0, most).join('').trimEnd()} …` : letters.join('');
}

/** A join code as people read it: `482136` becomes `482-136`. */
export const spellCode = (code: string): string => code.replace(/^(\d{3})(\d{3})$/, '$1-$2');

/** The same within a sentence, where a line must not end at its hyphen. */
export const inOneLine = (code: string): string => code.replaceAll('-', '\u2060-\u2060');

/** A topic with a colon as two lines: `Digitalwerkstatt: Unser Leben mit Netz`. */
export function splitTopic(topic: string): { lead: string; main: string } {
  const at = topic.indexOf(': ');
  return at > 0 ? { lead: topic.slice(0, at), main: topic.slice(at + 2) } : { lead: '', main: topic };
}
