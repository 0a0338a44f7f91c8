//! People who vote, write and moderate without a break, and remember what was acknowledged: whatever happens to the
//! service or to the network, all of that is there afterwards, once, and of the rest all or nothing.

use futures_util::future::join_all;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::{Semaphore, watch};
use uuid::Uuid;
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::domain::ids::{RequestId, RoundId, WorkshopId};
use zukunftswerkstatt::store::Store;
use zukunftswerkstatt::wire::close;

use super::hall::{self, card, open_round, phone};
use super::soak::Random;

const OPTIONS: usize = 3;
/// Cards that one phone sends at most; the room takes no more of it.
const CARDS: usize = 45;
/// One command of so many is a card.
const CARD_EVERY: u64 = 6;

/// What a phone has sent and not yet heard an answer to.
pub(super) enum Pending {
    Card(Value),
    Ballot(Value),
}

/// What became of something that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Acknowledged,
    /// Refused with "not stored, try again".
    NotStored,
    /// The connection is gone.
    Lost,
}

/// Somebody who votes and writes, and remembers what was acknowledged.
pub(super) struct Voter {
    pub(super) identity: Identity,
    pub(super) robot: Option<Robot>,
    /// Where it connects; the next address after every loss.
    pub(super) bases: Vec<String>,
    random: Random,
    round: String,
    pub(super) pending: Option<(RequestId, Pending)>,
    /// Client keys and texts.
    pub(super) cards: BTreeMap<String, String>,
    revision: u64,
    ballot: Value,
    pub(super) acknowledged: u64,
    /// Answered only after a loss.
    pub(super) asked_again: u64,
    /// Of these stored before, unanswered.
    pub(super) stored: u64,
    /// Refused with "not stored".
    pub(super) not_stored: u64,
    pub(super) losses: u64,
    /// Of these told to come back.
    pub(super) goodbyes: u64,
}

impl Voter {
    fn robot(&mut self) -> &mut Robot {
        self.robot.as_mut().unwrap()
    }

    /// Comes back: finds all that was acknowledged, once, and of the rest all or nothing.
    pub(super) async fn come_back(&mut self) -> Result<(), RobotError> {
        let turn = usize::try_from(self.losses).unwrap() % self.bases.len();
        let robot = Robot::connect(&self.bases[turn], &self.identity).await?;
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
        Ok(())
    }

    /// Sends one thing after the other until the connection is lost.
    pub(super) async fn go_on(&mut self, acks: &Semaphore) {
        while self.send().await != Outcome::Lost {
            acks.add_permits(1);
        }
    }

    /// Sends one thing after the other and comes back after every loss, until it is told up to which event it should
    /// still hear; done once nothing is pending and it has.
    pub(super) async fn ride(&mut self, acks: &Semaphore, end: &watch::Receiver<Option<u64>>) {
        loop {
            if self.robot.is_none() && self.come_back().await.is_err() {
                self.losses += 1;
                tokio::task::yield_now().await;
                continue;
            }
            let seq = *end.borrow();
            if let (None, Some(seq)) = (&self.pending, seq) {
                match self.robot().until(|robot| robot.seq >= seq).await {
                    Ok(()) => return,
                    Err(_) => self.lose(),
                }
            } else if self.send().await == Outcome::Acknowledged {
                acks.add_permits(1);
            }
        }
    }

    /// Comes back if the connection was lost meanwhile.
    pub(super) async fn look_again(&mut self) {
        if self.is_answered().await.is_err() {
            self.lose();
            self.come_back().await.unwrap();
        }
    }

    async fn is_answered(&mut self) -> Result<(), RobotError> {
        let ping = json!({"type": "ping"});
        self.robot().send_text(ping.to_string()).await?;
        while self.robot().hear().await?["type"] != "pong" {}
        Ok(())
    }

    fn lose(&mut self) {
        self.robot = None;
        self.losses += 1;
    }

    /// Sends what is pending or something new.
    pub(super) async fn send(&mut self) -> Outcome {
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
            Err(lost @ (RobotError::Lost(_) | RobotError::Silence)) => {
                let told = matches!(lost, RobotError::Lost(Some(close::RESTART)));
                self.goodbyes += u64::from(told);
                self.pending = Some((id, pending));
                self.lose();
                return Outcome::Lost;
            }
            Err(refused) if refused.code() == Some("notStored") => {
                self.pending = Some((id, pending));
                self.not_stored += 1;
                return Outcome::NotStored;
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
        Outcome::Acknowledged
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

/// Opens the doors and a round; as many come in as there are lists of addresses. `seed` makes what they do.
pub(super) async fn begin(
    base: &str,
    chair: &Identity,
    bases: Vec<Vec<String>>,
    seed: u64,
) -> (String, Vec<Voter>) {
    // First of all: whoever fails has said how to try the same again.
    eprintln!("seed {seed}");
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
    for (number, bases) in (1..).zip(bases) {
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
            bases,
            random: Random(seed ^ number),
            round: round.clone(),
            pending: None,
            cards: BTreeMap::new(),
            revision: 0,
            ballot: Value::Null,
            acknowledged: 0,
            asked_again: 0,
            stored: 0,
            not_stored: 0,
            losses: 0,
            goodbyes: 0,
        });
    }
    (round, voters)
}

/// A sum over all of them.
pub(super) fn sum(voters: &[Voter], figure: fn(&Voter) -> u64) -> u64 {
    voters.iter().map(figure).sum()
}

/// A moderator finds as many cards as the phones have together, and no id or key of them twice.
pub(super) async fn the_room_has_every_card_once(
    base: &str,
    chair: &Identity,
    voters: &[Voter],
    turn: u64,
) {
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
        "turn {turn}"
    );
    assert_eq!(phones.len(), room.len(), "turn {turn}");
}

/// Who was there all the time has what a newcomer is told. Then the round is closed.
pub(super) async fn everybody_sees_the_same(
    base: &str,
    chair: &Identity,
    voters: &mut [Voter],
    round: &str,
) {
    let mut chair = Robot::connect(base, chair).await.unwrap();
    let ack = chair
        .ask("closeRounds", json!({"roundIds": [round]}))
        .await
        .unwrap();
    // All at once: whoever waits unheard for its turn on a bad line is let go.
    join_all(voters.iter_mut().map(async |voter| {
        let caught_up = voter.robot().until(|robot| robot.seq >= ack.seq);
        caught_up.await.unwrap();
    }))
    .await;
    for voter in voters {
        let fresh = Robot::connect(base, &voter.identity).await.unwrap();
        let robot = voter.robot();
        assert_eq!(
            (&robot.view, &robot.personal),
            (&fresh.view, &fresh.personal)
        );
    }
}

/// The ballots that are left, and the points frozen, are those of the last acknowledged ballots.
pub(super) fn the_result_is_the_count(
    database: &str,
    workshop: WorkshopId,
    round: &str,
    voters: &[Voter],
) {
    let store = Store::open(database).unwrap();
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
