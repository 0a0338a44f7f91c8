/** How to vote: one sentence per instrument. */
import { localText, t } from '../../lib/i18n';
import type { RoundView } from '../../lib/wire.gen';

export function howTo(round: RoundView): string {
  const { axes, budget, places } = round.settings;
  switch (round.ballotType) {
    case 'points':
      return t(budget ? 'projector.how.pointsBudget' : 'projector.how.points', {
        count: round.dotsPerPerson,
      });
    case 'approval':
      return t(budget ? 'projector.how.budget' : 'projector.how.approval');
    case 'rating':
      return axes
        ? t('projector.how.ratingAxes', { first: localText(axes.first), second: localText(axes.second) })
        : t('projector.how.rating');
    case 'ranking':
      return t('projector.how.ranking', { count: places });
    case 'votes':
      return t('projector.how.votes');
    case 'pairwise':
      return t('projector.how.pairwise');
  }
}
