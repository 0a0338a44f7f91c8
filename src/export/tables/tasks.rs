//! Tasks (Was, Wer, Bis wann) and milestones (Was, Erreicht am), as far as the data name them.

use super::{Cell, Column, Look, Table};
use crate::domain::german::local_time;
use crate::domain::measure_sheet::{MeasureStatus, number_text};
use crate::domain::register::RecordSheet;
use crate::domain::register::funding::ApplicationState;
use crate::domain::sheet::period::Period;
use crate::export::report::Report;
use crate::export::words;
use chrono::NaiveDate;

/// Milestones of the three-phase plan that every municipality has; it fills in the days.
const FIXED: [&str; 3] = [
    "Digitalstrategie offiziell verabschiedet",
    "Digitalbeauftragte/r ernannt",
    "Digitallotsinnen und Digitallotsen benannt",
];

fn last_day(time: Option<Period>) -> Cell {
    time.map_or(Cell::Empty, |time| Cell::Date(time.last_day()))
}

/// The next steps of the measures, sheets that departments are to complete, applications that are to
/// be handed in or accounted for, and what the room agreed on. No person of the room is named.
pub fn tasks(report: &Report) -> Table {
    let mut rows = Vec::new();
    for entry in &report.list.measures {
        let sheet = &entry.measure.sheet;
        let number = Cell::text(number_text(entry.measure.number));
        let title = Cell::text(&sheet.title);
        let mut add = |what: &str, who: &str, due: Cell, kind: &str, state: &str| {
            if !what.is_empty() {
                rows.push(vec![
                    Cell::text(what),
                    Cell::text(who),
                    due,
                    Cell::Empty,
                    Cell::text(state),
                    Cell::text(kind),
                    number.clone(),
                    title.clone(),
                ]);
            }
        };
        let step = if sheet.next_step.is_empty() {
            &sheet.first_step
        } else {
            &sheet.next_step
        };
        let who = if sheet.lead.is_empty() {
            &sheet.who
        } else {
            &sheet.lead
        };
        let over = matches!(
            sheet.status,
            MeasureStatus::Done | MeasureStatus::Dropped | MeasureStatus::HandedOver
        );
        if !over {
            let due = last_day(sheet.next_step_due);
            add(step, who, due, "nächster Schritt", "offen");
        }
        if !sheet.assigned_to.is_empty() {
            let what = if sheet.assignment_note.is_empty() {
                "Steckbrief ergänzen"
            } else {
                &sheet.assignment_note
            };
            let state = if sheet.assignment_done {
                "erledigt"
            } else {
                "offen"
            };
            let due = last_day(sheet.due);
            add(what, &sheet.assigned_to, due, "Steckbrief", state);
        }
        for about in report.records_about(entry) {
            if let RecordSheet::FundingApplication(one) = about {
                let programme = report.programme_name(one.programme_id);
                let state = words::application(one.state);
                if one.state.is_ahead() {
                    let what = format!("Antrag einreichen: {programme}");
                    add(&what, who, last_day(one.deadline), "Förderung", state);
                } else if one.state == ApplicationState::Granted && one.proof_due.is_some() {
                    let what = format!("Verwendungsnachweis: {programme}");
                    add(&what, who, last_day(one.proof_due), "Förderung", state);
                }
            }
        }
    }
    for (what, by_when, measure) in report.agreed() {
        let entry = measure.and_then(|id| report.measure(id));
        rows.push(vec![
            Cell::text(what),
            Cell::Empty,
            Cell::Empty,
            Cell::text(by_when),
            Cell::text("offen"),
            Cell::text("Verabredung der Werkstatt"),
            entry.map_or(Cell::Empty, |entry| {
                Cell::text(number_text(entry.measure.number))
            }),
            entry.map_or(Cell::Empty, |entry| Cell::text(&entry.measure.sheet.title)),
        ]);
    }
    Table {
        name: "Aufgaben",
        columns: vec![
            Column::new("Was", 48.0, Look::Text, "Was zu tun ist"),
            Column::new(
                "Wer",
                26.0,
                Look::Text,
                "Zuständige Stelle; Personen aus der Werkstatt stehen nur in der Verabredung selbst",
            ),
            Column::new("Bis wann", 12.0, Look::Date, "Letzter Tag"),
            Column::new(
                "Bis wann (Wortlaut)",
                18.0,
                Look::Text,
                "Wie es im Saal gesagt wurde",
            ),
            Column::new(
                "Stand",
                14.0,
                Look::Text,
                "offen oder erledigt; bei Anträgen deren Stand",
            ),
            Column::new("Anlass", 24.0, Look::Text, "Woher die Aufgabe kommt"),
            Column::new("Nr.", 8.0, Look::Text, "Nummer der Maßnahme"),
            Column::new("Maßnahme", 36.0, Look::Text, "Titel der Maßnahme"),
        ],
        rows,
    }
}

/// What has been reached, or is to be: the council's order, the workshops, the three fixed
/// milestones, decisions about funding, and the planned end of each measure.
pub fn milestones(report: &Report) -> Table {
    let mut rows = Vec::new();
    let mut add = |what: String, planned: Option<NaiveDate>, reached: Option<NaiveDate>| {
        let day = |day: Option<NaiveDate>| day.map_or(Cell::Empty, Cell::Date);
        rows.push(vec![Cell::text(what), day(planned), day(reached)]);
    };
    let mandate = &report.process.sheet.mandate;
    if mandate.decided_on.is_some() || !mandate.reference.is_empty() {
        let what = format!("Grundsatzbeschluss {} {}", mandate.reference, mandate.body);
        add(what.trim().to_owned(), None, mandate.decided_on);
    }
    for workshop in &report.workshops {
        let held = &workshop.workshop;
        let day = |at| local_time(at).date();
        let what = format!("Zukunftswerkstatt: {}", held.topic);
        add(what, Some(day(held.starts_at)), held.frozen_at.map(day));
    }
    for what in FIXED {
        add(what.to_owned(), None, None);
    }
    for entry in &report.list.measures {
        let number = number_text(entry.measure.number);
        for about in report.records_about(entry) {
            if let RecordSheet::FundingApplication(one) = about
                && let Some(decided) = one.decided_on
            {
                let programme = report.programme_name(one.programme_id);
                let state = words::application(one.state);
                let what = format!("{number}: Förderung {programme} {state}");
                add(what, None, Some(decided.last_day()));
            }
        }
        if let Some(ends) = entry.measure.sheet.ends {
            let what = format!("{number} abgeschlossen: {}", entry.measure.sheet.title);
            add(what, Some(ends.last_day()), None);
        }
    }
    Table {
        name: "Meilensteine",
        columns: vec![
            Column::new("Was", 70.0, Look::Text, "Was erreicht werden soll"),
            Column::new("Geplant", 12.0, Look::Date, "Geplanter Tag"),
            Column::new(
                "Erreicht am",
                12.0,
                Look::Date,
                "Tag, an dem es erreicht wurde; leer, solange es offen ist",
            ),
        ],
        rows,
    }
}
