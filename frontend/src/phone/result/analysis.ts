/** What stands beside a revealed result: asked for once per round, however many parts of a page need it. */
import type { Analysis } from '../../lib/wire.gen';

const asked = new Map<string, Promise<Analysis>>();

/** The analysis of a round; after a failure the next call asks again. */
export function analysisOf(workshop: string, round: string): Promise<Analysis> {
  const known = asked.get(round);
  if (known) return known;
  const coming = load(`/api/workshops/${workshop}/rounds/${round}/analysis`);
  asked.set(round, coming);
  coming.catch(() => asked.delete(round));
  return coming;
}

async function load(path: string): Promise<Analysis> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as Analysis;
}
