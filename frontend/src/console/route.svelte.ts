/** Where in the console one is: in the fragment, so that no log sees which workshop. */

import { guardClosing, mayLeave } from '../lib/desk/leave.svelte';

export type Route =
  | { at: 'list' }
  | { at: 'new' }
  | { at: 'setup'; token: string }
  | { at: 'workshop'; id: string; part: Part };

/** Pages of one workshop beside the desk itself. */
const PARTS = ['prepare', 'poster', 'cards', 'ballots', 'tables', 'paper'] as const;
export type Part = 'run' | (typeof PARTS)[number];

/** Reads a fragment; whatever is unknown leads to the list. */
export function parse(hash: string): Route {
  const setup = /^#setup=(.+)$/.exec(hash);
  if (setup?.[1]) return { at: 'setup', token: setup[1] };
  const [, place, id, part] = hash.replace(/^#/, '').split('/');
  if (place === 'new') return { at: 'new' };
  if (place !== 'w' || !id) return { at: 'list' };
  return { at: 'workshop', id, part: PARTS.find((one) => one === part) ?? 'run' };
}

let current = $state.raw<Route>(parse(location.hash));

/** The route now; reactive. */
export const route = (): Route => current;

/** Follows the address, and asks before unsaved text of a workshop is left; call it once. */
export function followAddress(): () => void {
  let shown = location.hash;
  const read = (): void => {
    const next = parse(location.hash);
    // Within a workshop, what is typed stays.
    const stays = current.at === 'workshop' && next.at === 'workshop' && current.id === next.id;
    if (!stays && !mayLeave()) {
      history.replaceState(null, '', shown || location.pathname);
      return;
    }
    shown = location.hash;
    current = next;
  };
  const stopGuarding = guardClosing();
  read();
  addEventListener('hashchange', read);
  return () => {
    removeEventListener('hashchange', read);
    stopGuarding();
  };
}

export const workshopHref = (id: string, part?: (typeof PARTS)[number]): string =>
  `#/w/${id}${part ? `/${part}` : ''}`;

export function go(hash: string): void {
  location.hash = hash;
}
