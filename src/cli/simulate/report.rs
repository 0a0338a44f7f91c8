//! What the rehearsal found, in plain German or as JSON.

use serde_json::{Value, json};
use std::fmt::Write;
use std::time::Duration;

/// Milliseconds within which a person takes an answer for immediate.
const IMMEDIATE_MS: u128 = 1000;

struct Line {
    name: &'static str,
    /// Sorted.
    times: Vec<Duration>,
}

impl Line {
    /// The waiting time that this share of the phones did not exceed.
    fn percentile(&self, percent: usize) -> u128 {
        let last = self.times.len().saturating_sub(1);
        self.times
            .get(last * percent / 100)
            .map_or(0, Duration::as_millis)
    }
}

/// The report.
pub(super) struct Report {
    topic: String,
    phones: usize,
    lines: Vec<Line>,
    acknowledged: u64,
    counted: u64,
    found: u64,
    lost: u64,
}

impl Report {
    pub(super) fn new(topic: String, phones: usize) -> Self {
        Self {
            topic,
            phones,
            lines: Vec::new(),
            acknowledged: 0,
            counted: 0,
            found: 0,
            lost: 0,
        }
    }

    pub(super) fn add(&mut self, name: &'static str, mut times: Vec<Duration>) {
        times.sort_unstable();
        self.lines.push(Line { name, times });
    }

    pub(super) fn counted(&mut self, acknowledged: u64, counted: u64, found: u64, lost: u64) {
        self.acknowledged = acknowledged;
        self.counted = counted;
        self.found = found;
        self.lost = lost;
    }

    /// True if every phone stayed and every acknowledged ballot was counted and found again.
    pub(super) fn nothing_lost(&self) -> bool {
        self.lost == 0 && self.counted == self.acknowledged && self.found == self.acknowledged
    }

    fn quick(&self) -> bool {
        self.lines
            .iter()
            .all(|line| line.percentile(99) <= IMMEDIATE_MS)
    }

    pub(super) fn text(&self) -> String {
        let mut out = format!("Probe: {} Handys, „{}“\n\n", self.phones, self.topic);
        let _ = writeln!(
            out,
            "{:<34} {:>8} {:>10} {:>10} {:>10}",
            "Wartezeit in Millisekunden", "Handys", "Hälfte", "99 von 100", "längste"
        );
        for line in &self.lines {
            let _ = writeln!(
                out,
                "{:<34} {:>8} {:>10} {:>10} {:>10}",
                line.name,
                line.times.len(),
                line.percentile(50),
                line.percentile(99),
                line.percentile(100),
            );
        }
        let _ = writeln!(
            out,
            "\nStimmen: {} bestätigt, {} gezählt, {} nach dem Wiederkommen gefunden. Handys ausgefallen: {}.",
            self.acknowledged, self.counted, self.found, self.lost
        );
        out.push_str(if !self.nothing_lost() {
            "Ergebnis: Es ist etwas verloren gegangen. So nicht in den Saal; bitte das Protokoll des Dienstes ansehen.\n"
        } else if self.quick() {
            "Ergebnis: Nichts verloren, niemand musste länger als eine Sekunde warten.\n"
        } else {
            "Ergebnis: Nichts verloren, aber einige mussten länger als eine Sekunde warten. Ein stärkerer Rechner hilft.\n"
        });
        out.push_str("Gemessen auf diesem Rechner, ohne das WLAN des Saals.\n");
        out
    }

    pub(super) fn json(&self) -> String {
        let lines: Vec<Value> = self
            .lines
            .iter()
            .map(|line| {
                json!({"step": line.name, "phones": line.times.len(),
                    "p50Ms": millis(line.percentile(50)), "p99Ms": millis(line.percentile(99)),
                    "maxMs": millis(line.percentile(100))})
            })
            .collect();
        let report = json!({
            "phones": self.phones, "steps": lines, "acknowledged": self.acknowledged,
            "counted": self.counted, "found": self.found, "phonesLost": self.lost,
            "nothingLost": self.nothing_lost(),
        });
        format!("{report}\n")
    }
}

fn millis(millis: u128) -> u64 {
    u64::try_from(millis).unwrap_or(u64::MAX)
}
