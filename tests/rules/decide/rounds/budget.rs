//! Money on the table.

use super::poll::{Poll, by_option, ranks};
use zukunftswerkstatt::domain::round::{Ballot, BallotType, Budget, Figures, Method, RoundResult};

fn open(kind: BallotType, people: u128, total: u64, costs: &[u64]) -> Poll {
    Poll::open(people, costs.len(), kind, |draft| {
        draft.settings.budget = Some(Budget {
            total_cents: total * 100,
            costs_cents: costs.iter().map(|cost| cost * 100).collect(),
        });
    })
}

/// Cents, place of selection, and whether the usual rule would pay.
fn funded(result: &RoundResult) -> Vec<(u64, Option<u32>, bool)> {
    let figures = by_option(result, |it| match it.figures {
        Some(Figures::Budget {
            cost_cents,
            funded,
            greedy,
        }) => Some((cost_cents, funded, greedy)),
        _ => None,
    });
    figures.into_iter().map(Option::unwrap).collect()
}

#[test]
fn equal_shares_give_a_minority_its_part() {
    let mut poll = open(BallotType::Approval, 10, 1000, &[500, 500, 400, 1001]);
    // Six want the first two, four the third.
    let ballots = (0..10).map(|n| Ballot::Approval(if n < 6 { vec![0, 1, 3] } else { vec![2] }));
    poll.votes(ballots);
    let (result, _) = poll.close();
    assert_eq!(result.method, Method::Mes);
    assert_eq!(
        funded(&result),
        [
            (50_000, Some(1), true),
            (50_000, None, true),
            (40_000, Some(2), false),
            (100_100, None, false)
        ]
    );
    // What is paid for first, then the rest by votes.
    assert_eq!(ranks(&result), [1, 3, 2, 3]);
    assert_eq!(by_option(&result, |it| it.points), [6, 6, 4, 6]);
}

#[test]
fn dots_may_carry_costs_too() {
    let mut poll = open(BallotType::Points, 3, 300, &[100, 100, 100]);
    poll.votes(vec![Ballot::Points(vec![(0, 3), (2, 1)]); 3]);
    let (result, _) = poll.close();
    assert_eq!(ranks(&result), [1, 3, 2]);
    let spent: u64 = funded(&result)
        .iter()
        .filter(|it| it.1.is_some())
        .map(|it| it.0)
        .sum();
    assert_eq!(spent, 20_000, "nobody's favourite is not paid for");
}

#[test]
fn never_more_than_there_is() {
    for total in [1, 99, 100, 101, 250, 1_000_000] {
        let mut poll = open(BallotType::Approval, 7, total, &[100, 90, 60, 45, 20]);
        poll.votes(
            (0..7_u32)
                .map(|n| Ballot::Approval(vec![n % 5, (n * n + 1) % 5]))
                .map(|ballot| match ballot {
                    Ballot::Approval(mut options) => {
                        options.dedup();
                        Ballot::Approval(options)
                    }
                    other => other,
                }),
        );
        let (result, _) = poll.close();
        let spent: u64 = funded(&result)
            .iter()
            .filter(|it| it.1.is_some())
            .map(|it| it.0)
            .sum();
        assert!(spent <= total * 100, "{spent} of {total} euros");
    }
}

#[test]
fn a_large_hall_with_much_money_closes_in_a_moment() {
    let costs: Vec<u64> = (0..40).map(|n| 1_000 + n * 7_919).collect();
    let mut poll = open(BallotType::Approval, 200, 900_000, &costs);
    poll.votes((0..200_u32).map(|n| {
        let mut options: Vec<u32> = (0..8).map(|step| (n * 7 + step * step * 3) % 40).collect();
        options.sort_unstable();
        options.dedup();
        Ballot::Approval(options)
    }));
    let start = std::time::Instant::now();
    poll.close();
    // A second on a machine of its own; not optimised, and beside others, this is the time for it.
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}
