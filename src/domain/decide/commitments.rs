//! Commitments: offered by participants, confirmed by moderators.

use crate::domain::command::{Actor, Command, CommitmentEntry, CommitmentOffer};
use crate::domain::context::Context;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, CommitmentId, MeasureId};
use crate::domain::limits;
use crate::domain::measure::{Commitment, CommitmentState, MeasureState};
use crate::domain::phase::{PhaseKind, SubStep};
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;

use super::input::{check_version, room_for_more, running_phase};
use super::words::{line, line_or_empty};
use super::{moderator, participant};

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let phase = running_phase(workshop)?;
    match command {
        Command::ProposeCommitment(CommitmentOffer {
            measure_id,
            what,
            who,
            by_when,
            consent,
        }) => {
            let me = participant(actor)?;
            if !phase.is(PhaseKind::Implementation, SubStep::Commit) {
                return Err(Refusal::WrongPhase);
            }
            let mine = workshop.commitments.values();
            let mine = mine.filter(|it| it.participant_id == Some(me)).count();
            room_for_more("commitments", mine, limits::COMMITMENTS_PER_PARTICIPANT)?;
            let mut offer = new(workshop, ctx)?;
            fill(
                workshop,
                &mut offer,
                *measure_id,
                [what, who, by_when],
                *consent,
            )?;
            offer.participant_id = Some(me);
            Ok(saved(EventKind::CommitmentProposed, offer, None))
        }
        Command::ConfirmCommitment(CommitmentEntry {
            commitment_id,
            version,
            measure_id,
            what,
            who,
            by_when,
            consent,
        }) => {
            let account = moderator(actor)?;
            let mut it = match commitment_id {
                Some(id) => {
                    let it = standing(workshop, *id)?;
                    check_version(it.version, version.unwrap_or_default())?;
                    it
                }
                None => new(workshop, ctx)?,
            };
            fill(
                workshop,
                &mut it,
                *measure_id,
                [what, who, by_when],
                *consent,
            )?;
            let kind = if it.state == CommitmentState::Confirmed {
                EventKind::CommitmentEdited
            } else {
                EventKind::CommitmentConfirmed
            };
            it.state = CommitmentState::Confirmed;
            Ok(saved(kind, it, Some(account)))
        }
        Command::DropCommitment { commitment_id } => {
            let account = moderator(actor)?;
            let mut it = standing(workshop, *commitment_id)?;
            it.state = CommitmentState::Dropped;
            Ok(saved(EventKind::CommitmentDropped, it, Some(account)))
        }
        _ => Err(Refusal::NotAllowed),
    }
}

fn new(workshop: &Workshop, ctx: &mut Context) -> Result<Commitment, Refusal> {
    let all = &workshop.commitments;
    room_for_more("commitments", all.len(), limits::COMMITMENTS_PER_WORKSHOP)?;
    let last = all.values().map(|it| it.order).max().unwrap_or(0);
    Ok(Commitment {
        id: CommitmentId(ctx.id()),
        order: last.saturating_add(1),
        measure_id: None,
        what: String::new(),
        who: String::new(),
        by_when: String::new(),
        state: CommitmentState::Proposed,
        participant_id: None,
        version: 0,
    })
}

/// What is required; by when may still be open. A name is required and stored where there is
/// consent, else there is none: the offer is somebody's of the room. The measure is one on the list, or the
/// one that the commitment already belongs to.
fn fill(
    workshop: &Workshop,
    it: &mut Commitment,
    measure_id: Option<MeasureId>,
    [what, who, by_when]: [&str; 3],
    consent: bool,
) -> Result<(), Refusal> {
    let on_the_list = |id: &MeasureId| {
        let measure = workshop.measures.get(id);
        measure.is_some_and(|measure| measure.state == MeasureState::Visible)
    };
    if measure_id != it.measure_id && measure_id.is_some_and(|id| !on_the_list(&id)) {
        return Err(Refusal::not_found("measure"));
    }
    it.measure_id = measure_id;
    it.what = line(what, "what", limits::COMMITMENT_WHAT)?;
    it.who = if consent {
        line(who, "who", limits::COMMITMENT_WHO)?
    } else {
        String::new()
    };
    it.by_when = line_or_empty(by_when, "byWhen", limits::COMMITMENT_BY_WHEN)?;
    Ok(())
}

/// A commitment that was not dropped.
fn standing(workshop: &Workshop, id: CommitmentId) -> Result<Commitment, Refusal> {
    let it = workshop.commitments.get(&id);
    it.filter(|it| it.state != CommitmentState::Dropped)
        .cloned()
        .ok_or_else(|| Refusal::not_found("commitment"))
}

fn saved(kind: EventKind, mut it: Commitment, actor: Option<AccountId>) -> Event {
    it.version = it.version.saturating_add(1);
    Event {
        kind,
        subjects: vec![it.id.0],
        actor,
        changes: vec![Change::Commitment(it)],
    }
}
