//! Thousands who come and say nothing, or one byte a second, or stop reading, at once: those who work notice nothing, and
//! every place is free again soon.

use std::fmt;
use std::time::{Duration, Instant};

use futures_util::future::{join, join_all};
use serde_json::json;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;
use uuid::Uuid;
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::cli::play::fields::random_token;

use super::super::hall::{CODE, ballot, card, join as come_in, phone, prepared, voting};
use super::super::program::{Program, connections};
use super::super::raw::{Raw, text};
use super::setting;
use crate::harness::database::TestDatabase;

/// Whoever keeps us waiting is let go after this time at the latest.
const FREE: Duration = Duration::from_secs(10);
/// Clients that send one byte a second.
const SLOW: usize = 200;

/// As many files as the system allows this process, instead of as many as are usual.
fn open_files() -> u64 {
    let resource = rustix::process::Resource::Nofile;
    let mut limit = rustix::process::getrlimit(resource);
    limit.current = limit.maximum;
    let _ = rustix::process::setrlimit(resource, limit);
    let limit = rustix::process::getrlimit(resource);
    limit.current.unwrap_or(u64::MAX)
}

#[actix_web::test]
#[ignore = "make soak"]
async fn ten_thousand_half_open_sockets_cost_the_others_nothing() {
    let mut hall = Room::open().await;
    let base = hall.program.base.clone();
    let before = hall.votes(300).await;

    let half_open = setting("SOAK_HALF_OPEN", 10_000);
    let allowed = open_files();
    assert!(
        allowed >= half_open + 1_000,
        "this system allows {allowed} open files: raise it (ulimit -Hn), or say SOAK_HALF_OPEN={}",
        allowed.saturating_sub(1_000)
    );
    let begun = Instant::now();
    let mut silent = Vec::new();
    for number in 0..half_open {
        let to = base.trim_start_matches("http://");
        let stream = TcpStream::connect(to).await.unwrap();
        // Some say a part of a request.
        if number % 3 == 0 {
            let _ = stream.try_write(b"GET /api/live HTTP/1.1\r\nHost: x");
        }
        silent.push(stream);
    }
    let arrived = begun.elapsed();
    let speechless = Raw::socket(&base).await;
    let last = Instant::now();
    let during = hall.votes(300).await;

    // They are all shown out, without having said a word.
    let all = async {
        let mut byte = [0];
        for stream in &mut silent {
            while let Ok(1..) = stream.read(&mut byte).await {}
        }
    };
    let all = timeout(FREE.saturating_sub(last.elapsed()), all);
    all.await
        .expect("a connection that never spoke is still open");
    ended(speechless, last).await;
    println!(
        "strangers: {half_open} half-open sockets within {arrived:?}, all ended {:?} after the last came; of 300 votes each, \
         {before:?} before, {during:?} beside them",
        last.elapsed()
    );
    costs_nothing(&before, &during);
    hall.program.end(false);
}

/// Waits until the service has ended it, and not longer than it may.
async fn ended(mut raw: Raw, since: Instant) {
    timeout(FREE.saturating_sub(since.elapsed()), raw.ended())
        .await
        .expect("it still holds its place");
}

#[actix_web::test]
#[ignore = "make soak"]
async fn clients_that_send_one_byte_a_second_are_free_again_within_10_seconds() {
    let mut hall = Room::open().await;
    let base = hall.program.base.clone();
    let before = hall.votes(300).await;
    let message = text(&json!({"type": "ping", "more": "x".repeat(100)}).to_string());
    let mut slow = Vec::new();
    for number in 0..SLOW {
        let mut raw = if number % 2 == 0 {
            Raw::guest(&base).await
        } else {
            Raw::socket(&base).await
        };
        let message = message.clone();
        slow.push(async move {
            let begun = Instant::now();
            assert!(raw.dribble(&message, Duration::from_secs(1)).await);
            begun.elapsed()
        });
    }
    let (took, during) = join(join_all(slow), async { hall.votes(2_400).await }).await;
    let longest = took.into_iter().max().unwrap();
    println!(
        "strangers: {SLOW} clients with one byte a second, each ended within {longest:?}; of 300 votes {before:?} before, \
         of 2,400 {during:?} beside them"
    );
    assert!(longest <= FREE, "{longest:?}");
    costs_nothing(&before, &during);
    hall.program.end(false);
}

#[actix_web::test]
#[ignore = "make soak"]
async fn a_stuck_client_is_free_again_within_10_seconds() {
    let mut hall = Room::open().await;
    let base = hall.program.base.clone();
    let before = hall.votes(300).await;
    // 50 clients with the smallest of queues that never read.
    let begun = Instant::now();
    let mut stuck = Vec::new();
    for _ in 0..50 {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        let to = base.trim_start_matches("http://").parse().unwrap();
        let mut raw = Raw::over(socket.connect(to).await.unwrap());
        let origin = format!("Origin: {base}\r\n");
        assert_eq!(raw.upgrade(&base, &origin).await, 101);
        let hello = json!({"type": "hello", "role": "phone", "protocol": 1, "code": CODE, "token": random_token()});
        raw.send(&text(&hello.to_string())).await;
        stuck.push(raw);
    }
    // The room goes on, with more to say than the system holds for them, until all of them have been let go.
    let mut setup = hall.moderator.view["setup"][""].clone();
    let rule = json!({"de": "Alle kommen zu Wort.".repeat(10)});
    setup["rules"] = json!(vec![rule; 10]);
    let mut during = Waits::default();
    let took = loop {
        assert!(
            begun.elapsed() < Duration::from_secs(120),
            "they still hold their places"
        );
        setup["expectedPeople"] = json!(setup["expectedPeople"].as_u64().unwrap() % 500 + 1);
        let fields = json!({"setup": setup});
        hall.moderator.ask("changeSetup", fields).await.unwrap();
        during.0.extend(hall.votes(2).await.0);
        let shed = hall.program.metric("zw_shed_total{reason=\"stuck\"}");
        if shed.await >= 50 {
            break begun.elapsed();
        }
    };
    println!(
        "strangers: 50 clients that stop reading, all free again {took:?} after the first came; votes {before:?} \
         before, {during:?} meanwhile"
    );
    costs_nothing(&before, &during);
    // The time to fill their queues included.
    assert!(took <= FREE, "{took:?}");
    hall.program.end(false);
}

/// Clients that ask for more than anybody's queues hold, and read nothing.
const ASKING: usize = 50;

#[actix_web::test]
#[ignore = "make soak"]
async fn clients_that_ask_and_never_read_are_free_again_within_10_seconds() {
    let mut hall = Room::open().await;
    let base = hall.program.base.clone();
    let before = hall.votes(300).await;
    let request = format!("GET /j/{CODE} HTTP/1.1\r\nHost: x\r\n\r\n").repeat(2_000);
    let (begun, mut during) = (Instant::now(), Waits::default());
    let mut asking = Vec::new();
    for _ in 0..ASKING {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        let to = base.trim_start_matches("http://").parse().unwrap();
        let stream = socket.connect(to).await.unwrap();
        let _ = stream.try_write(request.as_bytes());
        asking.push(stream);
    }
    let own = 2;
    assert!(connections(&base) > own);
    while connections(&base) > own {
        assert!(
            begun.elapsed() < Duration::from_secs(120),
            "they still hold their places"
        );
        during.0.extend(hall.votes(20).await.0);
    }
    let took = begun.elapsed();
    println!(
        "strangers: {ASKING} clients that ask and never read, all free again {took:?} after the first came; votes \
         {before:?} before, {during:?} meanwhile"
    );
    assert!(took <= FREE, "{took:?}");
    costs_nothing(&before, &during);
    drop(asking);
    hall.program.end(false);
}

/// Cards that somebody sends without waiting for an answer.
const FLOOD: u32 = 5_000;

#[actix_web::test]
#[ignore = "make soak"]
async fn a_flood_of_cards_costs_the_others_nothing() {
    let mut hall = Room::open().await;
    let before = hall.votes(300).await;
    let token = phone(&random_token());
    let mut flooding = Robot::connect(&hall.program.base, &token).await.unwrap();
    come_in(&mut flooding, None).await.unwrap();
    let flood = async {
        for number in 0..FLOOD {
            let mut flood = card(&flooding, "criticism", &format!("Flut {number}"));
            flood["type"] = json!("submitCard");
            flood["requestId"] = json!(Uuid::now_v7());
            flooding.send_text(flood.to_string()).await.unwrap();
        }
    };
    let ((), during) = join(flood, hall.votes(300)).await;
    let refused = hall.program.metric("zw_refusals_total{code=\"tooFast\"}");
    let refused = refused.await;
    println!(
        "strangers: {FLOOD} cards of one phone at once, {refused} refused; 300 votes of another {before:?} before, \
         {during:?} meanwhile"
    );
    assert!(refused > 0, "nothing was refused");
    costs_nothing(&before, &during);
    hall.program.end(false);
}

/// A service of its own, with a room in which a round is open, and somebody who votes.
struct Room {
    _database: TestDatabase,
    program: Program,
    moderator: Robot,
    voter: Robot,
    round: String,
    revision: u32,
}

impl Room {
    async fn open() -> Self {
        let database = TestDatabase::sqlite();
        let prepared = prepared(database.url()).await;
        let program = Program::start(&database, "127.0.0.1:0");
        let (moderator, voter, round) = voting(&program.base, &prepared).await;
        Self {
            _database: database,
            program,
            moderator,
            voter,
            round,
            revision: 0,
        }
    }

    /// So many votes, one after the other.
    async fn votes(&mut self, votes: u32) -> Waits {
        let mut waits = Waits::default();
        for _ in 0..votes {
            self.revision += 1;
            let begun = Instant::now();
            let vote = ballot(&self.round, self.revision, &[(0, 1)]);
            self.voter.ask("castBallot", vote).await.unwrap();
            waits.0.push(begun.elapsed());
        }
        waits
    }
}

/// How long votes waited for their acknowledgement.
#[derive(Default)]
struct Waits(Vec<Duration>);

impl Waits {
    /// Of 100 votes, at most one waited longer.
    fn most(&self) -> Duration {
        let mut waits = self.0.clone();
        waits.sort_unstable();
        waits[(waits.len() * 99).div_ceil(100) - 1]
    }
}

impl fmt::Debug for Waits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let longest = self.0.iter().max().unwrap();
        write!(f, "99 of 100 within {:?} (all {longest:?})", self.most())
    }
}

/// What nobody notices.
const UNNOTICED: Duration = Duration::from_millis(20);

/// 99 of 100 votes went as if nobody else were there.
fn costs_nothing(before: &Waits, during: &Waits) {
    assert!(
        during.most() <= before.most() * 2 + UNNOTICED,
        "before {before:?}, meanwhile {during:?}"
    );
}
