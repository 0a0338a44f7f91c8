//! More phones than there is room for, and phones that stop to read: whoever is inside notices
//! nothing.

use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::config::Config;

use super::hall::{CODE, Hall, card, moderator, phone};
use crate::harness::database::TestDatabase;

#[actix_web::test]
async fn a_newcomer_waits_until_there_is_room_and_whoever_is_inside_comes_back() {
    let config = Config {
        phones_per_room: 2,
        ..Config::default()
    };
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open_with(&database, config).await;
    let (mut first, token) = hall.phone().await;
    let (second, _) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut first]).await;
    let base = hall.service.url("");
    let newcomer = phone(&random_token());
    no_room(&base, &newcomer).await;
    // Whoever has joined gets in again beside their own old connection.
    let again = hall.guest(&token).await;
    assert_eq!(again.role, "participant");
    drop(again);
    let fields = card(&first, "criticism", "Drinnen geht alles weiter");
    first.ask("submitCard", fields).await.unwrap();
    // One leaves, one gets in: it only has to ask again.
    second.leave().await;
    let inside = gets_in(&base, &newcomer).await;
    assert_eq!(inside.role, "guest");
    hall.service.stop().await;
}

/// Whoever comes is told to ask again later.
async fn no_room(base: &str, newcomer: &Identity) {
    let refused = Robot::connect(base, newcomer).await;
    let Err(RobotError::Refused(why, params)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(why, "full");
    assert!(params["retryAfterMs"].as_u64().unwrap() > 0);
}

/// Asks until there is room, which there is now.
async fn gets_in(base: &str, newcomer: &Identity) -> Robot {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        match Robot::connect(base, newcomer).await {
            Ok(robot) => return robot,
            Err(RobotError::Refused(why, _)) if why == "full" => {
                assert!(Instant::now() < deadline, "there is room now");
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

/// Another workshop of this service whose doors are open: a phone that comes there.
async fn phone_of_another_room(hall: &Hall) -> Identity {
    let browser = hall.service.sign_in_as(&hall.prepared).await;
    let workshop = json!({"processId": null, "template": "evening", "topic": "Netz", "place": "Saal",
        "startsAt": 1_773_000_000_000_i64, "expectedPeople": 50});
    let made = browser.post("/api/workshops", workshop).json().await;
    let mut chair = moderator(&hall.prepared);
    let Identity::Moderator { workshop_id, .. } = &mut chair else {
        panic!("it is a moderator");
    };
    *workshop_id = made["id"].as_str().unwrap().parse().unwrap();
    let stored = hall.service.store().load_workshop(*workshop_id);
    let code = stored.unwrap().unwrap().head.join_code;
    let mut chair = Robot::connect(&hall.service.url(""), &chair).await.unwrap();
    chair.ask("openWorkshop", json!({})).await.unwrap();
    let token = random_token();
    Identity::Phone { code, token }
}

#[actix_web::test]
async fn a_full_service_refuses_newcomers_of_every_room_and_nobody_inside_notices() {
    let config = Config {
        phones: 2,
        ..Config::default()
    };
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open_with(&database, config).await;
    let base = hall.service.url("");
    let (mut here, _) = hall.phone().await;
    let there = phone_of_another_room(&hall).await;
    let elsewhere = Robot::connect(&base, &there).await.unwrap();
    let newcomer = phone(&random_token());
    let Identity::Phone { code, .. } = &there else {
        panic!("it is a phone");
    };
    let newcomer_there = Identity::Phone {
        code: code.clone(),
        token: random_token(),
    };
    no_room(&base, &newcomer).await;
    no_room(&base, &newcomer_there).await;
    // Whoever is inside goes on.
    hall.go_to("critique_collect", &mut [&mut here]).await;
    let fields = card(&here, "criticism", "Drinnen geht alles weiter");
    here.ask("submitCard", fields).await.unwrap();
    // One leaves that room, one gets into this one, and then all is full again.
    elsewhere.leave().await;
    let inside = gets_in(&base, &newcomer).await;
    assert_eq!(inside.role, "guest");
    no_room(&base, &newcomer_there).await;
    hall.service.stop().await;
}

/// A frame as a client sends it, masked with nothing.
fn frame(text: &str) -> Vec<u8> {
    let mut bytes = vec![0x81, 0xfe];
    bytes.extend_from_slice(&u16::try_from(text.len()).unwrap().to_be_bytes());
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(text.as_bytes());
    bytes
}

#[actix_web::test]
async fn a_phone_that_stops_to_read_is_let_go_and_delays_nobody() {
    let config = Config {
        patience: Duration::from_secs(3),
        ..Config::default()
    };
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open_with(&database, config).await;
    let (mut awake, _) = hall.phone().await;
    let base = hall.service.url("");
    let host = base.trim_start_matches("http://").to_owned();
    let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let address: std::net::SocketAddr = host.parse().unwrap();
    socket.connect(&address.into()).unwrap();
    let mut stuck = TcpStream::from(socket);
    let hello = json!({"type": "hello", "role": "phone", "protocol": 1, "code": CODE,
        "token": random_token()});
    write!(
        stuck,
        "GET /api/live HTTP/1.1\r\nHost: {host}\r\nOrigin: {base}\r\nConnection: Upgrade\r\n\
         Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    .unwrap();
    stuck.write_all(&frame(&hello.to_string())).unwrap();
    let phones = || hall.service.live().seats().taken();
    let deadline = Instant::now() + Duration::from_secs(60);
    while phones() < 2 {
        assert!(Instant::now() < deadline, "it was let in");
        awake.idle().await.unwrap();
        tokio::task::yield_now().await;
    }
    // It reads nothing while the room goes on, until it is let go.
    let mut events = 0;
    while phones() > 1 {
        assert!(Instant::now() < deadline, "it still holds its place");
        let ack = hall
            .moderator
            .ask("extendTime", json!({"ms": 1000}))
            .await
            .unwrap();
        awake.until(|phone| phone.seq >= ack.seq).await.unwrap();
        events += 1;
    }
    assert!(
        events > 20,
        "more than the system's own queues hold: {events}"
    );
    // Nothing of the line is left: what the system still had for it was thrown away.
    stuck
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let mut rest = Vec::new();
    let ended = stuck.read_to_end(&mut rest);
    assert!(ended.is_err() || rest.len() < 2_000_000, "{ended:?}");
    hall.service.stop().await;
}
