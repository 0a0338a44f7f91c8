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
export const wouldLose = (): boolean => [...unsaved].some((dirty) => dirty());
