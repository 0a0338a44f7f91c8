/** Words for the wall. Pure. */

/** A prompt as the wall shows it: its question large, the rest as a hint beside it. */
export function splitPrompt(text: string): { question: string; rest: string } {
  const question = /^.*?\?(?=\s|$)/su.exec(text)?.[0];
  if (question) {
    // `Imagine …: How …?` asks after the colon; what stands before it leads there.
    const at = question.lastIndexOf(': ');
    if (at > 0) {
      const lead = question.slice(0, at + 1).trim();
      const rest = text.slice(question.length).trim();
      return { question: question.slice(at + 2).trim(), rest: [lead, rest].filter(Boolean).join(' ') };
    }
  }
  const sentence = question ?? /^.*?[.!:…](?=\s|$)/su.exec(text)?.[0] ?? text;
  return { question: sentence.trim(), rest: text.slice(sentence.length).trim() };
}

const SOFT = '\u00ad';
/** Long words of templates and of the day's fixed texts, with the places where they may part. */
const parted = [
  'Infra|struktur',
  'Gesell|schaft',
  'Wirt|schaft',
  'Verwal|tung',
  'Stadt|ent|wicklung',
  'Dorf|ent|wicklung',
  'Alltags|leben',
  'Lebens|bereich',
  'Veranstal|tungs|kalender',
  'Digitali|sierung',
  'Wert|schätzung',
  'Bürge|rinnen',
  'Kommu|nale',
  'Unter|nehmen',
  'Ehren|amtliche',
  'Öffent|lichkeit',
  // The longer of two comes first.
  'Verbands|gemeinde|rat',
  'Verbands|gemeinde',
];
const rules = parted.map((word) => ({ plain: word.replaceAll('|', ''), soft: word.replaceAll('|', SOFT) }));

/** The text with soft hyphens in the long words that we know; browsers without a German dictionary need them. */
export function soften(text: string): string {
  let soft = text;
  for (const rule of rules) {
    soft = soft.replace(new RegExp(rule.plain, 'giu'), (found) =>
      [...rule.soft].reduce(
        (word, letter) =>
          letter === SOFT ? word + SOFT : word + (found[word.replaceAll(SOFT, '').length] ?? ''),
        '',
      ),
    );
  }
  return soft;
}

/** Short compounds stay on one line: `Talheim-Aue`, `IT-Hilfe`. Longer ones may part after their hyphen. */
export const together = (text: string): string =>
  text.replace(/([\p{L}\p{N}]+)-([\p{L}\p{N}]+)/gu, (all, first: string, second: string) =>
    first.length <= 3 || second.length <= 4 ? `${first}-\u2060${second}` : all,
  );

/** How many people one dot stands for, so that at most 100 dots are drawn: 1 up to 96 people, then 5, 10, 25 … */
export function peoplePerDot(people: number): number {
  if (people <= 96) return 1;
  return [5, 10, 25, 50, 100].find((unit) => people / unit <= 100) ?? Math.ceil(people / 100);
}

export { splitTopic } from '../../lib/ui/text';

/**
 * A long text as pages of at most so many letters, parted after a paragraph or a sentence where there is one,
 * else after a word. Pages are about equally long.
 */
export function splitPages(text: string, most: number): string[] {
  const whole = text.trim();
  const count = Math.ceil([...whole].length / most);
  if (count <= 1) return [whole];
  const pages: string[] = [];
  let rest = whole;
  for (let left = count; rest.length > most && left > 0; left -= 1) {
    const aim = Math.min(most, Math.ceil((rest.length / left) * 1.15));
    const head = rest.slice(0, aim);
    const ends = ['\\n', '[.!?…](?=\\s)', '(?=\\s)'].map((end) =>
      [...head.matchAll(new RegExp(end, 'gu'))].map((found) => found.index + found[0].length).at(-1),
    );
    const at = ends.find((end) => end !== undefined && end > aim / 2) ?? aim;
    pages.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest ? [...pages, rest] : pages;
}

/** A text of at most so many letters: cut at a word, with an ellipsis; the whole stands on phones and in lists. */
export function cut(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const head = letters.slice(0, most - 1).join('');
  const at = head.search(/\s\S*$/u);
  return `${(at > most / 2 ? head.slice(0, at) : head).replace(/[\s,;:.–-]+$/u, '')} …`;
}
