/** Devices that several people use: a tablet that goes from hand to hand, and a helper's. Nobody else loads this. */
import { addMessages, type Loaders } from '../../lib/i18n';
import Several from './Several.svelte';

const messages: Loaders = {
  de: async () => (await import('../messages/several.de')).default,
  en: async () => (await import('../messages/several.en')).default,
  'de-simple': async () => (await import('../messages/several.de-simple')).default,
};

/** The device's frame, once its words are there. */
export async function several(): Promise<typeof Several> {
  await addMessages(messages);
  return Several;
}

export { Several };
