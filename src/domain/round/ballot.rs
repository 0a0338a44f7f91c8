//! Ballots: as they are cast, while their round is open, and after it has closed.

use super::kept::KeptBallots;
use crate::domain::ids::GroupId;
use crate::domain::participant::Hash256;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A ballot: indices into the round's options, in the shape of the vote vectors.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Ballot {
    /// `[[option, points], …]`
    #[serde(rename = "p")]
    Points(Vec<(u32, u32)>),
    /// `[option, …]`
    #[serde(rename = "a")]
    Approval(Vec<u32>),
    /// `[[option, first axis, second axis], …]`, each 1 to 5 or none
    #[serde(rename = "s")]
    Rating(Vec<(u32, Option<u8>, Option<u8>)>),
    /// `[[option, …], …]`: tiers, best first
    #[serde(rename = "r")]
    Ranking(Vec<Vec<u32>>),
    /// `[[option, 1 | -1 | 0], …]`: agree, disagree, pass
    #[serde(rename = "v")]
    Votes(Vec<(u32, i8)>),
    /// `[[one, other, 1 | -1 | 0], …]`: which of the two, or neither. Each duel is counted alone.
    #[serde(rename = "d")]
    Duels(Vec<(u32, u32, i8)>),
}

/// A ballot while its round is open: keyed by a secret that only the phone can make again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenBallot {
    /// HMAC-SHA-256 of the phone's token and the round's id.
    pub voter_key: Hash256,
    /// Counted by the phone; a lower one is stale.
    pub revision: u32,
    /// The voter's group, fixed while the round is open.
    pub group_id: Option<GroupId>,
    /// What was voted.
    pub ballot: Ballot,
}

/// Equal ballots of a closed round as one counted row: no key, no revision, no order of arrival.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CountedBallot {
    /// Index into the result's `groups`; none where no breakdown is kept.
    pub group: Option<u32>,
    /// What was voted.
    pub ballot: Ballot,
    /// How many such ballots.
    pub count: u32,
}

/// The ballots of one open round, with running sums: per-vote work does not grow with the ballots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BallotBox {
    /// By voter key.
    pub ballots: KeptBallots,
    /// Ballots per group (turnout).
    pub by_group: HashMap<Option<GroupId>, u32>,
    /// Support per option, by index: see [`Ballot::support`].
    pub points: Vec<u32>,
}

impl Ballot {
    /// What the ballot gives to whom, as (option, amount): dots; one for each approval, rating, listed option,
    /// agreement and duel won. An option may come up again in duels only.
    pub fn support(&self) -> Vec<(u32, u32)> {
        let one = |option: u32| (option, 1);
        match self {
            Self::Points(points) => points.clone(),
            Self::Approval(options) => options.iter().copied().map(one).collect(),
            Self::Rating(ratings) => ratings
                .iter()
                .filter(|(_, first, second)| first.is_some() || second.is_some())
                .map(|(option, ..)| one(*option))
                .collect(),
            Self::Ranking(tiers) => tiers.iter().flatten().copied().map(one).collect(),
            Self::Votes(votes) => votes
                .iter()
                .filter(|(_, vote)| *vote > 0)
                .map(|(option, _)| one(*option))
                .collect(),
            Self::Duels(duels) => duels
                .iter()
                .filter_map(|(a, b, verdict)| match verdict.signum() {
                    1 => Some(one(*a)),
                    -1 => Some(one(*b)),
                    _ => None,
                })
                .collect(),
        }
    }

    /// True if nothing is said on it. (A vote that only disagrees or passes says something.)
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Votes(votes) => votes.is_empty(),
            Self::Duels(duels) => duels.is_empty(),
            Self::Points(_) | Self::Approval(_) | Self::Rating(_) | Self::Ranking(_) => {
                self.support().iter().all(|(_, amount)| *amount == 0)
            }
        }
    }
}

impl BallotBox {
    /// How many ballots have been looked at so far: a vote looks at a few, whatever is in the box.
    pub fn visits(&self) -> u64 {
        self.ballots.visits()
    }

    /// Puts a ballot in, in place of an earlier one by the same voter.
    pub fn put(&mut self, ballot: OpenBallot) {
        *self.by_group.entry(ballot.group_id).or_default() += 1;
        for (option, points) in ballot.ballot.support() {
            if let Ok(index) = usize::try_from(option) {
                if self.points.len() <= index {
                    self.points.resize(index + 1, 0);
                }
                if let Some(sum) = self.points.get_mut(index) {
                    *sum = sum.saturating_add(points);
                }
            }
        }
        if let Some(old) = self.ballots.insert(ballot.voter_key, ballot) {
            if let Some(sum) = self.by_group.get_mut(&old.group_id) {
                *sum = sum.saturating_sub(1);
            }
            for (option, points) in old.ballot.support() {
                let slot = usize::try_from(option)
                    .ok()
                    .and_then(|index| self.points.get_mut(index));
                if let Some(sum) = slot {
                    *sum = sum.saturating_sub(points);
                }
            }
        }
    }
}
