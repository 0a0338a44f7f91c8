//! Clients that keep no rule: the service lives, and the others notice nothing.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;
use std::fs;
use zukunftswerkstatt::http::identity::COOKIE_PLAIN;

use super::hall::{Hall, card};
use super::raw::{Raw, frame, head, text};
use crate::harness::database::TestDatabase;

/// Hostile connections of one run.
const CONNECTIONS: usize = 150;

/// Bytes as a stranger sends them: noise, frames of any kind with any content, whole and in part, with a wrong mask or a
/// length that is not true, and JSON as deep as it gets.
fn pieces() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let folder = format!("{}/fuzz/corpus/messages", env!("CARGO_MANIFEST_DIR"));
    let mut said: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect();
    said.sort();
    let noise = prop::collection::vec(any::<u8>(), 0..200);
    let payload = prop_oneof![
        4 => prop::sample::select(said),
        1 => noise.clone(),
        1 => (1..30_000_usize).prop_map(|depth| "[".repeat(depth).into_bytes()),
        1 => (1..9_000_usize).prop_map(|depth| {
            let open = "{\"ballot\":".repeat(depth);
            format!("{{\"type\":\"castBallot\",\"requestId\":{open}0{}", "}".repeat(depth + 1)).into_bytes()
        }),
    ];
    let first = prop_oneof![4 => Just(0x81), 1 => any::<u8>()];
    let piece = prop_oneof![
        6 => (first.clone(), payload.clone()).prop_map(|(first, payload)| frame(first, &payload)),
        1 => (payload.clone(), 1..4_usize).prop_map(|(payload, parts)| {
            // A message in parts, with a ping between them.
            let size = payload.len().div_ceil(parts).max(1);
            let last = payload.len().div_ceil(size).max(1) - 1;
            let mut bytes = Vec::new();
            for (number, part) in payload.chunks(size).enumerate() {
                let start = u8::from(number == 0);
                let end = u8::from(number == last) << 7;
                bytes.extend(frame(start | end, part));
                bytes.extend(frame(0x89, b"still here"));
            }
            bytes
        }),
        1 => (payload.clone(), any::<prop::sample::Index>()).prop_map(|(payload, cut)| {
            let whole = frame(0x81, &payload);
            whole[..cut.index(whole.len() + 1)].to_vec()
        }),
        1 => (payload, 0..100_000_usize).prop_map(|(payload, length)| {
            let mut bytes = head(0x81, length, false);
            bytes.extend(payload);
            bytes
        }),
        1 => (first, any::<u64>()).prop_map(|(first, length)| {
            let mut bytes = vec![first, 0xff];
            bytes.extend(length.to_be_bytes());
            bytes.extend([1, 2, 3, 4]);
            bytes
        }),
        1 => noise,
    ];
    prop::collection::vec(piece, 1..8)
}

#[actix_web::test]
async fn whatever_strangers_send_the_others_notice_nothing() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let (mut phone, _) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut phone]).await;
    phone.heard = Some(Vec::new());
    let base = hall.service.url("");
    // The same numbers in every run.
    let mut runner = TestRunner::deterministic();
    let (pieces, let_in) = (pieces(), any::<bool>());
    let mut cards = 0;
    for number in 0..CONNECTIONS {
        let bytes = pieces.new_tree(&mut runner).unwrap().current();
        let mut raw = if let_in.new_tree(&mut runner).unwrap().current() {
            Raw::guest(&base).await
        } else {
            Raw::socket(&base).await
        };
        for piece in bytes {
            raw.send(&piece).await;
        }
        raw.end().await;
        if number % 10 == 0 {
            let fields = card(&phone, "criticism", &format!("Karte {number}"));
            phone.ask("submitCard", fields).await.unwrap();
            cards += 1;
        }
    }
    let wall = hall.wall().await;
    assert_eq!(wall.things("cards").len(), cards);
    let heard = phone.heard.take().unwrap();
    // Nothing but the answers to its own cards.
    let own = ["{\"type\":\"ack\"", "{\"type\":\"personal\""];
    for message in &heard {
        assert!(own.iter().any(|own| message.starts_with(own)), "{message}");
    }
    assert!((cards..=2 * cards).contains(&heard.len()), "{heard:#?}");
    hall.service.stop().await;
}

/// What is sent, and the answer: the code of a refusal, `pong`, or the end of the line.
#[actix_web::test]
async fn every_broken_rule_has_its_answer() {
    let database = TestDatabase::sqlite();
    let hall = Hall::open(&database).await;
    let base = hall.service.url("");
    let ping = text("{\"type\":\"ping\"}");
    let deep = format!("{{\"type\":\"submitCard\",\"text\":{}", "[".repeat(60_000));
    let mut unmasked = head(0x81, 15, false);
    unmasked.extend(b"{\"type\":\"ping\"}");
    let part = |first, text: &str| frame(first, text.as_bytes());
    let cases: [(&str, Vec<u8>, &[&str]); 9] = [
        ("deep JSON", text(&deep), &["malformed", "pong"]),
        (
            "a message in parts",
            [part(0x01, "{\"type\":"), part(0x80, "\"ping\"}")].concat(),
            &["malformed", "malformed", "pong"],
        ),
        (
            "binary",
            part(0x82, "{\"type\":\"ping\"}"),
            &["malformed", "pong"],
        ),
        (
            "too large",
            text(&"x".repeat(70_000)),
            &["tooLarge", "pong"],
        ),
        ("no mask", unmasked, &[]),
        ("no UTF-8", frame(0x81, &[0xff, 0xfe]), &[]),
        ("a reserved bit", part(0xc1, "deflated"), &[]),
        ("an unknown kind", part(0x83, ""), &[]),
        ("a long ping", frame(0x89, &[0; 126]), &[]),
    ];
    for (name, bytes, expected) in cases {
        let mut raw = Raw::guest(&base).await;
        raw.send(&bytes).await;
        raw.send(&ping).await;
        let mut answers = Vec::new();
        while answers.last().is_none_or(|last| last != "pong")
            && let Some(answer) = raw.answer().await
        {
            let code = answer.get("code").unwrap_or(&answer["type"]);
            answers.push(code.as_str().unwrap().to_owned());
        }
        assert_eq!(answers, expected, "{name}");
        raw.end().await;
    }
    hall.service.stop().await;
}

/// A program that says nothing of where it comes from gets a socket, but not with somebody's cookie: a page that could
/// leave the origin out would speak with the moderator's rights.
#[actix_web::test]
async fn an_upgrade_without_an_origin_borrows_nobodys_cookie() {
    let database = TestDatabase::sqlite();
    let hall = Hall::open(&database).await;
    let base = hall.service.url("");
    let cookie = format!("Cookie: {COOKIE_PLAIN}={}\r\n", hall.prepared.session);
    let own = format!("{cookie}Origin: {base}\r\n");
    for (headers, status) in [(cookie.as_str(), 403), (own.as_str(), 101), ("", 101)] {
        let mut raw = Raw::connect(&base).await;
        assert_eq!(raw.upgrade(&base, headers).await, status, "{headers}");
    }
    hall.service.stop().await;
}

#[actix_web::test]
async fn a_flood_of_commands_is_refused_and_its_neighbours_go_on() {
    let database = TestDatabase::sqlite();
    let mut hall = Hall::open(&database).await;
    let (mut phone, _) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut phone]).await;
    let (mut flooding, _) = hall.phone().await;
    // 2,000 commands without waiting for a single answer.
    for number in 0..2_000_u32 {
        let id = uuid::Uuid::now_v7();
        let mut command = card(&flooding, "criticism", &format!("Flut {number}"));
        command["type"] = json!("submitCard");
        command["requestId"] = json!(id);
        flooding.send_text(command.to_string()).await.unwrap();
        if number % 400 == 0 {
            let fields = card(&phone, "criticism", &format!("Karte {number}"));
            phone.ask("submitCard", fields).await.unwrap();
        }
    }
    let (mut stored, mut refused) = (0, 0);
    while stored + refused < 2_000 {
        let message = flooding.hear().await.unwrap();
        match message["type"].as_str().unwrap() {
            "ack" => stored += 1,
            "refused" => {
                assert!(
                    ["tooFast", "tooMany"].contains(&message["code"].as_str().unwrap()),
                    "{message}"
                );
                refused += 1;
            }
            _ => {}
        }
    }
    assert!((1..=200).contains(&stored), "{stored} of 2,000 let through");
    let wall = hall.wall().await;
    assert_eq!(wall.things("cards").len(), stored + 5);
    hall.service.stop().await;
}
