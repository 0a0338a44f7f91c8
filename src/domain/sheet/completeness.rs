//! What a sheet must say before it goes into a document of the council.

use super::codes::Feasibility;
use crate::domain::measure_sheet::MeasureSheet;

/// Fields that a sheet needs for export, by their names in JSON, in the order of the form. Costs are
/// not needed where the measure is paid from running operations.
pub const REQUIRED: [&str; 15] = [
    "title",
    "shortTitle",
    "domainId",
    "goal",
    "description",
    "targetGroups",
    "lead",
    "committee",
    "starts",
    "fromRunningOperations",
    "costs",
    "deliveryMode",
    "feasibility",
    "priorityClass",
    "nextStep",
];

/// The required fields that are still empty.
pub fn missing(sheet: &MeasureSheet) -> Vec<&'static str> {
    REQUIRED
        .into_iter()
        .filter(|field| !is_given(sheet, field))
        .collect()
}

fn is_given(sheet: &MeasureSheet, field: &str) -> bool {
    match field {
        "title" => !sheet.title.is_empty(),
        "shortTitle" => !sheet.short_title.is_empty(),
        "domainId" => sheet.domain_id.is_some(),
        "goal" => !sheet.goal.is_empty(),
        "description" => !sheet.description.is_empty(),
        "targetGroups" => !sheet.target_groups.is_empty(),
        "lead" => !sheet.lead.is_empty(),
        "committee" => !sheet.committee.is_empty(),
        "starts" => sheet.starts.is_some(),
        "fromRunningOperations" => sheet.from_running_operations.is_some(),
        "costs" => !sheet.costs.is_empty() || sheet.from_running_operations == Some(true),
        "deliveryMode" => sheet.delivery_mode.is_some(),
        "feasibility" => sheet.feasibility != Feasibility::Open,
        "priorityClass" => sheet.priority_class.is_some(),
        "nextStep" => !sheet.next_step.is_empty() || !sheet.first_step.is_empty(),
        _ => true,
    }
}
