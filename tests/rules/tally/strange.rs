//! Votes that nobody wishes for: every rule has to answer them, and sensibly.

use serde_json::{Value, json};
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType, Case};

use super::votes::{case, results};

/// Every rule with the ballots that it counts. There are three options, m0 to m2.
struct Kind {
    ballot_type: BallotType,
    methods: &'static [(&'static str, &'static str)],
    /// Nothing on it.
    empty: &'static str,
    /// Together these like all options alike.
    tied: &'static [&'static str],
    /// m1 before m0 before m2.
    clear: &'static [&'static str],
}

const KINDS: [Kind; 6] = [
    Kind {
        ballot_type: BallotType::Ranking,
        methods: &[
            ("borda", "{}"),
            ("borda", r#"{"missing":"zero"}"#),
            ("borda", r#"{"missing":"modified"}"#),
            ("copeland", "{}"),
            ("schulze", "{}"),
            ("schulze", r#"{"strength":"margins","missing":"ignore"}"#),
            ("ranked_pairs", "{}"),
            ("ranked_pairs", r#"{"strength":"margins"}"#),
            ("irv", "{}"),
            ("condorcet", "{}"),
            ("kemeny", "{}"),
            ("schulze", r#"{"weighting":"group_equal"}"#),
            ("irv", r#"{"weighting":"group_equal"}"#),
        ],
        empty: r#"{"r":[]}"#,
        tied: &[r#"{"r":[[0,1,2]]}"#, r#"{"r":[[2,0,1]],"g":1}"#],
        clear: &[r#"{"n":3,"r":[[1],[0],[2]]}"#, r#"{"n":2,"r":[[0],[1]]}"#],
    },
    Kind {
        ballot_type: BallotType::Approval,
        methods: &[
            ("approval", "{}"),
            ("approval", r#"{"weighting":"group_equal"}"#),
            ("greedy", "{}"),
            ("greedy", r#"{"by":"votes_per_cost"}"#),
            ("mes", "{}"),
            ("mes", r#"{"completion":"add1"}"#),
            (
                "mes",
                r#"{"completion":"add1_greedy","utility":"cardinality"}"#,
            ),
            ("mes", r#"{"completion":"add1","weighting":"group_equal"}"#),
            ("phragmen", "{}"),
        ],
        empty: r#"{"a":[]}"#,
        tied: &[r#"{"a":[0,1,2]}"#, r#"{"a":[2,1,0],"g":1}"#],
        clear: &[
            r#"{"n":2,"a":[1,0]}"#,
            r#"{"n":4,"a":[1]}"#,
            r#"{"a":[1],"g":1}"#,
        ],
    },
    Kind {
        ballot_type: BallotType::Points,
        methods: &[
            ("cumulative", r#"{"k":6,"m":4}"#),
            ("cumulative", r#"{"k":6,"m":4,"weighting":"group_equal"}"#),
            ("greedy", "{}"),
            ("mes", r#"{"completion":"add1"}"#),
            ("phragmen", "{}"),
        ],
        empty: r#"{"p":[[1,0]]}"#,
        tied: &[
            r#"{"p":[[0,2],[1,2],[2,2]]}"#,
            r#"{"p":[[0,1],[1,1],[2,1]],"g":2}"#,
        ],
        clear: &[r#"{"n":5,"p":[[0,2],[1,4]]}"#, r#"{"p":[[2,1]],"g":1}"#],
    },
    Kind {
        ballot_type: BallotType::Rating,
        methods: &[
            ("rating", "{}"),
            ("rating", r#"{"weighting":"group_equal"}"#),
        ],
        empty: r#"{"s":[[0,null,null]]}"#,
        tied: &[r#"{"s":[[0,4,2],[1,4,2],[2,4,2]]}"#],
        clear: &[r#"{"n":3,"s":[[0,3,1],[1,5,1],[2,1,1]]}"#],
    },
    Kind {
        ballot_type: BallotType::Votes,
        methods: &[
            ("group_consensus", "{}"),
            ("group_consensus", r#"{"weighting":"group_equal"}"#),
        ],
        empty: r#"{"v":[]}"#,
        tied: &[
            r#"{"v":[[0,1],[1,1],[2,1]]}"#,
            r#"{"v":[[0,-1],[1,-1],[2,-1]],"g":0}"#,
        ],
        clear: &[
            r#"{"n":2,"v":[[0,1],[1,1],[2,-1]]}"#,
            r#"{"v":[[0,0],[1,1]]}"#,
        ],
    },
    Kind {
        ballot_type: BallotType::Pairwise,
        methods: &[("bradley_terry", "{}"), ("win_rate", "{}")],
        empty: "",
        tied: &[r#"{"c":[0,1,0]}"#, r#"{"c":[1,2,0]}"#, r#"{"c":[2,0,0]}"#],
        clear: &[
            r#"{"n":2,"c":[1,0]}"#,
            r#"{"n":2,"c":[0,2]}"#,
            r#"{"n":2,"c":[1,2]}"#,
        ],
    },
];

fn entries(texts: &[&str]) -> Vec<BallotEntry> {
    texts
        .iter()
        .map(|text| serde_json::from_str(text).unwrap())
        .collect()
}

fn vote(kind: &Kind, ballots: Vec<BallotEntry>) -> Case {
    let mut case = case(kind.ballot_type, 3, ballots, kind.methods);
    case.costs = vec![40, 50, 60];
    case.budget = Some(100);
    case
}

/// Each kind, method and result, for messages.
fn each(make: impl Fn(&Kind) -> Case) -> Vec<(String, Value)> {
    let of_kind = |kind: &Kind| {
        let case = make(kind);
        let named = kind
            .methods
            .iter()
            .map(|(method, options)| format!("{method} {options}"));
        named.zip(results(&case)).collect::<Vec<_>>()
    };
    KINDS.iter().flat_map(of_kind).collect()
}

fn all() -> Value {
    json!(["m0", "m1", "m2"])
}

/// No winner, nothing funded, everybody in one tier.
fn nobody_wins(name: &str, result: &Value) {
    let expected = [
        ("ranking", json!([all()])),
        ("winners", json!([])),
        ("funded", json!([])),
        ("condorcet_winner", json!(null)),
        ("smith", all()),
        ("elimination", json!([])),
    ];
    for (key, expected) in expected {
        if let Some(found) = result.get(key) {
            assert_eq!(found, &expected, "{name}: {key}");
        }
    }
    assert_eq!(result["counts"]["counted"], 0, "{name}");
}

#[test]
fn no_ballots() {
    for (name, result) in each(|kind| vote(kind, Vec::new())) {
        nobody_wins(&name, &result);
        assert_eq!(result["counts"]["ballots"], 0, "{name}");
    }
}

#[test]
fn only_empty_ballots() {
    let empty = |kind: &Kind| {
        let mut case = vote(kind, entries(&[kind.empty, kind.empty]));
        case.ballots[1].n = 4;
        case.ballots[1].g = Some(1);
        case
    };
    let kinds = KINDS.iter().filter(|kind| !kind.empty.is_empty());
    for kind in kinds {
        for result in results(&empty(kind)) {
            nobody_wins(kind.empty, &result);
            assert_eq!(result["counts"]["empty"], 5, "{}", kind.empty);
        }
    }
}

#[test]
fn only_ballots_of_weight_zero() {
    let weightless = |kind: &Kind| {
        let mut ballots = entries(kind.clear);
        for ballot in &mut ballots {
            ballot.w = 0;
        }
        vote(kind, ballots)
    };
    for (name, result) in each(weightless) {
        // They are counted, but say nothing: a tie of all.
        assert_ne!(result["counts"]["counted"], 0, "{name}");
        everybody_is_tied(&name, &result);
        if let Some(funded) = result.get("funded") {
            assert_eq!(funded, &json!([]), "{name}");
        }
    }
}

/// One tier with everybody; the instant run-off needs an order and takes the drawn one.
fn everybody_is_tied(name: &str, result: &Value) {
    let run_off = result.get("elimination").is_some();
    if run_off {
        assert_eq!(result["ranking"], json!([["m0"], ["m1"], ["m2"]]), "{name}");
        assert_eq!(result["winners_any_tiebreak"], all(), "{name}");
        return;
    }
    for (key, expected) in [
        ("ranking", json!([all()])),
        ("winners", all()),
        ("smith", all()),
    ] {
        if let Some(found) = result.get(key) {
            assert_eq!(found, &expected, "{name}: {key}");
        }
    }
    if let Some(winner) = result.get("condorcet_winner") {
        assert!(winner.is_null(), "{name}");
    }
    if let Some(orders) = result.get("optimal_orders") {
        assert_eq!(orders, 6, "{name}");
    }
}

#[test]
fn everything_is_tied() {
    for (name, result) in each(|kind| vote(kind, entries(kind.tied))) {
        everybody_is_tied(&name, &result);
        // Money goes to the cheaper ones then.
        if let Some(funded) = result.get("funded") {
            assert_eq!(funded, &json!(["m0", "m1"]), "{name}");
        }
    }
}

#[test]
fn the_winner_is_withdrawn() {
    let clear = |kind: &Kind| vote(kind, entries(kind.clear));
    let withdrawn = |kind: &Kind| Case {
        withdrawn: vec!["m1".into()],
        ..clear(kind)
    };
    for ((name, before), (_, after)) in each(clear).into_iter().zip(each(withdrawn)) {
        if let Some(ranking) = before.get("ranking") {
            assert_eq!(ranking, &json!([["m1"], ["m0"], ["m2"]]), "{name}");
            assert_eq!(after["ranking"], json!([["m0"], ["m2"]]), "{name}");
        }
        if let Some(winner) = before.get("condorcet_winner") {
            assert_eq!(
                (winner, &after["condorcet_winner"]),
                (&json!("m1"), &json!("m0"))
            );
        }
        if let Some(funded) = before.get("funded") {
            assert!(funded.as_array().unwrap().contains(&json!("m1")), "{name}");
            assert!(
                !after["funded"].as_array().unwrap().contains(&json!("m1")),
                "{name}"
            );
        }
        assert!(!after.to_string().contains("m1"), "{name}: {after}");
    }
}

#[test]
fn everything_is_withdrawn() {
    let withdrawn = |kind: &Kind| Case {
        withdrawn: vec!["m2".into(), "m0".into(), "m1".into()],
        ..vote(kind, entries(kind.clear))
    };
    for (name, result) in each(withdrawn) {
        assert_eq!(result["counts"]["counted"], 0, "{name}");
        assert_eq!(
            result["counts"]["ballots"], result["counts"]["empty"],
            "{name}"
        );
        for key in ["ranking", "winners", "smith", "funded", "elimination"] {
            if let Some(found) = result.get(key) {
                assert_eq!(found, &json!([]), "{name}: {key}");
            }
        }
    }
}

#[test]
fn there_is_one_option_only() {
    let one = |kind: &Kind| Case {
        withdrawn: vec!["m0".into(), "m2".into()],
        ..vote(kind, entries(kind.clear))
    };
    for (name, result) in each(one) {
        // A duel needs two.
        let wins = result["counts"]["counted"] != json!(0);
        for key in ["winners", "funded"] {
            if let Some(found) = result.get(key) {
                let expected = if wins { json!(["m1"]) } else { json!([]) };
                assert_eq!(found, &expected, "{name}: {key}");
            }
        }
        if let Some(ranking) = result.get("ranking") {
            assert_eq!(ranking, &json!([["m1"]]), "{name}");
        }
    }
}

/// Everybody is beaten by somebody: m0 > m1 > m2 > m0.
fn cycle(copies: [u64; 3], methods: &[(&str, &str)]) -> Vec<Value> {
    let mut ballots = entries(&[
        r#"{"r":[[0],[1],[2]]}"#,
        r#"{"r":[[1],[2],[0]]}"#,
        r#"{"r":[[2],[0],[1]]}"#,
    ]);
    for (ballot, copies) in ballots.iter_mut().zip(copies) {
        ballot.n = copies;
    }
    results(&case(BallotType::Ranking, 3, ballots, methods))
}

#[test]
fn a_cycle_without_any_difference_is_a_tie() {
    let methods = [
        ("borda", "{}"),
        ("copeland", "{}"),
        ("schulze", "{}"),
        ("schulze", r#"{"strength":"margins"}"#),
    ];
    for result in cycle([5, 5, 5], &methods) {
        everybody_is_tied("cycle", &result);
    }
    let methods = [
        ("condorcet", "{}"),
        ("kemeny", "{}"),
        ("ranked_pairs", "{}"),
        ("irv", "{}"),
    ];
    let results = cycle([5, 5, 5], &methods);
    assert_eq!(results[0]["condorcet_winner"], Value::Null);
    assert_eq!(results[0]["smith"], all());
    assert_eq!(results[1]["winners"], all());
    assert_eq!(results[1]["optimal_orders"], 3);
    // These two need the drawn order, and say who could have won with another one.
    for result in &results[2..] {
        assert_eq!(result["ranking"], json!([["m0"], ["m1"], ["m2"]]));
        assert_eq!(result["winners_any_tiebreak"], all());
    }
}

#[test]
fn a_cycle_breaks_where_it_is_weakest() {
    // m0 beats m1 by 6 to 3, m1 beats m2 by 7 to 2, m2 beats m0 by 5 to 4: the last gives way.
    let methods = [
        ("schulze", "{}"),
        ("schulze", r#"{"strength":"margins"}"#),
        ("ranked_pairs", "{}"),
        ("ranked_pairs", r#"{"strength":"margins"}"#),
    ];
    for result in cycle([4, 3, 2], &methods) {
        assert_eq!(result["ranking"], json!([["m0"], ["m1"], ["m2"]]));
    }
    let results = cycle(
        [4, 3, 2],
        &[("copeland", "{}"), ("condorcet", "{}"), ("kemeny", "{}")],
    );
    everybody_is_tied("copeland", &results[0]);
    assert_eq!(results[1]["condorcet_winner"], Value::Null);
    assert_eq!(results[2]["winners"], json!(["m0"]));
    assert_eq!(results[2]["optimal_orders"], 1);
}
