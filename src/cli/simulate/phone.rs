//! The rehearsal's phones: each a task of its own, all at the same time.

use super::{DOTS, Instrument, OPTIONS};
use crate::cli::play::client::{Identity, Robot, RobotError};
use crate::cli::play::fields::random_token;
use crate::wire::rehearsal::RehearsalStep as Step;
use serde_json::json;
use std::future::Future;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

struct Guest {
    token: String,
    robot: Option<Robot>,
    waited: Vec<(Step, Duration)>,
    acknowledged: bool,
    found: bool,
}

/// All phones.
pub(super) struct Guests {
    guests: Vec<Guest>,
    lost: usize,
}

impl Guests {
    /// All arrive at once.
    pub(super) async fn arrive(base: &str, code: &str, count: usize) -> Self {
        let guests = (0..count).map(|_| Guest {
            token: random_token(),
            robot: None,
            waited: Vec::new(),
            acknowledged: false,
            found: false,
        });
        let mut all = Self {
            guests: guests.collect(),
            lost: 0,
        };
        let (base, code) = (base.to_owned(), code.to_owned());
        all.each(Step::Join, move |guest, _| {
            let (base, code) = (base.clone(), code.clone());
            async move {
                let identity = Identity::Phone {
                    code,
                    token: guest.token.clone(),
                };
                let mut robot = Robot::connect(&base, &identity).await?;
                let profile = json!({"language": "de", "groupId": null, "localityId": null,
                    "cardCode": null});
                robot.ask("join", profile).await?;
                robot.until(|robot| robot.role == "participant").await?;
                Ok(Guest {
                    robot: Some(robot),
                    ..guest
                })
            }
        })
        .await;
        all
    }

    /// All hear of an event that happened at `since`.
    pub(super) async fn hear(&mut self, seq: u64, since: Instant) {
        self.each_since(Step::Hear, Some(since), move |mut guest, _| async move {
            if let Some(robot) = &mut guest.robot {
                robot.until(|robot| robot.seq >= seq).await?;
            }
            Ok(guest)
        })
        .await;
    }

    /// All vote at once.
    pub(super) async fn vote(&mut self, round: &str, instrument: Instrument) {
        let round = round.to_owned();
        self.each(Step::Vote, move |mut guest, number| {
            let round = round.clone();
            async move {
                let first = u64::try_from(number % OPTIONS).unwrap_or(0);
                let second = u64::try_from((number + 1) % OPTIONS).unwrap_or(0);
                let ballot = match instrument {
                    Instrument::Points => json!({"p": [[first, 2], [second, DOTS - 2]]}),
                    Instrument::Approval | Instrument::Budget => json!({"a": [first, second]}),
                    Instrument::Rating => json!({"s": [[first, 5, 2], [second, 3, null]]}),
                    Instrument::Ranking => json!({"r": [[first], [second]]}),
                    Instrument::Votes => json!({"v": [[first, 1], [second, -1]]}),
                    Instrument::Pairwise => json!({"d": [[first, second, 1]]}),
                };
                if let Some(robot) = &mut guest.robot {
                    let fields = json!({"roundId": round, "revision": 1, "ballot": ballot});
                    robot.ask("castBallot", fields).await?;
                }
                guest.acknowledged = true;
                Ok(guest)
            }
        })
        .await;
    }

    /// All lose their connection, come back at once, and look for their ballot.
    pub(super) async fn come_back(&mut self, base: &str, code: &str, round: &str) {
        let (base, code, round) = (base.to_owned(), code.to_owned(), round.to_owned());
        for guest in &mut self.guests {
            guest.robot = None;
        }
        self.each(Step::Return, move |mut guest, _| {
            let (base, code, round) = (base.clone(), code.clone(), round.clone());
            async move {
                let identity = Identity::Phone {
                    code,
                    token: guest.token.clone(),
                };
                let robot = Robot::connect(&base, &identity).await?;
                let ballot = robot.personal.pointer(&format!("/ballots/{round}"));
                guest.found = ballot.is_some();
                guest.robot = Some(robot);
                Ok(guest)
            }
        })
        .await;
    }

    async fn each<F, W>(&mut self, step: Step, work: F)
    where
        F: Fn(Guest, usize) -> W,
        W: Future<Output = Result<Guest, RobotError>> + Send + 'static,
    {
        self.each_since(step, None, work).await;
    }

    /// Does something with all phones at once; a phone that fails is lost.
    async fn each_since<F, W>(&mut self, step: Step, since: Option<Instant>, work: F)
    where
        F: Fn(Guest, usize) -> W,
        W: Future<Output = Result<Guest, RobotError>> + Send + 'static,
    {
        let mut tasks = JoinSet::new();
        for (number, guest) in std::mem::take(&mut self.guests).into_iter().enumerate() {
            let began = since.unwrap_or_else(Instant::now);
            let work = work(guest, number);
            tasks.spawn(async move {
                let mut guest = work.await?;
                guest.waited.push((step, began.elapsed()));
                Ok::<_, RobotError>(guest)
            });
        }
        while let Some(done) = tasks.join_next().await {
            match done {
                Ok(Ok(guest)) => self.guests.push(guest),
                Ok(Err(_)) | Err(_) => self.lost += 1,
            }
        }
    }

    /// How long each waited for a step.
    pub(super) fn times(&self, step: Step) -> Vec<Duration> {
        let waited = self.guests.iter().flat_map(|guest| &guest.waited);
        waited
            .filter(|(of, _)| *of == step)
            .map(|(_, waited)| *waited)
            .collect()
    }

    /// Ballots that the server said are safe.
    pub(super) fn acknowledged(&self) -> u32 {
        count(
            self.guests
                .iter()
                .filter(|guest| guest.acknowledged)
                .count(),
        )
    }

    /// Phones that found their ballot again after coming back.
    pub(super) fn ballots_found(&self) -> u32 {
        count(self.guests.iter().filter(|guest| guest.found).count())
    }

    /// Phones that failed on the way.
    pub(super) fn lost(&self) -> u32 {
        count(self.lost)
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
