//! What moderators send as a whole: phases, rounds, entries from paper.

use crate::domain::contribution::{CardKind, Origin};
use crate::domain::ids::{DomainId, PaperTallyId, PhaseId, RoundId};
use crate::domain::phase::{PhaseKind, SubStep};
use crate::domain::round::{
    BallotType, ObjectKind, PaperSheet, PaperSource, ResultsVisibility, RoundSettings, TieRule,
};
use crate::domain::setup::Translated;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the desk suggests for a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Suggestion {
    /// It repeats an earlier card.
    Duplicate,
    /// Its writer proposes a cluster.
    Proposal,
}

/// A phase as the agenda editor sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PhaseDraft {
    /// Known phases keep their id; none for a new one.
    pub id: Option<PhaseId>,
    /// Kind.
    pub kind: PhaseKind,
    /// Sub-step, for critique, fantasy and implementation.
    pub sub_step: Option<SubStep>,
    /// Short name.
    pub title: Translated,
    /// Leading question.
    pub prompt: Translated,
    /// Planned length in minutes, 0 to 600.
    pub planned_minutes: u32,
}

/// A round as a moderator prepares it. Options are frozen only when it opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundDraft {
    /// What is asked; the phase's prompt if empty.
    pub question: Translated,
    /// What the options are.
    pub object_kind: ObjectKind,
    /// The instrument.
    pub ballot_type: BallotType,
    /// Ids of the options; at least two of them must still stand when it opens.
    pub option_ids: Vec<Uuid>,
    /// Dots per person; the preset formula if none.
    pub dots_per_person: Option<u32>,
    /// Most dots on one option; 2 if none.
    pub max_dots_per_option: Option<u32>,
    /// Whether own proposals may be voted for.
    pub own_allowed: bool,
    /// The life domain that the options were taken from; none for an overall round.
    pub domain_id: Option<DomainId>,
    /// Who sees tallies when.
    pub visibility: ResultsVisibility,
    /// What happens with ties.
    pub tie_rule: TieRule,
    /// An earlier round that this one repeats.
    pub repeats: Option<RoundId>,
    /// What it settles beyond its instrument. Costs of a budget stand in the order of `option_ids`.
    #[serde(default)]
    pub settings: RoundSettings,
}

/// How small groups are formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// By lot.
    Random,
    /// One group per life domain; people choose.
    ByDomain,
    /// Stakeholder groups mixed as evenly as possible.
    Mixed,
    /// Empty tables that people join by number.
    Open,
}

/// A card from paper, or as said, typed in by a moderator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CardEntry {
    /// What it is.
    pub kind: CardKind,
    /// The text.
    pub text: String,
    /// Life domain.
    pub domain_id: Option<DomainId>,
    /// `paper` or `spoken`.
    pub origin: Origin,
    /// Key that makes a resend harmless.
    pub client_key: String,
    /// The cluster or wish that it is about.
    pub about_id: Option<Uuid>,
}

/// Dots on paper or a show of hands, as a moderator counted them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperEntry {
    /// The round.
    pub round_id: RoundId,
    /// The tally that this one replaces.
    pub replaces: Option<PaperTallyId>,
    /// How they were given.
    pub source: PaperSource,
    /// People or ballots behind it.
    pub ballots: u32,
    /// Points per option, by index; empty if `sheets` are sent.
    pub points: Vec<u32>,
    /// Ballots typed in one by one, equal ones together; empty if `points` are sent.
    #[serde(default)]
    pub sheets: Vec<PaperSheet>,
    /// The tally that this entry types in a second time, to find mistakes.
    #[serde(default)]
    pub checks: Option<PaperTallyId>,
    /// Remark.
    pub note: String,
}
