//! A moderator's step over cards and clusters: collects what it changes, raises versions once,
//! writes lineage, and keeps what it takes to undo it.

use crate::domain::context::Context;
use crate::domain::contribution::{
    Card, CardPlace, CardState, CardStep, Cluster, ClusterPlace, ClusterStep, Lineage, Relation,
    ThingKind, UndoStep,
};
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, CardId, ClusterId, LineageId, UndoId};
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::{Head, Workshop};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::input::number;

/// What a step has changed so far.
pub(super) struct Step<'a> {
    workshop: &'a Workshop,
    account: AccountId,
    head: Option<Head>,
    cards: BTreeMap<CardId, Card>,
    clusters: BTreeMap<ClusterId, Cluster>,
    lineage: Vec<Lineage>,
}

impl<'a> Step<'a> {
    pub(super) fn new(workshop: &'a Workshop, account: AccountId) -> Self {
        Self {
            workshop,
            account,
            head: None,
            cards: BTreeMap::new(),
            clusters: BTreeMap::new(),
            lineage: Vec::new(),
        }
    }

    /// A card as it stands now, unless its writer took it back.
    pub(super) fn card(&self, id: CardId) -> Result<Card, Refusal> {
        self.cards
            .get(&id)
            .or_else(|| self.workshop.cards.get(&id))
            .filter(|card| card.state != CardState::Withdrawn)
            .cloned()
            .ok_or_else(|| Refusal::not_found("card"))
    }

    /// The cards of a list, without those that were taken back meanwhile: a list that a moderator
    /// picked must not fail because of one of them. Unknown cards, or none left, are refused.
    pub(super) fn cards(&self, ids: &[CardId]) -> Result<Vec<Card>, Refusal> {
        let known =
            |id: &CardId| self.cards.contains_key(id) || self.workshop.cards.contains_key(id);
        let cards: Vec<Card> = ids.iter().filter_map(|id| self.card(*id).ok()).collect();
        if cards.is_empty() || !ids.iter().all(known) {
            Err(Refusal::not_found("card"))
        } else {
            Ok(cards)
        }
    }

    /// A cluster in use.
    pub(super) fn cluster(&self, id: ClusterId) -> Result<Cluster, Refusal> {
        self.clusters
            .get(&id)
            .or_else(|| self.workshop.clusters.get(&id))
            .filter(|cluster| !cluster.retired)
            .cloned()
            .ok_or_else(|| Refusal::not_found("cluster"))
    }

    /// All cards as they stand now, those that are hidden or were taken back too.
    pub(super) fn all_cards(&self) -> impl Iterator<Item = &Card> {
        self.workshop
            .cards
            .values()
            .map(|card| self.cards.get(&card.id).unwrap_or(card))
    }

    pub(super) fn put_card(&mut self, card: Card) {
        self.cards.insert(card.id, card);
    }

    pub(super) fn put_cluster(&mut self, cluster: Cluster) {
        self.clusters.insert(cluster.id, cluster);
    }

    /// Puts a card into a cluster or out of any, with lineage.
    pub(super) fn place(&mut self, mut card: Card, to: Option<ClusterId>, ctx: &mut Context) {
        if card.cluster_id == to {
            return;
        }
        if let Some(from) = card.cluster_id {
            self.card_lineage(card.id, from, Relation::Ungrouped, ctx);
        }
        if let Some(to) = to {
            self.card_lineage(card.id, to, Relation::Grouped, ctx);
        }
        card.cluster_id = to;
        self.put_card(card);
    }

    /// A step of lineage from a card to a cluster.
    pub(super) fn card_lineage(
        &mut self,
        card: CardId,
        cluster: ClusterId,
        relation: Relation,
        ctx: &mut Context,
    ) {
        self.lineage(
            (ThingKind::Card, card.0),
            (ThingKind::Cluster, cluster.0),
            relation,
            ctx,
        );
    }

    /// A step of lineage.
    pub(super) fn lineage(
        &mut self,
        from: (ThingKind, Uuid),
        to: (ThingKind, Uuid),
        relation: Relation,
        ctx: &mut Context,
    ) {
        self.lineage
            .push(lineage(from, to, relation, Some(self.account), ctx));
    }

    /// Ends the card's time alone on the projector, if it has that.
    pub(super) fn end_spotlight(&mut self, card: CardId) {
        if self.workshop.head.spotlight == Some(card) {
            let mut head = self.workshop.head.clone();
            head.spotlight = None;
            self.head = Some(head);
        }
    }

    /// The event, with a step that can be undone if anything changed.
    pub(super) fn finish(mut self, kind: EventKind, ctx: &mut Context) -> Event {
        let step = self.undo_step(kind, ctx);
        let mut event = self.changes(kind);
        if let Some(step) = step {
            let steps = &self.workshop.undo;
            let surplus = (steps.len() + 1).saturating_sub(limits::UNDO_STEPS);
            let gone = steps.iter().take(surplus);
            event
                .changes
                .extend(gone.map(|step| Change::UndoGone(step.id)));
            event.changes.push(Change::Undo(step));
        }
        event
    }

    /// The event of undoing a step: the step is gone, and nothing takes its place.
    pub(super) fn finish_undo(mut self, undone: UndoId) -> Event {
        let mut event = self.changes(EventKind::StepUndone);
        event.changes.push(Change::UndoGone(undone));
        event
    }

    /// New values with raised versions: clusters before the cards that are put into them.
    fn changes(&mut self, kind: EventKind) -> Event {
        let mut changes: Vec<Change> = Vec::new();
        let mut subjects = Vec::new();
        for (id, mut cluster) in std::mem::take(&mut self.clusters) {
            let before = self.workshop.clusters.get(&id);
            if before != Some(&cluster) {
                cluster.version = before.map_or(1, |before| before.version.saturating_add(1));
                subjects.push(id.0);
                changes.push(Change::Cluster(cluster));
            }
        }
        for (id, mut card) in std::mem::take(&mut self.cards) {
            let before = self.workshop.cards.get(&id);
            if before != Some(&card) {
                card.version = before.map_or(1, |before| before.version.saturating_add(1));
                subjects.push(id.0);
                changes.push(Change::Card(card));
            }
        }
        let lineage = std::mem::take(&mut self.lineage);
        changes.extend(lineage.into_iter().map(Change::Lineage));
        changes.extend(self.head.take().map(Box::new).map(Change::Head));
        Event {
            kind,
            subjects,
            actor: Some(self.account),
            changes,
        }
    }

    fn undo_step(&self, kind: EventKind, ctx: &mut Context) -> Option<UndoStep> {
        let cards: Vec<CardStep> = self
            .cards
            .values()
            .filter_map(|after| card_step(self.workshop.cards.get(&after.id), after))
            .collect();
        let clusters: Vec<ClusterStep> = self
            .clusters
            .values()
            .filter_map(|after| cluster_step(self.workshop.clusters.get(&after.id), after))
            .collect();
        if cards.is_empty() && clusters.is_empty() {
            return None;
        }
        let touched = if cards.is_empty() {
            clusters.len()
        } else {
            cards.len()
        };
        Some(UndoStep {
            id: self.next_undo_id(ctx),
            kind,
            count: number(touched),
            cards,
            clusters,
        })
    }

    /// Greater than that of every earlier step, also within one millisecond.
    fn next_undo_id(&self, ctx: &mut Context) -> UndoId {
        let fresh = ctx.id();
        let last = self.workshop.undo.last().map(|step| step.id.0.as_u128());
        match last {
            Some(last) if last >= fresh.as_u128() => {
                UndoId(Uuid::from_u128(last.saturating_add(1)))
            }
            _ => UndoId(fresh),
        }
    }
}

/// A step of lineage.
pub(super) fn lineage(
    from: (ThingKind, Uuid),
    to: (ThingKind, Uuid),
    relation: Relation,
    actor: Option<AccountId>,
    ctx: &mut Context,
) -> Lineage {
    Lineage {
        id: LineageId(ctx.id()),
        from_kind: from.0,
        from_id: from.1,
        to_kind: to.0,
        to_id: to.1,
        relation,
        actor,
        at: ctx.now,
    }
}

fn card_step(before: Option<&Card>, after: &Card) -> Option<CardStep> {
    let reworded = before.is_some_and(|before| before.text != after.text);
    let new = card_place(after, reworded);
    let old = match before {
        Some(before) => card_place(before, reworded),
        None => CardPlace {
            state: CardState::Withdrawn,
            cluster_id: None,
            ..new.clone()
        },
    };
    (old != new).then_some(CardStep {
        id: after.id,
        before: old,
        after: new,
    })
}

/// What a step can change of a card; the wording only if asked for.
pub(super) fn card_place(card: &Card, wording: bool) -> CardPlace {
    CardPlace {
        state: card.state,
        hidden_reason: card.hidden_reason.clone(),
        cluster_id: card.cluster_id,
        domain_id: card.domain_id,
        about_id: card.about_id,
        chosen: card.chosen,
        duplicate_of: card.duplicate_of,
        proposed_cluster_id: card.proposed_cluster_id,
        wording: wording.then(|| (card.text.clone(), card.original_text.clone())),
    }
}

fn cluster_step(before: Option<&Cluster>, after: &Cluster) -> Option<ClusterStep> {
    let new = cluster_place(after);
    let old = match before {
        Some(before) => cluster_place(before),
        None => ClusterPlace {
            retired: true,
            ..new.clone()
        },
    };
    (old != new).then_some(ClusterStep {
        id: after.id,
        before: old,
        after: new,
    })
}

/// What a step can change of a cluster.
pub(super) fn cluster_place(cluster: &Cluster) -> ClusterPlace {
    ClusterPlace {
        title: cluster.title.clone(),
        short_title: cluster.short_title.clone(),
        domain_id: cluster.domain_id,
        aim_id: cluster.aim_id,
        retired: cluster.retired,
    }
}
