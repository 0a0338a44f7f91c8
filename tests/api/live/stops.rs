//! The real program is told to stop while everybody votes: what it has taken is answered, everybody is told to come
//! back, it ends in time, and after the restart nothing is missing.

use actix_web::web;
use futures_util::future::{join, join_all};
use serde_json::json;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

use super::hall::{card, collecting, moderator, prepared};
use super::program::{Program, address};
use super::voters::{Outcome, Voter, begin, everybody_sees_the_same, sum, the_result_is_the_count};
use crate::harness::database::TestDatabase;
use crate::harness::locks::Bystander;

const SEED: u64 = 0x5EED_0040;

/// How many, how often, and how long each stop may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trial {
    pub(super) phones: usize,
    pub(super) stops: u64,
    /// Commands acknowledged before each.
    pub(super) acks: u32,
    /// What the program is given.
    pub(super) stop_within: &'static str,
    /// What it may take.
    pub(super) at_most: Duration,
    /// Of 100 connections, so many are told to come back at least: the others hear the end before it, as the end of what
    /// they are just saying.
    pub(super) told: u64,
}

#[actix_web::test]
async fn a_stop_in_mid_round_answers_or_leaves_it_to_the_phone() {
    let stops = Trial {
        phones: 50,
        stops: 3,
        acks: 200,
        // On any machine; five seconds where nothing else runs (`make soak`).
        stop_within: "60",
        at_most: Duration::from_secs(15),
        told: 90,
    };
    over_and_over(stops).await;
}

pub(super) async fn over_and_over(trial: Trial) {
    let database = TestDatabase::sqlite();
    let prepared = prepared(database.url()).await;
    let chair = moderator(&prepared);
    let listen = address();
    let start = || {
        let flags = ["--listen", &listen, "--stop-within", trial.stop_within];
        Program::start_with(database.url(), &flags, Stdio::null())
    };
    let mut program = start();
    let base = program.base.clone();
    let bases = vec![vec![base.clone()]; trial.phones];
    let (round, mut voters) = begin(&base, &chair, bases, SEED).await;
    let mut longest = Duration::ZERO;
    for _ in 0..trial.stops {
        let acks = Semaphore::new(0);
        let everybody = join_all(voters.iter_mut().map(|voter| voter.go_on(&acks)));
        let stop = async {
            let _ = acks.acquire_many(trial.acks).await.unwrap();
            // Waiting for a process is not for a thread that answers phones.
            web::block(move || program.stop(Duration::from_secs(60)))
                .await
                .unwrap()
        };
        let (_, (took, code)) = join(everybody, stop).await;
        assert_eq!(code, Some(0), "after {took:?}");
        longest = longest.max(took);
        program = start();
        let back = join_all(voters.iter_mut().map(Voter::come_back)).await;
        assert!(back.iter().all(Result::is_ok), "{back:?}");
    }
    let sent = join_all(voters.iter_mut().map(Voter::send)).await;
    assert!(sent.iter().all(|it| *it == Outcome::Acknowledged));
    everybody_sees_the_same(&base, &chair, &mut voters, &round).await;
    program.end(false);
    the_result_is_the_count(database.url(), prepared.workshop_id, &round, &voters);
    let (losses, told) = (
        sum(&voters, |voter| voter.losses),
        sum(&voters, |voter| voter.goodbyes),
    );
    println!(
        "stops, seed {SEED}, {trial:?}: the longest took {longest:?}; {} commands acknowledged, {told} of {losses} \
         connections were told to come back, {} commands stored without an answer",
        sum(&voters, |voter| voter.acknowledged),
        sum(&voters, |voter| voter.stored),
    );
    assert_eq!(
        sum(&voters, |voter| voter.stored),
        0,
        "stored, but not answered"
    );
    assert!(
        told * 100 >= losses * trial.told,
        "{told} of {losses} were told"
    );
    assert!(longest < trial.at_most, "{longest:?}");
}

#[actix_web::test]
async fn a_database_that_hangs_does_not_hold_up_a_stop() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let prepared = prepared(database.url()).await;
    let flags = ["--listen", "127.0.0.1:0", "--stop-within", "2"];
    let program = Program::start_with(database.url(), &flags, Stdio::null());
    let base = program.base.clone();
    let (_chair, mut writer, _) = collecting(&base, &prepared).await;
    let mut bystander = Bystander::beside(database.url());
    bystander.run("BEGIN; LOCK TABLE contribution IN ACCESS EXCLUSIVE MODE");
    let mut command = card(&writer, "criticism", "Wartet");
    command["type"] = json!("submitCard");
    command["requestId"] = json!(uuid::Uuid::now_v7());
    writer.send_text(command.to_string()).await.unwrap();
    let deadline = Instant::now() + Duration::from_secs(60);
    while bystander.wait_for_a_table() == 0 {
        assert!(Instant::now() < deadline, "nothing hangs");
    }
    let stopped = web::block(move || program.stop(Duration::from_secs(30)));
    let (took, code) = stopped.await.unwrap();
    assert!(code.is_some(), "it still hangs after {took:?}");
    bystander.run("ROLLBACK");
}
