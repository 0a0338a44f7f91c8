//! Minutes over HTTP: written by the service, edited, published.

use super::http::filled;
use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use serde_json::{Value, json};

on_both_databases!(
    async minutes_are_there_before_anybody_wrote_them,
    async an_edit_sees_the_version_it_changes,
    async strangers_read_them_only_once_published,
    async moderators_edit_their_own_workshops_only,
    async they_can_be_taken_along_as_a_text_document,
);

async fn address(office: &Browser) -> (String, String) {
    let workshops = format!("/api/processes/{PROCESS}/workshops");
    let list = office.get(&workshops).json().await;
    let id = list[0]["id"].as_str().unwrap();
    (
        format!("/api/workshops/{id}/minutes"),
        format!("/api/results/{id}"),
    )
}

fn save(minutes: &Value, version: u64) -> Value {
    json!({"version": version, "title": minutes["title"], "sections": minutes["sections"]})
}

async fn minutes_are_there_before_anybody_wrote_them(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (path, _) = address(&office).await;
    let minutes = office.get(&path).json().await;
    assert_eq!(minutes["version"], 0);
    let kinds: Vec<&str> = minutes["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|section| section["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds.len(), 11);
    assert_eq!((kinds[0], kinds[7]), ("occasion", "rankings"));
    assert!(minutes["publishedAt"].is_null());
    let paper = office.get(&format!("{path}/paper")).json().await;
    assert!(!paper["held"].as_str().unwrap().is_empty(), "{paper}");
    let card = &paper["topics"][0]["cards"][0];
    assert!(!card["text"].as_str().unwrap().is_empty(), "{paper}");
    service.stop().await;
}

async fn an_edit_sees_the_version_it_changes(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (path, _) = address(&office).await;
    let mut minutes = office.get(&path).json().await;
    minutes["sections"][0]["body"] = json!("Von Hand geschrieben.");
    let saved = office.put(&path, save(&minutes, 0)).json().await;
    assert_eq!(saved["version"], 1);
    assert_eq!(saved["sections"][0]["generated"], false);
    assert_eq!(saved["sections"][1]["generated"], true);
    assert_eq!(office.get(&path).json().await, saved);
    let late = office.put(&path, save(&minutes, 0)).refused(409).await;
    assert_eq!(late, "conflict");
    let section = &saved["sections"][0]["id"];
    let renew = format!("{path}/renew");
    let body = json!({"version": 1, "sectionId": section});
    let renewed = office.post(&renew, body).json().await;
    assert_eq!(renewed["version"], 2);
    assert_eq!(renewed["sections"][0]["generated"], true);
    assert_ne!(renewed["sections"][0]["body"], "Von Hand geschrieben.");
    let nothing = json!({"version": 2, "sectionId": "0199aaaa-0000-7000-8000-000000000000"});
    assert_eq!(office.post(&renew, nothing).refused(404).await, "notFound");
    let mut empty = renewed.clone();
    empty["sections"][0]["heading"] = json!(" ");
    assert_eq!(
        office.put(&path, save(&empty, 2)).refused(422).await,
        "empty"
    );
    service.stop().await;
}

async fn strangers_read_them_only_once_published(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (path, public) = address(&office).await;
    let stranger = service.stranger();
    assert_eq!(stranger.get(&public).refused(404).await, "notFound");
    assert_eq!(stranger.get(&path).refused(401).await, "notSignedIn");
    let publish = format!("{path}/published");
    let body = |version: u32, published: bool| json!({"version": version, "published": published});
    let published = office.put(&publish, body(0, true)).json().await;
    assert!(published["publishedAt"].is_number(), "{published}");
    let seen = stranger.get(&public).json().await;
    assert_eq!(seen["title"], published["title"]);
    assert_eq!(seen["sections"], published["sections"]);
    office.put(&publish, body(1, false)).ok().await;
    assert_eq!(stranger.get(&public).refused(404).await, "notFound");
    service.stop().await;
}

async fn moderators_edit_their_own_workshops_only(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let admin = service.sign_in("admin").await;
    let (path, _) = address(&office).await;
    let minutes = office.get(&path).json().await;
    let other = service.account(&admin, "moderator", "other").await;
    let reader = service.account(&admin, "read_only", "reader").await;
    for browser in [&other, &reader] {
        let refused = browser.put(&path, save(&minutes, 0)).refused(403).await;
        assert_eq!(refused, "notAllowed");
    }
    assert_eq!(other.get(&path).refused(403).await, "notAllowed");
    reader.get(&path).ok().await;
    service.stop().await;
}

async fn they_can_be_taken_along_as_a_text_document(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (path, _) = address(&office).await;
    let file = format!("{path}.docx");
    let answer = office.get(&file).ok().await;
    let name = answer.headers()["content-disposition"].to_str().unwrap();
    assert!(name.starts_with("attachment; filename=\"ergebnisse-") && name.ends_with(".docx\""));
    let bytes = answer.bytes().await.unwrap();
    assert!(bytes.starts_with(b"PK"), "a zip archive");
    let admin = service.sign_in("admin").await;
    let other = service.account(&admin, "moderator", "other").await;
    assert_eq!(other.get(&file).refused(403).await, "notAllowed");
    service.stop().await;
}
