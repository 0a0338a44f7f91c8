//! The measures, with all columns that the list of an administration has.

use super::{Cell, Column, List, Look, Table};
use crate::domain::figure_words;
use crate::domain::german::local_time;
use crate::domain::measure_list::ListedMeasure;
use crate::domain::measure_sheet::number_text;
use crate::domain::register::RecordSheet;
use crate::domain::round::BallotType;
use crate::export::report::Report;
use crate::export::words;

/// One row per measure, in the order of the list. Columns whose contents nobody knows yet are
/// there and empty, so that the file keeps its shape through the years.
pub fn measures(report: &Report) -> Table {
    let columns = columns();
    let rows = report
        .list
        .measures
        .iter()
        .map(|entry| {
            columns
                .iter()
                .map(|column| cell(report, entry, &column.title))
                .collect()
        })
        .collect();
    Table {
        name: "Maßnahmen",
        columns,
        rows,
    }
}

fn columns() -> Vec<Column> {
    use Look::{Date, Decimal, Money, Number, Share, Text};
    let plain =
        |title: &str, width: f64, look: Look, help: &str| Column::new(title, width, look, help);
    vec![
        plain(
            "Nr.",
            8.0,
            Text,
            "Nummer der Maßnahme; bleibt für immer gleich",
        ),
        plain(
            "Lebensbereich",
            22.0,
            Text,
            "Lebensbereich, in dem die Maßnahme jetzt geführt wird",
        )
        .listed(List::Domains),
        plain("Titel", 34.0, Text, "Titel der Maßnahme"),
        plain("Kurzbeschreibung", 52.0, Text, "Was getan wird"),
        plain("Ziel", 36.0, Text, "Was erreicht werden soll"),
        plain("Zielgruppe", 20.0, Text, "Für wen die Maßnahme ist"),
        plain(
            "Richtung",
            12.0,
            Text,
            "nach innen (Verwaltung), zum Bürger, Wirtschaft oder beides",
        )
        .listed(List::Direction),
        plain(
            "Rang Bürger",
            8.0,
            Number,
            "Rang aus der maßgeblichen Bewertungsrunde; 2–3 heißt Gleichstand auf den Rängen 2 bis 3",
        ),
        plain(
            "Punkte",
            8.0,
            Number,
            "Punkte aus derselben Runde, Papier eingeschlossen; leer, wenn sie keine Punktabfrage war. Nie über mehrere Runden summiert",
        ),
        plain("Rang Verwaltung", 11.0, Number, "Rangfolge der Verwaltung"),
        plain(
            "Prioritätsklasse",
            13.0,
            Text,
            "hoch: sofort, mittel: binnen 2 Jahren, niedrig: binnen 4 Jahren",
        )
        .listed(List::Priority),
        plain("Machbarkeit", 15.0, Text, "Prüfung durch den Fachbereich").listed(List::Feasibility),
        plain(
            "Begründung",
            30.0,
            Text,
            "Begründung zur Machbarkeit oder zur Abweichung von der Rangfolge",
        ),
        plain(
            "Federführung",
            20.0,
            Text,
            "Zuständige Stelle der Verwaltung",
        ),
        plain(
            "Beteiligte",
            24.0,
            Text,
            "Wer mitmacht; wie der Saal es genannt hat, solange nichts anderes eingetragen ist",
        ),
        plain(
            "zuständiger Ausschuss",
            20.0,
            Text,
            "Ausschuss, der vorberät",
        ),
        plain(
            "Digitallotse",
            18.0,
            Text,
            "Digitallotsin oder Digitallotse",
        ),
        plain("Umsetzung", 12.0, Text, "intern, extern oder gemischt").listed(List::Delivery),
        plain(
            "Kooperation/Partner",
            22.0,
            Text,
            "Mit wem zusammengearbeitet wird",
        ),
        plain("knüpft an", 22.0, Text, "Woran die Maßnahme anknüpft"),
        plain(
            "aus laufendem Betrieb",
            11.0,
            Text,
            "ja, wenn keine zusätzlichen Mittel nötig sind",
        )
        .listed(List::YesNo),
        plain("Beginn", 11.0, Date, "Geplanter Beginn"),
        plain("Ende", 11.0, Date, "Geplantes Ende"),
        plain("Kosten einmalig", 14.0, Money, "Einmalige Kosten in Euro"),
        plain("Kosten jährlich", 14.0, Money, "Jährliche Kosten in Euro"),
        plain("Eigenanteil", 14.0, Money, "Eigenanteil in Euro"),
        plain("Haushaltsstelle", 15.0, Text, "Produktsachkonto"),
        plain("Haushaltsjahr", 11.0, Number, "Erstes Haushaltsjahr"),
        plain("Personalbedarf (VZÄ)", 12.0, Decimal, "Vollzeitäquivalente"),
        plain(
            "Stellenplan betroffen",
            11.0,
            Text,
            "ja, wenn der Stellenplan geändert werden muss",
        )
        .listed(List::YesNo),
        plain("Förderprogramm", 22.0, Text, "Förderprogramm"),
        plain("Förderquote", 11.0, Share, "Anteil der Förderung"),
        plain("Frist", 11.0, Date, "Antragsfrist der Förderung"),
        plain("Indikator", 22.0, Text, "Woran der Erfolg gemessen wird"),
        plain("Zielwert", 12.0, Text, "Wert, der erreicht werden soll"),
        plain(
            "Risiken/Abhängigkeiten",
            24.0,
            Text,
            "Risiken und Abhängigkeiten",
        ),
        plain("Ortsgemeinde(n)", 20.0, Text, "Betroffene Ortsgemeinden"),
        plain(
            "Abgleich mit Strategien",
            22.0,
            Text,
            "Verhältnis zu vorhandenen Strategien",
        ),
        plain("Beschluss-Nr.", 14.0, Text, "Nummer des Beschlusses"),
        plain("Beschlossen am", 12.0, Date, "Tag des Beschlusses"),
        plain("Status", 14.0, Text, "Stand der Umsetzung").listed(List::Status),
        plain("Ampel", 9.0, Text, "grün, gelb oder rot").listed(List::Light),
        plain("Fortschritt %", 11.0, Share, "Fortschritt der Umsetzung"),
        plain(
            "nächster Schritt",
            30.0,
            Text,
            "Der erste oder nächste Schritt",
        ),
        plain("Bis wann", 11.0, Date, "Frist des nächsten Schritts"),
        plain("Stand vom", 11.0, Date, "Tag der letzten Änderung"),
        plain(
            figure_words::ANY_SUPPORT,
            18.0,
            Text,
            "Was die Runde, aus der der Rang kommt, gezählt hat: Punkte, Zustimmungen, Bewertungen, Nennungen oder gewonnene Duelle",
        ),
    ]
}

fn cell(report: &Report, entry: &ListedMeasure, column: &str) -> Cell {
    let measure = &entry.measure;
    let sheet = &measure.sheet;
    let leading = entry.results.first();
    let counted = leading.and_then(|it| Some((it.points, report.ballot_type(it.round_id)?)));
    match column {
        "Nr." => Cell::text(number_text(measure.number)),
        "Lebensbereich" => Cell::text(report.domain_name(sheet.domain_id)),
        "Titel" => Cell::text(&sheet.title),
        "Kurzbeschreibung" => Cell::text(&sheet.description),
        "Ziel" => Cell::text(&sheet.goal),
        "Zielgruppe" => Cell::text(sheet.target_groups.join("; ")),
        "Richtung" => Cell::text(sheet.direction.map_or("", words::direction)),
        "Rang Bürger" => leading.map_or(Cell::Empty, |result| Cell::Rank {
            first: result.rank,
            last: result.last_rank,
        }),
        "Punkte" => counted
            .filter(|(_, ballot_type)| *ballot_type == BallotType::Points)
            .map_or(Cell::Empty, |(points, _)| Cell::count(points)),
        figure_words::ANY_SUPPORT => counted.map_or(Cell::Empty, |(points, ballot_type)| {
            Cell::text(figure_words::supported(ballot_type, points))
        }),
        "Federführung" => Cell::text(&sheet.lead),
        "Status" => Cell::text(words::status(sheet.status)),
        "Abgleich mit Strategien" => Cell::text(alignments(report, entry)),
        "Stand vom" => Cell::Date(local_time(measure.modified_at).date()),
        _ => super::sheet_cells::cell(sheet, column),
    }
}

/// One line per existing strategy that the measure touches: how, which, and the sentence that says why.
fn alignments(report: &Report, entry: &ListedMeasure) -> String {
    let lines: Vec<String> = (report.records_about(entry))
        .filter_map(|about| match about {
            RecordSheet::Alignment(one) => Some(format!(
                "{}: {} – {}",
                words::alignment(one.relation),
                report.strategy_title(one.strategy_id),
                one.note
            )),
            _ => None,
        })
        .collect();
    lines.join("\n")
}
