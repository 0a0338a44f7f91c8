//! Who may send which command, and who asks.

use super::Command;
use crate::domain::ids::{AccountId, ParticipantId};
use crate::domain::participant::{Hash256, InputMode};

/// Who may send a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A phone that has not joined yet.
    Guest,
    /// A participant.
    Participant,
    /// Any moderator of the workshop.
    Moderator,
    /// The moderator who drives.
    Driver,
    /// The service itself.
    Service,
}

impl Command {
    /// Who may send it. A driver may send whatever a moderator may.
    pub fn sender(&self) -> Sender {
        match self {
            Self::Join { .. } => Sender::Guest,
            Self::SetProfile { .. }
            | Self::AskForHelp { .. }
            | Self::AskForTime { .. }
            | Self::SubmitCard { .. }
            | Self::EditCard { .. }
            | Self::WithdrawCard { .. }
            | Self::ProposeCluster { .. }
            | Self::JoinSmallGroup { .. }
            | Self::EditSmallGroup { .. }
            | Self::StartMeasure { .. }
            | Self::LockMeasure { .. }
            | Self::EditMeasure { .. }
            | Self::SubmitMeasure { .. }
            | Self::WithdrawMeasure { .. }
            | Self::CastBallot { .. }
            | Self::ProposeCommitment(_) => Sender::Participant,
            Self::CutLinks => Sender::Service,
            Self::OpenWorkshop
            | Self::GoToPhase { .. }
            | Self::NextPhase
            | Self::InsertBreak { .. }
            | Self::ExtendTime { .. }
            | Self::Pause
            | Self::Resume
            | Self::Blank { .. }
            | Self::FreezeResults
            | Self::StartFollowUp
            | Self::Archive
            | Self::OpenRounds { .. }
            | Self::CloseRounds { .. }
            | Self::RevealRound { .. }
            | Self::VoidRound { .. } => Sender::Driver,
            _ => Sender::Moderator,
        }
    }

    /// True for commands that change only who is asked, not what the room sees: they are
    /// allowed although results are frozen.
    pub fn allowed_when_frozen(&self) -> bool {
        matches!(
            self,
            Self::Join { .. }
                | Self::SetProfile { .. }
                | Self::AskForHelp { .. }
                | Self::AskForTime { .. }
                | Self::ResolveHelp { .. }
                | Self::SubmitCard { .. }
                | Self::EditCard { .. }
                | Self::WithdrawCard { .. }
                | Self::AddCard(_)
                | Self::ApproveCards { .. }
                | Self::HideCard { .. }
                | Self::ShowCard { .. }
                | Self::AddPhoto(_)
                | Self::EditPhoto(_)
                | Self::RemovePhoto(_)
                | Self::ShowPhotos { .. }
                | Self::AddNote(_)
                | Self::EditNote(_)
                | Self::DeleteNote(_)
                | Self::RestoreNote(_)
                | Self::TakeOver
                | Self::Blank { .. }
                | Self::Lock { .. }
                | Self::ExtendTime { .. }
                | Self::Pause
                | Self::Resume
                | Self::InsertBreak { .. }
                | Self::NextPhase
                | Self::RevealRound { .. }
                | Self::PublishBallots { .. }
                | Self::StartFollowUp
                | Self::Archive
                | Self::CutLinks
        )
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A phone that has not joined: only the hash of its token is known.
    Guest {
        /// SHA-256 of the token.
        token_hash: Hash256,
        /// How they take part.
        input_mode: InputMode,
    },
    /// A participant.
    Participant {
        /// The pseudonym.
        id: ParticipantId,
        /// The key of this phone for the round that the command names, if it is a ballot.
        voter_key: Option<Hash256>,
    },
    /// A moderator.
    Moderator {
        /// The account.
        account: AccountId,
    },
    /// The service itself, when a time has come.
    Service,
}
