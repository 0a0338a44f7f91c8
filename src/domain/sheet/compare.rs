//! What differs between two versions of a sheet, and which saves belong to one sitting.

use crate::domain::comparison::{WordChange, compare_words};
use crate::domain::measure_sheet::MeasureSheet;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Names of a sheet's fields as in JSON, in the order in which people read them; `more` comes after.
pub const FIELDS: [&str; 58] = [
    "title",
    "shortTitle",
    "plainTitle",
    "domainId",
    "goalIds",
    "goal",
    "description",
    "effect",
    "targetGroups",
    "direction",
    "localities",
    "public",
    "status",
    "starts",
    "ends",
    "nextStep",
    "nextStepDue",
    "firstStep",
    "effort",
    "lead",
    "who",
    "involved",
    "committee",
    "digitalGuide",
    "fromRunningOperations",
    "costs",
    "budgetLine",
    "financing",
    "financingNote",
    "fundingProgramme",
    "fundingDeadline",
    "buildsOn",
    "staff",
    "staffPlanAffected",
    "posts",
    "extraMaterial",
    "cooperationNeeded",
    "cooperationMode",
    "partners",
    "deliveryMode",
    "indicators",
    "legalDuties",
    "dependencies",
    "risks",
    "dataProtectionCheck",
    "accessibilityCheck",
    "climateCheck",
    "participation",
    "sources",
    "feasibility",
    "feasibilityReason",
    "priorityClass",
    "administrationRank",
    "rankReason",
    "assignedTo",
    "due",
    "assignmentNote",
    "assignmentDone",
];

/// Fields whose values are no texts but codes, ids, dates, numbers or rows.
const CODED: [&str; 26] = [
    "domainId",
    "goalIds",
    "direction",
    "public",
    "status",
    "starts",
    "ends",
    "nextStepDue",
    "effort",
    "fromRunningOperations",
    "costs",
    "financing",
    "fundingDeadline",
    "staff",
    "staffPlanAffected",
    "cooperationMode",
    "deliveryMode",
    "indicators",
    "dataProtectionCheck",
    "accessibilityCheck",
    "climateCheck",
    "feasibility",
    "priorityClass",
    "administrationRank",
    "due",
    "assignmentDone",
];

/// One field that differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Name of the field as in JSON (`title`, `domainId` …); fields of `more` by their own name.
    pub field: String,
    /// What stood there: a text, a code, an id or a number; lists have one entry per line, tables
    /// one row as a JSON object per line. Empty for nothing.
    pub before: String,
    /// What stands there now.
    pub after: String,
    /// Both texts word by word; empty if one of them is, or if the field holds no text.
    pub words: Vec<WordChange>,
}

impl FieldChange {
    /// A field and what stood and stands there, each as people or programs read it.
    pub fn new(field: &str, before: String, after: String) -> Self {
        let is_text = !CODED.contains(&field) && !before.is_empty() && !after.is_empty();
        let words = if is_text {
            compare_words(&before, &after)
        } else {
            Vec::new()
        };
        Self {
            field: field.to_owned(),
            before,
            after,
            words,
        }
    }
}

/// What differs between two versions of a sheet, field by field, in the order of the sheet.
pub fn compare(before: &MeasureSheet, after: &MeasureSheet) -> Vec<FieldChange> {
    let (old, new) = (object(before), object(after));
    let own = FIELDS
        .into_iter()
        .filter_map(|field| change(field, old.get(field), new.get(field)));
    let mut further: Vec<&String> = after.more.keys().collect();
    further.extend(
        before
            .more
            .keys()
            .filter(|key| !after.more.contains_key(*key)),
    );
    let further = further
        .into_iter()
        .filter_map(|field| change(field, before.more.get(field), after.more.get(field)));
    own.chain(further).collect()
}

/// The sheet with some fields replaced; none if a field is unknown or has a value that it cannot
/// have.
pub fn patched(sheet: &MeasureSheet, fields: Map<String, Value>) -> Option<MeasureSheet> {
    let mut all = object(sheet);
    for (name, value) in fields {
        *all.get_mut(&name)? = value;
    }
    serde_json::from_value(Value::Object(all)).ok()
}

fn object(sheet: &MeasureSheet) -> Map<String, Value> {
    match serde_json::to_value(sheet) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn change(field: &str, before: Option<&Value>, after: Option<&Value>) -> Option<FieldChange> {
    let text = |value: Option<&Value>| value.map(readable).unwrap_or_default();
    let (before, after) = (text(before), text(after));
    (before != after).then(|| FieldChange::new(field, before, after))
}

/// A JSON value as text: strings bare, lists one entry per line, null as nothing.
fn readable(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(readable).collect::<Vec<_>>().join("\n"),
        other => other.to_string(),
    }
}
