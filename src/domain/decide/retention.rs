//! What the service itself does when its time has come: nobody can ask for it.

use crate::domain::context::Context;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::participant::{Hash256, Participant};
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;

/// Cuts what ties cards, measures and offers to the people who made them, and ends the tokens of all phones. What was
/// said stays; no version is raised, because nothing changes that anybody sees of another.
pub(super) fn cut_links(workshop: &Workshop, ctx: &mut Context) -> Result<Event, Refusal> {
    let mut changes = Vec::new();
    for card in workshop.cards.values() {
        if card.participant_id.is_some() {
            let mut card = card.clone();
            card.participant_id = None;
            changes.push(Change::Card(card));
        }
    }
    for measure in workshop.measures.values() {
        if measure.participant_id.is_some() || measure.editor.is_some() {
            let mut measure = measure.clone();
            measure.participant_id = None;
            measure.editor = None;
            changes.push(Change::Measure(measure));
        }
    }
    for commitment in workshop.commitments.values() {
        if commitment.participant_id.is_some() {
            let mut commitment = commitment.clone();
            commitment.participant_id = None;
            changes.push(Change::Commitment(commitment));
        }
    }
    // Whoever had nothing to cut keeps a token that opens nothing.
    if !changes.is_empty() {
        for person in workshop.participants.values() {
            let nobody = (ctx.digest)(ctx.id().as_bytes());
            changes.push(Change::Participant(Participant {
                token_hash: Hash256::from_hex(&nobody).ok_or(Refusal::Malformed)?,
                ..person.clone()
            }));
        }
    }
    Ok(Event {
        kind: EventKind::LinksCut,
        subjects: vec![workshop.head.id.0],
        actor: None,
        changes,
    })
}
