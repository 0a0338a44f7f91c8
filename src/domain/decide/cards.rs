//! Cards of participants: sent, edited and taken back by their writers until the phase ends.

use crate::domain::command::{Actor, Command};
use crate::domain::context::Context;
use crate::domain::contribution::{Card, CardHint, CardKind, CardState, Origin};
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{CardId, ClusterId, DomainId, ParticipantId, PhaseId};
use crate::domain::limits;
use crate::domain::phase::{Phase, PhaseKind, SubStep};
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;
use uuid::Uuid;

use super::input::{
    card_hints, check_domain, check_not_voted_on, client_key, on_the_wall, room_for_more,
    running_phase, same_phase,
};
use super::words::line;
use super::{moderation, participant};

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    match command {
        Command::SubmitCard {
            phase_seq,
            client_key: key,
            kind,
            text,
            domain_id,
            about_id,
        } => {
            let phase = same_phase(workshop, *phase_seq)?;
            let me = participant(actor)?;
            let draft = Draft {
                client_key: client_key(key)?,
                kind: *kind,
                text: line(text, "text", limits::CARD_TEXT)?,
                domain_id: *domain_id,
                about_id: *about_id,
            };
            submit(workshop, me, phase, draft, ctx)
        }
        Command::EditCard {
            card_id,
            text,
            domain_id,
        } => {
            let card = own_in_phase(workshop, participant(actor)?, *card_id)?;
            edit(workshop, card, text, *domain_id)
        }
        Command::WithdrawCard { card_id } => {
            let card = own_in_phase(workshop, participant(actor)?, *card_id)?;
            Ok(withdraw(workshop, card))
        }
        Command::ProposeCluster {
            card_id,
            cluster_id,
        } => propose_cluster(workshop, participant(actor)?, *card_id, *cluster_id),
        _ => moderation::decide(workshop, actor, command, ctx),
    }
}

/// A card before it is one.
pub(super) struct Draft {
    pub(super) client_key: String,
    pub(super) kind: CardKind,
    pub(super) text: String,
    pub(super) domain_id: Option<DomainId>,
    pub(super) about_id: Option<Uuid>,
}

impl Draft {
    /// The card, visible, with hints; its writer, origin and state are the caller's.
    pub(super) fn into_card(
        self,
        workshop: &Workshop,
        phase_id: PhaseId,
        ctx: &mut Context,
    ) -> Result<Card, Refusal> {
        room_for_more("cards", workshop.cards.len(), limits::CARDS_PER_WORKSHOP)?;
        check_domain(workshop, self.domain_id)?;
        let id = CardId(ctx.id());
        Ok(Card {
            id,
            order: workshop.index.last_order().saturating_add(1),
            kind: self.kind,
            original_text: None,
            domain_id: self.domain_id,
            phase_id,
            participant_id: None,
            origin: Origin::Device,
            state: CardState::Visible,
            hidden_reason: None,
            cluster_id: None,
            proposed_cluster_id: None,
            about_id: self.about_id,
            chosen: false,
            hints: card_hints([self.text.as_str()]),
            duplicate_of: workshop.duplicate_of(self.kind, &self.text, id),
            text: self.text,
            client_key: self.client_key,
            created_at: ctx.now,
            version: 1,
        })
    }
}

fn submit(
    workshop: &Workshop,
    me: ParticipantId,
    phase: &Phase,
    draft: Draft,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    check_kind(workshop, phase, draft.kind, draft.about_id)?;
    let mine = || workshop.cards_of(me);
    if let Some(same) = mine().find(|card| card.client_key == draft.client_key) {
        return Err(Refusal::Conflict {
            version: same.version,
        });
    }
    let so_far = mine().filter(|card| card.phase_id == phase.id).count();
    room_for_more("cards", so_far, limits::CARDS_PER_PARTICIPANT_AND_PHASE)?;
    let mut card = draft.into_card(workshop, phase.id, ctx)?;
    card.participant_id = Some(me);
    if let Some(person) = workshop.participants.get(&me) {
        card.origin = person.input_mode.origin();
    }
    card.state = first_state(workshop, card.kind, &card.hints);
    Ok(event(EventKind::CardSubmitted, card))
}

/// Questions and feedback are for the moderators; everything else goes to the wall at once, unless
/// cards wait for approval or the text may hold personal data or an insult.
fn first_state(workshop: &Workshop, kind: CardKind, hints: &[CardHint]) -> CardState {
    let waits = workshop.head.setup.pre_approval || kind == CardKind::Question || !hints.is_empty();
    if waits {
        CardState::Pending
    } else {
        CardState::Visible
    }
}

/// Which cards a phase takes. Questions and parked thoughts have a place in every phase.
fn check_kind(
    workshop: &Workshop,
    phase: &Phase,
    kind: CardKind,
    about: Option<Uuid>,
) -> Result<(), Refusal> {
    use {CardKind as C, PhaseKind as P, SubStep as S};
    match (phase.kind, phase.sub_step, kind) {
        (_, _, C::Question | C::Parked)
        | (P::Introduction, _, C::Praise)
        | (P::Critique, Some(S::Collect), C::Criticism)
        | (P::Fantasy, Some(S::Collect), C::Wish)
        | (P::Implementation, Some(S::Measures), C::MeasureIdea) => match about {
            Some(id) if !on_the_wall(workshop, id) => Err(Refusal::not_found("about")),
            _ => Ok(()),
        },
        (P::Reversal, _, C::Reversal) => match about {
            Some(id) if !cluster_in_use(workshop, id) => Err(Refusal::not_found("cluster")),
            _ => Ok(()),
        },
        (P::Implementation, Some(S::Check), C::Criticism | C::Praise) => {
            let wish = about.and_then(|id| workshop.cards.get(&CardId(id)));
            match wish {
                Some(wish) if wish.chosen && wish.state == CardState::Visible => Ok(()),
                _ => Err(Refusal::not_found("wish")),
            }
        }
        (P::Fantasy, _, C::Criticism) => Err(Refusal::NoCriticismNow),
        _ => Err(Refusal::WrongPhase),
    }
}

fn cluster_in_use(workshop: &Workshop, id: Uuid) -> bool {
    let cluster = workshop.clusters.get(&ClusterId(id));
    cluster.is_some_and(|cluster| !cluster.retired)
}

/// One's own card that was not taken back. A foreign one is as unknown as one that never was.
fn own(workshop: &Workshop, me: ParticipantId, id: CardId) -> Result<&Card, Refusal> {
    let card = workshop.cards.get(&id);
    card.filter(|card| card.participant_id == Some(me) && card.state != CardState::Withdrawn)
        .ok_or_else(|| Refusal::not_found("card"))
}

/// One's own card, while the phase runs in which it was written.
fn own_in_phase(workshop: &Workshop, me: ParticipantId, id: CardId) -> Result<&Card, Refusal> {
    let card = own(workshop, me, id)?;
    if workshop.head.clock.phase_id != Some(card.phase_id) {
        return Err(Refusal::PhaseEnded);
    }
    check_not_voted_on(workshop, id.0)?;
    Ok(card)
}

/// A hidden card stays hidden: its writer has to look at the reason first.
fn edit(
    workshop: &Workshop,
    card: &Card,
    text: &str,
    domain_id: Option<DomainId>,
) -> Result<Event, Refusal> {
    if card.state == CardState::Hidden {
        return Err(Refusal::Conflict {
            version: card.version,
        });
    }
    let mut card = card.clone();
    card.text = line(text, "text", limits::CARD_TEXT)?;
    check_domain(workshop, domain_id)?;
    card.domain_id = domain_id;
    card.original_text = None;
    card.hints = card_hints([card.text.as_str()]);
    card.duplicate_of = workshop.duplicate_of(card.kind, &card.text, card.id);
    card.state = first_state(workshop, card.kind, &card.hints);
    card.version = card.version.saturating_add(1);
    let spotlit = (card.state == CardState::Pending).then_some(card.id);
    Ok(with_spotlight(
        workshop,
        spotlit,
        event(EventKind::CardEdited, card),
    ))
}

fn withdraw(workshop: &Workshop, card: &Card) -> Event {
    let mut card = card.clone();
    card.state = CardState::Withdrawn;
    card.hidden_reason = None;
    card.version = card.version.saturating_add(1);
    let left = Some(card.id);
    with_spotlight(workshop, left, event(EventKind::CardWithdrawn, card))
}

/// A card that leaves the wall is not shown alone on the projector any more.
fn with_spotlight(workshop: &Workshop, left: Option<CardId>, mut event: Event) -> Event {
    if left.is_some() && workshop.head.spotlight == left {
        let mut head = workshop.head.clone();
        head.spotlight = None;
        event.changes.push(Change::Head(Box::new(head)));
    }
    event
}

/// While cards are collected or sorted, a writer may say where an own card belongs.
fn propose_cluster(
    workshop: &Workshop,
    me: ParticipantId,
    card_id: CardId,
    cluster_id: Option<ClusterId>,
) -> Result<Event, Refusal> {
    let phase = running_phase(workshop)?;
    if !matches!(phase.sub_step, Some(SubStep::Collect | SubStep::Cluster)) {
        return Err(Refusal::WrongPhase);
    }
    let mut card = own(workshop, me, card_id)?.clone();
    if cluster_id.is_some_and(|id| !cluster_in_use(workshop, id.0)) {
        return Err(Refusal::not_found("cluster"));
    }
    card.proposed_cluster_id = cluster_id;
    card.version = card.version.saturating_add(1);
    Ok(event(EventKind::ClusterProposed, card))
}

fn event(kind: EventKind, card: Card) -> Event {
    Event {
        kind,
        subjects: vec![card.id.0],
        actor: None,
        changes: vec![Change::Card(card)],
    }
}
