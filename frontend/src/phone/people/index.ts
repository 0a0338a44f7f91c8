/** What people take along and leave behind: cards and a code for later, a contact, how it was. Fetched when it is needed. */
import messages from 'virtual:messages/people';
import { addMessages } from '../../lib/i18n';
import Rating from './Rating.svelte';
import Support from './Support.svelte';
import TakeAway from './TakeAway.svelte';

/** The parts, once their words are there. */
export async function parts() {
  await addMessages(messages);
  return { Rating, Support, TakeAway };
}
