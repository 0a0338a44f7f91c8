//! What may be asked. One enum for everybody; `role::allows` says who may ask what.
//!
//! On the wire a command is `{"type":"submitCard","requestId":"…", …fields}`.

mod draft;
mod edit;
mod kind;
mod sender;

pub use draft::{
    CardEntry, CommitmentOffer, Grouping, NoteEdit, NoteEntry, PaperEntry, PhaseDraft, PhotoEdit,
    PhotoEntry, RoundDraft, SeenNote, SeenPhoto, Suggestion,
};
pub use edit::{CommitmentEntry, GroupEdit, MeasureEdit, Profile, TableNotice, UtopiaEdit};
pub use sender::{Actor, Sender};

use super::contribution::{CardKind, Origin};
use super::ids::{
    CardId, ClusterId, CommitmentId, DomainId, GroupId, LocalityId, MeasureId, PhaseId, RoundId,
    SmallGroupId,
};
use super::measure::ShortSheet;
use super::participant::Language;
use super::round::Ballot;
use super::setup::{Admission, Setup};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A request to change a workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Command {
    // --- phones
    /// Become a participant. Sent once by a phone whose token is new.
    Join {
        /// Language of the phone.
        language: Language,
        /// Voluntary.
        group_id: Option<GroupId>,
        /// Voluntary.
        locality_id: Option<LocalityId>,
        /// The code of a printed card, where admission is by card.
        card_code: Option<String>,
    },
    /// Change the voluntary answers. The group is fixed while a round is open.
    SetProfile(Profile),
    /// Ask a moderator for help, or take that back.
    AskForHelp {
        /// True: help is wanted.
        wanted: bool,
    },
    /// Ask for more time, or take that back. More time, and the next phase, answer it.
    AskForTime {
        /// True: more time is wanted.
        wanted: bool,
    },
    /// Send a card.
    SubmitCard {
        /// `Clock::phase_seq` at the time of writing.
        phase_seq: u32,
        /// The phone's own key for this card.
        client_key: String,
        /// What it is.
        kind: CardKind,
        /// The text.
        text: String,
        /// Life domain, if chosen.
        domain_id: Option<DomainId>,
        /// The cluster or wish that it is about (reversal, reality check).
        about_id: Option<Uuid>,
    },
    /// Change an own card; until the phase ends.
    EditCard {
        /// The card.
        card_id: CardId,
        /// The new text.
        text: String,
        /// Life domain, if chosen.
        domain_id: Option<DomainId>,
    },
    /// Take an own card back; until the phase ends.
    WithdrawCard {
        /// The card.
        card_id: CardId,
    },
    /// Propose a cluster for an own card.
    ProposeCluster {
        /// The card.
        card_id: CardId,
        /// The cluster; none takes the proposal back.
        cluster_id: Option<ClusterId>,
    },
    /// Join a small group by its table.
    JoinSmallGroup {
        /// The group; none leaves it.
        small_group_id: Option<SmallGroupId>,
    },
    /// Write the small group's utopia.
    EditSmallGroup(UtopiaEdit),
    /// Begin a measure for one's small group: a draft that one person at a time may edit.
    StartMeasure {
        /// `Clock::phase_seq` at the time of writing.
        phase_seq: u32,
        /// The sheet so far; may be empty.
        sheet: ShortSheet,
    },
    /// Take, renew or give back the right to edit a group's measure.
    LockMeasure {
        /// The measure.
        measure_id: MeasureId,
        /// True: take or renew. False: give back.
        lock: bool,
    },
    /// Save a measure of one's own or one's group, without sending it.
    EditMeasure {
        /// The measure.
        measure_id: MeasureId,
        /// The version that was seen.
        version: u32,
        /// The sheet.
        sheet: ShortSheet,
    },
    /// Send a measure: a new one of one's own, or the group's draft.
    SubmitMeasure {
        /// `Clock::phase_seq` at the time of writing.
        phase_seq: u32,
        /// The group's draft, or one's own sent measure; none for a new one.
        measure_id: Option<MeasureId>,
        /// The sheet.
        sheet: ShortSheet,
        /// Cards and clusters that it comes from.
        derived_from: Vec<Uuid>,
    },
    /// Take a measure back; until the phase ends.
    WithdrawMeasure {
        /// The measure.
        measure_id: MeasureId,
    },
    /// Cast a ballot, in place of an earlier one.
    CastBallot {
        /// The round.
        round_id: RoundId,
        /// Counted by the phone from 1; a resend has the same.
        revision: u32,
        /// What is voted; an empty list is an empty ballot.
        ballot: Ballot,
    },
    /// Offer to do something (Verabredung).
    ProposeCommitment(CommitmentOffer),

    // --- moderators: the run of the day
    /// Change settings; topic, groups and domains that are in use cannot be taken out.
    ChangeSetup {
        /// All settings.
        setup: Box<Setup>,
        /// The settings as the sender saw them. If others have changed them since, nothing happens.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        seen: Option<Box<Setup>>,
    },
    /// Change the agenda. Phases that have started stay.
    ChangeAgenda {
        /// The agenda, in order.
        phases: Vec<PhaseDraft>,
        /// The agenda as the sender saw it. If others have changed it since, nothing happens.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        seen: Option<Vec<PhaseDraft>>,
    },
    /// Open the doors: from `draft` to the first phase.
    OpenWorkshop,
    /// Start a phase: the next one, a later one (skip) or an earlier one (go back).
    GoToPhase {
        /// The phase.
        phase_id: PhaseId,
    },
    /// Start the next phase; ends an inserted break.
    NextPhase,
    /// Insert a break here and now; the interrupted phase goes on afterwards.
    InsertBreak {
        /// Length, 1 to 120 minutes.
        minutes: u32,
    },
    /// Give more (or less) time.
    ExtendTime {
        /// Milliseconds, negative to shorten; the end is never before now.
        ms: i32,
    },
    /// Stop the clock.
    Pause,
    /// Let the clock go on.
    Resume,
    /// Darken the projector, or light it again.
    Blank {
        /// True: dark.
        on: bool,
    },
    /// Take over from the moderator who drives.
    TakeOver,
    /// Let nobody new in, or open again.
    Lock {
        /// True: nobody new.
        on: bool,
    },
    /// Choose how people are admitted.
    SetAdmission {
        /// Open or by card.
        admission: Admission,
    },
    /// Choose whether cards wait for approval.
    SetPreApproval {
        /// True: they wait.
        on: bool,
    },
    /// Record printed admission cards; the service made the codes and passes only hashes.
    IssueCards {
        /// SHA-256 of each code, in hexadecimal.
        hashes: Vec<String>,
        /// The group that these cards carry.
        group_id: Option<GroupId>,
    },
    /// Somebody was helped.
    ResolveHelp {
        /// The participant's table or pseudonym is never shown; this is the id of the request.
        participant_id: super::ids::ParticipantId,
    },
    /// Record how many people in the room have no device.
    CountPeople {
        /// People without a device.
        without_device: u32,
    },
    /// Freeze the results (in the closing round).
    FreezeResults,
    /// End the day: results stay visible to phones.
    StartFollowUp,
    /// Close for good.
    Archive,
    /// Forget who wrote what. Sent by the service alone, when its time has come.
    CutLinks,

    // --- moderators: cards and clusters
    /// Type in a card from paper or as said.
    AddCard(CardEntry),
    /// Put waiting cards on the wall.
    ApproveCards {
        /// The cards.
        card_ids: Vec<CardId>,
    },
    /// Take a card off the wall.
    HideCard {
        /// The card.
        card_id: CardId,
        /// Why; the writer reads it.
        reason: String,
    },
    /// Put a hidden card back.
    ShowCard {
        /// The card.
        card_id: CardId,
    },
    /// Correct the wording; the original stays.
    RewordCard {
        /// The card.
        card_id: CardId,
        /// The version that was seen.
        version: u32,
        /// The new text.
        text: String,
    },
    /// Put cards into a life domain.
    SetCardDomain {
        /// The cards.
        card_ids: Vec<CardId>,
        /// The domain; none takes them out.
        domain_id: Option<DomainId>,
    },
    /// Choose a wish to go on with, or take that back.
    ChooseCard {
        /// The card.
        card_id: CardId,
        /// True: chosen.
        chosen: bool,
    },
    /// Dismiss what the desk suggests for a card: that it repeats another one, or its writer's
    /// proposal.
    DismissSuggestion {
        /// The card.
        card_id: CardId,
        /// What is dismissed.
        suggestion: Suggestion,
    },
    /// Make a cluster, with cards or empty.
    CreateCluster {
        /// Title.
        title: String,
        /// Title for the projector; from the title if empty.
        short_title: String,
        /// Life domain.
        domain_id: Option<DomainId>,
        /// The kind of its cards.
        kind: CardKind,
        /// First cards.
        card_ids: Vec<CardId>,
    },
    /// Name a cluster.
    EditCluster {
        /// The cluster.
        cluster_id: ClusterId,
        /// The version that was seen.
        version: u32,
        /// Title.
        title: String,
        /// Title for the projector.
        short_title: String,
        /// Life domain.
        domain_id: Option<DomainId>,
    },
    /// Move cards into a cluster, or out of any (*Move to…*).
    MoveCards {
        /// The cards.
        card_ids: Vec<CardId>,
        /// Where to; none takes them out.
        cluster_id: Option<ClusterId>,
    },
    /// Merge clusters into one.
    MergeClusters {
        /// Those that go.
        from: Vec<ClusterId>,
        /// The one that stays.
        into: ClusterId,
    },
    /// Split cards off into a new cluster.
    SplitCluster {
        /// The cluster.
        cluster_id: ClusterId,
        /// The cards that go.
        card_ids: Vec<CardId>,
        /// Title of the new cluster.
        title: String,
        /// Its title for the projector.
        short_title: String,
    },
    /// Choose a reversal card as a cluster's aim.
    ChooseAim {
        /// The cluster.
        cluster_id: ClusterId,
        /// The card; none takes the choice back.
        card_id: Option<CardId>,
    },
    /// Show one card alone on the projector.
    Spotlight {
        /// The card; none ends it.
        card_id: Option<CardId>,
    },
    /// Undo the last step.
    Undo {
        /// The step that was shown, so that nobody undoes another's by accident.
        undo_id: super::ids::UndoId,
    },

    // --- moderators: groups, measures, commitments
    /// Form small groups anew.
    FormSmallGroups {
        /// How.
        grouping: Grouping,
        /// How many, 1 to 50; ignored for `by_domain`.
        count: u32,
    },
    /// Name a small group and its result.
    EditGroup(GroupEdit),
    /// Send a message to tables: it stands on the phones of those who sit there.
    MessageTables(TableNotice),
    /// Choose which small group presents.
    Present {
        /// The group; none ends it.
        small_group_id: Option<SmallGroupId>,
    },
    /// Type in a measure.
    AddMeasure {
        /// The sheet.
        sheet: ShortSheet,
        /// Cards and clusters that it comes from.
        derived_from: Vec<Uuid>,
        /// `paper` or `spoken`.
        origin: Origin,
    },
    /// Change a measure of the room.
    ChangeMeasure(MeasureEdit),
    /// Put waiting measures on the list.
    ApproveMeasures {
        /// The measures.
        measure_ids: Vec<MeasureId>,
    },
    /// Take a measure off the list.
    HideMeasure {
        /// The measure.
        measure_id: MeasureId,
        /// Why; the writers read it.
        reason: String,
    },
    /// Put a hidden measure back.
    ShowMeasure {
        /// The measure.
        measure_id: MeasureId,
    },
    /// Add or change a commitment, and confirm it.
    ConfirmCommitment(CommitmentEntry),
    /// Take a commitment out.
    DropCommitment {
        /// The commitment.
        commitment_id: CommitmentId,
    },

    // --- moderators: notes for the minutes, photos
    /// Write a note for the minutes. Only moderators see it.
    AddNote(NoteEntry),
    /// Change a note.
    EditNote(NoteEdit),
    /// Delete a note.
    DeleteNote(SeenNote),
    /// Bring a deleted note back.
    RestoreNote(SeenNote),
    /// Record a photo; the service has taken in the picture.
    AddPhoto(PhotoEntry),
    /// Describe a photo and say whether it may be shown.
    EditPhoto(PhotoEdit),
    /// Remove a photo with its picture. Cannot be undone.
    RemovePhoto(SeenPhoto),
    /// Show the photos on the wall, or end that; the next phase ends it, too.
    ShowPhotos {
        /// True: shown.
        on: bool,
    },

    // --- moderators: rounds
    /// Prepare a round.
    PrepareRound {
        /// The round.
        round: Box<RoundDraft>,
    },
    /// Prepare one round per life domain, over the visible measures of each domain with two or
    /// more.
    PrepareDomainRounds {
        /// Pattern: its options and domain are filled in per domain.
        round: Box<RoundDraft>,
    },
    /// Change a prepared round.
    EditRound {
        /// The round.
        round_id: RoundId,
        /// The round.
        round: Box<RoundDraft>,
    },
    /// Delete a prepared round.
    DeleteRound {
        /// The round.
        round_id: RoundId,
    },
    /// Open rounds: options and groups are fixed from now on.
    OpenRounds {
        /// The rounds, opened together.
        round_ids: Vec<RoundId>,
    },
    /// Close rounds: count and freeze. Cannot be undone.
    CloseRounds {
        /// The rounds.
        round_ids: Vec<RoundId>,
    },
    /// Show the room a closed round's result. Cannot be undone.
    RevealRound {
        /// The round.
        round_id: RoundId,
    },
    /// Offer a closed round's anonymous ballots as a download to everybody, or stop offering them.
    PublishBallots {
        /// The round.
        round_id: RoundId,
        /// Whether they are offered.
        published: bool,
    },
    /// Declare a round void. Cannot be undone.
    VoidRound {
        /// The round.
        round_id: RoundId,
        /// Why.
        reason: String,
    },
    /// Record dots on paper or a show of hands; the round must be open.
    TallyPaper(PaperEntry),
}
