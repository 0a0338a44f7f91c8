//! Figures for operators, in the text format of Prometheus. No label names a workshop, a round or
//! a group, and nothing counts per person.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;

use crate::domain::refusal::Refusal;

/// Counters of the service since its start.
#[derive(Debug)]
pub struct Metrics {
    started: Instant,
    /// Answers by class of status: 1xx to 5xx.
    answers: [AtomicU64; 5],
    /// Sockets open at this moment.
    pub sockets: AtomicU64,
    /// Sockets opened so far.
    pub sockets_opened: AtomicU64,
    /// Commands received over sockets.
    pub commands: AtomicU64,
    /// Commands refused.
    pub refusals: AtomicU64,
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
            answers: Default::default(),
            sockets: AtomicU64::default(),
            sockets_opened: AtomicU64::default(),
            commands: AtomicU64::default(),
            refusals: AtomicU64::default(),
            sign_ins: AtomicU64::default(),
            failed_sign_ins: AtomicU64::default(),
            internal_errors: AtomicU64::default(),
        }
    }
}

impl Metrics {
    /// Counts one answer with this status.
    pub fn answered(&self, status: u16) {
        let class = usize::from(status / 100).saturating_sub(1);
        if let Some(counter) = self.answers.get(class) {
            counter.fetch_add(1, Relaxed);
        }
    }

    /// Counts a client that was not let in.
    pub fn refused_at_the_door(&self, _: &Refusal) {
        self.refusals.fetch_add(1, Relaxed);
    }

    /// All figures as text.
    pub fn render(&self) -> String {
        let mut text = String::new();
        let mut one = |name: &str, kind: &str, help: &str, value: u64| {
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}"
            );
        };
        one(
            "zw_uptime_seconds",
            "gauge",
            "Seconds since the start.",
            self.started.elapsed().as_secs(),
        );
        one(
            "zw_sockets_open",
            "gauge",
            "Sockets open at this moment.",
            self.sockets.load(Relaxed),
        );
        one(
            "zw_sockets_opened_total",
            "counter",
            "Sockets opened.",
            self.sockets_opened.load(Relaxed),
        );
        one(
            "zw_commands_total",
            "counter",
            "Commands received over sockets.",
            self.commands.load(Relaxed),
        );
        one(
            "zw_refusals_total",
            "counter",
            "Commands refused.",
            self.refusals.load(Relaxed),
        );
        one(
            "zw_sign_ins_total",
            "counter",
            "Sign-ins that succeeded.",
            self.sign_ins.load(Relaxed),
        );
        one(
            "zw_failed_sign_ins_total",
            "counter",
            "Sign-ins that failed.",
            self.failed_sign_ins.load(Relaxed),
        );
        one(
            "zw_internal_errors_total",
            "counter",
            "Faults inside.",
            self.internal_errors.load(Relaxed),
        );
        text.push_str("# HELP zw_http_answers_total Answers by class of status.\n# TYPE zw_http_answers_total counter\n");
        for (class, counter) in (1..).zip(&self.answers) {
            let _ = writeln!(
                text,
                "zw_http_answers_total{{class=\"{class}xx\"}} {}",
                counter.load(Relaxed)
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_class() {
        let metrics = Metrics::default();
        metrics.answered(200);
        metrics.answered(204);
        metrics.answered(503);
        metrics.answered(999);
        let text = metrics.render();
        assert!(
            text.contains("zw_http_answers_total{class=\"2xx\"} 2"),
            "{text}"
        );
        assert!(
            text.contains("zw_http_answers_total{class=\"5xx\"} 1"),
            "{text}"
        );
    }
}
