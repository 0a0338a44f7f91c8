//! The database fails under the running service: senders hear "not stored, try again", the console hears it too, the
//! health check says so, and all heals without a restart.

use actix_web::rt::spawn;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use serde_json::json;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{NamedTempFile, TempDir};
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::config::Config;
use zukunftswerkstatt::store::{Options, Store};

use super::hall::{Hall, ballot, card, code, moderator, phone, prepared, voting};
use super::program::Program;
use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;

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

/// Phone and console are refused, then the cause is gone, and both get through, with the same request or a new one.
/// `fault` is said to the writer before each: it holds until a write fails.
async fn refused_then_healed(
    database: &TestDatabase,
    hall: &mut Hall,
    who: &mut Robot,
    (round, revision): (&str, u32),
    fault: Option<&'static str>,
    repair: impl FnOnce(),
) {
    let vote = ballot(round, revision, &[(0, 1)]);
    let people = json!({"withoutDevice": revision});
    if let Some(fault) = fault {
        on_writer(hall, fault).await;
    }
    assert_eq!(code(who.ask("castBallot", vote.clone()).await), "notStored");
    if let Some(fault) = fault {
        on_writer(hall, fault).await;
    }
    let refused = hall.moderator.ask("countPeople", people.clone()).await;
    assert_eq!(code(refused), "notStored", "the console says so");
    repair();
    who.ask("castBallot", vote).await.unwrap();
    hall.moderator.ask("countPeople", people).await.unwrap();
    let health = hall.service.stranger().get("/healthz").send().await;
    assert_eq!(health.status(), 200);
    // What everybody sees is what is stored.
    assert_eq!(stored(database.url(), hall, round), (revision, revision));
    let fresh = Robot::connect(&hall.service.url(""), &moderator(&hall.prepared))
        .await
        .unwrap();
    assert_eq!(fresh.view, hall.moderator.view);
}

/// What a database has of it: the highest revision of a ballot in this round, and the people without a device.
fn stored(database: &str, hall: &Hall, round: &str) -> (u32, u32) {
    let store = Store::open(database).unwrap();
    let workshop = store.load_workshop(hall.prepared.workshop_id);
    let workshop = workshop.unwrap().unwrap();
    let ballots = &workshop.ballots[&round.parse().unwrap()].ballots;
    let revision = ballots.values().map(|it| it.revision).max().unwrap();
    (revision, workshop.head.people_without_device)
}

#[actix_web::test]
async fn a_full_disk_is_heard_by_phone_and_console() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let mut phones = Vec::new();
    for _ in 0..100 {
        phones.push(hall.phone().await.0);
    }
    let mut everybody: Vec<&mut Robot> = phones.iter_mut().collect();
    hall.go_to("critique_rank", &mut everybody).await;
    let round = hall.open_round(json!({})).await;

    // A file that may not grow, until a write fails.
    let full = "PRAGMA max_page_count = 1";
    on_writer(&hall, full).await;
    let mut refused = None;
    for number in 0..1_000 {
        let title = format!("{number} {}", "voll ".repeat(6));
        let topic = json!({"title": title, "shortTitle": "", "domainId": null, "kind": "criticism",
            "cardIds": []});
        if let Err(error) = hall.moderator.ask("createCluster", topic).await {
            refused = error.code().map(str::to_owned);
            break;
        }
    }
    let refused = refused.expect("the disk was never full");
    assert_eq!(refused, "notStored", "the console says so");

    // A ballot finds room in a page that is begun, and those of a hall do not.
    on_writer(&hall, full).await;
    let vote = ballot(&round, 1, &[(0, 1)]);
    let mut refused = None;
    for phone in &mut phones {
        if let Err(error) = phone.ask("castBallot", vote.clone()).await {
            refused = Some((phone, error));
            break;
        }
    }
    let (phone, error) = refused.expect("the disk was never full for a ballot");
    assert_eq!(error.code(), Some("notStored"), "the phone says so");
    phone.ask("castBallot", vote).await.unwrap();
    hall.service.stop().await;
}

/// A backup of somebody else's: it holds the file while it copies it and the log beside it.
struct ForeignBackup {
    conn: SqliteConnection,
    folder: TempDir,
}

impl ForeignBackup {
    fn begin(file: &Path) -> Self {
        let mut conn = SqliteConnection::establish(&file.display().to_string()).unwrap();
        conn.batch_execute("BEGIN EXCLUSIVE").unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::copy(file, folder.path().join("copy.db")).unwrap();
        let log = format!("{}-wal", file.display());
        fs::copy(log, folder.path().join("copy.db-wal")).unwrap();
        Self { conn, folder }
    }

    /// Lets go of the file; the folder, with the copy as a database.
    fn end(mut self) -> (TempDir, String) {
        self.conn.batch_execute("ROLLBACK").unwrap();
        let copy = self.folder.path().join("copy.db");
        let copy = format!("sqlite:{}", copy.display());
        (self.folder, copy)
    }
}

#[actix_web::test]
async fn a_read_only_file_and_a_foreign_backup_are_heard_and_healed() {
    let database = TestDatabase::sqlite();
    let config = Config {
        store: Options {
            busy_timeout: Duration::from_millis(20),
            ..Options::default()
        },
        ..Config::default()
    };
    let mut hall = Hall::open_with(&database, config).await;
    let (mut voter, _) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut voter]).await;
    let round = hall.open_round(json!({})).await;
    voter
        .ask("castBallot", ballot(&round, 1, &[(0, 1)]))
        .await
        .unwrap();

    let fault = Some("PRAGMA query_only = 1");
    let at = (round.as_str(), 2);
    refused_then_healed(&database, &mut hall, &mut voter, at, fault, || {}).await;

    let backup = ForeignBackup::begin(&file(&database));
    let mut copy = None;
    let end = || copy = Some(backup.end());
    let at = (round.as_str(), 3);
    refused_then_healed(&database, &mut hall, &mut voter, at, None, end).await;
    // It has all that was acknowledged before, and nothing that was refused.
    let (_folder, copy) = copy.unwrap();
    assert_eq!(stored(&copy, &hall, &round), (2, 2));
    hall.service.stop().await;
}

#[actix_web::test]
async fn a_file_that_is_gone_or_replaced_is_said_and_its_place_is_never_written() {
    let database = TestDatabase::sqlite();
    let prepared = prepared(database.url()).await;
    let log = NamedTempFile::new().unwrap();
    let written = File::create(log.path()).unwrap();
    let program = Program::start_with(database.url(), &["--listen", "127.0.0.1:0"], written.into());
    let (mut chair, mut voter, round) = voting(&program.base, &prepared).await;
    let vote = |revision| ballot(&round, revision, &[(0, 1)]);
    let people = json!({"withoutDevice": 1});
    let stranger = Browser::new(program.base.clone());
    // What operators read says what helps.
    let advice = || {
        let log = fs::read_to_string(log.path()).unwrap();
        log.matches("Put the file back, or restart the service")
            .count()
    };
    assert_eq!(advice(), 0);
    let away = file(&database).with_extension("away");
    fs::rename(file(&database), &away).unwrap();
    for replaced in [false, true] {
        if replaced {
            fs::write(file(&database), "another file").unwrap();
        }
        let before = advice();
        let refused = voter.ask("castBallot", vote(1)).await;
        assert_eq!(code(refused), "notStored", "the phone says so");
        let voted = advice();
        assert!(voted > before, "replaced: {replaced}");
        let refused = chair.ask("countPeople", people.clone()).await;
        assert_eq!(code(refused), "notStored", "the console says so");
        let asked = advice();
        assert!(asked > voted, "replaced: {replaced}");
        assert_eq!(stranger.get("/healthz").refused(503).await, "notStored");
        assert!(advice() > asked, "replaced: {replaced}");
    }
    assert_eq!(fs::read(file(&database)).unwrap(), b"another file");
    // Back where it was, it is used again.
    fs::rename(&away, file(&database)).unwrap();
    voter.ask("castBallot", vote(1)).await.unwrap();
    chair.ask("countPeople", people).await.unwrap();
    stranger.get("/healthz").ok().await;
    program.end(false);
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
