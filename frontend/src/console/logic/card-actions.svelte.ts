/** Everything that can be done with a card on the wall, as entries of its menu. */
import { t } from '../../lib/i18n';
import { eye, eyeOff, joins, minus, pencil } from '../../lib/ui/icons';
import type { CardView } from '../../lib/wire.gen';
import type { Desk } from '../state.svelte';

interface Entry {
  label: string;
  icon?: string;
  onselect: () => void;
}

export function cardActions(desk: Desk, card: CardView): Entry[] {
  const alone = desk.state.head.spotlight === card.id;
  const entries: Entry[] = [];
  if (card.kind === 'criticism' || card.kind === 'wish')
    entries.push({
      label: t('console.moveTo'),
      icon: joins,
      onselect: () => (desk.asking = { what: 'move', cardIds: [card.id] }),
    });
  if (card.clusterId)
    entries.push({
      label: t('console.takeOut'),
      icon: minus,
      onselect: () => void desk.act({ type: 'moveCards', cardIds: [card.id], clusterId: null }),
    });
  entries.push(
    {
      label: alone ? t('console.endAlone') : t('console.showAlone'),
      icon: eye,
      onselect: () => void desk.act({ type: 'spotlight', cardId: alone ? null : card.id }),
    },
    {
      label: t('console.rewordOrDomain'),
      icon: pencil,
      onselect: () => (desk.asking = { what: 'reword', cardId: card.id }),
    },
    {
      label: t('console.hideWithReason'),
      icon: eyeOff,
      onselect: () => (desk.asking = { what: 'hide', cardId: card.id }),
    },
  );
  return entries;
}
