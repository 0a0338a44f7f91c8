/** What a screen reader is told of the wall beyond the step: votes, results, one card alone, a table, a break, the end. */
import { currentLanguage, formatTime, localeOf, localText, t } from '../../lib/i18n';
import type { WorkshopState } from '../../lib/live/fold';
import { considered } from '../../lib/result/shown';
import type { RoundView } from '../../lib/wire.gen';
import { figuresOf, tooFew } from './figures';
import type { ResultRow } from './result';
import type { Scene } from './scene';
import { splitPrompt } from './words';

/** More names than these nobody keeps in mind. */
const NAMES = 3;

const question = (round: RoundView): string => splitPrompt(localText(round.question)).question;

function names(rows: readonly ResultRow[]): string {
  const said = rows.slice(0, NAMES).map((row) => row.title);
  if (rows.length > NAMES) said.push(t('projector.heard.more', { count: rows.length - NAMES }));
  return new Intl.ListFormat(localeOf(currentLanguage())).format(said);
}

/** Told apart from `heardOf`, when the last row is uncovered: who listens knows no sooner than who looks. */
export function heardResult(round: RoundView, rows: readonly ResultRow[]): string {
  if (considered(round.result) === 0) return t('projector.rank.nobody');
  const about = question(round);
  const told = (
    key: 'projector.heard.paid' | 'projector.heard.tied' | 'projector.heard.first',
    of: ResultRow[],
  ) => t(key, { question: about, names: names(of) });
  if (round.result?.method === 'mes') {
    const paid = rows.filter((row) => (figuresOf(row, 'budget')?.funded ?? null) !== null);
    return paid.length > 0
      ? told('projector.heard.paid', paid)
      : t('projector.heard.nothingPaid', { question: about });
  }
  const first = rows.filter((row) => row.from === 1);
  const words = told(first.length > 1 ? 'projector.heard.tied' : 'projector.heard.first', first);
  return tooFew(round) ? `${words} ${t('projector.result.few')}.` : words;
}

/** Nothing where the step says it all, or the scene tells it itself. */
export function heardOf(scene: Scene, state: WorkshopState): string {
  switch (scene.name) {
    case 'blank':
      return t('projector.blank');
    case 'vote': {
      const [round] = scene.open;
      return round && scene.open.length === 1
        ? t('projector.heard.vote', { question: question(round) })
        : t('projector.heard.votes', { count: scene.open.length });
    }
    case 'counting':
      return t('projector.heard.closed');
    case 'void':
      return [t('projector.rank.void'), scene.round.voidReason].filter(Boolean).join(': ');
    case 'cluster': {
      const card = state.cards.find((one) => one.id === state.head.spotlight);
      return card ? t('projector.heard.card', { text: card.text }) : '';
    }
    case 'present': {
      const { tableNo, name, resultTitle } = scene.group;
      const table = [tableNo > 0 ? t('projector.groups.table', { number: tableNo }) : '', name];
      return t('projector.heard.present', {
        table: table.filter(Boolean).join(', '),
        title: resultTitle || localText(scene.phase.title),
      });
    }
    case 'break': {
      const { endsAt } = state.head.clock;
      return endsAt === null ? '' : t('projector.heard.break', { time: formatTime(endsAt) });
    }
    case 'ended':
      return `${t('projector.ended.thanks')} ${t('projector.ended.after')}`;
    default:
      return '';
  }
}
