//! Clients that send one byte after the other and never come to an end: each is shown out once it has kept us waiting
//! for too long, whatever it has begun, and nobody else waits for it.

use futures_util::future::join_all;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::net::TcpSocket;
use zukunftswerkstatt::config::Config;

use super::hall::{self, CODE, Hall, ballot};
use super::program::is_held;
use super::raw::{Raw, head, text};
use crate::harness::database::TestDatabase;

/// From one byte to the next.
const PAUSE: Duration = Duration::from_millis(50);
/// As many as take a minute: nobody is heard for so long.
const BYTES: usize = 1_200;

#[actix_web::test]
async fn whoever_sends_one_byte_after_the_other_is_shown_out() {
    assert!(Config::default().patience < Duration::from_secs(10));
    let config = Config {
        patience: Duration::from_secs(3),
        ..Config::default()
    };
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open_with(&database, config).await;
    let (mut voter, _) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut voter]).await;
    let round = hall.open_round(json!({})).await;
    let base = hall.service.url("");
    let dribble = vec![b'x'; BYTES];
    let long = text(&json!({"type": "ping", "more": "x".repeat(BYTES)}).to_string());
    let mut giant = head(0x81, 10_000_000, true);
    giant.extend_from_slice(&dribble);
    let body = |length: &str| {
        format!(
            "POST /api/session HTTP/1.1\r\nHost: x\r\nOrigin: {base}\r\nContent-Type: application/json\r\n{length}\r\n\r\n"
        )
    };
    let parts = b"1\r\nx\r\n".repeat(BYTES / 6);
    let mut slow = Vec::new();
    for (name, mut raw, quick, rest) in [
        (
            "a request",
            Raw::connect(&base).await,
            String::new(),
            &dribble,
        ),
        (
            "a request's head",
            Raw::connect(&base).await,
            "GET / HTTP/1.1\r\nX: ".to_owned(),
            &dribble,
        ),
        (
            "a body",
            Raw::connect(&base).await,
            body("Content-Length: 100000"),
            &dribble,
        ),
        (
            "a body in parts",
            Raw::connect(&base).await,
            body("Transfer-Encoding: chunked"),
            &parts,
        ),
        ("a hello", Raw::socket(&base).await, String::new(), &long),
        ("a message", Raw::guest(&base).await, String::new(), &long),
        (
            "a giant message",
            Raw::guest(&base).await,
            String::new(),
            &giant,
        ),
    ] {
        raw.send(quick.as_bytes()).await;
        let rest = rest.clone();
        slow.push(async move { (name, raw.dribble(&rest, PAUSE).await) });
    }
    let all = async {
        for (name, ended) in join_all(slow).await {
            assert!(ended, "{name} is still listened to");
        }
    };
    // Meanwhile votes count.
    let votes = async {
        for revision in 1..=50 {
            let vote = ballot(&round, revision, &[(0, 1)]);
            voter.ask("castBallot", vote).await.unwrap();
        }
    };
    futures_util::future::join(all, votes).await;
    // Nobody is left, but the moderator and the voter.
    let metrics = &hall.service.app().metrics;
    let open = || metrics.sockets.load(std::sync::atomic::Ordering::Relaxed);
    let deadline = Instant::now() + Duration::from_secs(60);
    while open() > 2 {
        assert!(Instant::now() < deadline, "{} sockets", open());
        tokio::task::yield_now().await;
    }
    hall.service.stop().await;
}

/// A message that comes byte by byte, but in time, is heard.
#[actix_web::test]
async fn whoever_is_only_slow_is_heard() {
    let config = Config {
        patience: Duration::from_secs(20),
        ..Config::default()
    };
    let database = TestDatabase::sqlite();
    let hall = Hall::open_with(&database, config).await;
    let base = hall.service.url("");
    let mut raw = Raw::guest(&base).await;
    for _ in 0..3 {
        let bytes = text("{\"type\":\"ping\"}");
        assert!(!raw.dribble(&bytes, Duration::from_millis(20)).await);
        assert_eq!(raw.answer().await.unwrap()["type"], "pong");
    }
    raw.end().await;
    hall.service.stop().await;
}

/// A client that asks for much and reads nothing loses its connection, although it says and hears nothing wrong.
#[actix_web::test]
async fn whoever_asks_and_never_reads_is_shown_out() {
    let config = Config {
        patience: Duration::from_secs(3),
        ..Config::default()
    };
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open_with(&database, config).await;
    let (mut voter, _) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut voter]).await;
    let round = hall.open_round(json!({})).await;
    let base = hall.service.url("");
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let address = base.trim_start_matches("http://").parse().unwrap();
    let stream = socket.connect(address).await.unwrap();
    // Whole pages, of which no queue of the system holds as many.
    let request = format!("GET /j/{CODE} HTTP/1.1\r\nHost: x\r\n\r\n").repeat(5_000);
    let request = request.as_bytes();
    assert!(stream.try_write(request).unwrap() > request.len() / 2);
    assert!(is_held(&stream));
    // Meanwhile votes count.
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut revision = 0;
    while is_held(&stream) {
        assert!(Instant::now() < deadline, "it still holds its place");
        revision += 1;
        let vote = ballot(&round, revision, &[(0, 1)]);
        voter.ask("castBallot", vote).await.unwrap();
    }
    hall.service.stop().await;
}

/// What the system takes only in part goes out whole later, in order and once.
#[actix_web::test]
async fn whoever_reads_late_hears_every_message_whole() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    hall.go_to("critique_rank", &mut []).await;
    let base = hall.service.url("");
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let address = base.trim_start_matches("http://").parse().unwrap();
    let mut raw = Raw::over(socket.connect(address).await.unwrap());
    raw.begin_as_guest(&base).await;
    let begun = hall.moderator.seq;
    // Rounds with many options, which no queue of the system holds.
    let titles: Vec<String> = (0..40)
        .map(|n| format!("Thema {n:02}: {}", "x".repeat(60)))
        .collect();
    let mut round = hall::open_round(&mut hall.moderator, &titles, json!({})).await;
    let state = hall.service.live().open(hall.prepared.workshop_id).await;
    let options = state
        .unwrap()
        .look(|it| it.clusters.keys().copied().collect::<Vec<_>>())
        .await;
    let draft = json!({"optionIds": options.unwrap()});
    for _ in 0..20 {
        let fields = json!({"roundIds": [round]});
        hall.moderator.ask("closeRounds", fields).await.unwrap();
        round = hall::open_round(&mut hall.moderator, &[], draft.clone()).await;
    }
    let last = hall.moderator.seq;
    let mut seen = begun;
    let mut bytes = 0;
    while seen < last {
        let message = raw.answer().await.expect("an event");
        assert_eq!(message["type"], "event");
        let seq = message["seq"].as_u64().unwrap();
        assert!(seq > seen, "{seq} after {seen}");
        seen = seq;
        bytes += message.to_string().len();
    }
    assert!(bytes > 300_000, "{bytes}");
    hall.service.stop().await;
}
