//! Ranking rounds (Bewertungsrunden): what is asked, the ballots while it is open, the frozen
//! result after it has closed.

use super::context::Timestamp;
use super::ids::{AccountId, DomainId, GroupId, PaperTallyId, PhaseId, RoundId};
use super::participant::Hash256;
use super::setup::Translated;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

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

/// Where a round stands. Closing, voiding and revealing cannot be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Being prepared.
    Draft,
    /// Ballots come in; options and groups are fixed.
    Open,
    /// Counted and frozen; moderators see the result.
    Closed,
    /// Everybody sees the result.
    Revealed,
    /// Declared void, with a reason.
    Void,
}

/// One option, frozen when the round opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundOption {
    /// Id of the card, cluster or measure.
    pub id: Uuid,
    /// Title when the round opened.
    pub title: String,
    /// Title for the projector, at most 30 code points; the title itself if there is none.
    pub short_title: String,
    /// `M-017` for measures.
    pub number: Option<u32>,
    /// Life domain when the round opened.
    pub domain_id: Option<DomainId>,
}

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
    pub ballots: HashMap<Hash256, OpenBallot>,
    /// Ballots per group (turnout).
    pub by_group: HashMap<Option<GroupId>, u32>,
    /// Points or approvals per option, by index.
    pub points: Vec<u32>,
}

/// How votes outside the phones were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PaperSource {
    /// Dots on paper.
    Paper,
    /// A show of hands.
    ShowOfHands,
}

/// Votes typed in from paper or counted in the room (Nacherfassung): a separate, marked source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperTally {
    /// Identity.
    pub id: PaperTallyId,
    /// How they were given.
    pub source: PaperSource,
    /// People or ballots behind it.
    pub ballots: u32,
    /// Points per option, by index; as long as the options.
    pub points: Vec<u32>,
    /// The moderator who typed it in.
    pub entered_by: AccountId,
    /// When.
    pub entered_at: Timestamp,
    /// Free remark.
    pub note: String,
}

/// A ranking round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Identity.
    pub id: RoundId,
    /// Position, from 1.
    pub order: u32,
    /// The phase in which it was prepared.
    pub phase_id: Option<PhaseId>,
    /// What is asked.
    pub question: Translated,
    /// What the options are.
    pub object_kind: ObjectKind,
    /// The instrument.
    pub ballot_type: BallotType,
    /// The options; frozen once open. Their order is the last tie-break, drawn when it opens.
    pub options: Vec<RoundOption>,
    /// Dots per person (points only), 1 to 30.
    pub dots_per_person: u32,
    /// Dots that one person may give one option (points only), 1 to `dots_per_person`.
    pub max_dots_per_option: u32,
    /// Whether people may vote for their own proposals; announced on screen.
    pub own_allowed: bool,
    /// The life domain that the options were taken from; none for an overall round.
    pub domain_id: Option<DomainId>,
    /// Who sees tallies when.
    pub visibility: ResultsVisibility,
    /// What happens with ties.
    pub tie_rule: TieRule,
    /// Where it stands.
    pub state: RoundState,
    /// When it opened.
    pub opened_at: Option<Timestamp>,
    /// When it closed.
    pub closed_at: Option<Timestamp>,
    /// Why it is void.
    pub void_reason: Option<String>,
    /// An earlier round that this one repeats.
    pub repeats: Option<RoundId>,
    /// Votes from paper and shows of hands.
    pub paper: Vec<PaperTally>,
    /// The frozen result, from closing on.
    pub result: Option<RoundResult>,
}

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
    /// Points or approvals from phones and paper together.
    pub points: u32,
    /// Of these from paper and shows of hands; withheld where either source is smaller than k.
    pub paper_points: GroupCell,
    /// People who gave at least one point by phone.
    pub givers: u32,
    /// Points (approval: givers) per group column.
    pub by_group: Vec<GroupCell>,
}

/// A frozen result. Nothing later changes a figure in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundResult {
    /// `cumulative` or `approval`.
    pub method: String,
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
    /// Participants who could have voted by phone when it closed.
    pub eligible: u32,
    /// Heads in the room as far as known: participants and people without a device.
    pub head_count: u32,
    /// k: the smallest group shown.
    pub min_group: u32,
    /// Columns of the breakdown; empty if nothing may be shown.
    pub groups: Vec<GroupColumn>,
    /// One row per option, best first; ties in the order of the options.
    pub options: Vec<OptionResult>,
    /// SHA-256 over options and anonymous ballots, in hexadecimal.
    pub digest: String,
}

impl Ballot {
    /// Points (approval: one) per option index.
    pub fn points(&self) -> Vec<(u32, u32)> {
        match self {
            Self::Points(points) => points.clone(),
            Self::Approval(options) => options.iter().map(|option| (*option, 1)).collect(),
        }
    }
}

impl BallotBox {
    /// Puts a ballot in, in place of an earlier one by the same voter.
    pub fn put(&mut self, ballot: OpenBallot) {
        *self.by_group.entry(ballot.group_id).or_default() += 1;
        for (option, points) in ballot.ballot.points() {
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
            for (option, points) in old.ballot.points() {
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
