/** Does the next step, after asking where it cannot be undone. */
import { localText, t } from '../../lib/i18n';
import type { Desk } from '../state.svelte';
import { nextStep } from './next';

export function runNext(desk: Desk): void {
  const next = nextStep(desk.state);
  const ask = (title: string, text: string, action: string, run: () => void): void => {
    desk.asking = { what: 'confirm', title, text, action, run };
  };
  switch (next.kind) {
    case 'takeOver':
      void desk.act({ type: 'takeOver' });
      return;
    case 'open':
      void desk.act({ type: 'openWorkshop' });
      return;
    case 'phase':
      if (next.hint === 'pending') {
        ask(
          t('console.pendingTitle', { count: next.count }),
          t('console.pendingText', { count: next.count }),
          t('console.nextPhase', { title: localText(next.phase.title) }),
          () => void desk.act({ type: 'nextPhase' }),
        );
        return;
      }
      void desk.act({ type: 'nextPhase' });
      return;
    case 'resume':
      void desk.act({ type: 'nextPhase' });
      return;
    case 'prepareRound':
      desk.askRound();
      return;
    case 'openRounds':
      void desk.act({ type: 'openRounds', roundIds: next.rounds.map((round) => round.id) });
      return;
    case 'closeRounds': {
      const ids = next.rounds.map((round) => round.id);
      ask(
        t('console.closeTitle', { count: ids.length }),
        t('console.closeText'),
        t('console.closeRounds', { count: ids.length }),
        () => void desk.act({ type: 'closeRounds', roundIds: ids }),
      );
      return;
    }
    case 'reveal':
      void desk.act({ type: 'revealRound', roundId: next.round.id });
      return;
    case 'freeze':
      ask(
        t('console.freezeTitle'),
        t('console.freezeText'),
        t('console.freeze'),
        () => void desk.act({ type: 'freezeResults' }),
      );
      return;
    case 'followUp':
      ask(
        t('console.endDayTitle'),
        t('console.endDayText'),
        t('console.endDay'),
        () => void desk.act({ type: 'startFollowUp' }),
      );
      return;
    case 'archive':
      ask(
        t('console.archiveTitle'),
        t('console.archiveText'),
        t('console.archive'),
        () => void desk.act({ type: 'archive' }),
      );
      return;
    case 'none':
  }
}
