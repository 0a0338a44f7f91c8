/** How this person likes to see and hear the pages on this device: size of text, look, voice. */
const KEY = 'zw.display';

export const SIZES = [100, 125, 150, 200] as const;
export const LOOKS = ['device', 'light', 'dark', 'contrastLight', 'contrastDark'] as const;

export interface Display {
  /** Per cent of the usual size of text. */
  size: (typeof SIZES)[number];
  look: (typeof LOOKS)[number];
  /** Whether screens offer to be read aloud. */
  voice: boolean;
  /** Whether a tap can be felt, where the phone can do that. */
  haptics: boolean;
}

const usual: Display = { size: 100, look: 'device', voice: false, haptics: true };

/** What was chosen on this device; what is not known is as usual. */
export function readDisplay(): Display {
  try {
    const kept = { ...usual, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Display>) };
    const known = SIZES.includes(kept.size) && LOOKS.includes(kept.look);
    return known ? kept : usual;
  } catch {
    return usual;
  }
}

/** Shows it, at once and without a reload. */
export function applyDisplay({ size, look }: Display): void {
  const root = document.documentElement;
  root.style.fontSize = size === 100 ? '' : `${size}%`;
  const dark = look === 'dark' || look === 'contrastDark';
  if (look === 'device') delete root.dataset['theme'];
  else root.dataset['theme'] = dark ? 'dark' : 'light';
  if (look.startsWith('contrast')) {
    root.dataset['contrast'] = 'more';
    // Few need it, so nobody else loads it.
    void import('../styles/contrast.css');
  } else delete root.dataset['contrast'];
}

/** Keeps it for the next visit. */
export function keepDisplay(display: Display): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(display));
  } catch {
    // It then holds until the page is closed.
  }
}
