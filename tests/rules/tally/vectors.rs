//! The counting rules against the shared vectors.

use std::fs;
use std::path::Path;

use serde_json::Value;
use zukunftswerkstatt::cli::recount;
use zukunftswerkstatt::domain::tally::vectors;

fn fixtures() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/voting-vectors");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// Relative tolerance 1e-9 (1e-6 for Bradley–Terry), near zero absolute.
fn same(expected: &Value, found: &Value, tolerance: f64) -> bool {
    match (expected, found) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b, tolerance))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b, tolerance)))
        }
        (a, b) => a == b,
    }
}

#[test]
fn every_vector_is_counted_as_expected() {
    let mut compared = 0;
    let mut wrong = Vec::new();
    for path in fixtures() {
        let text = fs::read(&path).unwrap();
        let input: Value = serde_json::from_slice(&text).unwrap();
        let mut out = Vec::new();
        let mut complaints = Vec::new();
        let format = recount::Format::Json;
        recount::run(path.to_str().unwrap(), format, &mut out, &mut complaints).unwrap();
        let output: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(output["format"], vectors::RESULT_FORMAT);
        let cases = input["cases"].as_array().unwrap();
        assert_eq!(cases.len(), output["cases"].as_array().unwrap().len());
        for (case, found_case) in cases.iter().zip(output["cases"].as_array().unwrap()) {
            assert_eq!(case["id"], found_case["id"]);
            let tests = case["tests"].as_array().unwrap();
            let found_tests = found_case["tests"].as_array().unwrap();
            assert_eq!(tests.len(), found_tests.len());
            for (test, found) in tests.iter().zip(found_tests) {
                assert_eq!(test["method"], found["method"]);
                assert_eq!(test["options"], found["options"]);
                let tolerance = if test["method"] == "bradley_terry" {
                    1e-6
                } else {
                    1e-9
                };
                for (key, expected) in test["expect"].as_object().unwrap() {
                    compared += 1;
                    if !same(expected, &found["result"][key], tolerance) {
                        wrong.push(format!(
                            "{} {} {}: {key}: expected {expected}, found {} {}",
                            case["id"],
                            test["method"],
                            test["options"],
                            found["result"][key],
                            found["error"],
                        ));
                    }
                }
            }
        }
    }
    assert!(compared > 500, "only {compared} figures compared");
    assert!(
        wrong.is_empty(),
        "{} of {compared} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
