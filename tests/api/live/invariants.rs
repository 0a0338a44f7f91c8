//! The invariants of the crate's documentation, each seen from outside.

use serde_json::{Value, json};
use uuid::Uuid;
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::domain::ids::RequestId;
use zukunftswerkstatt::store::Store;

use super::hall::{Hall, ballot, card, code, moderator};
use crate::harness::database::TestDatabase;

on_both_databases!(
    async what_is_acknowledged_is_on_disk,
    async sending_twice_is_sending_once,
    async nothing_hidden_leaves_the_server,
    async closing_freezes_the_result,
    async a_second_device_shows_the_same_ballot,
    async a_second_moderator_takes_over,
    async everybody_hears_of_a_phase_even_beyond_128,
    async a_client_that_does_not_read_delays_nobody,
    async printed_cards_admit_once,
    async a_code_of_an_archived_workshop_leads_nowhere,
);

async fn what_is_acknowledged_is_on_disk(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, _) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut phone]).await;
    let fields = card(&phone, "criticism", "Steht sofort auf der Platte");
    let id = phone
        .ask("submitCard", fields)
        .await
        .unwrap()
        .created
        .unwrap();
    // Another program that opens the same database sees it, while the service still runs.
    let other = Store::open(database.url()).unwrap();
    let stored = other
        .load_workshop(hall.prepared.workshop_id)
        .unwrap()
        .unwrap();
    assert!(stored.cards.values().any(|card| card.id.0 == id));
    let round = hall.open_round(json!({})).await;
    phone
        .ask("castBallot", ballot(&round, 1, &[(0, 1)]))
        .await
        .unwrap();
    let stored = other
        .load_workshop(hall.prepared.workshop_id)
        .unwrap()
        .unwrap();
    assert_eq!(
        stored
            .ballots
            .values()
            .map(|it| it.ballots.len())
            .sum::<usize>(),
        1
    );
    hall.service.stop().await;
}

async fn sending_twice_is_sending_once(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, token) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut phone]).await;
    let id = RequestId(Uuid::now_v7());
    let fields = card(&phone, "criticism", "Nur einmal");
    let first = phone
        .ask_as(id, "submitCard", fields.clone())
        .await
        .unwrap();
    let second = phone
        .ask_as(id, "submitCard", fields.clone())
        .await
        .unwrap();
    assert_eq!(first, second);
    let mut another = fields.clone();
    another["text"] = json!("Etwas anderes");
    assert_eq!(
        code(phone.ask_as(id, "submitCard", another).await),
        "requestIdReused"
    );
    // The same after the phone has come back.
    let mut back = hall.guest(&token).await;
    assert_eq!(
        back.ask_as(id, "submitCard", fields.clone()).await.unwrap(),
        first
    );
    // Another phone may by chance choose the same id.
    let (mut other, _) = hall.phone().await;
    other.ask_as(id, "submitCard", fields).await.unwrap();
    let wall = hall.wall().await;
    assert_eq!(wall.things("cards").len(), 2);
    hall.service.stop().await;
}

async fn nothing_hidden_leaves_the_server(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut writer, _) = hall.phone().await;
    let mut reader = hall.guest(&random_token()).await;
    let mut wall = hall.wall().await;
    reader.heard = Some(Vec::new());
    wall.heard = Some(Vec::new());
    hall.moderator
        .ask("setPreApproval", json!({"on": true}))
        .await
        .unwrap();
    hall.go_to(
        "critique_collect",
        &mut [&mut writer, &mut reader, &mut wall],
    )
    .await;
    let secret = card(
        &writer,
        "criticism",
        "Geheimer Text, noch nicht freigegeben",
    );
    writer.ask("submitCard", secret).await.unwrap();
    let shown = card(&writer, "criticism", "Gezeigt und dann verborgen");
    let shown = writer
        .ask("submitCard", shown)
        .await
        .unwrap()
        .created
        .unwrap();
    hall.moderator
        .ask("approveCards", json!({"cardIds": [shown]}))
        .await
        .unwrap();
    let hide = json!({"cardId": shown, "reason": "Nur zur Probe"});
    let ack = hall.moderator.ask("hideCard", hide).await.unwrap();
    wall.until(|wall| wall.seq >= ack.seq).await.unwrap();
    assert!(wall.things("cards").is_empty());

    let round = hall.open_round(json!({})).await;
    writer
        .ask("castBallot", ballot(&round, 1, &[(1, 2)]))
        .await
        .unwrap();
    wall.until(|wall| turnout(&wall.turnout) == Some(1))
        .await
        .unwrap();
    let ack = hall
        .moderator
        .ask("closeRounds", json!({"roundIds": [round]}))
        .await
        .unwrap();
    wall.until(|wall| wall.seq >= ack.seq).await.unwrap();
    let desk = hall.moderator.view["rounds"][&round].clone();
    for seen in [&wall, &reader] {
        let all = seen.heard.as_ref().unwrap().join("\n");
        for forbidden in [
            "Geheimer Text",
            "\"points\":2",
            "\"digest\"",
            "participantId",
            "\"desk\":{",
        ] {
            assert!(!all.contains(forbidden), "{forbidden} in {all}");
        }
    }
    let fresh = hall.wall().await;
    assert_eq!(fresh.view["rounds"][&round]["result"], Value::Null);
    drop(desk);
    let ack = hall
        .moderator
        .ask("revealRound", json!({"roundId": round}))
        .await
        .unwrap();
    wall.until(|wall| wall.seq >= ack.seq).await.unwrap();
    assert_eq!(
        wall.view["rounds"][&round].pointer("/result/options/0/points"),
        Some(&json!(2))
    );
    hall.service.stop().await;
}

fn turnout(message: &Value) -> Option<u64> {
    message.pointer("/rounds/0/ballots").and_then(Value::as_u64)
}

async fn closing_freezes_the_result(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, token) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut phone]).await;
    let round = hall.open_round(json!({})).await;
    phone
        .ask("castBallot", ballot(&round, 1, &[(0, 2), (2, 1)]))
        .await
        .unwrap();
    let paper = json!({"roundId": round, "replaces": null, "source": "paper", "ballots": 6,
        "points": [6, 0, 12], "note": ""});
    hall.moderator.ask("tallyPaper", paper).await.unwrap();
    hall.moderator
        .ask("closeRounds", json!({"roundIds": [round]}))
        .await
        .unwrap();
    let fresh = hall_view(&hall, &round).await;
    let result = fresh["result"].clone();
    assert_eq!(result["counted"], json!(1));
    assert_eq!(result["paperBallots"], json!(6));
    assert_eq!(result.pointer("/options/0/points"), Some(&json!(13)));
    // One phone ballot beside the paper: apart from it, the paper would tell how the phone voted.
    assert_eq!(result.pointer("/options/0/paperPoints"), Some(&Value::Null));
    let cluster = fresh["options"][0]["id"].clone();
    let edit = json!({"clusterId": cluster, "version": 1, "title": "Ganz anders", "shortTitle": "",
        "domainId": null});
    hall.moderator.ask("editCluster", edit).await.unwrap();
    assert_eq!(hall_view(&hall, &round).await, fresh);
    // The ballot is nobody's any more.
    let back = hall.guest(&token).await;
    assert_eq!(back.personal["ballots"], json!({}));
    hall.service.stop().await;
}

async fn hall_view(hall: &Hall, round: &str) -> Value {
    let identity = moderator(&hall.prepared);
    let base = hall.service.url("");
    let robot = zukunftswerkstatt::cli::play::Robot::connect(&base, &identity).await;
    robot.unwrap().view["rounds"][round].clone()
}

async fn a_second_device_shows_the_same_ballot(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut phone, token) = hall.phone().await;
    let mut tablet = hall.guest(&token).await;
    assert_eq!(tablet.role, "participant");
    hall.go_to("critique_rank", &mut [&mut phone, &mut tablet])
        .await;
    let round = hall.open_round(json!({})).await;
    phone
        .ask("castBallot", ballot(&round, 1, &[(0, 1)]))
        .await
        .unwrap();
    tablet
        .until(|it| it.personal.pointer(&format!("/ballots/{round}/revision")) == Some(&json!(1)))
        .await
        .unwrap();
    tablet
        .ask("castBallot", ballot(&round, 2, &[(1, 1)]))
        .await
        .unwrap();
    let seen = |it: &zukunftswerkstatt::cli::play::Robot| {
        it.personal.pointer(&format!("/ballots/{round}/ballot/p")) == Some(&json!([[1, 1]]))
    };
    phone.until(seen).await.unwrap();
    hall.service.stop().await;
}

async fn a_second_moderator_takes_over(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let admin = hall.another_moderator().await;
    let identity = zukunftswerkstatt::cli::play::client::Identity::Moderator {
        workshop_id: hall.prepared.workshop_id,
        cookie: admin,
    };
    let base = hall.service.url("");
    let mut second = zukunftswerkstatt::cli::play::Robot::connect(&base, &identity)
        .await
        .unwrap();
    assert_eq!(code(second.ask("nextPhase", json!({})).await), "notDriving");
    second.ask("takeOver", json!({})).await.unwrap();
    let ack = second.ask("nextPhase", json!({})).await.unwrap();
    second.until(|it| it.seq >= ack.seq).await.unwrap();
    assert_eq!(
        code(hall.moderator.ask("nextPhase", json!({})).await),
        "notDriving"
    );
    // Losing the console changes nothing.
    let before = second.head();
    second.leave().await;
    let back = zukunftswerkstatt::cli::play::Robot::connect(&base, &identity)
        .await
        .unwrap();
    assert_eq!(back.head(), before);
    hall.service.stop().await;
}

async fn everybody_hears_of_a_phase_even_beyond_128(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let mut phones = Vec::new();
    for _ in 0..129 {
        phones.push(hall.phone().await.0);
    }
    let mut all: Vec<&mut _> = phones.iter_mut().collect();
    hall.go_to("critique_collect", &mut all).await;
    for phone in &phones {
        assert_eq!(phone.phase_seq(), 2);
    }
    hall.service.stop().await;
}

async fn a_client_that_does_not_read_delays_nobody(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut asleep, _) = hall.phone().await;
    let (mut awake, _) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut awake]).await;
    // Far more events than any queue holds, all of which the sleeper misses.
    for _ in 0..600 {
        let ack = hall
            .moderator
            .ask("extendTime", json!({"ms": 1000}))
            .await
            .unwrap();
        awake.until(|phone| phone.seq >= ack.seq).await.unwrap();
    }
    let last = awake.seq;
    asleep.until(|phone| phone.seq >= last).await.unwrap();
    assert_eq!(asleep.view, awake.view);
    hall.service.stop().await;
}

async fn printed_cards_admit_once(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    hall.moderator
        .ask("setAdmission", json!({"admission": "byCard"}))
        .await
        .unwrap();
    let codes = hall.print_cards(2).await;
    let fields = |code: Option<&str>| json!({"language": "de", "groupId": null, "localityId": null, "cardCode": code});
    let mut first = hall.guest(&random_token()).await;
    assert_eq!(code(first.ask("join", fields(None)).await), "cardRequired");
    assert_eq!(
        code(first.ask("join", fields(Some("AAAAA-AAAAA"))).await),
        "unknownCard"
    );
    first.ask("join", fields(Some(&codes[0]))).await.unwrap();
    let mut second = hall.guest(&random_token()).await;
    assert_eq!(
        code(second.ask("join", fields(Some(&codes[0]))).await),
        "cardUsed"
    );
    second
        .ask("join", fields(Some(&codes[1].to_lowercase())))
        .await
        .unwrap();
    hall.service.stop().await;
}

async fn a_code_of_an_archived_workshop_leads_nowhere(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (phone, token) = hall.phone().await;
    drop(phone);
    let phase = zukunftswerkstatt::cli::play::DemoFile::phase_id("wrap_up");
    for (command, fields) in [
        ("goToPhase", json!({"phaseId": phase})),
        ("freezeResults", json!({})),
        ("startFollowUp", json!({})),
        ("archive", json!({})),
    ] {
        hall.moderator.ask(command, fields).await.unwrap();
    }
    let base = hall.service.url("");
    let identity = super::hall::phone(&token);
    let refused = zukunftswerkstatt::cli::play::Robot::connect(&base, &identity).await;
    assert_eq!(code(refused), "unknownCode");
    hall.service.stop().await;
}
