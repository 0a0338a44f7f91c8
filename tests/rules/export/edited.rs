//! The workbook that comes back: unchanged it changes nothing, changed it says exactly what, and
//! whatever else somebody sends is refused.

use super::{NOW, report};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use std::io::{Cursor, Write as _};
use zukunftswerkstatt::domain::ids::ProcessId;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::sheet::compare::patched;
use zukunftswerkstatt::domain::sheet::edited::{CellProblem, EditedList};
use zukunftswerkstatt::export::edited::{FileFault, differences, read, with_cells};
use zukunftswerkstatt::export::report::{Filter, Report};
use zukunftswerkstatt::export::tables::measures;
use zukunftswerkstatt::export::xlsx::xlsx;

use crate::sample::id;

fn filled(fields: &Value) -> Report {
    let mut report = report(Filter::default());
    let measure = &mut report.list.measures[0].measure;
    measure.sheet = patched(&measure.sheet, fields.as_object().unwrap().clone()).unwrap();
    report
}

fn example() -> Report {
    filled(&json!({
        "administrationRank": 3, "rankReason": "Gesetz", "priorityClass": "medium",
        "committee": "Bauausschuss", "deliveryMode": "mixed", "fromRunningOperations": false,
        "cooperationMode": "district", "partners": "Stadtwerke", "starts": "2027-Q2",
        "ends": "2028-02", "budgetLine": "11.1.01", "localities": ["Aue", "Talheim"],
        "nextStep": "=Angebot", "nextStepDue": "2027-01-15", "staffPlanAffected": true,
        "staff": [{"year": 2027, "fteHundredths": 150}],
        "indicators": [{"name": "Anschlüsse", "unit": "Stück", "target": "120"}],
        "costs": [{"year": 2027, "kind": "one_off", "budget": "investment", "quality": "quoted",
             "amountCents": 1_250_050, "fundedShare": 8000}],
    }))
}

fn looked(report: &Report, bytes: &[u8]) -> Result<EditedList, FileFault> {
    let table = measures(report);
    let file = read(bytes, table.name, &table.columns, report.process.id)?;
    Ok(differences(report, &file))
}

/// The workbook as somebody saves it with another program: all cells of the two sheets that count,
/// some of them typed anew.
fn edited(report: &Report, typed: &[(u32, &str, &str)]) -> Vec<u8> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(xlsx(report).unwrap())).unwrap();
    let mut copy = Workbook::new();
    for name in ["Maßnahmen", "Stand"] {
        let range = book.worksheet_range(name).unwrap();
        let sheet = copy.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, col, cell) in range.used_cells() {
            let at = (u32::try_from(row).unwrap(), u16::try_from(col).unwrap());
            let head = range.get_value((0, u32::from(at.1))).unwrap().to_string();
            let new = typed
                .iter()
                .find(|(line, title, _)| *line == at.0 && *title == head && name == "Maßnahmen");
            match (new, cell) {
                (Some((_, _, text)), _) => sheet.write_string(at.0, at.1, *text),
                (None, Data::Float(number)) => sheet.write_number(at.0, at.1, *number),
                (None, Data::DateTime(day)) => sheet.write_number(at.0, at.1, day.as_f64()),
                (None, other) => sheet.write_string(at.0, at.1, other.to_string()),
            }
            .unwrap();
        }
        for (row, title, text) in typed.iter().filter(|_| name == "Maßnahmen") {
            let width = u32::try_from(range.width()).unwrap();
            let col = (0..width)
                .find(|col| {
                    let heading = range.get_value((0, *col)).unwrap().to_string();
                    heading == *title
                })
                .unwrap();
            sheet
                .write_string(*row, u16::try_from(col).unwrap(), *text)
                .unwrap();
        }
    }
    copy.save_to_buffer().unwrap()
}

#[test]
fn an_untouched_file_changes_nothing() {
    let report = example();
    for bytes in [xlsx(&report).unwrap(), edited(&report, &[])] {
        let list = looked(&report, &bytes).unwrap();
        assert_eq!(list.rows, [], "nothing differs");
        assert_eq!(list.changed_since, 0);
        assert_eq!(
            usize::try_from(list.unchanged).unwrap(),
            report.list.measures.len()
        );
    }
    assert_eq!(report.now, NOW);
}

#[test]
fn changed_cells_are_told_as_people_read_them_and_can_be_stored() {
    let report = example();
    let bytes = edited(
        &report,
        &[
            (1, "Titel", "Glasfaser für alle"),
            (1, "Kosten einmalig", "12,5 Tsd."),
            (1, "Beginn", "3.5.2027"),
            (1, "Machbarkeit", "machbar"),
            (1, "Punkte", "99"),
            (1, "Ampel", "lila"),
            (1, "Umsetzung", "irgendwie"),
        ],
    );
    let list = looked(&report, &bytes).unwrap();
    assert_eq!(list.rows.len(), 1);
    let row = &list.rows[0];
    assert_eq!(row.problem, None);
    let told: Vec<(&str, &str, &str, Option<CellProblem>)> = row
        .cells
        .iter()
        .map(|cell| {
            (
                cell.column.as_str(),
                cell.now.as_str(),
                cell.file.as_str(),
                cell.problem,
            )
        })
        .collect();
    let title = report.list.measures[0].measure.sheet.title.as_str();
    assert_eq!(
        told,
        [
            ("Titel", title, "Glasfaser für alle", None),
            ("Punkte", "9", "99", Some(CellProblem::ReadOnly)),
            ("Machbarkeit", "", "machbar", None),
            (
                "Umsetzung",
                "gemischt",
                "irgendwie",
                Some(CellProblem::Unreadable)
            ),
            ("Beginn", "01.04.2027", "03.05.2027", None),
            ("Kosten einmalig", "12.500,50\u{a0}€", "12.500\u{a0}€", None),
            ("Ampel", "", "lila", Some(CellProblem::ReadOnly)),
        ]
    );
    assert!(row.cells.iter().all(|cell| !cell.conflict));
    let cells = row.cells.iter().filter(|cell| cell.problem.is_none());
    let cells = cells.map(|cell| (cell.column.as_str(), cell.value.as_str()));
    let sheet = with_cells(&report.list.measures[0], cells, &report.domains).unwrap();
    assert_eq!(sheet.title, "Glasfaser für alle");
    assert_eq!(sheet.costs[0].amount_cents.0, 1_250_000);
    assert_eq!(sheet.starts.unwrap().to_string(), "2027-05-03");
}

#[test]
fn what_the_office_changed_since_is_a_conflict_only_in_the_same_cell() {
    let then = example();
    let bytes = edited(
        &then,
        &[(1, "Ziel", "aus der Mappe"), (1, "Frist", "1.6.2027")],
    );
    let mut now = then.clone();
    now.list.measures[0].measure.version += 1;
    now.list.measures[0].measure.sheet.goal = "aus dem Büro".to_owned();
    now.list.measures[0].measure.sheet.committee = "Hauptausschuss".to_owned();
    let list = looked(&now, &bytes).unwrap();
    assert_eq!(list.changed_since, 1);
    let cells = &list.rows[0].cells;
    let told: Vec<(&str, bool)> = cells
        .iter()
        .map(|cell| (cell.column.as_str(), cell.conflict))
        .collect();
    assert_eq!(told, [("Ziel", true), ("Frist", false)]);
}

#[test]
fn a_rank_that_deviates_needs_its_reason_here_too() {
    let report = report(Filter::default());
    let bytes = edited(&report, &[(1, "Rang Verwaltung", "4")]);
    let list = looked(&report, &bytes).unwrap();
    assert!(matches!(
        list.rows[0].problem,
        Some(Refusal::Empty { .. } | Refusal::Incomplete { .. })
    ));
    let reasons = [(1, "Rang Verwaltung", "4"), (1, "Begründung", "Gesetz")];
    let list = looked(&report, &edited(&report, &reasons)).unwrap();
    assert_eq!(list.rows[0].problem, None);
}

#[test]
fn other_files_are_refused_with_the_reason() {
    let report = example();
    let good = xlsx(&report).unwrap();
    assert_eq!(looked(&report, b"Nr.;Titel"), Err(FileFault::NotXlsx));
    assert_eq!(
        looked(&report, &good[..good.len() / 2]),
        Err(FileFault::NotXlsx)
    );
    let table = measures(&report);
    let other = read(&good, table.name, &table.columns, ProcessId(id(0x77)));
    assert_eq!(other.err(), Some(FileFault::OtherProcess));
    let mut strange = Workbook::new();
    strange.add_worksheet().write_string(0, 0, "Nr.").unwrap();
    let bytes = strange.save_to_buffer().unwrap();
    assert_eq!(looked(&report, &bytes), Err(FileFault::NoMeasures));
    let mut plain = Workbook::new();
    plain.add_worksheet().set_name("Maßnahmen").unwrap();
    let bytes = plain.save_to_buffer().unwrap();
    assert_eq!(looked(&report, &bytes), Err(FileFault::NoState));
}

#[test]
fn a_zip_that_unpacks_to_far_too_much_is_not_unpacked() {
    let mut one = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    one.start_file("part", options).unwrap();
    let zeroes = vec![0u8; 1024 * 1024];
    for _ in 0..80 {
        one.write_all(&zeroes).unwrap();
    }
    // Packed once, copied as packed: packing takes the time.
    let mut packed = zip::ZipArchive::new(one.finish().unwrap()).unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for part in 0..3 {
        let copy = packed.by_index_raw(0).unwrap();
        zip.raw_copy_file_rename(copy, format!("xl/worksheets/sheet{part}.xml"))
            .unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1024 * 1024, "a bomb is small");
    assert_eq!(looked(&example(), &bytes), Err(FileFault::TooLarge));
}

#[test]
fn one_cell_far_away_makes_no_giant_table() {
    let report = example();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Maßnahmen").unwrap();
    sheet.write_string(0, 0, "Nr.").unwrap();
    sheet.write_string(1_048_575, 0, "M-001").unwrap();
    let state = book.add_worksheet();
    state.set_name("Stand").unwrap();
    state
        .write_string(0, 0, "zukunftswerkstatt-stand-1")
        .unwrap();
    state
        .write_string(0, 1, report.process.id.to_string())
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(looked(&report, &bytes), Err(FileFault::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_a_sheet_says_survives_export_and_return(
        title in "[^\\p{C}\\s]\\PC{0,40}", goal in "\\PC{0,200}", risks in "(\\PC{0,30}\n){0,3}",
        cents in 0i64..100_000_000_000, days in 0u32..100_000, share in 0u16..=10_000,
        localities in proptest::collection::vec("[a-zäöü=+@-]{1,12}", 0..4),
    ) {
        let start = chrono::NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
        let day = (start + chrono::Days::new(u64::from(days % 40_000))).to_string();
        let report = filled(&json!({
            "title": title, "goal": goal, "risks": risks, "localities": localities,
            "starts": day, "staff": [{"year": 2027, "fteHundredths": days}],
            "costs": [{"year": 2027, "kind": "one_off", "budget": "operating", "quality": "rough",
                "amountCents": cents, "fundedShare": share}],
        }));
        let bytes = xlsx(&report).unwrap();
        let list = looked(&report, &bytes).unwrap();
        prop_assert_eq!(list.rows, []);
    }
}
