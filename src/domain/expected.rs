//! What a moderator saw when a change was begun. Two moderators work on one workshop: a command
//! that replaces a value names the value that it means to replace, and is refused if somebody else
//! has put another one there. One mechanism for all of them; things that carry a `version` name
//! that instead, and switches (on or off) need nothing: both ends want the same.

use super::command::RoundDraft;
use super::contribution::CardState;
use super::event::Change;
use super::ids::{CardId, ClusterId, CommitmentId, DomainId, MeasureId, RoundId, SmallGroupId};
use super::measure::{CommitmentState, MeasureState};
use super::refusal::Refusal;
use super::round::{Round, RoundState};
use super::workshop::Workshop;
use serde::{Deserialize, Serialize};
use std::mem::{Discriminant, discriminant};
use uuid::Uuid;

/// A value as its reader saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "of", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Expected {
    /// The running phase, by `Clock::phase_seq`.
    Phase {
        /// Rises with every change of the phase.
        phase_seq: u32,
    },
    /// The card that the projector shows alone.
    Spotlight {
        /// The card; none if there is none.
        card_id: Option<CardId>,
    },
    /// The small group that presents.
    Presenting {
        /// The group; none if nobody presents.
        small_group_id: Option<SmallGroupId>,
    },
    /// People in the room without a device.
    WithoutDevice {
        /// How many.
        people: u32,
    },
    /// Where a card lies.
    CardPlace {
        /// The card.
        card_id: CardId,
        /// Its cluster.
        cluster_id: Option<ClusterId>,
    },
    /// The life domain of a card.
    CardDomain {
        /// The card.
        card_id: CardId,
        /// Its domain.
        domain_id: Option<DomainId>,
    },
    /// Whether a card is on the wall.
    CardState {
        /// The card.
        card_id: CardId,
        /// Where it stands.
        state: CardState,
        /// Why it is hidden.
        hidden_reason: Option<String>,
    },
    /// What a card says.
    CardText {
        /// The card.
        card_id: CardId,
        /// Its text.
        text: String,
    },
    /// What a cluster is called.
    ClusterName {
        /// The cluster.
        cluster_id: ClusterId,
        /// Its title.
        title: String,
        /// Its life domain.
        domain_id: Option<DomainId>,
    },
    /// The aim of a cluster.
    ClusterAim {
        /// The cluster.
        cluster_id: ClusterId,
        /// The card chosen as its aim.
        card_id: Option<CardId>,
    },
    /// A prepared round.
    Round {
        /// The round.
        round_id: RoundId,
        /// All that can be changed of it.
        round: Box<RoundDraft>,
    },
    /// Whether a measure is on the list.
    MeasureState {
        /// The measure.
        measure_id: MeasureId,
        /// Where it stands.
        state: MeasureState,
        /// Why it is hidden.
        hidden_reason: Option<String>,
    },
    /// A commitment.
    Commitment {
        /// The commitment.
        commitment_id: CommitmentId,
        /// What.
        what: String,
        /// Who.
        who: String,
        /// By when.
        by_when: String,
    },
    /// The table plan.
    Tables {
        /// The tables in order, each as it was last formed or written on.
        tables: Vec<SeenTable>,
    },
    /// The message to a table.
    TableMessage {
        /// The table.
        small_group_id: SmallGroupId,
        /// The message; none if there is none.
        text: Option<String>,
    },
}

/// A table as somebody saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeenTable {
    /// The small group.
    pub small_group_id: SmallGroupId,
    /// Its version.
    pub version: u32,
}

/// Tells values apart: which kind, of which thing (nil for the workshop itself).
pub type Key = (Discriminant<Expected>, Uuid);

/// Refuses as soon as one of these values is not what its reader saw.
///
/// # Errors
/// `overtaken`, with the value that holds now.
pub fn check(workshop: &Workshop, expected: &[Expected]) -> Result<(), Refusal> {
    for seen in expected {
        let now = seen.now(workshop);
        if now.as_ref() != Some(seen) {
            return Err(Refusal::Overtaken {
                seen: Box::new(seen.clone()),
                now: now.map(Box::new),
                by: None,
            });
        }
    }
    Ok(())
}

impl Expected {
    /// Tells it apart from other values.
    pub fn key(&self) -> Key {
        let thing = match self {
            Self::Phase { .. }
            | Self::Spotlight { .. }
            | Self::Presenting { .. }
            | Self::WithoutDevice { .. }
            | Self::Tables { .. } => Uuid::nil(),
            Self::CardPlace { card_id, .. }
            | Self::CardDomain { card_id, .. }
            | Self::CardState { card_id, .. }
            | Self::CardText { card_id, .. } => card_id.0,
            Self::ClusterName { cluster_id, .. } | Self::ClusterAim { cluster_id, .. } => {
                cluster_id.0
            }
            Self::Round { round_id, .. } => round_id.0,
            Self::MeasureState { measure_id, .. } => measure_id.0,
            Self::Commitment { commitment_id, .. } => commitment_id.0,
            Self::TableMessage { small_group_id, .. } => small_group_id.0,
        };
        (discriminant(self), thing)
    }

    /// The same value as it is now; none if the thing is gone.
    pub fn now(&self, workshop: &Workshop) -> Option<Self> {
        let head = &workshop.head;
        match self {
            Self::Phase { .. } => Some(Self::Phase {
                phase_seq: head.clock.phase_seq,
            }),
            Self::Spotlight { .. } => Some(Self::Spotlight {
                card_id: head.spotlight,
            }),
            Self::Presenting { .. } => Some(Self::Presenting {
                small_group_id: head.presenting,
            }),
            Self::WithoutDevice { .. } => Some(Self::WithoutDevice {
                people: head.people_without_device,
            }),
            Self::CardPlace { card_id, .. } => {
                let card = workshop.cards.get(card_id)?;
                Some(Self::CardPlace {
                    card_id: card.id,
                    cluster_id: card.cluster_id,
                })
            }
            Self::CardDomain { card_id, .. } => {
                let card = workshop.cards.get(card_id)?;
                Some(Self::CardDomain {
                    card_id: card.id,
                    domain_id: card.domain_id,
                })
            }
            Self::CardState { card_id, .. } => {
                let card = workshop.cards.get(card_id)?;
                Some(Self::CardState {
                    card_id: card.id,
                    state: card.state,
                    hidden_reason: card.hidden_reason.clone(),
                })
            }
            Self::CardText { card_id, .. } => {
                let card = workshop.cards.get(card_id)?;
                Some(Self::CardText {
                    card_id: card.id,
                    text: card.text.clone(),
                })
            }
            Self::ClusterName { cluster_id, .. } => {
                let cluster = workshop.clusters.get(cluster_id);
                let cluster = cluster.filter(|cluster| !cluster.retired)?;
                Some(Self::ClusterName {
                    cluster_id: cluster.id,
                    title: cluster.title.clone(),
                    domain_id: cluster.domain_id,
                })
            }
            Self::ClusterAim { cluster_id, .. } => {
                let cluster = workshop.clusters.get(cluster_id);
                let cluster = cluster.filter(|cluster| !cluster.retired)?;
                Some(Self::ClusterAim {
                    cluster_id: cluster.id,
                    card_id: cluster.aim_id,
                })
            }
            Self::Round { round_id, .. } => {
                let round = workshop.rounds.get(round_id);
                let round = round.filter(|round| round.state == RoundState::Draft)?;
                Some(Self::Round {
                    round_id: round.id,
                    round: Box::new(draft_of(round)),
                })
            }
            Self::MeasureState { measure_id, .. } => {
                let measure = workshop.measures.get(measure_id)?;
                Some(Self::MeasureState {
                    measure_id: measure.id,
                    state: measure.state,
                    hidden_reason: measure.hidden_reason.clone(),
                })
            }
            Self::Commitment { commitment_id, .. } => {
                let it = workshop.commitments.get(commitment_id);
                let it = it.filter(|it| it.state != CommitmentState::Dropped)?;
                Some(Self::Commitment {
                    commitment_id: it.id,
                    what: it.what.clone(),
                    who: it.who.clone(),
                    by_when: it.by_when.clone(),
                })
            }
            Self::Tables { .. } => Some(Self::Tables {
                tables: tables(workshop),
            }),
            Self::TableMessage { small_group_id, .. } => {
                let group = workshop.small_groups.get(small_group_id)?;
                Some(Self::TableMessage {
                    small_group_id: group.id,
                    text: group.message.as_ref().map(|message| message.text.clone()),
                })
            }
        }
    }

    /// All values that a change may replace, as they are now.
    pub fn touched(workshop: &Workshop, change: &Change) -> Vec<Self> {
        let touched = match change {
            Change::Head(_) => vec![
                Self::Phase { phase_seq: 0 },
                Self::Spotlight { card_id: None },
                Self::Presenting {
                    small_group_id: None,
                },
                Self::WithoutDevice { people: 0 },
            ],
            Change::Card(card) => vec![
                Self::CardPlace {
                    card_id: card.id,
                    cluster_id: None,
                },
                Self::CardDomain {
                    card_id: card.id,
                    domain_id: None,
                },
                Self::CardState {
                    card_id: card.id,
                    state: card.state,
                    hidden_reason: None,
                },
                Self::CardText {
                    card_id: card.id,
                    text: String::new(),
                },
            ],
            Change::Cluster(cluster) => vec![
                Self::ClusterName {
                    cluster_id: cluster.id,
                    title: String::new(),
                    domain_id: None,
                },
                Self::ClusterAim {
                    cluster_id: cluster.id,
                    card_id: None,
                },
            ],
            Change::Round(round) => vec![round_named(round.id, round)],
            Change::RoundGone(id) => match workshop.rounds.get(id) {
                Some(round) => vec![round_named(*id, round)],
                None => Vec::new(),
            },
            Change::Measure(measure) => vec![Self::MeasureState {
                measure_id: measure.id,
                state: measure.state,
                hidden_reason: None,
            }],
            Change::Commitment(it) => vec![Self::Commitment {
                commitment_id: it.id,
                what: String::new(),
                who: String::new(),
                by_when: String::new(),
            }],
            Change::SmallGroup(group) => vec![
                Self::Tables { tables: Vec::new() },
                Self::TableMessage {
                    small_group_id: group.id,
                    text: None,
                },
            ],
            _ => Vec::new(),
        };
        let now = touched.iter().filter_map(|value| value.now(workshop));
        now.collect()
    }
}

fn round_named(round_id: RoundId, round: &Round) -> Expected {
    Expected::Round {
        round_id,
        round: Box::new(draft_of(round)),
    }
}

/// A prepared round as a moderator would send it.
fn draft_of(round: &Round) -> RoundDraft {
    RoundDraft {
        question: round.question.clone(),
        object_kind: round.object_kind,
        ballot_type: round.ballot_type,
        option_ids: round.options.iter().map(|option| option.id).collect(),
        dots_per_person: Some(round.dots_per_person),
        max_dots_per_option: Some(round.max_dots_per_option),
        own_allowed: round.own_allowed,
        domain_id: round.domain_id,
        visibility: round.visibility,
        tie_rule: round.tie_rule,
        repeats: round.repeats,
        settings: round.settings.clone(),
    }
}

fn tables(workshop: &Workshop) -> Vec<SeenTable> {
    let mut groups: Vec<_> = workshop.small_groups.values().collect();
    groups.retain(|group| group.table_no > 0);
    groups.sort_by_key(|group| (group.table_no, group.id));
    let seen = groups.into_iter().map(|group| SeenTable {
        small_group_id: group.id,
        version: group.version,
    });
    seen.collect()
}
