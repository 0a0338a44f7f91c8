/** Devices that several people use: a tablet that goes from hand to hand, and a helper's. Nobody else loads this. */
import messages from 'virtual:messages/several';
import { addMessages } from '../../lib/i18n';
import Several from './Several.svelte';

/** The device's frame, once its words are there. */
export async function several(): Promise<typeof Several> {
  await addMessages(messages);
  return Several;
}

export { Several };
