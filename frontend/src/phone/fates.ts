/** What became of one's own cards, and which kinds of cards a phase takes (mirrors decide/cards.rs). */
import type { Entry } from '../lib/live/outbox';
import type { CardKind, ClusterView, OwnCard, Phase, Stage } from '../lib/wire.gen';

/** The fate of an own card, in the order in which a reader should hear of it. */
export type Fate =
  | { kind: 'hidden'; reason: string }
  | { kind: 'withdrawn' }
  | { kind: 'waiting' }
  | { kind: 'unseen' }
  | { kind: 'moderators' }
  | { kind: 'topic'; topic: string }
  | { kind: 'wall' };

/** `over`: the day has ended, nobody will look at what still waits. */
export function fateOf(card: OwnCard, clusters: readonly ClusterView[], over = false): Fate {
  if (card.state === 'hidden') return { kind: 'hidden', reason: card.hiddenReason ?? '' };
  if (card.state === 'withdrawn') return { kind: 'withdrawn' };
  if (card.state === 'pending' && card.kind === 'question') return { kind: 'moderators' };
  if (card.state === 'pending') return { kind: over ? 'unseen' : 'waiting' };
  const topic = clusters.find((cluster) => cluster.id === card.clusterId);
  return topic ? { kind: 'topic', topic: topic.title } : { kind: 'wall' };
}

/** Whether the day is over. */
export const ended = ({ head: { stage } }: { head: { stage: Stage } }): boolean =>
  stage === 'follow_up' || stage === 'archived';

/** Whether the running phase takes a card of this kind. */
export function takes(phase: Phase | null, kind: CardKind): boolean {
  if (!phase) return false;
  const place = phase.subStep ? `${phase.kind}.${phase.subStep}` : phase.kind;
  const kinds: Record<string, CardKind[]> = {
    introduction: ['praise'],
    'critique.collect': ['criticism'],
    reversal: ['reversal'],
    'fantasy.collect': ['wish'],
    'implementation.check': ['criticism', 'praise'],
    'implementation.measures': ['measure_idea'],
  };
  return kind === 'question' || kind === 'parked' || (kinds[place] ?? []).includes(kind);
}

/** A card that is on its way or was refused, as the outbox has it. */
export interface Outgoing {
  requestId: string;
  clientKey: string;
  kind: CardKind;
  text: string;
  aboutId: string | null;
  state: Entry['state'];
  answeredAt: number | null;
  refusal: { code: string; params: Record<string, unknown> | null } | null;
}

/** Cards in the outbox that the list of own cards does not have yet, oldest first. */
export function outgoing(entries: readonly Entry[], cards: readonly OwnCard[]): Outgoing[] {
  const known = new Set(cards.map((card) => card.clientKey));
  return entries
    .filter(({ body }) => body.type === 'submitCard' && !known.has(String(body['clientKey'])))
    .map((entry) => ({
      requestId: entry.requestId,
      clientKey: String(entry.body['clientKey']),
      kind: entry.body['kind'] as CardKind,
      text: String(entry.body['text']),
      aboutId: (entry.body['aboutId'] as string | null) ?? null,
      state: entry.state,
      answeredAt: entry.answeredAt,
      refusal: entry.state === 'refused' ? { code: entry.code ?? 'unknown', params: entry.params } : null,
    }));
}
