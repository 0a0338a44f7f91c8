import { readDisplay } from './display';

/** A touch that can be felt, where the phone can do that; nothing elsewhere, and nothing depends on it. */
export function tap(): void {
  try {
    // Before the first touch of a page browsers refuse with a warning.
    if (navigator.userActivation?.hasBeenActive !== false && readDisplay().haptics) navigator.vibrate?.(12);
  } catch {
    // An extra.
  }
}
