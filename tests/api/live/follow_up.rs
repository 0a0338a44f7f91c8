//! The code for later: what became of one's own cards, and when nobody can tell any more.

use chrono::Utc;
use serde_json::{Value, json};
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::follow_up::LINKS_MS;
use zukunftswerkstatt::domain::ids::{ParticipantId, WorkshopId};
use zukunftswerkstatt::domain::limits::WRONG_CODES_PER_ROOM_AND_MINUTE;
use zukunftswerkstatt::domain::participant::Hash256;
use zukunftswerkstatt::domain::workshop::Workshop;

use super::hall::{Hall, card};
use crate::harness::database::TestDatabase;

on_both_databases!(
    async a_code_shows_what_became_of_ones_own_cards,
    async a_code_alone_leads_to_its_workshop_and_guessing_is_slowed_down,
    async thirty_days_after_the_minutes_nobody_knows_who_wrote_what,
);

impl Hall {
    fn path(&self, rest: &str) -> String {
        format!("/api/workshops/{}/{rest}", self.prepared.workshop_id)
    }

    async fn code_of(&self, token: &str) -> String {
        let stranger = self.service.stranger();
        let body = json!({"token": token});
        let answer = stranger.post(&self.path("follow-up-code"), body);
        answer.json().await["code"].as_str().unwrap().to_owned()
    }

    async fn own(&self, code: &str) -> Result<Value, String> {
        let path = format!("/api/results/{}/own", self.prepared.workshop_id);
        let call = || self.service.stranger().post(&path, json!({"code": code}));
        let refused = call().code().await;
        if refused.is_empty() {
            Ok(call().json().await)
        } else {
            Err(refused)
        }
    }
}

async fn a_code_shows_what_became_of_ones_own_cards(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, token) = hall.phone().await;
    let (mut other, other_token) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut phone, &mut other])
        .await;
    let fields = card(&phone, "criticism", "Der Bus kommt nie");
    let own = phone.ask("submitCard", fields).await.unwrap().created;
    let fields = card(&other, "criticism", "Eine fremde Karte");
    other.ask("submitCard", fields).await.unwrap();
    let topic = json!({"title": "Bus und Bahn", "shortTitle": "", "domainId": null,
        "kind": "criticism", "cardIds": [own]});
    let topic = hall
        .moderator
        .ask("createCluster", topic)
        .await
        .unwrap()
        .created;
    let measure = json!({"derivedFrom": [topic], "origin": "spoken", "sheet": {
        "title": "Rufbus am Abend", "shortTitle": "", "goal": "",
        "domainId": DemoFile::domain_id("everyday_life"),
        "description": "", "who": "", "firstStep": "", "effort": "unknown"}});
    hall.moderator.ask("addMeasure", measure).await.unwrap();

    let code = hall.code_of(&token).await;
    assert_eq!(code, hall.code_of(&token).await, "the same one each time");
    assert_ne!(code, hall.code_of(&other_token).await);
    let typed = code.to_lowercase().replace('-', " ");
    let seen = hall.own(&typed).await.unwrap();
    assert_eq!(seen["cards"].as_array().unwrap().len(), 1);
    let card = &seen["cards"][0];
    assert_eq!(card["text"], "Der Bus kommt nie");
    assert_eq!(card["topic"], "Bus und Bahn");
    assert_eq!(card["measures"][0]["title"], "Rufbus am Abend");
    assert!(!seen.to_string().contains("fremde"));
    assert_eq!(hall.own("AAAAA-AAAAA").await.unwrap_err(), "notFound");
    assert_eq!(hall.own("kurz").await.unwrap_err(), "notFound");
    let body = json!({"token": random_token()});
    let path = hall.path("follow-up-code");
    let stranger = hall.service.stranger().post(&path, body).refused(401).await;
    assert_eq!(stranger, "notSignedIn");
    hall.service.stop().await;
}

async fn a_code_alone_leads_to_its_workshop_and_guessing_is_slowed_down(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (_phone, token) = hall.phone().await;
    let id = hall.prepared.workshop_id;
    let code = hall.code_of(&token).await;
    let typed = code.to_lowercase().replace('-', " ");
    let stranger = hall.service.stranger();
    let ask = |code: &str| stranger.post("/api/follow-up", json!({"code": code}));

    // Nothing is published: the code leads to its workshop, and tells nobody else anything.
    let place = ask(&typed).json().await;
    assert_eq!(place, json!({"workshopId": id}));
    let results = stranger.get(&format!("/api/results/{id}"));
    assert_eq!(results.refused(404).await, "notFound");
    assert!(hall.own(&code).await.is_ok());
    // Another workshop with codes of its own does not hide it.
    let other = WorkshopId(uuid::Uuid::from_u128(u128::MAX));
    let now = Utc::now().into();
    let mut head = hall
        .file
        .head(hall.prepared.process_id, "482137".to_owned(), now);
    head.id = other;
    let store = hall.service.store();
    store
        .create_workshop(Workshop::new(head), now)
        .await
        .unwrap();
    store
        .keep_follow_up_code(other, Hash256([7; 32]), ParticipantId(uuid::Uuid::now_v7()))
        .await
        .unwrap();
    assert_eq!(ask(&code).json().await, json!({"workshopId": id}));

    // It still leads there when the doors are shut for good.
    hall.go_to("wrap_up", &mut []).await;
    for step in ["freezeResults", "startFollowUp", "archive"] {
        hall.moderator.ask(step, json!({})).await.unwrap();
    }
    assert_eq!(ask(&code).json().await, json!({"workshopId": id}));

    for wrong in ["kurz", "482136", ""] {
        assert_eq!(ask(wrong).refused(404).await, "notFound");
    }
    let mut refused = String::new();
    for _ in 0..=2 * WRONG_CODES_PER_ROOM_AND_MINUTE {
        refused = ask("AAAAA-AAAAA").code().await;
        if refused != "notFound" {
            break;
        }
    }
    assert_eq!(refused, "tooFast");
    assert!(
        hall.own(&code).await.is_ok(),
        "counted apart from the page itself"
    );
    hall.service.stop().await;
}

async fn thirty_days_after_the_minutes_nobody_knows_who_wrote_what(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, token) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut phone]).await;
    let fields = card(&phone, "criticism", "Der Bus kommt nie");
    phone.ask("submitCard", fields).await.unwrap();
    let code = hall.code_of(&token).await;
    let staff = hall.service.sign_in_as(&hall.prepared).await;
    let body = json!({"version": 0, "published": true});
    staff.put(&hall.path("minutes/published"), body).ok().await;
    let due = Timestamp::from(Utc::now()).plus_ms(LINKS_MS + 600_000);

    // Before the time, and while the day still runs, everything stays.
    hall.service.app().retain(due).await;
    assert!(hall.own(&code).await.is_ok());
    hall.go_to("wrap_up", &mut []).await;
    for step in ["freezeResults", "startFollowUp"] {
        hall.moderator.ask(step, json!({})).await.unwrap();
    }
    hall.service.app().retain(due.plus_ms(-1_200_000)).await;
    assert!(hall.own(&code).await.is_ok());

    hall.service.app().retain(due).await;
    assert_eq!(hall.own(&code).await.unwrap_err(), "notFound");
    let id = hall.prepared.workshop_id;
    let stored = hall.service.store().load_workshop(id).unwrap().unwrap();
    let mut cards = stored.cards.values();
    assert!(cards.all(|card| card.participant_id.is_none()));
    assert_eq!(stored.cards.len(), 1, "what was said stays");
    let requests = hall.service.store().load_requests(id).unwrap();
    assert!(requests.is_empty());
    let live = hall.service.live().open(id).await.unwrap();
    let same = live.look(move |held| *held == stored).await.unwrap();
    assert!(same, "the running state is what is stored");
    // The phone is a stranger again.
    assert_eq!(hall.guest(&token).await.role, "guest");
    hall.service.app().retain(due).await;
    hall.service.stop().await;
}
