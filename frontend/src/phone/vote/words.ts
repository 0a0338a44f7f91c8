/** One's own ballot in words. */
import { t } from '../../lib/i18n';
import type { Ballot, RoundView } from '../../lib/wire.gen';
import { duelOf } from './duels';
import { axesOf } from './form';
import { marksOf, verdictOf } from './marks';
import { placeOf, tiedWithPrevious } from './ranking';

const verdictKeys = { '1': 'vote.votes.agree', '-1': 'vote.votes.disagree', '0': 'vote.votes.pass' } as const;

/** What this ballot says of one option; null if nothing. */
export function choiceOf(round: RoundView, ballot: Ballot | null, option: number): string | null {
  if (!ballot) return null;
  if ('r' in ballot) {
    const place = placeOf(ballot.r, option);
    if (place === null) return null;
    const tied = tiedWithPrevious(ballot.r, option) || (ballot.r[place - 1]?.length ?? 0) > 1;
    return tied ? t('vote.choice.tied', { place }) : t('vote.choice.place', { place });
  }
  if ('s' in ballot) {
    const marks = marksOf(ballot, option);
    if (marks.every((mark) => mark === null)) return null;
    return axesOf(round)
      .map((name, axis) => t('vote.choice.mark', { name, mark: marks[axis] ?? t('vote.rating.none') }))
      .join(' · ');
  }
  if ('v' in ballot) {
    const verdict = verdictOf(ballot, option);
    return verdict === null ? null : t(verdictKeys[`${verdict}`]);
  }
  if ('d' in ballot) {
    const others = round.options.map((_, index) => index).filter((index) => index !== option);
    const results = others.map((other) => duelOf(ballot, [option, other]));
    if (results.every((result) => result === null)) return null;
    const count = (wanted: number): number => results.filter((result) => result === wanted).length;
    return t('vote.choice.duels', { won: count(1), lost: count(-1), even: count(0) });
  }
  return null;
}

/** Indices of the options that the ballot says something of: those first that it puts first. */
export function named(round: RoundView, ballot: Ballot | null): number[] {
  if (ballot && 'r' in ballot) return ballot.r.flat();
  return round.options.map((_, index) => index).filter((index) => choiceOf(round, ballot, index) !== null);
}
