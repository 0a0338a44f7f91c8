//! An edited measure list comes back over HTTP: looked at, taken over, undone.

use super::http::filled;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use serde_json::{Value, json};

on_both_databases!(async an_edited_list_is_taken_over_and_undone_in_one_step,);

fn path(rest: &str) -> String {
    format!("/api/processes/{PROCESS}{rest}")
}

async fn an_edited_list_is_taken_over_and_undone_in_one_step(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let export = office.get(&path("/export.xlsx")).ok().await;
    let bytes = export.bytes().await.unwrap().to_vec();
    let look = |bytes: Vec<u8>| office.call("POST", &path("/import/look")).bytes(bytes);
    let found = look(bytes).json().await;
    assert_eq!(
        found["rows"],
        json!([]),
        "an untouched file changes nothing"
    );
    let refused = look(b"kein ZIP".to_vec()).send().await;
    let refused: Value = refused.json().await.unwrap();
    assert_eq!(refused["params"]["reason"], "notXlsx");
    let list = office.get(&path("/measures")).json().await;
    let entry = list["measures"][0].clone();
    let measure = format!("/api/measures/{}", entry["id"].as_str().unwrap());
    let take = |version: &Value, value: &str| {
        json!({"fileName": "liste.xlsx", "rows": [{"measureId": entry["id"], "version": version,
            "cells": [{"column": "Titel", "value": value}, {"column": "Bis wann", "value": "2027-05-01"}]}]})
    };
    let taken = office
        .post(&path("/imports"), take(&entry["version"], "Aus der Mappe"))
        .json()
        .await;
    assert_eq!(taken[0]["measures"], 1);
    let now = office.get(&measure).json().await;
    assert_eq!(now["entry"]["sheet"]["title"], "Aus der Mappe");
    assert_eq!(now["entry"]["sheet"]["nextStepDue"], "2027-05-01");
    let stale = office.post(&path("/imports"), take(&entry["version"], "Zu spät"));
    assert_eq!(stale.refused(409).await, "conflict");
    let undo = path(&format!(
        "/imports/{}/undo",
        taken[0]["id"].as_str().unwrap()
    ));
    let undone = office.post(&undo, json!(null)).json().await;
    assert!(undone[0]["undoneAt"].is_number());
    let back = office.get(&measure).json().await;
    assert_eq!(back["entry"]["sheet"], entry["sheet"]);
    assert_eq!(
        office.post(&undo, json!(null)).refused(422).await,
        "nothingToUndo"
    );
    // What was edited since is not thrown away.
    let version = &back["entry"]["version"];
    let taken = office
        .post(&path("/imports"), take(version, "Noch einmal"))
        .json()
        .await;
    let now = office.get(&measure).json().await["entry"]["version"].clone();
    office
        .patch(
            &measure,
            json!({"version": now, "fields": {"goal": "Danach"}}),
        )
        .json()
        .await;
    let undo = path(&format!(
        "/imports/{}/undo",
        taken[0]["id"].as_str().unwrap()
    ));
    assert_eq!(
        office.post(&undo, json!(null)).refused(422).await,
        "cannotUndo"
    );
    service.stop().await;
}
