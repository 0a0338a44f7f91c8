/** Where in the office one is: in the fragment, so that no log sees which strategy or measure. */

import { guardClosing, mayLeave } from '../../lib/desk/leave.svelte';

export const AREAS = ['workshops', 'measures', 'strategy', 'exports', 'settings'] as const;
export type Area = (typeof AREAS)[number];

export type Route =
  | { at: 'home' }
  | { at: 'new' }
  | { at: 'account' }
  /** The minutes of a workshop: beside the processes, because moderators see no more than these. */
  | { at: 'minutes'; workshop: string }
  | { at: 'setup'; token: string }
  /** A draft for somebody without an account. */
  | { at: 'reading'; secret: string }
  /** A part of one process; `id` is a workshop, a measure, a draft or a part of the settings. */
  | { at: 'process'; process: string; area: Area; id: string | null };

/** A fragment's place, and the wishes behind its question mark. */
function split(hash: string): { path: string; query: string } {
  const mark = hash.indexOf('?');
  return mark < 0 ? { path: hash, query: '' } : { path: hash.slice(0, mark), query: hash.slice(mark + 1) };
}

/** Reads a fragment; whatever is unknown leads home. */
export function parse(whole: string): Route {
  const hash = split(whole).path;
  const setup = /^#setup=(.+)$/.exec(hash);
  if (setup?.[1]) return { at: 'setup', token: setup[1] };
  const reading = /^#read=([0-9a-f]+)$/i.exec(hash);
  if (reading?.[1]) return { at: 'reading', secret: reading[1] };
  const [place, process, area, id] = hash.replace(/^#\/?/, '').split('/');
  if (place === 'account') return { at: 'account' };
  if (place === 'minutes' && process) return { at: 'minutes', workshop: process };
  if (place === 'new') return { at: 'new' };
  const known = AREAS.find((one) => one === area);
  if (place !== 'p' || !process) return { at: 'home' };
  return { at: 'process', process, area: known ?? 'measures', id: (known && id) || null };
}

let current = $state.raw<Route>(parse(location.hash));
/** The fragment that is shown; the address may be ahead of it until its reader has agreed to leave. */
let shown = location.hash;
let wishes = $state.raw(split(location.hash).query);

/** The route now; reactive. */
export const route = (): Route => current;

/** What the address wishes of its list: filters and order; reactive. */
export const query = (): URLSearchParams => new URLSearchParams(wishes);

/**
 * Writes filters and order of the list at `place` into the address, so that reloading and going back show the same;
 * null and the empty text take a wish out. Does nothing once another place is shown.
 */
export function wish(place: string, changes: Record<string, string | null>): void {
  const now = split(shown);
  if (now.path !== place) return;
  const next = new URLSearchParams(now.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  if (text === now.query) return;
  shown = text ? `${place}?${text}` : place;
  wishes = text;
  history.replaceState(null, '', shown);
}

/** Follows the address, and asks before unsaved text is left; call it once. */
export function followAddress(): () => void {
  shown = location.hash;
  const show = (): void => {
    const next = parse(shown);
    // Other wishes are no other place: its screen stays.
    if (JSON.stringify(next) !== JSON.stringify(current)) current = next;
    wishes = split(shown).query;
  };
  const read = (): void => {
    if (location.hash === shown) return;
    if (!mayLeave()) {
      history.replaceState(null, '', shown || location.pathname);
      return;
    }
    shown = location.hash;
    show();
  };
  show();
  const stopGuarding = guardClosing();
  addEventListener('hashchange', read);
  return () => {
    removeEventListener('hashchange', read);
    stopGuarding();
  };
}

/** The address of a part of a process. */
export const href = (process: string, area: Area, id?: string): string =>
  `#/p/${process}/${area}${id ? `/${id}` : ''}`;

export function go(hash: string): void {
  location.hash = hash;
}
