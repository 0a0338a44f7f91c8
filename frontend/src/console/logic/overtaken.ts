/** What another moderator has just done, as a sentence: who, what, and what holds now. */
import { localText, t } from '../../lib/i18n';
import type { Expected, RoundDraft } from '../../lib/wire.gen';
import type { Desk } from '../state.svelte';

/** What `overtaken` says (domain/refusal.rs). */
export interface Overtaken {
  seen: Expected;
  now: Expected | null;
  by: string | null;
}

export function isOvertaken(refusal: { code: string; params: Record<string, unknown> }): boolean {
  return refusal.code === 'overtaken';
}

/** The sentence. Ends with the other one's words, so that they can be compared. */
export function overtakenText(desk: Desk, params: Record<string, unknown>): string {
  const { seen, now, by } = params as unknown as Overtaken;
  const who = desk.nameOf(by) ?? t('console.somebody');
  const card = (id: string | null): string => desk.cardsById.get(id ?? '')?.text ?? '';
  const topic = (id: string | null): string => desk.clustersById.get(id ?? '')?.title ?? '';
  const table = (id: string | null): string => {
    const group = desk.state.smallGroups.find((one) => one.id === id);
    return group ? desk.tableName(group) : '';
  };
  if (!now) return t('console.overtakenBy.gone', { who });
  switch (now.of) {
    case 'phase':
      return t('console.overtakenBy.phase', { who, phase: desk.phase ? localText(desk.phase.title) : '' });
    case 'spotlight':
      return now.cardId
        ? t('console.overtakenBy.spotlight', { who, card: card(now.cardId) })
        : t('console.overtakenBy.spotlightOff', { who });
    case 'presenting':
      return now.smallGroupId
        ? t('console.overtakenBy.presenting', { who, table: table(now.smallGroupId) })
        : t('console.overtakenBy.presentingOff', { who });
    case 'withoutDevice':
      return t('console.overtakenBy.people', { who, count: now.people });
    case 'cardPlace':
      return now.clusterId
        ? t('console.overtakenBy.place', {
            who,
            card: card(now.cardId),
            from: place(desk, seen),
            to: topic(now.clusterId),
          })
        : t('console.overtakenBy.placeOut', { who, card: card(now.cardId), from: place(desk, seen) });
    case 'cardDomain':
      return t('console.overtakenBy.domain', {
        who,
        card: card(now.cardId),
        to: desk.domainName(now.domainId),
      });
    case 'cardText':
      return t('console.overtakenBy.text', { text: now.text });
    case 'cardState':
      return now.state === 'hidden'
        ? t('console.overtakenBy.hidden', { who, card: card(now.cardId), reason: now.hiddenReason ?? '' })
        : t('console.overtakenBy.shown', { who, card: card(now.cardId) });
    case 'clusterName':
      return t('console.overtakenBy.topic', {
        who,
        title: now.title,
        domain: desk.domainName(now.domainId),
      });
    case 'clusterAim':
      return now.cardId
        ? t('console.overtakenBy.aim', { who, card: card(now.cardId) })
        : t('console.overtakenBy.aimOff', { who, title: topic(now.clusterId) });
    case 'round':
      return t('console.overtakenBy.round', { who, changes: changes(seen, now.round) });
    case 'measureState':
      return now.state === 'hidden'
        ? t('console.overtakenBy.measureHidden', { who, reason: now.hiddenReason ?? '' })
        : t('console.overtakenBy.measureShown', { who });
    case 'commitment':
      return t('console.overtakenBy.commitment', {
        who,
        text: [now.what, now.who, now.byWhen].filter(Boolean).join(' · '),
      });
    case 'tables':
      return t('console.overtakenBy.tables', { count: now.tables.length });
    case 'tableMessage':
      return now.text
        ? t('console.overtakenBy.message', { who, table: table(now.smallGroupId), text: now.text })
        : t('console.overtakenBy.messageOff', { who, table: table(now.smallGroupId) });
  }
}

/** Where the card lay before. */
function place(desk: Desk, seen: Expected): string {
  const id = seen.of === 'cardPlace' ? seen.clusterId : null;
  return id ? (desk.clustersById.get(id)?.title ?? t('console.loose')) : t('console.loose');
}

/** What differs of a round, in a moderator's words. */
function changes(seen: Expected, now: RoundDraft): string {
  const before = seen.of === 'round' ? seen.round : null;
  const same = (field: keyof RoundDraft): boolean =>
    before !== null && JSON.stringify(before[field]) === JSON.stringify(now[field]);
  const parts = [
    same('question') ? '' : localText(now.question),
    same('ballotType') ? '' : t(`console.instrument.${now.ballotType}`),
    same('optionIds') ? '' : t('console.optionsNumber', { count: now.optionIds.length }),
    same('dotsPerPerson') ? '' : t('console.dotsNumber', { count: now.dotsPerPerson ?? 0 }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t('console.otherSettings');
}
