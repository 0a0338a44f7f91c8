//! Real elections as finished rounds of a demonstration workshop.

use serde_json::{Value, json};
use zukunftswerkstatt::domain::ids::WorkshopId;
use zukunftswerkstatt::domain::round::RoundState;

use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

on_both_databases!(async a_file_becomes_a_workshop_with_a_revealed_round);

fn sample(name: &str) -> String {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/rules/ballot_files/samples"
    );
    std::fs::read_to_string(format!("{folder}/{name}")).unwrap()
}

async fn upload(browser: &Browser, name: &str, body: String) -> Value {
    let path = format!("/api/demonstrations?name={name}");
    let call = browser.call("POST", &path).body(body);
    call.json().await
}

async fn a_file_becomes_a_workshop_with_a_revealed_round(database: &TestDatabase) {
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let owner = service.account(&admin, "moderator", "olga").await;
    let other = service.account(&admin, "moderator", "otto").await;

    let budget = upload(&owner, "B%C3%BCrgerbudget.PB", sample("approval.pb")).await;
    assert_eq!(budget["topic"], "Vorführung: Bürgerbudget");
    assert_eq!(budget["stage"], "running");
    let id: WorkshopId = budget["id"].as_str().unwrap().parse().unwrap();
    let path = format!("/api/workshops/{id}");
    assert_eq!(owner.get(&path).json().await["mayLend"], true);
    assert_eq!(other.get(&path).refused(404).await, "notFound");

    let rounds = service.store().closed_rounds(id).unwrap();
    assert_eq!(rounds.len(), 1);
    assert_eq!(rounds[0].round.state, RoundState::Revealed);
    let counted: u32 = rounds[0].counted.iter().map(|row| row.count).sum();
    assert_eq!(counted, 6);
    let result = rounds[0].round.result.as_ref().unwrap();
    assert_eq!((result.ballots, result.empty), (6, 1));
    let loaded = service.store().load_workshop(id).unwrap().unwrap();
    assert_eq!(loaded.rounds.len(), 1);
    assert!(loaded.head.locked);

    // The second one feeds the same process, and nobody else's.
    let ranking = upload(&owner, "debatte.toc", sample("small.toc")).await;
    assert_eq!(ranking["processId"], budget["processId"]);
    let processes = admin.get("/api/processes").json().await;
    assert_eq!(processes.as_array().unwrap().len(), 1, "{processes}");

    // It can be shown: the projector's address works as for any workshop.
    let projector = format!("{path}/projector");
    let address = owner.post(&projector, json!({})).json().await;
    assert!(
        address["url"].as_str().unwrap().contains("/p/"),
        "{address}"
    );

    let bad = format!(
        "{{\"format\":\"workshop-vote-vectors/1\",\"cases\":[\n{}\n]}}",
        "{\"id\":\"x\",\"ballot_type\":\"approval\",\"candidates\":[\"a\",\"b\"],\"ballots\":[\n{\"a\":[0]},\n{\"a\":[7]}]}"
    );
    for (name, body, why, part) in [
        (
            "wahl.pb",
            sample("approval.pb").replace("1;34;1,2", "1;34;9"),
            "notListed",
            "line 24: there is no project 9",
        ),
        (
            "wahl.xml",
            sample("approval.pb"),
            "unknownKind",
            "ends with none of json",
        ),
        (
            "wahl",
            sample("approval.pb"),
            "unknownKind",
            "ends with none of json",
        ),
        (
            "wahl.json",
            "{}".to_owned(),
            "unexpected",
            "line 1: missing field",
        ),
        ("wahl.json", bad, "contradiction", "line 4: ballot 2: "),
    ] {
        let call = owner.call("POST", &format!("/api/demonstrations?name={name}"));
        let answer = call.body(body).send().await;
        assert_eq!(answer.status().as_u16(), 422, "{name}");
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["code"], "unreadableFile");
        let reason = problem["params"]["reason"].as_str().unwrap();
        assert!(reason.contains(part), "{reason}");
        assert_eq!(problem["params"]["why"], why, "{reason}");
        let line = problem["params"]["line"].as_u64();
        let told = line.map_or(String::new(), |line| format!("line {line}: "));
        assert!(reason.starts_with(&told), "{line:?}: {reason}");
    }
    let large = "x".repeat(17 * 1024 * 1024);
    let call = owner.call("POST", "/api/demonstrations?name=wahl.blt");
    assert_eq!(call.body(large).refused(413).await, "tooLarge");
    assert_eq!(
        owner
            .get("/api/workshops")
            .json()
            .await
            .as_array()
            .unwrap()
            .len(),
        2
    );
    service.stop().await;
}
