//! The rounds of a played day.

use super::ballots::ballot_of;
use super::client::RobotError;
use super::day::Day;
use super::fields::{ids, round_draft};
use serde_json::{Value, json};

/// Places that everybody gives when measures are ranked.
const PLACES: u32 = 5;

impl Day<'_> {
    pub(super) async fn rank_clusters(&mut self, planned: f64) -> Result<(), RobotError> {
        self.moderator.catch_up().await?;
        let options = ids(self.moderator.things("clusters").into_iter());
        self.round(
            "prepareRound",
            round_draft("cluster", "points", &options),
            planned,
        )
        .await
    }

    pub(super) async fn rank_wishes(&mut self, planned: f64) -> Result<(), RobotError> {
        self.moderator.catch_up().await?;
        let wishes = self.moderator.things("cards").into_iter().filter(|card| {
            let kind = card.get("kind").and_then(Value::as_str);
            let state = card.pointer("/desk/state").and_then(Value::as_str);
            kind == Some("wish") && state == Some("visible")
        });
        let options: Vec<Value> = ids(wishes).into_iter().take(24).collect();
        self.round(
            "prepareRound",
            round_draft("wish", "approval", &options),
            planned,
        )
        .await?;
        for id in options.iter().take(6) {
            self.moderator
                .ask("chooseCard", json!({"cardId": id, "chosen": true}))
                .await?;
        }
        Ok(())
    }

    /// Dots in every life domain; then everybody ranks the measures that came first.
    pub(super) async fn rank_measures(&mut self, planned: f64) -> Result<(), RobotError> {
        let draft = round_draft("measure", "points", &[]);
        self.round("prepareDomainRounds", draft, planned * 0.7)
            .await?;
        self.moderator.catch_up().await?;
        let firsts: Vec<Value> = self
            .moderator
            .things("rounds")
            .into_iter()
            .filter_map(first_of)
            .collect();
        let mut draft = round_draft("measure", "ranking", &firsts);
        if let Some(draft) = draft.as_object_mut() {
            let question = json!({"de": "Welche dieser Maßnahmen zuerst?"});
            draft.insert("question".to_owned(), question);
            draft.insert("settings".to_owned(), json!({"places": PLACES}));
        }
        self.round("prepareRound", draft, planned * 0.3).await
    }

    /// Prepares, opens, lets everybody vote, closes and reveals.
    async fn round(&mut self, prepare: &str, draft: Value, planned: f64) -> Result<(), RobotError> {
        let ack = self.moderator.ask(prepare, json!({"round": draft})).await?;
        self.moderator.until(|it| it.seq >= ack.seq).await?;
        let prepared = self
            .moderator
            .things("rounds")
            .into_iter()
            .filter(|round| round.get("state").and_then(Value::as_str) == Some("draft"));
        let rounds = ids(prepared);
        let ack = self
            .moderator
            .ask("openRounds", json!({"roundIds": rounds}))
            .await?;
        self.minutes(planned * 0.2).await?;
        let step = planned * 0.5 / f64::from(u32::try_from(self.phones.len().max(1)).unwrap_or(1));
        for number in 0..self.phones.len() {
            let Some(phone) = self.phones.get_mut(number) else {
                break;
            };
            phone.until(|it| it.seq >= ack.seq).await?;
            for (index, id) in rounds.iter().enumerate() {
                let Some(ballot) = ballot_of(phone, id, number, index) else {
                    continue;
                };
                let fields = json!({"roundId": id, "revision": 1, "ballot": ballot});
                phone.ask("castBallot", fields).await?;
            }
            self.minutes(step).await?;
        }
        self.minutes(planned * 0.1).await?;
        self.moderator
            .ask("closeRounds", json!({"roundIds": rounds}))
            .await?;
        let step = planned * 0.2 / f64::from(u32::try_from(rounds.len().max(1)).unwrap_or(1));
        for id in rounds {
            self.moderator
                .ask("revealRound", json!({"roundId": id}))
                .await?;
            self.minutes(step).await?;
        }
        Ok(())
    }
}

/// The option that came first in a round about the measures of one life domain.
fn first_of(round: &Value) -> Option<Value> {
    round.get("domainId")?.as_str()?;
    let rows = round.pointer("/result/options")?.as_array()?;
    let first = rows
        .iter()
        .filter(|row| row.get("rank").and_then(Value::as_u64) == Some(1))
        .filter_map(|row| row.get("option")?.as_u64())
        .min()?;
    let first = usize::try_from(first).ok()?;
    let options = round.get("options")?.as_array()?;
    options.get(first)?.get("id").cloned()
}
