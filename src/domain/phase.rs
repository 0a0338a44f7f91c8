//! The agenda: phases in order, and the one that runs.

use super::context::Timestamp;
use super::ids::PhaseId;
use super::setup::Translated;
use serde::{Deserialize, Serialize};

/// The kinds of phases, in the order of a Zukunftswerkstatt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    /// People arrive and join.
    Lobby,
    /// Welcome, agenda, rules, appreciation.
    Introduction,
    /// What is wrong today (Kritikphase).
    Critique,
    /// Criticism turned into aims (Umkehrung).
    Reversal,
    /// What could be (Phantasiephase).
    Fantasy,
    /// What we do (Umsetzungsphase).
    Implementation,
    /// A pause; people may still join.
    Break,
    /// Closing round; results are frozen here.
    WrapUp,
}

/// The sub-steps of critique, fantasy and implementation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SubStep {
    /// Cards are collected.
    Collect,
    /// Cards are put into clusters.
    Cluster,
    /// A ranking round.
    Rank,
    /// Small groups write their utopia.
    Groups,
    /// Small groups present.
    Present,
    /// What stands in the way of the chosen wishes, what helps.
    Check,
    /// Measures are written.
    Measures,
    /// Who does what by when.
    Commit,
}

/// One phase of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Phase {
    /// Identity.
    pub id: PhaseId,
    /// Position in the agenda, from 1, without gaps.
    pub order: u32,
    /// Kind.
    pub kind: PhaseKind,
    /// Set for critique, fantasy and implementation only.
    pub sub_step: Option<SubStep>,
    /// Short name on the agenda.
    pub title: Translated,
    /// The leading question (Leitfrage).
    pub prompt: Translated,
    /// Planned length in minutes.
    pub planned_minutes: u32,
    /// When it first started.
    pub started_at: Option<Timestamp>,
    /// When it last ended; none while it runs.
    pub ended_at: Option<Timestamp>,
    /// For an inserted break: the phase that it interrupted and returns to.
    pub resumes: Option<PhaseId>,
}

impl Phase {
    /// True if this phase is that sub-step of that kind.
    pub fn is(&self, kind: PhaseKind, sub_step: SubStep) -> bool {
        self.kind == kind && self.sub_step == Some(sub_step)
    }
}

/// The clock of the running phase. Server time decides; a clock that has run out ends nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Clock {
    /// The running phase; none in `draft`, `follow_up` and `archived`.
    pub phase_id: Option<PhaseId>,
    /// Raised by one whenever another phase starts. A contribution names the one it was written in.
    pub phase_seq: u32,
    /// When the planned time is over; none while paused.
    pub ends_at: Option<Timestamp>,
    /// Milliseconds left, while paused.
    pub paused_left_ms: Option<i64>,
    /// Milliseconds left of the phase that the running break interrupted.
    pub interrupted_left_ms: Option<i64>,
    /// True: the projector is dark.
    pub blank: bool,
}
