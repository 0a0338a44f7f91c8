/** What stands beside the frozen results, fetched once per round: a closed round never changes. */
import { SvelteMap } from 'svelte/reactivity';
import { ask } from '../../lib/desk/ask';
import type { Analysis } from '../../lib/wire.gen';

const known = new SvelteMap<string, Analysis>();
const asked = new Set<string>();

/** The analysis of a counted round; null until it has come. A failure is asked again when somebody looks again. */
export function analysisOf(workshopId: string, roundId: string): Analysis | null {
  return known.get(`${workshopId}/${roundId}`) ?? null;
}

export async function loadAnalysis(workshopId: string, roundId: string): Promise<void> {
  const key = `${workshopId}/${roundId}`;
  if (asked.has(key)) return;
  asked.add(key);
  const answer = await ask<Analysis>('GET', `/api/workshops/${workshopId}/rounds/${roundId}/analysis`);
  if (answer.ok) known.set(key, answer.value);
  else asked.delete(key);
}
