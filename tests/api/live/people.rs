//! Whoever takes part with help or at a shared tablet; whoever would like to help; how it was.

use chrono::Utc;
use serde_json::{Value, json};
use zukunftswerkstatt::cli::play::client::{Identity, Robot};
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::contribution::Origin;
use zukunftswerkstatt::domain::participant::InputMode;

use super::hall::{CODE, Hall, ballot, card, join};
use crate::harness::database::TestDatabase;

on_both_databases!(
    async a_helper_enters_for_others_and_nobody_can_tell_whose_ballot,
    async each_person_at_a_shared_tablet_is_one_of_their_own,
    async a_contact_is_seen_by_staff_only_and_goes_when_its_day_has_come,
    async how_it_was_is_told_for_enough_people_only,
    async what_moderators_did_can_be_handed_on,
);

impl Hall {
    async fn tablet(&self, helper: Option<&str>) -> Robot {
        let identity = Identity::Tablet {
            code: CODE.to_owned(),
            token: random_token(),
            helper: helper.map(str::to_owned),
        };
        let url = self.service.url("");
        let mut tablet = Robot::connect(&url, &identity).await.unwrap();
        join(&mut tablet, None).await.unwrap();
        tablet
            .until(|tablet| tablet.role == "participant")
            .await
            .unwrap();
        tablet
    }

    fn modes(&self) -> Vec<InputMode> {
        let id = self.prepared.workshop_id;
        let stored = self.service.store().load_workshop(id).unwrap().unwrap();
        let people = stored.participants.values();
        people.map(|person| person.input_mode).collect()
    }

    fn at(&self, rest: &str) -> String {
        format!("/api/workshops/{}/{rest}", self.prepared.workshop_id)
    }

    async fn minutes(&self) -> String {
        let staff = self.service.sign_in_as(&self.prepared).await;
        staff.get(&self.at("minutes")).json().await.to_string()
    }
}

async fn a_helper_enters_for_others_and_nobody_can_tell_whose_ballot(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let staff = hall.service.sign_in_as(&hall.prepared).await;
    let link = staff.post(&hall.at("helper"), json!({})).json().await;
    let url = link["url"].as_str().unwrap().to_owned();
    let (page, helper) = url.split_once('#').unwrap();
    assert!(page.ends_with("/j/482136?helfer"), "{page}");
    let identity = Identity::Tablet {
        code: CODE.to_owned(),
        token: random_token(),
        helper: Some("ab".repeat(32)),
    };
    assert!(
        Robot::connect(&hall.service.url(""), &identity)
            .await
            .is_err(),
        "a guessed link lets nobody in"
    );

    let mut people = Vec::new();
    for _ in 0..6 {
        people.push(hall.tablet(Some(helper)).await);
    }
    assert_eq!(hall.modes(), [InputMode::Assisted; 6]);
    let mut all: Vec<&mut Robot> = people.iter_mut().collect();
    hall.go_to("critique_collect", &mut all).await;
    let fields = card(&people[0], "criticism", "Der Bus kommt nie");
    people[0].ask("submitCard", fields).await.unwrap();
    let id = hall.prepared.workshop_id;
    let stored = hall.service.store().load_workshop(id).unwrap().unwrap();
    assert_eq!(
        stored.cards.values().next().unwrap().origin,
        Origin::Assisted
    );

    hall.go_to("critique_rank", &mut []).await;
    let round = hall.open_round(json!({})).await;
    for person in &mut people[..5] {
        let fields = ballot(&round, 1, &[(0, 2)]);
        person.ask("castBallot", fields).await.unwrap();
    }
    hall.moderator
        .ask("closeRounds", json!({"roundIds": [round]}))
        .await
        .unwrap();
    let stored = hall.service.store().load_workshop(id).unwrap().unwrap();
    let result = stored.rounds.values().next().unwrap();
    let result = result.result.as_ref().unwrap();
    assert_eq!((result.ballots, result.head_count), (5, 6));
    assert_eq!(result.assisted, Some(6), "people, never ballots");
    let minutes = hall.minutes().await;
    assert!(minutes.contains("davon 6 mit Hilfe erfasst"), "{minutes}");
    assert!(minutes.contains("Mit Hilfe erfasst: 6."));
    hall.service.stop().await;
}

async fn each_person_at_a_shared_tablet_is_one_of_their_own(database: &TestDatabase) {
    let hall = Hall::open(database).await;
    let first = hall.tablet(None).await;
    drop(first);
    let second = hall.tablet(None).await;
    drop(second);
    assert_eq!(hall.modes(), [InputMode::SharedDevice; 2]);
    let minutes = hall.minutes().await;
    assert!(minutes.contains("An einem gemeinsamen Tablet: weniger als 5"));
    hall.service.stop().await;
}

async fn a_contact_is_seen_by_staff_only_and_goes_when_its_day_has_come(database: &TestDatabase) {
    let hall = Hall::open(database).await;
    let (_phone, token) = hall.phone().await;
    let (_other, other) = hall.phone().await;
    let stranger = hall.service.stranger();
    let staff = hall.service.sign_in_as(&hall.prepared).await;
    let (support, withdraw) = (hall.at("support"), hall.at("support/withdraw"));
    let terms = stranger.get(&support).json().await;
    let day = terms["deleteOn"].as_i64().unwrap();
    let offer = |token: &str, consent: bool| {
        json!({"token": token, "measureId": null, "name": "Käthe Beispiel",
            "contact": "kaethe@example.org", "consent": consent})
    };
    let without = stranger.put(&support, offer(&token, false)).refused(422);
    assert_eq!(without.await, "empty");
    let unknown = stranger.put(&support, offer(&random_token(), true));
    assert_eq!(unknown.refused(401).await, "notSignedIn");
    let given = stranger.put(&support, offer(&token, true)).json().await;
    assert_eq!(given["deleteOn"].as_i64(), Some(day));
    let look = hall.at("support/look");
    let own = stranger.post(&look, json!({"token": token})).json().await;
    assert_eq!(own["name"], "Käthe Beispiel");
    let foreign = stranger.post(&look, json!({"token": other})).json().await;
    assert_eq!(foreign, Value::Null);

    let seen = staff.get(&hall.at("supporters")).json().await;
    assert_eq!(seen[0]["contact"], "kaethe@example.org");
    let refused = stranger.get(&hall.at("supporters")).refused(401).await;
    assert_eq!(refused, "notSignedIn");
    for place in ["minutes", "supporters"] {
        let text = staff.get(&hall.at(place)).json().await.to_string();
        assert_eq!(text.contains("Käthe"), place == "supporters", "{place}");
    }

    let file = staff.get(&hall.at("supporters.csv")).ok().await;
    let file = file.text().await.unwrap();
    assert!(file.contains("Käthe Beispiel;kaethe@example.org;egal wobei;"));
    assert!(
        file.contains("wegen der Mithilfe"),
        "every line says what for"
    );
    let refused = stranger.get(&hall.at("supporters.csv")).refused(401).await;
    assert_eq!(refused, "notSignedIn");

    // With the code that was written down, from any device.
    let code = hall.at("follow-up-code");
    let code = stranger.post(&code, json!({"token": token})).json().await;
    let wrong = stranger.post(&withdraw, json!({"code": "AAAAA-AAAAA"}));
    assert_eq!(wrong.refused(404).await, "notFound");
    stranger.post(&withdraw, code).ok().await;
    assert_eq!(staff.get(&hall.at("supporters")).json().await, json!([]));

    // By hand, by staff; of another workshop or unknown it is none.
    stranger.put(&support, offer(&token, true)).ok().await;
    let seen = staff.get(&hall.at("supporters")).json().await;
    let one = hall.at(&format!("supporters/{}", seen[0]["id"].as_str().unwrap()));
    let refused = stranger.delete(&one).refused(401).await;
    assert_eq!(refused, "notSignedIn");
    staff.delete(&one).ok().await;
    assert_eq!(staff.delete(&one).refused(404).await, "notFound");
    assert_eq!(staff.get(&hall.at("supporters")).json().await, json!([]));

    // By itself, on the day that was named.
    stranger.put(&support, offer(&token, true)).ok().await;
    hall.service.app().retain(Timestamp(day - 1)).await;
    assert_ne!(staff.get(&hall.at("supporters")).json().await, json!([]));
    hall.service.app().retain(Timestamp(day)).await;
    assert_eq!(staff.get(&hall.at("supporters")).json().await, json!([]));
    assert!(Timestamp(day).since_ms(Utc::now().into()) <= 366 * 24 * 3_600_000);
    hall.service.stop().await;
}

async fn how_it_was_is_told_for_enough_people_only(database: &TestDatabase) {
    let hall = Hall::open(database).await;
    let stranger = hall.service.stranger();
    let staff = hall.service.sign_in_as(&hall.prepared).await;
    let path = hall.at("satisfaction");
    let say = |token: &str, heard: u8| json!({"token": token, "said": {"heard": heard, "worthwhile": null}});
    let mut tokens = Vec::new();
    for _ in 0..5 {
        let (_, token) = hall.phone().await;
        tokens.push(token);
    }
    for token in &tokens[..4] {
        stranger.put(&path, say(token, 4)).ok().await;
    }
    // Again by the same person: replaced, not added.
    stranger.put(&path, say(&tokens[0], 2)).ok().await;
    assert!(!hall.minutes().await.contains("Rückmeldung"));
    let few = staff.get(&path).json().await;
    assert_eq!(
        (&few["people"], &few["heard"]),
        (&Value::Null, &Value::Null)
    );
    stranger.put(&path, say(&tokens[4], 5)).ok().await;
    let enough = staff.get(&path).json().await;
    assert_eq!(enough["people"], 5);
    assert_eq!(enough["heard"], json!([0, 1, 0, 3, 1]));
    assert_eq!(enough["worthwhile"], Value::Null);
    let minutes = hall.minutes().await;
    let row = "| Ich konnte mich gut einbringen. | 0 | 1 | 0 | 3 | 1 |";
    assert!(minutes.contains(row), "{minutes}");
    assert!(!minutes.contains("Das Kommen hat sich gelohnt."));
    assert_eq!(
        stranger.put(&path, say(&tokens[0], 6)).refused(400).await,
        "malformed"
    );
    let nobody = stranger.put(&path, say(&random_token(), 1)).refused(401);
    assert_eq!(nobody.await, "notSignedIn");
    hall.service.stop().await;
}

async fn what_moderators_did_can_be_handed_on(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, _) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut phone]).await;
    let mut ids = Vec::new();
    for text in ["Der Bus kommt nie", "Herr Beispiel ist schuld"] {
        let fields = card(&phone, "criticism", text);
        let ack = phone.ask("submitCard", fields).await.unwrap();
        ids.push(ack.created.unwrap());
    }
    let hide = json!({"cardId": ids[1], "reason": "Enthält persönliche Daten."});
    hall.moderator.ask("hideCard", hide).await.unwrap();
    let wordy = json!({"cardId": ids[0], "version": 1, "text": "Der Bus kommt selten"});
    hall.moderator.ask("rewordCard", wordy).await.unwrap();

    let staff = hall.service.sign_in_as(&hall.prepared).await;
    let file = staff.get(&hall.at("moderation.csv")).ok().await;
    let file = file.text().await.unwrap();
    let lines: Vec<&str> = file.lines().collect();
    assert!(lines[0].contains("Wann;Was;"), "{file}");
    let hidden = ";Karte verborgen;(verborgene Karte);Enthält persönliche Daten.;Moderation 1";
    assert!(lines.iter().any(|line| line.ends_with(hidden)), "{file}");
    let reworded = ";Karte anders formuliert;Der Bus kommt selten;;Moderation 1";
    assert!(lines.iter().any(|line| line.ends_with(reworded)), "{file}");
    // Neither what was taken off the wall, nor what people send, nor who moderates.
    for secret in ["Herr Beispiel", "kommt nie", "eingereicht"] {
        assert!(!file.contains(secret), "{secret}: {file}");
    }
    hall.service.stop().await;
}
