//! The way of a strategy draft through the house: which states follow each other, who may take it
//! there, what still stands in the way, and who was asked (interne Abstimmung).

use super::account::Role;
use super::context::Timestamp;
use super::draft::{Draft, DraftState, Section};
use super::ids::{AccountId, AlignmentStepId, SectionId};
use super::limits::{COMMENT, NAME};
use super::markdown::TO_DO;
use super::refusal::Refusal;
use super::strategy::{lines, required_line};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// People and bodies that may be asked about one draft.
pub const STEPS: usize = 100;
/// Comments on one draft.
pub const DRAFT_COMMENTS: usize = 2_000;
/// Code points of a line that the list of placeholders shows.
const EXCERPT: usize = 160;

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AlignmentKind {
    /// Departments and the head of the administration.
    Internal,
    /// The IT department: in-house or contracted out.
    It,
    /// The council of elders (Ältestenrat).
    Elders,
    /// The chairs of the factions.
    Factions,
    /// The Digitalrat.
    Digitalrat,
    /// The public.
    Public,
}

impl AlignmentKind {
    /// True for those whose sign-off the administration needs before politics sees the draft.
    pub fn is_internal(self) -> bool {
        matches!(self, Self::Internal | Self::It)
    }
}

/// What somebody who was asked said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AlignmentOutcome {
    /// Agreed.
    Agreed,
    /// Agreed, if something is changed; the note says what.
    AgreedWithChanges,
    /// Rejected; the note says why.
    Rejected,
    /// Nothing came by the due date.
    NoReply,
}

/// A sign-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SignOff {
    /// What was said.
    pub outcome: AlignmentOutcome,
    /// In words; required for changes and a rejection.
    pub note: String,
    /// The version of the draft that it is about.
    pub version: u32,
    /// Who entered it: the one who was asked, or somebody of the office in their name.
    pub by: AccountId,
    /// When.
    pub at: Timestamp,
}

/// One who is asked about a draft (alignment step).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AlignmentStep {
    /// Identity.
    pub id: AlignmentStepId,
    /// In which capacity.
    pub kind: AlignmentKind,
    /// Name of the person or body.
    pub addressee: String,
    /// Their account, with which they comment and sign off themselves; none if they have none.
    pub account_id: Option<AccountId>,
    /// By when they are to answer.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub due: Option<NaiveDate>,
    /// Their answer; none as long as it is open.
    pub sign_off: Option<SignOff>,
}

impl AlignmentStep {
    /// The step with its texts cleaned, or why it cannot be stored.
    pub fn cleaned(self) -> Result<Self, Refusal> {
        Ok(Self {
            addressee: required_line("addressee", &self.addressee, NAME)?,
            ..self
        })
    }
}

impl SignOff {
    /// The sign-off with its note cleaned; changes and a rejection need a note.
    pub fn cleaned(self) -> Result<Self, Refusal> {
        let note = lines("note", &self.note, COMMENT)?;
        let needed = matches!(
            self.outcome,
            AlignmentOutcome::AgreedWithChanges | AlignmentOutcome::Rejected
        );
        if needed && note.is_empty() {
            return Err(Refusal::Empty {
                field: "note".to_owned(),
            });
        }
        Ok(Self { note, ..self })
    }
}

/// A change of a draft's state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DraftMove {
    /// The state before.
    pub from: DraftState,
    /// The state after.
    pub to: DraftState,
    /// The version that it was about.
    pub version: u32,
    /// Why, or with which resolution.
    pub note: String,
    /// Who; none where the service itself did it.
    pub by: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// What stands in the way of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Blocker {
    /// Something is still to be filled in.
    OpenPlaceholders,
    /// Somebody has not answered yet.
    OpenSignOffs,
    /// Somebody of the administration has said no.
    Rejected,
}

/// Text that is still to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Placeholder {
    /// The section.
    pub section_id: SectionId,
    /// Its heading.
    pub heading: String,
    /// The line that it stands in.
    pub text: String,
}

impl DraftState {
    /// The states that may follow, the way forward first.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::InternalReview],
            Self::InternalReview => &[Self::PoliticalReview, Self::Draft],
            Self::PoliticalReview => &[Self::Submitted, Self::InternalReview, Self::Draft],
            Self::Submitted => &[Self::Adopted, Self::PoliticalReview],
            Self::Adopted => &[Self::Superseded],
            Self::Superseded => &[],
        }
    }

    /// True as long as texts may change.
    pub fn is_editable(self) -> bool {
        matches!(
            self,
            Self::Draft | Self::InternalReview | Self::PoliticalReview
        )
    }

    /// True if this role may take a draft from here to there. What the council decided is recorded
    /// by administrators, as is calling a submitted draft back.
    pub fn may_move(self, to: Self, role: Role) -> bool {
        self.next().contains(&to)
            && match role {
                Role::Administrator => true,
                Role::Office => self.is_editable(),
                Role::Moderator | Role::ReadOnly => false,
            }
    }
}

/// What stands in the way of taking a draft with these sections and answers to a state.
pub fn blockers(to: DraftState, sections: &[Section], steps: &[AlignmentStep]) -> Vec<Blocker> {
    let open = |internal: bool| {
        steps
            .iter()
            .any(|step| step.kind.is_internal() == internal && step.sign_off.is_none())
    };
    let rejected = steps.iter().any(|step| {
        let no = AlignmentOutcome::Rejected;
        step.kind.is_internal() && step.sign_off.as_ref().is_some_and(|it| it.outcome == no)
    });
    let mut found = Vec::new();
    match to {
        DraftState::PoliticalReview | DraftState::Submitted => {
            if to == DraftState::Submitted && !placeholders(sections).is_empty() {
                found.push(Blocker::OpenPlaceholders);
            }
            if open(true) || (to == DraftState::Submitted && open(false)) {
                found.push(Blocker::OpenSignOffs);
            }
            if rejected {
                found.push(Blocker::Rejected);
            }
        }
        DraftState::Draft
        | DraftState::InternalReview
        | DraftState::Adopted
        | DraftState::Superseded => {}
    }
    found
}

/// Refuses a change of state that this role may not make, or that something stands in the way of.
pub fn check_move(
    draft: &Draft,
    to: DraftState,
    role: Role,
    steps: &[AlignmentStep],
) -> Result<(), Refusal> {
    if !draft.state.next().contains(&to) {
        return Err(Refusal::WrongStage);
    }
    if !draft.state.may_move(to, role) {
        return Err(Refusal::NotAllowed);
    }
    // The way back is always open.
    let forward = draft.state.next().first() == Some(&to);
    let found = blockers(to, &draft.sections, steps);
    if forward && !found.is_empty() {
        let fields = found.into_iter().map(|blocker| match blocker {
            Blocker::OpenPlaceholders => "openPlaceholders",
            Blocker::OpenSignOffs => "openSignOffs",
            Blocker::Rejected => "rejected",
        });
        return Err(Refusal::Incomplete {
            fields: fields.map(str::to_owned).collect(),
        });
    }
    Ok(())
}

/// All places that are still to be filled in: `[bitte ergänzen]`, `[bitte …]`, `XXX`.
pub fn placeholders(sections: &[Section]) -> Vec<Placeholder> {
    let mut found = Vec::new();
    for section in sections {
        let lines = std::iter::once(section.heading.as_str()).chain(section.body.lines());
        for line in lines.filter(|line| is_open(line)) {
            found.push(Placeholder {
                section_id: section.id,
                heading: section.heading.clone(),
                text: excerpt(line),
            });
        }
    }
    found
}

/// The part of a line in which something is missing, without the marks of Markdown.
fn excerpt(line: &str) -> String {
    let plain = line.replace("**", "").replace('|', " ");
    let plain = plain.trim_start_matches(['-', '#', '>', ' ']).trim();
    let before = plain
        .find("[bitte ")
        .and_then(|at| plain.get(..at))
        .map_or(0, |text| text.chars().count());
    let skipped = before.saturating_sub(EXCERPT / 2);
    let part = plain.chars().skip(skipped).take(EXCERPT);
    if skipped > 0 {
        std::iter::once('…').chain(part).collect()
    } else {
        part.collect()
    }
}

fn is_open(line: &str) -> bool {
    line.contains(TO_DO)
        || line.contains("[bitte ")
        || line
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.len() >= 3 && word.chars().all(|c| c == 'X'))
}

/// The sections of a save, put together with what holds now: locked ones must not change, and what
/// the writer did not touch (`generated`) stays generated, with the text that is generated now.
pub fn merged_sections(now: &[Section], asked: Vec<Section>) -> Result<Vec<Section>, Refusal> {
    for old in now.iter().filter(|section| section.locked) {
        let same = asked.iter().any(|section| {
            section.id == old.id && section.heading == old.heading && section.body == old.body
        });
        if !same {
            return Err(Refusal::Frozen);
        }
    }
    Ok(asked
        .into_iter()
        .map(|section| {
            let old = now.iter().find(|old| old.id == section.id);
            match old.filter(|old| old.generated && section.generated) {
                Some(old) => old.clone(),
                None => Section {
                    generated: false,
                    locked: old.is_some_and(|old| old.locked),
                    ..section
                },
            }
        })
        .collect())
}
