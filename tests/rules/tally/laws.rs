//! What must hold for any vote.

use num_traits::ToPrimitive;
use proptest::prelude::*;
use serde_json::Value;
use zukunftswerkstatt::domain::tally::Weighting;
use zukunftswerkstatt::domain::tally::pairwise::{Missing, Pairwise};
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType, Case};

use super::votes::{
    RANKING_TESTS, approvals, case, object, orders, points, ranking_election, rankings, results,
};

const DOTS: [(&str, &str); 2] = [
    ("cumulative", r#"{"k":6,"m":3}"#),
    ("cumulative", r#"{"k":6,"m":3,"weighting":"group_equal"}"#),
];
const APPROVALS: [(&str, &str); 2] = [
    ("approval", "{}"),
    ("approval", r#"{"weighting":"group_equal"}"#),
];

fn ranking_case(ballots: Vec<BallotEntry>) -> Case {
    case(BallotType::Ranking, 6, ballots, &RANKING_TESTS)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_order_of_ballots_does_not_matter(ballots in rankings(6)) {
        let mut reversed = ballots.clone();
        reversed.reverse();
        prop_assert_eq!(results(&ranking_case(ballots)), results(&ranking_case(reversed)));
    }

    #[test]
    fn identical_ballots_may_be_written_one_by_one(ballots in rankings(6)) {
        let one_by_one = ballots.iter().flat_map(|ballot| {
            (0..ballot.n).map(|_| BallotEntry { n: 1, ..ballot.clone() })
        });
        let one_by_one = one_by_one.collect();
        prop_assert_eq!(results(&ranking_case(ballots)), results(&ranking_case(one_by_one)));
    }

    #[test]
    fn a_common_factor_of_all_weights_changes_no_order(ballots in rankings(6), factor in 2..1000_u64) {
        let heavier = ballots.iter().map(|ballot| BallotEntry { w: ballot.w * factor, ..ballot.clone() });
        let heavier = heavier.collect();
        prop_assert_eq!(orders(&ranking_case(ballots)), orders(&ranking_case(heavier)));
    }

    #[test]
    fn withdrawing_is_striking(ballots in rankings(6), gone in 0..6_usize) {
        let mut withdrawn = ranking_case(ballots.clone());
        withdrawn.withdrawn = vec![format!("m{gone}")];
        let mut struck = ranking_case(ballots);
        struck.candidates.remove(gone);
        for ballot in &mut struck.ballots {
            for tier in ballot.r.as_mut().unwrap() {
                tier.retain(|&option| option != gone);
                for option in tier {
                    *option -= usize::from(*option > gone);
                }
            }
        }
        prop_assert_eq!(results(&withdrawn), results(&struck));
    }

    #[test]
    fn whoever_beats_everybody_wins_by_every_condorcet_rule(ballots in rankings(5)) {
        let tests = [("condorcet", "{}"), ("copeland", "{}"), ("schulze", "{}"),
            ("schulze", r#"{"strength":"margins"}"#), ("ranked_pairs", "{}"), ("kemeny", "{}")];
        let results = results(&case(BallotType::Ranking, 5, ballots, &tests));
        let winner = &results[0]["condorcet_winner"];
        if !winner.is_null() {
            for result in &results[1..] {
                prop_assert_eq!(&result["winners"], &Value::from(vec![winner.clone()]));
            }
        }
    }

    #[test]
    fn winners_with_the_drawn_order_are_among_those_of_any_order(ballots in rankings(5)) {
        let tests = [("irv", "{}"), ("ranked_pairs", "{}")];
        for result in results(&case(BallotType::Ranking, 5, ballots, &tests)) {
            if let Some(any) = result.get("winners_any_tiebreak").and_then(Value::as_array) {
                for winner in result["winners"].as_array().unwrap() {
                    prop_assert!(any.contains(winner));
                }
            }
        }
    }

    #[test]
    fn no_vote_gets_lost_in_a_run_off(ballots in rankings(5)) {
        let tests = [("irv", "{}"), ("irv", r#"{"weighting":"group_equal"}"#)];
        let weight: u64 = ballots.iter()
            .filter(|ballot| !ballot.r.as_ref().unwrap().is_empty())
            .map(|ballot| ballot.n * ballot.w)
            .sum();
        for result in results(&case(BallotType::Ranking, 5, ballots, &tests)) {
            for round in result["rounds"].as_array().unwrap() {
                let votes: f64 = object(&round["tally"]).values().map(|v| v.as_f64().unwrap()).sum();
                let all = votes + round["exhausted"].as_f64().unwrap();
                prop_assert!((all - weight.to_f64().unwrap()).abs() < 1e-9, "{} of {}", all, weight);
            }
        }
    }

    #[test]
    fn every_ballot_gives_the_same_sum_of_borda_points(ballots in rankings(6)) {
        let tests = [("borda", "{}"), ("borda", r#"{"weighting":"group_equal"}"#)];
        let weight: u64 = ballots.iter()
            .filter(|ballot| !ballot.r.as_ref().unwrap().is_empty())
            .map(|ballot| ballot.n * ballot.w)
            .sum();
        for result in results(&case(BallotType::Ranking, 6, ballots, &tests)) {
            let sum: f64 = object(&result["scores"]).values().map(|v| v.as_f64().unwrap()).sum();
            prop_assert!((sum - 15.0 * weight.to_f64().unwrap()).abs() < 1e-9);
        }
    }

    #[test]
    fn dots_counted_are_the_dots_of_counted_ballots(ballots in points(5, 4)) {
        let valid = |ballot: &&BallotEntry| {
            let mut per_option = [0_i64; 5];
            let entries = ballot.p.as_ref().unwrap();
            for &(option, dots) in entries {
                per_option[option] += dots;
            }
            entries.iter().all(|&(_, dots)| dots >= 0)
                && per_option.iter().all(|&dots| dots <= 3)
                && per_option.iter().sum::<i64>() <= 6
        };
        let dots: i64 = ballots.iter().filter(valid)
            .map(|ballot| {
                let cast: i64 = ballot.p.as_ref().unwrap().iter().map(|&(_, dots)| dots).sum();
                cast * i64::try_from(ballot.n * ballot.w).unwrap()
            })
            .sum();
        let invalid: u64 = ballots.iter().filter(|ballot| !valid(ballot)).map(|b| b.n).sum();
        let result = &results(&case(BallotType::Points, 5, ballots, &DOTS))[0];
        let sum: i64 = object(&result["scores"]).values().map(|v| v.as_i64().unwrap()).sum();
        prop_assert_eq!(sum, dots);
        prop_assert_eq!(result["counts"]["invalid"].as_u64(), Some(invalid));
        let of = |name: &str| result["counts"][name].as_u64().unwrap();
        prop_assert_eq!(of("ballots"), of("counted") + of("empty") + of("invalid"));
    }

    #[test]
    fn equal_say_leaves_the_total_and_needs_groups(ballots in approvals(4)) {
        let mut alone = ballots.clone();
        for ballot in &mut alone {
            ballot.g = Some(1);
        }
        let of_one_group = results(&case(BallotType::Approval, 4, alone, &APPROVALS));
        prop_assert_eq!(&of_one_group[0], &of_one_group[1]);
        // Approved by everybody: the total weight, whatever the groups.
        let everything = ballots.into_iter().map(|ballot| BallotEntry { a: Some(vec![0, 1]), ..ballot });
        let both = results(&case(BallotType::Approval, 4, everything.collect(), &APPROVALS));
        prop_assert_eq!(&both[0]["scores"], &both[1]["scores"]);
    }

    #[test]
    fn long_rankings_are_compared_like_short_ones(ballots in rankings(20)) {
        let election = ranking_election(20, &ballots);
        for missing in [Missing::Bottom, Missing::Ignore] {
            let prepared = election.prepare(Weighting::Plain).unwrap();
            let pairwise = Pairwise::count(&prepared, missing);
            for a in 0..20 {
                for b in (0..20).filter(|&b| b != a) {
                    let votes: u64 = ballots.iter().filter(|ballot| above(ballot, a, b, missing))
                        .map(|ballot| ballot.n * ballot.w)
                        .sum();
                    prop_assert_eq!(pairwise.votes(a, b).to_integer(), votes.into());
                }
            }
        }
    }
}

fn above(ballot: &BallotEntry, a: usize, b: usize, missing: Missing) -> bool {
    let tier = |option| {
        ballot
            .r
            .as_ref()
            .unwrap()
            .iter()
            .position(|tier| tier.contains(&option))
    };
    match (tier(a), tier(b)) {
        (Some(a), Some(b)) => a < b,
        (Some(_), None) => missing == Missing::Bottom,
        _ => false,
    }
}

/// Group totals whose common denominator is far beyond 128 bits.
#[test]
fn equal_say_stays_exact_with_huge_groups() {
    let primes: [u64; 5] = [
        1_000_000_007,
        1_000_000_009,
        1_000_000_021,
        1_000_000_033,
        1_000_000_087,
    ];
    let orders = [[0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 2, 1], [1, 0, 2]];
    let ballots = primes
        .iter()
        .zip(orders)
        .enumerate()
        .map(|(group, (&w, order))| BallotEntry {
            w,
            g: Some(group),
            r: Some(order.iter().map(|&option| vec![option]).collect()),
            ..BallotEntry::default()
        });
    let list = [
        ("borda", r#"{"weighting":"group_equal"}"#),
        ("schulze", r#"{"weighting":"group_equal"}"#),
        ("irv", r#"{"weighting":"group_equal"}"#),
        ("kemeny", r#"{"weighting":"group_equal"}"#),
    ];
    let mut large = case(BallotType::Ranking, 3, ballots.collect(), &list);
    large.groups = (0..5).map(|group| group.to_string()).collect();
    // Equal say: the same as if every group were one person.
    let mut small = large.clone();
    for ballot in &mut small.ballots {
        ballot.w = 1;
    }
    assert_eq!(super::votes::orders(&large), super::votes::orders(&small));
    let scores = &results(&large)[0]["scores"];
    let total: u64 = primes.iter().sum();
    let share = |option: &str| scores[option].as_f64().unwrap() / total.to_f64().unwrap() * 5.0;
    let rounded: Vec<f64> = ["m0", "m1", "m2"].iter().map(|m| share(m)).collect();
    for (found, expected) in rounded.iter().zip([6.0, 5.0, 4.0]) {
        assert!((found - expected).abs() < 1e-9, "{rounded:?}");
    }
}
