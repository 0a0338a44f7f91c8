//! Half of the phones on a bad network: no acknowledged vote is lost, none counts twice, and everybody sees the same soon
//! after the network is back.

use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use futures_util::future::{join, join_all};
use serde_json::json;
use tokio::sync::{Semaphore, watch};
use zukunftswerkstatt::cli::play::client::Robot;

use super::hall::{moderator, prepared};
use super::program::Program;
use super::voters::{Voter, begin, everybody_sees_the_same, sum, the_result_is_the_count};
use super::weather::{Climate, Weather};
use crate::harness::database::TestDatabase;

const SEED: u64 = 0x5EED_0030;

/// How long and how bad.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trial {
    pub(super) phones: usize,
    pub(super) gaps: u64,
    pub(super) gap: Duration,
    pub(super) climate: Climate,
    /// Until everybody sees the same again.
    pub(super) back_within: Duration,
}

#[actix_web::test]
async fn a_bad_network_loses_no_vote_and_doubles_none() {
    let ms = Duration::from_millis;
    let trial = Trial {
        phones: 24,
        gaps: 2,
        gap: ms(700),
        climate: Climate {
            delay: ms(20),
            loss_percent: 10,
            late: ms(60),
            break_every: 60,
        },
        // On any machine.
        back_within: Duration::from_secs(60),
    };
    try_out(&TestDatabase::sqlite(), trial).await;
}

pub(super) async fn try_out(database: &TestDatabase, trial: Trial) {
    let prepared = prepared(database.url()).await;
    let identity = moderator(&prepared);
    let program = Program::start(database, "127.0.0.1:0");
    let base = program.base.clone();
    let weather = Weather::before(&base, trial.climate, SEED).await;
    let bases = (0..trial.phones).map(|number| match number % 2 {
        0 => weather.bases.clone(),
        _ => vec![base.clone()],
    });
    let (round, mut voters) = begin(&base, &identity, bases.collect(), SEED).await;
    // They came in on a good line; from now on half of them are out in the rain.
    for voter in voters.iter_mut().step_by(2) {
        voter.robot = None;
    }
    let mut slowest = Duration::ZERO;
    for turn in 0..trial.gaps {
        let acks = Semaphore::new(0);
        let (tell, end) = watch::channel(None);
        let everybody = join_all(voters.iter_mut().map(|voter| voter.ride(&acks, &end)));
        let sky = async {
            let some = u32::try_from(trial.phones * 3).unwrap();
            let _ = acks.acquire_many(some).await.unwrap();
            weather.gap();
            if turn % 2 == 1 {
                weather.addresses_change();
            }
            // The gap itself.
            tokio::time::sleep(trial.gap).await;
            weather.clears();
            let back = Instant::now();
            // Connected only now: a console that reads nothing during the gap would be let go.
            let mut chair = Robot::connect(&base, &identity).await.unwrap();
            let people = json!({"withoutDevice": turn + 1});
            let marker = chair.ask("countPeople", people).await.unwrap();
            tell.send(Some(marker.seq)).unwrap();
            back
        };
        let (_, back) = join(everybody, sky).await;
        slowest = slowest.max(back.elapsed());
    }
    assert!(slowest < trial.back_within, "{slowest:?} until all had it");
    // Whoever had everything may have lost the line while others still waited for it.
    weather.is_over();
    join_all(voters.iter_mut().map(Voter::look_again)).await;
    everybody_sees_the_same(&base, &identity, &mut voters, &round).await;
    program.end(false);
    the_result_is_the_count(database.url(), prepared.workshop_id, &round, &voters);
    let again = sum(&voters, |voter| voter.asked_again);
    println!(
        "bad network, seed {SEED}, {trial:?}: {} commands acknowledged, {} connections lost ({} broken off), {again} asked \
         again ({} of them had been stored), none lost, none twice; everybody saw the same {slowest:?} after the last gap",
        sum(&voters, |voter| voter.acknowledged),
        sum(&voters, |voter| voter.losses),
        weather.broken.load(Relaxed),
        sum(&voters, |voter| voter.stored),
    );
    assert!(again > 0, "the network was not bad at all");
}
