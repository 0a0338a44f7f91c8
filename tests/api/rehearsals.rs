//! The rehearsal that a moderator starts at the console.

use serde_json::{Value, json};
use std::path::PathBuf;
use zukunftswerkstatt::config::Config;

use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

on_both_databases!(async fifty_phones_rehearse_and_nothing_real_is_touched);

/// A service that can hold rehearsals.
pub(crate) async fn service(database: &TestDatabase) -> Service {
    Service::start_with(Config {
        database: database.url().to_owned(),
        program: PathBuf::from(env!("CARGO_BIN_EXE_zukunftswerkstatt")),
        ..Config::default()
    })
    .await
}

/// Makes a workshop to rehearse; its id.
pub(crate) async fn evening(moderator: &Browser) -> String {
    let workshop = json!({"processId": null, "template": "evening", "topic": "Netz", "place": "Saal",
        "startsAt": 1_773_000_000_000_i64, "expectedPeople": 50});
    let made = moderator.post("/api/workshops", workshop).json().await;
    made["id"].as_str().unwrap().to_owned()
}

/// Asks until the rehearsal is over.
pub(crate) async fn over(browser: &Browser, path: &str) -> Value {
    loop {
        let view = browser.get(path).json().await;
        if view["state"] != "running" {
            return view;
        }
    }
}

async fn fifty_phones_rehearse_and_nothing_real_is_touched(database: &TestDatabase) {
    let service = service(database).await;
    let admin = service.administrator().await;
    let owner = service.account(&admin, "moderator", "olga").await;
    let other = service.account(&admin, "moderator", "otto").await;
    let id = evening(&owner).await;
    let path = format!("/api/workshops/{id}/rehearsal");

    assert_eq!(owner.get(&path).json().await, Value::Null);
    for phones in [49, 2001] {
        let refused = owner.post(&path, json!({"phones": phones}));
        assert_eq!(refused.refused(422).await, "outOfRange");
    }
    let stranger = other.post(&path, json!({"phones": 50}));
    assert_eq!(stranger.refused(404).await, "notFound");

    let started = owner.post(&path, json!({"phones": 50})).json().await;
    assert_eq!(
        (&started["state"], &started["phones"]),
        (&json!("running"), &json!(50))
    );
    let twice = owner.post(&path, json!({"phones": 50}));
    assert_eq!(twice.refused(422).await, "rehearsalRunning");

    let view = over(&owner, &path).await;
    assert_eq!(view["state"], "done", "{view}");
    let report = &view["report"];
    assert_eq!(report["topic"], "Netz");
    let figures = ["acknowledged", "counted", "found", "phonesLost"].map(|it| report[it].clone());
    assert_eq!(figures, [50, 50, 50, 0].map(|it| json!(it)));
    let steps: Vec<&Value> = report["waits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["step"])
        .collect();
    assert_eq!(steps, ["join", "hear", "vote", "return"]);
    assert_ne!(report["verdict"], "lost");
    let postgres = database.url().starts_with("postgres");
    assert_eq!(report["otherDatabase"], postgres, "what was not measured");

    // The workshop itself is as it was, and so is the folder of the database.
    let loaded = service
        .store()
        .load_workshop(id.parse().unwrap())
        .unwrap()
        .unwrap();
    assert!(loaded.participants.is_empty() && loaded.rounds.is_empty());
    if let Some(folder) = zukunftswerkstatt::store::folder(database.url()) {
        let left = std::fs::read_dir(folder).unwrap().flatten();
        let probes = left.filter(|file| file.file_name().to_string_lossy().starts_with("probe-"));
        assert_eq!(probes.count(), 0);
    }

    // The last one can be forgotten, and a running one ended.
    owner.delete(&path).ok().await;
    assert_eq!(owner.get(&path).json().await, Value::Null);
    owner.post(&path, json!({"phones": 2000})).ok().await;
    owner.delete(&path).ok().await;
    owner.post(&path, json!({"phones": 50})).ok().await;
    assert_eq!(over(&owner, &path).await["state"], "done");
}
