/** Forms of the instruments beyond dots and approvals: one file, fetched once the first screen is quiet. */
import type { Component } from 'svelte';
import type { BallotType, RoundView } from '../../lib/wire.gen';
import { t } from '../../lib/i18n';
import Choice from './Choice.svelte';
import DuelsForm from './DuelsForm.svelte';
import type { FormProps } from './form';
import RankingForm from './RankingForm.svelte';
import RatingForm from './RatingForm.svelte';
import VotesForm from './VotesForm.svelte';

export type Instrument = Exclude<BallotType, 'points' | 'approval'>;

export const forms: Record<Instrument, Component<FormProps, object, 'step'>> = {
  ranking: RankingForm,
  rating: RatingForm,
  votes: VotesForm,
  pairwise: DuelsForm,
};

/** What to do, in one sentence, and how it is counted, in another. */
export function explain(round: RoundView): { lead: string; counted: string } {
  switch (round.ballotType) {
    case 'ranking':
      return {
        lead:
          round.settings.places >= round.options.length
            ? t('vote.ranking.leadAll')
            : t('vote.ranking.lead', { count: round.settings.places }),
        counted: t('vote.ranking.counted'),
      };
    case 'rating':
      return { lead: t('vote.rating.lead'), counted: t('vote.rating.counted') };
    case 'votes':
      return { lead: t('vote.votes.lead'), counted: t('vote.votes.counted') };
    default:
      return { lead: t('vote.duels.lead'), counted: t('vote.duels.counted') };
  }
}

export { Choice };
