import { untrack } from 'svelte';
import { announce } from '../lib/ui/live-region.svelte';

/**
 * Tells what becomes of one's own things: whoever does not see the screen waits for it as well. `lines` gives for each
 * its id and the sentence; an empty one is not said, nor is what was there from the beginning.
 */
export function tellNews(lines: () => [id: string, said: string][]): void {
  let told: Map<string, string> | null = null;
  $effect(() => {
    const now = lines();
    const news = told ? now.filter(([id, said]) => said && told?.get(id) !== said) : [];
    told = new Map(now);
    const latest = news.at(-1)?.[1];
    if (latest) untrack(() => announce(latest));
  });
}
