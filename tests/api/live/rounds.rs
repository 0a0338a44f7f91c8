//! One round of every instrument, from opening to the published file counted again.

use super::hall::Hall;
use crate::harness::database::TestDatabase;
use serde_json::{Value, json};
use zukunftswerkstatt::cli::play::ballots::ballot_of;
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::domain::account::Role;
use zukunftswerkstatt::domain::counting::{self, ClosedVote};
use zukunftswerkstatt::domain::ids::{RoundId, WorkshopId};
use zukunftswerkstatt::domain::round::Round;
use zukunftswerkstatt::domain::tally::{Weighting, vectors};
use zukunftswerkstatt::store::Store;

on_both_databases!(async every_instrument_plays_to_a_result_that_can_be_counted_again);

/// Name, settings, and what the phones say, one after the other.
fn instruments() -> Vec<(&'static str, Value, Vec<Value>)> {
    let costs = json!({"budget": {"totalCents": 100_000, "costsCents": [60_000, 50_000, 40_000]}});
    vec![
        (
            "points",
            json!({}),
            vec![json!({"p": [[0, 2], [1, 1]]}), json!({"p": [[1, 2]]})],
        ),
        (
            "approval",
            json!({"equalSay": true}),
            vec![json!({"a": [0, 2]}), json!({"a": [2]})],
        ),
        (
            "rating",
            json!({}),
            vec![
                json!({"s": [[0, 5, 2], [1, 3, null]]}),
                json!({"s": [[0, 4, 1], [2, 1, 5]]}),
            ],
        ),
        (
            "ranking",
            json!({"places": 3, "equalSay": true}),
            vec![
                json!({"r": [[0], [1, 2]]}),
                json!({"r": [[2], [0]]}),
                json!({"r": [[1]]}),
            ],
        ),
        (
            "votes",
            json!({}),
            vec![
                json!({"v": [[0, 1], [1, -1]]}),
                json!({"v": [[1, 1], [2, 0]]}),
            ],
        ),
        (
            "pairwise",
            json!({}),
            vec![
                json!({"d": [[0, 1, 1]]}),
                json!({"d": [[1, 2, -1], [0, 2, 0]]}),
            ],
        ),
        (
            "approval",
            costs,
            vec![json!({"a": [0, 1]}), json!({"a": [1, 2]})],
        ),
    ]
}

async fn every_instrument_plays_to_a_result_that_can_be_counted_again(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let mut phones = Vec::new();
    for number in 0..12_usize {
        let group = ["citizen", "business"][number % 2];
        phones.push(hall.phone_with(&random_token(), Some(group)).await);
    }
    let mut all: Vec<&mut Robot> = phones.iter_mut().collect();
    hall.go_to("critique_rank", &mut all).await;
    let mut seen = Vec::new();
    for (kind, settings, ballots) in instruments() {
        let draft = json!({"ballotType": kind, "settings": settings});
        let id = hall.open_round(draft).await;
        for (number, phone) in phones.iter_mut().enumerate() {
            let ballot = &ballots[number % ballots.len()];
            // The first one is the same or another one; every third phone votes as the demonstration's robots do.
            let seen = json!(id);
            let mut first = ballots[0].clone();
            if number % 3 == 2 {
                phone
                    .until(|phone| ballot_of(phone, &seen, number, 0).is_some())
                    .await
                    .unwrap();
                first = ballot_of(phone, &seen, number, 0).unwrap();
            }
            for revision in 1..=2 {
                let ballot = if revision == 1 { &first } else { ballot };
                let fields = json!({"roundId": id, "revision": revision, "ballot": ballot});
                phone.ask("castBallot", fields).await.unwrap();
            }
        }
        let sheets = json!([{"ballot": ballots[0], "count": 2}]);
        let paper = json!({"roundId": id, "replaces": null, "source": "paper", "ballots": 2,
            "points": [], "sheets": sheets, "checks": null, "note": ""});
        hall.moderator.ask("tallyPaper", paper).await.unwrap();
        stored_ballots_give_the_same(&hall, &id);
        hall.moderator
            .ask("closeRounds", json!({"roundIds": [id]}))
            .await
            .unwrap();
        let round = stored(hall.service.store(), hall.prepared.workshop_id, &id);
        counted_rows_give_the_same(hall.service.store(), &round);
        rights(&mut hall, &id).await;
        counted_again(&hall, &round).await;
        seen.push(kind);
    }
    assert_eq!(seen.len(), 7);
    hall.service.stop().await;
}

fn round_id(id: &str) -> RoundId {
    serde_json::from_value(json!(id)).unwrap()
}

fn stored(store: &Store, workshop: WorkshopId, id: &str) -> Round {
    store.round(workshop, round_id(id)).unwrap().unwrap()
}

/// What lies in the database while the round is open is what the session has: twelve ballots, each the last one.
fn stored_ballots_give_the_same(hall: &Hall, id: &str) {
    let workshop = hall
        .service
        .store()
        .load_workshop(hall.prepared.workshop_id)
        .unwrap()
        .unwrap();
    let ballots = &workshop.ballots[&round_id(id)];
    assert_eq!(ballots.ballots.len(), 12);
    assert!(ballots.ballots.values().all(|ballot| ballot.revision == 2));
}

/// The rows that are left give the ranks and figures that were frozen.
fn counted_rows_give_the_same(store: &Store, round: &Round) {
    let counted = store.counted_ballots(round.id).unwrap();
    let result = round.result.as_ref().unwrap();
    assert_eq!(counted.iter().map(|row| row.count).sum::<u32>(), 12);
    let vote = ClosedVote::of(round, &counted).unwrap();
    let ordered = counting::order(&vote, Weighting::Plain).unwrap();
    let ranks = counting::ranks(&vote, &ordered.tiers);
    let figures = counting::figures(&vote, &ordered).unwrap();
    for row in &result.options {
        let option = row.option as usize;
        assert_eq!(
            (row.rank, row.tied),
            ranks[option],
            "{:?}",
            round.ballot_type
        );
        assert_eq!(row.figures, figures[option]);
    }
    assert!(result.options.iter().any(|row| row.rank == 1));
    assert_eq!(result.groups.len(), 2, "six people of each");
    assert_eq!(
        counting::equal_say(&vote).unwrap().map(|it| it.1),
        result.equal_say
    );
}

/// Who sees the analysis and the ballots when.
async fn rights(hall: &mut Hall, id: &str) {
    let path = format!("/api/workshops/{}/rounds/{id}", hall.prepared.workshop_id);
    let (analysis, ballots) = (format!("{path}/analysis"), format!("{path}/ballots.json"));
    let stranger = hall.service.stranger();
    let administrator = hall.service.sign_in_as(&hall.prepared).await;
    assert_eq!(stranger.get(&analysis).code().await, "notSignedIn");
    let early = administrator.get(&analysis).json().await;
    assert_eq!(early["counts"]["ballots"], 12);
    assert_eq!(stranger.get(&ballots).code().await, "notFound");
    let publish = |published: bool| json!({"roundId": id, "published": published});
    let refused = hall
        .moderator
        .ask("publishBallots", publish(true))
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Some("roundOpen"));
    hall.moderator
        .ask("revealRound", json!({"roundId": id}))
        .await
        .unwrap();
    assert_eq!(stranger.get(&analysis).json().await, early);
    assert_eq!(stranger.get(&ballots).code().await, "notFound");
    assert_eq!(administrator.get(&ballots).code().await, "notFound");
    hall.moderator
        .ask("publishBallots", publish(true))
        .await
        .unwrap();
    stranger.get(&ballots).ok().await;
    hall.moderator
        .ask("publishBallots", publish(false))
        .await
        .unwrap();
    assert_eq!(stranger.get(&ballots).code().await, "notFound");
    hall.moderator
        .ask("publishBallots", publish(true))
        .await
        .unwrap();
    assert_eq!(
        stranger.get(&format!("{path}/ballots.exe")).code().await,
        "notFound"
    );
    stranger.get(&format!("{path}/ballots.csv")).ok().await;
}

/// The published file, counted by anybody, has the frozen order.
async fn counted_again(hall: &Hall, round: &Round) {
    let path = format!(
        "/api/workshops/{}/rounds/{}/ballots.json",
        hall.prepared.workshop_id, round.id
    );
    let text = hall
        .service
        .stranger()
        .get(&path)
        .ok()
        .await
        .text()
        .await
        .unwrap();
    assert!(
        !text.contains("participant") && !text.contains("revision"),
        "{text}"
    );
    let file = vectors::parse(text.as_bytes()).unwrap();
    let results = serde_json::to_value(vectors::count(&file)).unwrap();
    let found = &results["cases"][0]["tests"][0]["result"];
    let place = |id: &Value| {
        let number = id.as_str().unwrap().trim_start_matches("V-");
        number.parse::<u32>().unwrap() - 1
    };
    let result = round.result.as_ref().unwrap();
    let rank = |option: u32| {
        let row = result.options.iter().find(|row| row.option == option);
        row.unwrap().rank
    };
    if let Some(funded) = found["funded"].as_array() {
        assert!(!funded.is_empty());
        for (expected, id) in (1..).zip(funded) {
            assert_eq!(rank(place(id)), expected);
        }
        let pb = path.replace(".json", ".pb");
        let pb = hall
            .service
            .stranger()
            .get(&pb)
            .ok()
            .await
            .text()
            .await
            .unwrap();
        assert!(pb.contains("budget;1000\n"), "in euros: {pb}");
        return;
    }
    let mut before = 0;
    for tier in found["ranking"].as_array().unwrap() {
        let tier = tier.as_array().unwrap();
        for id in tier {
            assert_eq!(
                rank(place(id)),
                before + 1,
                "{:?}: {found}",
                round.ballot_type
            );
        }
        before += u32::try_from(tier.len()).unwrap();
    }
}

#[actix_web::test]
async fn moderators_of_other_workshops_see_nothing_before_the_reveal() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let (mut phone, _) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut phone]).await;
    let id = hall.open_round(json!({})).await;
    let path = format!(
        "/api/workshops/{}/rounds/{id}/analysis",
        hall.prepared.workshop_id
    );
    let administrator = hall.service.sign_in_as(&hall.prepared).await;
    assert_eq!(
        administrator.get(&path).code().await,
        "notFound",
        "still open"
    );
    hall.moderator
        .ask("closeRounds", json!({"roundIds": [id]}))
        .await
        .unwrap();
    for (role, sees) in [
        (Role::Moderator, false),
        (Role::Office, true),
        (Role::ReadOnly, true),
    ] {
        let name = serde_json::to_value(role).unwrap();
        let name = name.as_str().unwrap();
        let browser = hall.service.account(&administrator, name, name).await;
        let code = browser.get(&path).code().await;
        assert_eq!(code, if sees { "" } else { "notAllowed" }, "{name}");
    }
    // One empty hall is no secret to publish.
    hall.moderator
        .ask("revealRound", json!({"roundId": id}))
        .await
        .unwrap();
    let publish = json!({"roundId": id, "published": true});
    let refused = hall
        .moderator
        .ask("publishBallots", publish)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Some("outOfRange"));
    hall.service.stop().await;
}
