//! Whatever happens in a workshop: who comes late or again sees exactly what those see who were there all the time, in
//! every role, and what was never shown is in none of the bytes.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};
use zukunftswerkstatt::cli::play::fields::random_token;

use super::hall::{Hall, ballot, card, moderator, phone};
use super::soak::Random;
use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

const SEEDS: [u64; 2] = [0x5EED_0061, 0x5EED_0062];
const STEPS: u32 = 96;
/// Everybody is compared after so many steps.
const EVERY: u32 = 12;
/// The service is stopped and another one started after so many.
const RESTART: u32 = 32;

/// Who is there all the time.
struct Listener {
    identity: Identity,
    robot: Robot,
    /// Bytes that its newcomers were sent.
    late: Vec<String>,
}

struct Walk {
    hall: Hall,
    /// A wall, a phone that writes and votes, a phone that only looks.
    listeners: Vec<Listener>,
    random: Random,
    cards: u32,
    revision: u32,
}

#[actix_web::test]
async fn late_or_interrupted_everybody_sees_the_same_and_nothing_hidden() {
    for seed in SEEDS {
        let database = TestDatabase::sqlite();
        let mut walk = Walk::begin(&database, seed).await;
        for step in 1..=STEPS {
            match walk.step().await {
                Ok(()) | Err(RobotError::Refused(..)) => {}
                Err(lost) => panic!("seed {seed}, step {step}: {lost}"),
            }
            if step % EVERY == 0 {
                walk.compare(seed, step).await;
            }
            if step % RESTART == 0 {
                walk = walk.on_another_service(&database, seed, step).await;
            }
        }
        walk.nothing_hidden_was_sent(seed);
        walk.hall.service.stop().await;
    }
}

impl Walk {
    async fn begin(database: &TestDatabase, seed: u64) -> Self {
        let mut hall = Hall::open(database).await;
        let base = hall.service.url("");
        let wall = Identity::Projector {
            workshop_id: hall.prepared.workshop_id,
            token: hall.prepared.projector_token.clone(),
        };
        let mut listeners = Vec::new();
        for identity in [wall, phone(&random_token()), phone(&random_token())] {
            let mut robot = Robot::connect(&base, &identity).await.unwrap();
            if robot.role == "guest" {
                super::hall::join(&mut robot, Some("citizen"))
                    .await
                    .unwrap();
                robot
                    .until(|robot| robot.role == "participant")
                    .await
                    .unwrap();
            }
            robot.heard = Some(Vec::new());
            listeners.push(Listener {
                identity,
                robot,
                late: Vec::new(),
            });
        }
        let on = json!({"on": true});
        hall.moderator.ask("setPreApproval", on).await.unwrap();
        hall.go_to("critique_collect", &mut [&mut listeners[1].robot])
            .await;
        Self {
            hall,
            listeners,
            random: Random(seed),
            cards: 0,
            revision: 0,
        }
    }

    /// One of the things of this collection, as the moderator sees them.
    fn any(&mut self, collection: &str) -> Value {
        let things = self.hall.moderator.things(collection);
        let count = u64::try_from(things.len()).unwrap().max(1);
        let chosen = usize::try_from(self.random.below(count)).unwrap();
        let id = things.get(chosen).map(|thing| thing["id"].clone());
        id.unwrap_or_else(|| json!(uuid::Uuid::nil()))
    }

    /// Something that happens; much of it is refused.
    async fn step(&mut self) -> Result<(), RobotError> {
        self.hall.moderator.catch_up().await?;
        let what = self.random.below(20);
        let flag = self.random.below(2) == 0;
        let (kind, fields) = match what {
            0..=4 => {
                self.cards += 1;
                let writer = &mut self.listeners[1].robot;
                let text = format!("Wortlaut-{:04}", self.cards);
                let fields = card(writer, "criticism", &text);
                writer.ask("submitCard", fields).await?;
                return Ok(());
            }
            5 => ("approveCards", json!({"cardIds": [self.any("cards")]})),
            6 => (
                "hideCard",
                json!({"cardId": self.any("cards"), "reason": "Probe"}),
            ),
            7 => ("showCard", json!({"cardId": self.any("cards")})),
            8 => {
                let cards = if flag {
                    json!([self.any("cards")])
                } else {
                    json!([])
                };
                let fields = json!({"title": format!("Thema {}", self.random.below(1_000)), "shortTitle": "",
                    "domainId": null, "kind": "criticism", "cardIds": cards});
                ("createCluster", fields)
            }
            9 => ("extendTime", json!({"ms": 1000})),
            10 => (if flag { "pause" } else { "resume" }, json!({})),
            11 => ("blank", json!({"on": flag})),
            12 => {
                self.hall.open_round(json!({})).await;
                return Ok(());
            }
            13..=15 => {
                self.revision += 1;
                let round = self.any("rounds").as_str().unwrap().to_owned();
                let points = [(u32::from(flag), 2)];
                let fields = ballot(&round, self.revision, &points);
                self.listeners[1].robot.ask("castBallot", fields).await?;
                return Ok(());
            }
            16 => ("closeRounds", json!({"roundIds": [self.any("rounds")]})),
            17 => ("revealRound", json!({"roundId": self.any("rounds")})),
            18 => ("setPreApproval", json!({"on": true})),
            _ => (
                "countPeople",
                json!({"withoutDevice": self.random.below(50)}),
            ),
        };
        self.hall.moderator.ask(kind, fields).await.map(drop)
    }

    /// Everybody against a newcomer of the same role.
    async fn compare(&mut self, seed: u64, step: u32) {
        let people = json!({"withoutDevice": 100 + step});
        let moderator_robot = &mut self.hall.moderator;
        let mark = moderator_robot
            .ask("countPeople", people)
            .await
            .unwrap()
            .seq;
        moderator_robot
            .until(|robot| robot.seq >= mark)
            .await
            .unwrap();
        let base = self.hall.service.url("");
        let desk = moderator(&self.hall.prepared);
        let fresh = Robot::connect(&base, &desk).await.unwrap();
        assert_eq!(
            fresh.view, self.hall.moderator.view,
            "seed {seed}, step {step}"
        );
        for listener in &mut self.listeners {
            let robot = &mut listener.robot;
            robot.until(|robot| robot.seq >= mark).await.unwrap();
            let fresh = Robot::connect(&base, &listener.identity).await.unwrap();
            let role = &fresh.role;
            assert_eq!(fresh.view, robot.view, "{role}, seed {seed}, step {step}");
            // Of its own ballot a phone knows without being told.
            let (mut theirs, mut own) = (fresh.personal.clone(), robot.personal.clone());
            for personal in [&mut theirs, &mut own] {
                if let Some(personal) = personal.as_object_mut() {
                    personal.remove("ballots");
                }
            }
            assert_eq!(theirs, own, "{role}, seed {seed}, step {step}");
            listener
                .late
                .push(json!([fresh.view, fresh.personal]).to_string());
        }
    }

    /// The service stops, another one begins, and everybody comes back into exactly the state they had.
    async fn on_another_service(mut self, database: &TestDatabase, seed: u64, step: u32) -> Self {
        // Everybody has heard of all that has happened.
        self.compare(seed, step).await;
        let Hall {
            service,
            file,
            prepared,
            moderator: before,
        } = self.hall;
        service.stop().await;
        let service = Service::start(database).await;
        let base = service.url("");
        let desk = Robot::connect(&base, &moderator(&prepared)).await.unwrap();
        assert_eq!(desk.view, before.view, "seed {seed}, step {step}");
        for listener in &mut self.listeners {
            let mut back = Robot::connect(&base, &listener.identity).await.unwrap();
            let (role, before) = (&back.role, &listener.robot);
            assert_eq!(back.view, before.view, "{role}, seed {seed}, step {step}");
            let known = [&back, before].map(|robot| json!([robot.view, robot.personal]));
            listener.late.extend(known.map(|known| known.to_string()));
            back.heard = listener.robot.heard.take();
            listener.robot = back;
        }
        self.hall = Hall {
            service,
            file,
            prepared,
            moderator: desk,
        };
        self
    }

    /// Cards that nobody has approved are in no byte that the wall or another phone was sent, early or late.
    fn nothing_hidden_was_sent(&self, seed: u64) {
        let shown: BTreeSet<&str> = self
            .hall
            .moderator
            .things("cards")
            .into_iter()
            .filter(|card| card["desk"]["state"] != "pending")
            .map(|card| card["text"].as_str().unwrap())
            .collect();
        let hidden: Vec<String> = (1..=self.cards)
            .map(|number| format!("Wortlaut-{number:04}"))
            .filter(|text| !shown.contains(text.as_str()))
            .collect();
        assert!(hidden.len() > 3, "seed {seed}: {hidden:?}");
        for number in [0, 2] {
            let listener = &self.listeners[number];
            let heard = listener.robot.heard.as_ref().unwrap().join("\n");
            let bytes = heard + &listener.late.join("\n");
            for text in &hidden {
                assert!(!bytes.contains(text), "seed {seed}: {text} was sent");
            }
        }
    }
}
