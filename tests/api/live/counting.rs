//! How cost grows: these tests count, and never time. What is counted is what operators see, too
//! ([`zukunftswerkstatt::live::LiveFigures`]).

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;
use uuid::Uuid;
use zukunftswerkstatt::access::token;
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::domain::command::Command;
use zukunftswerkstatt::domain::ids::{RequestId, RoundId};
use zukunftswerkstatt::domain::participant::{Hash256, InputMode, Language};
use zukunftswerkstatt::domain::round::Ballot;
use zukunftswerkstatt::live::{Client, Connection, Handle, Outbox, Sent};
use zukunftswerkstatt::wire::client::Request;

use super::hall::Hall;
use crate::harness::database::TestDatabase;

fn secret(number: u64) -> String {
    format!("{number:016x}0123456789abcdef")
}

/// A phone without a socket; `number` is its secret.
async fn attach(handle: &Handle, number: u64) -> (Connection, Outbox) {
    let secret = secret(number);
    let client = Client::Phone {
        token_hash: token::hash(&secret),
        input_mode: InputMode::OwnDevice,
        voter_keys: Arc::new(move |round| token::voter_key(&secret, round)),
    };
    handle.attach(client).await.unwrap()
}

async fn handle(hall: &Hall) -> Handle {
    hall.service
        .live()
        .open(hall.prepared.workshop_id)
        .await
        .unwrap()
}

fn read(figure: &AtomicU64) -> u64 {
    figure.load(Relaxed)
}

/// Lets this many people join, without sockets; answers their connections.
async fn people(handle: &Handle, numbers: std::ops::Range<u64>) -> Vec<(Connection, Outbox)> {
    let mut all = Vec::new();
    for number in numbers {
        all.push(attach(handle, number).await);
    }
    let command = || Command::Join {
        language: Language::german(),
        group_id: None,
        locality_id: None,
        card_code: None,
    };
    let mut joining: Vec<Sent> = all
        .iter()
        .map(|(connection, _)| ask(connection, command(), None))
        .collect();
    for sent in &mut joining {
        sent.answer().await.unwrap();
    }
    all
}

fn ask(connection: &Connection, command: Command, voter_key: Option<Hash256>) -> Sent {
    let request = Request {
        request_id: RequestId(Uuid::now_v7()),
        expected: Vec::new(),
        command,
    };
    connection.send(Box::new(request), Hash256([1; 32]), voter_key)
}

fn vote(connection: &Connection, number: u64, round: RoundId, revision: u32) -> Sent {
    let ballot = Ballot::Points(vec![(u32::try_from(number % 3).unwrap(), 1)]);
    let command = Command::CastBallot {
        round_id: round,
        revision,
        ballot,
    };
    let key = token::voter_key(&secret(number), round);
    ask(connection, command, Some(key))
}

/// The next event of this kind.
async fn hear(outbox: &mut Outbox, kind: &str) -> String {
    let wanted = format!("\"kind\":\"{kind}\"");
    loop {
        let message = outbox.next().await.unwrap();
        if message.contains(&wanted) {
            return message.to_string();
        }
    }
}

/// The newest message with this in it that a recording robot has heard.
fn last(robot: &Robot, part: &str) -> String {
    let heard = robot.heard.as_ref().unwrap().iter().rev();
    let mut heard = heard.filter(|message| message.contains(part));
    heard.next().unwrap().clone()
}

#[actix_web::test]
async fn a_phase_reaches_all_of_129_and_1_000_and_10_000() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let handle = handle(&hall).await;
    let mut phones = Vec::new();
    for (total, phase) in [
        (129, "critique_collect"),
        (1_000, "critique_cluster"),
        (10_000, "critique_rank"),
    ] {
        for number in phones.len()..total {
            phones.push(attach(&handle, u64::try_from(number).unwrap()).await);
        }
        hall.go_to(phase, &mut []).await;
        let mut reached = 0;
        for (_, outbox) in &mut phones {
            hear(outbox, "phaseStarted").await;
            reached += 1;
        }
        assert_eq!(reached, total);
    }
    hall.service.stop().await;
}

#[actix_web::test]
async fn each_announcement_is_serialised_once_for_all_who_hear_the_same() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let handle = handle(&hall).await;
    hall.go_to("critique_collect", &mut []).await;
    let mut robots = [hall.wall().await, hall.wall().await];
    let mut phones = Vec::new();
    for total in [1, 100, 2_000] {
        for number in phones.len()..total {
            phones.push(attach(&handle, u64::try_from(number).unwrap()).await);
        }
        let announced = || read(&hall.service.live().figures().announced_bytes);
        let before = announced();
        let fields = json!({"title": "Ein Thema", "shortTitle": "", "domainId": null,
            "kind": "criticism", "cardIds": []});
        hall.moderator.heard = Some(Vec::new());
        let ack = hall.moderator.ask("createCluster", fields).await.unwrap();
        let mut heard = BTreeSet::new();
        for (_, outbox) in &mut phones {
            heard.insert(hear(outbox, "clusterCreated").await);
        }
        for robot in robots.iter_mut().chain([&mut hall.moderator]) {
            robot.heard.get_or_insert_default();
            robot.until(|it| it.seq >= ack.seq).await.unwrap();
            heard.insert(last(robot, "clusterCreated"));
        }
        let lengths = heard
            .iter()
            .map(|message| u64::try_from(message.len()).unwrap());
        assert_eq!(announced() - before, lengths.sum::<u64>(), "{heard:?}");
        // The console hears more than all others.
        assert_eq!(heard.len(), 2, "{heard:?}");
    }
    hall.service.stop().await;
}

#[actix_web::test]
async fn a_vote_costs_the_same_after_many_ballots_and_so_do_coming_back_and_the_turnout() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let handle = handle(&hall).await;
    hall.go_to("critique_rank", &mut []).await;
    let few = people(&handle, 0..10).await;
    let round: Uuid = hall.open_round(json!({})).await.parse().unwrap();
    let round = RoundId(round);

    let mut costs = Vec::new();
    let mut welcomes = Vec::new();
    let mut turnouts = Vec::new();
    let mut more = Vec::new();
    let mut wall = hall.wall().await;
    for robot in [&mut wall, &mut hall.moderator] {
        robot.heard = Some(Vec::new());
    }
    for total in [10, 3_000] {
        let so_far = u64::try_from(few.len() + more.len()).unwrap();
        more.extend(people(&handle, so_far..total).await);
        let all: Vec<&Connection> = few.iter().chain(&more).map(|it| &it.0).collect();
        let mut votes: Vec<Sent> = (0..)
            .zip(&all)
            .map(|(number, connection)| {
                vote(connection, number, round, u32::try_from(total).unwrap())
            })
            .collect();
        for sent in &mut votes {
            sent.answer().await.unwrap();
        }
        let visits = || async {
            handle
                .look(move |it| it.ballots[&round].visits())
                .await
                .unwrap()
        };
        let before = visits().await;
        vote(all[0], 0, round, u32::try_from(total).unwrap() + 1)
            .answer()
            .await
            .unwrap();
        costs.push(visits().await - before);
        let (_connection, mut outbox) = attach(&handle, 3).await;
        let welcome = outbox.next().await.unwrap();
        assert!(welcome.contains("\"role\":\"participant\""));
        let seq = serde_json::from_str::<Value>(&welcome).unwrap()["seq"].to_string();
        welcomes.push(welcome.len() - seq.len() - total.to_string().len());
        let mut told = Vec::new();
        for robot in [&mut wall, &mut hall.moderator] {
            let all = Some(json!(total));
            let figure = |robot: &Robot, name| robot.turnout.pointer(name).cloned();
            let everybody = |it: &Robot| {
                figure(it, "/rounds/0/ballots") == all && figure(it, "/rounds/0/eligible") == all
            };
            robot.until(everybody).await.unwrap();
            let mut text = last(robot, "\"type\":\"turnout\"");
            text.retain(|letter| !letter.is_ascii_digit());
            told.push(text);
        }
        turnouts.push(told);
    }
    assert_eq!(turnouts[0], turnouts[1], "the same but for digits");
    assert_eq!(costs[0], costs[1], "ballots looked at for one vote");
    assert!(costs[0] > 0 && costs[0] < 10, "{costs:?}");
    assert_eq!(welcomes[0], welcomes[1], "bytes of a join");
    hall.service.stop().await;
}

#[actix_web::test]
async fn the_wall_hears_of_votes_at_most_twenty_times_a_second() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let handle = handle(&hall).await;
    hall.go_to("critique_rank", &mut []).await;
    let all = people(&handle, 0..200).await;
    let round: Uuid = hall.open_round(json!({})).await.parse().unwrap();
    let mut wall = hall.wall().await;
    wall.heard = Some(Vec::new());
    let begun = Instant::now();
    for revision in 1..=20 {
        let mut votes: Vec<Sent> = (0..)
            .zip(&all)
            .map(|(number, (connection, _))| vote(connection, number, RoundId(round), revision))
            .collect();
        for sent in &mut votes {
            sent.answer().await.unwrap();
        }
    }
    wall.until(|wall| wall.turnout.pointer("/rounds/0/ballots") == Some(&json!(200)))
        .await
        .unwrap();
    let most = begun.elapsed().as_secs_f64() * 20.0 + 2.0;
    let heard = wall.heard.take().unwrap();
    let turnouts: Vec<&String> = heard
        .iter()
        .filter(|text| text.contains("\"type\":\"turnout\"") && text.contains("\"ballots\":"))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
    let count = turnouts.len() as f64;
    assert!(
        count <= most,
        "{count} messages for 4,000 votes, {most} allowed"
    );
    let longest = turnouts.iter().map(|text| text.len()).max().unwrap();
    let shortest = turnouts.iter().map(|text| text.len()).min().unwrap();
    assert!(longest - shortest <= 12, "{shortest} to {longest} bytes");
    hall.service.stop().await;
}

#[actix_web::test]
async fn sending_a_card_looks_at_no_card_of_others() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let handle = handle(&hall).await;
    hall.go_to("critique_collect", &mut []).await;
    let all = people(&handle, 0..2).await;
    let phase_seq = handle.look(|it| it.head.clock.phase_seq).await.unwrap();
    let card = |text: String| Command::SubmitCard {
        phase_seq,
        client_key: Uuid::now_v7().to_string(),
        kind: zukunftswerkstatt::domain::contribution::CardKind::Criticism,
        text,
        domain_id: None,
        about_id: None,
    };
    for number in 0..40 {
        let mine = ask(&all[0].0, card(format!("Karte {number}")), None);
        let mut mine = mine;
        mine.answer().await.unwrap();
    }
    ask(&all[1].0, card(String::from("Von jemand anderem")), None)
        .answer()
        .await
        .unwrap();
    let own = handle
        .look(|it| {
            let people = it.participants.keys();
            people
                .map(|person| it.cards_of(*person).count())
                .collect::<Vec<_>>()
        })
        .await
        .unwrap();
    assert_eq!(own.iter().sum::<usize>(), 41);
    assert!(own.contains(&40) && own.contains(&1), "{own:?}");
    hall.service.stop().await;
}
