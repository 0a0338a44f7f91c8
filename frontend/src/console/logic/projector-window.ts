/**
 * Opens the wall in a window of its own, under an address that carries the projector's token: the window, and the
 * address copied from it, then work in any browser, signed in or not.
 *
 * A new address ends the one before. So one that this tab has is used again, and where a wall is connected already
 * none is made: this window is then admitted by the moderator's own session.
 *
 * `connected` are all projectors; the previews of this page are taken off, those of other consoles cannot be told
 * from a wall.
 */
import { projectorLink } from '../api';

const KEY = 'zw.wall.';

export async function openProjector(workshopId: string, connected: number): Promise<void> {
  // Opened within the click; a window that comes after an answer is a pop-up, which browsers block.
  const opened = window.open('', 'zw-projector');
  const own = document.querySelectorAll('iframe[src^="/p/"]').length;
  const address = knownAddress(workshopId) ?? (connected <= own ? await newAddress(workshopId) : null);
  const target = address ?? `/p/${workshopId}`;
  if (!opened) window.location.assign(target);
  else if (opened.location.pathname !== `/p/${workshopId}`) opened.location.href = target;
  else if (address && !opened.location.href.endsWith(new URL(address).hash)) {
    // Only the fragment differs, which loads nothing by itself.
    opened.location.href = address;
    opened.location.reload();
  }
  opened?.focus();
}

async function newAddress(workshopId: string): Promise<string | null> {
  const answer = await projectorLink(workshopId);
  if (!answer.ok) return null;
  keepAddress(workshopId, answer.value.url);
  return answer.value.url;
}

/** Keeps an address that was made elsewhere on this page, so that the button does not end it. */
export function keepAddress(workshopId: string, address: string): void {
  try {
    sessionStorage.setItem(KEY + workshopId, address);
  } catch {
    // Storage may be forbidden: the next window gets a new address.
  }
}

function knownAddress(workshopId: string): string | null {
  try {
    return sessionStorage.getItem(KEY + workshopId);
  } catch {
    return null;
  }
}
