//! The funding register: applications by measure, and programmes that nobody has applied for yet.

use super::{Cell, Column, List, Look, Table};
use crate::domain::german::local_time;
use crate::domain::ids::RecordId;
use crate::domain::measure_sheet::number_text;
use crate::domain::register::RecordSheet;
use crate::domain::register::funding::{FundingApplication, FundingProgramme};
use crate::domain::sheet::cost::WHOLE;
use crate::domain::sheet::money::Cents;
use crate::domain::sheet::period::Period;
use crate::export::report::Report;
use crate::export::words;

/// One row per application, in the order of the measures, then one per programme without any.
pub fn funding(report: &Report) -> Table {
    use Look::{Date, Money, Share, Text};
    let programmes: Vec<(RecordId, &FundingProgramme)> = (report.records.iter())
        .filter_map(|entry| match &entry.sheet {
            RecordSheet::FundingProgramme(one) => Some((entry.id, one)),
            _ => None,
        })
        .collect();
    let mut rows = Vec::new();
    let mut used = Vec::new();
    for entry in &report.list.measures {
        let head = [
            Cell::text(number_text(entry.measure.number)),
            Cell::text(&entry.measure.sheet.title),
        ];
        for sheet in report.records_about(entry) {
            let RecordSheet::FundingApplication(application) = sheet else {
                continue;
            };
            let found = (programmes.iter()).find(|(id, _)| *id == application.programme_id);
            used.push(application.programme_id);
            rows.push(row(
                report,
                &head,
                found.map(|(_, one)| *one),
                Some(application),
            ));
        }
    }
    for (id, programme) in &programmes {
        if !used.contains(id) {
            let head = [Cell::Empty, Cell::Empty];
            rows.push(row(report, &head, Some(programme), None));
        }
    }
    let column =
        |title: &str, width: f64, look: Look, help: &str| Column::new(title, width, look, help);
    Table {
        name: "Fördermittel",
        columns: vec![
            column(
                "Nr.",
                8.0,
                Text,
                "Nummer der Maßnahme; leer, solange es keinen Antrag gibt",
            ),
            column("Maßnahme", 34.0, Text, "Titel der Maßnahme"),
            column("Programm", 30.0, Text, "Name des Förderprogramms"),
            column(
                "Ebene",
                10.0,
                Text,
                "EU, Bund, Land, Kreis, Stiftung oder Sonstige",
            ),
            column("Fördergeber", 24.0, Text, "Stelle, die das Geld gibt"),
            column("Aufruf", 22.0, Text, "Aufruf, zu dem der Antrag gehört"),
            column("Was gefördert wird", 34.0, Text, "Gegenstand der Förderung"),
            column(
                "Voraussetzungen",
                34.0,
                Text,
                "Wer und was gefördert werden kann",
            ),
            column("Förderquote", 11.0, Share, "Anteil, den das Programm trägt"),
            column(
                "Eigenanteil mindestens",
                12.0,
                Share,
                "Anteil, den die Kommune mindestens trägt",
            ),
            column(
                "Höchstbetrag",
                14.0,
                Money,
                "Das meiste, was eine Kommune bekommt",
            ),
            column(
                "Nächste Frist",
                12.0,
                Date,
                "Nächste Antragsfrist des Programms nach dem Tag der Ausgabe",
            ),
            column("Gültig bis", 12.0, Date, "So lange läuft das Programm"),
            column("Stand", 14.0, Text, "Stand des Antrags").listed(List::Application),
            column("Beantragt", 14.0, Money, "Beantragte Summe").summed(),
            column("Bewilligt", 14.0, Money, "Bewilligte Summe").summed(),
            column(
                "Einreichen bis",
                12.0,
                Date,
                "Bis wann der Antrag eingereicht wird",
            ),
            column("Eingereicht am", 12.0, Date, "Wann er eingereicht wurde"),
            column("Entschieden am", 12.0, Date, "Wann entschieden wurde"),
            column(
                "Verwendungsnachweis bis",
                14.0,
                Date,
                "Frist für den Verwendungsnachweis",
            ),
            column("Aktenzeichen", 18.0, Text, "Aktenzeichen des Fördergebers"),
            column("Internetadresse", 28.0, Text, "Wo mehr steht"),
            column(
                "Bemerkung",
                34.0,
                Text,
                "Bemerkung zum Antrag oder zum Programm",
            ),
        ],
        rows,
    }
}

fn row(
    report: &Report,
    head: &[Cell; 2],
    programme: Option<&FundingProgramme>,
    application: Option<&FundingApplication>,
) -> Vec<Cell> {
    let money = |amount: Option<Cents>| amount.map_or(Cell::Empty, |Cents(c)| Cell::Hundredths(c));
    let day = |time: Option<Period>| time.map_or(Cell::Empty, |t| Cell::Date(t.last_day()));
    let share = |share: Option<u16>| {
        share.map_or(Cell::Empty, |share| Cell::share(share.into(), WHOLE.into()))
    };
    let text = |of: fn(&FundingProgramme) -> &str| Cell::text(programme.map_or("", of));
    let today = local_time(report.now).date();
    let note = match application {
        Some(one) if !one.note.is_empty() => Cell::text(&one.note),
        _ => text(|one| &one.note),
    };
    let mut cells = head.to_vec();
    cells.extend([
        text(|one| &one.name),
        text(|one| words::provider(one.provider)),
        text(|one| &one.body),
        text(|one| &one.call),
        text(|one| &one.funds),
        text(|one| &one.eligibility),
        share(programme.and_then(|one| one.rate)),
        share(programme.and_then(|one| one.own_share)),
        money(programme.and_then(|one| one.most_cents)),
        day(programme.and_then(|one| one.next_deadline(today))),
        day(programme.and_then(|one| one.valid_until)),
        Cell::text(application.map_or("", |one| words::application(one.state))),
        money(application.and_then(|one| one.amount_cents)),
        money(application.and_then(|one| one.granted_cents)),
        day(application.and_then(|one| one.deadline)),
        day(application.and_then(|one| one.submitted_on)),
        day(application.and_then(|one| one.decided_on)),
        day(application.and_then(|one| one.proof_due)),
        Cell::text(application.map_or("", |one| one.reference.as_str())),
        text(|one| &one.link),
        note,
    ]);
    cells
}
