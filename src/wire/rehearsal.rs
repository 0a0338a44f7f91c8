//! The rehearsal (*Probe*): phones played against a copy of a workshop, and what it found.
//!
//! | request | body → answer |
//! |---|---|
//! | `POST /api/workshops/{workshop}/rehearsal` | [`StartRehearsal`] → [`RehearsalView`] |
//! | `GET /api/workshops/{workshop}/rehearsal` | → [`RehearsalView`], or `null` if it is not known (any more) |
//! | `DELETE /api/workshops/{workshop}/rehearsal` | ends the running one, forgets the last one |

use serde::{Deserialize, Serialize};

/// Holds a rehearsal with a copy of the workshop, which stays untouched. One at a time in the whole service, and none
/// while phones are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StartRehearsal {
    /// Phones to play, see `limits::REHEARSAL_PHONES`.
    pub phones: u16,
}

/// A step of a rehearsal, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RehearsalStep {
    /// The copy is made.
    Prepare,
    /// All phones join at once: from the first byte until they may take part.
    Join,
    /// A phase begins: from the moderator's step until it is on a phone.
    Hear,
    /// All vote at once: from the tap until the vote is on the disk.
    Vote,
    /// All lose their connection and come back at once: until everything is there again.
    Return,
    /// The round is closed and counted.
    Count,
}

/// How long people waited in one step, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RehearsalWait {
    /// The step.
    pub step: RehearsalStep,
    /// Phones that got through it.
    pub phones: u32,
    /// Half of them waited no longer.
    pub p50_ms: u32,
    /// Of 100, at most one waited longer.
    pub p99_ms: u32,
    /// The longest wait.
    pub max_ms: u32,
}

/// In one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RehearsalVerdict {
    /// Nothing lost, and of 100 phones at most one waited longer than a second for an answer.
    Ready,
    /// Nothing lost, but some waited longer.
    Slow,
    /// A phone failed, or an acknowledged vote was not counted or not found again.
    Lost,
}

/// What a rehearsal found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RehearsalReport {
    /// Topic of the workshop that was copied.
    pub topic: String,
    /// Phones played.
    pub phones: u32,
    /// The waits, in order.
    pub waits: Vec<RehearsalWait>,
    /// Votes that the server said are safe.
    pub acknowledged: u32,
    /// Votes in the result.
    pub counted: u32,
    /// Votes found again by their phone after a lost connection.
    pub found: u32,
    /// Phones that failed on the way.
    pub phones_lost: u32,
    /// True if what is real is stored by another database than the temporary SQLite file that was written to.
    pub other_database: bool,
    /// In one word.
    pub verdict: RehearsalVerdict,
}

/// One line that a rehearsal prints: where it is, and at the end what it found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RehearsalLine {
    /// A step begins.
    Step(RehearsalStep),
    /// The end.
    Report(RehearsalReport),
}

/// How far a rehearsal is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "state",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum RehearsalState {
    /// It runs.
    Running {
        /// The step that it is at.
        step: RehearsalStep,
    },
    /// It is over.
    Done {
        /// What it found.
        report: RehearsalReport,
    },
    /// It could not be held to its end; the service's log says why.
    Failed,
}

/// The rehearsal that runs, or the last one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RehearsalView {
    /// Phones asked for.
    pub phones: u16,
    /// How far it is.
    #[serde(flatten)]
    pub state: RehearsalState,
}
