/** Which cards stand where on the desk. */
import type { WorkshopState } from '../../lib/live/fold';
import type { CardKind, CardView, ClusterView, Phase } from '../../lib/wire.gen';

/** The kind of card that a phase is about. */
export function kindOf(phase: Phase | undefined): CardKind {
  switch (phase?.kind) {
    case 'introduction':
    case 'lobby':
      return 'praise';
    case 'reversal':
      return 'reversal';
    case 'fantasy':
      return 'wish';
    default:
      return 'criticism';
  }
}

export const stateOf = (card: CardView): string => card.desk?.state ?? 'visible';

/** Waiting cards, oldest first: personal data is looked at before all others. */
export function inbox(state: WorkshopState): CardView[] {
  const urgent = (card: CardView): number => (card.desk?.hints.length ? 0 : 1);
  return state.cards
    .filter((card) => stateOf(card) === 'pending')
    .sort((a, b) => urgent(a) - urgent(b) || a.order - b.order);
}

export const onWall = (state: WorkshopState, kind: CardKind): CardView[] =>
  state.cards.filter((card) => card.kind === kind && stateOf(card) === 'visible');

export const hiddenCards = (state: WorkshopState): CardView[] =>
  state.cards.filter((card) => stateOf(card) === 'hidden');

export const cardsIn = (state: WorkshopState, clusterId: string): CardView[] =>
  state.cards.filter((card) => card.clusterId === clusterId && stateOf(card) === 'visible');

/** Topics for cards of this kind, with the number of cards on the wall. */
export function topics(state: WorkshopState, kind: CardKind): { cluster: ClusterView; count: number }[] {
  const counts = new Map<string, number>();
  for (const card of state.cards)
    if (card.clusterId && stateOf(card) === 'visible')
      counts.set(card.clusterId, (counts.get(card.clusterId) ?? 0) + 1);
  return state.clusters
    .filter((cluster) => cluster.kind === kind)
    .map((cluster) => ({ cluster, count: counts.get(cluster.id) ?? 0 }));
}

/**
 * Where a card probably belongs: what its writer proposes, else the topic of the card that it repeats.
 */
export function suggestion(state: WorkshopState, card: CardView): ClusterView | undefined {
  if (card.clusterId) return undefined;
  const twin = state.cards.find((other) => other.id === card.desk?.duplicateOf);
  const id = card.desk?.proposedClusterId ?? twin?.clusterId;
  return state.clusters.find((cluster) => cluster.id === id);
}

/** A short title for the projector out of a long one: whole words, at most 30 code points. */
export function shortTitle(title: string, limit = 30): string {
  const points = [...title.trim().normalize('NFC')];
  if (points.length <= limit) return points.join('');
  const cut = points.slice(0, limit - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > 10 ? cut.slice(0, space) : cut).replace(/[,;:\-–\s]+$/, '')}…`;
}
