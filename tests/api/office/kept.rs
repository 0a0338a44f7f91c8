//! Files that were taken away can be had again, byte by byte, until their time is over.

use super::http::filled;
use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::limits::KEPT_DAYS;
use zukunftswerkstatt::domain::participant::Hash256;

on_both_databases!(
    async files_can_be_had_again_as_they_were,
    async confidential_files_are_for_those_who_write,
    async kept_files_end_by_themselves_or_by_hand,
);

fn path(rest: &str) -> String {
    format!("/api/processes/{PROCESS}{rest}")
}

async fn bytes(who: &Browser, path: &str) -> Vec<u8> {
    who.get(path).ok().await.bytes().await.unwrap().to_vec()
}

async fn list(who: &Browser) -> Vec<Value> {
    let list = who.get(&path("/kept-files")).json().await;
    list.as_array().unwrap().clone()
}

fn address(file: &Value) -> String {
    format!("/api/kept-files/{}", file["id"].as_str().unwrap())
}

async fn files_can_be_had_again_as_they_were(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    assert_eq!(list(&office).await, [] as [Value; 0]);
    let mut taken = Vec::new();
    for (rest, subject, form) in [
        ("/export.xlsx?search=tablets", "measure_list", "xlsx"),
        ("/export.csv.zip?machine=true", "measure_list", "csv_zip"),
        ("/export.json", "measure_list", "json"),
        ("/papers/folder.docx?lead=Amt%201", "folder", "docx"),
        ("/papers/press.pdf", "press", "pdf"),
    ] {
        taken.push((bytes(&office, &path(rest)).await, subject, form));
    }
    // What the files were made from changes.
    let measures = office.get(&path("/measures")).json().await;
    let measure = &measures["measures"][0];
    let edited = format!("/api/measures/{}", measure["id"].as_str().unwrap());
    let mut sheet = measure["sheet"].clone();
    sheet["title"] = json!("Ganz anders");
    let edit = json!({"version": measure["version"], "sheet": sheet});
    office.put(&edited, edit).ok().await;

    let kept = list(&office).await;
    assert_eq!(kept.len(), taken.len());
    for (file, (before, subject, form)) in kept.iter().rev().zip(&taken) {
        assert_eq!(
            (&file["subject"], &file["form"]),
            (&json!(subject), &json!(form))
        );
        assert_eq!(&bytes(&office, &address(file)).await, before, "{form}");
        let sum = Hash256(Sha256::digest(before).into()).to_hex();
        assert_eq!(file["checksum"], sum);
        assert_eq!(file["author"], "office");
    }
    assert_eq!(kept[4]["words"], "Suche „tablets“");
    assert_eq!(kept[1]["words"], "Federführung: Amt 1");
    let json: Value = serde_json::from_slice(&taken[2].0).unwrap();
    assert_eq!(kept[2]["dataChecksum"], json["checksum"]);
    let name = office.get(&address(&kept[0])).ok().await;
    let name = name.headers()["content-disposition"].to_str().unwrap();
    assert!(name.contains(kept[0]["name"].as_str().unwrap()), "{name}");

    // A stored version of a draft gives the same bytes each time: one entry, with the later time.
    let draft = office.post(&path("/drafts"), json!(null)).json().await;
    let text = format!(
        "/api/drafts/{}/text.docx?version=1",
        draft["id"].as_str().unwrap()
    );
    let first = bytes(&office, &text).await;
    let at = list(&office).await[0]["at"].clone();
    assert_eq!(bytes(&office, &text).await, first);
    let kept = list(&office).await;
    assert_eq!(kept.len(), taken.len() + 1);
    assert!(kept[0]["at"].as_i64() > at.as_i64());
    service.stop().await;
}

async fn confidential_files_are_for_those_who_write(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let admin = service.sign_in("admin").await;
    let reader = service.account(&admin, "read_only", "reader").await;
    bytes(&office, &path("/export.json?people=true")).await;
    bytes(&reader, &path("/export.json")).await;
    let all = list(&office).await;
    assert_eq!(all.len(), 2);
    assert_eq!(
        (&all[0]["confidential"], &all[1]["confidential"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(list(&reader).await, all[..1]);
    bytes(&reader, &address(&all[0])).await;
    let hidden = reader.get(&address(&all[1]));
    assert_eq!(hidden.refused(404).await, "notFound");
    service.stop().await;
}

async fn kept_files_end_by_themselves_or_by_hand(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    for form in ["docx", "pdf"] {
        bytes(&office, &path(&format!("/papers/press.{form}"))).await;
    }
    let kept = list(&office).await;
    office.delete(&address(&kept[0])).ok().await;
    assert_eq!(
        office.delete(&address(&kept[0])).refused(404).await,
        "notFound"
    );
    assert_eq!(list(&office).await, kept[1..]);
    let ends = kept[1]["endsAt"].as_i64().unwrap();
    let days = ends - kept[1]["at"].as_i64().unwrap();
    assert_eq!(days, KEPT_DAYS * 24 * 60 * 60 * 1_000);
    service.app().retain(Timestamp(ends - 1)).await;
    assert_eq!(list(&office).await.len(), 1);
    service.app().retain(Timestamp(ends)).await;
    assert_eq!(list(&office).await.len(), 0);
    assert_eq!(
        office.get(&address(&kept[1])).refused(404).await,
        "notFound"
    );
    service.stop().await;
}
