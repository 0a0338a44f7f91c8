//! What a room wrote, without persons: cards, topics, utopias, commitments and their lineage.

use crate::domain::context::Timestamp;
use crate::domain::contribution::{CardKind, CardState, Origin, Relation, ThingKind};
use crate::domain::ids::{
    CardId, ClusterId, CommitmentId, DomainId, MeasureId, PhaseId, SmallGroupId,
};
use crate::domain::measure::CommitmentState;
use crate::domain::phase::Phase;
use crate::domain::workshop::Workshop;
use serde::Serialize;
use uuid::Uuid;

/// A card. Its text is missing unless it is on the wall; who wrote it is nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CardOut {
    id: CardId,
    order: u32,
    kind: CardKind,
    text: Option<String>,
    state: CardState,
    origin: Origin,
    domain_id: Option<DomainId>,
    phase_id: PhaseId,
    cluster_id: Option<ClusterId>,
    about_id: Option<Uuid>,
    chosen: bool,
}

/// A cluster, retired ones too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterOut {
    id: ClusterId,
    order: u32,
    kind: CardKind,
    title: String,
    domain_id: Option<DomainId>,
    aim_id: Option<CardId>,
    retired: bool,
}

/// What a small group wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UtopiaOut {
    id: SmallGroupId,
    table_no: u32,
    domain_id: Option<DomainId>,
    title: String,
    text: String,
}

/// What was agreed on. Who does it may be a name that somebody gave for the wall: left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommitmentOut {
    id: CommitmentId,
    order: u32,
    measure_id: Option<MeasureId>,
    what: String,
    by_when: String,
}

/// One step of lineage, without the moderator who did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepOut {
    from_kind: ThingKind,
    from_id: Uuid,
    to_kind: ThingKind,
    to_id: Uuid,
    relation: Relation,
    at: Timestamp,
}

/// Everything that a room wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    agenda: Vec<Phase>,
    cards: Vec<CardOut>,
    clusters: Vec<ClusterOut>,
    utopias: Vec<UtopiaOut>,
    commitments: Vec<CommitmentOut>,
    lineage: Vec<StepOut>,
}

impl Room {
    /// What was agreed on: what, by when as it was said, and for which measure.
    pub fn agreed(&self) -> impl Iterator<Item = (&str, &str, Option<MeasureId>)> {
        let all = self.commitments.iter();
        all.map(|one| (one.what.as_str(), one.by_when.as_str(), one.measure_id))
    }

    /// What the room of a workshop wrote, in the order in which it came.
    pub fn of(workshop: &Workshop) -> Self {
        let mut cards: Vec<CardOut> = workshop
            .cards
            .values()
            .map(|card| CardOut {
                id: card.id,
                order: card.order,
                kind: card.kind,
                text: (card.state == CardState::Visible).then(|| card.text.clone()),
                state: card.state,
                origin: card.origin,
                domain_id: card.domain_id,
                phase_id: card.phase_id,
                cluster_id: card.cluster_id,
                about_id: card.about_id,
                chosen: card.chosen,
            })
            .collect();
        cards.sort_by_key(|card| (card.order, card.id));
        let mut clusters: Vec<ClusterOut> = workshop
            .clusters
            .values()
            .map(|cluster| ClusterOut {
                id: cluster.id,
                order: cluster.order,
                kind: cluster.kind,
                title: cluster.title.clone(),
                domain_id: cluster.domain_id,
                aim_id: cluster.aim_id,
                retired: cluster.retired,
            })
            .collect();
        clusters.sort_by_key(|cluster| (cluster.order, cluster.id));
        let mut utopias: Vec<UtopiaOut> = workshop
            .small_groups
            .values()
            .map(|group| UtopiaOut {
                id: group.id,
                table_no: group.table_no,
                domain_id: group.domain_id,
                title: group.result_title.clone(),
                text: group.result_text.clone(),
            })
            .collect();
        utopias.sort_by_key(|group| (group.table_no, group.id));
        let mut commitments: Vec<CommitmentOut> = workshop
            .commitments
            .values()
            .filter(|commitment| commitment.state == CommitmentState::Confirmed)
            .map(|commitment| CommitmentOut {
                id: commitment.id,
                order: commitment.order,
                measure_id: commitment.measure_id,
                what: commitment.what.clone(),
                by_when: commitment.by_when.clone(),
            })
            .collect();
        commitments.sort_by_key(|commitment| (commitment.order, commitment.id));
        Self {
            agenda: workshop.phases.clone(),
            cards,
            clusters,
            utopias,
            commitments,
            lineage: workshop
                .lineage
                .iter()
                .map(|step| StepOut {
                    from_kind: step.from_kind,
                    from_id: step.from_id,
                    to_kind: step.to_kind,
                    to_id: step.to_id,
                    relation: step.relation,
                    at: step.at,
                })
                .collect(),
        }
    }
}
