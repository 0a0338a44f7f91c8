/** The municipality on the wall: its name, its logo, its colour. Without an answer the product's own stay. */
import { applyAccent } from '../../lib/accent';
import type { MunicipalityView } from '../../lib/wire.gen';

let owner = $state.raw<MunicipalityView | null>(null);

/** What is known of the municipality; reactive. */
export const municipality = (): MunicipalityView | null => owner;

/** Asks once; a wall that starts without the network asks again when the connection is there. */
export async function loadMunicipality(): Promise<void> {
  if (owner) return;
  try {
    const response = await fetch('/api/municipality');
    if (!response.ok) return;
    owner = (await response.json()) as MunicipalityView;
    if (owner.municipality.accent) applyAccent(owner.municipality.accent);
  } catch {
    // Not reachable: the picture does not depend on it.
  }
}
