// Reads src/messages and writes src/lib/i18n/keys.gen.ts: every key with its parameters, from German.
// With --check it writes nothing and fails if the file is stale or a language is incomplete.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { examine, givenTexts, readLanguages } from './languages.mjs';

const root = fileURLToPath(new URL('../src/messages/', import.meta.url));
const target = fileURLToPath(new URL('../src/lib/i18n/keys.gen.ts', import.meta.url));

/** Sets that a phone can show: the further languages have these. */
const phoneSets = ['phone', 'day', 'vote', 'result', 'people', 'several', 'comfort', 'shared', 'pages'];
/** Languages that every set must have: all faces speak Leichte Sprache, too. */
const required = ['de', 'en', 'de-simple'];
/** Keys that Leichte Sprache may leave to German, as patterns; each with its reason beside it. */
const mayFallBack = [];

const placeholders = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
const texts = (message) => (typeof message === 'string' ? [message] : Object.values(message));
const names = (message) => [...new Set(texts(message).flatMap(placeholders))].sort();
/** How many marks of strong parts a message has, in each of its forms. */
const marks = (message) =>
  [...new Set(texts(message).map((text) => text.split('**').length - 1))].sort().join();

/** `{ set: { language: dictionary } }` of everything under src/messages. */
export function readMessages() {
  return Object.fromEntries(
    readdirSync(root).map((set) => [
      set,
      Object.fromEntries(
        readdirSync(root + set)
          .filter((file) => file.endsWith('.json'))
          .map((file) => [file.slice(0, -5), JSON.parse(readFileSync(`${root}${set}/${file}`, 'utf8'))]),
      ),
    ]),
  );
}

/** Every fault of the dictionaries, in words; an empty list is what a release needs. */
export function faults(sets) {
  const found = [];
  for (const [set, languages] of Object.entries(sets)) {
    const german = languages.de ?? {};
    for (const language of required)
      if (!languages[language]) found.push(`${set}: ${language}.json is missing`);
    for (const key of Object.keys(german))
      if (set !== 'shared' && !key.startsWith(`${set}.`))
        found.push(`${set}/de: "${key}" must begin with "${set}."`);
    for (const [language, dictionary] of Object.entries(languages)) {
      const where = `${set}/${language}`;
      for (const key of Object.keys(dictionary))
        if (!(key in german)) found.push(`${where}: "${key}" is not in German`);
      for (const [key, original] of Object.entries(german)) {
        const message = dictionary[key];
        if (message === undefined) {
          if (!(language === 'de-simple' && mayFallBack.some((pattern) => pattern.test(key))))
            found.push(`${where}: "${key}" is missing`);
          continue;
        }
        if (names(message).join() !== names(original).join())
          found.push(`${where}: "${key}" has {${names(message)}}, German has {${names(original)}}`);
        if (marks(message) !== marks(original)) found.push(`${where}: "${key}" has other strong parts (**)`);
        if (texts(message).some((text) => text.trim() === '')) found.push(`${where}: "${key}" is empty`);
        if (typeof message !== 'string') {
          const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
          const missing = needed.filter((category) => !(category in message));
          const unknown = Object.keys(message).filter((category) => !needed.includes(category));
          if (missing.length) found.push(`${where}: "${key}" lacks the plural form ${missing}`);
          if (unknown.length)
            found.push(`${where}: "${key}" has the plural form ${unknown} that the language lacks`);
        }
      }
    }
  }
  return found;
}

/** Everything in German that a phone can show. */
export const phoneMessages = (sets) => Object.assign({}, ...phoneSets.map((set) => sets[set]?.de ?? {}));

/** What the further languages of the phone lack: `faults`, and `missing` texts where German stands in. */
export function examineLanguages(sets) {
  const german = phoneMessages(sets);
  const given = givenTexts();
  const found = Object.entries(readLanguages()).map(([tag, language]) =>
    examine(tag, language, german, given),
  );
  return { faults: found.flatMap((one) => one.faults), missing: found.flatMap((one) => one.missing) };
}

/** The text of keys.gen.ts. Parameters in plural messages: `count` is a number, the rest may be either. */
export function generate(sets) {
  const lines = Object.values(sets)
    .flatMap((languages) => Object.entries(languages.de ?? {}))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, message]) => {
      const params = new Set(names(message));
      if (typeof message !== 'string') params.add('count');
      const type = [...params]
        .map((name) => `${name}: ${name === 'count' ? 'number' : 'string | number'}`)
        .join('; ');
      return `  '${key}': ${type ? `{ ${type} }` : 'Record<never, never>'};`;
    });
  return `// Generated by scripts/keys.mjs from the German messages. Do not edit.\n\n/** Every message key with its parameters. */\nexport interface Messages {\n${lines.join('\n')}\n}\n\n/** A key of any face or of the shared set. */\nexport type MessageKey = keyof Messages;\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sets = readMessages();
  const text = generate(sets);
  const fresh = existsSync(target) && readFileSync(target, 'utf8') === text;
  const further = examineLanguages(sets);
  const found = [...faults(sets), ...further.faults];
  if (process.argv.includes('--check')) {
    if (!fresh) found.push('src/lib/i18n/keys.gen.ts is stale: run `node scripts/keys.mjs`');
    for (const text of further.missing) console.warn(`to translate: ${text}`);
    for (const fault of found) console.error(fault);
    const rest = further.missing.length ? `, ${further.missing.length} to translate` : '';
    console.log((found.length ? `${found.length} faults` : 'messages are complete') + rest);
    process.exit(found.length ? 1 : 0);
  }
  if (!fresh) writeFileSync(target, text);
}
