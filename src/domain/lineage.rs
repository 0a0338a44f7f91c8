//! Lineage to be read: from a measure down to the cards, without persons.

use super::contribution::{Card, CardKind, CardState, Cluster, Relation, ThingKind};
use super::ids::{CardId, ClusterId, MeasureId};
use super::measure_sheet::Measure;
use super::workshop::Workshop;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use uuid::Uuid;

/// A card or cluster that a measure comes from. No persons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OriginView {
    /// The card, cluster or measure.
    pub id: Uuid,
    /// What it is.
    pub thing: ThingKind,
    /// Text of a card, title of a cluster or measure.
    pub text: String,
    /// Kind of a card or of a cluster's cards.
    pub kind: Option<CardKind>,
    /// State of a card.
    pub state: Option<CardState>,
    /// How it led to what it stands below.
    pub relation: Relation,
    /// What it comes from in its turn: the cards of a cluster, the origins of a merged measure.
    pub from: Vec<OriginView>,
}

/// Where a measure comes from: the cards and clusters that its writers named, those that led to
/// it, and what those come from in their turn. Each thing stands once, where it is met first.
pub fn origins(workshop: &Workshop, measure: MeasureId) -> Vec<OriginView> {
    let mut seen = HashSet::from([measure.0]);
    let named = workshop
        .measures
        .get(&measure)
        .map(|measure| measure.derived_from.as_slice())
        .unwrap_or_default();
    let mut sources: Vec<(Uuid, Relation)> =
        named.iter().map(|id| (*id, Relation::Promoted)).collect();
    sources.extend(steps_to(workshop, measure.0));
    sources
        .into_iter()
        .filter_map(|(id, relation)| node(workshop, id, relation, &mut seen))
        .collect()
}

/// Where a measure comes from: what its own workshop knows, then the measures merged into it.
pub fn origins_of(measure: &Measure, all: &[Measure], workshops: &[Workshop]) -> Vec<OriginView> {
    let mut seen = HashSet::new();
    below(measure, all, workshops, &mut seen)
}

fn below(
    measure: &Measure,
    all: &[Measure],
    workshops: &[Workshop],
    seen: &mut HashSet<MeasureId>,
) -> Vec<OriginView> {
    if !seen.insert(measure.id) {
        return Vec::new();
    }
    let mut found = workshops
        .iter()
        .find(|workshop| Some(workshop.head.id) == measure.workshop_id)
        .map(|workshop| origins(workshop, measure.id))
        .unwrap_or_default();
    for part in all {
        if part.merged_into == Some(measure.id) {
            found.push(OriginView {
                id: part.id.0,
                thing: ThingKind::Measure,
                text: part.sheet.title.clone(),
                kind: None,
                state: None,
                relation: Relation::Merged,
                from: below(part, all, workshops, seen),
            });
        }
    }
    found
}

/// Everything that lineage says led to a thing; steps that were undone do not count.
fn steps_to(workshop: &Workshop, id: Uuid) -> impl Iterator<Item = (Uuid, Relation)> {
    workshop
        .lineage
        .iter()
        .filter(move |step| {
            step.to_id == id
                && matches!(
                    step.relation,
                    Relation::Merged | Relation::Promoted | Relation::Reworded
                )
        })
        .map(|step| (step.from_id, step.relation))
}

fn node(
    workshop: &Workshop,
    id: Uuid,
    relation: Relation,
    seen: &mut HashSet<Uuid>,
) -> Option<OriginView> {
    if !seen.insert(id) {
        return None;
    }
    if let Some(card) = workshop.cards.get(&CardId(id)) {
        return Some(card_node(workshop, card, relation, seen));
    }
    if let Some(cluster) = workshop.clusters.get(&ClusterId(id)) {
        return Some(cluster_node(workshop, cluster, relation, seen));
    }
    let measure = workshop.measures.get(&MeasureId(id))?;
    let sources: Vec<(Uuid, Relation)> = measure
        .derived_from
        .iter()
        .map(|id| (*id, Relation::Promoted))
        .chain(steps_to(workshop, id))
        .collect();
    Some(OriginView {
        id,
        thing: ThingKind::Measure,
        text: measure.sheet.title.clone(),
        kind: None,
        state: None,
        relation,
        from: sources
            .into_iter()
            .filter_map(|(id, relation)| node(workshop, id, relation, seen))
            .collect(),
    })
}

/// A card; the text of one that is not on the wall stays inside, the card itself is told.
fn card_node(
    workshop: &Workshop,
    card: &Card,
    relation: Relation,
    seen: &mut HashSet<Uuid>,
) -> OriginView {
    OriginView {
        id: card.id.0,
        thing: ThingKind::Card,
        text: if card.state == CardState::Visible {
            card.text.clone()
        } else {
            String::new()
        },
        kind: Some(card.kind),
        state: Some(card.state),
        relation,
        from: card
            .about_id
            .and_then(|id| node(workshop, id, Relation::Reworded, seen))
            .into_iter()
            .collect(),
    }
}

fn cluster_node(
    workshop: &Workshop,
    cluster: &Cluster,
    relation: Relation,
    seen: &mut HashSet<Uuid>,
) -> OriginView {
    let mut cards: Vec<&Card> = workshop
        .cards
        .values()
        .filter(|card| card.cluster_id == Some(cluster.id))
        .collect();
    cards.sort_by_key(|card| card.order);
    let mut from: Vec<OriginView> = cards
        .into_iter()
        .filter(|card| seen.insert(card.id.0))
        .map(|card| OriginView {
            from: Vec::new(),
            ..card_node(workshop, card, Relation::Grouped, &mut HashSet::new())
        })
        .collect();
    let merged: Vec<(Uuid, Relation)> = steps_to(workshop, cluster.id.0)
        .filter(|(id, _)| workshop.clusters.contains_key(&ClusterId(*id)))
        .collect();
    from.extend(
        merged
            .into_iter()
            .filter_map(|(id, relation)| node(workshop, id, relation, seen)),
    );
    OriginView {
        id: cluster.id.0,
        thing: ThingKind::Cluster,
        text: cluster.title.clone(),
        kind: Some(cluster.kind),
        state: None,
        relation,
        from,
    }
}
