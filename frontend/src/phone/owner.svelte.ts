import type { MunicipalityView } from '../lib/wire.gen';

/** The municipality that invites: its name, sign and colour, as this phone last heard of them. */
const KEY = 'zw.owner';

interface Owner {
  name: string;
  accent: string;
  logoUrl: string | null;
}

export const owner = $state<Owner>({ name: '', accent: '', logoUrl: null });

function show(next: Owner): void {
  Object.assign(owner, next);
  // Apart from the first picture's code: most municipalities keep the product's own colour.
  if (next.accent) void import('../lib/accent').then(({ applyAccent }) => applyAccent(next.accent));
}

/** Shows what is known and asks for news; without an answer everything stays as it is. */
export async function loadOwner(): Promise<void> {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) show(JSON.parse(kept) as Owner);
    const answer = await fetch('/api/municipality');
    if (!answer.ok) return;
    const { municipality, logoUrl } = (await answer.json()) as MunicipalityView;
    const next = { name: municipality.name, accent: municipality.accent, logoUrl };
    show(next);
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A decoration: nothing depends on it.
  }
}
