import { formatDate, localText, t } from '../lib/i18n';
import type { WorkshopState } from '../lib/live/fold';
import { fateOf } from './fates';
import { measureNumber } from './sheet';

/** One's own cards and measures as data, for whoever wants to go on working with them. No ballots, no pseudonym. */
export function takeAwayData(state: WorkshopState): unknown {
  const { setup, personal } = state;
  return {
    format: 'zukunftswerkstatt-own/1',
    workshop: { id: state.head.id, topic: setup.topic, place: setup.place, startsAt: setup.startsAt },
    cards: (personal?.cards ?? []).map(
      ({ kind, text, originalText, state: stands, hiddenReason, ...card }) => ({
        kind,
        text,
        originalText,
        state: stands,
        hiddenReason,
        topic: state.clusters.find((cluster) => cluster.id === card.clusterId)?.title ?? null,
        writtenAt: card.createdAt,
      }),
    ),
    measures: (personal?.measures ?? []).map(({ number, sheet, state: stands, ofGroup }) => ({
      number,
      sheet,
      state: stands,
      ofGroup,
    })),
  };
}

/** One's own cards and measures as a plain text file: readable everywhere, without this service. */
export function takeAway(state: WorkshopState, more: readonly string[] = []): string {
  const { setup, personal } = state;
  const lines = [setup.topic, [formatDate(setup.startsAt), setup.place].filter(Boolean).join(', '), ''];
  const cards = (personal?.cards ?? []).filter((card) => card.state !== 'withdrawn');
  if (cards.length > 0) lines.push(t('day.cards.title'));
  for (const card of cards) {
    const fate = fateOf(card, state.clusters);
    lines.push(`- ${card.text}${fate.kind === 'topic' ? ` (${fate.topic})` : ''}`);
  }
  const measures = (personal?.measures ?? []).filter(
    (one) => one.number !== null && one.state !== 'withdrawn',
  );
  if (measures.length > 0) lines.push('', t('day.measures.own'));
  for (const { number, sheet } of measures) {
    const who = [sheet.goal, sheet.who, sheet.firstStep].filter(Boolean).join(' · ');
    lines.push(`- ${measureNumber(number ?? 0)} ${sheet.title}${who ? `: ${who}` : ''}`);
  }
  lines.push('', t('day.binding'), localText(setup.bindingStatement), '');
  // What keeps a code in its direction on a screen has no place in a file.
  if (more.length > 0) lines.push(...more.map((line) => line.replace(/[\u2066-\u2069]/g, '')), '');
  return lines.join('\r\n');
}
