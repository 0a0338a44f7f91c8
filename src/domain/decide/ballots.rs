//! Ballots: what the server accepts while a round is open.
//!
//! One ballot per participant and round; a later one replaces it. Nothing of the event names the
//! participant: the ballot is keyed by what only the phone can make again.

use super::participant;
use crate::domain::command::{Actor, Command};
use crate::domain::contribution::Card;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{CardId, MeasureId, RoundId};
use crate::domain::limits;
use crate::domain::participant::Participant;
use crate::domain::refusal::Refusal;
use crate::domain::round::{Ballot, BallotType, ObjectKind, OpenBallot, Round, RoundState};
use crate::domain::workshop::Workshop;
use std::collections::BTreeSet;

/// Decides `castBallot`.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
) -> Result<Event, Refusal> {
    let Command::CastBallot {
        round_id,
        revision,
        ballot,
    } = command
    else {
        return Err(Refusal::Malformed);
    };
    let person = workshop
        .participants
        .get(&participant(actor)?)
        .ok_or_else(|| Refusal::not_found("participant"))?;
    let Actor::Participant {
        voter_key: Some(voter_key),
        ..
    } = actor
    else {
        return Err(Refusal::NotAllowed);
    };
    let round = workshop
        .rounds
        .get(round_id)
        .filter(|round| round.state != RoundState::Draft)
        .ok_or_else(|| Refusal::not_found("round"))?;
    if round.state != RoundState::Open {
        return Err(Refusal::RoundClosed);
    }
    let earlier = workshop
        .ballots
        .get(round_id)
        .and_then(|it| it.ballots.get(&voter_key));
    if let Some(earlier) = earlier {
        if earlier.revision == *revision && earlier.ballot == *ballot {
            return Ok(cast(*round_id, None));
        }
        if earlier.revision >= *revision {
            return Err(Refusal::StaleBallot {
                revision: earlier.revision,
            });
        }
    }
    check(round, ballot)?;
    if !round.own_allowed && names_own(workshop, person, round, ballot) {
        return Err(Refusal::OwnProposal);
    }
    Ok(cast(
        *round_id,
        Some(OpenBallot {
            voter_key,
            revision: *revision,
            group_id: person.group_id,
            ballot: ballot.clone(),
        }),
    ))
}

fn cast(round_id: RoundId, ballot: Option<OpenBallot>) -> Event {
    Event {
        kind: EventKind::BallotCast,
        subjects: Vec::new(),
        actor: None,
        changes: ballot
            .into_iter()
            .map(|ballot| Change::Ballot { round_id, ballot })
            .collect(),
    }
}

/// Type, options, budget, and the most on one option; places, marks and duels as the instrument wants them.
pub(super) fn check(round: &Round, ballot: &Ballot) -> Result<(), Refusal> {
    match (round.ballot_type, ballot) {
        (BallotType::Points, Ballot::Points(points)) => {
            named_once(round, points.iter().map(|(option, _)| *option))?;
            dots(round, points)
        }
        (BallotType::Approval, Ballot::Approval(options)) => {
            named_once(round, options.iter().copied())
        }
        (BallotType::Rating, Ballot::Rating(ratings)) => {
            named_once(round, ratings.iter().map(|(option, ..)| *option))?;
            let mark = |mark: &Option<u8>| mark.is_none_or(|mark| (1..=5).contains(&mark));
            all(ratings
                .iter()
                .all(|(_, first, second)| mark(first) && mark(second)))
        }
        (BallotType::Ranking, Ballot::Ranking(tiers)) => {
            named_once(round, tiers.iter().flatten().copied())?;
            all(tiers.iter().all(|tier| !tier.is_empty()))?;
            let listed: usize = tiers.iter().map(Vec::len).sum();
            if u32::try_from(listed).is_ok_and(|listed| listed <= round.settings.places) {
                Ok(())
            } else {
                Err(Refusal::OverBudget {
                    limit: round.settings.places,
                })
            }
        }
        (BallotType::Votes, Ballot::Votes(votes)) => {
            named_once(round, votes.iter().map(|(option, _)| *option))?;
            all(votes.iter().all(|(_, vote)| (-1..=1).contains(vote)))
        }
        (BallotType::Pairwise, Ballot::Duels(duels)) => {
            if duels.len() > limits::DUELS_PER_BALLOT {
                return Err(Refusal::OverBudget {
                    limit: u32::try_from(limits::DUELS_PER_BALLOT).unwrap_or(u32::MAX),
                });
            }
            let pairs: BTreeSet<_> = duels
                .iter()
                .map(|(one, other, _)| (one.min(other), one.max(other)))
                .collect();
            let fair = |(one, other, verdict): &(u32, u32, i8)| {
                one != other
                    && known(round, *one)
                    && known(round, *other)
                    && (-1..=1).contains(verdict)
            };
            all(pairs.len() == duels.len() && duels.iter().all(fair))
        }
        _ => Err(Refusal::InvalidBallot),
    }
}

fn all(fits: bool) -> Result<(), Refusal> {
    if fits {
        Ok(())
    } else {
        Err(Refusal::InvalidBallot)
    }
}

fn known(round: &Round, option: u32) -> bool {
    usize::try_from(option).is_ok_and(|it| it < round.options.len())
}

/// Every option is on the list, and none is named twice.
fn named_once(round: &Round, options: impl Iterator<Item = u32>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for option in options {
        if !known(round, option) || !seen.insert(option) {
            return Err(Refusal::InvalidBallot);
        }
    }
    Ok(())
}

fn dots(round: &Round, points: &[(u32, u32)]) -> Result<(), Refusal> {
    let sum = points
        .iter()
        .fold(0u32, |sum, (_, points)| sum.saturating_add(*points));
    if sum > round.dots_per_person {
        return Err(Refusal::OverBudget {
            limit: round.dots_per_person,
        });
    }
    if points
        .iter()
        .any(|(_, points)| *points > round.max_dots_per_option)
    {
        return Err(Refusal::OverOptionLimit {
            limit: round.max_dots_per_option,
        });
    }
    Ok(())
}

/// The same vote always in the same words: sorted, without what says nothing.
pub(super) fn normal(ballot: &Ballot) -> Ballot {
    match ballot.clone() {
        Ballot::Points(mut points) => {
            points.retain(|(_, points)| *points > 0);
            points.sort_unstable();
            Ballot::Points(points)
        }
        Ballot::Approval(mut options) => {
            options.sort_unstable();
            Ballot::Approval(options)
        }
        Ballot::Rating(mut ratings) => {
            ratings.retain(|(_, first, second)| first.is_some() || second.is_some());
            ratings.sort_unstable();
            Ballot::Rating(ratings)
        }
        Ballot::Ranking(mut tiers) => {
            for tier in &mut tiers {
                tier.sort_unstable();
            }
            Ballot::Ranking(tiers)
        }
        Ballot::Votes(mut votes) => {
            votes.sort_unstable();
            Ballot::Votes(votes)
        }
        Ballot::Duels(duels) => {
            let mut duels: Vec<_> = duels
                .into_iter()
                .map(|(one, other, verdict)| {
                    if one < other {
                        (one, other, verdict)
                    } else {
                        (other, one, verdict.saturating_neg())
                    }
                })
                .collect();
            duels.sort_unstable();
            Ballot::Duels(duels)
        }
    }
}

/// True if the ballot gives something to a card or measure of the voter's own.
fn names_own(workshop: &Workshop, person: &Participant, round: &Round, ballot: &Ballot) -> bool {
    let own_card = |card: &Card| card.participant_id == Some(person.id);
    ballot
        .support()
        .iter()
        .filter(|(_, points)| *points > 0)
        .any(|(option, _)| {
            let option = usize::try_from(*option)
                .ok()
                .and_then(|index| round.options.get(index));
            option.is_some_and(|option| match round.object_kind {
                ObjectKind::Contribution | ObjectKind::Wish => {
                    workshop.cards.get(&CardId(option.id)).is_some_and(own_card)
                }
                ObjectKind::Measure => workshop.measures.get(&MeasureId(option.id)).is_some_and(
                    |measure| match measure.small_group_id {
                        Some(group) => person.small_group_id == Some(group),
                        None => measure.participant_id == Some(person.id),
                    },
                ),
                ObjectKind::Cluster => false,
            })
        })
}
