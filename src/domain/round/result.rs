//! The frozen result of a round.

use super::Method;
use crate::domain::ids::GroupId;
use serde::{Deserialize, Serialize};

/// A figure that may have to be withheld to protect a small group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(transparent)]
pub struct GroupCell(
    /// The figure; none if it is withheld.
    pub Option<u32>,
);

/// A column of the breakdown by stakeholder group; small groups are merged into one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GroupColumn {
    /// The group; none for people who named no group, and for the merged column.
    pub group_id: Option<GroupId>,
    /// True for the merged column ("weitere").
    pub merged: bool,
    /// Counted ballots of this column, at least k.
    pub ballots: u32,
}

/// What one option got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OptionResult {
    /// Index into the round's options.
    pub option: u32,
    /// Rank from 1; tied options share it.
    pub rank: u32,
    /// True if another option has the same rank.
    pub tied: bool,
    /// Support from phones and paper together: points, approvals, ratings given, ballots that list it, agreements, or
    /// duels won.
    pub points: u32,
    /// Of these from paper and shows of hands; withheld where either source is smaller than k.
    pub paper_points: GroupCell,
    /// People who supported it by phone.
    pub givers: u32,
    /// Points (other instruments: givers) per group column.
    pub by_group: Vec<GroupCell>,
    /// Rank with equal say for each group, from 1; none where the round did not ask for it.
    #[serde(default)]
    pub equal_say_rank: Option<u32>,
    /// What the method says of it beyond a sum.
    #[serde(default)]
    pub figures: Option<Figures>,
}

/// What a method says of one option, rounded for showing; ranks never come from these. Thousandths unless said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "snake_case",
    rename_all_fields = "camelCase"
)]
pub enum Figures {
    /// Of a rating.
    Rating {
        /// Benefit.
        first: AxisFigures,
        /// Effort.
        second: AxisFigures,
        /// Where it lies; none without an answer on both axes.
        quadrant: Option<Quadrant>,
    },
    /// Of a ranking.
    Ranking {
        /// Options that it beats by strongest paths (Schulze).
        beats: u32,
        /// Borda points (averaged).
        borda_milli: u32,
        /// Ballots that have it first, alone or in a tie.
        first: u32,
    },
    /// Of votes.
    Votes {
        /// Agreements.
        agree: u32,
        /// Disagreements.
        disagree: u32,
        /// Passes.
        pass: u32,
        /// Group-informed consensus as geometric mean over the groups, 0 to 1,000.
        consensus_milli: u32,
        /// Most minus least of the groups' agreement, 0 to 1,000: how much it divides. None with fewer than two groups.
        spread_milli: Option<u32>,
    },
    /// Of duels.
    Pairwise {
        /// Won.
        wins: u32,
        /// Lost.
        losses: u32,
        /// Undecided.
        draws: u32,
        /// Mean probability to beat another option, 0 to 1,000.
        beat_random_milli: u32,
        /// Win rate, 0 to 1,000.
        win_rate_milli: u32,
    },
    /// Of a budget.
    Budget {
        /// What it costs, in cents.
        #[cfg_attr(test, ts(type = "number"))]
        cost_cents: u64,
        /// Order in which Equal Shares chose it, from 1; none if it is not paid for.
        funded: Option<u32>,
        /// Whether the usual rule (by votes while the money lasts) would pay for it.
        greedy: bool,
    },
}

/// Figures of one axis of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AxisFigures {
    /// Answers.
    pub answers: u32,
    /// Mean, 1,000 to 5,000.
    pub mean_milli: Option<u32>,
    /// Median, 1,000 to 5,000.
    pub median_milli: Option<u32>,
    /// Standard deviation of the answers.
    pub spread_milli: Option<u32>,
    /// Van der Eijk's agreement A, −1,000 to 1,000; below 200 it is contested ("umstritten").
    pub agreement_milli: Option<i32>,
}

/// Below this agreement (thousandths) answers are so far apart that a mean says little.
const CONTESTED_MILLI: i32 = 200;

impl Figures {
    /// True if people judge an option very differently, on either axis of a rating ("umstritten").
    pub fn contested(&self) -> bool {
        let Self::Rating { first, second, .. } = self else {
            return false;
        };
        [first, second]
            .into_iter()
            .any(|axis| axis.agreement_milli.is_some_and(|it| it < CONTESTED_MILLI))
    }
}

/// Where an option lies in the priority matrix (threshold 3, inclusive).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// High benefit, low effort.
    QuickWin,
    /// High benefit, high effort.
    Strategic,
    /// Low benefit, low effort.
    FillIn,
    /// Low benefit, high effort.
    Drop,
}

/// How unequal the votes weigh when each group has equal say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EqualSay {
    /// Kish's effective number of ballots, in thousandths of a ballot.
    pub effective_milli: u32,
    /// Heaviest weight of one ballot, in thousandths; above 5,000 the console warns.
    pub heaviest_milli: u32,
}

/// A frozen result. Nothing later changes a figure in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundResult {
    /// The rule.
    pub method: Method,
    /// Version of the rule.
    pub method_version: u32,
    /// Ballots cast by phone.
    pub ballots: u32,
    /// Of these empty.
    pub empty: u32,
    /// Of these counted.
    pub counted: u32,
    /// People or ballots behind paper and shows of hands.
    pub paper_ballots: u32,
    /// Of these empty, as far as they were typed in one by one: part of the turnout, of no share.
    #[serde(default)]
    pub paper_empty: u32,
    /// Participants who could have voted by phone when it closed.
    pub eligible: u32,
    /// Heads in the room as far as known: participants and people without a device.
    pub head_count: u32,
    /// Participants for whom a helper entered; none if nobody, 0 if fewer than k. Says nothing about ballots.
    #[serde(default)]
    pub assisted: Option<u32>,
    /// k: the smallest group shown.
    pub min_group: u32,
    /// Columns of the breakdown; empty if nothing may be shown.
    pub groups: Vec<GroupColumn>,
    /// One row per option, best first; ties in the order of the options.
    pub options: Vec<OptionResult>,
    /// With equal say per group; none where the round did not ask for it, or fewer than two groups may be told apart.
    #[serde(default)]
    pub equal_say: Option<EqualSay>,
    /// The option that beats every other (ranking only), by index.
    #[serde(default)]
    pub condorcet_winner: Option<u32>,
    /// Seed of all random draws of the analysis, as decimal digits, so that anybody can draw the same again.
    #[serde(default)]
    pub seed: String,
    /// SHA-256 over options and anonymous ballots, in hexadecimal.
    pub digest: String,
}

impl RoundResult {
    /// Ballots that say something, by phone and on paper: what shares are shares of (voting.md: an empty ballot is
    /// part of the turnout, not of the result).
    pub fn considered(&self) -> u32 {
        let paper = self.paper_ballots.saturating_sub(self.paper_empty);
        self.counted.saturating_add(paper)
    }
}
