/**
 * Which language the wall speaks: to the room, not to the laptop's owner, so German unless the moderator chose another.
 * The console's choice is kept in this browser, where open walls hear of it at once; a wall on another computer is told
 * by its address.
 */
export const WALL_LANGUAGES = ['de', 'de-simple', 'en'] as const;
export type WallLanguage = (typeof WALL_LANGUAGES)[number];

/** In the query of a wall's address. */
const PARAMETER = 'lang';
const key = (workshopId: string): string => `zw.wall.language.${workshopId}`;
const known = (language: string | null): WallLanguage | null =>
  WALL_LANGUAGES.find((one) => one === language) ?? null;

/** `search` is the query of a wall's own address, which holds for that wall whatever this browser keeps. */
export function wallLanguage(workshopId: string, search = ''): WallLanguage {
  const told = known(new URLSearchParams(search).get(PARAMETER));
  if (told) return told;
  try {
    return known(localStorage.getItem(key(workshopId))) ?? 'de';
  } catch {
    return 'de';
  }
}

/** Keeps the choice for the walls of this browser. */
export function chooseWallLanguage(workshopId: string, language: WallLanguage): void {
  try {
    localStorage.setItem(key(workshopId), language);
  } catch {
    // Storage may be forbidden: the address says it.
  }
}

/** Runs when another window of this browser has chosen; gives the end of it. */
export function followWallLanguage(workshopId: string, chosen: () => void): () => void {
  const changed = (event: StorageEvent): void => {
    if (event.key === key(workshopId)) chosen();
  };
  addEventListener('storage', changed);
  return () => removeEventListener('storage', changed);
}

/** The address for a wall on another computer. */
export function inWallLanguage(address: string, language: WallLanguage): string {
  const url = new URL(address);
  if (language !== 'de') url.searchParams.set(PARAMETER, language);
  return url.href;
}
