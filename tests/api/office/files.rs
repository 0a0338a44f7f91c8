//! The files of a process, downloaded and read back.

use super::http::filled;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use serde_json::{Value, json};
use std::io::Cursor;
use std::process::Command;
use zukunftswerkstatt::domain::limits;

on_both_databases!(
    async files_say_what_they_hold_and_hold_nothing_unasked,
    async papers_come_as_files_with_names_that_say_what_they_are,
    async the_command_line_writes_the_same_files,
);

async fn papers_come_as_files_with_names_that_say_what_they_are(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let take = async |paper: &str| {
        let path = format!("/api/processes/{PROCESS}/papers/{paper}");
        let answer = office.get(&path).ok().await;
        let name = answer.headers()["content-disposition"].to_str().unwrap();
        let name = name.split('"').nth(1).unwrap().to_owned();
        let bytes = answer.bytes().await.unwrap();
        let begins: &[u8] = if name.rsplit('.').next() == Some("pdf") {
            b"%PDF-1.7"
        } else {
            b"PK"
        };
        assert!(bytes.starts_with(begins), "{paper}");
        name
    };
    let asked = "council-paper.docx?reference=BV%2012/2026&subject=Netz%20f%C3%BCr%20alle";
    let name = take(asked).await;
    assert!(name.starts_with("bv-12-2026-netz-fuer-alle-"), "{name}");
    for (paper, begins) in [
        ("folder.docx?lead=Niemand", "steckbriefe-"),
        ("masterplan.docx?order=priority_class", "masterplan-"),
        ("press.docx", "presse-"),
        (
            "council-paper.docx?paperType=report",
            "vorlage-digitalwerkstatt-",
        ),
        (
            "motion.docx?sender=Fraktion%20A&subject=Netz",
            "antrag-netz-",
        ),
        ("plain-summary.docx", "leichte-sprache-"),
        ("press.pdf", "presse-"),
    ] {
        let name = take(paper).await;
        assert!(name.starts_with(begins), "{name}");
    }
    let path = format!("/api/processes/{PROCESS}/papers/press.odt");
    office.get(&path).refused(404).await;
    let long = format!("?subject={}", "x".repeat(limits::TOPIC + 1));
    let path = format!("/api/processes/{PROCESS}/papers/council-paper.docx{long}");
    assert_eq!(office.get(&path).refused(422).await, "tooLong");
    service.stop().await;
}

async fn the_command_line_writes_the_same_files(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let path = format!("/api/processes/{PROCESS}/export.json");
    let over_http = office.get(&path).json().await;
    let export = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_zukunftswerkstatt"))
            .args(["export", "-", "--database", database.url()])
            .args(arguments)
            .output()
            .unwrap()
    };
    let written = export(&["--format", "json"]);
    assert!(written.status.success(), "{written:?}");
    let written: Value = serde_json::from_slice(&written.stdout).unwrap();
    assert_eq!(written["checksum"], over_http["checksum"]);
    assert_eq!(written["data"], over_http["data"]);
    assert!(
        export(&[]).stdout.starts_with(b"PK"),
        "a workbook is a ZIP archive"
    );

    let other = json!({"title": "Zweiter Prozess"});
    office.post("/api/processes", other).ok().await;
    let several = export(&[]);
    assert_eq!(several.status.code(), Some(1));
    let complaint = String::from_utf8(several.stderr).unwrap();
    assert!(complaint.contains("Zweiter Prozess"), "{complaint}");
    assert!(
        export(&["--process", &PROCESS.to_string()])
            .status
            .success()
    );
    service.stop().await;
}

async fn files_say_what_they_hold_and_hold_nothing_unasked(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let path = |rest: &str| format!("/api/processes/{PROCESS}{rest}");
    office.post(&path("/drafts"), json!(null)).ok().await;
    let file = office.get(&path("/export.xlsx")).ok().await;
    let name = file.headers()["content-disposition"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(name.starts_with("attachment; filename=\"massnahmen-digitalwerkstatt-talheim-aue-20"));
    assert_eq!(file.headers()["cache-control"], "no-store");
    let bytes = file.bytes().await.unwrap().to_vec();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Maßnahmen").unwrap();
    assert_eq!(range.height(), 5);
    assert_eq!(
        range.get_value((1, 2)),
        Some(&Data::String("=Glasfaser schneller ausbauen".to_owned()))
    );
    let overview = book.worksheet_range("Übersicht").unwrap();
    let first: Vec<String> = overview
        .used_cells()
        .map(|(_, _, cell)| cell.to_string())
        .collect();
    assert!(
        first.contains(&"Musterkommune".to_owned()),
        "the municipality's name"
    );

    let quiet = office.get(&path("/export.json")).json().await;
    assert_eq!(quiet["data"]["drafts"], Value::Null);
    assert_eq!(quiet["data"]["edits"], Value::Null);
    let asked = path("/export.json?drafts=true&people=true&offList=true");
    let asked = office.get(&asked).json().await;
    assert_eq!(asked["data"]["drafts"].as_array().unwrap().len(), 1);
    assert_eq!(asked["data"]["measures"].as_array().unwrap().len(), 5);
    assert_ne!(asked["checksum"], quiet["checksum"]);
    let again = office.get(&path("/export.json")).json().await;
    assert_eq!(
        again["checksum"], quiet["checksum"],
        "same data, same checksum"
    );

    let searched = office
        .get(&path("/export.json?search=tablets"))
        .json()
        .await;
    assert_eq!(searched["filterInWords"], "Suche „tablets“");
    assert_eq!(searched["data"]["measures"].as_array().unwrap().len(), 1);
    for rest in ["/export.csv.zip", "/export.csv.zip?machine=true"] {
        let file = office.get(&path(rest)).ok().await.bytes().await.unwrap();
        let archive = zip::ZipArchive::new(Cursor::new(file.to_vec())).unwrap();
        // The workbook's tables, and what the file holds.
        let names: Vec<String> = archive
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert_eq!(names.len(), 11, "{names:?}");
        assert!(
            names.iter().any(|name| name == "metadaten.csv"),
            "{names:?}"
        );
    }
    assert_eq!(
        office
            .get(&path("/export.json?domain=x"))
            .refused(400)
            .await,
        "malformed"
    );
    service.stop().await;
}
