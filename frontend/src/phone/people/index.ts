/** What people take along and leave behind: cards and a code for later, a contact, how it was. Fetched when it is needed. */
import { addMessages, type Loaders } from '../../lib/i18n';
import Rating from './Rating.svelte';
import Support from './Support.svelte';
import TakeAway from './TakeAway.svelte';

const messages: Loaders = {
  de: async () => (await import('../messages/people.de')).default,
  en: async () => (await import('../messages/people.en')).default,
  'de-simple': async () => (await import('../messages/people.de-simple')).default,
};

/** The parts, once their words are there. */
export async function parts() {
  await addMessages(messages);
  return { Rating, Support, TakeAway };
}
