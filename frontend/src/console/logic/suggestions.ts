/** What the desk suggests for a card, and how a suggestion is accepted or dismissed in one stroke. */
import type { CardView, ClusterView } from '../../lib/wire.gen';
import type { Outcome } from '../../lib/live/live.svelte';
import type { Desk } from '../state.svelte';
import { shortTitle, stateOf } from './cards';

export type Suggested =
  /** Its writer proposes a topic. */
  | { kind: 'proposal'; cluster: ClusterView }
  /** It says the same as another card, which may have a topic already. */
  | { kind: 'duplicate'; twin: CardView; cluster: ClusterView | undefined };

type Known = Pick<Desk, 'cardsById' | 'clustersById'>;

/** The suggestion for a card without a topic: what its writer proposes comes before what sounds alike. */
export function suggestedFor({ cardsById, clustersById }: Known, card: CardView): Suggested | undefined {
  if (card.clusterId || !card.desk) return undefined;
  const proposed = clustersById.get(card.desk.proposedClusterId ?? '');
  if (proposed) return { kind: 'proposal', cluster: proposed };
  const twin = cardsById.get(card.desk.duplicateOf ?? '');
  if (!twin || stateOf(twin) !== 'visible') return undefined;
  return { kind: 'duplicate', twin, cluster: clustersById.get(twin.clusterId ?? '') };
}

/** Whether two suggestions read the same. */
export const sameSuggestion = (a: Suggested | undefined, b: Suggested | undefined): boolean =>
  a?.kind === b?.kind &&
  a?.cluster === b?.cluster &&
  (a?.kind !== 'duplicate' || b?.kind !== 'duplicate' || a.twin.text === b.twin.text);

/** Puts the card where the suggestion says. Two cards without a topic become one, named after the first. */
export async function accept(desk: Desk, card: CardView): Promise<void> {
  const suggested = suggestedFor(desk, card);
  if (!suggested) return;
  const waits = stateOf(card) === 'pending';
  if (waits) desk.leave(card);
  let outcome: Outcome;
  if (suggested.cluster)
    outcome = await desk.act({ type: 'moveCards', cardIds: [card.id], clusterId: suggested.cluster.id });
  else if (suggested.kind === 'duplicate') {
    const { twin } = suggested;
    outcome = await desk.act({
      type: 'createCluster',
      title: [...twin.text].slice(0, 80).join(''),
      shortTitle: shortTitle(twin.text),
      domainId: twin.domainId ?? card.domainId,
      kind: card.kind,
      cardIds: [twin.id, card.id],
    });
  } else return;
  if (outcome.ok && waits) await desk.act({ type: 'approveCards', cardIds: [card.id] });
}

/** The suggestion is not asked again; undoing brings it back. */
export async function dismiss(desk: Desk, card: CardView): Promise<void> {
  const suggested = suggestedFor(desk, card);
  if (suggested) await desk.act({ type: 'dismissSuggestion', cardId: card.id, suggestion: suggested.kind });
}
