use super::{NOW, report};
use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
use std::io::{Cursor, Read as _};
use zukunftswerkstatt::domain::round::BallotType;
use zukunftswerkstatt::export::report::Filter;
use zukunftswerkstatt::export::xlsx::xlsx;

/// The columns of the list, in the order that administrations asked for.
const COLUMNS: [&str; 47] = [
    "Nr.",
    "Lebensbereich",
    "Titel",
    "Kurzbeschreibung",
    "Ziel",
    "Zielgruppe",
    "Richtung",
    "Rang Bürger",
    "Punkte",
    "Rang Verwaltung",
    "Prioritätsklasse",
    "Machbarkeit",
    "Begründung",
    "Federführung",
    "Beteiligte",
    "zuständiger Ausschuss",
    "Digitallotse",
    "Umsetzung",
    "Kooperation/Partner",
    "knüpft an",
    "aus laufendem Betrieb",
    "Beginn",
    "Ende",
    "Kosten einmalig",
    "Kosten jährlich",
    "Eigenanteil",
    "Haushaltsstelle",
    "Haushaltsjahr",
    "Personalbedarf (VZÄ)",
    "Stellenplan betroffen",
    "Förderprogramm",
    "Förderquote",
    "Frist",
    "Indikator",
    "Zielwert",
    "Risiken/Abhängigkeiten",
    "Ortsgemeinde(n)",
    "Abgleich mit Strategien",
    "Beschluss-Nr.",
    "Beschlossen am",
    "Status",
    "Ampel",
    "Fortschritt %",
    "nächster Schritt",
    "Bis wann",
    "Stand vom",
    // Ours, at the end: what the round counted where it gave no dots.
    "Unterstützung",
];

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap()
}

fn sheet(name: &str) -> Range<Data> {
    open(&xlsx(&report(Filter::default())).unwrap())
        .worksheet_range(name)
        .unwrap()
}

fn text(range: &Range<Data>, row: u32, col: u32) -> String {
    range
        .get_value((row, col))
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn column(range: &Range<Data>, title: &str) -> u32 {
    let width = u32::try_from(range.width()).unwrap();
    (0..width)
        .find(|col| text(range, 0, *col) == title)
        .unwrap()
}

/// One file of the archive that a workbook is.
fn part(name: &str) -> String {
    let bytes = xlsx(&report(Filter::default())).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn all_sheets_are_there_in_order() {
    let book = open(&xlsx(&report(Filter::default())).unwrap());
    assert_eq!(
        book.sheet_names(),
        [
            "Übersicht",
            "Maßnahmen",
            "je Lebensbereich",
            "Rangfolge",
            "Abstimmung",
            "Kosten und Personal",
            "Zeitplan",
            "Fördermittel",
            "Aufgaben",
            "Meilensteine",
            "Ortsgemeinden",
            "Herkunft",
            "Legende",
            "Stand"
        ]
    );
    assert!(
        book.sheet_names()
            .iter()
            .all(|name| name.chars().count() <= 31)
    );
}

#[test]
fn measures_have_all_columns_and_real_values() {
    let range = sheet("Maßnahmen");
    let titles: Vec<String> = (0..47).map(|col| text(&range, 0, col)).collect();
    assert_eq!(titles, COLUMNS);
    assert_eq!(range.height(), 5);
    let cell = |row: u32, title: &str| range.get_value((row, column(&range, title))).cloned();
    assert_eq!(cell(1, "Nr."), Some(Data::String("M-012".to_owned())));
    assert_eq!(
        cell(1, "Titel"),
        Some(Data::String("=Glasfaser schneller ausbauen".to_owned())),
        "a text, not a formula"
    );
    assert_eq!(
        cell(1, "nächster Schritt"),
        Some(Data::String("- Standorte prüfen".to_owned()))
    );
    assert_eq!(cell(1, "Rang Bürger"), Some(Data::Float(1.0)));
    assert_eq!(
        cell(2, "Rang Bürger"),
        Some(Data::Float(2.0)),
        "shown as 2–3, sorted as 2"
    );
    assert_eq!(cell(2, "Punkte"), Some(Data::Float(8.0)));
    assert_eq!(
        cell(2, "Unterstützung"),
        Some(Data::String("8 Punkte".to_owned()))
    );
    assert_eq!(cell(1, "Status"), Some(Data::String("Idee".to_owned())));
    match cell(1, "Stand vom") {
        Some(Data::DateTime(day)) => {
            assert!(day.is_datetime());
            assert!((day.as_f64() - 46095.0).abs() < 1e-9, "14 March 2026");
        }
        other => panic!("not a date: {other:?}"),
    }
    for title in ["Kosten einmalig", "Beginn", "Rang Verwaltung", "Ampel"] {
        assert_eq!(
            cell(1, title).unwrap_or(Data::Empty),
            Data::Empty,
            "{title} is empty, not 0"
        );
    }
}

#[test]
fn nothing_is_a_formula_but_our_sums_and_these_have_values() {
    let bytes = xlsx(&report(Filter::default())).unwrap();
    let mut book = open(&bytes);
    for name in ["Maßnahmen", "Abstimmung", "Herkunft", "Legende"] {
        assert!(book.worksheet_formula(name).unwrap().is_empty(), "{name}");
    }
    let formulas = book.worksheet_formula("je Lebensbereich").unwrap();
    let sums: Vec<(usize, usize, String)> = formulas
        .used_cells()
        .map(|(row, col, text)| (row, col, text.clone()))
        .collect();
    assert_eq!(sums.len(), 3, "{sums:?}");
    let range = sheet("je Lebensbereich");
    let counted: Vec<(String, String)> = (1..u32::try_from(range.height()).unwrap())
        .filter(|row| text(&range, *row, 0).ends_with("Anzahl"))
        .map(|row| (text(&range, row, 0), text(&range, row, 1)))
        .collect();
    assert_eq!(
        counted,
        [
            ("Digitale Infrastruktur: Anzahl".to_owned(), "3".to_owned()),
            ("Bildung und Jugend: Anzahl".to_owned(), "1".to_owned()),
            ("Alle Lebensbereiche: Anzahl".to_owned(), "4".to_owned()),
        ]
    );
    let overview = sheet("Übersicht");
    let value = |label: &str| {
        (0..u32::try_from(overview.height()).unwrap())
            .find(|row| text(&overview, *row, 0) == label)
            .map(|row| text(&overview, row, 1))
    };
    assert_eq!(value("Personen insgesamt").as_deref(), Some("15"));
    assert_eq!(value("Digitale Infrastruktur").as_deref(), Some("3"));
    assert_eq!(value("alle").as_deref(), Some("4"));
}

#[test]
fn the_overview_names_date_filter_method_state_and_checksum() {
    let report = report(Filter::default());
    let range = sheet("Übersicht");
    let all: Vec<String> = range
        .used_cells()
        .map(|(_, _, cell)| cell.to_string())
        .collect();
    let all = all.join("\n");
    for part in [
        "Verbandsgemeinde Talheim-Aue",
        "Digitalwerkstatt Talheim-Aue",
        "kein Filter: alle Maßnahmen der Liste",
        "2 Bewertungsrunden ausgezählt und eingefroren",
        "Punktabfrage: Jede Person konnte 3 Punkte vergeben, höchstens 2 je Vorschlag",
        "Zustimmung: Jede Person",
        "Falsche Frage",
        "Stabsstelle Digitalisierung",
        &report.checksum().unwrap(),
    ] {
        assert!(all.contains(part), "{part} is missing in\n{all}");
    }
    assert!(
        !all.contains("Politik"),
        "one person of a group alone is not shown"
    );
}

#[test]
fn votes_show_ties_and_withhold_what_small_groups_gave() {
    let range = sheet("Abstimmung");
    assert_eq!(range.height(), 8, "three and four options");
    let cell = |row: u32, title: &str| {
        range
            .get_value((row, column(&range, title)))
            .cloned()
            .unwrap_or(Data::Empty)
    };
    assert_eq!(cell(2, "Gleichstand"), Data::String("ja".to_owned()));
    assert_eq!(cell(1, "Gleichstand"), Data::String("nein".to_owned()));
    assert_eq!(cell(1, "Gruppe: Bürgerinnen und Bürger"), Data::Float(6.0));
    assert_eq!(
        cell(3, "Gruppe: Bürgerinnen und Bürger"),
        Data::Empty,
        "withheld is empty"
    );
    assert_eq!(cell(1, "Anteil"), Data::Float(9.0 / 25.0));
    assert_eq!(
        cell(1, "Lebensbereich der Runde"),
        Data::String("Digitale Infrastruktur".to_owned())
    );
    assert_eq!(
        cell(4, "Lebensbereich der Runde"),
        Data::Empty,
        "an overall round"
    );
}

#[test]
fn origins_lead_to_cards_and_name_no_person() {
    let range = sheet("Herkunft");
    let texts: Vec<String> = (1..u32::try_from(range.height()).unwrap())
        .map(|row| {
            format!(
                "{} {} {}",
                text(&range, row, 0),
                text(&range, row, 2),
                text(&range, row, 6)
            )
        })
        .collect();
    assert_eq!(
        texts,
        [
            "M-011 1 Kein Netz im Ort",
            "M-011 2 Am Marktplatz gibt es kein WLAN",
            "M-011 2 =SUMME(1;2) als Kartentext",
            "M-011 2 (ausgeblendet)",
            "M-011 1 Überall kostenlos ins Netz",
        ]
    );
}

#[test]
fn pages_print_well_and_lists_help() {
    let sheet = part("xl/worksheets/sheet2.xml");
    for piece in [
        "orientation=\"landscape\"",
        "paperSize=\"8\"",
        "<pageSetUpPr fitToPage=\"1\"",
        "fitToHeight=\"0\"",
        "<autoFilter ref=\"A1:AU5\"",
        "state=\"frozen\"",
        "type=\"list\"",
        "Legende!$C$20:$C$29",
        "Seite &amp;P von &amp;N",
    ] {
        assert!(sheet.contains(piece), "{piece} is missing");
    }
    assert!(!sheet.contains("mergeCell"), "no merged cells");
    let book = part("xl/workbook.xml");
    assert!(
        book.contains("_xlnm.Print_Titles"),
        "the heading is repeated in print"
    );
    let styles = part("xl/styles.xml");
    for format in [
        "dd.mm.yyyy",
        "[$€-407]",
        "wrapText=\"1\"",
        "quotePrefix=\"1\"",
        "0&quot;–3&quot;",
    ] {
        assert!(styles.contains(format), "{format} is missing");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes_at_the_given_time() {
    let (one, two) = (report(Filter::default()), report(Filter::default()));
    assert_eq!(xlsx(&one).unwrap(), xlsx(&two).unwrap());
    let mut later = report(Filter::default());
    later.now = NOW.plus_ms(60_000);
    assert_ne!(xlsx(&one).unwrap(), xlsx(&later).unwrap());
    assert_eq!(
        one.checksum().unwrap(),
        later.checksum().unwrap(),
        "the data are the same"
    );
    if let Some(path) = std::env::var_os("KEEP_XLSX") {
        std::fs::write(path, xlsx(&one).unwrap()).unwrap();
    }
}

#[test]
fn only_dots_are_called_points() {
    let mut report = report(Filter::default());
    for round in &mut report.list.rounds {
        round.ballot_type = BallotType::Ranking;
    }
    let mut book = open(&xlsx(&report).unwrap());
    let measures = book.worksheet_range("Maßnahmen").unwrap();
    let cell = |title: &str| measures.get_value((2, column(&measures, title))).cloned();
    assert_eq!(cell("Punkte").unwrap_or(Data::Empty), Data::Empty);
    let support = Some(Data::String("8 Nennungen".to_owned()));
    assert_eq!(cell("Unterstützung"), support);
    let domains = book.worksheet_range("je Lebensbereich").unwrap();
    assert_eq!(
        text(&domains, 2, column(&domains, "gezählt als")),
        "Nennungen"
    );
    let all = domains.used_cells().map(|(_, _, data)| data.to_string());
    assert!(all.filter(|text| text.contains("Punkte")).count() == 0);
}
