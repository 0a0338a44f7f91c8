//! The real program, killed at random moments while everybody votes and writes: what was acknowledged is there
//! afterwards, nothing twice, and the frozen result is the count of the ballots.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::Utc;
use futures_util::future::{join, join_all};
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use uuid::Uuid;
use zukunftswerkstatt::cli::demo::prepare::prepare;
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::domain::ids::{RequestId, RoundId, WorkshopId};
use zukunftswerkstatt::store::Store;

use super::super::hall::{self, CODE, card, moderator, phone};
use super::super::restart::Program;
use super::{Random, open_round};
use crate::harness::database::TestDatabase;

const SEED: u64 = 0x5EED_0020;
const PHONES: u64 = 50;
const OPTIONS: usize = 3;
/// Cards that one phone sends at most; the room takes no more of it.
const CARDS: usize = 45;
/// One command of so many is a card.
const CARD_EVERY: u64 = 6;
/// Commands acknowledged between a start and the next kill, at most.
const ACKS: u64 = 600;
/// Further microseconds until a kill, at most.
const DELAY: u64 = 20_000;

#[actix_web::test]
#[ignore = "make soak"]
async fn nothing_is_lost_in_20_kills_on_sqlite() {
    storm(&TestDatabase::sqlite(), 20).await;
}

#[actix_web::test]
#[ignore = "make soak"]
async fn nothing_is_lost_in_5_kills_on_postgres() {
    if let Some(database) = TestDatabase::postgres() {
        storm(&database, 5).await;
    }
}

/// What a phone has sent and not yet heard an answer to.
enum Pending {
    Card(Value),
    Ballot(Value),
}

/// Somebody who votes and writes, and remembers what was acknowledged.
struct Voter {
    identity: Identity,
    robot: Option<Robot>,
    random: Random,
    round: String,
    pending: Option<(RequestId, Pending)>,
    /// Client keys and texts.
    cards: BTreeMap<String, String>,
    revision: u64,
    ballot: Value,
    acknowledged: u64,
    /// Answered only after a restart.
    asked_again: u64,
    /// Of these stored before the kill, unanswered.
    stored: u64,
}

impl Voter {
    fn robot(&mut self) -> &mut Robot {
        self.robot.as_mut().unwrap()
    }

    /// Comes back after a restart: finds all that was acknowledged, once, and of the rest all or nothing.
    async fn come_back(&mut self, base: &str) {
        let robot = Robot::connect(base, &self.identity).await.unwrap();
        let cards = robot.personal["cards"].as_array().unwrap();
        let mut found = BTreeMap::new();
        for card in cards {
            let text = card["text"].as_str().unwrap().to_owned();
            let before = found.insert(card["clientKey"].as_str().unwrap().to_owned(), text);
            assert_eq!(before, None, "a card is there twice");
        }
        let ballot = &robot.personal["ballots"][&self.round];
        let acknowledged = json!({"revision": self.revision, "ballot": self.ballot});
        match &self.pending {
            Some((_, Pending::Card(fields))) => {
                if let Some(text) = found.remove(fields["clientKey"].as_str().unwrap()) {
                    assert_eq!(text, fields["text"]);
                    self.stored += 1;
                }
                assert!(self.revision == 0 || *ballot == acknowledged, "{ballot}");
            }
            Some((_, Pending::Ballot(fields))) => {
                let sent = json!({"revision": fields["revision"], "ballot": fields["ballot"]});
                let before = if self.revision == 0 {
                    &Value::Null
                } else {
                    &acknowledged
                };
                assert!(
                    ballot == before || *ballot == sent,
                    "{ballot}, before {before}, sent {sent}"
                );
                self.stored += u64::from(*ballot == sent);
            }
            None => assert!(self.revision == 0 || *ballot == acknowledged, "{ballot}"),
        }
        assert_eq!(
            found, self.cards,
            "cards acknowledged, but for the one on its way"
        );
        self.robot = Some(robot);
    }

    /// Sends one thing after the other until the connection is lost.
    async fn go_on(&mut self, acks: &Semaphore) {
        while self.send().await {
            acks.add_permits(1);
        }
        self.robot = None;
    }

    /// Sends what is pending or something new; false if the connection is lost.
    async fn send(&mut self) -> bool {
        let again = self.pending.is_some();
        let (id, pending) = match self.pending.take() {
            Some(pending) => pending,
            None => (RequestId(Uuid::now_v7()), self.think()),
        };
        let (kind, fields) = match &pending {
            Pending::Card(fields) => ("submitCard", fields.clone()),
            Pending::Ballot(fields) => ("castBallot", fields.clone()),
        };
        match self.robot().ask_as(id, kind, fields).await {
            Ok(_) => {}
            Err(RobotError::Lost(_)) => {
                self.pending = Some((id, pending));
                return false;
            }
            Err(other) => panic!("{kind}: {other}"),
        }
        match pending {
            Pending::Card(fields) => {
                let text = |name: &str| fields[name].as_str().unwrap().to_owned();
                self.cards.insert(text("clientKey"), text("text"));
            }
            Pending::Ballot(fields) => {
                self.revision = fields["revision"].as_u64().unwrap();
                self.ballot = fields["ballot"].clone();
            }
        }
        self.acknowledged += 1;
        self.asked_again += u64::from(again);
        true
    }

    /// The next card or ballot.
    fn think(&mut self) -> Pending {
        if self.cards.len() < CARDS && self.random.below(CARD_EVERY) == 0 {
            let text = format!("Gedanke Nummer {}", self.cards.len() + 1);
            return Pending::Card(card(self.robot(), "criticism", &text));
        }
        let ballots = [
            json!({"p": [[0, 2], [1, 1]]}),
            json!({"p": [[1, 2], [2, 1]]}),
            json!({"p": [[0, 1], [1, 1], [2, 1]]}),
            json!({"p": [[2, 2]]}),
        ];
        let ballot = &ballots[usize::try_from(self.random.below(4)).unwrap()];
        Pending::Ballot(
            json!({"roundId": self.round, "revision": self.revision + 1, "ballot": ballot}),
        )
    }
}

async fn storm(database: &TestDatabase, kills: u64) {
    let file = DemoFile::shipped().unwrap();
    let prepared = {
        let store = Store::open(database.url()).unwrap();
        prepare(&store, &file, CODE, Utc::now().into())
            .await
            .unwrap()
    };
    let chair = moderator(&prepared);
    let mut program = Program::start(database, "127.0.0.1:0");
    let listen = program.base.trim_start_matches("http://").to_owned();
    let (round, mut voters) = begin(&program.base, &chair).await;
    let mut random = Random(SEED);
    for kill in 1..=kills {
        let acks = Semaphore::new(0);
        let wanted = u32::try_from(1 + random.below(ACKS)).unwrap();
        let delay = Duration::from_micros(random.below(DELAY));
        let everybody = join_all(voters.iter_mut().map(|voter| voter.go_on(&acks)));
        let killer = async {
            let _ = acks.acquire_many(wanted).await.unwrap();
            tokio::time::sleep(delay).await;
            program.end(true);
        };
        join(everybody, killer).await;
        program = Program::start(database, &listen);
        join_all(
            voters
                .iter_mut()
                .map(|voter| voter.come_back(&program.base)),
        )
        .await;
        the_room_has_every_card_once(&program.base, &chair, &voters, kill).await;
    }
    // Nobody is interrupted any more.
    join_all(voters.iter_mut().map(Voter::send)).await;
    assert!(voters.iter().all(|voter| voter.pending.is_none()));
    everybody_sees_the_same(&program.base, &chair, &mut voters, &round).await;
    program.end(false);
    the_result_is_the_count(database, prepared.workshop_id, &round, &voters);
    let sum = |figure: fn(&Voter) -> u64| voters.iter().map(figure).sum::<u64>();
    println!(
        "{kills} kills, {PHONES} phones, seed {SEED}: {} commands acknowledged ({} cards), {} asked again after a \
         restart ({} of them had been stored), none lost, none twice",
        sum(|voter| voter.acknowledged),
        sum(|voter| u64::try_from(voter.cards.len()).unwrap()),
        sum(|voter| voter.asked_again),
        sum(|voter| voter.stored),
    );
    assert!(
        sum(|voter| voter.asked_again) > 0,
        "no command was on its way at any kill"
    );
}

/// Opens the doors and a round; everybody comes in.
async fn begin(base: &str, chair: &Identity) -> (String, Vec<Voter>) {
    let mut chair = Robot::connect(base, chair).await.unwrap();
    chair.ask("openWorkshop", json!({})).await.unwrap();
    let phase = DemoFile::phase_id("critique_collect");
    chair
        .ask("goToPhase", json!({"phaseId": phase}))
        .await
        .unwrap();
    let titles = ["Bus", "Bahn", "Rad"].map(str::to_owned);
    let round = open_round(&mut chair, &titles, json!({})).await;
    let mut voters = Vec::new();
    for number in 0..PHONES {
        let identity = phone(&random_token());
        let mut robot = Robot::connect(base, &identity).await.unwrap();
        hall::join(&mut robot, Some("citizen")).await.unwrap();
        robot
            .until(|robot| robot.role == "participant")
            .await
            .unwrap();
        voters.push(Voter {
            identity,
            robot: Some(robot),
            random: Random(SEED ^ (number + 1)),
            round: round.clone(),
            pending: None,
            cards: BTreeMap::new(),
            revision: 0,
            ballot: Value::Null,
            acknowledged: 0,
            asked_again: 0,
            stored: 0,
        });
    }
    (round, voters)
}

/// A moderator finds as many cards as the phones have together, and no id or key of them twice.
async fn the_room_has_every_card_once(base: &str, chair: &Identity, voters: &[Voter], kill: u64) {
    let chair = Robot::connect(base, chair).await.unwrap();
    let own = |voter: &Voter| {
        voter.robot.as_ref().unwrap().personal["cards"]
            .as_array()
            .unwrap()
            .clone()
    };
    let phones: Vec<String> = voters
        .iter()
        .flat_map(own)
        .map(|card| card["id"].to_string())
        .collect();
    let room: BTreeSet<String> = chair
        .things("cards")
        .iter()
        .map(|card| card["id"].to_string())
        .collect();
    assert_eq!(
        phones.iter().cloned().collect::<BTreeSet<_>>(),
        room,
        "kill {kill}"
    );
    assert_eq!(phones.len(), room.len(), "kill {kill}");
}

/// Who was there all the time has what a newcomer is told. Then the round is closed.
async fn everybody_sees_the_same(base: &str, chair: &Identity, voters: &mut [Voter], round: &str) {
    let mut chair = Robot::connect(base, chair).await.unwrap();
    let ack = chair
        .ask("closeRounds", json!({"roundIds": [round]}))
        .await
        .unwrap();
    for voter in voters {
        let robot = voter.robot.as_mut().unwrap();
        robot.until(|robot| robot.seq >= ack.seq).await.unwrap();
        let fresh = Robot::connect(base, &voter.identity).await.unwrap();
        let robot = voter.robot();
        assert_eq!(
            (&robot.view, &robot.personal),
            (&fresh.view, &fresh.personal)
        );
    }
}

/// The ballots that are left, and the points frozen, are those of the last acknowledged ballots.
fn the_result_is_the_count(
    database: &TestDatabase,
    workshop: WorkshopId,
    round: &str,
    voters: &[Voter],
) {
    let store = Store::open(database.url()).unwrap();
    let round: RoundId = serde_json::from_value(json!(round)).unwrap();
    let mut left = BTreeMap::new();
    for row in store.counted_ballots(round).unwrap() {
        *left.entry(json!(row.ballot).to_string()).or_insert(0) += row.count;
    }
    let (mut cast, mut points) = (BTreeMap::new(), [0; OPTIONS]);
    for voter in voters.iter().filter(|voter| voter.revision > 0) {
        *cast.entry(voter.ballot.to_string()).or_insert(0) += 1;
        for mark in voter.ballot["p"].as_array().unwrap() {
            let (option, dots) = (mark[0].as_u64().unwrap(), mark[1].as_u64().unwrap());
            points[usize::try_from(option).unwrap()] += dots;
        }
    }
    assert_eq!(left, cast);
    let result = store
        .round(workshop, round)
        .unwrap()
        .unwrap()
        .result
        .unwrap();
    for row in &result.options {
        assert_eq!(u64::from(row.points), points[row.option as usize]);
    }
    assert_eq!(result.options.len(), OPTIONS);
}
