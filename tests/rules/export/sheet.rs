//! The administration's part of the sheet, in every file, to the cent and the day.

use super::report;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::{Cursor, Read as _};
use zukunftswerkstatt::domain::sheet::compare::patched;
use zukunftswerkstatt::export::csv::{Variant, archive};
use zukunftswerkstatt::export::report::{Filter, Report};
use zukunftswerkstatt::export::xlsx::xlsx;

fn filled(fields: &Value) -> Report {
    let mut report = report(Filter::default());
    let measure = &mut report.list.measures[0].measure;
    measure.sheet = patched(&measure.sheet, fields.as_object().unwrap().clone()).unwrap();
    report
}

fn example() -> Report {
    filled(&json!({
        "administrationRank": 3, "rankReason": "Gesetz", "priorityClass": "medium",
        "feasibility": "feasible_with_conditions", "feasibilityReason": "Leerrohr",
        "committee": "Bauausschuss", "deliveryMode": "mixed", "fromRunningOperations": false,
        "cooperationMode": "district", "partners": "Stadtwerke", "starts": "2027-Q2",
        "ends": "2028-02", "budgetLine": "11.1.01", "localities": ["Aue", "Talheim"],
        "nextStep": "=Angebot", "nextStepDue": "2027-01-15", "staffPlanAffected": true,
        "staff": [{"year": 2027, "fteHundredths": 150}],
        "indicators": [{"name": "Anschlüsse", "unit": "Stück", "target": "120"}],
        "costs": [
            {"year": 2027, "kind": "one_off", "budget": "investment", "quality": "quoted",
             "amountCents": 1_250_050, "fundedShare": 8000},
            {"year": 2027, "untilYear": 2029, "kind": "recurring", "budget": "operating",
             "quality": "rough", "amountCents": 100_000},
        ],
    }))
}

fn cells(report: &Report, sheet: &str, row: u32) -> Vec<(String, Data)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(xlsx(report).unwrap())).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    (0..u32::try_from(range.width()).unwrap())
        .map(|col| {
            let head = range.get_value((0, col)).unwrap().to_string();
            let cell = range.get_value((row, col)).cloned().unwrap_or(Data::Empty);
            (head, cell)
        })
        .collect()
}

fn shown(report: &Report, sheet: &str, row: u32, title: &str) -> String {
    let cells = cells(report, sheet, row);
    let (_, cell) = cells.iter().find(|(head, _)| head == title).unwrap();
    match cell {
        Data::DateTime(day) => {
            let days = format!("{:.0}", day.as_f64()).parse().unwrap();
            let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            (first + Days::new(days)).to_string()
        }
        other => other.to_string(),
    }
}

#[test]
fn the_measure_list_has_what_the_office_wrote() {
    let report = example();
    for (title, text) in [
        ("Rang Verwaltung", "3"),
        ("Prioritätsklasse", "mittel"),
        ("Machbarkeit", "machbar unter Bedingungen"),
        ("Begründung", "Leerrohr\nGesetz"),
        ("zuständiger Ausschuss", "Bauausschuss"),
        ("Umsetzung", "gemischt"),
        ("Kooperation/Partner", "Kreis\nStadtwerke"),
        ("aus laufendem Betrieb", "nein"),
        ("Beginn", "2027-04-01"),
        ("Ende", "2028-02-29"),
        ("Kosten einmalig", "12500.5"),
        ("Kosten jährlich", "1000"),
        ("Eigenanteil", "5500.1"),
        ("Haushaltsstelle", "11.1.01"),
        ("Haushaltsjahr", "2027"),
        ("Personalbedarf (VZÄ)", "1.5"),
        ("Stellenplan betroffen", "ja"),
        ("Indikator", "Anschlüsse (Stück)"),
        ("Zielwert", "120"),
        ("Ortsgemeinde(n)", "Aue; Talheim"),
        ("nächster Schritt", "=Angebot"),
        ("Bis wann", "2027-01-15"),
    ] {
        assert_eq!(shown(&report, "Maßnahmen", 1, title), text, "{title}");
    }
    let quota: f64 = shown(&report, "Maßnahmen", 1, "Förderquote")
        .parse()
        .unwrap();
    assert!((quota - 0.6452).abs() < 1e-9, "10000.40 of 15500.50 euros");
}

#[test]
fn rankings_and_costs_have_sheets_of_their_own() {
    let report = example();
    let rank = |title: &str| shown(&report, "Rangfolge", 1, title);
    assert_eq!(
        (rank("Rang Bürger"), rank("Rang Verwaltung")),
        ("1".to_owned(), "3".to_owned())
    );
    assert_eq!(
        (rank("Differenz"), rank("Einigkeit")),
        ("2".to_owned(), "strittig".to_owned())
    );
    let cost = |row: u32, title: &str| shown(&report, "Kosten und Personal", row, title);
    assert_eq!(
        (cost(1, "Größe"), cost(1, "2027")),
        ("Kosten (€)".to_owned(), "13500.5".to_owned())
    );
    assert_eq!(
        (cost(4, "2027"), cost(4, "2029")),
        ("3500.1".to_owned(), "1000".to_owned())
    );
    assert_eq!(
        (cost(7, "Größe"), cost(7, "2027")),
        ("VZÄ".to_owned(), "1.5".to_owned())
    );
    assert_eq!(cost(7, "2028"), "", "empty, not 0");
}

#[test]
fn costs_are_summed_up_by_domain_and_by_budget_line() {
    let mut report = example();
    for (place, line, cents) in [(1, "11.1.01", 50_005), (2, "", 7)] {
        let measure = &mut report.list.measures[place].measure;
        let fields = json!({"budgetLine": line, "domainId": if place == 1 { json!(null) } else { json!(measure.sheet.domain_id) }, "costs": [
            {"year": 2027, "kind": "one_off", "budget": "investment", "quality": "rough", "amountCents": cents},
        ]});
        measure.sheet = patched(&measure.sheet, fields.as_object().unwrap().clone()).unwrap();
    }
    let bytes = xlsx(&report).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut styles = String::new();
    let mut part = archive.by_name("xl/styles.xml").unwrap();
    part.read_to_string(&mut styles).unwrap();
    assert!(
        styles.contains("[$€-407];&quot;–&quot;"),
        "sums of nothing are a dash"
    );
    drop(part);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Kosten und Personal").unwrap();
    let formulas = book.worksheet_formula("Kosten und Personal").unwrap();
    let year = (0..10)
        .find(|col| {
            range
                .get_value((0, *col))
                .is_some_and(|it| matches!(it, Data::String(title) if title == "2027"))
        })
        .unwrap();
    let rows: Vec<[String; 5]> = (1..u32::try_from(range.height()).unwrap())
        .map(|row| {
            let of = |col| {
                let cell = range.get_value((row, col));
                cell.map(ToString::to_string).unwrap_or_default()
            };
            let formula = formulas.get_value((row, year)).cloned().unwrap_or_default();
            [of(0), of(1), of(3), of(year), formula]
        })
        .filter(|[domain, ..]| domain.contains("usammen") || domain == "Alle Lebensbereiche")
        .filter(|[_, _, figure, ..]| figure == "Kosten (€)")
        .collect();
    let domain = report.domain_name(report.list.measures[0].measure.sheet.domain_id);
    let expected = [
        [
            &format!("{domain}: zusammen"),
            "",
            "13500.57",
            "SUBTOTAL(109,E2:E3)",
        ],
        [
            "ohne Lebensbereich: zusammen",
            "",
            "500.05",
            "SUBTOTAL(109,E5:E5)",
        ],
        [
            "Alle Lebensbereiche: zusammen",
            "",
            "14000.62",
            "SUBTOTAL(109,E2:E6)",
        ],
        ["Alle Lebensbereiche", "11.1.01", "14000.55", "SUM(E3,E5)"],
        ["Alle Lebensbereiche", "ohne Angabe", "0.07", "SUM(E2)"],
    ];
    // The budget line that nobody has named comes first.
    let told: Vec<[&str; 4]> = rows
        .iter()
        .map(|[a, b, _, d, e]| [a.as_str(), b.as_str(), d.as_str(), e.as_str()])
        .collect();
    let mut sorted = told.clone();
    sorted.sort_unstable();
    let mut wanted = expected.to_vec();
    wanted.sort_unstable();
    assert_eq!(sorted, wanted);
}

#[test]
fn csv_has_money_in_the_way_of_its_readers() {
    let file = |variant, name: &str| {
        let bytes = archive(&example(), variant).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        let mut file = archive.by_name(name).unwrap();
        file.read_to_string(&mut text).unwrap();
        text
    };
    assert!(file(Variant::Office, "massnahmen.csv").contains(";12500,50;1000,00;5500,10;"));
    assert!(file(Variant::Machine, "massnahmen.csv").contains(",12500.50,1000.00,5500.10,"));
    assert!(file(Variant::Office, "massnahmen.csv").contains(";'=Angebot;"));
    assert!(
        file(Variant::Office, "kosten-und-personal.csv")
            .contains(";11.1.01;1;Kosten (€);13500,50;")
    );
    assert!(file(Variant::Office, "rangfolge.csv").contains(";strittig;Gesetz"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn money_survives_the_workbook_to_the_cent(cents in 0..=100_000_000_000_i64) {
        let report = filled(&json!({"costs": [{"year": 2027, "kind": "one_off",
            "budget": "investment", "quality": "rough", "amountCents": cents}]}));
        let shown: f64 = shown(&report, "Maßnahmen", 1, "Kosten einmalig").parse().unwrap();
        let text = format!("{}.{:02}", cents / 100, cents % 100);
        prop_assert_eq!(format!("{shown:.2}"), text);
    }
}
