//! Random votes of every type.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType, Case, usual_test};

pub(super) const OPTIONS: usize = 5;

fn entry(n: u64, set: impl FnOnce(&mut BallotEntry)) -> BallotEntry {
    let mut entry = BallotEntry {
        n,
        ..BallotEntry::default()
    };
    set(&mut entry);
    entry
}

/// Rankings of some options; with ties if they may have them.
pub(super) fn rankings(equal: bool) -> impl Strategy<Value = Vec<BallotEntry>> {
    let order = Just((0..OPTIONS).collect::<Vec<_>>()).prop_shuffle();
    let ballot = (1..4_u64, order, 0..=OPTIONS, vec(any::<bool>(), OPTIONS)).prop_map(
        move |(n, order, listed, joined)| {
            let mut tiers: Vec<Vec<usize>> = Vec::new();
            for (option, joined) in order.into_iter().zip(joined).take(listed) {
                match tiers.last_mut() {
                    Some(last) if joined && equal => last.push(option),
                    _ => tiers.push(vec![option]),
                }
            }
            entry(n, |entry| entry.r = Some(tiers))
        },
    );
    vec(ballot, 0..12)
}

pub(super) fn approvals() -> impl Strategy<Value = Vec<BallotEntry>> {
    let ballot = (1..4_u64, btree_set(0..OPTIONS, 0..=OPTIONS))
        .prop_map(|(n, options)| entry(n, |entry| entry.a = Some(options.into_iter().collect())));
    vec(ballot, 0..12)
}

pub(super) fn points() -> impl Strategy<Value = Vec<BallotEntry>> {
    let ballot = (1..4_u64, btree_map(0..OPTIONS, 0..5_i64, 0..=OPTIONS))
        .prop_map(|(n, dots)| entry(n, |entry| entry.p = Some(dots.into_iter().collect())));
    vec(ballot, 0..12)
}

pub(super) fn ratings() -> impl Strategy<Value = Vec<BallotEntry>> {
    let value = prop::option::weighted(0.8, 1..=5_i64);
    let ballot = (
        1..4_u64,
        btree_map(0..OPTIONS, (value.clone(), value), 0..=OPTIONS),
    )
        .prop_map(|(n, marks)| {
            let marks = marks.into_iter().map(|(option, (a, b))| (option, a, b));
            entry(n, |entry| entry.s = Some(marks.collect()))
        });
    vec(ballot, 0..12)
}

pub(super) fn opinions() -> impl Strategy<Value = Vec<BallotEntry>> {
    let ballot = (1..4_u64, btree_map(0..OPTIONS, -1..=1_i64, 0..=OPTIONS))
        .prop_map(|(n, marks)| entry(n, |entry| entry.v = Some(marks.into_iter().collect())));
    vec(ballot, 0..12)
}

pub(super) fn duels() -> impl Strategy<Value = Vec<BallotEntry>> {
    let pair = (0..OPTIONS, 1..OPTIONS).prop_map(|(first, step)| [first, (first + step) % OPTIONS]);
    let ballot = (1..4_u64, pair, any::<bool>()).prop_map(|(n, [first, second], tie)| {
        let mut duel = vec![first, second];
        if tie {
            duel.push(0);
        }
        entry(n, |entry| entry.c = Some(duel))
    });
    vec(ballot, 0..12)
}

/// Ballots with groups and weights.
pub(super) fn grouped(
    ballots: impl Strategy<Value = Vec<BallotEntry>>,
) -> impl Strategy<Value = Vec<BallotEntry>> {
    let with = vec((prop::option::of(0..2_usize), 0..3_u64), 12);
    (ballots, with).prop_map(|(mut ballots, with)| {
        for (ballot, (group, weight)) in ballots.iter_mut().zip(with) {
            ballot.g = group;
            ballot.w = weight;
        }
        ballots
    })
}

/// A vote on options with these titles.
pub(super) fn case(ballot_type: BallotType, titles: &[String], ballots: Vec<BallotEntry>) -> Case {
    let mut case = Case {
        id: "round".to_owned(),
        about: String::new(),
        ballot_type,
        candidates: (1..=titles.len())
            .map(|number| format!("M-{number:03}"))
            .collect(),
        names: titles.to_vec(),
        withdrawn: Vec::new(),
        groups: Vec::new(),
        costs: Vec::new(),
        budget: None,
        ballots,
        tests: Vec::new(),
    };
    case.tests = vec![usual_test(&case)];
    case
}

/// Plain titles.
pub(super) fn plain() -> Vec<String> {
    ["Rufbus", "WLAN im Dorf", "Kino", "Dorfladen", "Bücherei"]
        .map(str::to_owned)
        .to_vec()
}
