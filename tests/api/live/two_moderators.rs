//! Two moderators at once: neither writes over what the other has just done.

use serde_json::{Value, json};
use zukunftswerkstatt::cli::play::Robot;
use zukunftswerkstatt::cli::play::client::{Identity, RobotError};

use super::hall::{Hall, card};
use crate::harness::database::TestDatabase;

on_both_databases!(async two_moderators_never_write_over_each_other);

fn overtaken<T: std::fmt::Debug>(result: Result<T, RobotError>) -> Value {
    match result.unwrap_err() {
        RobotError::Refused(code, params) if code == "overtaken" => params,
        other => panic!("{other:?}"),
    }
}

async fn two_moderators_never_write_over_each_other(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, _) = hall.phone().await;
    let identity = Identity::Moderator {
        workshop_id: hall.prepared.workshop_id,
        cookie: hall.another_moderator().await,
    };
    let base = hall.service.url("");
    let mut second = Robot::connect(&base, &identity).await.unwrap();
    let drives = |robot: &Robot| robot.head()["driver"].clone();
    let moderator = &mut hall.moderator;
    moderator
        .until(|it| drives(it) != Value::Null)
        .await
        .unwrap();
    let first = drives(moderator);
    second.ask("takeOver", json!({})).await.unwrap();
    second.until(|it| drives(it) != first).await.unwrap();
    let me = drives(&second);
    hall.moderator.ask("takeOver", json!({})).await.unwrap();

    hall.go_to("critique_collect", &mut [&mut phone]).await;
    let fields = card(&phone, "criticism", "Der Bus fährt zu selten");
    let bus = phone.ask("submitCard", fields).await.unwrap();
    let bus = bus.created.unwrap();
    hall.go_to("critique_cluster", &mut [&mut phone]).await;
    let mut topics = Vec::new();
    for title in ["Verkehr", "Schule"] {
        let fields = json!({"title": title, "shortTitle": "", "domainId": null,
            "kind": "criticism", "cardIds": []});
        let made = hall.moderator.ask("createCluster", fields).await.unwrap();
        topics.push(made.created.unwrap());
    }

    // Both drag the same card; the second hears by whom and where to it was moved.
    let seen = json!({"of": "cardPlace", "cardId": bus, "clusterId": null});
    let moved = |to: usize, seen: &Value| json!({"cardIds": [bus], "clusterId": topics[to], "expected": [seen]});
    second.ask("moveCards", moved(0, &seen)).await.unwrap();
    let said = overtaken(hall.moderator.ask("moveCards", moved(1, &seen)).await);
    let now = json!({"of": "cardPlace", "cardId": bus, "clusterId": topics[0]});
    assert_eq!(said, json!({"seen": seen, "now": now, "by": me}));
    hall.moderator
        .ask("moveCards", moved(1, &now))
        .await
        .unwrap();

    // A prepared round: its question is changed by one, and would be by the other.
    let round = json!({
        "question": {"de": "Was zuerst?"}, "objectKind": "cluster", "ballotType": "points",
        "optionIds": topics, "dotsPerPerson": 3, "maxDotsPerOption": 2, "ownAllowed": true,
        "domainId": null, "visibility": "after_close", "tieRule": "shared_rank", "repeats": null,
    });
    let made = hall.moderator.ask("prepareRound", json!({"round": round}));
    let id = made.await.unwrap().created.unwrap();
    let asking = |question: &str| {
        let mut round = round.clone();
        round["question"] = json!({"de": question});
        round
    };
    let edit = |question: &str, seen: &str| {
        let seen = json!({"of": "round", "roundId": id, "round": asking(seen)});
        json!({"roundId": id, "round": asking(question), "expected": [seen]})
    };
    second
        .ask("editRound", edit("Was drängt?", "Was zuerst?"))
        .await
        .unwrap();
    let late = hall
        .moderator
        .ask("editRound", edit("Was kostet wenig?", "Was zuerst?"));
    let said = overtaken(late.await);
    assert_eq!(said["by"], me);
    let written = said.pointer("/now/round/question/de");
    assert_eq!(written, Some(&json!("Was drängt?")));
    // Nor is it opened as something that nobody read.
    let seen = json!({"of": "round", "roundId": id, "round": round});
    let open = json!({"roundIds": [id], "expected": [seen]});
    overtaken(hall.moderator.ask("openRounds", open).await);
    hall.moderator
        .ask("editRound", edit("Was kostet wenig?", "Was drängt?"))
        .await
        .unwrap();

    // Both press "next" at the same moment: one step, not two.
    let seen = json!({"expected": [{"of": "phase", "phaseSeq": hall.moderator.phase_seq()}]});
    hall.moderator.ask("nextPhase", seen.clone()).await.unwrap();
    let said = overtaken(hall.moderator.ask("nextPhase", seen).await);
    assert_eq!(said["by"], first);
    hall.service.stop().await;
}
