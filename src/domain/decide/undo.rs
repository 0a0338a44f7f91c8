//! Undo: the last step of the moderators is taken back, by name.
//!
//! Only what the step changed is put back, and only if it still is as the step left it. What
//! others did since to the same card (a new text, a withdrawal) is never lost: either it is
//! untouched by the undo, or the undo is refused.

use crate::domain::command::{Actor, Command};
use crate::domain::context::Context;
use crate::domain::contribution::{
    Card, CardState, CardStep, Cluster, ClusterStep, Relation, ThingKind,
};
use crate::domain::event::Event;
use crate::domain::ids::{CardId, ClusterId};
use crate::domain::refusal::Refusal;
use crate::domain::round::RoundState;
use crate::domain::workshop::Workshop;
use uuid::Uuid;

use super::input::{card_hints, check_not_voted_on, running_phase};
use super::moderator;
use super::step::{Step, card_place, cluster_place};

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    running_phase(workshop)?;
    let Command::Undo { undo_id } = command else {
        return Err(Refusal::NotAllowed);
    };
    let last = workshop.undo.last().ok_or(Refusal::NothingToUndo)?;
    if last.id != *undo_id {
        return Err(Refusal::CannotUndo);
    }
    let mut step = Step::new(workshop, account);
    for done in &last.clusters {
        undo_cluster(workshop, &mut step, done, ctx)?;
    }
    for done in &last.cards {
        undo_card(workshop, &mut step, done, ctx)?;
    }
    for done in &last.clusters {
        let emptied = |card: &Card| card.cluster_id != Some(done.id);
        if done.before.retired && !step.all_cards().all(emptied) {
            return Err(Refusal::CannotUndo);
        }
    }
    Ok(step.finish_undo(last.id))
}

fn undo_cluster(
    workshop: &Workshop,
    step: &mut Step,
    done: &ClusterStep,
    ctx: &mut Context,
) -> Result<(), Refusal> {
    let cluster = workshop.clusters.get(&done.id);
    let mut cluster: Cluster = cluster.cloned().ok_or(Refusal::CannotUndo)?;
    let (before, after) = (&done.before, &done.after);
    if cluster_place(&cluster) != *after {
        return Err(Refusal::CannotUndo);
    }
    let only_the_aim = before.title == after.title
        && before.short_title == after.short_title
        && before.retired == after.retired;
    if !only_the_aim {
        check_not_voted_on(workshop, done.id.0)?;
    }
    if before.retired && !after.retired {
        check_not_built_upon(workshop, done.id.0)?;
    }
    cluster.title.clone_from(&before.title);
    cluster.short_title.clone_from(&before.short_title);
    cluster.domain_id = before.domain_id;
    cluster.aim_id = before.aim_id;
    cluster.retired = before.retired;
    step.put_cluster(cluster);
    let it = (ThingKind::Cluster, done.id.0);
    step.lineage(it, it, Relation::Undone, ctx);
    Ok(())
}

fn undo_card(
    workshop: &Workshop,
    step: &mut Step,
    done: &CardStep,
    ctx: &mut Context,
) -> Result<(), Refusal> {
    let card = workshop.cards.get(&done.id);
    let mut card: Card = card.cloned().ok_or(Refusal::CannotUndo)?;
    let (before, after) = (&done.before, &done.after);
    let now = card_place(&card, after.wording.is_some());
    let mut differs = false;
    /// Puts a field back if the step changed it; it must still be as the step left it.
    macro_rules! put_back {
        ($field:ident) => {
            if before.$field != after.$field {
                differs |= now.$field != after.$field;
                card.$field.clone_from(&before.$field);
            }
        };
    }
    put_back!(state);
    put_back!(hidden_reason);
    put_back!(domain_id);
    put_back!(about_id);
    put_back!(chosen);
    put_back!(proposed_cluster_id);
    if before.wording.is_none() {
        put_back!(duplicate_of);
    }
    if before.wording != after.wording {
        differs |= now.wording != after.wording;
        if let Some((text, original)) = &before.wording {
            check_not_voted_on(workshop, card.id.0)?;
            card.text.clone_from(text);
            card.original_text.clone_from(original);
            card.hints = card_hints([card.text.as_str()]);
            card.duplicate_of = workshop.duplicate_of(card.kind, &card.text, card.id);
        }
    }
    if before.cluster_id != after.cluster_id {
        differs |= now.cluster_id != after.cluster_id;
        let home = before.cluster_id.map(|id| step.cluster(id)).transpose();
        differs |= home.is_err();
        if let Some(left) = after.cluster_id {
            step.card_lineage(card.id, left, Relation::Undone, ctx);
        }
        if let Some(back) = before.cluster_id {
            step.card_lineage(card.id, back, Relation::Grouped, ctx);
        }
        card.cluster_id = before.cluster_id;
    }
    if differs {
        return Err(Refusal::CannotUndo);
    }
    if card.state != CardState::Visible {
        check_not_voted_on(workshop, card.id.0)?;
        step.end_spotlight(card.id);
    }
    if card.state == CardState::Withdrawn {
        check_not_built_upon(workshop, card.id.0)?;
    }
    step.put_card(card);
    Ok(())
}

/// A thing that a step made can be taken back only while nothing names it: no aim, no measure, no
/// round that people have voted in.
fn check_not_built_upon(workshop: &Workshop, id: Uuid) -> Result<(), Refusal> {
    let about = workshop
        .cards
        .values()
        .any(|card| card.about_id == Some(id) && card.state != CardState::Withdrawn);
    let aim = workshop
        .clusters
        .values()
        .any(|cluster| cluster.aim_id == Some(CardId(id)) && cluster.id != ClusterId(id));
    let origin = workshop
        .measures
        .values()
        .any(|measure| measure.derived_from.contains(&id));
    let voted_on = workshop.rounds.values().any(|round| {
        round.state != RoundState::Draft && round.options.iter().any(|option| option.id == id)
    });
    if about || aim || origin || voted_on {
        Err(Refusal::CannotUndo)
    } else {
        Ok(())
    }
}
