//! What Equal Shares promises, checked without knowing how it works.
//!
//! The promise is extended justified representation up to one project (EJR-1; Peters, Pierczyński
//! and Skowron 2021): if some people are a share of all that could pay for a set of projects which
//! every one of them wants (weight of the group · budget ≥ cost of the set · weight of all), then
//! at least one of them is as content with what is funded as with that set, or would be more
//! content than with it if one single project of the set were added.

use proptest::prelude::*;
use serde_json::{Value, json};
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType, Case};

use super::votes::{approvals, case, results};

const PROJECTS: usize = 6;
const RULES: [(&str, &str); 6] = [
    ("mes", r#"{"utility":"cost","completion":"none"}"#),
    ("mes", r#"{"utility":"cost","completion":"add1"}"#),
    (
        "mes",
        r#"{"utility":"cost","completion":"add1","exhaustive_stop":false}"#,
    ),
    (
        "mes",
        r#"{"utility":"cost","completion":"add1_greedy","increment":3}"#,
    ),
    ("mes", r#"{"utility":"cardinality","completion":"none"}"#),
    ("mes", r#"{"utility":"cardinality","completion":"add1"}"#),
];

fn funded(result: &Value) -> Vec<usize> {
    let id = |id: &Value| {
        id.as_str()
            .unwrap()
            .trim_start_matches('m')
            .parse()
            .unwrap()
    };
    result["funded"]
        .as_array()
        .unwrap()
        .iter()
        .map(id)
        .collect()
}

/// A group that got less than its share: the set of projects it could have paid for.
fn short_changed(case: &Case, utility: &str, funded: &[usize]) -> Option<Vec<usize>> {
    let worth = |project: usize| {
        if utility == "cost" {
            case.costs[project]
        } else {
            1
        }
    };
    let wants =
        |ballot: &BallotEntry, project: usize| ballot.a.as_ref().unwrap().contains(&project);
    let weight = |ballot: &BallotEntry| ballot.n * ballot.w;
    let voters = || {
        case.ballots
            .iter()
            .filter(|ballot| !ballot.a.as_ref().unwrap().is_empty())
    };
    let everybody: u64 = voters().map(weight).sum();
    (1_u32..1 << PROJECTS)
        .map(|set| {
            (0..PROJECTS)
                .filter(|project| set >> project & 1 == 1)
                .collect::<Vec<_>>()
        })
        .find(|set| {
            let cost: u64 = set.iter().map(|&project| case.costs[project]).sum();
            let promised: u64 = set.iter().map(|&project| worth(project)).sum();
            let is_short = |ballot: &&BallotEntry| {
                let has: u64 = funded
                    .iter()
                    .filter(|p| wants(ballot, **p))
                    .map(|p| worth(*p))
                    .sum();
                let missing = set.iter().filter(|project| !funded.contains(project));
                let with_one_more = missing.map(|p| has + worth(*p)).max().unwrap_or(has);
                set.iter().all(|p| wants(ballot, *p)) && has < promised && with_one_more <= promised
            };
            let short: u64 = voters().filter(is_short).map(weight).sum();
            short > 0 && short * case.budget.unwrap() >= cost * everybody
        })
}

fn money() -> impl Strategy<Value = (Vec<u64>, u64)> {
    (prop::collection::vec(1..9_u64, PROJECTS), 6..30_u64)
}

fn vote(ballots: Vec<BallotEntry>, (costs, budget): (Vec<u64>, u64)) -> Case {
    let mut case = case(BallotType::Approval, PROJECTS, ballots, &RULES);
    case.costs = costs;
    case.budget = Some(budget);
    case
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_rule_ever_overspends(ballots in approvals(PROJECTS), money in money()) {
        let mut case = vote(ballots, money);
        case.tests.extend(super::votes::tests(&[("greedy", "{}"), ("phragmen", "{}")]));
        for result in results(&case) {
            let funded = funded(&result);
            let spent: u64 = funded.iter().map(|&project| case.costs[project]).sum();
            prop_assert_eq!(&result["spent"], &json!(spent));
            prop_assert!(spent <= case.budget.unwrap());
            let unique: std::collections::BTreeSet<usize> = funded.iter().copied().collect();
            prop_assert_eq!(unique.len(), funded.len(), "nothing is bought twice");
        }
    }

    #[test]
    fn no_group_gets_less_than_its_share(ballots in approvals(PROJECTS), money in money()) {
        let case = vote(ballots, money);
        for (test, result) in case.tests.iter().zip(results(&case)) {
            let utility = test.options["utility"].as_str().unwrap();
            let short = short_changed(&case, utility, &funded(&result));
            prop_assert_eq!(short, None, "{:?} {}", test.options, result);
        }
    }

    /// What remains is too little for anything wanted, if the rest is filled up.
    #[test]
    fn nothing_that_fits_is_left_out_when_the_rest_is_filled_up(ballots in approvals(PROJECTS), money in money()) {
        let case = vote(ballots, money);
        let result = &results(&case)[3];
        let left = case.budget.unwrap() - result["spent"].as_u64().unwrap();
        let funded = funded(result);
        for project in (0..PROJECTS).filter(|project| !funded.contains(project)) {
            let wanted = result["scores"].get(format!("m{project}")).is_some_and(|score| score != 0);
            prop_assert!(!wanted || case.costs[project] > left, "m{} {}", project, result);
        }
    }
}

/// The usual rule gives the majority everything; the check above has to notice that.
#[test]
fn greedy_does_not_promise_this() {
    let ballots = [r#"{"n":6,"a":[0,1,2]}"#, r#"{"n":4,"a":[3]}"#];
    let ballots = ballots
        .map(|text| serde_json::from_str(text).unwrap())
        .to_vec();
    let mut case = vote(ballots, (vec![3, 3, 3, 3, 3, 3], 9));
    case.tests = super::votes::tests(&[("greedy", "{}"), ("mes", "{}")]);
    let results = results(&case);
    assert_eq!(
        short_changed(&case, "cost", &funded(&results[0])),
        Some(vec![3])
    );
    assert_eq!(short_changed(&case, "cost", &funded(&results[1])), None);
}
