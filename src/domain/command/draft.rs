//! What moderators send as a whole: phases, rounds, entries from paper.

use crate::domain::contribution::{CardKind, Origin};
use crate::domain::ids::{DomainId, MeasureId, NoteId, PaperTallyId, PhaseId, PhotoId, RoundId};
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

/// An offer to do something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CommitmentOffer {
    /// The measure it belongs to.
    pub measure_id: Option<MeasureId>,
    /// What.
    pub what: String,
    /// Who: as it may stand on the wall.
    pub who: String,
    /// By when.
    pub by_when: String,
    /// Whoever is named agrees to stand on the wall and in the minutes; without that the name is
    /// not even stored.
    pub consent: bool,
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

/// A note for the minutes as a moderator writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NoteEntry {
    /// The phase that it is about; none before the first.
    pub phase_id: Option<PhaseId>,
    /// The text.
    pub text: String,
}

/// A note with a new text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NoteEdit {
    /// The note.
    pub note_id: NoteId,
    /// The version that was seen.
    pub version: u32,
    /// The new text.
    pub text: String,
}

/// A note as somebody saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeenNote {
    /// The note.
    pub note_id: NoteId,
    /// The version that was seen; the one that deleting gave it, to bring it back.
    pub version: u32,
}

/// A photo whose picture is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PhotoEntry {
    /// The photo, by the random id that the service gave the picture.
    pub photo_id: PhotoId,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// What a moderator says about a photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PhotoEdit {
    /// The photo.
    pub photo_id: PhotoId,
    /// The version that was seen.
    pub version: u32,
    /// What is to be seen; required with `consent`.
    pub alt: String,
    /// True: those in the picture agree that it is shown.
    pub consent: bool,
    /// True: the public result page may show it, too; means nothing without `consent`.
    pub released: bool,
}

/// A photo as somebody saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SeenPhoto {
    /// The photo.
    pub photo_id: PhotoId,
    /// The version that was seen.
    pub version: u32,
}
