/** The last steps by name, newest first; choosing one takes back everything since then, too. */
import { t, translate } from '../../lib/i18n';
import { undo2 } from '../../lib/ui/icons';
import type { UndoView } from '../../lib/wire.gen';
import type { Desk } from '../state.svelte';

/** So many are offered; the server keeps a few more. */
const OFFERED = 8;
const LONGEST = 40;

function shorten(text: string): string {
  const points = [...text];
  return points.length <= LONGEST
    ? text
    : `${points
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}

/** Such as *Karte verborgen: „Funkloch am Bahnhof“*; of several cards at once none is named. */
export function stepName(desk: Desk, step: UndoView): string {
  const name = translate(`console.undoKind.${step.kind}`, { count: step.count });
  const card = step.count === 1 ? desk.cardsById.get(step.subject ?? '')?.text : undefined;
  const title = desk.clustersById.get(step.subject ?? '')?.title ?? card;
  return title ? t('console.undoNamed', { name, title: shorten(title) }) : name;
}

/** Entries of the menu. More than one step is asked about, with all their names. */
export function lastSteps(desk: Desk): { label: string; icon: string; onselect: () => void }[] {
  const steps = desk.state.undo.slice(-OFFERED).reverse();
  return steps.map((step, index) => ({
    label: stepName(desk, step),
    icon: undo2,
    onselect: () => {
      const gone = steps.slice(0, index + 1);
      if (index === 0) void undoAll(desk, gone);
      else
        desk.asking = {
          what: 'confirm',
          title: t('console.undoSeveral', { count: gone.length }),
          text: gone.map((one) => stepName(desk, one)).join(' · '),
          action: t('console.undoSeveral', { count: gone.length }),
          run: () => void undoAll(desk, gone),
        };
    },
  }));
}

/** Undoes one after the other; stops where that is refused. */
async function undoAll(desk: Desk, steps: readonly UndoView[]): Promise<void> {
  for (const { id } of steps) {
    const outcome = await desk.act({ type: 'undo', undoId: id });
    if (!outcome.ok) return;
  }
}
