//! Somebody sets the clock of the server's machine in the middle of an evening: timers stay right, nobody is signed
//! out, and once all have gone the machine's clock is believed again. The machine's clock is set for the program only
//! (libfaketime).

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::Utc;
use serde_json::json;
use zukunftswerkstatt::cli::demo::prepare::{LOGIN, prepare};
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::{Identity, Robot};
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::store::Store;

use super::hall::{CODE, join, moderator, phone};
use super::program::Program;
use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;

/// No test is so slow, and no jump so small.
const TOLERANCE_MS: i64 = 600_000;

fn faketime() -> PathBuf {
    let folders = fs::read_dir("/usr/lib").unwrap();
    folders
        .map(|folder| folder.unwrap().path().join("faketime/libfaketime.so.1"))
        .find(|library| library.exists())
        .expect("scripts/install-tools check installs libfaketime")
}

/// The time that the service tells a client who asks.
async fn told(client: &mut Robot) -> i64 {
    client
        .send_text(json!({"type":"ping"}).to_string())
        .await
        .unwrap();
    loop {
        let message = client.hear().await.unwrap();
        if message["type"] == "pong" {
            return message["serverTime"].as_i64().unwrap();
        }
    }
}

fn left_ms(client: &Robot, now: i64) -> i64 {
    let clock = &client.view["head"][""]["clock"];
    clock["endsAt"].as_i64().unwrap() - now
}

#[actix_web::test]
async fn whoever_sets_the_machines_clock_moves_no_timer_and_signs_nobody_out() {
    let database = TestDatabase::sqlite();
    let store = Store::open(database.url()).unwrap();
    let file = DemoFile::shipped().unwrap();
    let prepared = prepare(&store, &file, CODE, Utc::now().into())
        .await
        .unwrap();
    let identity = moderator(&prepared);
    let ahead = tempfile::NamedTempFile::new().unwrap();
    let set_clock = |by: &str| fs::write(ahead.path(), by).unwrap();
    set_clock("+0");
    let program = Program::start_in(
        database.url(),
        &["--listen", "127.0.0.1:0", "--unload-after", "1"],
        &[
            ("LD_PRELOAD", faketime().as_os_str()),
            ("FAKETIME_TIMESTAMP_FILE", ahead.path().as_os_str()),
            ("FAKETIME_NO_CACHE", "1".as_ref()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".as_ref()),
        ],
    );
    let base = program.base.clone();
    let mut chair = Robot::connect(&base, &identity).await.unwrap();
    chair.ask("openWorkshop", json!({})).await.unwrap();
    let token = random_token();
    let mut person = Robot::connect(&base, &phone(&token)).await.unwrap();
    join(&mut person, None).await.unwrap();
    let phase = DemoFile::phase_id("critique_collect");
    let ack = chair.ask("goToPhase", json!({"phaseId": phase})).await;
    let seq = ack.unwrap().seq;
    person.until(|person| person.seq >= seq).await.unwrap();
    let begun = told(&mut person).await;
    let planned = left_ms(&person, begun);
    assert!(planned > 0);
    // Links that hold for some days: one for a new account, one for a reader of a draft.
    let office = Browser::new(base.clone());
    let sign_in = json!({"login": LOGIN, "password": prepared.password});
    office.post("/api/session", sign_in).ok().await;
    let account = json!({"login": "neu", "name": "Neu", "role": "moderator"});
    let account = office.post("/api/accounts", account).json().await;
    let (_, once) = account["link"]
        .as_str()
        .unwrap()
        .split_once("#setup=")
        .unwrap();
    let drafts = format!("/api/processes/{}/drafts", prepared.process_id);
    let draft = office.post(&drafts, json!(null)).json().await;
    let links = format!("/api/drafts/{}/links", draft["id"].as_str().unwrap());
    let reader = json!({"reader": "Fraktion A", "days": 1});
    let reading = office.post(&links, reader).json().await;
    let stranger = Browser::new(base.clone());
    for (set, by_seconds) in [
        ("+3600", 3_600),
        ("+172800", 172_800),
        ("-3600", -3_600),
        ("-172800", -172_800),
    ] {
        set_clock(set);
        // It is really set: the service says how far it is off.
        let seen = program.metric("zw_clock_ahead_seconds ").await;
        assert!((seen - by_seconds).abs() * 1000 < TOLERANCE_MS, "{seen}");
        let now = told(&mut person).await;
        assert!((now - begun).abs() < TOLERANCE_MS, "{begun} → {now}");
        // Whoever comes now sees the same timer,
        let guest = Robot::connect(&base, &phone(&random_token()))
            .await
            .unwrap();
        assert!((left_ms(&guest, now) - planned).abs() < TOLERANCE_MS);
        // and what is decided now counts from the same clock.
        chair.ask("pause", json!({})).await.unwrap();
        let ack = chair.ask("resume", json!({})).await.unwrap();
        person.until(|person| person.seq >= ack.seq).await.unwrap();
        let now = told(&mut person).await;
        assert!((left_ms(&person, now) - planned).abs() < TOLERANCE_MS);
        assert_eq!(signed_in(&base, &identity).await, 200);
        // The phone comes back with the token that it has, and both links still hold.
        person.leave().await;
        person = Robot::connect(&base, &phone(&token)).await.unwrap();
        assert_eq!(person.role, "participant");
        let look = stranger.post("/api/setup/look", json!({"token": once}));
        assert_eq!(look.json().await["login"], "neu");
        let open = json!({"secret": reading["secret"]});
        stranger.post("/api/reading", open).ok().await;
    }
    set_clock("+3600");
    person.leave().await;
    chair.leave().await;
    let deadline = Instant::now() + Duration::from_secs(60);
    while program.metric("zw_clock_ahead_seconds ").await != 0 {
        assert!(Instant::now() < deadline, "the machine's clock is believed");
    }
    program.end(false);
}

/// The status of a page that only staff gets.
async fn signed_in(base: &str, identity: &Identity) -> u16 {
    let Identity::Moderator { cookie, .. } = identity else {
        panic!("a moderator");
    };
    let answer = reqwest::Client::new()
        .get(format!("{base}/api/workshops"))
        .header("cookie", cookie)
        .send()
        .await
        .unwrap();
    answer.status().as_u16()
}
