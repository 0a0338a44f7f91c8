//! Files that are nearly right: whatever comes, an answer or a reason, never a panic.

use proptest::prelude::*;
use serde_json::Value;
use zukunftswerkstatt::domain::tally::vectors::{self, Answer, File};

const FILES: [&str; 7] = [
    "edge",
    "budget",
    "rating",
    "pairwise",
    "approval_points",
    "ranking_small",
    "real_ranking",
];

/// One change of a file.
#[derive(Debug, Clone)]
enum Change {
    Byte(u8),
    Delete(usize),
    Double(usize),
    Insert(&'static str),
    CutOff,
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Change)>> {
    let parts = vec![
        "-1",
        "0",
        "null",
        "[]",
        "{}",
        "\"",
        ",",
        "[0]",
        "[[",
        "]]",
        "1e9",
        "9223372036854775807",
        "0.5",
        "\"w\":0,",
        "\"g\":9,",
        "\"n\":4000000000,",
        "\"withdrawn\":[\"a\"],",
        "\u{0}",
        "ü",
    ];
    let change = prop_oneof![
        3 => any::<u8>().prop_map(Change::Byte),
        2 => (1..40_usize).prop_map(Change::Delete),
        2 => (1..40_usize).prop_map(Change::Double),
        5 => prop::sample::select(parts).prop_map(Change::Insert),
        1 => Just(Change::CutOff),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), change), 1..4)
}

/// One case of a file, so that a change meets something that matters.
fn one_case(name: &str, which: prop::sample::Index) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/voting-vectors");
    let text = std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap();
    let mut input: Value = serde_json::from_str(&text).unwrap();
    let cases = input["cases"].as_array_mut().unwrap();
    let case = cases.swap_remove(which.index(cases.len()));
    *cases = vec![case];
    for test in input["cases"][0]["tests"].as_array_mut().unwrap() {
        test.as_object_mut().unwrap().remove("expect");
    }
    input.to_string().into_bytes()
}

fn changed(mut bytes: Vec<u8>, changes: &[(prop::sample::Index, Change)]) -> Vec<u8> {
    for (place, change) in changes {
        if bytes.is_empty() {
            break;
        }
        let place = place.index(bytes.len());
        let end = |length: usize| (place + length).min(bytes.len());
        match change {
            Change::Byte(byte) => bytes[place] = *byte,
            Change::Delete(length) => drop(bytes.drain(place..end(*length))),
            Change::Double(length) => {
                let part = bytes[place..end(*length)].to_vec();
                bytes.splice(place..place, part);
            }
            Change::Insert(part) => drop(bytes.splice(place..place, part.bytes())),
            Change::CutOff => bytes.truncate(place),
        }
    }
    bytes
}

/// Raising shares step by step takes its time where a change made money cheap: not the point here.
fn without_long_counts(mut file: File) -> File {
    for test in file.cases.iter_mut().flat_map(|case| &mut case.tests) {
        if test.method == "mes" {
            test.options.insert("completion".into(), "none".into());
        }
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_damaged_file_gets_an_answer_or_a_reason(
        name in prop::sample::select(FILES.to_vec()),
        which: prop::sample::Index,
        changes in changes(),
    ) {
        let bytes = changed(one_case(name, which), &changes);
        match vectors::parse(&bytes) {
            Err(reason) => {
                let says_where = reason.contains(" at line ") || reason.starts_with("format is ");
                prop_assert!(says_where, "{}", reason);
            }
            Ok(file) => {
                let file = without_long_counts(file);
                for test in vectors::count(&file).cases.iter().flat_map(|case| &case.tests) {
                    if let Answer::Error { code, message } = &test.answer {
                        prop_assert!(!code.is_empty() && !message.is_empty());
                    }
                }
            }
        }
    }
}
