/**
 * Which workshop this wall shows and by which token. The token stands in the fragment, which no request
 * carries; it is kept for this tab, so that a reload works after somebody has tidied the address.
 */
export interface Address {
  workshopId: string;
  /** Empty in the console's preview, where the moderator's session stands for it. */
  token: string;
}

const KEY = 'zw.projector.';

/** Reads `/p/{id}#{token}`; null if the address names no workshop. */
export function readAddress(location: { pathname: string; hash: string }): Address | null {
  const workshopId = /^\/p\/([\da-f-]{32,36})\/?$/i.exec(location.pathname)?.[1];
  if (!workshopId) return null;
  const given = decodeURIComponent(location.hash.replace(/^#/, ''));
  return { workshopId, token: given ? keep(workshopId, given) : kept(workshopId) };
}

/** A frame of the console has no token of its own and must not borrow one that another tab left. */
const kept = (workshopId: string): string => {
  try {
    return window.self === window.top ? (sessionStorage.getItem(KEY + workshopId) ?? '') : '';
  } catch {
    return '';
  }
};

function keep(workshopId: string, token: string): string {
  try {
    sessionStorage.setItem(KEY + workshopId, token);
  } catch {
    // Storage may be forbidden; the fragment still is in the address.
  }
  return token;
}
