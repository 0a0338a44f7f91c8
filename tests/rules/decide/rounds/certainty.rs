//! How sure a result is.

use super::poll::Poll;
use super::recount::played;
use zukunftswerkstatt::domain::analysis::{Certainty, analyse, certainty};
use zukunftswerkstatt::domain::round::{Ballot, BallotType, Budget};

fn of(mut poll: Poll) -> Certainty {
    let (_, counted) = poll.close();
    let found = certainty(poll.now(), &counted).unwrap().unwrap();
    let analysis = analyse(poll.now(), &counted, None).unwrap().unwrap();
    assert_eq!(
        analysis.certainty.as_ref(),
        Some(&found),
        "one figure everywhere"
    );
    found
}

/// Everybody wants the first option; the second and the third divide every group evenly, and only one of them fits.
fn divided(people: u32) -> Poll {
    let mut poll = Poll::open(u128::from(people), 4, BallotType::Approval, |draft| {
        draft.settings.budget = Some(Budget {
            total_cents: 100_000,
            costs_cents: vec![50_000, 50_000, 50_000, 10_000],
        });
    });
    poll.votes((0..people).map(|person| Ballot::Approval(vec![0, 1 + person / 4 % 2])));
    poll
}

#[test]
fn what_everybody_wants_is_surely_paid_for() {
    let found = of(divided(40));
    assert!(found.enough);
    assert_eq!(found.resamples, 1000);
    let share = |option: u32| {
        let row = found.rows.iter().find(|row| row.option == option).unwrap();
        row.funded_milli.unwrap()
    };
    assert_eq!((share(0), share(3)), (1000, 0));
    assert_eq!(
        share(1) + share(2),
        1000,
        "one of the two is always paid for"
    );
    assert!((300..=700).contains(&share(1)), "{}", share(1));
    assert_eq!(found.tiers, [vec![0], vec![1, 2], vec![3]]);
    let first = found.rows[0];
    assert_eq!((first.option, first.from, first.to), (0, 1, 1));
}

#[test]
fn a_few_votes_are_too_few_for_money_too() {
    assert!(!of(divided(14)).enough);
    assert!(of(divided(15)).enough);
}

#[test]
fn only_money_has_shares_that_are_paid_for() {
    use BallotType::*;
    for kind in [Points, Approval, Rating, Ranking, Votes, Pairwise] {
        let played = played(kind, 4, |_| {});
        let found = certainty(&played.round, &played.counted).unwrap().unwrap();
        assert_eq!(found.resamples, 1000, "{kind:?}");
        assert!(found.rows.iter().all(|row| row.funded_milli.is_none()));
    }
}

#[test]
fn many_options_are_compared_as_often_as_few() {
    let mut poll = Poll::open(20, 40, BallotType::Pairwise, |_| {});
    poll.votes((0..20_u32).map(|person| {
        let duel = |step: u32| (person + step, (person + step + 7) % 40, 1);
        Ballot::Duels((0..20).map(duel).collect())
    }));
    assert_eq!(of(poll).resamples, 1000);
}
