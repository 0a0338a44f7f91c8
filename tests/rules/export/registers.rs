//! The sheets that come from the registers and the plan: schedule, funding, tasks, milestones.

use super::{NOW, report};
use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::{Cursor, Read as _};
use zukunftswerkstatt::domain::ids::RecordId;
use zukunftswerkstatt::domain::limits::SCHEDULE_HALF_YEARS;
use zukunftswerkstatt::domain::register::RegisterEntry;
use zukunftswerkstatt::domain::sheet::compare::patched;
use zukunftswerkstatt::export::csv::{Variant, archive};
use zukunftswerkstatt::export::report::{Filter, Report};
use zukunftswerkstatt::export::tables::schedule;
use zukunftswerkstatt::export::xlsx::xlsx;

use crate::sample::id;

fn entry(number: u128, sheet: Value) -> RegisterEntry {
    RegisterEntry {
        id: RecordId(id(number)),
        sheet: serde_json::from_value(sheet).unwrap(),
        version: 1,
        modified_at: NOW,
    }
}

/// The sample report with planned measures, two programmes and two applications.
fn filled() -> Report {
    let mut report = report(Filter::default());
    plan(
        &mut report,
        0,
        &json!({"starts": "2026-Q4", "ends": "2027-12", "lead": "FB 3",
        "nextStep": "=Angebot", "nextStepDue": "2026-12", "assignedTo": "FB 1", "due": "2027-01-15"}),
    );
    plan(
        &mut report,
        1,
        &json!({"starts": "2027-H2", "status": "done", "nextStep": "entfällt"}),
    );
    let [one, two] = [0, 1].map(|place| report.list.measures[place].measure.id);
    report.records = vec![
        entry(
            1,
            json!({"kind": "funding_programme", "name": "@Digitale Dörfer", "provider": "federal",
            "rate": 8000, "deadlines": ["2020", "2026-06-30"]}),
        ),
        entry(
            2,
            json!({"kind": "funding_programme", "name": "Ohne Antrag"}),
        ),
        entry(
            3,
            json!({"kind": "funding_application", "measureId": one, "programmeId": id(1),
            "state": "checking", "amountCents": 1_250_050, "deadline": "2026-06"}),
        ),
        entry(
            4,
            json!({"kind": "funding_application", "measureId": two, "programmeId": id(1),
            "state": "granted", "amountCents": 99, "grantedCents": 98, "decidedOn": "2026-02-03",
            "proofDue": "2027-03-31"}),
        ),
    ];
    report
}

fn plan(report: &mut Report, place: usize, fields: &Value) {
    let measure = &mut report.list.measures[place].measure;
    measure.sheet = patched(&measure.sheet, fields.as_object().unwrap().clone()).unwrap();
}

fn sheet(report: &Report, name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(xlsx(report).unwrap())).unwrap();
    book.worksheet_range(name).unwrap()
}

/// The column with this heading.
fn column(range: &Range<Data>, title: &str) -> u32 {
    let width = u32::try_from(range.width()).unwrap();
    let head = |col: u32| range.get_value((0, col)).map(ToString::to_string);
    (0..width)
        .find(|col| head(*col).as_deref() == Some(title))
        .unwrap()
}

/// The cell below a heading, as text; days as the program counts them.
fn shown(range: &Range<Data>, row: u32, title: &str) -> String {
    let col = column(range, title);
    match range.get_value((row, col)) {
        Some(Data::DateTime(day)) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{day:02}.{month:02}.{year}")
        }
        other => other.map(ToString::to_string).unwrap_or_default(),
    }
}

#[test]
fn the_schedule_is_a_grid_of_half_years() {
    let report = filled();
    let range = sheet(&report, "Zeitplan");
    assert_eq!(range.height(), 3, "only measures with a time");
    let halves = ["2. Hj. 2026", "1. Hj. 2027", "2. Hj. 2027"];
    let row = |row: u32| halves.map(|half| shown(&range, row, half));
    assert_eq!(row(1), ["■", "■", "■"]);
    assert_eq!(row(2), ["", "", "■"]);
    assert_eq!(shown(&range, 1, "Beginn"), "01.10.2026");
    assert_eq!(shown(&range, 1, "Ende"), "31.12.2027");
    assert_eq!(shown(&range, 2, "Ende"), "");
}

#[test]
fn a_lasting_measure_runs_on_and_the_grid_has_an_end() {
    let mut report = report(Filter::default());
    plan(&mut report, 0, &json!({"starts": "2027"}));
    plan(
        &mut report,
        1,
        &json!({"starts": "2028", "ends": "2028-06"}),
    );
    let range = sheet(&report, "Zeitplan");
    let halves = ["1. Hj. 2027", "2. Hj. 2027", "1. Hj. 2028"];
    assert_eq!(halves.map(|half| shown(&range, 1, half)), ["■", "→", "→"]);
    assert_eq!(halves.map(|half| shown(&range, 2, half)), ["", "", "■"]);
    let wide = |ends: &str| {
        let mut report = report.clone();
        plan(&mut report, 1, &json!({"ends": ends}));
        schedule(&report).columns.len() - 7
    };
    assert_eq!(wide("2046"), SCHEDULE_HALF_YEARS);
    assert_eq!(wide("2046-06"), SCHEDULE_HALF_YEARS - 1);
    assert_eq!(wide("2100"), SCHEDULE_HALF_YEARS);
}

#[test]
fn funding_stands_by_measure_with_sums_to_the_cent() {
    let report = filled();
    let range = sheet(&report, "Fördermittel");
    assert_eq!(shown(&range, 1, "Nr."), "M-012");
    assert_eq!(shown(&range, 1, "Programm"), "@Digitale Dörfer");
    assert_eq!(shown(&range, 1, "Ebene"), "Bund");
    assert_eq!(shown(&range, 1, "Förderquote"), "0.8");
    assert_eq!(shown(&range, 1, "Nächste Frist"), "30.06.2026");
    assert_eq!(shown(&range, 1, "Stand"), "in Vorbereitung");
    assert_eq!(shown(&range, 1, "Beantragt"), "12500.5");
    assert_eq!(shown(&range, 1, "Einreichen bis"), "30.06.2026");
    assert_eq!(shown(&range, 1, "Bewilligt"), "", "empty, not 0");
    assert_eq!(shown(&range, 2, "Bewilligt"), "0.98");
    assert_eq!(shown(&range, 3, "Programm"), "Ohne Antrag");
    assert_eq!(shown(&range, 3, "Nr."), "");
    assert_eq!(shown(&range, 4, "Nr."), "Summe");
    assert_eq!(shown(&range, 4, "Beantragt"), "12501.49");
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(xlsx(&report).unwrap())).unwrap();
    let formulas = book.worksheet_formula("Fördermittel").unwrap();
    let formulas: Vec<&String> = formulas.used_cells().map(|(_, _, text)| text).collect();
    assert_eq!(formulas, ["SUBTOTAL(109,O2:O4)", "SUBTOTAL(109,P2:P4)"]);
}

#[test]
fn tasks_and_milestones_come_from_what_is_known() {
    let report = filled();
    let tasks = sheet(&report, "Aufgaben");
    let rows: Vec<[String; 4]> = (1..u32::try_from(tasks.height()).unwrap())
        .map(|row| ["Was", "Wer", "Bis wann", "Anlass"].map(|title| shown(&tasks, row, title)))
        .collect();
    let has = |what: &str, who: &str, due: &str, kind: &str| {
        let wanted = [what, who, due, kind];
        assert!(
            rows.iter()
                .any(|row| row.iter().zip(wanted).all(|(a, b)| a == b)),
            "{wanted:?} in {rows:?}"
        );
    };
    has("=Angebot", "FB 3", "31.12.2026", "nächster Schritt");
    has("Steckbrief ergänzen", "FB 1", "15.01.2027", "Steckbrief");
    has(
        "Antrag einreichen: @Digitale Dörfer",
        "FB 3",
        "30.06.2026",
        "Förderung",
    );
    assert!(
        rows.iter()
            .any(|row| row[0].starts_with("Verwendungsnachweis"))
    );
    assert!(!rows.iter().any(|row| row[0] == "entfällt"), "it is done");
    let stones = sheet(&report, "Meilensteine");
    let rows: Vec<[String; 3]> = (1..u32::try_from(stones.height()).unwrap())
        .map(|row| ["Was", "Geplant", "Erreicht am"].map(|title| shown(&stones, row, title)))
        .collect();
    assert!(rows.iter().any(|[what, planned, reached]| {
        what.starts_with("M-012 abgeschlossen") && planned == "31.12.2027" && reached.is_empty()
    }));
    assert!(rows.iter().any(|[what, _, reached]| {
        what.ends_with("Förderung @Digitale Dörfer bewilligt") && reached == "03.02.2026"
    }));
    assert!(rows.iter().any(|[what, ..]| what.contains("verabschiedet")));
}

#[test]
fn alignment_is_a_column_that_only_the_registers_fill() {
    let mut report = filled();
    let one = report.list.measures[0].measure.id;
    report.records.push(entry(
        8,
        json!({"kind": "related_strategy", "title": "=LEP IV"}),
    ));
    report.records.push(entry(
        9,
        json!({"kind": "alignment", "measureId": one, "strategyId": id(8),
        "relation": "duplicates", "note": "Kapitel 3"}),
    ));
    let range = sheet(&report, "Maßnahmen");
    assert_eq!(
        shown(&range, 1, "Abgleich mit Strategien"),
        "ist schon enthalten in: =LEP IV – Kapitel 3"
    );
    assert_eq!(shown(&range, 2, "Abgleich mit Strategien"), "");
}

#[test]
fn a_locality_gets_its_own_list() {
    let with = |locality: Option<&str>| {
        let mut whole = report(Filter::default());
        plan(&mut whole, 0, &json!({"localities": ["Aue"]}));
        plan(&mut whole, 1, &json!({"localities": ["Talheim"]}));
        let [one, two] = [0, 1].map(|place| whole.list.measures[place].measure.id);
        let filter = Filter {
            locality: locality.map(str::to_owned),
            ..Filter::default()
        };
        let mut report = Report::new(NOW, whole.process, whole.domains, &[], whole.list, filter);
        report.records = vec![
            entry(
                1,
                json!({"kind": "local_plan", "measureId": one, "locality": "Aue",
                "text": "=Am Dorfplatz", "priority": "high", "responsible": "Ortsbürgermeisterin"}),
            ),
            entry(
                2,
                json!({"kind": "local_plan", "measureId": two, "locality": "Talheim"}),
            ),
        ];
        report
    };
    let all = sheet(&with(None), "Ortsgemeinden");
    assert_eq!(all.height(), 3, "one row per plan");
    assert_eq!(shown(&all, 1, "Ortsgemeinde"), "Aue");
    assert_eq!(shown(&all, 1, "Text für den Ort"), "=Am Dorfplatz");
    assert_eq!(shown(&all, 1, "Priorität dort"), "hoch");
    assert_eq!(shown(&all, 2, "Ortsgemeinde"), "Talheim");
    // Upper case makes no difference; measures of other localities are left out, those of all stay.
    let report = with(Some("aue "));
    assert!(report.filter_words().contains("Ortsgemeinde „aue“"));
    let aue = sheet(&report, "Ortsgemeinden");
    let titles: Vec<String> = (1..u32::try_from(aue.height()).unwrap())
        .map(|row| shown(&aue, row, "Titel"))
        .collect();
    assert_eq!(titles.len(), with(None).list.measures.len() - 1);
    assert_eq!(shown(&aue, 1, "Zuständig dort"), "Ortsbürgermeisterin");
    assert_eq!(shown(&aue, 2, "Zuständig dort"), "");
}

#[test]
fn csv_has_the_same_tables() {
    let mut zip =
        zip::ZipArchive::new(Cursor::new(archive(&filled(), Variant::Office).unwrap())).unwrap();
    let mut file = |name: &str| {
        let mut text = String::new();
        let mut entry = zip.by_name(name).unwrap();
        entry.read_to_string(&mut text).unwrap();
        text
    };
    assert!(file("foerdermittel.csv").contains("'@Digitale Dörfer;Bund"));
    assert!(file("foerdermittel.csv").contains(";12500,50;"));
    assert!(file("zeitplan.csv").contains(";■;■;■"));
    assert!(file("aufgaben.csv").contains("'=Angebot;FB 3;31.12.2026"));
    assert!(file("meilensteine.csv").starts_with("\u{feff}Was;Geplant;Erreicht am"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    /// Whatever stands in a register survives as a text, never as a formula, and money to the cent.
    #[test]
    fn any_register_survives(name in "[=+@-]?[^\\p{C}]{1,40}", cents in 0_i64..=100_000_000_000) {
        let mut report = filled();
        let sheet_of = |value: Value| serde_json::from_value::<zukunftswerkstatt::domain::register::RecordSheet>(value).unwrap();
        let Ok(clean) = sheet_of(json!({"kind": "funding_programme", "name": name})).cleaned() else {
            return Ok(());
        };
        let wanted = serde_json::to_value(&clean).unwrap()["name"].as_str().unwrap().to_owned();
        report.records[0].sheet = clean;
        report.records[2].sheet = sheet_of(json!({"kind": "funding_application",
            "measureId": report.list.measures[0].measure.id, "programmeId": id(1), "amountCents": cents}));
        let range = sheet(&report, "Fördermittel");
        prop_assert_eq!(shown(&range, 1, "Programm"), wanted);
        let col = column(&range, "Beantragt");
        let Some(Data::Float(euros)) = range.get_value((1, col)) else {
            panic!("no amount");
        };
        prop_assert_eq!(format!("{:.0}", euros * 100.0), cents.to_string());
    }
}
