//! Figures for operators, in the text format of Prometheus. No label names a workshop, a round or
//! a group, and nothing counts per person.

mod page;
mod render;

pub use render::render;

use crate::domain::refusal::Refusal;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use tokio::runtime::Handle;

/// Counters of the service since its start.
#[derive(Debug)]
pub struct Metrics {
    started: Instant,
    /// Runtimes whose tasks are counted: that of the sessions, and one of each of the web server's threads.
    runtimes: Mutex<Vec<Handle>>,
    /// Answers by class of status: 1xx to 5xx.
    answers: [AtomicU64; 5],
    /// Sockets open at this moment.
    pub sockets: AtomicU64,
    /// Sockets opened so far.
    pub sockets_opened: AtomicU64,
    /// Ballots received over sockets, by outcome: done, refused.
    ballots: [AtomicU64; 2],
    /// Other commands by kind and outcome.
    commands: Mutex<BTreeMap<(&'static str, &'static str), u64>>,
    /// Refusals by code.
    refusals: Mutex<BTreeMap<String, u64>>,
    /// Clients let go because they took nothing or left something unfinished, or said nothing.
    stuck: AtomicU64,
    silent: AtomicU64,
    /// Sign-ins that succeeded.
    pub sign_ins: AtomicU64,
    /// Sign-ins that failed or were throttled.
    pub failed_sign_ins: AtomicU64,
    /// Faults inside, each with a line in the log.
    pub internal_errors: AtomicU64,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            runtimes: Mutex::default(),
            answers: Default::default(),
            sockets: AtomicU64::default(),
            sockets_opened: AtomicU64::default(),
            ballots: Default::default(),
            commands: Mutex::default(),
            refusals: Mutex::default(),
            stuck: AtomicU64::default(),
            silent: AtomicU64::default(),
            sign_ins: AtomicU64::default(),
            failed_sign_ins: AtomicU64::default(),
            internal_errors: AtomicU64::default(),
        }
    }
}

impl Metrics {
    /// From now on counts the tasks of the runtime that calls this.
    pub fn count_tasks_here(&self) {
        let here = Handle::current();
        let mut runtimes = self.runtimes.lock().unwrap_or_else(PoisonError::into_inner);
        // A service that is made anew on the same thread is no further runtime.
        if runtimes.iter().all(|known| known.id() != here.id()) {
            runtimes.push(here);
        }
    }

    /// Tasks at this moment: connections, sessions, and what they have begun and not ended.
    fn tasks(&self) -> usize {
        let runtimes = self.runtimes.lock().unwrap_or_else(PoisonError::into_inner);
        let alive = |runtime: &Handle| runtime.metrics().num_alive_tasks();
        runtimes.iter().map(alive).sum()
    }

    /// Counts one answer with this status.
    pub fn answered(&self, status: u16) {
        let class = usize::from(status / 100).saturating_sub(1);
        if let Some(counter) = self.answers.get(class) {
            counter.fetch_add(1, Relaxed);
        }
    }

    /// Counts a command over a socket that was done or refused.
    pub fn command(&self, kind: &'static str, done: bool) {
        if kind == "castBallot" {
            let [yes, no] = &self.ballots;
            (if done { yes } else { no }).fetch_add(1, Relaxed);
            return;
        }
        let mut commands = self.commands.lock().unwrap_or_else(PoisonError::into_inner);
        *commands.entry((kind, outcome(done))).or_default() += 1;
    }

    /// Counts a refusal over a socket, at the door or later; answers its code.
    pub fn refused(&self, refusal: &Refusal) -> String {
        let code = refusal.code();
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        *refusals.entry(code.clone()).or_default() += 1;
        code
    }

    /// Counts a client that took nothing any more, or did not finish what it had begun.
    pub fn stuck(&self) {
        self.stuck.fetch_add(1, Relaxed);
    }

    /// Counts a client that was not heard any more.
    pub fn silent(&self) {
        self.silent.fetch_add(1, Relaxed);
    }
}

fn outcome(done: bool) -> &'static str {
    if done { "done" } else { "refused" }
}
