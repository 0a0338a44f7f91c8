//! The names of commands, for operators.

use super::Command;

impl Command {
    /// Its `type` on the wire.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Join { .. } => "join",
            Self::SetProfile { .. } => "setProfile",
            Self::AskForHelp { .. } => "askForHelp",
            Self::AskForTime { .. } => "askForTime",
            Self::SubmitCard { .. } => "submitCard",
            Self::EditCard { .. } => "editCard",
            Self::WithdrawCard { .. } => "withdrawCard",
            Self::ProposeCluster { .. } => "proposeCluster",
            Self::JoinSmallGroup { .. } => "joinSmallGroup",
            Self::EditSmallGroup { .. } => "editSmallGroup",
            Self::StartMeasure { .. } => "startMeasure",
            Self::LockMeasure { .. } => "lockMeasure",
            Self::EditMeasure { .. } => "editMeasure",
            Self::SubmitMeasure { .. } => "submitMeasure",
            Self::WithdrawMeasure { .. } => "withdrawMeasure",
            Self::CastBallot { .. } => "castBallot",
            Self::ProposeCommitment(_) => "proposeCommitment",
            Self::ChangeSetup { .. } => "changeSetup",
            Self::ChangeAgenda { .. } => "changeAgenda",
            Self::OpenWorkshop => "openWorkshop",
            Self::GoToPhase { .. } => "goToPhase",
            Self::NextPhase => "nextPhase",
            Self::InsertBreak { .. } => "insertBreak",
            Self::ExtendTime { .. } => "extendTime",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Blank { .. } => "blank",
            Self::TakeOver => "takeOver",
            Self::Lock { .. } => "lock",
            Self::SetAdmission { .. } => "setAdmission",
            Self::SetPreApproval { .. } => "setPreApproval",
            Self::IssueCards { .. } => "issueCards",
            Self::ResolveHelp { .. } => "resolveHelp",
            Self::CountPeople { .. } => "countPeople",
            Self::FreezeResults => "freezeResults",
            Self::StartFollowUp => "startFollowUp",
            Self::CutLinks => "cutLinks",
            Self::Archive => "archive",
            Self::AddCard(_) => "addCard",
            Self::ApproveCards { .. } => "approveCards",
            Self::HideCard { .. } => "hideCard",
            Self::ShowCard { .. } => "showCard",
            Self::RewordCard { .. } => "rewordCard",
            Self::SetCardDomain { .. } => "setCardDomain",
            Self::ChooseCard { .. } => "chooseCard",
            Self::DismissSuggestion { .. } => "dismissSuggestion",
            Self::CreateCluster { .. } => "createCluster",
            Self::EditCluster { .. } => "editCluster",
            Self::MoveCards { .. } => "moveCards",
            Self::MergeClusters { .. } => "mergeClusters",
            Self::SplitCluster { .. } => "splitCluster",
            Self::ChooseAim { .. } => "chooseAim",
            Self::Spotlight { .. } => "spotlight",
            Self::Undo { .. } => "undo",
            Self::FormSmallGroups { .. } => "formSmallGroups",
            Self::EditGroup { .. } => "editGroup",
            Self::MessageTables { .. } => "messageTables",
            Self::Present { .. } => "present",
            Self::AddMeasure { .. } => "addMeasure",
            Self::ChangeMeasure { .. } => "changeMeasure",
            Self::ApproveMeasures { .. } => "approveMeasures",
            Self::HideMeasure { .. } => "hideMeasure",
            Self::ShowMeasure { .. } => "showMeasure",
            Self::ConfirmCommitment { .. } => "confirmCommitment",
            Self::DropCommitment { .. } => "dropCommitment",
            Self::AddPhoto(_) => "addPhoto",
            Self::EditPhoto(_) => "editPhoto",
            Self::RemovePhoto(_) => "removePhoto",
            Self::ShowPhotos { .. } => "showPhotos",
            Self::AddNote(_) => "addNote",
            Self::EditNote(_) => "editNote",
            Self::DeleteNote(_) => "deleteNote",
            Self::RestoreNote(_) => "restoreNote",
            Self::PrepareRound { .. } => "prepareRound",
            Self::PrepareDomainRounds { .. } => "prepareDomainRounds",
            Self::EditRound { .. } => "editRound",
            Self::DeleteRound { .. } => "deleteRound",
            Self::OpenRounds { .. } => "openRounds",
            Self::CloseRounds { .. } => "closeRounds",
            Self::RevealRound { .. } => "revealRound",
            Self::PublishBallots { .. } => "publishBallots",
            Self::VoidRound { .. } => "voidRound",
            Self::TallyPaper(_) => "tallyPaper",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_the_type_on_the_wire() {
        for command in [
            Command::NextPhase,
            Command::Blank { on: true },
            Command::AskForHelp { wanted: true },
        ] {
            let written = serde_json::to_value(&command).unwrap();
            assert_eq!(written["type"], command.kind());
        }
    }
}
