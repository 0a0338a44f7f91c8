import type { MessageKey, Messages } from './keys.gen';

/** Languages of the product. `de-simple` is Leichte Sprache; `Intl` falls back to German rules for it. */
export type Language = 'de' | 'en' | 'de-simple';

/** A text, or one text per plural category of the language, chosen by the parameter `count`. */
type Message = string | Record<string, string>;
type Dictionary = Record<string, Message>;
type Params = Record<string, string | number>;

/** How a face gets its dictionaries: one `import()` each, so that only one language is on the wire. */
export type Loaders = Partial<Record<Language, () => Promise<Dictionary>>>;

const STORAGE_KEY = 'zw.language';
const names: Record<Language, string> = { de: 'Deutsch', en: 'English', 'de-simple': 'Leichte Sprache' };

let current = $state.raw<{ language: Language; dictionary: Dictionary }>({ language: 'de', dictionary: {} });
let loaders: Loaders = {};
/** Sets that a page has loaded after its first one. */
const further: Loaders[] = [];

/** Shows this dictionary from now on, in every component that calls `t`. */
export function useMessages(language: Language, dictionary: Dictionary): void {
  current = { language, dictionary };
  document.documentElement.lang = language;
}

/**
 * Called once per page: remembers the loaders and loads the stored or the browser's language; or the
 * one that is given, where the page is not for the person at this browser (the wall).
 */
export async function setUpLanguages(available: Loaders, given?: string): Promise<void> {
  loaders = available;
  const own = [readStored(), ...navigator.languages.map((tag) => tag.split('-')[0])];
  const wanted = [...(given ? [given] : own), 'de'];
  const language = wanted.find((tag): tag is Language => tag != null && tag in available) ?? 'de';
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

async function load(language: Language): Promise<void> {
  const wanted = [loaders, ...further].map((set) => set[language]?.() ?? {});
  if (loaders[language]) useMessages(language, Object.assign({}, ...(await Promise.all(wanted))));
}

/** Adds a set of messages that the first picture of a page did not need. */
export async function addMessages(more: Loaders): Promise<void> {
  if (!further.includes(more)) further.push(more);
  await load(current.language);
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
export const languageName = (language: Language): string => names[language];
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
    const category = new Intl.PluralRules(current.language).select(count);
    message = message[category] ?? message['other'] ?? key;
  }
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? formatNumber(value) : (value ?? whole);
  });
}

/** Splits a text at `**`, for sentences with one strong part: odd pieces are strong. */
export const parts = (text: string): { text: string; strong: boolean }[] =>
  text.split('**').map((piece, index) => ({ text: piece, strong: index % 2 === 1 }));

/** Why the server said no, in words; a code that this page does not know yet is shown as such. */
export function refusalText(refusal: { code: string; params?: Record<string, unknown> | null }): string {
  const params = Object.fromEntries(
    Object.entries(refusal.params ?? {}).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : String(value),
    ]),
  );
  const key = `refusal.${refusal.code}`;
  return hasMessage(key) ? translate(key, params) : translate('refusal.unknown', { code: refusal.code });
}

/** What people wrote in several languages, such as a prompt or the name of a domain, in the reader's. */
export function localText(text: { de: string; plain?: string; en?: string }): string {
  if (current.language === 'en') return text.en || text.de;
  return (current.language === 'de-simple' && text.plain) || text.de;
}

/** A number in the reader's way: 1.250,5 or 1,250.5. */
export const formatNumber = (value: number, options?: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(current.language, options).format(value);

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
): string => new Intl.DateTimeFormat(current.language, options).format(new Date(date));

/** The time of day: 9:52. */
export const formatTime = (date: Date | string | number): string =>
  formatDate(date, { hour: 'numeric', minute: '2-digit' });
