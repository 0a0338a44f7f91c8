/** What one may do on a ballot, in one sentence: on the desk, on the phone's picture and on paper. */
import { t } from '../../../lib/i18n';
import type { BallotType } from '../../../lib/wire.gen';

export interface BallotRule {
  ballotType: BallotType;
  dotsPerPerson: number;
  maxDotsPerOption: number;
  places: number;
}

export function ballotRule({ ballotType, dotsPerPerson, maxDotsPerOption, places }: BallotRule): string {
  switch (ballotType) {
    case 'points':
      return t('console.dotsRule', { count: dotsPerPerson, max: maxDotsPerOption });
    case 'approval':
      return t('console.approvalRule');
    case 'rating':
      return t('console.ratingRule');
    case 'ranking':
      return t('console.rankingRule', { count: places });
    case 'votes':
      return t('console.votesRule');
    case 'pairwise':
      return t('console.pairwiseRule');
  }
}
