/** The words that cards share, for a cloud that also reads as a list. Pure. */
export interface Word {
  text: string;
  /** Cards that have it. */
  count: number;
  /** Height of its letters, in units of the picture. */
  size: number;
}

const STOP = new Set(
  `aber alle allem allen aller alles als also am an andere anderen anders auch auf aus bei beim bekommt bin bis bitte
  da dabei damit dann das dass dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du durch
  ein eine einem einen einer eines einfach einmal er es etwas etwa euch fast für ganz gar geben geht gehen gemacht gibt
  gut gute guten hab habe haben hat hatte hätte hätten heute hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im
  immer in ins ist ja jede jedem jeden jeder jedes jetzt kann kaum kein keine keinem keinen keiner können könnte lange
  machen macht mal man mehr mein meine meinem meinen meiner mich mir mit mussen muss müssen nach nicht nichts nie
  niemand noch nun nur ob oben oder oft ohne schon sehr sein seine seinem seinen seiner seit sich sie sind so soll
  sollen sollte sondern sonst statt steht über überall um und uns unser unsere unserem unseren unserer unter viel viele
  vielen vom von vor war waren warum was weg wegen weil weiß welche wenig weniger wenn wer werden wie wieder will wir
  jahr jahre jahren mal tag tage tagen uhr woche wochen monat monate monaten minuten stunden euro
  wird wo wollen wurde würde würden zu zum zur zwar zwei zwischen the and for are not with that this have has can from
  they you our more there too all but one when what who how`.split(/\s+/u),
);

/** Words of one stem are one: plural and case endings of German, roughly. */
const stemOf = (word: string): string => {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.length < 5 ? plain : plain.replace(/(?:ern|en|er|es|em|e|n|s)$/u, '');
};

const LEAST = 4.1;
const MOST = 12;
/** Widths of letters and gaps, in parts of the size; and how much of a field may be covered. */
const LETTER = 0.56;
const LINE = 1.28;
const FULL = 0.74;

/** The most frequent nouns of at least two cards, most frequent first, sized so that they fit the field. */
export function cloudOf(texts: readonly string[], field: { width: number; height: number }): Word[] {
  const stems = new Map<string, { count: number; noun: boolean; forms: Map<string, number> }>();
  for (const text of texts) {
    const seen = new Set<string>();
    for (const found of text.matchAll(/\p{L}[\p{L}\p{M}-]+/gu)) {
      const [word] = found;
      const lower = word.toLocaleLowerCase('de');
      if (lower.length < 3 || STOP.has(lower)) continue;
      const stem = stemOf(lower);
      const entry = stems.get(stem) ?? { count: 0, noun: false, forms: new Map<string, number>() };
      entry.forms.set(word, (entry.forms.get(word) ?? 0) + 1);
      // A capital within a sentence is a German noun: what cards are about.
      const begins = /(?:^|[.!?:„“"–])\s*$/u.test(text.slice(0, found.index));
      if (!begins && word !== lower) entry.noun = true;
      if (!seen.has(stem)) entry.count += 1;
      seen.add(stem);
      stems.set(stem, entry);
    }
  }
  const found = [...stems.values()]
    .filter((entry) => entry.count > 1 && entry.noun)
    .map((entry) => ({ count: entry.count, text: usual(entry.forms) }))
    .filter(({ text }) => text !== text.toLocaleLowerCase('de'))
    .sort((a, b) => b.count - a.count || a.text.localeCompare(b.text, 'de'));
  const top = found[0]?.count ?? 0;
  let free = field.width * field.height * FULL;
  const words: Word[] = [];
  for (const { text, count } of found) {
    const share = top > 2 ? (count - 2) / (top - 2) : 0;
    const widest = field.width / ([...text].length * LETTER + 1);
    const size = Math.min(widest, LEAST + (MOST - LEAST) * Math.sqrt(share));
    free -= ([...text].length * LETTER + 0.7) * size * size * LINE;
    if (free < 0 || size < LEAST) break;
    words.push({ text, count, size });
  }
  return words;
}

/** The form that is written most often; of several the shortest. */
const usual = (forms: ReadonlyMap<string, number>): string =>
  [...forms].sort(([a, x], [b, y]) => y - x || a.length - b.length || a.localeCompare(b, 'de'))[0]?.[0] ?? '';
