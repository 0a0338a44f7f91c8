//! While a round is open: the last ballot of a person counts, and leaves no trace of earlier ones.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;
use zukunftswerkstatt::domain::ids::GroupId;
use zukunftswerkstatt::domain::participant::Hash256;
use zukunftswerkstatt::domain::round::{Ballot, BallotBox, OpenBallot};
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType};

use super::any_vote::{CANDIDATES, opinions};
use super::votes::{RANKING_TESTS, approvals, case, points, rankings, results};

/// People who change their minds again and again.
const PEOPLE: usize = 4;

/// Ballots as phones send them, and how they are counted.
fn kinds() -> impl Strategy<Value = (BallotType, Vec<BallotEntry>)> {
    prop_oneof![
        rankings(CANDIDATES).prop_map(|ballots| (BallotType::Ranking, ballots)),
        approvals(CANDIDATES).prop_map(|ballots| (BallotType::Approval, ballots)),
        opinions().prop_map(|ballots| (BallotType::Votes, ballots)),
        points(CANDIDATES, 3).prop_map(|mut ballots| {
            // What the server accepts: nothing twice, nothing negative.
            for entries in ballots.iter_mut().filter_map(|ballot| ballot.p.as_mut()) {
                entries.sort_unstable();
                entries.dedup_by_key(|entry| entry.0);
                entries.retain(|entry| entry.1 >= 0);
            }
            (BallotType::Points, ballots)
        }),
    ]
}

fn open(person: usize, revision: usize, entry: &BallotEntry) -> OpenBallot {
    let byte = u8::try_from(person).unwrap();
    let marks = BallotEntry {
        n: 1,
        w: 1,
        g: None,
        ..entry.clone()
    };
    OpenBallot {
        voter_key: Hash256([byte; 32]),
        revision: u32::try_from(revision).unwrap(),
        // Fixed while a round is open.
        group_id: (person > 0).then(|| GroupId(Uuid::from_u128(person.try_into().unwrap()))),
        ballot: serde_json::from_value(json!(marks)).unwrap(),
    }
}

/// Counts what is in the box by every rule.
fn counted(kind: BallotType, ballots: &BallotBox) -> Vec<Value> {
    let entry = |ballot: &OpenBallot| serde_json::from_value(json!(ballot.ballot)).unwrap();
    let entries = ballots.ballots.values().map(entry).collect();
    let tests: &[(&str, &str)] = match kind {
        BallotType::Ranking => &RANKING_TESTS,
        BallotType::Approval => &[("approval", "{}")],
        BallotType::Points => &[("cumulative", "{}")],
        _ => &[("group_consensus", "{}")],
    };
    results(&case(kind, CANDIDATES, entries, tests))
}

/// Sums of the box, without what is 0.
fn sums(ballots: &BallotBox) -> (BTreeMap<String, u32>, Vec<(usize, u32)>) {
    let groups = ballots.by_group.iter().filter(|(_, count)| **count > 0);
    let groups = groups.map(|(group, count)| (format!("{group:?}"), *count));
    let points = ballots.points.iter().copied().enumerate();
    (
        groups.collect(),
        points.filter(|(_, points)| *points > 0).collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_replaced_ballot_is_as_if_only_the_new_one_had_been_cast(
        (kind, entries) in kinds(),
        people in prop::collection::vec(0..PEOPLE, 12),
    ) {
        let mut replaced = BallotBox::default();
        let mut last = BTreeMap::new();
        for (revision, (entry, &person)) in entries.iter().zip(&people).enumerate() {
            replaced.put(open(person, revision, entry));
            last.insert(person, open(person, revision, entry));
        }
        let mut only = BallotBox::default();
        last.into_values().rev().for_each(|ballot| only.put(ballot));
        prop_assert_eq!(&replaced.ballots, &only.ballots);
        prop_assert_eq!(sums(&replaced), sums(&only));
        prop_assert_eq!(counted(kind, &replaced), counted(kind, &only));
    }

    /// Nobody can take a ballot back but by making it empty: then it is turnout and nothing else.
    #[test]
    fn a_withdrawn_ballot_counts_as_none((kind, entries) in kinds()) {
        let mut others = BallotBox::default();
        for (person, entry) in entries.iter().enumerate().skip(1) {
            others.put(open(person, 0, entry));
        }
        let Some(first) = entries.first() else { return Ok(()) };
        let mut withdrawn = others.clone();
        withdrawn.put(open(0, 0, first));
        let mut empty = open(0, 1, first);
        empty.ballot = match empty.ballot {
            Ballot::Points(_) => Ballot::Points(Vec::new()),
            Ballot::Ranking(_) => Ballot::Ranking(Vec::new()),
            Ballot::Votes(_) => Ballot::Votes(Vec::new()),
            _ => Ballot::Approval(Vec::new()),
        };
        withdrawn.put(empty);
        prop_assert_eq!(sums(&withdrawn).1, sums(&others).1);
        for (mut with, mut without) in counted(kind, &withdrawn).into_iter().zip(counted(kind, &others)) {
            let turnout = |result: &mut Value, key: &str| result["counts"][key].take().as_u64().unwrap();
            for key in ["ballots", "empty"] {
                prop_assert_eq!(turnout(&mut with, key), turnout(&mut without, key) + 1);
            }
            prop_assert_eq!(with, without);
        }
    }
}
