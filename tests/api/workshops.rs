//! Workshops: made from a template, lent, shown, printed for.

use serde_json::{Value, json};

use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

on_both_databases!(async a_workshop_is_its_owners_until_it_is_lent);

fn new(template: &str) -> Value {
    json!({
        "processId": null, "template": template, "topic": "Unser Dorf im Netz",
        "place": "Bürgerhaus", "startsAt": 1_800_000_000_000_u64, "expectedPeople": 40,
    })
}

async fn make(owner: &Browser) -> (String, Value) {
    let made = owner.post("/api/workshops", new("evening")).json().await;
    let path = format!("/api/workshops/{}", made["id"].as_str().unwrap());
    (path, made)
}

async fn id_of(browser: &Browser) -> String {
    let session = browser.get("/api/session").json().await;
    session["account"]["id"].as_str().unwrap().to_owned()
}

async fn a_workshop_is_its_owners_until_it_is_lent(database: &TestDatabase) {
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let owner = service.account(&admin, "moderator", "olga").await;
    let other = service.account(&admin, "moderator", "otto").await;
    let (path, made) = make(&owner).await;
    assert_eq!(made["stage"], "draft");
    assert_eq!(made["mayLend"], true);
    assert_eq!(made["endsAt"], 1_800_000_000_000_u64 + 3 * 3_600_000);
    let code = made["joinCode"].as_str().unwrap();
    assert_eq!(code.len(), 7, "{code}");
    let url = made["joinUrl"].as_str().unwrap();
    assert_eq!(url, service.url(&format!("/j/{}", code.replace('-', ""))));

    let nothing = json!([]);
    assert_eq!(other.get("/api/workshops").json().await, nothing);
    assert_eq!(other.get(&path).refused(404).await, "notFound");
    let projector = format!("{path}/projector");
    assert_eq!(
        other.post(&projector, json!({})).refused(404).await,
        "notFound"
    );
    let lend = format!("{path}/moderators/{}", id_of(&other).await);
    assert_eq!(other.put(&lend, json!({})).refused(404).await, "notFound");

    let shared = owner.put(&lend, json!({})).json().await;
    let names: Vec<&str> = shared["moderators"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["olga", "otto"]);
    let seen = other.get(&path).json().await;
    assert_eq!(seen["mayLend"], false);
    assert_eq!(other.put(&lend, json!({})).refused(403).await, "notAllowed");
    other.post(&projector, json!({})).ok().await;

    owner.delete(&lend).ok().await;
    assert_eq!(other.get(&path).refused(404).await, "notFound");
    let own = format!("{path}/moderators/{}", id_of(&owner).await);
    assert_eq!(owner.delete(&own).refused(404).await, "notFound");
    assert_eq!(
        admin
            .get("/api/workshops")
            .json()
            .await
            .as_array()
            .unwrap()
            .len(),
        1
    );
    service.stop().await;
}

#[actix_web::test]
async fn a_projectors_address_keeps_its_token_out_of_logs() {
    let database = TestDatabase::sqlite();
    let service = Service::start(&database).await;
    let admin = service.administrator().await;
    let (path, made) = make(&admin).await;
    let projector = format!("{path}/projector");
    let first = admin.post(&projector, json!({})).json().await;
    let second = admin.post(&projector, json!({})).json().await;
    assert_ne!(first, second);
    let (page, token) = second["url"].as_str().unwrap().split_once('#').unwrap();
    assert_eq!(
        page,
        service.url(&format!("/p/{}", made["id"].as_str().unwrap()))
    );
    assert_eq!(token.len(), 64);
    service.stop().await;
}

#[actix_web::test]
async fn cards_are_printed_once_and_counted() {
    let database = TestDatabase::sqlite();
    let service = Service::start(&database).await;
    let admin = service.administrator().await;
    let (path, made) = make(&admin).await;
    let cards = format!("{path}/cards");
    let printed = admin
        .post(&cards, json!({"count": 30, "groupId": null}))
        .json()
        .await;
    let codes = printed["codes"].as_array().unwrap();
    let different: std::collections::BTreeSet<&str> =
        codes.iter().map(|code| code.as_str().unwrap()).collect();
    assert_eq!(different.len(), 30);
    let url = printed["url"].as_str().unwrap();
    assert_eq!(url, format!("{}#", made["joinUrl"].as_str().unwrap()));
    for count in [0, 5_001] {
        let refused = admin.post(&cards, json!({"count": count, "groupId": null}));
        assert_eq!(refused.refused(422).await, "outOfRange");
    }
    service.stop().await;
}

#[actix_web::test]
async fn topics_have_limits() {
    let database = TestDatabase::sqlite();
    let service = Service::start(&database).await;
    let admin = service.administrator().await;
    for (topic, code) in [("  ".to_owned(), "empty"), ("x".repeat(161), "tooLong")] {
        let mut body = new("day");
        body["topic"] = json!(topic);
        assert_eq!(admin.post("/api/workshops", body).refused(422).await, code);
    }
    let mut body = new("day");
    body["processId"] = json!("0199aaaa-0000-7000-8000-000000000000");
    assert_eq!(
        admin.post("/api/workshops", body).refused(404).await,
        "notFound"
    );
    service.stop().await;
}
