//! What the log says of a refusal: enough to find it by the number that its reader was given, and nothing personal.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::{File, read_to_string};
use std::path::Path;
use uuid::Uuid;
use zukunftswerkstatt::cli::play::client::Identity;
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::domain::ids::RequestId;

use super::hall::{ballot, code, collecting, prepared};
use super::program::Program;
use super::raw::{Raw, text};
use crate::harness::database::TestDatabase;

/// What was logged, as text and line by line.
fn read(log: &Path) -> (String, Vec<Value>) {
    let log = read_to_string(log).unwrap();
    let lines = log
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    (log, lines)
}

#[actix_web::test]
async fn a_refusal_is_found_in_the_log_by_the_id_of_its_request() {
    let database = TestDatabase::sqlite();
    let prepared = prepared(database.url()).await;
    let log = tempfile::NamedTempFile::new().unwrap();
    let program = Program::start_logging(database.url(), File::create(log.path()).unwrap().into());
    let (_chair, mut phone, identity) = collecting(&program.base, &prepared).await;
    let id = RequestId(Uuid::now_v7());
    let refused = phone.ask_as(id, "nextPhase", json!({})).await;
    assert_eq!(code(refused), "notAllowed");
    let vote = RequestId(Uuid::now_v7());
    let ballot = ballot(&Uuid::now_v7().to_string(), 1, &[]);
    assert_eq!(
        code(phone.ask_as(vote, "castBallot", ballot).await),
        "notFound"
    );
    program.end(false);

    let (log, lines) = read(log.path());
    let of = |id: RequestId| {
        let id = json!(id.0.to_string());
        lines.iter().filter(move |line| line["request"] == id)
    };
    let found: Vec<_> = of(id).collect();
    assert_eq!(found.len(), 1, "{log}");
    assert_eq!(found[0]["command"], "nextPhase");
    assert_eq!(found[0]["code"], "notAllowed");
    // Who votes when is nobody's business.
    assert_eq!(of(vote).count(), 0, "{log}");
    let Identity::Phone { token, .. } = identity else {
        panic!("it is a phone");
    };
    assert!(!log.contains(&token));
}

#[actix_web::test]
async fn whoever_is_not_let_in_and_whoever_asks_over_http_has_a_number_that_differs_at_once() {
    let database = TestDatabase::sqlite();
    prepared(database.url()).await;
    let log = tempfile::NamedTempFile::new().unwrap();
    let program = Program::start_logging(database.url(), File::create(log.path()).unwrap().into());
    let mut said = Vec::new();
    for _ in 0..2 {
        let mut raw = Raw::socket(&program.base).await;
        let hello = json!({"type": "hello", "role": "phone", "protocol": 1, "code": "999999",
            "token": random_token()});
        raw.send(&text(&hello.to_string())).await;
        let refused = raw.message().await.unwrap();
        assert_eq!(refused["requestId"], Value::Null);
        said.push((refused["number"].clone(), refused["code"].clone()));
        let address = format!("{}/api/session", program.base);
        let login = json!({"login": "niemand", "password": "geheim-und-falsch"});
        let client = reqwest::Client::new();
        let request = client.post(address).header("origin", &program.base);
        let answer = request.json(&login).send().await.unwrap();
        let problem: Value = answer.json().await.unwrap();
        said.push((problem["requestId"].clone(), problem["code"].clone()));
    }
    program.end(false);

    let (log, lines) = read(log.path());
    for (number, code) in &said {
        let found = lines.iter().filter(|line| line["request"] == *number);
        let codes: Vec<_> = found.map(|line| &line["code"]).collect();
        assert_eq!(codes, [code], "{number} in {log}");
    }
    // Eight digits are read out.
    let short: BTreeSet<_> = said
        .iter()
        .map(|(number, _)| number.as_str().unwrap().get(..8).unwrap())
        .collect();
    assert_eq!(short.len(), said.len(), "{said:?}");
    for secret in ["999999", "niemand", "geheim-und-falsch"] {
        assert!(!log.contains(secret), "{log}");
    }
}
