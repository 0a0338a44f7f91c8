//! What is read from the samples.

use zukunftswerkstatt::domain::ballot_files::{Kind, read};
use zukunftswerkstatt::domain::tally::vectors::{BallotType, Case};

/// The vote in a sample.
pub(super) fn sample(name: &str) -> Case {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/rules/ballot_files/samples"
    );
    let bytes = std::fs::read(format!("{folder}/{name}")).unwrap();
    let kind = Kind::of_file(name).unwrap();
    let mut file = read(&bytes, kind).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    assert_eq!(file.cases.len(), 1);
    file.cases.remove(0)
}

fn rankings(case: &Case) -> Vec<(u64, Vec<Vec<usize>>)> {
    assert_eq!(case.ballot_type, BallotType::Ranking);
    case.ballots
        .iter()
        .map(|ballot| (ballot.n, ballot.r.clone().unwrap()))
        .collect()
}

fn first_method(case: &Case) -> String {
    case.tests[0].method.clone()
}

#[test]
fn complete_orders() {
    let case = sample("small.soc");
    assert_eq!(case.id, "Was zuerst?");
    assert_eq!(
        case.candidates,
        ["Rufbus", "WLAN im Dorf", "Kino: Technik, Ton"]
    );
    assert_eq!(
        rankings(&case),
        [
            (4, vec![vec![0], vec![1], vec![2]]),
            (2, vec![vec![2], vec![0], vec![1]]),
            (1, vec![vec![1], vec![2], vec![0]]),
        ]
    );
    assert_eq!(first_method(&case), "schulze");
}

#[test]
fn incomplete_orders_with_empty_ballots() {
    let case = sample("small.soi");
    assert_eq!(
        rankings(&case),
        [
            (3, vec![vec![0], vec![3]]),
            (2, vec![vec![1]]),
            (1, vec![vec![3], vec![2], vec![1], vec![0]]),
            (2, vec![]),
        ]
    );
}

#[test]
fn orders_with_ties() {
    assert_eq!(
        rankings(&sample("small.toc")),
        [
            (5, vec![vec![2], vec![0, 1, 3]]),
            (3, vec![vec![0, 1], vec![2, 3]]),
            (1, vec![vec![3], vec![2], vec![1], vec![0]]),
        ]
    );
    assert_eq!(
        rankings(&sample("small.toi")),
        [
            (2, vec![vec![0, 1], vec![2]]),
            (2, vec![vec![3]]),
            (1, vec![vec![2], vec![1, 3]]),
        ]
    );
}

#[test]
fn orders_of_the_time_before_the_header() {
    let case = sample("old.soi");
    assert_eq!(case.candidates, ["Rufbus", "\"WLAN\"", "Kino"]);
    assert_eq!(
        rankings(&case),
        [
            (3, vec![vec![0], vec![2]]),
            (2, vec![vec![1]]),
            (1, vec![vec![2], vec![1], vec![0]]),
        ]
    );
}

#[test]
fn two_categories_are_approval() {
    let case = sample("approval.cat");
    assert_eq!(case.ballot_type, BallotType::Approval);
    let approvals: Vec<_> = case
        .ballots
        .iter()
        .map(|ballot| (ballot.n, ballot.a.clone().unwrap()))
        .collect();
    assert_eq!(
        approvals,
        [
            (2, vec![2]),
            (2, vec![0, 1]),
            (1, vec![0, 1, 2, 3]),
            (1, vec![])
        ]
    );
    assert_eq!(first_method(&case), "approval");
}

#[test]
fn more_categories_are_grades() {
    let case = sample("grades.cat");
    assert_eq!(case.ballot_type, BallotType::Rating);
    assert_eq!(
        case.ballots[0].s.as_deref().unwrap(),
        [(0, Some(4), None), (1, Some(3), None), (2, Some(1), None)]
    );
    assert_eq!(case.tests[0].options["scale"], serde_json::json!([1, 4]));
    assert_eq!(case.tests[0].options["threshold"], 2.5);
}

#[test]
fn categories_with_our_names_are_opinions_and_ratings_on_two_axes() {
    let case = sample("opinions.cat");
    assert_eq!(case.ballot_type, BallotType::Votes);
    let first = case.ballots[0].v.as_deref().unwrap();
    assert_eq!(first, [(0, 1), (2, 0), (1, -1)]);
    assert_eq!(case.ballots[1].v.as_deref().unwrap(), [(0, -1), (1, -1)]);
    assert_eq!(first_method(&case), "group_consensus");

    let case = sample("ratings.cat");
    assert_eq!(case.ballot_type, BallotType::Rating);
    let first = case.ballots[0].s.as_deref().unwrap();
    assert_eq!(first, [(0, Some(5), Some(2)), (1, Some(3), None)]);
    let second = case.ballots[1].s.as_deref().unwrap();
    assert_eq!(second, [(0, None, Some(4)), (1, None, Some(4))]);
}

#[test]
fn blt_with_everything_in_it() {
    let case = sample("small.blt");
    assert_eq!(case.id, "Wer spricht?");
    assert_eq!(
        case.candidates,
        ["Adam", "Basil, der \"Gärtner\"", "Charlotte #1", "Donald"]
    );
    assert_eq!(case.withdrawn, ["Basil, der \"Gärtner\""]);
    assert_eq!(
        rankings(&case),
        [
            (3, vec![vec![0], vec![2], vec![3]]),
            (4, vec![vec![0], vec![2], vec![1]]),
            (2, vec![vec![3], vec![0, 2]]),
            (1, vec![vec![1]]),
            (2, vec![vec![1, 3, 2], vec![0]]),
            (1, vec![]),
        ]
    );
    let line = sample("line.blt");
    assert_eq!(line.candidates, ["Rufbus", "WLAN im Dorf", "Kino"]);
    assert_eq!(
        rankings(&line),
        [(2, vec![vec![0], vec![2]]), (1, vec![vec![1]])]
    );
}

#[test]
fn budgets() {
    let case = sample("approval.pb");
    assert_eq!(case.candidates, ["1", "2", "kino-3", "4"]);
    assert_eq!(
        case.names,
        ["Rufbus", "WLAN; im \"Dorf\"", "Kino\nTechnik", "Hallenbad"]
    );
    assert_eq!(case.costs, [60_000, 50_000, 40_000, 300_000]);
    assert_eq!(case.budget, Some(100_000));
    let approvals: Vec<_> = case
        .ballots
        .iter()
        .map(|ballot| (ballot.n, ballot.a.clone().unwrap()))
        .collect();
    assert_eq!(
        approvals,
        [
            (2, vec![0, 1]),
            (1, vec![]),
            (1, vec![0]),
            (1, vec![0, 2]),
            (1, vec![1, 2])
        ]
    );
    assert_eq!(first_method(&case), "mes");
}

#[test]
fn budgets_with_points_and_cents() {
    let case = sample("cumulative.pb");
    assert_eq!(case.costs, [40_050, 60_000, 20_000]);
    assert_eq!(case.budget, Some(100_050));
    assert_eq!(case.about, "amounts in hundredths");
    assert_eq!(case.tests[0].options["increment"], 100);
    let points: Vec<_> = case
        .ballots
        .iter()
        .map(|ballot| ballot.p.clone().unwrap())
        .collect();
    assert_eq!(
        points,
        [
            vec![],
            vec![(0, 2), (1, 2), (2, 1)],
            vec![(0, 3), (1, 2)],
            vec![(2, 5)]
        ]
    );
}

#[test]
fn budgets_with_rankings() {
    let case = sample("ordinal.pb");
    assert_eq!(case.names, ["a", "b", "c"]);
    assert_eq!(rankings(&case)[1], (1, vec![vec![1], vec![0], vec![2]]));
    assert_eq!(first_method(&case), "schulze");
}

#[test]
fn a_table_with_groups_and_weights() {
    let case = sample("points.csv");
    assert_eq!((case.id.as_str(), case.about.as_str()), ("dots", "=Punkte"));
    assert_eq!(case.candidates, ["m1", "m2", "m3"]);
    assert_eq!(case.names, ["Rufbus", "WLAN; im Dorf", "=SUMME(A1)"]);
    assert_eq!(case.withdrawn, ["m3"]);
    assert_eq!(case.groups, ["citizens", "business"]);
    assert_eq!(case.tests[0].options["k"], 3);
    let ballots: Vec<_> = case
        .ballots
        .iter()
        .map(|ballot| (ballot.n, ballot.w, ballot.g, ballot.p.clone().unwrap()))
        .collect();
    assert_eq!(
        ballots,
        [
            (2, 1, Some(0), vec![(0, 2), (1, 1)]),
            (1, 3, Some(1), vec![(1, 2), (2, 1)]),
            (4, 1, None, vec![])
        ]
    );
}
