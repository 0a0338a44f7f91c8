//! The whole demonstration file, played over the wire, on both databases.

use chrono::Utc;
use serde_json::{Value, json};
use zukunftswerkstatt::cli::demo::prepare::{Prepared, prepare};
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::{Identity, Robot};
use zukunftswerkstatt::cli::play::day::{Day, Pace};
use zukunftswerkstatt::http::identity::COOKIE_PLAIN;

use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

pub(crate) async fn prepared(service: &Service, file: &DemoFile) -> Prepared {
    prepare(service.store(), file, "482136", Utc::now().into())
        .await
        .unwrap()
}

pub(crate) fn moderator(prepared: &Prepared) -> Identity {
    Identity::Moderator {
        workshop_id: prepared.workshop_id,
        cookie: format!("{COOKIE_PLAIN}={}", prepared.session),
    }
}

pub(crate) fn projector(prepared: &Prepared) -> Identity {
    Identity::Projector {
        workshop_id: prepared.workshop_id,
        token: prepared.projector_token.clone(),
    }
}

on_both_databases!(async the_whole_day_can_be_played);
async fn the_whole_day_can_be_played(database: &TestDatabase) {
    let service = Service::start(database).await;
    let file = DemoFile::shipped().unwrap();
    let prepared = prepared(&service, &file).await;
    let base = service.url("");
    let mut wall = Robot::connect(&base, &projector(&prepared)).await.unwrap();
    let pace = Pace::rush(20);
    let mut day = Day::begin(
        &file,
        &base,
        &moderator(&prepared),
        &prepared.code,
        pace,
        true,
    )
    .await
    .unwrap();
    day.play(|_, _, _| ()).await.unwrap();

    assert_eq!(day.cards.len(), file.cards.len());
    assert_eq!(day.measures.len(), file.measures.len());
    edge_cards_end_as_expected(&file, &day);

    // Reload = live, for every role: whoever listened all day has what a newcomer gets.
    let mut last = day.moderator.seq;
    for robot in day.phones.iter().chain([&day.moderator]) {
        last = last.max(robot.seq);
    }
    let fresh = Robot::connect(&base, &moderator(&prepared)).await.unwrap();
    assert_eq!(day.moderator.view, fresh.view);
    wall.until(|wall| wall.seq >= last).await.unwrap();
    let fresh = Robot::connect(&base, &projector(&prepared)).await.unwrap();
    assert_eq!(wall.view, fresh.view);

    let rounds = fresh.things("rounds");
    assert_eq!(rounds.len(), 2 + file.life_domains.len());
    for round in rounds {
        assert_eq!(
            round.pointer("/result/counted"),
            Some(&json!(20)),
            "{round}"
        );
    }
    service.stop().await;
}

fn edge_cards_end_as_expected(file: &DemoFile, day: &Day<'_>) {
    let shown: Vec<&Value> = day.moderator.things("cards");
    assert_eq!(day.edges.len(), file.edge_cards.len());
    for edge in &day.edges {
        let card = file
            .edge_cards
            .iter()
            .find(|it| it.client_key == edge.client_key)
            .unwrap();
        let expected = card.expected.as_deref().unwrap();
        if expected == "rejected" {
            let code = edge.outcome.as_ref().unwrap_err();
            assert!(["tooLong", "empty"].contains(&code.as_str()), "{code}");
            continue;
        }
        let id = edge.outcome.as_ref().unwrap().to_string();
        let seen = shown.iter().find(|it| it["id"] == json!(id)).unwrap();
        let state = seen.pointer("/desk/state").unwrap();
        match expected {
            "visible" => {
                assert_eq!(seen["text"], json!(card.text), "{}", card.client_key);
                assert_eq!(state, "visible", "{}", card.client_key);
            }
            "sanitised" => assert_eq!(state, "visible", "{}", card.client_key),
            "privacy_hint" => {
                assert_eq!(state, "pending", "{}", card.client_key);
                assert_eq!(seen.pointer("/desk/hints/0"), Some(&json!("privacy")));
            }
            "hidden" => assert_eq!(state, "hidden", "{}", card.client_key),
            "duplicate_hint" => {
                let first = day.cards[card.duplicate_of.as_ref().unwrap()].to_string();
                assert_eq!(seen.pointer("/desk/duplicateOf"), Some(&json!(first)));
                assert_eq!(state, "visible", "{}", card.client_key);
            }
            other => panic!("unknown expectation {other}"),
        }
    }
}
