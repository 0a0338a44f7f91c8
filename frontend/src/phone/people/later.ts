/** Afterwards: from the code for later, or from a door that is shut for good, to the results and to one's own things. */
import messages from 'virtual:messages/people';
import { addMessages, t } from '../../lib/i18n';
import type { FollowUpPlace } from '../../lib/wire.gen';
import { ask } from './ask';
import Over from './Over.svelte';
import { resultsPage } from './results';

/** The words of this part. */
export const words = (): Promise<void> => addMessages(messages);

/** The screen after the end, once its words are there. */
export async function over(): Promise<typeof Over> {
  await words();
  return Over;
}

/** Where a code leads, or in words why nowhere. */
export async function find(code: string): Promise<{ href: string } | { fault: string }> {
  const answer = await ask<FollowUpPlace>('POST', '/api/follow-up', { code });
  if (answer.ok) return { href: resultsPage(answer.value.workshopId, code) };
  if (answer.code === 'notFound') return { fault: t('people.later.none') };
  return { fault: t(answer.code === 'tooFast' ? 'people.later.wait' : 'people.failed') };
}
