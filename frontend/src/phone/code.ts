/** Codes as people type them, and where they stand in the address. Mirrors domain/code.rs. */

const SEPARATORS =
  /[\s._/\-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Digits of other scripts begin here: full width, Arabic, Persian, Devanagari. */
const ZEROS = [0xff10, 0x0660, 0x06f0, 0x0966];

function digit(character: string): string {
  if (/[oO]/.test(character)) return '0';
  const point = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => point >= start && point < start + 10);
  return zero === undefined ? character : String(point - zero);
}

/** The six digits of a join code, whatever stands between them; null if it is none. */
export function readJoinCode(typed: string): string | null {
  const digits = [...typed.replace(SEPARATORS, '')].map(digit).join('');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** A code for later, as its ten characters say; whether there is such a one, the service knows. Null if it is none. */
export const readFollowUpCode = (typed: string): string | null =>
  [...typed.replace(SEPARATORS, '')].length === 10 ? typed.trim() : null;

/** The join code of an address such as `/j/482-136`; null on any other page. */
export function codeOfPath(path: string): string | null {
  const found = /^\/j\/([^/]+)\/?$/.exec(path);
  if (!found?.[1]) return null;
  try {
    return readJoinCode(decodeURIComponent(found[1]));
  } catch {
    return null;
  }
}

/**
 * Takes the secret of a printed card, or a code for later, out of the address: it stands behind `#`, where no
 * server sees it, and must not stay in the address bar, the history or a picture of the screen.
 */
export function takeSecret(): string | null {
  const secret = decodeFragment(location.hash);
  if (!location.hash) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return secret || null;
}

function decodeFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1)).trim();
  } catch {
    return hash.slice(1);
  }
}
