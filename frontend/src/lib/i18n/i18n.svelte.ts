import further from 'virtual:languages';
import { isolated } from './bidi';
import type { MessageKey, Messages } from './keys.gen';

/**
 * A language by its tag. German, English and Leichte Sprache (`de-simple`, for which `Intl` falls back to
 * German rules) are on all faces that citizens see; each file under src/languages gives the phone another.
 */
export type Language = string;

/** A text, or one text per plural category of the language, chosen by the parameter `count`. */
type Message = string | Record<string, string>;
type Dictionary = Record<string, Message>;
/** Numbers are written as the language does, the rest as text. */
type Params = Record<string, unknown>;

/** How a face gets its dictionaries: one `import()` each, so that only one language is on the wire. */
export type Loaders = Partial<Record<Language, () => Promise<Dictionary>>>;

const STORAGE_KEY = 'zw.language';
const known: Record<Language, { name: string; short: string; direction?: 'ltr' | 'rtl'; locale?: string }> = {
  de: { name: 'Deutsch', short: 'DE' },
  'de-simple': { name: 'Leichte Sprache', short: 'Leicht' },
  en: { name: 'English', short: 'EN', locale: 'en-GB' },
  ...further,
};
/** Those beyond German, Leichte Sprache and English, which have fields of their own everywhere. */
export const furtherLanguages: readonly Language[] = Object.keys(further);
/** The languages that a phone offers, in the order of its menu. */
export const phoneLanguages: readonly Language[] = Object.keys(known);

let current = $state.raw<{ language: Language; dictionary: Dictionary }>({ language: 'de', dictionary: {} });
let loaders: Loaders = {};
/** Sets that a page has loaded after its first one. */
const later: Loaders[] = [];

/** Shows this dictionary from now on, in every component that calls `t`. */
export function useMessages(language: Language, dictionary: Dictionary): void {
  current = { language, dictionary };
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/**
 * Called once per page: remembers the loaders and loads the stored or the browser's language; or the
 * one that is given, where the page is not for the person at this browser (the wall).
 */
export async function setUpLanguages(available: Loaders, given?: string): Promise<void> {
  loaders = available;
  const own = [readStored(), ...navigator.languages.map((tag) => tag.split('-')[0])];
  const accepted = [...(given ? [given] : own), 'de'];
  const language = accepted.find((tag): tag is Language => tag != null && tag in available) ?? 'de';
  await load(language);
}

/** Switches without a reload, so that the connection and everything typed live on; remembered on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  await load(language);
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage may be forbidden; the choice then holds until the page is closed.
  }
}

/** Loads that were begun and the last one that was shown: on a slow line an earlier one may end later. */
let begun = 0;
let shown = 0;
/** The language that is being loaded; null when none is. */
let wanted: Language | null = null;

async function load(language: Language): Promise<void> {
  if (!loaders[language]) return;
  const turn = (begun += 1);
  wanted = language;
  try {
    const all = [loaders, ...later].map((set) => set[language]?.() ?? {});
    const dictionary: Dictionary = Object.assign({}, ...(await Promise.all(all)));
    if (turn < shown) return;
    shown = turn;
    useMessages(language, dictionary);
  } finally {
    if (turn === begun) wanted = null;
  }
}

/** Adds a set of messages that the first picture of a page did not need. */
export async function addMessages(more: Loaders): Promise<void> {
  if (!later.includes(more)) later.push(more);
  // Who is just choosing another language is not taken back to the one before.
  await load(wanted ?? current.language);
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** The language now shown; reactive. */
export const currentLanguage = (): Language => current.language;
/** A language's own name, as it stands in the menu in every language. */
export const languageName = (language: Language): string => known[language]?.name ?? language;
/** A language as the reader calls it: Türkisch, or Turkish. */
export const languageInWords = (language: Language): string =>
  new Intl.DisplayNames([current.language], { type: 'language' }).of(language) ?? languageName(language);
/** A language in a few letters, as it stands beside the menu. */
export const languageShort = (language: Language): string => known[language]?.short ?? language.toUpperCase();
/** Which way a language is written. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => known[language]?.direction ?? 'ltr';
/** Language and region of a voice, such as `tr-TR`. */
export const localeOf = (language: Language): string => known[language]?.locale ?? 'de-DE';
/** Whether the dictionary has this key: for codes that come from the server and may be newer than this page. */
export const hasMessage = (key: string): key is MessageKey => key in current.dictionary;

/** The text of a key in the language now shown. Numbers among the parameters are written in its way. */
export function t<K extends MessageKey>(
  key: K,
  ...params: keyof Messages[K] extends never ? [] : [Messages[K]]
): string {
  return translate(key, params[0] as Params | undefined);
}

/** Like `t`, for a key that is only known at run time; an unknown key is shown itself. */
export function translate(key: string, params: Params = {}): string {
  let message = current.dictionary[key];
  if (message === undefined) return key;
  if (typeof message !== 'string') {
    const count = Number(params['count'] ?? 0);
    const category = formatter(Intl.PluralRules, current.language).select(count);
    message = message[category] ?? message['other'] ?? key;
  }
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'number'
      ? formatNumber(value)
      : value === undefined
        ? whole
        : isolated(String(value), directionOf(current.language));
  });
}

/** Splits a text at `**`, for sentences with one strong part: odd pieces are strong. */
export const parts = (text: string): { text: string; strong: boolean }[] =>
  text.split('**').map((piece, index) => ({ text: piece, strong: index % 2 === 1 }));

/** Why the server said no, in words; a code that this page does not know yet is shown as such. */
export function refusalText(refusal: {
  code: string | null;
  params?: Record<string, unknown> | null;
}): string {
  const code = refusal.code ?? '';
  const key = `refusal.${code}`;
  return hasMessage(key) ? translate(key, refusal.params ?? {}) : translate('refusal.unknown', { code });
}

/** A text that a moderator can give in several languages, such as a prompt or the name of a domain. */
export interface LocalText {
  de: string;
  plain?: string;
  en?: string;
  more?: Record<Language, string>;
}

/** The text in the reader's language, else in German; and which of them it is. */
function chosen(text: LocalText): { words: string; language: Language } {
  const { language, dictionary } = current;
  const given = dictionary[`given.${text.de}`];
  const words =
    language === 'en'
      ? text.en
      : language === 'de-simple'
        ? text.plain
        : // A text as the service gave it comes translated, until somebody changes the German.
          text.more?.[language] || (typeof given === 'string' ? given : undefined);
  return words ? { words, language } : { words: text.de, language: 'de' };
}

/** What people wrote in several languages, such as a prompt or the name of a domain, in the reader's. */
export const localText = (text: LocalText): string => chosen(text).words;
/** The language that `localText` gives: the reader's own, or `de`. */
export const localLanguage = (text: LocalText): Language => chosen(text).language;

/** Digits are those of Europe and days have 24 hours in every language, as on codes, clocks and the wall. */
const intlOf = (language: Language): string =>
  language in further ? `${language}-u-nu-latn-hc-h23` : language;

const formatters = new Map<string, unknown>();
/** A formatter of `Intl`, made once: making it takes longer than all that it then does. */
function formatter<T, O>(Kind: new (language: string, options?: O) => T, language: string, options?: O): T {
  const key = Kind.name + language + JSON.stringify(options);
  const made = (formatters.get(key) ?? new Kind(language, options)) as T;
  formatters.set(key, made);
  return made;
}

/** A number in the reader's way: 1.250,5 or 1,250.5. */
export const formatNumber = (value: number, options?: Intl.NumberFormatOptions): string =>
  formatter(Intl.NumberFormat, intlOf(current.language), options).format(value);

/** Money from integer cents; whole euros where there are no cents. */
export const formatMoney = (cents: number, currency = 'EUR'): string =>
  formatNumber(cents / 100, {
    style: 'currency',
    currency,
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  });

/** A date in words by default: 14. März 2026. */
export const formatDate = (
  date: Date | string | number,
  options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' },
): string => formatter(Intl.DateTimeFormat, intlOf(current.language), options).format(new Date(date));

/** The time of day: 9:52. */
export const formatTime = (date: Date | string | number): string =>
  formatDate(date, { hour: 'numeric', minute: '2-digit' });
