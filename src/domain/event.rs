//! What happened. An event names its kind and subjects (for the journal, which holds no texts and
//! no ballots) and carries the new value of everything that changed (for state, store and screens).

use super::contribution::{Card, Cluster, Lineage, UndoStep};
use super::ids::{AccountId, PhotoId, RoundId, UndoId};
use super::measure::{Commitment, SmallGroup, WorkshopMeasure};
use super::note::Note;
use super::participant::{AdmissionCard, Participant};
use super::phase::Phase;
use super::photo::Photo;
use super::round::{CountedBallot, OpenBallot, Round};
use super::workshop::Head;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Kinds of events: stable codes of the journal, and the names of steps that can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[expect(
    missing_docs,
    reason = "the names say it; the glossary is in the module of each thing"
)]
pub enum EventKind {
    SetupChanged,
    AgendaChanged,
    WorkshopOpened,
    PhaseStarted,
    BreakInserted,
    TimeExtended,
    Paused,
    Resumed,
    Blanked,
    Unblanked,
    Locked,
    Unlocked,
    DriverChanged,
    ResultsFrozen,
    FollowUpStarted,
    Archived,
    /// Cards, measures and offers no longer know their writers.
    LinksCut,
    CardsIssued,
    ParticipantJoined,
    ProfileChanged,
    HelpRequested,
    HelpResolved,
    PeopleCounted,
    CardSubmitted,
    CardEdited,
    CardWithdrawn,
    CardApproved,
    CardHidden,
    CardShown,
    CardReworded,
    CardsMoved,
    CardDomainSet,
    CardChosen,
    SuggestionDismissed,
    ClusterProposed,
    ClusterCreated,
    ClusterEdited,
    ClustersMerged,
    ClusterSplit,
    AimChosen,
    Spotlighted,
    StepUndone,
    SmallGroupsFormed,
    SmallGroupJoined,
    SmallGroupEdited,
    TablesMessaged,
    PresentationChanged,
    MeasureStarted,
    MeasureEdited,
    MeasureSubmitted,
    MeasureWithdrawn,
    MeasureApproved,
    MeasureHidden,
    MeasureShown,
    EditLockChanged,
    CommitmentProposed,
    CommitmentEdited,
    CommitmentConfirmed,
    CommitmentDropped,
    PhotoAdded,
    PhotoEdited,
    PhotoRemoved,
    PhotosShown,
    NoteAdded,
    NoteEdited,
    NoteDeleted,
    NoteRestored,
    RoundPrepared,
    RoundEdited,
    RoundDeleted,
    RoundOpened,
    RoundClosed,
    RoundRevealed,
    /// The anonymous ballots of a round were published, or taken back.
    BallotsPublished,
    RoundVoided,
    PaperTallied,
    BallotCast,
}

/// The new value of one thing. Applying it twice is the same as once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The workshop's own fields.
    Head(Box<Head>),
    /// A phase was added or changed.
    Phase(Phase),
    /// A phase was taken out of the agenda before it ever started.
    PhaseGone(super::ids::PhaseId),
    /// A participant.
    Participant(Participant),
    /// An admission card.
    AdmissionCard(AdmissionCard),
    /// A card.
    Card(Card),
    /// A cluster.
    Cluster(Cluster),
    /// A step of lineage.
    Lineage(Lineage),
    /// A measure.
    Measure(WorkshopMeasure),
    /// A small group.
    SmallGroup(SmallGroup),
    /// A commitment.
    Commitment(Commitment),
    /// A photo, without its picture.
    Photo(Photo),
    /// A photo was removed with its picture.
    PhotoGone(PhotoId),
    /// A note for the minutes.
    Note(Note),
    /// A round, without its ballots.
    Round(Box<Round>),
    /// A prepared round was deleted before it opened.
    RoundGone(RoundId),
    /// A ballot of an open round. Stored apart: no participant, no time, no event beside it.
    Ballot {
        /// The round.
        round_id: RoundId,
        /// The ballot.
        ballot: OpenBallot,
    },
    /// A round was closed or voided: its open ballots become counted rows (none if void).
    BallotsClosed {
        /// The round.
        round_id: RoundId,
        /// Equal ballots joined, sorted.
        counted: Vec<CountedBallot>,
    },
    /// A step that can be undone.
    Undo(UndoStep),
    /// A step that can no longer be undone.
    UndoGone(UndoId),
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Kind.
    pub kind: EventKind,
    /// Ids of the things concerned; never a participant's beside a ballot.
    pub subjects: Vec<Uuid>,
    /// The moderator who did it; none for participants.
    pub actor: Option<AccountId>,
    /// New values, in the order in which they are to be applied.
    pub changes: Vec<Change>,
}

impl Event {
    /// True for a ballot: it gets no `seq`, no journal entry, no request id.
    pub fn is_ballot(&self) -> bool {
        self.kind == EventKind::BallotCast
    }
}
