//! Cards in the hands of moderators: typed in, approved, hidden, reworded, sorted into life
//! domains, chosen. Every change is a step that can be undone.

use crate::domain::command::{Actor, Command, Suggestion};
use crate::domain::context::Context;
use crate::domain::contribution::{CardKind, CardState, Origin, Relation, ThingKind};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{AccountId, CardId, DomainId};
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;

use super::cards::Draft;
use super::input::{
    card_hints, check_domain, check_not_voted_on, check_version, client_key, each_once,
    on_the_wall, running_phase,
};
use super::moderator;
use super::step::Step;
use super::words::line;

/// Decides one of the commands that [`super::cards`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    match command {
        Command::AddCard(entry) => {
            let draft = Draft {
                client_key: client_key(&entry.client_key)?,
                kind: entry.kind,
                text: line(&entry.text, "text", limits::CARD_TEXT)?,
                domain_id: entry.domain_id,
                about_id: entry.about_id,
            };
            add(workshop, account, draft, entry.origin, ctx)
        }
        Command::ApproveCards { card_ids } => approve(workshop, account, card_ids, ctx),
        Command::HideCard { card_id, reason } => hide(workshop, account, *card_id, reason, ctx),
        Command::ShowCard { card_id } => {
            let mut step = Step::new(workshop, account);
            let mut card = step.card(*card_id)?;
            card.state = CardState::Visible;
            card.hidden_reason = None;
            step.put_card(card);
            Ok(step.finish(EventKind::CardShown, ctx))
        }
        Command::RewordCard {
            card_id,
            version,
            text,
        } => reword(workshop, account, *card_id, *version, text, ctx),
        Command::SetCardDomain {
            card_ids,
            domain_id,
        } => set_domain(workshop, account, card_ids, *domain_id, ctx),
        Command::ChooseCard { card_id, chosen } => {
            running_phase(workshop)?;
            let mut step = Step::new(workshop, account);
            let mut card = step.card(*card_id)?;
            let takes_part = card.kind == CardKind::Wish && card.state == CardState::Visible;
            if *chosen && !takes_part {
                return Err(Refusal::not_found("wish"));
            }
            card.chosen = *chosen;
            step.put_card(card);
            Ok(step.finish(EventKind::CardChosen, ctx))
        }
        Command::DismissSuggestion {
            card_id,
            suggestion,
        } => {
            running_phase(workshop)?;
            let mut step = Step::new(workshop, account);
            let mut card = step.card(*card_id)?;
            match suggestion {
                Suggestion::Duplicate => card.duplicate_of = None,
                Suggestion::Proposal => card.proposed_cluster_id = None,
            }
            step.put_card(card);
            Ok(step.finish(EventKind::SuggestionDismissed, ctx))
        }
        _ => Err(Refusal::NotAllowed),
    }
}

/// What a moderator types in from paper is on the wall at once, in any running phase; a text that
/// may hold personal data or an insult waits for a second look all the same.
fn add(
    workshop: &Workshop,
    account: AccountId,
    draft: Draft,
    origin: Origin,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    if !matches!(origin, Origin::Paper | Origin::Spoken) {
        return Err(Refusal::NotAllowed);
    }
    let phase = running_phase(workshop)?;
    if draft.about_id.is_some_and(|id| !on_the_wall(workshop, id)) {
        return Err(Refusal::not_found("about"));
    }
    let same = workshop
        .cards
        .values()
        .find(|card| card.participant_id.is_none() && card.client_key == draft.client_key);
    if let Some(same) = same {
        return Err(Refusal::Conflict {
            version: same.version,
        });
    }
    let mut card = draft.into_card(workshop, phase.id, ctx)?;
    card.origin = origin;
    if !card.hints.is_empty() {
        card.state = CardState::Pending;
    }
    let mut step = Step::new(workshop, account);
    step.put_card(card);
    Ok(step.finish(EventKind::CardSubmitted, ctx))
}

/// Only what waits is put on the wall. What has left the queue meanwhile is passed over, so that
/// approving twice, or at the same time as another moderator, does no harm.
fn approve(
    workshop: &Workshop,
    account: AccountId,
    ids: &[CardId],
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let mut step = Step::new(workshop, account);
    for mut card in step.cards(&each_once("cardIds", ids)?)? {
        if card.state == CardState::Pending {
            card.state = CardState::Visible;
            step.put_card(card);
        }
    }
    Ok(step.finish(EventKind::CardApproved, ctx))
}

fn hide(
    workshop: &Workshop,
    account: AccountId,
    id: CardId,
    reason: &str,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let mut step = Step::new(workshop, account);
    let mut card = step.card(id)?;
    let reason = line(reason, "reason", limits::REASON)?;
    check_not_voted_on(workshop, id.0)?;
    card.state = CardState::Hidden;
    card.hidden_reason = Some(reason);
    step.put_card(card);
    step.end_spotlight(id);
    Ok(step.finish(EventKind::CardHidden, ctx))
}

/// The first wording stays, however often a card is reworded.
fn reword(
    workshop: &Workshop,
    account: AccountId,
    id: CardId,
    version: u32,
    text: &str,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    running_phase(workshop)?;
    let mut step = Step::new(workshop, account);
    let mut card = step.card(id)?;
    check_version(card.version, version)?;
    check_not_voted_on(workshop, id.0)?;
    let text = line(text, "text", limits::CARD_TEXT)?;
    if text != card.text {
        let before = std::mem::replace(&mut card.text, text);
        card.original_text = card.original_text.or(Some(before));
        card.hints = card_hints([card.text.as_str()]);
        card.duplicate_of = workshop.duplicate_of(card.kind, &card.text, id);
        let it = (ThingKind::Card, id.0);
        step.lineage(it, it, Relation::Reworded, ctx);
        step.put_card(card);
    }
    Ok(step.finish(EventKind::CardReworded, ctx))
}

fn set_domain(
    workshop: &Workshop,
    account: AccountId,
    ids: &[CardId],
    domain_id: Option<DomainId>,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    running_phase(workshop)?;
    check_domain(workshop, domain_id)?;
    let mut step = Step::new(workshop, account);
    for mut card in step.cards(&each_once("cardIds", ids)?)? {
        card.domain_id = domain_id;
        step.put_card(card);
    }
    Ok(step.finish(EventKind::CardDomainSet, ctx))
}
