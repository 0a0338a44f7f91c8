//! What the robots send: the file's content as the fields of commands.

use super::file::{DemoFile, DemoMeasure};
use crate::domain::measure::Effort;
use serde_json::{Value, json};

/// A phone's secret: 128 random bits.
pub fn random_token() -> String {
    format!(
        "{:032x}",
        getrandom::u64().map_or(0, u128::from) << 64 | getrandom::u64().map_or(0, u128::from)
    )
}

/// The voluntary answers of phone `number`, spread as the file's cards are.
pub(super) fn profile(file: &DemoFile, number: usize) -> Value {
    let card = file.cards.get(number * 7 % file.cards.len().max(1));
    json!({
        "language": "de",
        "groupId": card.map(|card| DemoFile::group_id(&card.stakeholder_group_key)),
        "localityId": card.map(|card| DemoFile::locality_id(&card.locality_key)),
        "cardCode": null,
    })
}

pub(super) fn ids<'v>(things: impl Iterator<Item = &'v Value>) -> Vec<Value> {
    things
        .filter_map(|thing| thing.get("id").cloned())
        .collect()
}

pub(super) fn round_draft(objects: &str, ballot: &str, options: &[Value]) -> Value {
    json!({
        "question": {"de": ""}, "objectKind": objects, "ballotType": ballot, "optionIds": options,
        "dotsPerPerson": null, "maxDotsPerOption": null, "ownAllowed": true, "domainId": null,
        "visibility": "after_close", "tieRule": "shared_rank", "repeats": null,
    })
}

pub(super) fn sheet(file: &DemoFile, measure: &DemoMeasure) -> Value {
    let effort = match measure.effort_person_days {
        0..=20 => Effort::Small,
        21..=100 => Effort::Medium,
        _ => Effort::Large,
    };
    json!({
        "title": measure.title, "shortTitle": measure.short_title,
        "domainId": DemoFile::domain_id(&measure.domain_key), "goal": measure.goal,
        "description": measure.description, "who": lead(file, measure),
        "firstStep": measure.first_step, "effort": effort,
    })
}

/// The department that leads, by name.
pub(super) fn lead(file: &DemoFile, measure: &DemoMeasure) -> String {
    let named = |it: &&Value| {
        it.get("key").and_then(Value::as_str) == Some(measure.lead_department_key.as_str())
    };
    let name = file
        .organizations
        .iter()
        .find(named)
        .and_then(|it| it.get("name"));
    name.and_then(Value::as_str).unwrap_or_default().to_owned()
}
