import { wish } from '../data/route.svelte';
import { BEGINNING, fromWishes, toWishes, type Shown } from './wishes';

/**
 * What the list shows: in its address, so that reloading and going back keep it, and here, so that a link without it
 * does; offered to the exports. Each process begins anew.
 */
export const shown = $state<Shown & { process: string }>({ ...BEGINNING(), process: '' });

/** Takes over what the address of a process' list says; an address that says nothing keeps what was shown. */
export function follow(process: string, query: URLSearchParams): void {
  if (query.size > 0) Object.assign(shown, fromWishes(query));
  else if (shown.process !== process) Object.assign(shown, BEGINNING());
  shown.process = process;
}

/** Writes what is shown into the address of the list. */
export function remember(place: string): void {
  wish(place, toWishes(shown));
}
