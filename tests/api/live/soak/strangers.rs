//! Thousands who come and say nothing, or one byte a second, or stop reading, at once: those who work notice nothing, and
//! every place is free again soon.

use std::time::{Duration, Instant};

use chrono::Utc;
use serde_json::json;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpSocket, TcpStream};
use zukunftswerkstatt::cli::demo::prepare::prepare;
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::{Identity, Robot};
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::store::Store;

use super::super::hall::{CODE, ballot, join, moderator, phone};
use super::super::raw::{Raw, text};
use super::super::restart::Program;
use super::{open_round, setting};
use crate::harness::database::TestDatabase;

/// A request that is never finished, and a socket that never says hello, end after this time at the latest.
const NO_WORD: Duration = Duration::from_secs(25);
/// Somebody who does not read is let go after this time at the latest, once there is something to read.
const STUCK: Duration = Duration::from_secs(10);
/// How long the room may take to say more than the system holds for a client.
const FILL: Duration = Duration::from_secs(30);

#[actix_web::test]
#[ignore = "make soak"]
async fn ten_thousand_half_open_sockets_cost_the_others_nothing() {
    let database = TestDatabase::sqlite();
    let prepared = {
        let store = Store::open(database.url()).unwrap();
        let file = DemoFile::shipped().unwrap();
        let now = Utc::now().into();
        prepare(&store, &file, CODE, now).await.unwrap()
    };
    let program = Program::start(&database, "127.0.0.1:0");
    let base = program.base.clone();
    let mut hall = Room::open(&base, &moderator(&prepared)).await;
    let before = hall.slowest_of(300).await;

    // As many as this process may have files open, and 10,000 at the most.
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    let half_open = limit
        .unwrap_or(u64::MAX)
        .saturating_sub(500)
        .min(setting("SOAK_HALF_OPEN", 10_000));
    let begun = Instant::now();
    let mut silent = Vec::new();
    for number in 0..half_open {
        silent.push(
            TcpStream::connect(base.trim_start_matches("http://"))
                .await
                .unwrap(),
        );
        // Some say a part of a request.
        if number % 3 == 0 {
            let _ = silent
                .last()
                .unwrap()
                .try_write(b"GET /api/live HTTP/1.1\r\nHost: x");
        }
    }
    let arrived = begun.elapsed();
    let mut speechless = Raw::socket(&base).await;
    let mut slow = Raw::guest(&base).await;
    let during = hall.slowest_of(300).await;
    slow.send(&text("{\"type\":\"ping\"}")[..1]).await;
    let again = hall.slowest_of(300).await;

    // They are all shown out, without having said a word.
    let since = Instant::now();
    speechless.ended().await;
    let mut byte = [0];
    for stream in &mut silent {
        let ended = tokio::time::timeout(NO_WORD, async {
            while let Ok(1..) = stream.read(&mut byte).await {}
        });
        ended
            .await
            .expect("a connection that never spoke is still open");
    }
    println!(
        "strangers: {half_open} half-open sockets within {arrived:?}, all ended within {:?}; slowest of 300 votes {before:?} \
         before, {during:?} and {again:?} beside them",
        since.elapsed()
    );
    assert!(during.max(again) < before * 10 + Duration::from_millis(250));
    program.end(false);
}

#[actix_web::test]
#[ignore = "make soak"]
async fn a_stuck_client_is_free_again_within_10_seconds() {
    let database = TestDatabase::sqlite();
    let prepared = {
        let store = Store::open(database.url()).unwrap();
        let file = DemoFile::shipped().unwrap();
        let now = Utc::now().into();
        prepare(&store, &file, CODE, now).await.unwrap()
    };
    let program = Program::start(&database, "127.0.0.1:0");
    let base = program.base.clone();
    let mut hall = Room::open(&base, &moderator(&prepared)).await;
    let before = hall.slowest_of(300).await;
    // 50 clients with the smallest of queues that never read.
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
    // The room goes on, quickly enough to fill what the system holds for them, until all of them have been let go. None
    // is full before there were more bytes than its queues hold.
    let (begun, mut during) = (Instant::now(), Duration::ZERO);
    let took = loop {
        assert!(
            begun.elapsed() < Duration::from_secs(120),
            "they still hold their places"
        );
        let fields = json!({"ms": 1000});
        hall.moderator.ask("extendTime", fields).await.unwrap();
        during = during.max(hall.slowest_of(2).await);
        if program.metric("zw_shed_total{reason=\"stuck\"}").await >= 50 {
            break begun.elapsed();
        }
    };
    println!(
        "strangers: 50 clients that stop reading, all free again {took:?} after they stopped; slowest vote {before:?} \
         before, {during:?} meanwhile"
    );
    assert!(during < before * 10 + Duration::from_millis(250));
    // The time to fill their queues comes before the ten seconds.
    assert!(took <= FILL + STUCK, "{took:?}");
    program.end(false);
}

/// A room in which a round is open, and somebody who votes.
struct Room {
    moderator: Robot,
    voter: Robot,
    round: String,
    revision: u32,
}

impl Room {
    async fn open(base: &str, chair: &Identity) -> Self {
        let mut moderator = Robot::connect(base, chair).await.unwrap();
        moderator.ask("openWorkshop", json!({})).await.unwrap();
        let phase = DemoFile::phase_id("critique_rank");
        moderator
            .ask("goToPhase", json!({"phaseId": phase}))
            .await
            .unwrap();
        let mut voter = Robot::connect(base, &phone(&random_token())).await.unwrap();
        join(&mut voter, None).await.unwrap();
        let titles = ["Bus", "Bahn", "Rad"].map(str::to_owned);
        let round = open_round(&mut moderator, &titles, json!({})).await;
        Self {
            moderator,
            voter,
            round,
            revision: 0,
        }
    }

    /// The longest that one of so many votes waited for its acknowledgement.
    async fn slowest_of(&mut self, votes: u32) -> Duration {
        let mut slowest = Duration::ZERO;
        for _ in 0..votes {
            self.revision += 1;
            let begun = Instant::now();
            let vote = ballot(&self.round, self.revision, &[(0, 1)]);
            self.voter.ask("castBallot", vote).await.unwrap();
            slowest = slowest.max(begun.elapsed());
        }
        slowest
    }
}
