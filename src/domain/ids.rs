//! Typed identifiers. All are UUID v7 (sortable by time), except where ballot secrecy forbids it.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(s).map(Self)
            }
        }
    )+};
}

ids! {
    /// A staff account (Konto).
    AccountId,
    /// A sign-in of a staff account; not its secret.
    SessionId,
    /// A contact of somebody who would like to help.
    SupporterId,
    /// A message of feedback on accessibility.
    FeedbackId,
    /// A strategy process (Strategieprozess).
    ProcessId,
    /// A workshop (Zukunftswerkstatt).
    WorkshopId,
    /// A phase of the agenda.
    PhaseId,
    /// A participant: a random pseudonym, never a person.
    ParticipantId,
    /// A life domain (Lebensbereich).
    DomainId,
    /// A stakeholder group (Akteursgruppe).
    GroupId,
    /// A locality (Ortsteil, Ortsgemeinde).
    LocalityId,
    /// A small group at a table (Kleingruppe).
    SmallGroupId,
    /// A contribution (Beitrag, Karte).
    CardId,
    /// A cluster of cards (Themencluster).
    ClusterId,
    /// A measure (Maßnahme).
    MeasureId,
    /// A comment of staff on a measure or a draft.
    CommentId,
    /// A ranking round (Bewertungsrunde).
    RoundId,
    /// A commitment: who does what by when (Verabredung).
    CommitmentId,
    /// A note for the minutes (Notiz).
    NoteId,
    /// A photo of the day (Foto).
    PhotoId,
    /// A picture (Bild) in a strategy draft.
    PictureId,
    /// One step of lineage (Herkunft).
    LineageId,
    /// One step that a moderator can undo.
    UndoId,
    /// A paper tally (Nacherfassung).
    PaperTallyId,
    /// A goal of a strategy process (Ziel).
    GoalId,
    /// A finding of the status quo (Ist-Analyse).
    FindingId,
    /// An organisation of the municipality (council, committee, department).
    OrganizationId,
    /// A strategy draft (Entwurf).
    DraftId,
    /// A section of a strategy draft.
    SectionId,
    /// A link by which somebody without an account reads a draft (Leselink).
    ReadingLinkId,
    /// Somebody who is asked about a draft.
    AlignmentStepId,
    /// An entry in a register of the office: funding, variants, strategies, local plans.
    RecordId,
    /// An edited measure list that was taken over.
    ImportId,
    /// A file that was taken away and is kept as it was.
    KeptFileId,
    /// A command's id, made by the client: sending it twice has the effect of sending it once.
    RequestId,
}
