//! Clusters: made, named, filled, merged and split; lineage for every step.
//!
//! Nothing is deleted: a merged cluster is retired and stays for the lineage. A cluster that
//! people are voting on keeps its name and is neither merged nor split.

use crate::domain::command::{Actor, Command};
use crate::domain::context::Context;
use crate::domain::contribution::{Card, CardKind, CardState, Cluster, Relation, ThingKind};
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, CardId, ClusterId, DomainId};
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;

use super::input::{
    check_domain, check_not_voted_on, check_version, each_once, room_for_more, running_phase,
    short_title,
};
use super::moderator;
use super::step::Step;
use super::words::line;

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    running_phase(workshop)?;
    match command {
        Command::CreateCluster {
            title,
            short_title,
            domain_id,
            kind,
            card_ids,
        } => {
            check_domain(workshop, *domain_id)?;
            let mut step = Step::new(workshop, account);
            let cluster = new_cluster(workshop, title, short_title, *domain_id, *kind, ctx)?;
            let id = cluster.id;
            step.put_cluster(cluster);
            if !card_ids.is_empty() {
                for card in step.cards(&each_once("cardIds", card_ids)?)? {
                    step.place(card, Some(id), ctx);
                }
            }
            Ok(step.finish(EventKind::ClusterCreated, ctx))
        }
        Command::EditCluster {
            cluster_id,
            version,
            title,
            short_title: short,
            domain_id,
        } => {
            let mut step = Step::new(workshop, account);
            let mut cluster = step.cluster(*cluster_id)?;
            check_version(cluster.version, *version)?;
            check_not_voted_on(workshop, cluster_id.0)?;
            check_domain(workshop, *domain_id)?;
            cluster.title = line(title, "title", limits::CLUSTER_TITLE)?;
            cluster.short_title = short_title(short, &cluster.title)?;
            cluster.domain_id = *domain_id;
            step.put_cluster(cluster);
            Ok(step.finish(EventKind::ClusterEdited, ctx))
        }
        Command::MoveCards {
            card_ids,
            cluster_id,
        } => {
            let mut step = Step::new(workshop, account);
            if let Some(id) = cluster_id {
                step.cluster(*id)?;
            }
            for card in step.cards(&each_once("cardIds", card_ids)?)? {
                step.place(card, *cluster_id, ctx);
            }
            Ok(step.finish(EventKind::CardsMoved, ctx))
        }
        Command::MergeClusters { from, into } => merge(workshop, account, from, *into, ctx),
        Command::SplitCluster {
            cluster_id,
            card_ids,
            title,
            short_title,
        } => split(
            workshop,
            account,
            *cluster_id,
            card_ids,
            (title, short_title),
            ctx,
        ),
        Command::ChooseAim {
            cluster_id,
            card_id,
        } => choose_aim(workshop, account, *cluster_id, *card_id, ctx),
        Command::Spotlight { card_id } => spotlight(workshop, account, *card_id),
        _ => Err(Refusal::NotAllowed),
    }
}

fn new_cluster(
    workshop: &Workshop,
    title: &str,
    short: &str,
    domain_id: Option<DomainId>,
    kind: CardKind,
    ctx: &mut Context,
) -> Result<Cluster, Refusal> {
    room_for_more(
        "clusters",
        workshop.clusters.len(),
        limits::CLUSTERS_PER_WORKSHOP,
    )?;
    let title = line(title, "title", limits::CLUSTER_TITLE)?;
    let last = workshop.clusters.values().map(|cluster| cluster.order);
    Ok(Cluster {
        id: ClusterId(ctx.id()),
        order: last.max().unwrap_or(0).saturating_add(1),
        short_title: short_title(short, &title)?,
        title,
        domain_id,
        kind,
        aim_id: None,
        retired: false,
        version: 1,
    })
}

/// Every card of the clusters that go follows, hidden ones too, and so do the aims about them.
fn merge(
    workshop: &Workshop,
    account: AccountId,
    from: &[ClusterId],
    into: ClusterId,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let from: Vec<ClusterId> = from.iter().copied().filter(|id| *id != into).collect();
    let from = each_once("from", &from)?;
    let mut step = Step::new(workshop, account);
    let mut kept = step.cluster(into)?;
    check_not_voted_on(workshop, into.0)?;
    for id in from {
        let mut gone = step.cluster(id)?;
        check_not_voted_on(workshop, id.0)?;
        let concerned = |card: &&Card| card.cluster_id == Some(id) || card.about_id == Some(id.0);
        let cards: Vec<Card> = step.all_cards().filter(concerned).cloned().collect();
        for mut card in cards {
            if card.cluster_id == Some(id) {
                card.cluster_id = Some(into);
            }
            if card.about_id == Some(id.0) {
                card.about_id = Some(into.0);
            }
            step.put_card(card);
        }
        kept.aim_id = kept.aim_id.or(gone.aim_id);
        gone.retired = true;
        step.put_cluster(gone);
        let (gone, kept) = ((ThingKind::Cluster, id.0), (ThingKind::Cluster, into.0));
        step.lineage(gone, kept, Relation::Merged, ctx);
    }
    step.put_cluster(kept);
    Ok(step.finish(EventKind::ClustersMerged, ctx))
}

fn split(
    workshop: &Workshop,
    account: AccountId,
    from: ClusterId,
    card_ids: &[CardId],
    (title, short): (&str, &str),
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let mut step = Step::new(workshop, account);
    let old = step.cluster(from)?;
    check_not_voted_on(workshop, from.0)?;
    let cards = step.cards(&each_once("cardIds", card_ids)?)?;
    if cards.iter().any(|card| card.cluster_id != Some(from)) {
        return Err(Refusal::not_found("card"));
    }
    let new = new_cluster(workshop, title, short, old.domain_id, old.kind, ctx)?;
    let to = new.id;
    step.put_cluster(new);
    step.lineage(
        (ThingKind::Cluster, from.0),
        (ThingKind::Cluster, to.0),
        Relation::Split,
        ctx,
    );
    for card in cards {
        step.place(card, Some(to), ctx);
    }
    Ok(step.finish(EventKind::ClusterSplit, ctx))
}

fn choose_aim(
    workshop: &Workshop,
    account: AccountId,
    cluster_id: ClusterId,
    card_id: Option<CardId>,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let mut step = Step::new(workshop, account);
    let mut cluster = step.cluster(cluster_id)?;
    if let Some(id) = card_id {
        let card = step.card(id)?;
        if card.kind != CardKind::Reversal || card.state != CardState::Visible {
            return Err(Refusal::not_found("card"));
        }
    }
    cluster.aim_id = card_id;
    step.put_cluster(cluster);
    Ok(step.finish(EventKind::AimChosen, ctx))
}

/// Only a card that is on the wall anyway; it is not a step to undo.
fn spotlight(
    workshop: &Workshop,
    account: AccountId,
    card_id: Option<CardId>,
) -> Result<Event, Refusal> {
    let on_the_wall = |id: &CardId| {
        let card = workshop.cards.get(id);
        card.is_some_and(|card| card.state == CardState::Visible)
    };
    if card_id.is_some_and(|id| !on_the_wall(&id)) {
        return Err(Refusal::not_found("card"));
    }
    let mut head = workshop.head.clone();
    head.spotlight = card_id;
    Ok(Event {
        kind: EventKind::Spotlighted,
        subjects: card_id.iter().map(|id| id.0).collect(),
        actor: Some(account),
        changes: vec![Change::Head(Box::new(head))],
    })
}
