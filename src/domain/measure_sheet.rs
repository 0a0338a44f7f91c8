//! The measure as the office knows it (Maßnahme) and its sheet (Steckbrief), with versions.

use super::context::Timestamp;
use super::ids::{DomainId, GoalId, MeasureId, ProcessId, WorkshopId};
use super::limits::{
    MEASURE_DESCRIPTION, MEASURE_FIRST_STEP, MEASURE_GOAL, MEASURE_TITLE, MEASURE_WHO, NAME,
    PLAIN_TITLE, SHORT_TITLE, TARGET_GROUP, TARGET_GROUPS_PER_MEASURE,
};
use super::measure::{Effort, MeasureState, ShortSheet, WorkshopMeasure};
use super::refusal::Refusal;
use super::strategy::{at_most, line, lines, required_line};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

    /// The sheet with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        at_most(
            "targetGroups",
            self.target_groups.len(),
            TARGET_GROUPS_PER_MEASURE,
        )?;
        at_most("goalIds", self.goal_ids.len(), GOALS_PER_MEASURE)?;
        let more = serde_json::to_vec(&self.more).map_or(usize::MAX, |json| json.len());
        at_most("more", more, MORE_FIELDS_BYTES)?;
        Ok(Self {
            title: required_line("title", &self.title, MEASURE_TITLE)?,
            short_title: required_line("shortTitle", &self.short_title, SHORT_TITLE)?,
            plain_title: line("plainTitle", &self.plain_title, PLAIN_TITLE)?,
            domain_id: self.domain_id,
            goal_ids: self.goal_ids.clone(),
            goal: lines("goal", &self.goal, MEASURE_GOAL)?,
            description: lines("description", &self.description, MEASURE_DESCRIPTION)?,
            who: line("who", &self.who, MEASURE_WHO)?,
            lead: line("lead", &self.lead, NAME)?,
            first_step: lines("firstStep", &self.first_step, MEASURE_FIRST_STEP)?,
            effort: self.effort,
            target_groups: self
                .target_groups
                .iter()
                .map(|group| required_line("targetGroups", group, TARGET_GROUP))
                .collect::<Result<_, _>>()?,
            direction: self.direction,
            status: self.status,
            more: self.more.clone(),
        })
    }
}

/// One field that differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Name of the field as in JSON (`title`, `domainId` …); fields of `more` by their own name.
    pub field: String,
    /// What stood there: a text, a code or an id; lists have one entry per line. Empty for nothing.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// What differs between two versions of a sheet, field by field, in the order of the sheet.
pub fn compare(before: &MeasureSheet, after: &MeasureSheet) -> Vec<FieldChange> {
    let (old, new) = (fields(before), fields(after));
    let mut names: Vec<&str> = new.iter().map(|(name, _)| name.as_str()).collect();
    names.extend(
        old.iter()
            .map(|(name, _)| name.as_str())
            .filter(|name| !new.iter().any(|(other, _)| other == name)),
    );
    let value = |fields: &[(String, String)], name: &str| {
        fields
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    names
        .into_iter()
        .map(|name| FieldChange {
            field: name.to_owned(),
            before: value(&old, name),
            after: value(&new, name),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

fn fields(sheet: &MeasureSheet) -> Vec<(String, String)> {
    let code = |value: serde_json::Result<serde_json::Value>| readable(&value.unwrap_or_default());
    let mut fields = vec![
        ("title".to_owned(), sheet.title.clone()),
        ("shortTitle".to_owned(), sheet.short_title.clone()),
        ("plainTitle".to_owned(), sheet.plain_title.clone()),
        (
            "domainId".to_owned(),
            sheet.domain_id.map(|id| id.to_string()).unwrap_or_default(),
        ),
        (
            "goalIds".to_owned(),
            code(serde_json::to_value(&sheet.goal_ids)),
        ),
        ("goal".to_owned(), sheet.goal.clone()),
        ("description".to_owned(), sheet.description.clone()),
        ("who".to_owned(), sheet.who.clone()),
        ("lead".to_owned(), sheet.lead.clone()),
        ("firstStep".to_owned(), sheet.first_step.clone()),
        (
            "effort".to_owned(),
            code(serde_json::to_value(sheet.effort)),
        ),
        ("targetGroups".to_owned(), sheet.target_groups.join("\n")),
        (
            "direction".to_owned(),
            code(serde_json::to_value(sheet.direction)),
        ),
        (
            "status".to_owned(),
            code(serde_json::to_value(sheet.status)),
        ),
    ];
    fields.extend(
        sheet
            .more
            .iter()
            .map(|(name, value)| (name.clone(), readable(value))),
    );
    fields
}

/// A JSON value as text: strings bare, lists one entry per line, null as nothing.
fn readable(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(values) => {
            values.iter().map(readable).collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}
