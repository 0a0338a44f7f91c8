/** Topics of a phase with their cards. Pure. */
import type { WorkshopState } from '../../lib/live/fold';
import type { CardKind, CardView, ClusterView, LifeDomain, Phase, RoundView } from '../../lib/wire.gen';

/** What people write in a phase: wishes in fantasy, criticism before. */
export const kindOf = (phase: Phase): CardKind => (phase.kind === 'fantasy' ? 'wish' : 'criticism');

export interface Topic {
  cluster: ClusterView;
  count: number;
}

/** Topics of one kind in the order of the board, with the number of their cards. */
export function topicsOf(state: WorkshopState, kind: CardKind): Topic[] {
  const counts = new Map<string, number>();
  for (const { clusterId } of state.cards)
    if (clusterId) counts.set(clusterId, (counts.get(clusterId) ?? 0) + 1);
  return state.clusters
    .filter((cluster) => cluster.kind === kind)
    .map((cluster) => ({ cluster, count: counts.get(cluster.id) ?? 0 }));
}

/** Cards of a kind that lie on the wall and belong to no topic yet. */
export const looseCards = (state: WorkshopState, kind: CardKind): CardView[] =>
  state.cards.filter((card) => card.kind === kind && card.clusterId === null);

/** Cards of a kind per life domain, most first; those without a domain last. */
export function perDomain(
  state: WorkshopState,
  kind: CardKind,
): { domain: LifeDomain | null; count: number }[] {
  const cards = state.cards.filter((card) => card.kind === kind);
  const counts = state.setup.domains
    .map((domain) => ({ domain, count: cards.filter((card) => card.domainId === domain.id).length }))
    .sort((a, b) => b.count - a.count);
  const known = counts.reduce((sum, one) => sum + one.count, 0);
  return [...counts, { domain: null, count: cards.length - known }].filter((one) => one.count > 0);
}

export interface AimPair {
  cluster: ClusterView;
  aim: CardView | null;
}

/**
 * Topics to be turned into aims: those with an aim first, then what is left of the first five of the room's
 * ranking (of the board, where nothing was ranked).
 */
export function aimPairs(state: WorkshopState): AimPair[] {
  const ranked = state.rounds.findLast(
    (round): round is RoundView & { result: NonNullable<RoundView['result']> } =>
      round.state === 'revealed' && round.objectKind === 'cluster' && round.result !== null,
  );
  const order = (ranked?.result.options ?? []).map((row) => ranked?.options[row.option]?.id ?? '');
  const place = (id: string): number => {
    const index = order.indexOf(id);
    return index < 0 ? order.length : index;
  };
  const topics = state.clusters
    .filter((cluster) => cluster.kind === 'criticism')
    .sort((a, b) => place(a.id) - place(b.id) || a.order - b.order);
  const chosen = topics.filter((cluster, index) => cluster.aimId !== null || index < 5);
  const pairs = chosen.map((cluster) => ({
    cluster,
    aim: state.cards.find((card) => card.id === cluster.aimId) ?? null,
  }));
  return [...pairs.filter((pair) => pair.aim), ...pairs.filter((pair) => !pair.aim)];
}
