//! Fields that are set for several measures at once: how measures are distributed to departments and committees.

use super::compare::patched;
use crate::domain::measure_sheet::MeasureSheet;
use crate::domain::refusal::Refusal;
use serde_json::{Map, Value};

/// Their names in JSON. What is said of one measure only (texts, costs, ranks, what a department found) is not among them.
pub const SHARED: [&str; 10] = [
    "domainId",
    "status",
    "lead",
    "committee",
    "digitalGuide",
    "priorityClass",
    "assignedTo",
    "due",
    "assignmentNote",
    "assignmentDone",
];

/// The sheet with these fields set.
///
/// # Errors
/// If a field may not be set for several measures, or has a value that it cannot have.
pub fn shared(sheet: &MeasureSheet, fields: &Map<String, Value>) -> Result<MeasureSheet, Refusal> {
    if fields.keys().any(|name| !SHARED.contains(&name.as_str())) {
        return Err(Refusal::Malformed);
    }
    patched(sheet, fields.clone())
        .ok_or(Refusal::Malformed)?
        .cleaned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn set(fields: Value) -> Result<MeasureSheet, Refusal> {
        let sheet = MeasureSheet {
            title: "Glasfaser".to_owned(),
            short_title: "Glasfaser".to_owned(),
            risks: "Lieferzeit".to_owned(),
            ..MeasureSheet::default()
        };
        let Value::Object(fields) = fields else {
            return Err(Refusal::Malformed);
        };
        shared(&sheet, &fields)
    }

    #[test]
    fn named_fields_are_set_and_the_others_stay() {
        let sheet = set(json!({"lead": " FB 2 ", "due": "2027-03-31"})).unwrap();
        assert_eq!(
            (sheet.lead.as_str(), sheet.risks.as_str()),
            ("FB 2", "Lieferzeit")
        );
        assert!(sheet.due.is_some());
    }

    #[test]
    fn every_shared_field_is_one_of_the_sheet() {
        let Value::Object(sheet) = serde_json::to_value(MeasureSheet::default()).unwrap() else {
            unreachable!("a sheet is an object");
        };
        assert!(SHARED.iter().all(|name| sheet.contains_key(*name)));
    }

    #[test]
    fn what_is_said_of_one_measure_only_is_refused() {
        for fields in [
            json!({"title": "Alle gleich"}),
            json!({"administrationRank": 1}),
            json!({"feasibility": "feasible"}),
            json!({"nothing": 1}),
            json!({"due": "bald"}),
        ] {
            assert_eq!(set(fields), Err(Refusal::Malformed));
        }
    }
}
