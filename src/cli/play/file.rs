//! The demonstration's content: a file of the shape of `demo/digitalwerkstatt.json`, and what
//! it becomes in the service. Nothing here relies on the counts, keys or texts of the shipped file.

use crate::domain::context::Timestamp;
use crate::domain::ids::{DomainId, GroupId, LocalityId, PhaseId, ProcessId, WorkshopId};
use crate::domain::phase::{Clock, Phase, PhaseKind, SubStep};
use crate::domain::setup::{Admission, LifeDomain, Locality, Setup, StakeholderGroup, Translated};
use crate::domain::workshop::{Head, Stage};
use crate::domain::{contribution::CardKind, limits};
use chrono::{DateTime, FixedOffset, Utc};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Builder;

/// The file that the product ships.
const SHIPPED: &str = include_str!("../../../demo/digitalwerkstatt.json");

/// A text in three languages.
#[derive(Clone, Debug, Deserialize)]
pub struct DemoText {
    /// German.
    pub text: String,
    /// Leichte Sprache.
    pub plain_text: String,
    /// English.
    pub english_text: String,
}

impl DemoText {
    fn translated(&self) -> Translated {
        Translated {
            de: self.text.clone(),
            plain: Some(self.plain_text.clone()),
            en: Some(self.english_text.clone()),
            ..Translated::default()
        }
    }
}

/// A life domain.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the keys of demo/digitalwerkstatt.json")]
pub struct DemoDomain {
    pub key: String,
    pub name: String,
    pub plain_name: String,
    pub english_name: String,
    pub description: String,
    pub order: u32,
    pub lead_department_key: String,
    pub committee_key: String,
}

/// A stakeholder group.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the keys of demo/digitalwerkstatt.json")]
pub struct DemoGroup {
    pub key: String,
    pub label: String,
    pub plain_label: String,
    pub english_label: String,
    pub order: u32,
}

/// A locality.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the keys of demo/digitalwerkstatt.json")]
pub struct DemoLocality {
    pub key: String,
    pub name: String,
    pub order: u32,
}

/// A phase of the agenda.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the keys of demo/digitalwerkstatt.json")]
pub struct DemoPhase {
    pub seq: u32,
    pub key: String,
    pub kind: PhaseKind,
    pub sub_step: Option<SubStep>,
    pub start_minute: u32,
    pub planned_minutes: u32,
    pub title: DemoText,
    pub prompt: DemoText,
}

/// The workshop.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the keys of demo/digitalwerkstatt.json")]
pub struct DemoWorkshop {
    pub key: String,
    pub topic: String,
    pub place: String,
    pub starts_at: DateTime<FixedOffset>,
    pub ends_at: DateTime<FixedOffset>,
    pub expected_people: u32,
    pub join_code: String,
    pub binding_statement: DemoText,
    pub rules: Vec<DemoText>,
    pub agenda: Vec<DemoPhase>,
}

/// A card, regular or difficult.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the keys of demo/digitalwerkstatt.json")]
pub struct DemoCard {
    pub client_key: String,
    pub kind: CardKind,
    pub text: String,
    pub domain_key: Option<String>,
    pub stakeholder_group_key: String,
    pub locality_key: String,
    pub origin: String,
    pub phase_key: String,
    pub minute_offset: f64,
    /// Difficult cards only: what is to become of it.
    pub expected: Option<String>,
    /// Difficult cards only: the regular card that it repeats.
    pub duplicate_of: Option<String>,
}

/// A cluster of criticism.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the keys of demo/digitalwerkstatt.json")]
pub struct DemoCluster {
    pub key: String,
    pub kind: CardKind,
    pub title: String,
    pub short_title: String,
    pub domain_key: String,
    pub order: u32,
    pub card_keys: Vec<String>,
}

/// A measure with its short sheet.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the keys of demo/digitalwerkstatt.json")]
pub struct DemoMeasure {
    pub key: String,
    pub title: String,
    pub short_title: String,
    pub plain_title: String,
    pub domain_key: String,
    pub goal: String,
    pub goal_keys: Vec<String>,
    pub description: String,
    pub target_groups: Vec<String>,
    pub first_step: String,
    pub effort_person_days: u32,
    pub lead_department_key: String,
    pub derived_from: Vec<String>,
}

/// The whole file. Parts that only the office needs stay as they are.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "the keys of demo/digitalwerkstatt.json")]
pub struct DemoFile {
    pub schema_version: u32,
    pub municipality: serde_json::Value,
    pub organizations: Vec<serde_json::Value>,
    pub strategy_process: serde_json::Value,
    pub localities: Vec<DemoLocality>,
    pub life_domains: Vec<DemoDomain>,
    pub stakeholder_groups: Vec<DemoGroup>,
    pub workshop: DemoWorkshop,
    pub cards: Vec<DemoCard>,
    pub clusters: Vec<DemoCluster>,
    pub measures: Vec<DemoMeasure>,
    pub edge_cards: Vec<DemoCard>,
}

/// The id that a key of the file always becomes, so that two runs can be compared.
pub fn stable_id(kind: &str, key: &str) -> uuid::Uuid {
    let digest = Sha256::digest(format!("{kind}/{key}").as_bytes());
    let mut bytes = [0; 16];
    for (slot, byte) in bytes.iter_mut().zip(digest) {
        *slot = byte;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}

impl DemoFile {
    /// The file that the product ships.
    ///
    /// # Errors
    /// If it is not of the described shape.
    pub fn shipped() -> Result<Self, serde_json::Error> {
        Self::read(SHIPPED)
    }

    /// Any file of that shape.
    ///
    /// # Errors
    /// If it is not.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The life domain with this key.
    pub fn domain_id(key: &str) -> DomainId {
        DomainId(stable_id("domain", key))
    }

    /// The stakeholder group with this key.
    pub fn group_id(key: &str) -> GroupId {
        GroupId(stable_id("group", key))
    }

    /// The locality with this key.
    pub fn locality_id(key: &str) -> LocalityId {
        LocalityId(stable_id("locality", key))
    }

    /// The process with this key.
    pub fn process_id(key: &str) -> ProcessId {
        ProcessId(stable_id("process", key))
    }

    /// The workshop's id.
    pub fn workshop_id(&self) -> WorkshopId {
        WorkshopId(stable_id("workshop", &self.workshop.key))
    }

    /// The phase with this key.
    pub fn phase_id(key: &str) -> PhaseId {
        PhaseId(stable_id("phase", key))
    }

    /// The workshop as a draft that feeds `process_id`, with this join code.
    pub fn head(&self, process_id: ProcessId, join_code: String, now: Timestamp) -> Head {
        Head {
            id: self.workshop_id(),
            process_id,
            join_code,
            stage: Stage::Draft,
            clock: Clock::default(),
            locked: false,
            driver: None,
            spotlight: None,
            photo_wall: false,
            presenting: None,
            people_without_device: 0,
            frozen_at: None,
            setup: self.setup(),
            created_at: now,
        }
    }

    /// The workshop's settings.
    pub fn setup(&self) -> Setup {
        let workshop = &self.workshop;
        Setup {
            topic: workshop.topic.clone(),
            place: workshop.place.clone(),
            starts_at: workshop.starts_at.with_timezone(&Utc).into(),
            ends_at: workshop.ends_at.with_timezone(&Utc).into(),
            expected_people: workshop.expected_people,
            binding_statement: workshop.binding_statement.translated(),
            rules: workshop.rules.iter().map(DemoText::translated).collect(),
            domains: self
                .life_domains
                .iter()
                .map(|domain| LifeDomain {
                    id: Self::domain_id(&domain.key),
                    key: domain.key.clone(),
                    name: Translated {
                        de: domain.name.clone(),
                        plain: Some(domain.plain_name.clone()),
                        en: Some(domain.english_name.clone()),
                        ..Translated::default()
                    },
                    description: domain.description.clone(),
                    order: domain.order,
                })
                .collect(),
            groups: self
                .stakeholder_groups
                .iter()
                .map(|group| StakeholderGroup {
                    id: Self::group_id(&group.key),
                    key: group.key.clone(),
                    label: Translated {
                        de: group.label.clone(),
                        plain: Some(group.plain_label.clone()),
                        en: Some(group.english_label.clone()),
                        ..Translated::default()
                    },
                    order: group.order,
                })
                .collect(),
            localities: self
                .localities
                .iter()
                .map(|locality| Locality {
                    id: Self::locality_id(&locality.key),
                    name: locality.name.clone(),
                    order: locality.order,
                })
                .collect(),
            admission: Admission::Open,
            pre_approval: false,
            min_group: limits::K_DEFAULT,
            wifi: None,
        }
    }

    /// The agenda.
    pub fn phases(&self) -> Vec<Phase> {
        self.workshop
            .agenda
            .iter()
            .map(|phase| Phase {
                id: Self::phase_id(&phase.key),
                order: phase.seq,
                kind: phase.kind,
                sub_step: phase.sub_step,
                title: phase.title.translated(),
                prompt: phase.prompt.translated(),
                planned_minutes: phase.planned_minutes,
                started_at: None,
                ended_at: None,
                resumes: None,
            })
            .collect()
    }
}
