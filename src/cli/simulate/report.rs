//! What the rehearsal found, in plain German.

use crate::wire::rehearsal::{RehearsalReport, RehearsalStep, RehearsalVerdict, RehearsalWait};
use std::fmt::Write;
use std::time::Duration;

/// Milliseconds within which a person takes an answer for immediate.
const IMMEDIATE_MS: u32 = 1000;

/// How long people waited in a step.
pub(super) fn wait(step: RehearsalStep, mut times: Vec<Duration>) -> RehearsalWait {
    times.sort_unstable();
    // At most so many of 100 waited longer, however few phones there were.
    let percentile = |percent: usize| {
        let rank = (times.len() * percent).div_ceil(100).saturating_sub(1);
        let wait = times.get(rank).copied().unwrap_or_default();
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
            "Ergebnis: Nichts verloren, und von 100 Handys musste höchstens eines länger als eine Sekunde warten.\n"
        }
        RehearsalVerdict::Slow => {
            "Ergebnis: Nichts verloren, aber einige mussten länger als eine Sekunde warten. Ein stärkerer Rechner hilft.\n"
        }
    });
    if report.other_database {
        out.push_str(
            "Gespeichert wurde in eine vorübergehende SQLite-Datei; wie schnell PostgreSQL speichert, ist nicht gemessen.\n",
        );
    }
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
            other_database: false,
            verdict: RehearsalVerdict::Ready,
        };
        report.verdict = verdict(&report);
        report
    }

    #[test]
    fn a_report_says_whether_the_hall_may_come() {
        assert_eq!(report(10, 0).verdict, RehearsalVerdict::Ready);
        assert_eq!(report(10, 1).verdict, RehearsalVerdict::Lost);
        // One of two is more than one of 100.
        assert_eq!(report(9_000, 0).verdict, RehearsalVerdict::Slow);
        let mut late = report(10, 0);
        late.waits = vec![wait(
            RehearsalStep::Vote,
            vec![Duration::from_millis(1_001); 3],
        )];
        assert_eq!(verdict(&late), RehearsalVerdict::Slow);
        late.counted = 1;
        assert_eq!(verdict(&late), RehearsalVerdict::Lost);
        assert!(text(&report(10, 0)).contains("von 100 Handys musste höchstens eines länger"));
    }

    #[test]
    fn one_of_a_hundred_may_wait_longer_and_two_may_not() {
        let hall = |phones: usize, late: usize| {
            let mut times = vec![Duration::from_millis(10); phones - late];
            times.extend(vec![Duration::from_secs(9); late]);
            let mut hall = report(10, 0);
            hall.waits = vec![wait(RehearsalStep::Vote, times)];
            verdict(&hall)
        };
        for (phones, late, expected) in [
            (50, 0, RehearsalVerdict::Ready),
            (50, 1, RehearsalVerdict::Slow),
            (100, 1, RehearsalVerdict::Ready),
            (100, 2, RehearsalVerdict::Slow),
            (2_000, 20, RehearsalVerdict::Ready),
            (2_000, 21, RehearsalVerdict::Slow),
        ] {
            assert_eq!(hall(phones, late), expected, "{late} of {phones}");
        }
    }

    #[test]
    fn a_report_says_which_database_it_did_not_measure() {
        let mut found = report(10, 0);
        assert!(!text(&found).contains("PostgreSQL"));
        found.other_database = true;
        assert!(text(&found).contains("wie schnell PostgreSQL speichert, ist nicht gemessen"));
    }

    #[test]
    fn nobody_waited_in_a_step_without_phones() {
        let none = wait(RehearsalStep::Join, Vec::new());
        assert_eq!((none.phones, none.max_ms), (0, 0));
    }
}
