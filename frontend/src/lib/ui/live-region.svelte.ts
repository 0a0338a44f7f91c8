/**
 * What a screen reader is told. Polite words at most once in five seconds, and only the newest of what
 * waited: a hall produces more news than anyone can listen to. An urgent one is said at once, each once.
 */
import { untrack } from 'svelte';

const PAUSE_MS = 5000;

let polite = $state('');
let urgent = $state('');
let waiting: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const said = new Set<string>();

/** Tells something that can wait, such as a change of phase. A newer text replaces one that still waits. */
export function announce(text: string): void {
  if (timer !== undefined) {
    waiting = text;
    return;
  }
  // The same words once more are heard only if the text differs. Untracked: an effect that tells something must not run
  // again because it was told, and take the place of what waits.
  polite = text === untrack(() => polite) ? `${text}\u00a0` : text;
  timer = setTimeout(() => {
    timer = undefined;
    const next = waiting;
    waiting = null;
    if (next !== null) announce(next);
  }, PAUSE_MS);
}

/** Interrupts, once per `key`: for "one minute left" and the like. */
export function announceOnce(key: string, text: string): void {
  if (said.has(key)) return;
  said.add(key);
  urgent = text;
}

/** As long as a screen reader needs to learn that there is a region. */
const NOTICED_MS = 100;

/**
 * Makes the parent of an element a region whose changes are told, the element's words first of all. A region that comes
 * together with its words is passed over by many screen readers, so the words come a moment after it.
 */
export function told(words: HTMLElement): () => void {
  words.parentElement?.setAttribute('role', 'status');
  words.style.visibility = 'hidden';
  const late = setTimeout(() => (words.style.visibility = ''), NOTICED_MS);
  return () => clearTimeout(late);
}

/** Takes back what was told and what waits, for somebody else before the same screen. */
export function hush(): void {
  polite = urgent = '';
  waiting = null;
  said.clear();
}

/** What `LiveRegion` shows. */
export const spoken = {
  get polite(): string {
    return polite;
  },
  get urgent(): string {
    return urgent;
  },
};
