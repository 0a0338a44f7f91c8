//! The real elections of the vectors, cast over the wire: the frozen result and the published ballots say to the digit
//! what the vectors expect.
//!
//! A room takes 2,000 newcomers a minute and 20,000 people, an election has more: an equal share of every kind of ballot
//! comes by phone, what is left over is typed in as paper.

use std::time::Instant;

use futures_util::future::join_all;
use serde_json::{Value, json};
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::domain::ids::RoundId;
use zukunftswerkstatt::domain::limits;
use zukunftswerkstatt::domain::round::{Figures, Round};
use zukunftswerkstatt::domain::tally::vectors;

use super::super::hall::{Hall, moderator, open_round};
use super::Random;
use crate::harness::database::TestDatabase;

const SEED: u64 = 0x0A1B_2C3D;
/// Ballots by phone in one election, about.
const PHONES: u64 = 3_000;
/// Phones that are there at the same time.
const WAVE: usize = 200;

#[actix_web::test]
#[ignore = "make soak"]
async fn new_south_wales_votes_in_waves() {
    let text = include_str!("../../../fixtures/voting-vectors/real_ranking.json");
    let expected: Value = serde_json::from_str(text).unwrap();
    let file = vectors::parse(text.as_bytes()).unwrap();
    assert!(!file.cases.is_empty());
    for (case, expected) in file.cases.iter().zip(expected["cases"].as_array().unwrap()) {
        election(case, expected["tests"].as_array().unwrap()).await;
    }
}

async fn election(case: &vectors::Case, tests: &[Value]) {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    hall.go_to("critique_rank", &mut []).await;
    let draft = json!({"ballotType": "ranking", "settings": {"places": case.candidates.len()}});
    let id = open_round(&mut hall.moderator, &case.names, draft).await;
    let all: u64 = case.ballots.iter().map(|ballot| ballot.n).sum();
    let (mut phones, mut paper) = (Vec::new(), Vec::new());
    for entry in &case.ballots {
        let ballot = json!({"r": entry.r});
        let by_phone = entry.n * PHONES.min(all) / all;
        phones.extend((0..by_phone).map(|_| ballot.clone()));
        paper.push((ballot, entry.n - by_phone));
    }
    eprintln!("seed {SEED}");
    Random(SEED).shuffle(&mut phones);
    let begun = Instant::now();
    for wave in phones.chunks(WAVE) {
        join_all(
            (0..)
                .zip(wave)
                .map(|(number, ballot)| vote(&hall, &id, number, ballot)),
        )
        .await;
    }
    println!(
        "{}: {} ballots by phone in waves of {WAVE} in {:.1} s, {} on paper, seed {SEED}",
        case.id,
        phones.len(),
        begun.elapsed().as_secs_f64(),
        all - u64::try_from(phones.len()).unwrap(),
    );
    // It has not listened for as long as the waves took.
    let identity = moderator(&hall.prepared);
    hall.moderator = Robot::connect(&hall.service.url(""), &identity)
        .await
        .unwrap();
    type_in(&mut hall, &id, paper).await;
    hall.moderator
        .ask("closeRounds", json!({"roundIds": [id]}))
        .await
        .unwrap();

    let round_id: RoundId = serde_json::from_value(json!(id)).unwrap();
    let store = hall.service.store();
    let round = store
        .round(hall.prepared.workshop_id, round_id)
        .unwrap()
        .unwrap();
    let counted = store.counted_ballots(round_id).unwrap();
    let by_phone: u64 = counted.iter().map(|row| u64::from(row.count)).sum();
    assert_eq!(by_phone, u64::try_from(phones.len()).unwrap());
    frozen_as_expected(case, tests, &round, all);
    published_as_expected(&mut hall, case, tests, &id).await;
    hall.service.stop().await;
}

/// Comes in, votes, and goes. Every other phone first says something else.
async fn vote(hall: &Hall, round: &str, number: usize, ballot: &Value) {
    let mut phone = hall.phone_with(&random_token(), None).await;
    if number % 2 == 1 {
        let fields = json!({"roundId": round, "revision": 1, "ballot": {"r": [[0], [1]]}});
        phone.ask("castBallot", fields).await.unwrap();
    }
    let fields = json!({"roundId": round, "revision": 2, "ballot": ballot});
    phone.ask("castBallot", fields).await.unwrap();
    phone.leave().await;
}

/// Enters paper ballots, as many at once as one entry takes.
async fn type_in(hall: &mut Hall, round: &str, paper: Vec<(Value, u64)>) {
    for (ballot, mut left) in paper {
        while left > 0 {
            let now = left.min(u64::from(limits::PAPER_PEOPLE));
            left -= now;
            let fields = json!({"roundId": round, "replaces": null, "source": "paper", "ballots": now,
                "points": [], "sheets": [{"ballot": ballot, "count": now}], "checks": null, "note": ""});
            hall.moderator.ask("tallyPaper", fields).await.unwrap();
        }
    }
}

/// What the vectors expect of a method with its usual options.
fn expectation<'a>(tests: &'a [Value], method: &str) -> &'a Value {
    let plain = |test: &&Value| test["method"] == method && test["options"] == json!({});
    &tests.iter().find(plain).unwrap()["expect"]
}

/// Tiers, strongest paths and Borda points in the frozen result.
fn frozen_as_expected(case: &vectors::Case, tests: &[Value], round: &Round, all: u64) {
    let result = round.result.as_ref().unwrap();
    assert_eq!(
        u64::from(result.ballots) + u64::from(result.paper_ballots),
        all
    );
    let (schulze, borda) = (expectation(tests, "schulze"), expectation(tests, "borda"));
    let tiers = schulze["ranking"].as_array().unwrap();
    for row in &result.options {
        let name = &case.candidates[row.option as usize];
        let tier = tiers
            .iter()
            .position(|tier| tier.as_array().unwrap().contains(&json!(name)));
        let above = &tiers[..tier.unwrap()];
        let above: usize = above
            .iter()
            .map(|tier| tier.as_array().unwrap().len())
            .sum();
        assert_eq!(row.rank as usize, above + 1, "rank of {name}");
        let Some(Figures::Ranking {
            beats, borda_milli, ..
        }) = &row.figures
        else {
            panic!("no figures of a ranking: {row:?}");
        };
        assert_eq!(schulze["beaten"][name], json!(beats), "beaten by {name}");
        let points = borda["scores"][name].as_f64().unwrap();
        assert!(
            (points * 1000.0 - f64::from(*borda_milli)).abs() < 0.5,
            "{name}: {borda_milli}"
        );
    }
    assert_eq!(result.options.len(), case.candidates.len());
}

/// Whoever counts the published file again finds everything that the vectors expect.
async fn published_as_expected(hall: &mut Hall, case: &vectors::Case, tests: &[Value], id: &str) {
    for (kind, fields) in [
        ("revealRound", json!({"roundId": id})),
        ("publishBallots", json!({"roundId": id, "published": true})),
    ] {
        hall.moderator.ask(kind, fields).await.unwrap();
    }
    let path = format!(
        "/api/workshops/{}/rounds/{id}/ballots.json",
        hall.prepared.workshop_id
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
    let mut file = vectors::parse(text.as_bytes()).unwrap();
    let published = &mut file.cases[0];
    // V-001 is the round's first option, wherever it was drawn to.
    for candidate in &mut published.candidates {
        let place: usize = candidate.strip_prefix("V-").unwrap().parse().unwrap();
        *candidate = case.candidates[place - 1].clone();
    }
    published.tests.clone_from(&case.tests);
    let results = serde_json::to_value(vectors::count(&file)).unwrap();
    let found = results["cases"][0]["tests"].as_array().unwrap();
    assert_eq!(found.len(), tests.len());
    for (test, found) in tests.iter().zip(found) {
        for (name, expected) in test["expect"].as_object().unwrap() {
            let found = &found["result"][name];
            let (expected, found) = (in_order(name, expected), in_order(name, found));
            assert!(
                same(&expected, &found),
                "{} {name}: {expected}, found {found}",
                test["method"]
            );
        }
    }
    println!(
        "{}: {} results of the published file are those of the vectors",
        case.id,
        tests.len()
    );
}

/// Tied candidates stand in the order of the list, which was drawn by lot: sorts them.
fn in_order(name: &str, value: &Value) -> Value {
    let sorted = |list: &Value| {
        let mut list = list.as_array().unwrap().clone();
        list.sort_by_key(Value::to_string);
        Value::Array(list)
    };
    match name {
        "ranking" => value.as_array().unwrap().iter().map(sorted).collect(),
        "winners" | "winners_any_tiebreak" | "smith" => sorted(value),
        _ => value.clone(),
    }
}

/// The same, whichever way a number is written.
fn same(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Number(a), Value::Number(b)) => {
            (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() < 1e-6
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
        }
        (a, b) => a == b,
    }
}
