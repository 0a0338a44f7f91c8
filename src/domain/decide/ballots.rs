//! Ballots: what the server accepts while a round is open.
//!
//! One ballot per participant and round; a later one replaces it. Nothing of the event names the
//! participant: the ballot is keyed by what only the phone can make again.

use super::participant;
use crate::domain::command::{Actor, Command};
use crate::domain::contribution::Card;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{CardId, MeasureId, RoundId};
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

/// Type, options, budget, and the most on one option.
fn check(round: &Round, ballot: &Ballot) -> Result<(), Refusal> {
    let fits = matches!(
        (round.ballot_type, ballot),
        (BallotType::Points, Ballot::Points(_)) | (BallotType::Approval, Ballot::Approval(_))
    );
    let points = ballot.points();
    let distinct: BTreeSet<u32> = points.iter().map(|(option, _)| *option).collect();
    let known = |option: &u32| usize::try_from(*option).is_ok_and(|it| it < round.options.len());
    if !fits || distinct.len() != points.len() || !distinct.iter().all(known) {
        return Err(Refusal::InvalidBallot);
    }
    if round.ballot_type == BallotType::Points {
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
    }
    Ok(())
}

/// True if the ballot gives something to a card or measure of the voter's own.
fn names_own(workshop: &Workshop, person: &Participant, round: &Round, ballot: &Ballot) -> bool {
    let own_card = |card: &Card| card.participant_id == Some(person.id);
    ballot
        .points()
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
