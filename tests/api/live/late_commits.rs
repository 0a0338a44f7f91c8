//! `PostgreSQL` finishes a commit even if whoever sent it is gone. Whoever reads next must read after it: a service that
//! was killed and started again, and a session whose connection to the database broke.

use actix_web::rt::spawn;
use serde_json::json;
use std::io;
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use uuid::Uuid;
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::domain::ids::RequestId;

use super::hall::{Hall, card, code, collecting, moderator, prepared};
use super::program::{Program, address};
use crate::harness::database::TestDatabase;
use crate::harness::locks::{Bystander, SERVER};

/// Waits until it is so; everything else goes on meanwhile.
async fn until(mut so: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !so() {
        assert!(Instant::now() < deadline, "it never comes to that");
        tokio::task::yield_now().await;
    }
}

#[actix_web::test]
async fn a_service_reads_only_after_the_last_commit_of_the_one_that_was_killed() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let prepared = prepared(database.url()).await;
    let listen = address();
    let program = Program::start(&database, &listen);
    let base = program.base.clone();
    let (_chair, mut writer, identity) = collecting(&base, &prepared).await;

    let mut bystander = Bystander::beside(database.url());
    bystander.let_commits_wait();
    let (id, fields) = (
        RequestId(Uuid::now_v7()),
        card(&writer, "criticism", "Unterwegs"),
    );
    let mut command = fields.clone();
    command["type"] = json!("submitCard");
    command["requestId"] = json!(id);
    writer.send_text(command.to_string()).await.unwrap();
    until(|| bystander.commit_waits()).await;
    program.end(true);

    let url = database.url().to_owned();
    let started = thread::spawn(move || Program::start_on(&url, &listen));
    until(|| started.is_finished() || bystander.wait_for(SERVER) > 0).await;
    assert!(
        !started.is_finished(),
        "it serves what is not the truth any more"
    );
    bystander.let_commits_go();
    let program = started.join().unwrap();
    let mut back = Robot::connect(&base, &identity).await.unwrap();
    let cards = |robot: &Robot| robot.personal["cards"].as_array().unwrap().len();
    assert_eq!(cards(&back), 1, "what was under way has arrived");
    back.ask_as(id, "submitCard", fields).await.unwrap();
    assert_eq!(cards(&back), 1, "and it is there once");
    program.end(false);
}

#[actix_web::test]
async fn a_session_loads_anew_only_after_the_commit_whose_connection_broke() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let mut bystander = Bystander::beside(database.url());
    let Some(way) = Way::to(database.url()) else {
        return;
    };
    let database = database.by_way_of(way.url.clone());
    let mut hall = Hall::open(&database).await;
    let (mut writer, token) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut writer]).await;
    bystander.let_commits_wait();
    let (id, fields) = (
        RequestId(Uuid::now_v7()),
        card(&writer, "criticism", "Unterwegs"),
    );
    let again = fields.clone();
    let asked = spawn(async move {
        let first = writer.ask_as(id, "submitCard", fields).await;
        (writer, first)
    });
    until(|| bystander.commit_waits()).await;
    way.breaks();
    let (mut writer, first) = asked.await.unwrap();
    assert_eq!(code(first), "notStored");
    // Asked again while the commit is still under way.
    let asked = spawn(async move {
        let second = writer.ask_as(id, "submitCard", again).await;
        (writer, second)
    });
    until(|| bystander.wait_for(SERVER) > 0).await;
    bystander.let_commits_go();
    let (mut writer, second) = asked.await.unwrap();
    second.expect("it knows what is stored");
    // Nobody was told of what nobody knew to be stored; now all are, the console and the phone that wrote it.
    let chair = moderator(&hall.prepared);
    let fresh = Robot::connect(&hall.service.url(""), &chair).await.unwrap();
    assert_eq!(fresh.view["cards"].len(), 1);
    let told = hall.moderator.until(|it| it.view == fresh.view).await;
    told.expect("the console starts over");
    let own = writer.until(|it| {
        it.personal["cards"]
            .as_array()
            .is_some_and(|all| all.len() == 1)
    });
    own.await.expect("the phone starts over");
    let back = hall.guest(&token).await;
    assert_eq!(back.personal["cards"].as_array().unwrap().len(), 1);
    hall.service.stop().await;
}

/// A way to the database that can break: the service loses its connections, the database does not know yet.
struct Way {
    url: String,
    _folder: TempDir,
    /// Both ends of every connection: the service's, the database's.
    ends: Arc<Mutex<Vec<(UnixStream, UnixStream)>>>,
}

impl Way {
    /// To a server on a socket in a folder; none to another one.
    fn to(url: &str) -> Option<Self> {
        let (user, rest) = url.split_once('@').unwrap();
        let (host, name) = rest.split_once('/').unwrap();
        let socket = |folder: &str| format!("{folder}/.s.PGSQL.5432");
        let server = socket(&host.strip_prefix("%2F")?.replace("%2F", "/"));
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().display().to_string();
        let listener = UnixListener::bind(socket(&place)).unwrap();
        let ends: Arc<Mutex<Vec<_>>> = Arc::default();
        let known = Arc::clone(&ends);
        thread::spawn(move || {
            for service in listener.incoming().map_while(Result::ok) {
                let database = UnixStream::connect(format!("/{server}")).unwrap();
                let clone = |end: &UnixStream| end.try_clone().unwrap();
                let mut known = known.lock().unwrap();
                known.push((clone(&service), clone(&database)));
                carry(clone(&service), clone(&database));
                carry(database, service);
            }
        });
        Some(Self {
            url: format!("{user}@{}/{name}", place.replace('/', "%2F")),
            _folder: folder,
            ends,
        })
    }

    fn breaks(&self) {
        for (service, database) in self.ends.lock().unwrap().drain(..) {
            // The database reads the end once it looks; what it says until then nobody hears.
            let _ = service.shutdown(Shutdown::Both);
            let _ = database.shutdown(Shutdown::Write);
        }
    }
}

/// Carries bytes until one side ends it.
fn carry(mut from: UnixStream, mut to: UnixStream) {
    thread::spawn(move || {
        let _ = io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Write);
    });
}
