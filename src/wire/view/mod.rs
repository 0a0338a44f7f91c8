//! What each audience may see. A view is made from one thing and the audience alone, so that a
//! snapshot and the stream of changes cannot tell different stories.

mod own;
mod snapshot;
mod things;

pub use own::{OwnBallot, OwnCard, OwnMeasure, PersonalView, concerned, personal};
pub use snapshot::{announce, moves_plan, plan, state};
pub use things::photo_view;

use crate::domain::context::Timestamp;
use crate::domain::contribution::{CardHint, CardKind, CardState, Origin};
use crate::domain::event::EventKind;
use crate::domain::frozen::Frozen;
use crate::domain::ids::{
    AccountId, CardId, ClusterId, CommitmentId, DomainId, MeasureId, NoteId, ParticipantId,
    PhaseId, PhotoId, ProcessId, RoundId, SmallGroupId, UndoId, WorkshopId,
};
use crate::domain::measure::{CommitmentState, MeasureState, ShortSheet, SmallGroup};
use crate::domain::note::Note;
use crate::domain::phase::{Clock, Phase};
use crate::domain::round::{
    BallotType, ObjectKind, PaperTally, ResultsVisibility, RoundOption, RoundResult, RoundSettings,
    RoundState, TieRule,
};
use crate::domain::setup::{Setup, Translated};
use crate::domain::workshop::Stage;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Phones, joined or not.
    Participant,
    /// The wall.
    Projector,
    /// Consoles.
    Moderator,
}

impl Audience {
    /// All audiences.
    pub const ALL: [Self; 3] = [Self::Participant, Self::Projector, Self::Moderator];

    fn moderates(self) -> bool {
        self == Self::Moderator
    }
}

/// The workshop's own fields, without its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HeadView {
    /// Identity.
    pub id: WorkshopId,
    /// The process that it feeds; moderators only.
    pub process_id: Option<ProcessId>,
    /// Six digits.
    pub join_code: String,
    /// Where it stands.
    pub stage: Stage,
    /// The running phase and its time.
    pub clock: Clock,
    /// True: nobody new may join.
    pub locked: bool,
    /// Who drives; moderators only.
    pub driver: Option<AccountId>,
    /// The card shown alone.
    pub spotlight: Option<CardId>,
    /// The small group that presents.
    pub presenting: Option<SmallGroupId>,
    /// True: the wall shows the photos of the day.
    pub photo_wall: bool,
    /// When results were frozen.
    pub frozen_at: Option<Timestamp>,
}

/// A card. Participants see chosen wishes only; projectors visible cards only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CardView {
    /// Identity.
    pub id: CardId,
    /// Number of arrival.
    pub order: u32,
    /// What it is.
    pub kind: CardKind,
    /// The text.
    pub text: String,
    /// Life domain.
    pub domain_id: Option<DomainId>,
    /// Phase in which it was written.
    pub phase_id: PhaseId,
    /// Its cluster.
    pub cluster_id: Option<ClusterId>,
    /// What it is about.
    pub about_id: Option<Uuid>,
    /// Chosen to go on.
    pub chosen: bool,
    /// What only moderators see.
    pub desk: Option<CardDesk>,
}

/// What moderators see of a card besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CardDesk {
    /// Where it stands.
    pub state: CardState,
    /// Why it is hidden.
    pub hidden_reason: Option<String>,
    /// The text before it was reworded.
    pub original_text: Option<String>,
    /// How it came in.
    pub origin: Origin,
    /// Hints.
    pub hints: Vec<CardHint>,
    /// The card that it seems to repeat.
    pub duplicate_of: Option<CardId>,
    /// What its writer proposes.
    pub proposed_cluster_id: Option<ClusterId>,
    /// When it arrived.
    pub created_at: Timestamp,
    /// For edits.
    pub version: u32,
}

/// A cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClusterView {
    /// Identity.
    pub id: ClusterId,
    /// Position.
    pub order: u32,
    /// Title.
    pub title: String,
    /// Title for the projector.
    pub short_title: String,
    /// Life domain.
    pub domain_id: Option<DomainId>,
    /// The kind of its cards.
    pub kind: CardKind,
    /// The card chosen as its aim.
    pub aim_id: Option<CardId>,
    /// For edits.
    pub version: u32,
}

/// A measure. Participants and projectors see visible ones only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureView {
    /// Identity.
    pub id: MeasureId,
    /// `17` = `M-017`.
    pub number: Option<u32>,
    /// The sheet.
    pub sheet: ShortSheet,
    /// What only moderators see.
    pub desk: Option<MeasureDesk>,
}

/// What moderators see of a measure besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureDesk {
    /// Where it stands.
    pub state: MeasureState,
    /// Why it is hidden.
    pub hidden_reason: Option<String>,
    /// How it came in.
    pub origin: Origin,
    /// The group that writes it.
    pub small_group_id: Option<SmallGroupId>,
    /// True while somebody of the group is writing (until this moment).
    pub being_edited_until: Option<Timestamp>,
    /// Cards and clusters that it comes from.
    pub derived_from: Vec<Uuid>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// For edits.
    pub version: u32,
}

/// A commitment. Participants and projectors see confirmed ones only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CommitmentView {
    /// Identity.
    pub id: CommitmentId,
    /// Position.
    pub order: u32,
    /// The measure it belongs to.
    pub measure_id: Option<MeasureId>,
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// By when.
    pub by_when: String,
    /// Where it stands.
    pub state: CommitmentState,
    /// For edits.
    pub version: u32,
}

/// A photo. Projectors see those whose people agree, participants none. The picture is at `/api/photos/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PhotoView {
    /// Identity.
    pub id: PhotoId,
    /// Position.
    pub order: u32,
    /// The phase in which it came in.
    pub phase_id: Option<PhaseId>,
    /// What is to be seen.
    pub alt: String,
    /// True: those in the picture agree that it is shown.
    pub consent: bool,
    /// True: the public result page shows it, too.
    pub released: bool,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// For edits.
    pub version: u32,
}

/// A round. Prepared rounds are seen by moderators only, results by moderators once it is closed
/// and by everybody once it is revealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundView {
    /// Identity.
    pub id: RoundId,
    /// Position.
    pub order: u32,
    /// The phase in which it was prepared.
    pub phase_id: Option<PhaseId>,
    /// What is asked.
    pub question: Translated,
    /// What the options are.
    pub object_kind: ObjectKind,
    /// The instrument.
    pub ballot_type: BallotType,
    /// The options. Phones shuffle them: see `frontend/src/lib/shuffle.ts`.
    #[cfg_attr(test, ts(as = "Vec<RoundOption>"))]
    pub options: Frozen<Vec<RoundOption>>,
    /// Dots per person.
    pub dots_per_person: u32,
    /// Most dots on one option.
    pub max_dots_per_option: u32,
    /// Whether own proposals may be voted for.
    pub own_allowed: bool,
    /// Its life domain.
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
    /// The round that it repeats.
    pub repeats: Option<RoundId>,
    /// What it settles beyond its instrument.
    pub settings: RoundSettings,
    /// Whether its anonymous ballots may be downloaded by everybody.
    pub ballots_published: bool,
    /// Paper and shows of hands; moderators only, else empty.
    pub paper: Vec<PaperTally>,
    /// The frozen result.
    #[cfg_attr(test, ts(as = "Option<RoundResult>"))]
    pub result: Option<Frozen<RoundResult>>,
}

/// A step that can be undone; moderators only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UndoView {
    /// Identity; the greatest is the last.
    pub id: UndoId,
    /// What was done.
    pub kind: EventKind,
    /// How many things it touched.
    pub count: u32,
    /// The card or cluster that names it best.
    pub subject: Option<Uuid>,
}

/// Somebody asks for help or for more time; moderators only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HelpView {
    /// Id of the request.
    pub participant_id: ParticipantId,
    /// The table they sit at, if known and help is wanted there.
    pub small_group_id: Option<SmallGroupId>,
    /// Help is wanted.
    pub needs_help: bool,
    /// More time is wanted: to be counted, and to be shown of nobody.
    pub wants_time: bool,
}

/// What all audiences see alike and what seldom changes: most of a snapshot's text, made once for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// The workshop's settings.
    pub setup: Setup,
    /// The agenda in order.
    pub phases: Vec<Phase>,
}

/// What one audience may see besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StateView {
    /// The workshop's own fields.
    pub head: HeadView,
    /// Cards.
    pub cards: Vec<CardView>,
    /// Clusters.
    pub clusters: Vec<ClusterView>,
    /// Measures.
    pub measures: Vec<MeasureView>,
    /// Small groups; the utopia's text only for moderators and while it is presented.
    pub small_groups: Vec<SmallGroup>,
    /// Commitments.
    pub commitments: Vec<CommitmentView>,
    /// Photos of the day; projectors see those whose people agree, participants none.
    pub photos: Vec<PhotoView>,
    /// Notes for the minutes; moderators only.
    pub notes: Vec<Note>,
    /// Rounds.
    pub rounds: Vec<RoundView>,
    /// Steps that can be undone, oldest first.
    pub undo: Vec<UndoView>,
    /// Open requests for help.
    pub help: Vec<HelpView>,
}

/// Everything one audience may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// What all see.
    #[serde(flatten)]
    pub plan: PlanView,
    /// What this audience sees.
    #[serde(flatten)]
    pub state: StateView,
}

/// The new value of one thing, or that it is gone from this audience's sight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "thing", rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is named like the view that it carries")]
pub enum ChangeView {
    Head { value: HeadView },
    Setup { value: Setup },
    Phase { value: Phase },
    PhaseGone { id: PhaseId },
    Card { value: CardView },
    CardGone { id: CardId },
    Cluster { value: ClusterView },
    ClusterGone { id: ClusterId },
    Measure { value: MeasureView },
    MeasureGone { id: MeasureId },
    SmallGroup { value: SmallGroup },
    SmallGroupGone { id: SmallGroupId },
    Commitment { value: CommitmentView },
    CommitmentGone { id: CommitmentId },
    Photo { value: PhotoView },
    PhotoGone { id: PhotoId },
    Note { value: Note },
    NoteGone { id: NoteId },
    Round { value: Box<RoundView> },
    RoundGone { id: RoundId },
    Undo { value: UndoView },
    UndoGone { id: UndoId },
    Help { value: HelpView },
    HelpGone { id: ParticipantId },
}
