//! Every connection for reading is taken: votes and people who come back need none, and whoever has to read waits, or
//! is refused and may try again.

use actix_web::rt::spawn;
use futures_util::future::join;
use serde_json::{Value, json};
use std::sync::{Arc, Barrier};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use zukunftswerkstatt::cli::play::client::{Identity, Robot};
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::config::Config;
use zukunftswerkstatt::store::{Options, StoreError};

use super::hall::{Hall, ballot, code};
use crate::harness::database::TestDatabase;

on_both_databases!(
    async readers_that_are_all_busy_delay_no_vote_and_nobody_coming_back,
    async whoever_waits_too_long_for_a_reader_is_refused_and_may_try_again,
);

/// Every connection for reading, until it is let go.
struct Taken {
    release: Arc<Barrier>,
    threads: Vec<JoinHandle<Result<(), StoreError>>>,
}

impl Taken {
    fn all(hall: &Hall) -> Self {
        let connections = Options::default().readers as usize;
        let taken = Arc::new(Barrier::new(connections + 1));
        let release = Arc::new(Barrier::new(connections + 1));
        let hold = |_| {
            let store = hall.service.store().clone();
            let (taken, release) = (Arc::clone(&taken), Arc::clone(&release));
            thread::spawn(move || {
                store.read(|_| {
                    taken.wait();
                    release.wait();
                    Ok(())
                })
            })
        };
        let threads = (0..connections).map(hold).collect();
        taken.wait();
        Self { release, threads }
    }

    fn let_go(self) {
        self.release.wait();
        for thread in self.threads {
            thread.join().unwrap().unwrap();
        }
    }
}

/// Nobody's password, which the service looks up all the same.
fn nobody() -> Value {
    json!({"login": "niemand", "password": "falsches Wort"})
}

async fn readers_that_are_all_busy_delay_no_vote_and_nobody_coming_back(database: &TestDatabase) {
    let mut hall = Hall::open(database).await;
    let (mut voter, token) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut voter]).await;
    let round = hall.open_round(json!({})).await;
    let all = Taken::all(&hall);
    let vote = ballot(&round, 1, &[(0, 1)]);
    voter.ask("castBallot", vote).await.unwrap();
    let back = hall.guest(&token).await;
    assert_eq!(back.personal["ballots"][&round]["revision"], 1);
    // Whoever has to read waits, and is answered when there is a connection again.
    let browser = hall.service.stranger();
    let waiting =
        spawn(async move { browser.post("/api/session", nobody()).send().await.status() });
    let vote = ballot(&round, 2, &[(1, 1)]);
    voter.ask("castBallot", vote).await.unwrap();
    all.let_go();
    assert_eq!(waiting.await.unwrap(), 401);
    hall.service.stop().await;
}

async fn whoever_waits_too_long_for_a_reader_is_refused_and_may_try_again(database: &TestDatabase) {
    let config = Config {
        store: Options {
            // Long enough to open all connections on any machine.
            reader_timeout: Duration::from_secs(2),
            ..Options::default()
        },
        ..Config::default()
    };
    let mut hall = Hall::open_with(database, config).await;
    let (mut voter, _) = hall.phone().await;
    hall.go_to("critique_rank", &mut [&mut voter]).await;
    let round = hall.open_round(json!({})).await;
    let (base, browser) = (hall.service.url(""), hall.service.stranger());
    // A code that has to be looked up.
    let newcomer = Identity::Phone {
        code: "111111".to_owned(),
        token: random_token(),
    };
    let all = Taken::all(&hall);
    let (signing_in, coming_in) = join(
        browser.post("/api/session", nobody()).refused(503),
        Robot::connect(&base, &newcomer),
    )
    .await;
    assert_eq!(
        (signing_in.as_str(), code(coming_in).as_str()),
        ("notStored", "busy")
    );
    let vote = ballot(&round, 1, &[(0, 1)]);
    voter.ask("castBallot", vote).await.unwrap();
    all.let_go();
    let signing_in = browser.post("/api/session", nobody()).refused(401).await;
    assert_eq!(signing_in, "signInFailed");
    let coming_in = Robot::connect(&base, &newcomer).await;
    assert_eq!(code(coming_in), "unknownCode");
    hall.service.stop().await;
}
