//! The registers of the office: what may stand in them, and what runs out soon.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::ids::RecordId;
use zukunftswerkstatt::domain::limits::{
    ALIGNMENTS, DEADLINES_PER_PROGRAMME, FUNDING_APPLICATIONS, FUNDING_PROGRAMMES, LOCAL_PLANS,
    RELATED_STRATEGIES, SOON_DAYS, URL, VARIANTS_PER_MEASURE,
};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::register::soon::{RunsOut, soon_over};
use zukunftswerkstatt::domain::register::{RecordSheet, RegisterEntry, fits, unused};

use crate::sample::id;

fn sheet(value: &Value) -> RecordSheet {
    serde_json::from_value(value.clone()).unwrap()
}

fn record(number: u128, value: &Value) -> RegisterEntry {
    RegisterEntry {
        id: RecordId(id(number)),
        sheet: sheet(value),
        version: 1,
        modified_at: Timestamp::default(),
    }
}

fn programme(name: &str) -> Value {
    json!({"kind": "funding_programme", "name": name})
}

fn strategy(title: &str) -> Value {
    json!({"kind": "related_strategy", "title": title})
}

fn field(value: &Value) -> String {
    match sheet(value).cleaned() {
        Err(
            Refusal::Empty { field }
            | Refusal::OutOfRange { field, .. }
            | Refusal::TooMany { field, .. }
            | Refusal::TooLong { field, .. },
        ) => field,
        other => format!("{other:?}"),
    }
}

#[test]
fn what_cannot_be_stored_names_its_field() {
    let with = |name: &str, value: Value| {
        let mut all = programme("KIPKI");
        all[name] = value;
        field(&all)
    };
    assert_eq!(field(&programme(" ")), "name");
    assert!(with("rate", json!(10_000)).starts_with("Ok"));
    assert_eq!(with("rate", json!(10_001)), "rate");
    assert_eq!(with("ownShare", json!(10_001)), "ownShare");
    assert_eq!(with("mostCents", json!(-1)), "mostCents");
    assert!(with("mostCents", json!(100_000_000_000_i64)).starts_with("Ok"));
    assert_eq!(with("mostCents", json!(100_000_000_001_i64)), "mostCents");
    let deadlines = |many: usize| json!(vec!["2027-01"; many]);
    assert!(with("deadlines", deadlines(DEADLINES_PER_PROGRAMME)).starts_with("Ok"));
    assert_eq!(
        with("deadlines", deadlines(DEADLINES_PER_PROGRAMME + 1)),
        "deadlines"
    );
    assert_eq!(with("link", json!("x".repeat(URL))), "link");
    let about = |kind: &str| json!({"kind": kind, "measureId": id(1), "strategyId": id(2)});
    assert_eq!(field(&about("alignment")), "note");
    assert_eq!(field(&about("variant")), "title");
    assert_eq!(field(&about("local_plan")), "locality");
}

#[test]
fn a_link_is_never_anything_else() {
    let link = |raw: &str| {
        let mut all = programme("KIPKI");
        all["link"] = json!(raw);
        match sheet(&all).cleaned().unwrap() {
            RecordSheet::FundingProgramme(one) => one.link,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        link("https://foerder.example/a"),
        "https://foerder.example/a"
    );
    assert_eq!(link("foerder.example"), "https://foerder.example");
    assert_eq!(link("javascript:alert(1)"), "https://javascript:alert(1)");
    assert_eq!(link(" "), "");
}

/// The last one of a kind that fits is stored, the next one is not.
fn full(limit: usize, of: impl Fn(usize) -> Value, base: &[RegisterEntry]) {
    let entries = |many: usize| -> Vec<RegisterEntry> {
        let own = (0..many).map(|place| record(0x1000 + place as u128, &of(place)));
        base.iter().cloned().chain(own).collect()
    };
    let next = sheet(&of(limit));
    assert_eq!(fits(&entries(limit - 1), None, &next), Ok(()));
    let refused = fits(&entries(limit), None, &next);
    assert!(
        matches!(refused, Err(Refusal::TooMany { .. })),
        "{refused:?}"
    );
    // Editing one of many takes no further room.
    let all = entries(limit);
    let last = all.last().unwrap();
    assert_eq!(fits(&all, Some(last.id), &last.sheet), Ok(()));
}

#[test]
fn every_register_has_room_up_to_its_limit() {
    let base = [record(1, &programme("KIPKI")), record(2, &strategy("LEP"))];
    let measure = |place: usize| id(0x9_0000 + place as u128);
    full(
        FUNDING_PROGRAMMES - 1,
        |place| programme(&format!("Programm {place}")),
        &base,
    );
    full(
        RELATED_STRATEGIES - 1,
        |place| strategy(&format!("Strategie {place}")),
        &base,
    );
    full(
        FUNDING_APPLICATIONS,
        |place| json!({"kind": "funding_application", "measureId": measure(place), "programmeId": id(1)}),
        &base,
    );
    full(
        ALIGNMENTS,
        |place| json!({"kind": "alignment", "measureId": measure(place), "strategyId": id(2), "note": "passt"}),
        &base,
    );
    full(
        VARIANTS_PER_MEASURE,
        |place| json!({"kind": "variant", "measureId": id(7), "title": format!("V{place}")}),
        &base,
    );
    full(
        LOCAL_PLANS,
        |place| json!({"kind": "local_plan", "measureId": measure(place), "locality": "Auental"}),
        &base,
    );
}

#[test]
fn entries_lead_to_the_right_register_and_say_nothing_twice() {
    let variant = |number: u128, more: Value| {
        let mut all = json!({"kind": "variant", "measureId": id(7), "title": format!("V{number}")});
        for (name, value) in more.as_object().unwrap() {
            all[name] = value.clone();
        }
        all
    };
    let all = [
        record(1, &programme("KIPKI")),
        record(2, &strategy("LEP")),
        record(
            3,
            &json!({"kind": "alignment", "measureId": id(7), "strategyId": id(2), "note": "passt"}),
        ),
        record(
            4,
            &variant(4, json!({"recommended": true, "notActing": true})),
        ),
        record(
            5,
            &json!({"kind": "local_plan", "measureId": id(7), "locality": "Auental"}),
        ),
    ];
    let tried = |value: Value| match fits(&all, None, &sheet(&value)) {
        Ok(()) => "fits".to_owned(),
        Err(Refusal::Taken { field }) => field,
        Err(other) => other.code(),
    };
    assert_eq!(tried(programme("kipki")), "name");
    assert_eq!(tried(strategy("lep")), "title");
    let link = |kind: &str, to: u128| json!({"kind": kind, "measureId": id(8), "programmeId": id(to), "strategyId": id(to), "note": "x"});
    assert_eq!(tried(link("funding_application", 1)), "fits");
    assert_eq!(tried(link("funding_application", 2)), "notFound");
    assert_eq!(tried(link("funding_application", 99)), "notFound");
    assert_eq!(tried(link("alignment", 1)), "notFound");
    assert_eq!(tried(link("alignment", 2)), "fits");
    assert_eq!(
        tried(json!({"kind": "alignment", "measureId": id(7), "strategyId": id(2), "note": "x"})),
        "strategyId"
    );
    assert_eq!(tried(variant(5, json!({}))), "fits");
    assert_eq!(tried(variant(4, json!({}))), "title");
    assert_eq!(
        tried(variant(5, json!({"recommended": true}))),
        "recommended"
    );
    assert_eq!(tried(variant(5, json!({"notActing": true}))), "notActing");
    let local = |name: &str| json!({"kind": "local_plan", "measureId": id(7), "locality": name});
    assert_eq!(tried(local("auental")), "locality");
    assert_eq!(tried(local("Bergheim")), "fits");
    // The kind of an entry stays, and what others lead to stays, too.
    let other = fits(&all, Some(all[0].id), &sheet(&strategy("KEP")));
    assert_eq!(other, Err(Refusal::not_found("record")));
    assert!(unused(&all, all[1].id).is_err());
    assert_eq!(unused(&all, all[0].id), Ok(()));
}

#[test]
fn what_runs_out_soon_is_told_in_time() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let after = |days: u64| today.checked_add_days(Days::new(days)).unwrap();
    let edge = u64::try_from(SOON_DAYS).unwrap();
    let call = |days: u64| {
        let mut all = programme(&format!("Aufruf {days}"));
        all["deadlines"] = json!(["2026-11-20", after(days)]);
        all
    };
    let application = |state: &str, more: Value| {
        let mut all = json!({"kind": "funding_application", "measureId": id(7),
            "programmeId": id(1), "state": state});
        for (name, value) in more.as_object().unwrap() {
            all[name] = value.clone();
        }
        all
    };
    let mut ended = programme("Ausgelaufen");
    ended["validUntil"] = json!("2026-11-20");
    let records = [
        record(1, &call(0)),
        record(2, &call(edge)),
        record(3, &call(edge + 1)),
        record(4, &ended),
        record(
            5,
            &application("checking", json!({"deadline": "2026-11-18"})),
        ),
        record(
            6,
            &application("submitted", json!({"deadline": "2026-11-18"})),
        ),
        record(7, &application("granted", json!({"proofDue": "2026-12"}))),
        record(8, &application("settled", json!({"proofDue": "2026-12"}))),
    ];
    let found: Vec<(RunsOut, i32, String)> = soon_over(&records, today)
        .into_iter()
        .map(|one| (one.what, one.days, one.programme))
        .collect();
    let text = str::to_owned;
    assert_eq!(
        found,
        [
            (RunsOut::ApplicationDue, -3, text("Aufruf 0")),
            (RunsOut::CallCloses, 0, text("Aufruf 0")),
            (RunsOut::ProofDue, 40, text("Aufruf 0")),
            (RunsOut::CallCloses, 90, text("Aufruf 90")),
        ]
    );
}

proptest! {
    /// Any text is either refused or stored as it is shown, and cleaning it again changes nothing.
    #[test]
    fn any_text_survives(text in "\\PC{0,60}", cents in 0_i64..=100_000_000_000) {
        for (kind, name, money) in [
            ("funding_programme", "name", "mostCents"),
            ("related_strategy", "title", ""),
            ("variant", "title", "onceCents"),
            ("funding_application", "reference", "amountCents"),
            ("local_plan", "locality", ""),
        ] {
            let mut all = json!({"kind": kind, "measureId": id(1), "programmeId": id(2)});
            all[name] = json!(text);
            if !money.is_empty() {
                all[money] = json!(cents);
            }
            if let Ok(clean) = sheet(&all).cleaned() {
                prop_assert_eq!(clean.cleaned().unwrap(), clean.clone());
                let stored = serde_json::to_value(&clean).unwrap();
                let back: RecordSheet = serde_json::from_value(stored.clone()).unwrap();
                prop_assert_eq!(back, clean);
                if !money.is_empty() {
                    prop_assert_eq!(&stored[money], &json!(cents));
                }
            }
        }
    }
}
