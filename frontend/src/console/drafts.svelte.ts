/**
 * What a moderator has typed and not sent yet, by form. Another moderator may go on to the next step meanwhile: the
 * text is kept, said to be there, and in its form again when the step comes back.
 */
import { onDestroy } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { LocalText } from '../lib/i18n';
import { useDesk } from './state.svelte';

class Draft<T extends object> {
  /** What the form binds to. */
  readonly value: T;
  /** The step that the form belongs to. */
  readonly step: LocalText | undefined;
  /** The form is on the screen. */
  shown = $state(true);
  readonly #empty: string;

  constructor(fresh: T, step: LocalText | undefined) {
    const value = $state(fresh);
    this.value = value;
    this.step = step;
    this.#empty = JSON.stringify(fresh);
  }

  get typed(): boolean {
    return JSON.stringify(this.value) !== this.#empty;
  }
}

export class Drafts {
  readonly #all = new SvelteMap<string, Draft<object>>();

  /** The draft of a form: the one that was left, else a new one. */
  take<T extends object>(form: string, step: LocalText | undefined, fresh: () => T): Draft<T> {
    const left = this.#all.get(form) as Draft<T> | undefined;
    const draft = left?.typed ? left : new Draft(fresh(), step);
    draft.shown = true;
    if (draft !== left) this.#all.set(form, draft);
    return draft;
  }

  /** Sent, or given up. */
  drop(form: string): void {
    this.#all.delete(form);
  }

  /** Texts whose form is not on the screen. */
  get left(): Draft<object>[] {
    return [...this.#all.values()].filter((draft) => !draft.shown && draft.typed);
  }

  dropLeft(): void {
    for (const [form, draft] of this.#all) if (!draft.shown) this.#all.delete(form);
  }
}

/** For a form of a step, while it is made: its fields, which outlive it. */
export function keptDraft<T extends object>(form: string, fresh: () => T): T {
  const desk = useDesk();
  const draft = desk.drafts.take(form, desk.phase?.title, fresh);
  onDestroy(() => (draft.shown = false));
  return draft.value;
}
