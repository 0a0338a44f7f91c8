import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

/** A field whose text is no value yet. */
export interface Unread {
  label: string;
  /** Why it cannot be read. */
  error: string;
  /** Goes there. */
  focus: () => void;
}

const KEY = Symbol('unread');

/** The fields of one form in which people type in their own way: what they cannot read must not be lost by saving. */
export class TypedFields {
  /** Said by each field of itself, in the order of the form; nothing while it can be read. */
  readonly #fields = new SvelteSet<() => Unread | null>();

  /** A field comes; answers how it goes. */
  add(field: () => Unread | null): () => void {
    this.#fields.add(field);
    return () => this.#fields.delete(field);
  }

  /** Those that hold text which is no value. */
  get unread(): Unread[] {
    return [...this.#fields].map((field) => field()).filter((one) => one !== null);
  }
}

/** Gathers the fields that are put into this form. */
export const gatherTyped = (): TypedFields => setContext(KEY, new TypedFields());

/** The form around a field, if it gathers them. */
export const typedAround = (): TypedFields | undefined => getContext<TypedFields | undefined>(KEY);
