/** What makes the pages easier to use: display, voice, the tour. Fetched when it is asked for. */
import messages from 'virtual:messages/comfort';
import { addMessages } from '../../lib/i18n';
import Comfort from './Comfort.svelte';
import Tour from './Tour.svelte';

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
