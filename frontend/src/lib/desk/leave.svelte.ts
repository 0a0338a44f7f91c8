import { t } from '../i18n';

/** Keeps people from losing what they typed: screens with unsaved text say so, leaving asks first. */
const unsaved = new Set<() => boolean>();

/** Called by the component that owns an edit, while it is shown. */
export function guardLeaving(dirty: () => boolean): void {
  $effect(() => {
    unsaved.add(dirty);
    return () => unsaved.delete(dirty);
  });
}

/** True if leaving now would lose something. */
const wouldLose = (): boolean => [...unsaved].some((dirty) => dirty());

/** Asks if something would be lost; true if that may be. */
export const mayLeave = (): boolean => !wouldLose() || confirm(t('desk.leave'));

/** Has the browser ask before the page is closed; gives back what ends that. */
export function guardClosing(): () => void {
  const close = (event: BeforeUnloadEvent): void => {
    if (wouldLose()) event.preventDefault();
  };
  addEventListener('beforeunload', close);
  return () => removeEventListener('beforeunload', close);
}
