/** What makes the pages easier to use: display, voice, the tour. Fetched when it is asked for. */
import { addMessages, type Loaders } from '../../lib/i18n';
import Comfort from './Comfort.svelte';
import Tour from './Tour.svelte';

const messages: Loaders = {
  de: async () => (await import('../messages/comfort.de')).default,
  en: async () => (await import('../messages/comfort.en')).default,
  'de-simple': async () => (await import('../messages/comfort.de-simple')).default,
};

/** The dialog, once its words are there. */
export async function comfort(): Promise<typeof Comfort> {
  await addMessages(messages);
  return Comfort;
}

/** The tour, once its words are there. */
export async function tour(): Promise<typeof Tour> {
  await addMessages(messages);
  return Tour;
}

export { Comfort, Tour };
