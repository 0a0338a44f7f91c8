//! A moderator who moderates without a break, and remembers what was acknowledged.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};
use zukunftswerkstatt::domain::ids::RequestId;

use super::soak::Random;

/// Topics that it makes at most.
const TOPICS: usize = 100;

/// A step of moderation.
#[derive(Clone)]
enum Step {
    /// A topic of this title.
    Topic(String),
    /// Hides a card, or shows it again.
    Hide(String, bool),
}

impl Step {
    fn command(&self) -> (&'static str, Value) {
        match self {
            Self::Topic(title) => (
                "createCluster",
                json!({"title": title, "shortTitle": "", "domainId": null, "kind": "criticism", "cardIds": []}),
            ),
            Self::Hide(card, true) => ("hideCard", json!({"cardId": card, "reason": "Probe"})),
            Self::Hide(card, false) => ("showCard", json!({"cardId": card})),
        }
    }
}

pub(super) struct Chair {
    identity: Identity,
    robot: Robot,
    random: Random,
    pending: Option<(RequestId, Step)>,
    topics: BTreeSet<String>,
    hidden: BTreeMap<String, bool>,
    pub(super) acknowledged: u64,
}

impl Chair {
    pub(super) async fn sit_down(base: &str, identity: Identity, seed: u64) -> Self {
        let robot = Robot::connect(base, &identity).await.unwrap();
        Self {
            identity,
            robot,
            random: Random(seed),
            pending: None,
            topics: BTreeSet::new(),
            hidden: BTreeMap::new(),
            acknowledged: 0,
        }
    }

    /// Moderates until the connection is lost.
    pub(super) async fn go_on(&mut self) {
        while self.step().await {
            let heard = if self.robot.things("cards").is_empty() {
                self.robot.hear().await.map(drop)
            } else {
                self.robot.catch_up().await
            };
            if heard.is_err() {
                return;
            }
        }
    }

    /// Takes what is pending or the next step; false if the connection is lost.
    pub(super) async fn step(&mut self) -> bool {
        let next = self.pending.take().or_else(|| self.think());
        let Some((id, step)) = next else {
            return true;
        };
        let (kind, fields) = step.command();
        match self.robot.ask_as(id, kind, fields).await {
            Ok(_) => {
                self.acknowledged += 1;
                match step {
                    Step::Topic(title) => drop(self.topics.insert(title)),
                    Step::Hide(card, hidden) => drop(self.hidden.insert(card, hidden)),
                }
                true
            }
            Err(RobotError::Lost(_) | RobotError::Silence) => {
                self.pending = Some((id, step));
                false
            }
            // Whoever reads "not stored, try again" does so.
            Err(refused) if refused.code() == Some("notStored") => {
                self.pending = Some((id, step));
                true
            }
            Err(other) => panic!("{kind}: {other}"),
        }
    }

    fn think(&mut self) -> Option<(RequestId, Step)> {
        let id = RequestId(Uuid::now_v7());
        if self.topics.len() < TOPICS && self.random.below(10) == 0 {
            let title = format!("Thema {}", self.topics.len() + 1);
            return Some((id, Step::Topic(title)));
        }
        let cards = self.robot.things("cards");
        let count = u64::try_from(cards.len()).unwrap();
        let card = cards.get(usize::try_from(self.random.below(count.max(1))).unwrap())?;
        let card_id = card["id"].as_str().unwrap().to_owned();
        // What it has done itself it may not have heard of yet.
        let hidden = self.hidden.get(&card_id);
        let hide = !hidden.copied().unwrap_or(card["desk"]["state"] == "hidden");
        Some((id, Step::Hide(card_id, hide)))
    }

    /// Comes back after a restart: every step acknowledged is there, once, and of the pending one all or nothing.
    pub(super) async fn come_back(&mut self, base: &str) {
        self.robot = Robot::connect(base, &self.identity).await.unwrap();
        let mut titles: Vec<String> = self
            .robot
            .things("clusters")
            .iter()
            .map(|topic| topic["title"].as_str().unwrap().to_owned())
            .filter(|title| title.starts_with("Thema "))
            .collect();
        let mut hidden = self.hidden.clone();
        match &self.pending {
            Some((_, Step::Topic(title))) => titles.retain(|it| it != title),
            Some((_, Step::Hide(card, _))) => drop(hidden.remove(card)),
            None => {}
        }
        titles.sort();
        let mut topics: Vec<String> = self.topics.iter().cloned().collect();
        topics.sort();
        assert_eq!(titles, topics, "topics acknowledged, each once");
        for card in self.robot.things("cards") {
            if let Some(hidden) = hidden.get(card["id"].as_str().unwrap()) {
                assert_eq!(card["desk"]["state"] == "hidden", *hidden, "{card}");
            }
        }
    }
}
