/** The municipality's name and colour; without an answer the product's own stay. */
import { applyAccent } from '../lib/accent';
import type { MunicipalityView } from '../lib/wire.gen';
import { municipality as askMunicipality } from './api';

let owner = $state.raw<MunicipalityView | null>(null);

/** What is known of it; reactive. */
export const municipality = (): MunicipalityView | null => owner;

export async function loadMunicipality(): Promise<void> {
  const answer = await askMunicipality();
  if (!answer.ok) return;
  owner = answer.value;
  if (owner.municipality.accent) applyAccent(owner.municipality.accent);
}
