use super::report;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zukunftswerkstatt::domain::participant::Hash256;
use zukunftswerkstatt::export::json::json;
use zukunftswerkstatt::export::report::Filter;

fn file() -> Value {
    serde_json::from_slice(&json(&report(Filter::default())).unwrap()).unwrap()
}

#[test]
fn the_whole_model_is_in_it_with_its_lineage() {
    let file = file();
    assert_eq!(file["format"], "zukunftswerkstatt-process/1");
    assert_eq!(file["exportedAtIso"], "2026-03-17T09:00:00Z");
    assert_eq!(file["data"]["measures"][0]["number"], 12);
    assert_eq!(file["data"]["measures"][1]["results"][0]["lastRank"], 3);
    assert_eq!(
        file["data"]["workshops"][0]["rounds"][0]["rows"][2]["byGroup"][0],
        Value::Null
    );
    let room = &file["data"]["workshops"][0]["room"];
    assert_eq!(room["cards"].as_array().unwrap().len(), 4);
    assert_eq!(
        room["cards"][2]["text"],
        Value::Null,
        "a hidden card keeps its text to itself"
    );
    assert_eq!(room["clusters"][0]["title"], "Kein Netz im Ort");
    assert_eq!(room["lineage"][0]["relation"], "promoted");
    let origins = file["data"]["origins"].as_array().unwrap();
    let traced = origins
        .iter()
        .find(|o| o["origins"] != serde_json::json!([]))
        .unwrap();
    assert_eq!(
        traced["origins"][0]["from"][0]["text"],
        "Am Marktplatz gibt es kein WLAN"
    );
}

#[test]
fn no_draft_and_no_person_is_in_it_unless_asked_for() {
    let text = String::from_utf8(json(&report(Filter::default())).unwrap()).unwrap();
    for word in [
        "drafts",
        "edits",
        "author",
        "participantId",
        "Herr Beispiel",
    ] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn the_checksum_can_be_worked_out_again() {
    let report = report(Filter::default());
    let text = String::from_utf8(json(&report).unwrap()).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let raw = text
        .split_once("\"data\": ")
        .unwrap()
        .1
        .trim_end()
        .strip_suffix('}')
        .unwrap();
    let mut compact = String::new();
    let (mut inside, mut escaped) = (false, false);
    for c in raw.chars() {
        if !inside && c.is_whitespace() {
            continue;
        }
        compact.push(c);
        if inside && !escaped && c == '\\' {
            escaped = true;
            continue;
        }
        if c == '"' && !escaped {
            inside = !inside;
            if !inside {
                continue;
            }
        }
        escaped = false;
    }
    let digest = Hash256(Sha256::digest(compact.as_bytes()).into());
    assert_eq!(file["checksum"], digest.to_hex());
}
