//! The registers beside the measures over HTTP.

use super::http::filled;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use serde_json::{Value, json};

on_both_databases!(
    async funding_is_kept_applied_for_and_never_lost,
    async entries_belong_to_their_process,
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
