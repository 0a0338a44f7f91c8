//! The real program, killed at random moments while everybody votes, writes and moderates: what was acknowledged is
//! there afterwards, nothing twice, and the frozen result is the count of the ballots.

use std::time::Duration;

use futures_util::future::{join_all, join3};
use tokio::sync::Semaphore;

use super::super::chair::Chair;
use super::super::hall::{moderator, prepared};
use super::super::program::{Program, address};
use super::super::voters::{
    Outcome, Voter, begin, everybody_sees_the_same, sum, the_result_is_the_count,
    the_room_has_every_card_once,
};
use super::{Random, setting};
use crate::harness::database::TestDatabase;

const SEED: u64 = 0x5EED_0020;
const PHONES: usize = 300;
/// Commands acknowledged between a start and the next kill, at most.
const ACKS: u64 = 600;
/// Further microseconds until a kill, at most.
const DELAY: u64 = 20_000;

#[actix_web::test]
#[ignore = "make soak"]
async fn nothing_is_lost_in_200_kills_on_sqlite() {
    storm(&TestDatabase::sqlite(), setting("SOAK_KILLS_SQLITE", 200)).await;
}

#[actix_web::test]
#[ignore = "make soak"]
async fn nothing_is_lost_in_50_kills_on_postgres() {
    if let Some(database) = TestDatabase::postgres() {
        storm(&database, setting("SOAK_KILLS_POSTGRES", 50)).await;
    }
}

async fn storm(database: &TestDatabase, kills: u64) {
    let prepared = prepared(database.url()).await;
    let identity = moderator(&prepared);
    let listen = address();
    let mut program = Program::start(database, &listen);
    let base = program.base.clone();
    let bases = vec![vec![base.clone()]; PHONES];
    let (round, mut voters) = begin(&base, &identity, bases, SEED).await;
    let mut chair = Chair::sit_down(&base, identity.clone(), SEED ^ 0xC4A1).await;
    let mut random = Random(SEED);
    for kill in 1..=kills {
        let acks = Semaphore::new(0);
        let wanted = u32::try_from(1 + random.below(ACKS)).unwrap();
        let delay = Duration::from_micros(random.below(DELAY));
        let everybody = join_all(voters.iter_mut().map(|voter| voter.go_on(&acks)));
        let killer = async {
            let _ = acks.acquire_many(wanted).await.unwrap();
            // A kill at a random moment is a kill after a random time.
            tokio::time::sleep(delay).await;
            program.end(true);
        };
        join3(everybody, chair.go_on(), killer).await;
        program = Program::start(database, &listen);
        let back = join_all(voters.iter_mut().map(Voter::come_back)).await;
        assert!(back.iter().all(Result::is_ok), "{back:?}");
        chair.come_back(&base).await;
        the_room_has_every_card_once(&base, &identity, &voters, kill).await;
    }
    // Nobody is interrupted any more.
    let sent = join_all(voters.iter_mut().map(Voter::send)).await;
    assert!(sent.iter().all(|it| *it == Outcome::Acknowledged));
    assert!(chair.step().await);
    everybody_sees_the_same(&base, &identity, &mut voters, &round).await;
    program.end(false);
    the_result_is_the_count(database.url(), prepared.workshop_id, &round, &voters);
    println!(
        "{kills} kills, {PHONES} phones and a moderator, seed {SEED}: {} commands acknowledged ({} cards, {} steps of \
         moderation), {} asked again after a restart ({} of them had been stored), none lost, none twice",
        sum(&voters, |voter| voter.acknowledged) + chair.acknowledged,
        sum(&voters, |voter| u64::try_from(voter.cards.len()).unwrap()),
        chair.acknowledged,
        sum(&voters, |voter| voter.asked_again),
        sum(&voters, |voter| voter.stored),
    );
    assert!(
        sum(&voters, |voter| voter.asked_again) > 0,
        "no command was on its way at any kill"
    );
}
