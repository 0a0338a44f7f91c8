//! The decisions: what a command does to a workshop, or why it may not.
//!
//! Pure: the same workshop, actor, command and context always give the same event. A refusal
//! changes nothing. Checks come in this order, so that a code means the same everywhere: who asks,
//! the stage of the workshop, frozen results, then the rules of the thing itself.

mod ballots;
mod cards;
mod clusters;
mod commitments;
mod count;
mod groups;
mod input;
mod measure_desk;
mod measure_parts;
mod measures;
mod moderation;
mod notes;
mod options;
mod paper;
pub mod people;
mod photos;
mod retention;
mod round_settings;
mod rounds;
mod run;
mod settings;
mod step;
mod undo;
mod words;

use super::command::{Actor, Command, Sender};
use super::context::Context;
use super::event::Event;
use super::expected::{self, Expected};
use super::ids::{AccountId, ParticipantId};
use super::refusal::Refusal;
use super::workshop::{Stage, Workshop};

/// Decides one command: the one event that it causes, or the reason to say no.
pub fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    decide_as_seen(workshop, actor, command, &[], ctx)
}

/// Decides a command whose sender, a moderator, saw these values. For others they mean nothing: a
/// phone must not learn by asking what it may not see.
pub fn decide_as_seen(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    seen: &[Expected],
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    check_sender(workshop, actor, command)?;
    check_stage(workshop.head.stage, command)?;
    if workshop.head.frozen_at.is_some() && !command.allowed_when_frozen() {
        return Err(Refusal::Frozen);
    }
    if matches!(actor, Actor::Moderator { .. }) {
        expected::check(workshop, seen)?;
    }
    match command {
        Command::Join { .. }
        | Command::SetProfile { .. }
        | Command::AskForHelp { .. }
        | Command::AskForTime { .. }
        | Command::ResolveHelp { .. }
        | Command::CountPeople { .. }
        | Command::IssueCards { .. }
        | Command::Lock { .. } => people::decide(workshop, actor, command, ctx),

        Command::ChangeSetup { .. }
        | Command::ChangeAgenda { .. }
        | Command::SetAdmission { .. }
        | Command::SetPreApproval { .. } => settings::decide(workshop, actor, command, ctx),

        Command::OpenWorkshop
        | Command::GoToPhase { .. }
        | Command::NextPhase
        | Command::InsertBreak { .. }
        | Command::ExtendTime { .. }
        | Command::Pause
        | Command::Resume
        | Command::Blank { .. }
        | Command::TakeOver
        | Command::FreezeResults
        | Command::StartFollowUp
        | Command::Archive => run::decide(workshop, actor, command, ctx),
        Command::CutLinks => retention::cut_links(workshop, ctx),

        Command::TallyPaper(entry) => paper::decide(workshop, actor, entry, ctx),
        Command::PrepareRound { .. }
        | Command::PrepareDomainRounds { .. }
        | Command::EditRound { .. }
        | Command::DeleteRound { .. }
        | Command::OpenRounds { .. }
        | Command::CloseRounds { .. }
        | Command::RevealRound { .. }
        | Command::VoidRound { .. }
        | Command::PublishBallots { .. } => rounds::decide(workshop, actor, command, ctx),
        Command::CastBallot { .. } => ballots::decide(workshop, actor, command),

        Command::SubmitCard { .. }
        | Command::EditCard { .. }
        | Command::WithdrawCard { .. }
        | Command::ProposeCluster { .. }
        | Command::AddCard(_)
        | Command::ApproveCards { .. }
        | Command::HideCard { .. }
        | Command::ShowCard { .. }
        | Command::RewordCard { .. }
        | Command::SetCardDomain { .. }
        | Command::ChooseCard { .. }
        | Command::DismissSuggestion { .. } => cards::decide(workshop, actor, command, ctx),

        Command::CreateCluster { .. }
        | Command::EditCluster { .. }
        | Command::MoveCards { .. }
        | Command::MergeClusters { .. }
        | Command::SplitCluster { .. }
        | Command::ChooseAim { .. }
        | Command::Spotlight { .. } => clusters::decide(workshop, actor, command, ctx),
        Command::Undo { .. } => undo::decide(workshop, actor, command, ctx),

        Command::JoinSmallGroup { .. }
        | Command::EditSmallGroup { .. }
        | Command::FormSmallGroups { .. }
        | Command::EditGroup { .. }
        | Command::MessageTables { .. }
        | Command::Present { .. } => groups::decide(workshop, actor, command, ctx),

        Command::StartMeasure { .. }
        | Command::LockMeasure { .. }
        | Command::EditMeasure { .. }
        | Command::SubmitMeasure { .. }
        | Command::WithdrawMeasure { .. }
        | Command::AddMeasure { .. }
        | Command::ChangeMeasure { .. }
        | Command::ApproveMeasures { .. }
        | Command::HideMeasure { .. }
        | Command::ShowMeasure { .. } => measures::decide(workshop, actor, command, ctx),

        Command::AddPhoto(_)
        | Command::EditPhoto(_)
        | Command::RemovePhoto(_)
        | Command::ShowPhotos { .. } => photos::decide(workshop, actor, command, ctx),

        Command::AddNote(_)
        | Command::EditNote(_)
        | Command::DeleteNote(_)
        | Command::RestoreNote(_) => notes::decide(workshop, actor, command, ctx),

        Command::ProposeCommitment(_)
        | Command::ConfirmCommitment { .. }
        | Command::DropCommitment { .. } => commitments::decide(workshop, actor, command, ctx),
    }
}

/// Who may ask. While nobody drives, any moderator may send what a driver may.
fn check_sender(workshop: &Workshop, actor: Actor, command: &Command) -> Result<(), Refusal> {
    match (command.sender(), actor) {
        // A phone may have joined already and not have heard so.
        (Sender::Guest, Actor::Guest { .. } | Actor::Participant { .. })
        | (Sender::Moderator, Actor::Moderator { .. })
        | (Sender::Service, Actor::Service) => Ok(()),
        (Sender::Participant, Actor::Participant { id, .. }) => {
            if workshop.participants.contains_key(&id) {
                Ok(())
            } else {
                Err(Refusal::NotSignedIn)
            }
        }
        (Sender::Driver, Actor::Moderator { account }) => match workshop.head.driver {
            Some(driver) if driver != account => Err(Refusal::NotDriving),
            _ => Ok(()),
        },
        (Sender::Participant, Actor::Guest { .. }) => Err(Refusal::NotSignedIn),
        _ => Err(Refusal::NotAllowed),
    }
}

/// In which stage of the workshop a command has a place at all.
fn check_stage(stage: Stage, command: &Command) -> Result<(), Refusal> {
    let fits = match (stage, command.sender()) {
        (Stage::Archived | Stage::FollowUp, Sender::Service) => true,
        (_, Sender::Service)
        | (Stage::Archived, _)
        | (Stage::Draft, Sender::Guest | Sender::Participant)
        | (Stage::FollowUp, Sender::Participant) => false,
        (Stage::Running, _)
        | (Stage::Draft | Stage::FollowUp, Sender::Moderator | Sender::Driver)
        | (Stage::FollowUp, Sender::Guest) => true,
    };
    if fits {
        Ok(())
    } else {
        Err(Refusal::WrongStage)
    }
}

/// The participant who asks.
fn participant(actor: Actor) -> Result<ParticipantId, Refusal> {
    match actor {
        Actor::Participant { id, .. } => Ok(id),
        Actor::Guest { .. } | Actor::Moderator { .. } | Actor::Service => Err(Refusal::NotAllowed),
    }
}

/// The moderator who asks.
fn moderator(actor: Actor) -> Result<AccountId, Refusal> {
    match actor {
        Actor::Moderator { account } => Ok(account),
        Actor::Guest { .. } | Actor::Participant { .. } | Actor::Service => {
            Err(Refusal::NotAllowed)
        }
    }
}
