//! The database fails under the running service: senders hear "not stored, try again", the console hears it too, the
//! health check says so, and all heals without a restart.

use actix_web::rt::spawn;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Barrier};
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::store::Store;

use super::hall::{Hall, ballot, card, code, moderator, phone};
use crate::harness::database::TestDatabase;

on_both_databases!(
    async readers_that_are_all_busy_delay_no_vote_and_nobody_coming_back,
);

fn file(database: &TestDatabase) -> PathBuf {
    database.url().strip_prefix("sqlite:").unwrap().into()
}

/// Statements on the writer's connection: they hold until a write fails.
async fn on_writer(hall: &Hall, statements: &'static str) {
    hall.service
        .store()
        .write(move |conn| Ok(conn.batch_execute(statements)?))
        .await
        .unwrap();
}

/// Everybody is refused, then the cause is gone, and everybody gets through, with the same request or a new one.
async fn refused_then_healed(
    database: &TestDatabase,
    hall: &mut Hall,
    who: &mut Robot,
    round: &str,
    revision: u32,
    repair: impl FnOnce(),
) {
    let vote = ballot(round, revision, &[(0, 1)]);
    assert_eq!(code(who.ask("castBallot", vote.clone()).await), "notStored");
    repair();
    who.ask("castBallot", vote).await.unwrap();
    let people = json!({"withoutDevice": revision});
    hall.moderator.ask("countPeople", people).await.unwrap();
    let health = hall.service.stranger().get("/healthz").send().await;
    assert_eq!(health.status(), 200);
    // What everybody sees is what is stored.
    let stored = Store::open(database.url()).unwrap();
    let stored = stored
        .load_workshop(hall.prepared.workshop_id)
        .unwrap()
        .unwrap();
    assert_eq!(stored.head.people_without_device, revision);
    let fresh = Robot::connect(&hall.service.url(""), &moderator(&hall.prepared))
        .await
        .unwrap();
    assert_eq!(fresh.view, hall.moderator.view);
}

#[actix_web::test]
async fn a_full_disk_a_read_only_file_and_another_program_are_heard_and_healed() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let (mut voter, _) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut voter]).await;
    let round = hall.open_round(json!({})).await;

    // A full disk: a file that may not grow. A ballot may find room, cards of a megabyte do not.
    on_writer(&hall, "PRAGMA max_page_count = 1").await;
    let mut refused = 0;
    for number in 0..1_000 {
        let title = format!("{number} {}", "voll ".repeat(6));
        let topic = json!({"title": title, "shortTitle": "", "domainId": null, "kind": "criticism",
            "cardIds": []});
        if let Err(error) = hall.moderator.ask("createCluster", topic).await {
            assert_eq!(error.code(), Some("notStored"), "the console says so");
            refused += 1;
            break;
        }
    }
    assert_eq!(refused, 1, "the disk was never full");
    let vote = ballot(&round, 1, &[(0, 1)]);
    voter.ask("castBallot", vote).await.unwrap();

    on_writer(&hall, "PRAGMA query_only = 1").await;
    refused_then_healed(&database, &mut hall, &mut voter, &round, 2, || {}).await;

    // Another program holds the file, and the service's patience is short.
    on_writer(&hall, "PRAGMA busy_timeout = 20").await;
    let mut other = SqliteConnection::establish(&file(&database).display().to_string()).unwrap();
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    let release = || other.batch_execute("ROLLBACK").unwrap();
    refused_then_healed(&database, &mut hall, &mut voter, &round, 3, release).await;
    hall.service.stop().await;
}

#[actix_web::test]
async fn a_file_that_is_gone_is_noticed_and_its_place_is_never_written() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let (mut voter, _) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut voter]).await;
    let round = hall.open_round(json!({})).await;
    let away = file(&database).with_extension("away");
    fs::rename(file(&database), &away).unwrap();
    let vote = ballot(&round, 1, &[(0, 1)]);
    assert_eq!(code(voter.ask("castBallot", vote).await), "notStored");
    let people = json!({"withoutDevice": 1});
    let refused = hall.moderator.ask("countPeople", people).await;
    assert_eq!(code(refused), "notStored", "the console says so");
    let stranger = hall.service.stranger();
    assert_eq!(stranger.get("/healthz").refused(503).await, "notStored");
    // Another file in its place is left alone; the service says that it wants a restart.
    fs::write(file(&database), "another file").unwrap();
    assert_eq!(stranger.get("/healthz").refused(503).await, "notStored");
    let fault = hall.service.store().check().await.unwrap_err().to_string();
    assert!(fault.contains("restart the service"), "{fault}");
    assert_eq!(fs::read(file(&database)).unwrap(), b"another file");
    // Back where it was, it is used again.
    fs::rename(&away, file(&database)).unwrap();
    refused_or_stored(&mut voter, &round).await;
    hall.service.stop().await;
}

/// A vote that goes through, at once or the second time.
async fn refused_or_stored(voter: &mut Robot, round: &str) {
    let vote = ballot(round, 2, &[(0, 1)]);
    if let Err(error) = voter.ask("castBallot", vote.clone()).await {
        assert_eq!(error.code(), Some("notStored"));
        voter.ask("castBallot", vote).await.unwrap();
    }
}

#[actix_web::test]
async fn connections_that_the_database_ends_in_mid_round_cost_no_vote() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let mut hall = Hall::open(&database).await;
    let (mut voter, token) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut voter]).await;
    let round = hall.open_round(json!({})).await;
    let mut other = PgConnection::establish(database.url()).unwrap();
    for revision in 1..=5 {
        other
            .batch_execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
            .unwrap();
        let vote = ballot(&round, revision, &[(0, 1)]);
        if let Err(error) = voter.ask("castBallot", vote.clone()).await {
            assert_eq!(error.code(), Some("notStored"));
            voter.ask("castBallot", vote).await.unwrap();
        }
        let back = hall.guest(&token).await;
        assert_eq!(back.personal["ballots"][&round]["revision"], revision);
    }
    hall.service.stop().await;
}

async fn readers_that_are_all_busy_delay_no_vote_and_nobody_coming_back(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut voter, token) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut voter]).await;
    let round = hall.open_round(json!({})).await;
    // Every connection for reading is full until the barrier opens.
    let connections = 8;
    let (full, release) = (
        Arc::new(Barrier::new(connections + 1)),
        Arc::new(Barrier::new(connections + 1)),
    );
    let threads: Vec<_> = (0..connections)
        .map(|_| {
            let store = hall.service.store().clone();
            let (full, release) = (Arc::clone(&full), Arc::clone(&release));
            std::thread::spawn(move || {
                store.read(|_| {
                    full.wait();
                    release.wait();
                    Ok(())
                })
            })
        })
        .collect();
    full.wait();
    let vote = ballot(&round, 1, &[(0, 1)]);
    voter.ask("castBallot", vote).await.unwrap();
    let back = hall.guest(&token).await;
    assert_eq!(back.personal["ballots"][&round]["revision"], 1);
    // Whoever has to read waits, and is answered when there is a connection again.
    let browser = hall.service.stranger();
    let body = json!({"login": "niemand", "password": "falsches Wort"});
    let waiting = spawn(async move { browser.post("/api/session", body).send().await.status() });
    let vote = ballot(&round, 2, &[(1, 1)]);
    voter.ask("castBallot", vote).await.unwrap();
    release.wait();
    for thread in threads {
        thread.join().unwrap().unwrap();
    }
    assert_eq!(waiting.await.unwrap(), 401);
    hall.service.stop().await;
}

/// Backups while everybody votes and writes: each becomes a database with all that was acknowledged before it began.
#[actix_web::test]
async fn a_backup_under_load_is_whole() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let (mut voter, _) = hall.phone().await;
    let (mut writer, _) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut voter, &mut writer])
        .await;
    let round = hall.open_round(json!({})).await;
    let folder = tempfile::tempdir().unwrap();
    let (mut votes, mut cards) = (0_u32, 0_usize);
    for number in 0..5 {
        let (known_votes, known_cards) = (votes, cards);
        let copy = folder.path().join(format!("{number}.db"));
        let (url, to) = (database.url().to_owned(), copy.clone());
        let backup = actix_web::web::block(move || Store::backup(&url, &to));
        let backup = spawn(backup);
        // A bit of everything, at least, until it is done.
        while !backup.is_finished() || votes == known_votes {
            votes += 1;
            let vote = ballot(&round, votes, &[(votes % 3, 1)]);
            voter.ask("castBallot", vote).await.unwrap();
            if votes % 3 == 0 && cards < 45 {
                let fields = card(&writer, "criticism", &format!("Karte {cards}"));
                writer.ask("submitCard", fields).await.unwrap();
                cards += 1;
            }
        }
        backup.await.unwrap().unwrap().unwrap();
        let restored = format!(
            "sqlite:{}",
            folder.path().join(format!("r{number}.db")).display()
        );
        Store::restore(&restored, &copy).unwrap();
        let restored = Store::open(&restored).unwrap();
        let workshop = restored
            .load_workshop(hall.prepared.workshop_id)
            .unwrap()
            .unwrap();
        assert!((known_cards..=cards).contains(&workshop.cards.len()));
        let ballots = workshop.ballots.values().flat_map(|it| it.ballots.values());
        let revision = ballots.map(|it| it.revision).max().unwrap_or(0);
        assert!((known_votes..=votes).contains(&revision), "{revision}");
        let journal = restored.journal(hall.prepared.workshop_id).unwrap();
        assert_eq!(u64::try_from(journal.len()).unwrap(), workshop.seq);
    }
    hall.service.stop().await;
}

#[actix_web::test]
async fn a_newcomer_is_not_kept_out_by_a_database_that_said_no() {
    let database = TestDatabase::sqlite();
    let hall = Hall::open(&database).await;
    on_writer(&hall, "PRAGMA query_only = 1").await;
    let token = "00112233445566778899aabbccddeeff";
    let mut guest = Robot::connect(&hall.service.url(""), &phone(token))
        .await
        .unwrap();
    let join = super::hall::join(&mut guest, None).await;
    assert_eq!(code(join), "notStored");
    super::hall::join(&mut guest, None).await.unwrap();
    hall.service.stop().await;
}
