//! What a moderator settles about a round before it opens.

use crate::domain::ids::RoundId;
use crate::domain::setup::Translated;
use serde::{Deserialize, Serialize};

/// What the options of a round are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ObjectKind {
    /// Cards of any kind.
    Contribution,
    /// Clusters.
    Cluster,
    /// Wishes (cards).
    Wish,
    /// Measures.
    Measure,
}

/// The instrument: what a ballot looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BallotType {
    /// Dots (Punktabfrage): k per person, at most m on one option; counted as `cumulative`.
    Points,
    /// Approval ("unterstütze ich"); counted as `approval`.
    Approval,
    /// 1 to 5 on two axes, "keine Angabe" allowed; counted as `rating`.
    Rating,
    /// The best few in order, ties allowed; counted as `schulze`.
    Ranking,
    /// Agree, disagree or pass on each option; counted as `group_consensus`.
    Votes,
    /// Duels: which of two matters more? Counted as `bradley_terry`.
    Pairwise,
}

/// The rule by which a round is ranked. It follows from the instrument and from whether money is on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Sum of dots.
    Cumulative,
    /// Number of supporters.
    Approval,
    /// Mean benefit, then mean effort.
    Rating,
    /// Schulze, winning votes.
    Schulze,
    /// Product of the groups' agreement.
    GroupConsensus,
    /// Bradley–Terry strength.
    BradleyTerry,
    /// Method of Equal Shares with add1, over dots or approvals with costs.
    Mes,
}

/// Who sees tallies before the reveal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ResultsVisibility {
    /// Nobody before close; moderators after close, everybody after the reveal.
    #[default]
    AfterClose,
    /// Everybody sees the tally grow.
    Live,
    /// Only moderators, and only after close; the reveal shows it to the room.
    ModeratorOnly,
}

/// What happens with ties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TieRule {
    /// They share the rank, and are shown so.
    #[default]
    SharedRank,
    /// A second round over the tied options.
    Runoff,
    /// Drawn by lot, and said so.
    Lot,
}

/// What a round settles beyond its instrument. Parts that the instrument does not use stay at their defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct RoundSettings {
    /// How many options a ranking may list (ranking only), from 1; 0 for the preset.
    pub places: u32,
    /// What is judged (rating only); benefit and effort if none.
    pub axes: Option<Axes>,
    /// Money on the table (points and approval only): counted by the Method of Equal Shares.
    pub budget: Option<Budget>,
    /// Also count with equal say for each stakeholder group, beside the unweighted result.
    pub equal_say: bool,
    /// The earlier round whose best options are asked about here.
    pub shortlist_of: Option<RoundId>,
    /// The earlier round whose tie is decided here.
    pub runoff_of: Option<RoundId>,
}

/// Names of the two axes of a rating. The first is good when high (benefit), the second when low (effort).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Axes {
    /// Benefit.
    pub first: Translated,
    /// Effort.
    pub second: Translated,
}

/// Money that options compete for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Budget {
    /// All there is to spend, in cents.
    #[cfg_attr(test, ts(type = "number"))]
    pub total_cents: u64,
    /// What each option costs, in cents, by index; as long as the options.
    #[cfg_attr(test, ts(type = "Array<number>"))]
    pub costs_cents: Vec<u64>,
}
