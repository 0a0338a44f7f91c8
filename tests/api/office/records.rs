//! The registers beside the measures over HTTP.

use super::http::filled;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use serde_json::{Value, json};

on_both_databases!(
    async funding_is_kept_applied_for_and_never_lost,
    async entries_belong_to_their_process,
    async short_rows_say_the_same_as_the_list,
    async rows_count_costs_and_what_is_missing,
    async the_steps_follow_the_data,
);

fn path(rest: &str) -> String {
    format!("/api/processes/{PROCESS}/records{rest}")
}

async fn funding_is_kept_applied_for_and_never_lost(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    assert_eq!(
        office.get(&path("")).json().await,
        json!({"records": [], "soon": []})
    );
    let list = office
        .get(&format!("/api/processes/{PROCESS}/measures"))
        .json()
        .await;
    let measure = list["measures"][0]["id"].clone();
    let made = office
        .post(
            &path(""),
            json!({"kind": "funding_programme", "name": " =Digitale Dörfer ", "provider": "federal",
                "rate": 8000, "deadlines": ["2099-06", "2001-03-15"], "link": "foerder.example"}),
        )
        .json()
        .await;
    assert_eq!(made["sheet"]["name"], "=Digitale Dörfer");
    assert_eq!(made["sheet"]["deadlines"], json!(["2001-03-15", "2099-06"]));
    let one = path(&format!("/{}", made["id"].as_str().unwrap()));
    let again = office.post(
        &path(""),
        json!({"kind": "funding_programme", "name": "=digitale dörfer"}),
    );
    assert_eq!(again.refused(409).await, "taken");
    let application = json!({"kind": "funding_application", "measureId": measure,
        "programmeId": made["id"], "state": "checking", "amountCents": 1_234_567,
        "deadline": "2001-03-01"});
    let applied = office.post(&path(""), application.clone()).json().await;
    assert_eq!(applied["sheet"]["amountCents"], 1_234_567);
    let both = office.get(&path("")).json().await;
    assert_eq!(both["records"].as_array().unwrap().len(), 2);
    assert_eq!(both["soon"][0]["what"], "application_due");
    assert_eq!(both["soon"][0]["programme"], "=Digitale Dörfer");
    // What an application leads to stays; nobody writes over what they have not seen.
    assert_eq!(
        office
            .delete(&format!("{one}?version=1"))
            .refused(422)
            .await,
        "inUse"
    );
    let mut sheet = made["sheet"].clone();
    sheet["rate"] = json!(9000);
    let saved = office
        .put(&one, json!({"version": 1, "sheet": sheet}))
        .json()
        .await;
    assert_eq!(
        (&saved["version"], &saved["sheet"]["rate"]),
        (&json!(2), &json!(9000))
    );
    let late = office.put(&one, json!({"version": 1, "sheet": sheet}));
    assert_eq!(late.refused(409).await, "conflict");
    let other_kind = office.put(&one, json!({"version": 2, "sheet": application}));
    assert_eq!(other_kind.refused(404).await, "notFound");
    let of = path(&format!("/{}", applied["id"].as_str().unwrap()));
    office.delete(&format!("{of}?version=1")).ok().await;
    office.delete(&format!("{one}?version=2")).ok().await;
    let gone: Value = office.get(&path("")).json().await;
    assert_eq!(gone["records"], json!([]));
    service.stop().await;
}

async fn entries_belong_to_their_process(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let other = office
        .post(
            "/api/processes",
            json!({"title": "Andere", "kind": "other"}),
        )
        .json()
        .await;
    let other = format!(
        "/api/processes/{}/records",
        other["process"]["id"].as_str().unwrap()
    );
    let list = office
        .get(&format!("/api/processes/{PROCESS}/measures"))
        .json()
        .await;
    let measure = list["measures"][0]["id"].clone();
    let variant = json!({"kind": "variant", "measureId": measure, "title": "Nicht handeln",
        "notActing": true});
    let foreign = office.post(&other, variant.clone());
    assert_eq!(foreign.refused(404).await, "notFound");
    let made = office.post(&path(""), variant).json().await;
    let from_there = format!("{other}/{}", made["id"].as_str().unwrap());
    assert_eq!(
        office
            .delete(&format!("{from_there}?version=1"))
            .refused(404)
            .await,
        "notFound"
    );
    let malformed = office.post(
        &path(""),
        json!({"kind": "variant", "title": "ohne Maßnahme"}),
    );
    assert_eq!(malformed.refused(400).await, "malformed");
    service.stop().await;
}

/// What rows say besides: sums of costs, and what a sheet lacks.
const COUNTED: [&str; 3] = ["onceCents", "yearlyCents", "missing"];

async fn short_rows_say_the_same_as_the_list(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let all = format!("/api/processes/{PROCESS}/measures");
    let (list, rows) = (
        office.get(&all).json().await,
        office.get(&format!("{all}?short=true")).json().await,
    );
    assert_eq!(list["rounds"], rows["rounds"]);
    let entries = |list: &Value| list["measures"].as_array().unwrap().clone();
    assert_eq!(entries(&list).len(), entries(&rows).len());
    for (whole, row) in entries(&list).iter().zip(entries(&rows)) {
        for (name, value) in row.as_object().unwrap() {
            if name == "sheet" {
                for (name, value) in value.as_object().unwrap() {
                    assert_eq!(&whole["sheet"][name], value, "{name}");
                }
            } else if COUNTED.contains(&name.as_str()) {
                assert!(whole.get(name).is_none(), "{name} is counted for the rows");
            } else {
                assert_eq!(&whole[name], value, "{name}");
            }
        }
        let (long, short) = (whole["sheet"].to_string(), row["sheet"].to_string());
        assert!(2 * short.len() < long.len(), "{short} of {long}");
        assert!(
            row["sheet"].get("risks").is_none(),
            "long texts stay behind"
        );
    }
    service.stop().await;
}

async fn rows_count_costs_and_what_is_missing(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let all = format!("/api/processes/{PROCESS}/measures?short=true");
    let row = async |place: usize| office.get(&all).json().await["measures"][place].clone();
    let before = row(0).await;
    assert_eq!(
        (&before["onceCents"], &before["yearlyCents"]),
        (&Value::Null, &Value::Null)
    );
    let cost = |kind: &str, cents: u32| {
        json!({"what": "", "year": 2027, "untilYear": null, "kind": kind, "budget": "operating",
            "amountCents": cents, "quality": "rough", "fundedShare": 0})
    };
    let fields = json!({"costs": [cost("one_off", 1_250_000), cost("recurring", 99)],
        "lead": "FB 2", "ends": "2028-12", "priorityClass": "high"});
    office
        .patch(
            &format!("/api/measures/{}", before["id"].as_str().unwrap()),
            json!({"version": before["version"], "fields": fields}),
        )
        .ok()
        .await;
    let after = row(0).await;
    assert_eq!(after["onceCents"], 1_250_000);
    assert_eq!(after["yearlyCents"], 99);
    assert_eq!(after["sheet"]["ends"], "2028-12");
    let missing = |row: &Value| row["missing"].as_u64().unwrap();
    assert_eq!(
        missing(&after) + 3,
        missing(&before),
        "costs, lead and class are there now"
    );
    service.stop().await;
}

async fn the_steps_follow_the_data(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let steps = format!("/api/processes/{PROCESS}/progress");
    let check = |steps: &Value, step: usize, need: &str| {
        let checks = steps[step]["checks"].as_array().unwrap();
        let found = checks.iter().find(|check| check["need"] == need).unwrap();
        (
            found["have"].as_u64().unwrap(),
            found["of"].as_u64().unwrap(),
        )
    };
    let before = office.get(&steps).json().await;
    assert_eq!(before[2]["step"], "workshop");
    assert_eq!(check(&before, 2, "workshop_planned"), (1, 1));
    assert_eq!(check(&before, 1, "strategies"), (0, 1));
    assert_eq!(check(&before, 4, "draft"), (0, 1));
    office
        .post(
            &path(""),
            json!({"kind": "related_strategy", "title": "LEP IV"}),
        )
        .ok()
        .await;
    office
        .post(&format!("/api/processes/{PROCESS}/drafts"), json!(null))
        .ok()
        .await;
    let after = office.get(&steps).json().await;
    assert_eq!(check(&after, 1, "strategies"), (1, 1));
    assert_eq!(check(&after, 4, "draft"), (1, 1));
    assert_eq!(check(&after, 4, "reviewed"), (0, 1));
    service.stop().await;
}
