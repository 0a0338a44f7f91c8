//! The fields of the sheet: complete, cleaned, compared, partly replaced, ranked.

use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::ids::{AccountId, MeasureId, RoundId};
use zukunftswerkstatt::domain::measure_list::FrozenResult;
use zukunftswerkstatt::domain::measure_sheet::MeasureSheet;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::sheet::compare::{FIELDS, compare, patched};
use zukunftswerkstatt::domain::sheet::completeness::{REQUIRED, missing};
use zukunftswerkstatt::domain::sheet::presence::{LEASE_MS, Presence};
use zukunftswerkstatt::domain::sheet::ranking::{Agreement, agreement, check};

use crate::sample::id;

#[expect(
    clippy::needless_pass_by_value,
    reason = "reads better at the call, with json!"
)]
fn sheet(fields: Value) -> MeasureSheet {
    let mut all = json!({"title": "WLAN am Markt", "shortTitle": "WLAN"});
    for (name, value) in fields.as_object().unwrap() {
        all[name] = value.clone();
    }
    serde_json::from_value(all).unwrap()
}

#[test]
fn every_field_is_compared_and_every_required_one_exists() {
    let json = serde_json::to_value(MeasureSheet::default()).unwrap();
    let known: BTreeSet<&str> = json
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut listed: BTreeSet<&str> = FIELDS.into_iter().collect();
    listed.insert("more");
    assert_eq!(known, listed);
    assert!(REQUIRED.iter().all(|field| known.contains(field)));
    assert_eq!(missing(&MeasureSheet::default()), REQUIRED);
}

#[test]
fn a_sheet_of_an_older_version_is_read() {
    let old = json!({"title": "Alt", "shortTitle": "Alt", "effort": "small", "more": {"x": 1}});
    let read: MeasureSheet = serde_json::from_value(old).unwrap();
    assert_eq!((read.costs.len(), read.public), (0, None));
}

#[test]
fn required_fields_are_told_until_they_are_there() {
    let full = sheet(json!({
        "domainId": id(1), "goal": "Ziel", "description": "Text", "targetGroups": ["Familien"],
        "lead": "FB 3", "committee": "Bauausschuss", "starts": "2027-Q2",
        "fromRunningOperations": true, "deliveryMode": "mixed", "feasibility": "feasible",
        "priorityClass": "high", "firstStep": "Anrufen",
    }));
    assert_eq!(missing(&full), Vec::<&str>::new());
    let unpaid = MeasureSheet {
        from_running_operations: Some(false),
        ..full
    };
    assert_eq!(missing(&unpaid), ["costs"]);
}

#[test]
fn what_cannot_be_stored_names_its_field() {
    let field = |fields: Value| match sheet(fields).cleaned() {
        Err(
            Refusal::Empty { field }
            | Refusal::OutOfRange { field, .. }
            | Refusal::TooMany { field, .. }
            | Refusal::TooLong { field, .. },
        ) => field,
        other => format!("{other:?}"),
    };
    let cost = |more: Value| {
        let mut item = json!({"year": 2027, "kind": "staff", "budget": "operating",
            "quality": "rough", "amountCents": 100});
        for (name, value) in more.as_object().unwrap() {
            item[name] = value.clone();
        }
        json!({"costs": [item]})
    };
    assert_eq!(
        field(json!({"feasibility": "not_feasible"})),
        "feasibilityReason"
    );
    assert_eq!(
        field(json!({"feasibility": "feasible_with_conditions", "feasibilityReason": " "})),
        "feasibilityReason"
    );
    assert_eq!(
        field(json!({"administrationRank": 0})),
        "administrationRank"
    );
    assert_eq!(field(json!({"starts": "2028", "ends": "2027-12"})), "ends");
    assert_eq!(field(json!({"risks": "x".repeat(2001)})), "risks");
    assert_eq!(field(cost(json!({"amountCents": -1}))), "costs");
    assert_eq!(
        field(cost(json!({"amountCents": 100_000_000_001_i64}))),
        "costs"
    );
    assert_eq!(field(cost(json!({"fundedShare": 10_001}))), "fundedShare");
    assert_eq!(field(cost(json!({"untilYear": 2026}))), "costs");
    assert_eq!(field(cost(json!({"untilYear": 2057}))), "costs");
    assert_eq!(
        field(json!({"costs": vec![cost(json!({}))["costs"][0].clone(); 61]})),
        "costs"
    );
    let kept = sheet(cost(json!({"untilYear": 2027, "what": " Router "})))
        .cleaned()
        .unwrap();
    assert_eq!(
        (kept.costs[0].until_year, kept.costs[0].what.as_str()),
        (None, "Router")
    );
    let same_year = sheet(json!({"starts": "2027-06-15", "ends": "2027"}));
    assert!(
        same_year.cleaned().is_ok(),
        "a rough end may begin before the beginning"
    );
}

#[test]
fn only_known_fields_with_possible_values_are_replaced() {
    let before = sheet(json!({"risks": "keine"}));
    let patch = |fields: Value| patched(&before, fields.as_object().unwrap().clone());
    let after = patch(json!({"risks": "hoch", "public": true})).unwrap();
    let names: Vec<String> = compare(&before, &after)
        .into_iter()
        .map(|c| c.field)
        .collect();
    assert_eq!(names, ["public", "risks"]);
    assert_eq!(patch(json!({"riks": "hoch"})), None);
    assert_eq!(patch(json!({"public": "vielleicht"})), None);
    assert_eq!(patch(json!({"starts": "bald"})), None);
}

#[test]
fn a_deviating_rank_needs_a_reason() {
    let room = FrozenResult {
        round_id: RoundId(id(1)),
        measure_id: MeasureId(id(2)),
        rank: 2,
        last_rank: 3,
        points: 5,
        paper_points: None,
        givers: 4,
        by_group: Vec::new(),
    };
    assert_eq!(agreement(Some(&room), None), Agreement::Unranked);
    assert_eq!(agreement(None, Some(1)), Agreement::NoRoomRank);
    for (rank, wanted) in [
        (1, Agreement::Contested),
        (2, Agreement::Agreed),
        (3, Agreement::Agreed),
        (4, Agreement::Contested),
    ] {
        assert_eq!(agreement(Some(&room), Some(rank)), wanted);
        let silent = sheet(json!({"administrationRank": rank}));
        let reasoned = sheet(json!({"administrationRank": rank, "rankReason": "Gesetz"}));
        assert_eq!(
            check(Some(&room), &silent).is_err(),
            wanted == Agreement::Contested
        );
        assert_eq!(check(Some(&room), &reasoned), Ok(()));
        assert_eq!(check(None, &silent), Ok(()));
    }
}

#[test]
fn presence_lapses_by_itself() {
    let (anna, ben) = (AccountId(id(1)), AccountId(id(2)));
    let (one, other) = (MeasureId(id(3)), MeasureId(id(4)));
    let mut presence = Presence::default();
    let at = |ms| Timestamp(1_000_000 + ms);
    assert!(presence.here(one, (anna, "Anna"), at(0)).is_empty());
    assert_eq!(presence.here(one, (ben, "Ben"), at(1)), ["Anna"]);
    assert!(presence.here(other, (anna, "Anna"), at(2)).is_empty());
    assert_eq!(presence.here(one, (anna, "Anna"), at(3)), ["Ben"]);
    presence.gone(one, ben);
    assert!(presence.here(one, (anna, "Anna"), at(4)).is_empty());
    assert!(
        presence
            .here(one, (ben, "Ben"), at(4 + LEASE_MS))
            .is_empty()
    );
}

proptest! {
    #[test]
    fn any_text_survives_once_it_is_clean(text in "\\PC{0,80}(\n\\PC{0,40})?") {
        let typed = sheet(json!({"risks": text.clone(), "partners": text, "costs": [
            {"what": text, "year": 2027, "kind": "one_off", "budget": "investment",
             "quality": "quoted", "amountCents": 1}]}));
        let clean = typed.cleaned().unwrap();
        prop_assert_eq!(&clean.cleaned().unwrap(), &clean, "cleaning twice changes nothing");
        let json = serde_json::to_string(&clean).unwrap();
        prop_assert_eq!(&serde_json::from_str::<MeasureSheet>(&json).unwrap(), &clean);
        let visible = |c: &char| !c.is_whitespace() && !c.is_control();
        let plain: String = text.nfc().filter(|c| c.is_ascii() && visible(c)).collect();
        let kept: String = clean.risks.chars().filter(|c| c.is_ascii() && visible(c)).collect();
        prop_assert_eq!(plain, kept, "what one can see stays");
    }
}
