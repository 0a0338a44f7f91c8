//! The measure list as the office's tables show it: `GET /api/processes/{process}/measures?short=true`
//! answers [`MeasureRows`] instead of the whole sheets, so that long lists come fast.

use crate::domain::context::Timestamp;
use crate::domain::ids::{DomainId, MeasureId, ProcessId};
use crate::domain::measure::MeasureState;
use crate::domain::measure_list::{FrozenResult, FrozenRound, ListedMeasure, MeasureList};
use crate::domain::measure_sheet::MeasureStatus;
use crate::domain::sheet::codes::{Feasibility, PriorityClass};
use crate::domain::sheet::completeness::missing;
use crate::domain::sheet::cost::{once, yearly};
use crate::domain::sheet::money::Cents;
use crate::domain::sheet::period::Period;
use crate::domain::strategy::count;
use serde::{Deserialize, Serialize};

/// Parameters of the measure list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct ListQuery {
    /// Only what tables show, sort and search: [`MeasureRows`].
    pub short: bool,
}

/// What tables show, sort and search of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "as in MeasureSheet")]
pub struct RowSheet {
    pub title: String,
    pub short_title: String,
    pub domain_id: Option<DomainId>,
    pub goal: String,
    pub description: String,
    pub who: String,
    pub lead: String,
    pub committee: String,
    pub status: MeasureStatus,
    pub priority_class: Option<PriorityClass>,
    pub ends: Option<Period>,
    pub localities: Vec<String>,
    pub feasibility: Feasibility,
    pub feasibility_reason: String,
    pub administration_rank: Option<u32>,
    pub rank_reason: String,
    pub assigned_to: String,
    pub assignment_note: String,
    pub assignment_done: bool,
    pub due: Option<Period>,
}

/// A measure without the rest of its sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "as in Measure and ListedMeasure")]
pub struct MeasureRow {
    pub id: MeasureId,
    pub process_id: ProcessId,
    pub number: u32,
    pub sheet: RowSheet,
    pub room_state: MeasureState,
    pub version: u32,
    pub merged_into: Option<MeasureId>,
    pub modified_at: Timestamp,
    pub results: Vec<FrozenResult>,
    pub merged: Vec<MeasureId>,
    pub origins: u32,
    /// What it costs once, in cents; none if nothing is known.
    pub once_cents: Option<Cents>,
    /// What it costs every year at most, in cents; none if nothing is known.
    pub yearly_cents: Option<Cents>,
    /// How many fields a document of the council still needs.
    pub missing: u32,
}

/// The list in rows, in the order of `MeasureList`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureRows {
    /// All measures.
    pub measures: Vec<MeasureRow>,
    /// Rounds with frozen results over measures, newest first.
    pub rounds: Vec<FrozenRound>,
}

impl From<ListedMeasure> for MeasureRow {
    fn from(entry: ListedMeasure) -> Self {
        let ListedMeasure {
            measure,
            results,
            merged,
            origins,
        } = entry;
        let sheet = measure.sheet;
        Self {
            once_cents: once(&sheet.costs),
            yearly_cents: yearly(&sheet.costs),
            missing: count(missing(&sheet).len()),
            id: measure.id,
            process_id: measure.process_id,
            number: measure.number,
            sheet: RowSheet {
                title: sheet.title,
                short_title: sheet.short_title,
                domain_id: sheet.domain_id,
                goal: sheet.goal,
                description: sheet.description,
                who: sheet.who,
                lead: sheet.lead,
                committee: sheet.committee,
                status: sheet.status,
                priority_class: sheet.priority_class,
                ends: sheet.ends,
                localities: sheet.localities,
                feasibility: sheet.feasibility,
                feasibility_reason: sheet.feasibility_reason,
                administration_rank: sheet.administration_rank,
                rank_reason: sheet.rank_reason,
                assigned_to: sheet.assigned_to,
                assignment_note: sheet.assignment_note,
                assignment_done: sheet.assignment_done,
                due: sheet.due,
            },
            room_state: measure.room_state,
            version: measure.version,
            merged_into: measure.merged_into,
            modified_at: measure.modified_at,
            results,
            merged,
            origins,
        }
    }
}

impl From<MeasureList> for MeasureRows {
    fn from(list: MeasureList) -> Self {
        Self {
            measures: list.measures.into_iter().map(MeasureRow::from).collect(),
            rounds: list.rounds,
        }
    }
}
