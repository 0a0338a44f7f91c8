//! What the rehearsal found, in plain German.

use crate::wire::rehearsal::{RehearsalReport, RehearsalStep, RehearsalVerdict, RehearsalWait};
use std::fmt::Write;
use std::time::Duration;

/// Milliseconds within which a person takes an answer for immediate.
const IMMEDIATE_MS: u32 = 1000;

/// How long people waited in a step.
pub(super) fn wait(step: RehearsalStep, mut times: Vec<Duration>) -> RehearsalWait {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    let percentile = |percent: usize| {
        let wait = times.get(last * percent / 100).copied().unwrap_or_default();
        u32::try_from(wait.as_millis()).unwrap_or(u32::MAX)
    };
    RehearsalWait {
        step,
        phones: u32::try_from(times.len()).unwrap_or(u32::MAX),
        p50_ms: percentile(50),
        p99_ms: percentile(99),
        max_ms: percentile(100),
    }
}

/// The verdict on all that was found.
pub(super) fn verdict(report: &RehearsalReport) -> RehearsalVerdict {
    let all = report.acknowledged;
    if report.phones_lost > 0 || report.counted != all || report.found != all {
        RehearsalVerdict::Lost
    } else if report.waits.iter().all(|wait| wait.p99_ms <= IMMEDIATE_MS) {
        RehearsalVerdict::Ready
    } else {
        RehearsalVerdict::Slow
    }
}

fn name(step: RehearsalStep) -> &'static str {
    match step {
        RehearsalStep::Prepare => "Vorbereiten",
        RehearsalStep::Join => "Beitreten",
        RehearsalStep::Hear => "Neue Phase auf allen Handys",
        RehearsalStep::Vote => "Stimme abgeben",
        RehearsalStep::Return => "Nach Verbindungsabbruch zurück",
        RehearsalStep::Count => "Auszählen",
    }
}

/// The report for a terminal.
pub(super) fn text(report: &RehearsalReport) -> String {
    let mut out = format!("Probe: {} Handys, „{}“\n\n", report.phones, report.topic);
    let _ = writeln!(
        out,
        "{:<34} {:>8} {:>10} {:>10} {:>10}",
        "Wartezeit in Millisekunden", "Handys", "Hälfte", "99 von 100", "längste"
    );
    for wait in &report.waits {
        let _ = writeln!(
            out,
            "{:<34} {:>8} {:>10} {:>10} {:>10}",
            name(wait.step),
            wait.phones,
            wait.p50_ms,
            wait.p99_ms,
            wait.max_ms,
        );
    }
    let _ = writeln!(
        out,
        "\nStimmen: {} bestätigt, {} gezählt, {} nach dem Wiederkommen gefunden. Handys ausgefallen: {}.",
        report.acknowledged, report.counted, report.found, report.phones_lost
    );
    out.push_str(match report.verdict {
        RehearsalVerdict::Lost => {
            "Ergebnis: Es ist etwas verloren gegangen. So nicht in den Saal; bitte das Protokoll des Dienstes ansehen.\n"
        }
        RehearsalVerdict::Ready => {
            "Ergebnis: Nichts verloren, niemand musste länger als eine Sekunde warten.\n"
        }
        RehearsalVerdict::Slow => {
            "Ergebnis: Nichts verloren, aber einige mussten länger als eine Sekunde warten. Ein stärkerer Rechner hilft.\n"
        }
    });
    out.push_str("Gemessen auf diesem Rechner, ohne das WLAN des Saals.\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(millis: u64, lost: u32) -> RehearsalReport {
        let times = vec![Duration::from_millis(millis), Duration::from_millis(5)];
        let mut report = RehearsalReport {
            topic: String::from("Netz"),
            phones: 2,
            waits: vec![wait(RehearsalStep::Join, times)],
            acknowledged: 2,
            counted: 2,
            found: 2,
            phones_lost: lost,
            verdict: RehearsalVerdict::Ready,
        };
        report.verdict = verdict(&report);
        report
    }

    #[test]
    fn a_report_says_whether_the_hall_may_come() {
        assert_eq!(report(10, 0).verdict, RehearsalVerdict::Ready);
        assert_eq!(report(10, 1).verdict, RehearsalVerdict::Lost);
        // Two phones: the slower one is the longest wait, the other the 99 of 100.
        assert_eq!(report(9_000, 0).verdict, RehearsalVerdict::Ready);
        let mut late = report(10, 0);
        late.waits = vec![wait(
            RehearsalStep::Vote,
            vec![Duration::from_millis(1_001); 3],
        )];
        assert_eq!(verdict(&late), RehearsalVerdict::Slow);
        late.counted = 1;
        assert_eq!(verdict(&late), RehearsalVerdict::Lost);
        assert!(text(&report(10, 0)).contains("niemand musste länger"));
    }

    #[test]
    fn nobody_waited_in_a_step_without_phones() {
        let none = wait(RehearsalStep::Join, Vec::new());
        assert_eq!((none.phones, none.max_ms), (0, 0));
    }
}
