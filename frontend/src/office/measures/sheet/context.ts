import { getContext, setContext } from 'svelte';
import type { Autosave } from './autosave.svelte';

/** What every part of the form needs. */
export interface Form {
  editing: Autosave;
  /** Fields that an export needs. */
  required: readonly string[];
}

const KEY = Symbol('sheet');
export const provideForm = (form: () => Form): void => {
  setContext(KEY, form);
};
/** The form that this part belongs to. */
export const useForm = (): (() => Form) => getContext<() => Form>(KEY);
