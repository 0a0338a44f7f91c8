//! A whole day, played from a file: the moderator walks through the agenda, the phones send the
//! day's cards and measures, vote, and answer. The same player makes the demonstration and the test
//! of the whole product.

use super::client::{Identity, Robot, RobotError};
use super::fields::{ids, lead, profile, random_token, sheet};
use super::file::{DemoCard, DemoFile};
use crate::domain::contribution::CardKind;
use crate::domain::phase::{PhaseKind, SubStep};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;

/// How the day is played.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Minutes of the day per minute of the clock; infinite for as fast as possible.
    pub speed: f64,
    /// How many phones.
    pub phones: usize,
}

impl Pace {
    /// As fast as possible.
    pub fn rush(phones: usize) -> Self {
        Self {
            speed: f64::INFINITY,
            phones,
        }
    }

    /// How long so many minutes of the day take.
    fn pause(self, minutes: f64) -> Duration {
        let seconds = minutes * 60.0 / self.speed;
        if seconds.is_finite() && seconds > 0.001 {
            Duration::from_secs_f64(seconds.min(3600.0))
        } else {
            Duration::ZERO
        }
    }
}

/// What happened to one difficult card.
#[derive(Clone, Debug)]
pub struct EdgeOutcome {
    /// The card's key in the file.
    pub client_key: String,
    /// Its id, or the code with which it was refused.
    pub outcome: Result<Uuid, String>,
}

/// A played day.
pub struct Day<'a> {
    file: &'a DemoFile,
    pace: Pace,
    /// The moderator, who drives.
    pub moderator: Robot,
    /// The phones, in the order in which they joined.
    pub phones: Vec<Robot>,
    /// Cards by their key in the file.
    pub cards: BTreeMap<String, Uuid>,
    /// Measures by their key in the file.
    pub measures: BTreeMap<String, Uuid>,
    /// What happened to the difficult cards, if they were sent.
    pub edges: Vec<EdgeOutcome>,
    with_edges: bool,
}

impl<'a> Day<'a> {
    /// A day to be played at `base`, with the phones of `pace` and a moderator signed in.
    ///
    /// # Errors
    /// If somebody cannot get in.
    pub async fn begin(
        file: &'a DemoFile,
        base: &str,
        moderator: &Identity,
        code: &str,
        pace: Pace,
        with_edges: bool,
    ) -> Result<Self, RobotError> {
        let mut moderator = Robot::connect(base, moderator).await?;
        if moderator.head().get("stage").and_then(Value::as_str) == Some("draft") {
            moderator.ask("openWorkshop", json!({})).await?;
        }
        let mut phones = Vec::with_capacity(pace.phones);
        for number in 0..pace.phones {
            let token = random_token();
            let identity = Identity::Phone {
                code: code.to_owned(),
                token,
            };
            let mut phone = Robot::connect(base, &identity).await?;
            phone.ask("join", profile(file, number)).await?;
            phone.until(|phone| phone.role == "participant").await?;
            phones.push(phone);
            let step = pace.pause(10.0 / f64::from(u32::try_from(pace.phones).unwrap_or(1)));
            wait(step, &mut moderator, &mut phones).await?;
        }
        Ok(Self {
            file,
            pace,
            moderator,
            phones,
            cards: BTreeMap::new(),
            measures: BTreeMap::new(),
            edges: Vec::new(),
            with_edges,
        })
    }

    /// Plays all phases. `on_phase` hears of each as it starts: number, count, title.
    ///
    /// # Errors
    /// If something is refused that should not be, or a connection is lost.
    pub async fn play(
        &mut self,
        mut on_phase: impl FnMut(usize, usize, &str),
    ) -> Result<(), RobotError> {
        let agenda = &self.file.workshop.agenda;
        for (index, phase) in agenda.iter().enumerate() {
            if index > 0 {
                self.next_phase().await?;
            }
            on_phase(index + 1, agenda.len(), &phase.title.text);
            let planned = f64::from(phase.planned_minutes);
            match (phase.kind, phase.sub_step) {
                (_, Some(SubStep::Cluster)) => self.cluster(planned).await?,
                (PhaseKind::Critique, Some(SubStep::Rank)) => self.rank_clusters(planned).await?,
                (PhaseKind::Fantasy, Some(SubStep::Rank)) => self.rank_wishes(planned).await?,
                (PhaseKind::Fantasy, Some(SubStep::Groups)) => self.groups(planned).await?,
                (PhaseKind::Fantasy, Some(SubStep::Present)) => self.present(planned).await?,
                (_, Some(SubStep::Measures)) => self.write_measures(planned).await?,
                (PhaseKind::Implementation, Some(SubStep::Rank)) => {
                    self.rank_measures(planned).await?;
                }
                (_, Some(SubStep::Commit)) => self.commit(planned).await?,
                (PhaseKind::WrapUp, _) => {
                    self.moderator.ask("freezeResults", json!({})).await?;
                    self.minutes(planned / 4.0).await?;
                }
                _ => {
                    self.collect(&phase.key, phase.start_minute, planned)
                        .await?;
                }
            }
            self.catch_up().await?;
        }
        Ok(())
    }

    async fn next_phase(&mut self) -> Result<(), RobotError> {
        let ack = self.moderator.ask("nextPhase", json!({})).await?;
        for phone in &mut self.phones {
            phone.until(|phone| phone.seq >= ack.seq).await?;
        }
        Ok(())
    }

    /// Lets so many minutes of the day pass.
    pub(super) async fn minutes(&mut self, minutes: f64) -> Result<(), RobotError> {
        wait(
            self.pace.pause(minutes),
            &mut self.moderator,
            &mut self.phones,
        )
        .await
    }

    async fn catch_up(&mut self) -> Result<(), RobotError> {
        self.moderator.catch_up().await?;
        for phone in &mut self.phones {
            phone.catch_up().await?;
        }
        Ok(())
    }

    /// Sends the phase's cards in the order of their minutes.
    async fn collect(&mut self, phase: &str, start: u32, planned: f64) -> Result<(), RobotError> {
        let file = self.file;
        let edges = file.edge_cards.iter().filter(|_| self.with_edges);
        let mut cards: Vec<(usize, &DemoCard)> = file
            .cards
            .iter()
            .chain(edges)
            .enumerate()
            .filter(|(_, card)| card.phase_key == phase)
            .collect();
        cards.sort_by(|(_, a), (_, b)| a.minute_offset.total_cmp(&b.minute_offset));
        let mut at = f64::from(start);
        for (number, card) in cards {
            self.minutes(card.minute_offset - at).await?;
            at = card.minute_offset.max(at);
            self.send_card(number, card).await?;
        }
        self.minutes(f64::from(start) + planned - at).await?;
        Ok(())
    }

    async fn send_card(&mut self, number: usize, card: &DemoCard) -> Result<(), RobotError> {
        let domain = card.domain_key.as_deref().map(DemoFile::domain_id);
        let result = if card.origin == "paper" {
            let fields = json!({
                "kind": card.kind, "text": card.text, "domainId": domain, "origin": "paper",
                "clientKey": card.client_key, "aboutId": null,
            });
            self.moderator.ask("addCard", fields).await
        } else {
            let writer = number % self.phones.len().max(1);
            let Some(phone) = self.phones.get_mut(writer) else {
                return Ok(());
            };
            let fields = json!({
                "phaseSeq": phone.phase_seq(), "clientKey": card.client_key, "kind": card.kind,
                "text": card.text, "domainId": domain, "aboutId": null,
            });
            phone.ask("submitCard", fields).await
        };
        let expected = card.expected.as_deref();
        let outcome = match (result, expected) {
            (Ok(ack), _) => Ok(ack.created.unwrap_or_default()),
            (Err(RobotError::Refused(code, _)), Some("rejected")) => Err(code),
            (Err(error), _) => return Err(error),
        };
        if let (Ok(id), Some("hidden")) = (&outcome, expected) {
            let reason = "Bitte ohne Beleidigung. Schreiben Sie die Sache gern noch einmal auf.";
            self.moderator
                .ask("hideCard", json!({"cardId": id, "reason": reason}))
                .await?;
        }
        if expected.is_some() {
            self.edges.push(EdgeOutcome {
                client_key: card.client_key.clone(),
                outcome,
            });
        } else if let Ok(id) = outcome {
            self.cards.insert(card.client_key.clone(), id);
        }
        Ok(())
    }

    async fn cluster(&mut self, planned: f64) -> Result<(), RobotError> {
        let file = self.file;
        let step = planned / f64::from(u32::try_from(file.clusters.len().max(1)).unwrap_or(1));
        for cluster in &file.clusters {
            let cards: Vec<Uuid> = cluster
                .card_keys
                .iter()
                .filter_map(|key| self.cards.get(key).copied())
                .collect();
            if let Some(first) = cards.first() {
                self.moderator
                    .ask("spotlight", json!({"cardId": first}))
                    .await?;
            }
            let fields = json!({
                "title": cluster.title, "shortTitle": cluster.short_title, "kind": cluster.kind,
                "domainId": DemoFile::domain_id(&cluster.domain_key), "cardIds": cards,
            });
            self.moderator.ask("createCluster", fields).await?;
            self.minutes(step).await?;
        }
        self.moderator
            .ask("spotlight", json!({"cardId": null}))
            .await?;
        Ok(())
    }

    async fn groups(&mut self, planned: f64) -> Result<(), RobotError> {
        let ack = self
            .moderator
            .ask("formSmallGroups", json!({"grouping": "mixed", "count": 6}))
            .await?;
        self.moderator.until(|it| it.seq >= ack.seq).await?;
        self.minutes(planned / 2.0).await?;
        let wishes: Vec<&DemoCard> = self
            .file
            .cards
            .iter()
            .filter(|card| card.kind == CardKind::Wish)
            .collect();
        let groups: Vec<Value> = self
            .moderator
            .things("smallGroups")
            .into_iter()
            .cloned()
            .collect();
        for (number, group) in groups.iter().enumerate() {
            let text: Vec<&str> = wishes
                .iter()
                .skip(number)
                .step_by(6)
                .take(3)
                .map(|it| it.text.as_str())
                .collect();
            let fields = json!({
                "smallGroupId": group.get("id"), "version": group.get("version"),
                "name": "", "resultTitle": self.file.life_domains.get(number).map(|it| it.name.clone()).unwrap_or_default(),
                "resultText": text.join("\n"),
            });
            self.moderator.ask("editGroup", fields).await?;
            self.minutes(planned / 12.0).await?;
        }
        Ok(())
    }

    async fn present(&mut self, planned: f64) -> Result<(), RobotError> {
        let groups = ids(self.moderator.things("smallGroups").into_iter());
        let step = planned / f64::from(u32::try_from(groups.len().max(1)).unwrap_or(1));
        for id in groups {
            self.moderator
                .ask("present", json!({"smallGroupId": id}))
                .await?;
            self.minutes(step).await?;
        }
        self.moderator
            .ask("present", json!({"smallGroupId": null}))
            .await?;
        Ok(())
    }

    async fn write_measures(&mut self, planned: f64) -> Result<(), RobotError> {
        let file = self.file;
        let step = planned / f64::from(u32::try_from(file.measures.len().max(1)).unwrap_or(1));
        for (number, measure) in file.measures.iter().enumerate() {
            let count = self.phones.len().max(1);
            let Some(phone) = self.phones.get_mut(number % count) else {
                continue;
            };
            let origins: Vec<Uuid> = measure
                .derived_from
                .iter()
                .filter_map(|key| self.cards.get(key).copied())
                .collect();
            let fields = json!({
                "phaseSeq": phone.phase_seq(), "measureId": null, "sheet": sheet(file, measure),
                "derivedFrom": origins,
            });
            let ack = phone.ask("submitMeasure", fields).await?;
            self.measures
                .insert(measure.key.clone(), ack.created.unwrap_or_default());
            self.minutes(step).await?;
        }
        Ok(())
    }

    async fn commit(&mut self, planned: f64) -> Result<(), RobotError> {
        let file = self.file;
        for measure in file.measures.iter().step_by(9) {
            let fields = json!({
                "commitmentId": null, "measureId": self.measures.get(&measure.key),
                "what": measure.first_step, "who": lead(file, measure), "byWhen": "in vier Wochen",
                "consent": true,
            });
            self.moderator.ask("confirmCommitment", fields).await?;
            self.minutes(planned / 6.0).await?;
        }
        Ok(())
    }
}

/// Waits; meanwhile all robots hear what comes and say that they are still there.
async fn wait(
    mut left: Duration,
    moderator: &mut Robot,
    phones: &mut [Robot],
) -> Result<(), RobotError> {
    loop {
        let step = left.min(Duration::from_secs(5));
        if !step.is_zero() {
            tokio::time::sleep(step).await;
        }
        left = left.saturating_sub(step);
        // However fast the day is played, with many phones the first would else be silent for too long.
        moderator.idle().await?;
        for phone in phones.iter_mut() {
            phone.idle().await?;
        }
        if left.is_zero() {
            return Ok(());
        }
    }
}
