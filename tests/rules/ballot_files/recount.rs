//! `recount` with files of every kind.

use serde_json::Value;
use zukunftswerkstatt::cli::recount::{COUNTED, INCOMPLETE, RecountArgs, UNREADABLE, count};

fn recount(args: &RecountArgs) -> (u8, String, String) {
    let (mut out, mut complaints) = (Vec::new(), Vec::new());
    let code = count(args, &mut out, &mut complaints).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(complaints))
}

fn args(name: &str, methods: &[&str]) -> RecountArgs {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/rules/ballot_files/samples"
    );
    RecountArgs {
        file: format!("{folder}/{name}"),
        method: methods.iter().map(ToString::to_string).collect(),
        ..RecountArgs::default()
    }
}

fn first(name: &str, methods: &[&str]) -> Value {
    let (code, out, complaints) = recount(&args(name, methods));
    assert_eq!((code, complaints.as_str()), (COUNTED, ""), "{name}");
    let found: Value = serde_json::from_str(&out).unwrap();
    found["cases"][0]["tests"][0].clone()
}

#[test]
fn every_kind_is_counted_by_its_usual_method() {
    for (name, method, winners) in [
        ("small.soc", "schulze", "[\"Rufbus\"]"),
        ("small.soi", "schulze", "[\"Rufbus\"]"),
        ("small.toc", "schulze", "[\"Kino\"]"),
        ("small.toi", "schulze", "[\"WLAN\"]"),
        ("old.soi", "schulze", "[\"Rufbus\"]"),
        ("small.blt", "schulze", "[\"Adam\"]"),
        ("line.blt", "schulze", "[\"Rufbus\"]"),
        ("approval.cat", "approval", "[\"Rufbus\",\"WLAN\",\"Kino\"]"),
        ("grades.cat", "rating", "[\"Rufbus\",\"WLAN\"]"),
        ("points.csv", "cumulative", "[\"m2\"]"),
    ] {
        let found = first(name, &[]);
        assert_eq!(found["method"], method, "{name}");
        assert_eq!(
            found["result"]["winners"].to_string(),
            winners,
            "{name}: {found}"
        );
    }
    let budget = first("approval.pb", &[]);
    assert_eq!(budget["method"], "mes");
    assert_eq!(budget["result"]["counts"]["empty"], 1);
    assert_eq!(budget["result"]["funded"], serde_json::json!(["1"]));
}

#[test]
fn the_method_and_its_options_can_be_chosen() {
    let mut borda = args("small.soi", &["borda", "irv"]);
    borda.option = vec!["missing=modified".to_owned()];
    let (code, out, _) = recount(&borda);
    assert_eq!(code, COUNTED);
    let found: Value = serde_json::from_str(&out).unwrap();
    let tests = &found["cases"][0]["tests"];
    assert_eq!(tests[0]["options"]["missing"], "modified");
    // Three ballots rank it first of two, one last of four.
    assert_eq!(tests[0]["result"]["scores"]["Rufbus"], 7);
    assert_eq!(tests[1]["method"], "irv");

    let (code, out, _) = recount(&args("small.soi", &["all"]));
    assert_eq!(code, COUNTED);
    let found: Value = serde_json::from_str(&out).unwrap();
    let methods: Vec<&str> = found["cases"][0]["tests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|test| test["method"].as_str().unwrap())
        .collect();
    let expected = [
        "schulze",
        "borda",
        "copeland",
        "condorcet",
        "ranked_pairs",
        "irv",
        "kemeny",
    ];
    assert_eq!(methods, expected);
}

#[test]
fn what_does_not_exist_or_fit_is_said() {
    let (code, out, complaints) = recount(&args("small.soi", &["dice"]));
    assert_eq!((code, out.as_str()), (INCOMPLETE, ""));
    assert!(
        complaints.starts_with("there is no method \"dice\"; there are schulze, "),
        "{complaints}"
    );

    let (code, out, complaints) = recount(&args("small.soi", &["approval"]));
    assert_eq!(code, INCOMPLETE);
    assert!(out.contains("wrong_ballot_type"), "{out}");
    assert!(
        complaints.contains("needs ballots of type approval"),
        "{complaints}"
    );

    let mut unknown = args("small.soi", &[]);
    unknown.format = Some("xml".to_owned());
    let (code, _, complaints) = recount(&unknown);
    assert_eq!(code, UNREADABLE);
    assert!(
        complaints.contains("there is no format \"xml\"; there are json, csv, soc"),
        "{complaints}"
    );

    let mut wrong = args("small.soi", &[]);
    wrong.format = Some("BLT".to_owned());
    let (code, _, complaints) = recount(&wrong);
    assert_eq!(code, UNREADABLE);
    assert!(
        complaints.contains("small.soi: line 12: expected the number of options"),
        "{complaints}"
    );

    let mut option = args("small.soi", &["borda"]);
    option.option = vec!["missing".to_owned()];
    let (code, _, complaints) = recount(&option);
    assert_eq!(code, INCOMPLETE);
    assert!(complaints.contains("expected NAME=VALUE"), "{complaints}");
}

#[test]
fn the_table_names_the_options() {
    let mut table = args("approval.pb", &["greedy"]);
    table.table = true;
    let (code, out, complaints) = recount(&table);
    assert_eq!((code, complaints.as_str()), (COUNTED, ""));
    assert!(
        out.contains("6 ballots: 5 counted, 1 empty, 0 invalid"),
        "{out}"
    );
    assert!(out.contains("kino-3       Kino Technik"), "{out}");

    let mut cents = args("cumulative.pb", &[]);
    cents.table = true;
    let (_, _, complaints) = recount(&cents);
    assert!(complaints.contains("amounts in hundredths"), "{complaints}");
}
