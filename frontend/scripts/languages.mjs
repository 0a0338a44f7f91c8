// The phone's further languages: one file each under src/languages, read by the build, by the check of
// the messages and by the tests. See docs/languages.md.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../src/languages/', import.meta.url));
const messages = fileURLToPath(new URL('../src/messages/', import.meta.url));
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Languages whose messages lie by set under src/messages, because other faces speak them, too. */
const OWN = ['de', 'en', 'de-simple'];

/** `{ tag: { name, short, direction, locale, given, messages } }` of every file under src/languages. */
export const readLanguages = () =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => [file.slice(0, -5), read(folder + file)]),
  );

/** Texts that the service gives a new workshop, in German: their translation stands in until the German is changed. */
const GIVEN = 'given.';

/** Shared texts that only staff can ever see: a phone does without them, its first picture has to be small. */
const STAFF = [
  'refusal.cannotMerge',
  'refusal.cannotUndo',
  'refusal.commonPassword',
  'refusal.foreignOrigin',
  'refusal.lastAdministrator',
  'refusal.linkExpired',
  'refusal.notDriving',
  'refusal.notSignedIn',
  'refusal.nothingToUndo',
  'refusal.peoplePresent',
  'refusal.rehearsalRunning',
  'refusal.signInFailed',
  'refusal.taken',
  'refusal.tooFewOptions',
  'refusal.unreadableFile',
  'ui.sortBy',
];

/** The dictionary of one language for these sets; German stands in for what is missing. */
export function dictionary(sets, tag) {
  const part = (set, language) => {
    const file = `${messages}${set}/${language}.json`;
    return existsSync(file) ? read(file) : {};
  };
  const onPhone = sets.includes('phone');
  const all = (language) => {
    const found = Object.assign({}, ...sets.map((set) => part(set, language)));
    if (onPhone) for (const key of STAFF) delete found[key];
    return found;
  };
  if (OWN.includes(tag)) return all(tag);
  const language = readLanguages()[tag];
  const found = Object.fromEntries(
    Object.entries(all('de')).map(([key, german]) => [key, language.messages[key] ?? german]),
  );
  if (onPhone)
    for (const [german, text] of Object.entries(language.given ?? {})) found[GIVEN + german] = text;
  return found;
}

/** How a language is named, written and read; its texts come by themselves. */
const about = ({ name, short, direction, locale }) => ({ name, short, direction, locale });

/**
 * `virtual:languages`: what there is to know of each further language. `virtual:languages/given`: its
 * translations of the texts of a new workshop, for the console. `virtual:messages/day` (or several sets,
 * `shared+phone`): how to load their dictionary in each language, so that one language is on the wire.
 */
export function languages() {
  const prefix = 'virtual:';
  const json = (value) => `export default ${JSON.stringify(value)};`;
  return {
    name: 'languages',
    resolveId: (id) => (/^virtual:(languages|messages)\b/.test(id) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const [kind, sets, tag] = id.slice(prefix.length + 1).split('/');
      const further = readLanguages();
      for (const name of Object.keys(further)) this.addWatchFile(`${folder}${name}.json`);
      const entries = Object.entries(further);
      if (kind === 'languages' && !sets)
        return json(Object.fromEntries(entries.map(([name, language]) => [name, about(language)])));
      if (kind === 'languages')
        return json(Object.fromEntries(entries.map(([name, language]) => [name, language.given ?? {}])));
      if (kind !== 'messages') return undefined;
      if (tag) {
        const names = sets.split('+');
        for (const set of names) this.addWatchFile(`${messages}${set}/${tag}.json`);
        return json(dictionary(names, tag));
      }
      const loaders = [...OWN, ...Object.keys(further)].map(
        (name) => `${JSON.stringify(name)}: () => import("${prefix}messages/${sets}/${name}").then(own)`,
      );
      return `const own = (module) => module.default;\nexport default { ${loaders.join(', ')} };`;
    },
  };
}

const strings = (value) => (typeof value === 'string' ? [value] : Object.values(value ?? {}));
const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
const names = (message) => [...new Set(strings(message).flatMap(placeholders))].sort().join();

/**
 * How many of a hundred messages a language may lack for a while: who adds a message can seldom write
 * all of them. German stands in; the check names what is missing.
 */
export const MAY_LACK_PERCENT = 5;

/**
 * What is wrong with a further language, in words: `faults` break the build's tests, `missing` are to be
 * translated. `german` is what a phone can show, `given` the German texts of a new workshop.
 */
export function examine(tag, language, german, given = []) {
  const faults = [];
  const missing = [];
  const fault = (text) => faults.push(`${tag}: ${text}`);
  if (Intl.PluralRules.supportedLocalesOf(tag).length === 0)
    return { faults: [`${tag} is no language tag`], missing };
  for (const field of ['name', 'short', 'direction', 'locale'])
    if (!language[field]) fault(`"${field}" is missing`);
  if (!['ltr', 'rtl'].includes(language.direction)) fault('"direction" must be ltr or rtl');
  const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const own = language.messages ?? {};
  for (const key of Object.keys(own)) if (!(key in german)) fault(`"${key}" is not in German`);
  for (const [key, original] of Object.entries(german)) {
    const message = own[key];
    if (message === undefined) {
      missing.push(`${tag}: "${key}" is missing`);
      continue;
    }
    if (typeof message !== typeof original)
      fault(`"${key}" must ${typeof original === 'string' ? 'be one text' : 'have plural forms'}`);
    if (names(message) !== names(original))
      fault(`"${key}" has {${names(message)}}, German has {${names(original)}}`);
    if (strings(message).some((text) => text.trim() === '')) fault(`"${key}" is empty`);
    const strong = (text) => text.split('**').length;
    if (strong(strings(message)[0] ?? '') !== strong(strings(original)[0] ?? ''))
      fault(`"${key}" must have as many ** as German`);
    if (typeof message !== 'string') {
      const lacks = needed.filter((category) => !(category in message));
      const unknown = Object.keys(message).filter((category) => !needed.includes(category));
      if (lacks.length) fault(`"${key}" lacks the plural form ${lacks}`);
      if (unknown.length) fault(`"${key}" has the plural form ${unknown} that the language lacks`);
    }
  }
  for (const text of given)
    if (!language.given?.[text]) missing.push(`${tag}: the text of a new workshop "${text}" is missing`);
  for (const text of Object.keys(language.given ?? {}))
    if (!given.includes(text)) fault(`no new workshop has the text "${text}"`);
  const most = Math.floor((Object.keys(german).length * MAY_LACK_PERCENT) / 100);
  if (missing.length > most) fault(`${missing.length} texts are missing, at most ${most} may be`);
  return { faults, missing };
}

/** The German texts that the service gives a new workshop, out of its source. */
export function givenTexts() {
  const source = (name) => new URL(`../../src/domain/${name}`, import.meta.url);
  const files = ['template/agenda.rs', 'template/words.rs', 'decide/run.rs'].map(source);
  if (!files.every((file) => existsSync(file))) return [];
  const texts = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bde: (?:String::from\()?"((?:[^"\\]|\\.)*)"/g)].map((match) =>
      match[1].replace(/\\\n\s*/g, '').replace(/\\"/g, '"'),
    ),
  );
  return [...new Set(texts)];
}
