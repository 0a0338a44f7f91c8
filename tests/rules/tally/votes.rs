//! Random votes, and short ways to count them.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use zukunftswerkstatt::domain::tally::vectors::{
    Answer, BallotEntry, BallotType, Case, FORMAT, File, Test, count,
};
use zukunftswerkstatt::domain::tally::{Ballot, Election, Tiers};

pub(super) const RANKING_TESTS: [(&str, &str); 17] = [
    ("borda", "{}"),
    ("borda", r#"{"missing":"zero"}"#),
    ("borda", r#"{"missing":"modified"}"#),
    ("borda", r#"{"weighting":"group_equal"}"#),
    ("condorcet", "{}"),
    ("condorcet", r#"{"weighting":"group_equal"}"#),
    ("copeland", "{}"),
    ("copeland", r#"{"missing":"ignore"}"#),
    ("schulze", "{}"),
    ("schulze", r#"{"strength":"margins"}"#),
    (
        "schulze",
        r#"{"missing":"ignore","weighting":"group_equal"}"#,
    ),
    ("ranked_pairs", "{}"),
    ("ranked_pairs", r#"{"strength":"margins"}"#),
    ("irv", "{}"),
    ("irv", r#"{"weighting":"group_equal"}"#),
    ("kemeny", "{}"),
    ("kemeny", r#"{"weighting":"group_equal"}"#),
];

pub(super) fn tests(list: &[(&str, &str)]) -> Vec<Test> {
    let test = |(method, options): &(&str, &str)| Test {
        method: (*method).to_owned(),
        options: serde_json::from_str(options).unwrap(),
    };
    list.iter().map(test).collect()
}

pub(super) fn case(
    ballot_type: BallotType,
    candidates: usize,
    ballots: Vec<BallotEntry>,
    list: &[(&str, &str)],
) -> Case {
    Case {
        id: "x".into(),
        about: String::new(),
        ballot_type,
        candidates: (0..candidates).map(|number| format!("m{number}")).collect(),
        names: Vec::new(),
        withdrawn: Vec::new(),
        groups: vec!["a".into(), "b".into(), "c".into()],
        costs: Vec::new(),
        budget: None,
        ballots,
        tests: tests(list),
    }
}

/// The same rankings without the detour over a case.
pub(super) fn ranking_election(options: usize, entries: &[BallotEntry]) -> Election<Tiers> {
    let ballot = |entry: &BallotEntry| Ballot {
        copies: entry.n,
        weight: entry.w,
        group: entry.g,
        marks: Tiers::new(entry.r.as_ref().unwrap()),
    };
    Election {
        options,
        withdrawn: Vec::new(),
        ballots: entries.iter().map(ballot).collect(),
    }
}

/// Results of all tests of a case, as JSON.
#[expect(clippy::panic, reason = "a test fails loudly")]
pub(super) fn results(case: &Case) -> Vec<Value> {
    let file = File {
        format: FORMAT.into(),
        about: String::new(),
        cases: vec![case.clone()],
    };
    let results = count(&file);
    let answers = results.cases[0]
        .tests
        .iter()
        .map(|test| match &test.answer {
            Answer::Result(fields) => json!(fields),
            Answer::Error { code, message } => panic!("{}: {message} [{code}]", test.method),
        });
    answers.collect()
}

/// The same without what depends on how many ballots there are or what they weigh.
pub(super) fn orders(case: &Case) -> Vec<Value> {
    let keep = [
        "ranking",
        "winners",
        "smith",
        "condorcet_winner",
        "elimination",
        "funded",
    ];
    let orders = results(case).into_iter().map(|result| {
        let entries = result.as_object().unwrap().clone().into_iter();
        Value::Object(
            entries
                .filter(|(key, _)| keep.contains(&key.as_str()))
                .collect(),
        )
    });
    orders.collect()
}

pub(super) fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap()
}

pub(super) fn entry() -> impl Strategy<Value = BallotEntry> {
    (1..4_u64, 0..4_u64, proptest::option::of(0..3_usize)).prop_map(|(n, w, g)| BallotEntry {
        n,
        w,
        g,
        ..BallotEntry::default()
    })
}

/// Rankings of a part of the candidates, with ties.
pub(super) fn rankings(candidates: usize) -> impl Strategy<Value = Vec<BallotEntry>> {
    let order = Just((0..candidates).collect::<Vec<_>>()).prop_shuffle();
    let ballot = (
        entry(),
        order,
        0..=candidates,
        proptest::collection::vec(1..3_usize, candidates),
    );
    let ballot = ballot.prop_map(|(mut entry, order, listed, sizes)| {
        let mut rest = &order[..listed];
        let mut tiers = Vec::new();
        for size in sizes {
            let (tier, later) = rest.split_at(size.min(rest.len()));
            rest = later;
            if !tier.is_empty() {
                tiers.push(tier.to_vec());
            }
        }
        entry.r = Some(tiers);
        entry
    });
    proptest::collection::vec(ballot, 0..12)
}

pub(super) fn points(candidates: usize, most: i64) -> impl Strategy<Value = Vec<BallotEntry>> {
    let points = proptest::collection::vec((0..candidates, -1..=most), 0..5);
    let ballot = (entry(), points).prop_map(|(mut entry, points)| {
        entry.p = Some(points);
        entry
    });
    proptest::collection::vec(ballot, 0..12)
}

pub(super) fn approvals(candidates: usize) -> impl Strategy<Value = Vec<BallotEntry>> {
    let marks = proptest::collection::btree_set(0..candidates, 0..=candidates);
    let ballot = (entry(), marks).prop_map(|(mut entry, marks)| {
        entry.a = Some(marks.into_iter().collect());
        entry
    });
    proptest::collection::vec(ballot, 0..12)
}
