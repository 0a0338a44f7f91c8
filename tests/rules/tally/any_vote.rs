//! Random votes of every kind, each with all rules that can count it.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType, Case};

use super::votes::{RANKING_TESTS, approvals, case, entry, points, rankings};

/// How many candidates these votes have.
pub(super) const CANDIDATES: usize = 5;

const OF_APPROVALS: [(&str, &str); 9] = [
    ("approval", "{}"),
    ("approval", r#"{"weighting":"group_equal"}"#),
    ("greedy", "{}"),
    ("greedy", r#"{"by":"votes_per_cost"}"#),
    ("mes", r#"{"completion":"none"}"#),
    ("mes", r#"{"completion":"add1"}"#),
    (
        "mes",
        r#"{"completion":"add1_greedy","utility":"cardinality"}"#,
    ),
    ("mes", r#"{"completion":"add1","weighting":"group_equal"}"#),
    ("phragmen", "{}"),
];
const OF_POINTS: [(&str, &str); 5] = [
    ("cumulative", r#"{"k":6,"m":3}"#),
    ("cumulative", r#"{"k":6,"m":3,"weighting":"group_equal"}"#),
    ("greedy", r#"{"k":6}"#),
    ("mes", r#"{"completion":"add1","k":6}"#),
    ("phragmen", "{}"),
];
const OF_RATINGS: [(&str, &str); 2] = [
    ("rating", "{}"),
    ("rating", r#"{"weighting":"group_equal"}"#),
];
const OF_OPINIONS: [(&str, &str); 2] = [
    ("group_consensus", "{}"),
    ("group_consensus", r#"{"weighting":"group_equal"}"#),
];
const OF_DUELS: [(&str, &str); 4] = [
    ("bradley_terry", "{}"),
    ("bradley_terry", r#"{"weighting":"group_equal"}"#),
    ("win_rate", "{}"),
    ("win_rate", r#"{"weighting":"group_equal"}"#),
];

pub(super) fn ratings() -> impl Strategy<Value = Vec<BallotEntry>> {
    let answer = proptest::option::weighted(0.8, 1..=5_i64);
    let marks = btree_map(0..CANDIDATES, (answer.clone(), answer), 0..=CANDIDATES);
    let ballot = (entry(), marks).prop_map(|(mut entry, marks)| {
        entry.s = Some(
            marks
                .into_iter()
                .map(|(option, (a, b))| (option, a, b))
                .collect(),
        );
        entry
    });
    vec(ballot, 0..12)
}

pub(super) fn opinions() -> impl Strategy<Value = Vec<BallotEntry>> {
    let marks = btree_map(0..CANDIDATES, -1..=1_i64, 0..=CANDIDATES);
    let ballot = (entry(), marks).prop_map(|(mut entry, marks)| {
        entry.v = Some(marks.into_iter().collect());
        entry
    });
    vec(ballot, 0..12)
}

pub(super) fn duels() -> impl Strategy<Value = Vec<BallotEntry>> {
    let pair = btree_set(0..CANDIDATES, 2).prop_map(|pair| pair.into_iter().collect::<Vec<_>>());
    let ballot = (entry(), pair, 0..3).prop_map(|(mut entry, mut pair, verdict)| {
        match verdict {
            0 => pair.push(0),
            1 => pair.reverse(),
            _ => {}
        }
        entry.c = Some(pair);
        entry
    });
    vec(ballot, 0..12)
}

/// A vote of any kind. Costs differ, so that no budget needs the order of the list.
pub(super) fn any_vote() -> impl Strategy<Value = Case> {
    let of = |kind, methods: &'static [(&str, &str)]| {
        move |ballots| case(kind, CANDIDATES, ballots, methods)
    };
    let vote = prop_oneof![
        4 => rankings(CANDIDATES).prop_map(of(BallotType::Ranking, &RANKING_TESTS)),
        4 => approvals(CANDIDATES).prop_map(of(BallotType::Approval, &OF_APPROVALS)),
        2 => points(CANDIDATES, 3).prop_map(of(BallotType::Points, &OF_POINTS)),
        1 => ratings().prop_map(of(BallotType::Rating, &OF_RATINGS)),
        1 => opinions().prop_map(of(BallotType::Votes, &OF_OPINIONS)),
        1 => duels().prop_map(of(BallotType::Pairwise, &OF_DUELS)),
    ];
    let costs = Just(vec![3, 5, 8, 9, 13_u64]).prop_shuffle();
    (vote, costs, 3..30_u64).prop_map(|(case, costs, budget)| Case {
        costs,
        budget: Some(budget),
        ..case
    })
}
