//! Ranking rounds (Bewertungsrunden): what is asked, the ballots while it is open, the frozen
//! result after it has closed.

mod ballot;
mod kept;
mod paper;
mod result;
mod settings;

pub use ballot::{Ballot, BallotBox, CountedBallot, OpenBallot};
pub use kept::KeptBallots;
pub use paper::{PaperCheck, PaperSheet, PaperSource, PaperTally};
pub use result::{
    AxisFigures, EqualSay, Figures, GroupCell, GroupColumn, OptionResult, Quadrant, RoundResult,
};
pub use settings::{
    Axes, BallotType, Budget, Method, ObjectKind, ResultsVisibility, RoundSettings, TieRule,
};

use super::context::Timestamp;
use super::frozen::Frozen;
use super::ids::{DomainId, PhaseId, RoundId};
use super::setup::Translated;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
    pub options: Frozen<Vec<RoundOption>>,
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
    /// What it settles beyond its instrument; frozen once open.
    pub settings: RoundSettings,
    /// Whether the anonymous ballots of the closed round may be downloaded by everybody.
    pub ballots_published: bool,
    /// Votes from paper and shows of hands.
    pub paper: Vec<PaperTally>,
    /// The frozen result, from closing on.
    pub result: Option<Frozen<RoundResult>>,
}

impl Round {
    /// The rule by which it is ranked.
    pub fn method(&self) -> Method {
        match self.ballot_type {
            BallotType::Points | BallotType::Approval if self.settings.budget.is_some() => {
                Method::Mes
            }
            BallotType::Points => Method::Cumulative,
            BallotType::Approval => Method::Approval,
            BallotType::Rating => Method::Rating,
            BallotType::Ranking => Method::Schulze,
            BallotType::Votes => Method::GroupConsensus,
            BallotType::Pairwise => Method::BradleyTerry,
        }
    }
}
