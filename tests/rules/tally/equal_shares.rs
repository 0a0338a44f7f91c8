//! The fast Method of Equal Shares against a slow one in plain fractions.

use std::collections::BTreeSet;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;
use serde_json::json;
use zukunftswerkstatt::domain::tally::budget::Budget;
use zukunftswerkstatt::domain::tally::cumulative::Limits;
use zukunftswerkstatt::domain::tally::mes::{self, Completion, Rule, Utility};
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType};
use zukunftswerkstatt::domain::tally::{Ballot, Election, Points, Weighting};

use super::votes::{approvals, case, points, results};

fn whole(number: u64) -> BigRational {
    BigRational::from(BigInt::from(number))
}

/// One voter: weight, and the utility of every project.
type Voter = (u64, Vec<u64>);

/// One run, as the definition reads. Costs are above 0 and at most the budget.
fn slow_run(voters: &[Voter], scores: &[i64], costs: &[u64], share: &BigRational) -> Vec<usize> {
    let mut money = vec![share.clone(); voters.len()];
    let mut funded: Vec<usize> = Vec::new();
    loop {
        let mut best: Option<(BigRational, u64, std::cmp::Reverse<i64>, usize)> = None;
        for project in (0..costs.len()).filter(|project| !funded.contains(project)) {
            let supporters: Vec<usize> = (0..voters.len())
                .filter(|&v| voters[v].0 > 0 && voters[v].1[project] > 0)
                .collect();
            let reach = |&v: &usize| &money[v] / whole(voters[v].1[project]);
            let pays_at = |price: &BigRational| -> BigRational {
                supporters
                    .iter()
                    .map(|&v| {
                        (price * whole(voters[v].1[project])).min(money[v].clone())
                            * whole(voters[v].0)
                    })
                    .sum()
            };
            // The price lies between two neighbouring reaches, where payments are linear.
            let mut reaches: Vec<BigRational> = supporters.iter().map(reach).collect();
            reaches.sort();
            let Some(top) = reaches.last() else { continue };
            let cost = whole(costs[project]);
            if pays_at(top) < cost {
                continue;
            }
            let above = reaches.iter().find(|r| pays_at(r) >= cost).unwrap();
            let rich = supporters.iter().filter(|v| reach(v) >= *above);
            let rich: u64 = rich.map(|&v| voters[v].0 * voters[v].1[project]).sum();
            let price = above - (pays_at(above) - cost) / whole(rich);
            let key = (
                price,
                costs[project],
                std::cmp::Reverse(scores[project]),
                project,
            );
            if best.as_ref().is_none_or(|best| key < *best) {
                best = Some(key);
            }
        }
        let Some((price, _, _, project)) = best else {
            return funded;
        };
        for (voter, money) in voters.iter().zip(&mut money) {
            let asked = &price * whole(voter.1[project]);
            *money = if *money < asked {
                BigRational::zero()
            } else {
                &*money - asked
            };
        }
        funded.push(project);
    }
}

fn slow(
    (voters, scores): (&[Voter], &[i64]),
    costs: &[u64],
    budget: u64,
    increment: u64,
    stop: bool,
) -> Vec<usize> {
    let people: u64 = voters.iter().map(|voter| voter.0).sum();
    if people == 0 {
        return Vec::new();
    }
    let total = |funded: &[usize]| funded.iter().map(|&project| costs[project]).sum::<u64>();
    let wanted = |project: usize| voters.iter().any(|v| v.0 > 0 && v.1[project] > 0);
    let mut share = whole(budget) / whole(people);
    let mut funded = slow_run(voters, scores, costs, &share);
    loop {
        let left = budget - total(&funded);
        let mut open = (0..costs.len()).filter(|&p| wanted(p) && !funded.contains(&p));
        let done = if stop {
            open.all(|p| costs[p] > left)
        } else {
            open.next().is_none()
        };
        if increment == 0 || done {
            return funded;
        }
        share += whole(increment);
        let next = slow_run(voters, scores, costs, &share);
        if total(&next) > budget {
            return funded;
        }
        funded = next;
    }
}

fn compare(ballots: Vec<BallotEntry>, costs: &[u64], budget: u64, kind: BallotType, utility: &str) {
    let worth = |project: usize, points: i64| match utility {
        "cost" => costs[project],
        "cardinality" => 1,
        _ => u64::try_from(points).unwrap(),
    };
    let mut scores = vec![0; costs.len()];
    let voters: Vec<Voter> = ballots
        .iter()
        .filter_map(|ballot| {
            let mut utilities = vec![0; costs.len()];
            let mut empty = true;
            let approved = ballot.a.iter().flatten().map(|&project| (project, 1));
            for (project, points) in ballot.p.iter().flatten().copied().chain(approved) {
                empty &= points == 0;
                scores[project] += points * i64::try_from(ballot.n * ballot.w).unwrap();
                if points > 0 {
                    utilities[project] = worth(project, points);
                }
            }
            (!empty).then_some((ballot.n * ballot.w, utilities))
        })
        .collect();
    let mut tests = Vec::new();
    let mut expected = Vec::new();
    for (increment, stop) in [(0, true), (1, true), (3, false)] {
        let completion = if increment == 0 { "none" } else { "add1" };
        let options = json!({
            "utility": utility, "completion": completion,
            "increment": increment.max(1), "exhaustive_stop": stop,
        });
        tests.push(options.to_string());
        expected.push(slow((&voters, &scores), costs, budget, increment, stop));
    }
    let list: Vec<(&str, &str)> = tests
        .iter()
        .map(|options| ("mes", options.as_str()))
        .collect();
    let mut case = case(kind, costs.len(), ballots, &list);
    case.costs = costs.to_vec();
    case.budget = Some(budget);
    for (result, expected) in results(&case).iter().zip(expected) {
        let expected: Vec<String> = expected
            .iter()
            .map(|project| format!("m{project}"))
            .collect();
        assert_eq!(result["funded"], json!(expected));
    }
}

fn money() -> impl Strategy<Value = (Vec<u64>, u64)> {
    // Few different costs, so that ties are frequent.
    (proptest::collection::vec(1..7_u64, 6), 6..30_u64)
        .prop_map(|(costs, budget)| (costs.iter().map(|cost| cost * 2).collect(), budget * 2))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn approvals_are_spent_as_defined(ballots in approvals(6), (costs, budget) in money()) {
        compare(ballots.clone(), &costs, budget, BallotType::Approval, "cost");
        compare(ballots, &costs, budget, BallotType::Approval, "cardinality");
    }

    #[test]
    fn points_are_spent_as_defined(ballots in points(6, 4), (costs, budget) in money()) {
        // One entry per option, none negative: what is invalid is tested elsewhere.
        let tidy = |mut ballot: BallotEntry| {
            let mut entries = ballot.p.take().unwrap();
            entries.sort_unstable();
            entries.dedup_by_key(|entry| entry.0);
            for entry in &mut entries {
                entry.1 = entry.1.max(0);
            }
            ballot.p = Some(entries);
            ballot
        };
        let ballots: Vec<_> = ballots.into_iter().map(tidy).collect();
        compare(ballots, &costs, budget, BallotType::Points, "points");
    }
}

/// Forty voters who want up to five of ten projects, the first ones most.
fn city(seed: u64) -> (Election<Points>, Budget) {
    let mut state = seed;
    let mut dice = |sides: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let costs = (0..10).map(|_| 50 + 10 * dice(60)).collect();
    let ballots = (0..40).map(|_| {
        let mut wishes: Vec<usize> = (0..=dice(5))
            .map(|_| usize::try_from(dice(10) * dice(10) / 10).unwrap())
            .collect();
        wishes.sort_unstable();
        wishes.dedup();
        let points = wishes.into_iter().map(|project| (project, 1)).collect();
        Ballot::single(None, Points(points))
    });
    let election = Election {
        options: 10,
        withdrawn: Vec::new(),
        ballots: ballots.collect(),
    };
    let available = 1500;
    (election, Budget { available, costs })
}

#[test]
fn halving_finds_what_step_by_step_finds() {
    let mut alike = 0;
    for seed in 0..100 {
        let (election, budget) = city(seed);
        let plain = Weighting::Plain;
        let funding = budget.prepare(&election, Limits::default(), plain).unwrap();
        let rule = Rule {
            utility: Utility::Cost,
            completion: Completion::Add1Greedy,
            increment: 1,
            exhaustive_stop: seed % 2 == 0,
        };
        let slow = mes::count(&funding, rule).unwrap();
        let (fast, work) = mes::count_by_halving(&funding, rule);
        assert!(fast.spent <= budget.available);
        assert!(work > 0);
        let set = |funded: &[usize]| -> BTreeSet<usize> { funded.iter().copied().collect() };
        alike += u32::from(set(&slow.funded) == set(&fast.funded));
    }
    assert!(alike >= 95, "{alike} of 100");
}
