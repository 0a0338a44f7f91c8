//! Requests and answers around a draft's way through the house.
//!
//! | Route | Body → answer |
//! |---|---|
//! | `GET /api/drafts/{draft}/review` | → [`DraftReview`] |
//! | `POST /api/drafts/{draft}/state` | [`MoveDraft`] → [`DraftReview`] |
//! | `PUT /api/drafts/{draft}/sections/{section}/locked` | [`LockSection`] → `Draft` |
//! | `POST /api/drafts/{draft}/steps` | [`AskSomebody`] → 201 [`DraftReview`] |
//! | `PUT /api/drafts/{draft}/steps/{step}` | [`AskSomebody`] → [`DraftReview`] |
//! | `DELETE /api/drafts/{draft}/steps/{step}` | → [`DraftReview`] |
//! | `PUT /api/drafts/{draft}/steps/{step}/sign-off` | [`Sign`] → [`DraftReview`]; who was asked, or the office in their name |
//! | `POST /api/drafts/{draft}/comments` | [`NewDraftComment`] → 201 [`DraftReview`]; office and who was asked |
//! | `PUT /api/drafts/{draft}/comments/{comment}` | `SettleComment` → [`DraftReview`] |
//! | `DELETE /api/drafts/{draft}/comments/{comment}` | → [`DraftReview`]; its author only |

use crate::domain::context::Timestamp;
use crate::domain::draft::DraftState;
use crate::domain::ids::{AccountId, CommentId, SectionId};
use crate::domain::review::{AlignmentKind, AlignmentOutcome, AlignmentStep, Blocker, Placeholder};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A state that may follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NextState {
    /// The state.
    pub to: DraftState,
    /// Whether the asker may take the draft there.
    pub allowed: bool,
    /// What still stands in the way; empty on the way back.
    pub blockers: Vec<Blocker>,
}

/// One who is asked, as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// The step.
    #[serde(flatten)]
    pub step: AlignmentStep,
    /// True if it is the asker who was asked.
    pub own: bool,
    /// Display name of whoever entered the sign-off; none if the account is gone.
    pub signed_by: Option<String>,
}

/// A comment on a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DraftComment {
    /// Identity.
    pub id: CommentId,
    /// The section that it is about; none for the whole draft.
    pub section_id: Option<SectionId>,
    /// Display name of its author; none if the account is gone.
    pub author: Option<String>,
    /// True if the asker wrote it.
    pub own: bool,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
    /// When somebody said that it is settled.
    pub resolved_at: Option<Timestamp>,
}

/// A change of state that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MoveView {
    /// The state before.
    pub from: DraftState,
    /// The state after.
    pub to: DraftState,
    /// The version that it made.
    pub version: u32,
    /// Why, or with which resolution.
    pub note: String,
    /// Display name of whoever did it.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Somebody who can be asked with an account of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// Display name.
    pub name: String,
}

/// Where a draft stands and what was said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DraftReview {
    /// Its state.
    pub state: DraftState,
    /// Its version.
    pub version: u32,
    /// Whether its texts may still change.
    pub editable: bool,
    /// Whether the asker may comment: the office, and whoever was asked.
    pub may_comment: bool,
    /// The states that may follow, the way forward first.
    pub next: Vec<NextState>,
    /// Who is asked.
    pub steps: Vec<StepView>,
    /// Comments, oldest first.
    pub comments: Vec<DraftComment>,
    /// Changes of state, oldest first.
    pub moves: Vec<MoveView>,
    /// What is still to be filled in.
    pub placeholders: Vec<Placeholder>,
    /// Accounts to choose from; empty for those who only read.
    pub people: Vec<Person>,
}

/// Takes a draft to another state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MoveDraft {
    /// The version that the writer saw.
    pub version: u32,
    /// The state.
    pub to: DraftState,
    /// Why, or with which resolution.
    #[serde(default)]
    pub note: String,
}

/// Locks a section, or frees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LockSection {
    /// The version that the writer saw.
    pub version: u32,
    /// Whether it is to be locked.
    pub locked: bool,
}

/// Names somebody who is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AskSomebody {
    /// In which capacity.
    pub kind: AlignmentKind,
    /// Name of the person or body.
    pub addressee: String,
    /// Their account, if they have one.
    #[serde(default)]
    pub account_id: Option<AccountId>,
    /// By when they are to answer.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "string | null"))]
    pub due: Option<NaiveDate>,
}

/// Signs off, or takes a sign-off back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Sign {
    /// The version of the draft that the signer saw.
    pub version: u32,
    /// What is said; none takes it back.
    pub outcome: Option<AlignmentOutcome>,
    /// In words; required for changes and a rejection.
    #[serde(default)]
    pub note: String,
}

/// Writes a comment on a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NewDraftComment {
    /// The section that it is about; none for the whole draft.
    #[serde(default)]
    pub section_id: Option<SectionId>,
    /// What it says, at most 2,000 code points.
    pub text: String,
}

/// All types of this file that the front end needs, in one place for the generator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "only a list of types")]
pub struct ReviewTypes {
    pub review: DraftReview,
    pub move_draft: MoveDraft,
    pub lock: LockSection,
    pub ask: AskSomebody,
    pub sign: Sign,
    pub comment: NewDraftComment,
}
