/** Where in the office one is: in the fragment, so that no log sees which strategy or measure. */

import { t } from '../../lib/i18n';
import { wouldLose } from './leave.svelte';

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

/** Reads a fragment; whatever is unknown leads home. */
export function parse(hash: string): Route {
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

/** The route now; reactive. */
export const route = (): Route => current;

/** Follows the address, and asks before unsaved text is left; call it once. */
export function followAddress(): () => void {
  let shown = location.hash;
  const read = (): void => {
    if (location.hash === shown) return;
    if (wouldLose() && !confirm(t('office.leave'))) {
      history.replaceState(null, '', shown || location.pathname);
      return;
    }
    shown = location.hash;
    current = parse(shown);
  };
  const close = (event: BeforeUnloadEvent): void => {
    if (wouldLose()) event.preventDefault();
  };
  current = parse(shown);
  addEventListener('beforeunload', close);
  addEventListener('hashchange', read);
  return () => {
    removeEventListener('hashchange', read);
    removeEventListener('beforeunload', close);
  };
}

/** The address of a part of a process. */
export const href = (process: string, area: Area, id?: string): string =>
  `#/p/${process}/${area}${id ? `/${id}` : ''}`;

export function go(hash: string): void {
  location.hash = hash;
}
