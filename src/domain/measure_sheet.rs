//! The measure as the office knows it (Maßnahme) and its sheet (Steckbrief), with versions.

use super::context::Timestamp;
use super::ids::{DomainId, GoalId, MeasureId, ProcessId, WorkshopId};
use super::measure::{Effort, MeasureState, ShortSheet, WorkshopMeasure};
use super::sheet::codes::{
    CheckState, CooperationMode, DeliveryMode, Feasibility, FinancingKind, PriorityClass,
};
use super::sheet::cost::{CostItem, Indicator, StaffItem};
use super::sheet::period::Period;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use super::sheet::compare::{FieldChange, compare};

/// Goals that one measure may serve.
pub const GOALS_PER_MEASURE: usize = 20;
/// Bytes of JSON that further fields of one measure may take.
pub const MORE_FIELDS_BYTES: usize = 32 * 1024;

/// Whom a measure looks at (Richtung).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Processes inside the town hall (nach innen).
    Inward,
    /// Services for citizens (zum Bürger).
    ToCitizens,
    /// Business.
    Economy,
    /// Both.
    Both,
}

/// Where a measure stands (Status).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MeasureStatus {
    /// As the room wrote it.
    #[default]
    Idea,
    /// Being examined by the departments.
    InReview,
    /// Proposed to the council.
    Proposed,
    /// Adopted by the council.
    Adopted,
    /// Planned.
    Planned,
    /// Running.
    Running,
    /// Paused.
    Paused,
    /// Done.
    Done,
    /// Dropped.
    Dropped,
    /// Handed over to somebody else.
    HandedOver,
}

/// Everything that the office edits of a measure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct MeasureSheet {
    /// Title, at most 80 code points; required.
    pub title: String,
    /// Title for narrow places, at most 30 code points; required.
    pub short_title: String,
    /// Title in Leichte Sprache.
    pub plain_title: String,
    /// Life domain. Re-assigning it leaves frozen ranks as they were.
    pub domain_id: Option<DomainId>,
    /// Goals of the process that it serves.
    pub goal_ids: Vec<GoalId>,
    /// What it wants to reach.
    pub goal: String,
    /// What is done.
    pub description: String,
    /// Who does it, as the room put it.
    pub who: String,
    /// Department in charge (Federführung).
    pub lead: String,
    /// The first step.
    pub first_step: String,
    /// How much work it is, roughly.
    pub effort: Effort,
    /// Whom it is for.
    pub target_groups: Vec<String>,
    /// Whom it looks at.
    pub direction: Option<Direction>,
    /// Where it stands.
    pub status: MeasureStatus,
    /// What is expected to become better (erwartete Wirkung).
    pub effect: String,
    /// Names of the localities concerned (Ortsgemeinden, Ortsteile); none for all of them.
    pub localities: Vec<String>,
    /// Whether it may be shown to the public; none while nobody has decided.
    pub public: Option<bool>,
    /// When it begins.
    pub starts: Option<Period>,
    /// When it ends; none for a lasting task.
    pub ends: Option<Period>,
    /// The next step.
    pub next_step: String,
    /// By when the next step is done.
    pub next_step_due: Option<Period>,
    /// Who takes part (Beteiligte).
    pub involved: String,
    /// The committee that deliberates beforehand (zuständiger Ausschuss).
    pub committee: String,
    /// The Digitallotse.
    pub digital_guide: String,
    /// What it costs, year by year.
    pub costs: Vec<CostItem>,
    /// Line of the budget (Produktsachkonto, Haushaltsstelle).
    pub budget_line: String,
    /// How it is paid for.
    pub financing: Vec<FinancingKind>,
    /// More about the financing.
    pub financing_note: String,
    /// Funding programme that it might use or uses.
    pub funding_programme: String,
    /// By when to apply for it.
    pub funding_deadline: Option<Period>,
    /// Guiding question 1: what is there to build on? (knüpft an)
    pub builds_on: String,
    /// Guiding question 2: can it be done from running operations? (aus laufendem Betrieb)
    pub from_running_operations: Option<bool>,
    /// Guiding question 3: which extra staff does it take?
    pub staff: Vec<StaffItem>,
    /// Whether the staff plan changes (Stellenplan betroffen).
    pub staff_plan_affected: Option<bool>,
    /// Posts in words (Stellen).
    pub posts: String,
    /// Guiding question 4: which extra material cost?
    pub extra_material: String,
    /// Guiding question 5: does it need co-operation?
    pub cooperation_needed: Option<bool>,
    /// With whom.
    pub cooperation_mode: Option<CooperationMode>,
    /// The partners by name.
    pub partners: String,
    /// In-house or contracted out.
    pub delivery_mode: Option<DeliveryMode>,
    /// How success is measured.
    pub indicators: Vec<Indicator>,
    /// Duties by law that it fulfils or touches.
    pub legal_duties: String,
    /// What it depends on.
    pub dependencies: String,
    /// What may go wrong.
    pub risks: String,
    /// Data protection.
    pub data_protection_check: Option<CheckState>,
    /// Accessibility.
    pub accessibility_check: Option<CheckState>,
    /// Climate.
    pub climate_check: Option<CheckState>,
    /// Participation so far, besides the workshop.
    pub participation: String,
    /// Evidence and sources.
    pub sources: String,
    /// What the department found.
    pub feasibility: Feasibility,
    /// Why; required under conditions and if it cannot be done.
    pub feasibility_reason: String,
    /// How soon it is to begin.
    pub priority_class: Option<PriorityClass>,
    /// The administration's rank, beside the room's in the leading round; 1 is the first.
    pub administration_rank: Option<u32>,
    /// Why the administration's rank deviates from the room's; required if it does.
    pub rank_reason: String,
    /// The department that is to complete the sheet.
    pub assigned_to: String,
    /// By when.
    pub due: Option<Period>,
    /// What is asked of it.
    pub assignment_note: String,
    /// True once it has done so.
    pub assignment_done: bool,
    /// Further fields by name; kept as they are.
    pub more: BTreeMap<String, serde_json::Value>,
}

/// A measure of a process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Measure {
    /// Identity; the room's measure has the same.
    pub id: MeasureId,
    /// The process.
    pub process_id: ProcessId,
    /// The workshop that it came from; none if the office made it.
    pub workshop_id: Option<WorkshopId>,
    /// Number for life in its process (`17` = `M-017`).
    pub number: u32,
    /// The sheet as it is now.
    pub sheet: MeasureSheet,
    /// What the room did with it; `visible` if the office made it.
    pub room_state: MeasureState,
    /// Version of the sheet. 0: nobody in the office has edited it yet, it follows the room.
    pub version: u32,
    /// The measure that it became part of. It stays readable, and keeps its frozen results.
    pub merged_into: Option<MeasureId>,
    /// When it came to the process.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub modified_at: Timestamp,
}

/// A number as people write it: `M-017`.
pub fn number_text(number: u32) -> String {
    format!("M-{number:03}")
}

impl Measure {
    /// True if it counts: visible in the room, not merged into another one.
    pub fn is_on_the_list(&self) -> bool {
        self.room_state == MeasureState::Visible && self.merged_into.is_none()
    }

    /// What the room's measure means for the office: the office's measure after it, or none if
    /// there is nothing to do. Drafts and measures without a number stay in the room; once the
    /// office has edited the sheet, only what the room did with the measure is noted.
    pub fn following(
        before: Option<&Self>,
        room: &WorkshopMeasure,
        process_id: ProcessId,
        workshop_id: WorkshopId,
        now: Timestamp,
    ) -> Option<Self> {
        let number = room.number?;
        if room.state == MeasureState::Draft {
            return None;
        }
        let mut measure = before.cloned().unwrap_or_else(|| Self {
            id: room.id,
            process_id,
            workshop_id: Some(workshop_id),
            number,
            sheet: MeasureSheet::default(),
            room_state: room.state,
            version: 0,
            merged_into: None,
            created_at: now,
            modified_at: now,
        });
        measure.room_state = room.state;
        if measure.version == 0 {
            measure.sheet.take_over(&room.sheet);
        }
        if before == Some(&measure) {
            return None;
        }
        measure.modified_at = now;
        Some(measure)
    }
}

impl MeasureSheet {
    /// Copies what the room wrote.
    pub fn take_over(&mut self, room: &ShortSheet) {
        self.title.clone_from(&room.title);
        self.short_title.clone_from(&room.short_title);
        self.domain_id = room.domain_id;
        self.goal.clone_from(&room.goal);
        self.description.clone_from(&room.description);
        self.who.clone_from(&room.who);
        self.first_step.clone_from(&room.first_step);
        self.effort = room.effort;
    }
}
