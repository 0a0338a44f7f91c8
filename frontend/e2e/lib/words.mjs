// The texts as people read them, from the same files as the faces: a reworded button breaks no test.
import { readdirSync, readFileSync } from 'node:fs';

import { readLanguages } from '../../scripts/languages.mjs';

const folder = new URL('../../src/messages/', import.meta.url);

/** Gives `say(key, params)` in a language: `de`, `en`, `de-simple`, or one of the phone's further ones. */
export function words(language) {
  const messages = {};
  for (const part of readdirSync(folder))
    for (const name of new Set(['de', language])) {
      const file = new URL(`${part}/${name}.json`, folder);
      const texts = readdirSync(new URL(`${part}/`, folder)).includes(`${name}.json`);
      if (texts) Object.assign(messages, JSON.parse(readFileSync(file, 'utf8')));
    }
  Object.assign(messages, readLanguages()[language]?.messages);
  const plural = new Intl.PluralRules(language.slice(0, 2));
  return (key, params = {}) => {
    const message = messages[key];
    if (message === undefined) throw new Error(`No text is called ${key}`);
    const text = typeof message === 'string' ? message : message[plural.select(params.count)];
    return text.replace(/\{(\w+)\}/g, (_, name) => params[name]).replaceAll('**', '');
  };
}

/** A name that begins with `text`, for controls whose name goes on with a note. */
export const begins = (text) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Chooses another language in the page's menu, by its name; the menu's own name is German. */
export async function chooseLanguage(page, name, tag) {
  await page.getByRole('button', { name: / – Sprache: / }).click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator(`html[lang="${tag}"]`).waitFor();
}
