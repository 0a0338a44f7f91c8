use super::report;
use std::io::{Cursor, Read as _};
use zukunftswerkstatt::export::csv::{Variant, archive};
use zukunftswerkstatt::export::report::Filter;

fn file(variant: Variant, name: &str) -> String {
    let bytes = archive(&report(Filter::default()), variant).unwrap();
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
fn office_files_open_in_german_spreadsheets() {
    let votes = file(Variant::Office, "abstimmung.csv");
    assert!(votes.starts_with("\u{feff}Werkstatt;Runde;Frage;"));
    let lines: Vec<&str> = votes.split("\r\n").collect();
    assert_eq!(lines.len(), 9, "heading, seven rows, and the end");
    assert!(
        lines[1]
            .contains(";14.03.2026;1;nein;M-012;'=Glasfaser schneller ausbauen;9;Punkte;36,0 %;0;")
    );
    assert!(lines[2].contains(";2–3;ja;M-011;"));
    assert!(
        !votes.replace("\r\n", "").contains('\n'),
        "no bare line feeds here"
    );
}

#[test]
fn machine_files_have_points_commas_and_iso_dates() {
    let votes = file(Variant::Machine, "abstimmung.csv");
    assert!(votes.starts_with("\u{feff}Werkstatt,Runde,Frage,"));
    assert!(
        votes
            .contains(",2026-03-14,1,nein,M-012,'=Glasfaser schneller ausbauen,9,Punkte,0.3600,0,")
    );
    let mut reader = csv::ReaderBuilder::new().from_reader(votes.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let place = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let tie = reader.records().nth(1).unwrap().unwrap();
    assert_eq!((&tie[place("Rang")], &tie[place("Rang bis")]), ("2", "3"));
}

#[test]
fn metadata_names_date_filter_method_and_state() {
    let about = file(Variant::Office, "metadaten.csv");
    for part in [
        "Ausgegeben am;17.03.2026, 10:00 Uhr",
        "Filter;kein Filter",
        "Stand der Daten;\"Letzte Änderung 14.03.2026",
        "Methode: Was soll zuerst kommen? (Digitale Infrastruktur);\"Punktabfrage",
        "Datei;massnahmen.csv (4 Zeilen)",
        "Prüfsumme (SHA-256);",
    ] {
        assert!(about.contains(part), "{part} is missing in {about}");
    }
    assert!(about.starts_with("\u{feff}Angabe;Wert\r\n"));
}

#[test]
fn the_same_report_gives_the_same_archive() {
    let archive = |variant| archive(&report(Filter::default()), variant).unwrap();
    assert_eq!(archive(Variant::Office), archive(Variant::Office));
    assert_ne!(archive(Variant::Office), archive(Variant::Machine));
}
