//! A draft's way through the house, over HTTP: asked, commented, signed off, locked, adopted.

use super::http::filled;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use serde_json::{Value, json};

on_both_databases!(
    async a_draft_goes_through_the_house,
    async generated_parts_follow_the_data_until_somebody_reviews_them,
);

fn path(rest: &str) -> String {
    format!("/api/processes/{PROCESS}{rest}")
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap()
}

async fn a_draft_goes_through_the_house(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let admin = service.sign_in("admin").await;
    let reader = service.account(&admin, "read_only", "fb2").await;
    let draft = office.post(&path("/drafts"), json!(null)).json().await;
    let one = format!("/api/drafts/{}", text(&draft, "id"));
    let at = |rest: &str| format!("{one}{rest}");
    let first = text(&draft["sections"][0], "id").to_owned();
    // Whoever was not asked reads, and no more.
    let remark = json!({"sectionId": first, "text": "Zu lang."});
    let comments = at("/comments");
    assert_eq!(
        reader.post(&comments, remark.clone()).refused(403).await,
        "notAllowed"
    );
    let review = office.get(&at("/review")).json().await;
    let people = review["people"].as_array().unwrap();
    let asked = people.iter().find(|one| one["name"] == "fb2").unwrap();
    let step =
        json!({"kind": "it", "addressee": "IT", "accountId": asked["id"], "due": "2026-05-01"});
    let review = office.post(&at("/steps"), step).json().await;
    let step = at(&format!("/steps/{}", text(&review["steps"][0], "id")));
    assert_eq!(review["steps"][0]["own"], false);
    let to = |version: u32, state: &str| json!({"version": version, "to": state, "note": ""});
    let state = at("/state");
    let review = office.post(&state, to(1, "internal_review")).json().await;
    assert_eq!(review["state"], "internal_review");
    assert_eq!(review["version"], 2);
    assert_eq!(review["next"][0]["blockers"], json!(["open_sign_offs"]));
    assert_eq!(
        office
            .post(&state, to(2, "political_review"))
            .refused(422)
            .await,
        "incomplete"
    );
    // The one who was asked comments and signs off.
    let review = reader.post(&comments, remark).json().await;
    assert_eq!(review["comments"][0]["author"], "fb2");
    assert_eq!(review["people"], json!([]), "readers choose nobody");
    let sign = |outcome: &str| json!({"version": 2, "outcome": outcome, "note": ""});
    let sign_off = format!("{step}/sign-off");
    assert_eq!(
        reader.put(&sign_off, sign("rejected")).refused(422).await,
        "empty"
    );
    let review = reader.put(&sign_off, sign("agreed")).json().await;
    assert_eq!(review["steps"][0]["signedBy"], "fb2");
    assert_eq!(review["steps"][0]["signOff"]["version"], 2);
    assert_eq!(
        reader
            .post(&state, to(2, "political_review"))
            .refused(403)
            .await,
        "notAllowed"
    );
    office.post(&state, to(2, "political_review")).json().await;
    // A locked section cannot be changed.
    let locked = office
        .put(
            &at(&format!("/sections/{first}/locked")),
            json!({"version": 3, "locked": true}),
        )
        .json()
        .await;
    assert_eq!(locked["sections"][0]["locked"], true);
    let mut sections = locked["sections"].clone();
    sections[0]["body"] = json!("Anders");
    sections[0]["generated"] = json!(false);
    let save = |version: u32, sections: &Value| {
        office.put(
            &one,
            json!({"version": version, "title": "Strategie", "sections": sections}),
        )
    };
    assert_eq!(save(4, &sections).refused(422).await, "frozen");
    // Open places keep it from the council.
    let review = office.get(&at("/review")).json().await;
    assert_eq!(review["next"][0]["blockers"], json!(["open_placeholders"]));
    let unlock = json!({"version": 4, "locked": false});
    let mut free = office
        .put(&at(&format!("/sections/{first}/locked")), unlock)
        .json()
        .await;
    for section in free["sections"].as_array_mut().unwrap() {
        section["body"] = json!("Fertig.");
        section["generated"] = json!(false);
    }
    save(5, &free["sections"]).json().await;
    office.post(&state, to(6, "submitted")).json().await;
    assert_eq!(save(7, &free["sections"]).refused(422).await, "frozen");
    assert_eq!(
        office.post(&state, to(7, "adopted")).refused(403).await,
        "notAllowed"
    );
    let adopted = admin.post(&state, to(7, "adopted")).json().await;
    assert_eq!(adopted["state"], "adopted");
    assert_eq!(adopted["moves"].as_array().unwrap().len(), 4);
    let list = office.get(&path("/drafts")).json().await;
    assert_eq!(list[0]["state"], "adopted");
    service.stop().await;
}

async fn generated_parts_follow_the_data_until_somebody_reviews_them(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let draft = office.post(&path("/drafts"), json!(null)).json().await;
    let one = format!("/api/drafts/{}", text(&draft, "id"));
    let rename = |title: &'static str| {
        let office = office.clone();
        async move {
            let list = office.get(&path("/measures")).json().await;
            let entry = list["measures"]
                .as_array()
                .unwrap()
                .iter()
                .find(|entry| entry["number"] == 12)
                .unwrap()
                .clone();
            office
                .patch(
                    &format!("/api/measures/{}", text(&entry, "id")),
                    json!({"version": entry["version"], "fields": {"title": title}}),
                )
                .json()
                .await;
        }
    };
    let body = |draft: &Value| text(&draft["sections"][5], "body").to_owned();
    rename("Glasfaser für alle").await;
    let seen = office.get(&one).json().await;
    assert!(body(&seen).contains("Glasfaser für alle"));
    assert_eq!(seen["version"], 1, "looking makes no version");
    office
        .post(
            &format!("{one}/state"),
            json!({"version": 1, "to": "internal_review"}),
        )
        .json()
        .await;
    rename("Glasfaser später").await;
    let kept = office.get(&one).json().await;
    assert!(body(&kept).contains("Glasfaser für alle"));
    service.stop().await;
}
