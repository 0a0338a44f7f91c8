//! Paper beside phones.

use super::poll::{Poll, by_option, ranks};
use zukunftswerkstatt::domain::round::{Ballot, BallotType, Figures};

#[test]
fn totals_are_added_to_dots() {
    let mut poll = Poll::open(6, 3, BallotType::Points, |_| {});
    poll.votes(vec![Ballot::Points(vec![(0, 2)]); 6]);
    poll.tally(7, vec![0, 13, 12], Vec::new()).unwrap();
    let (result, _) = poll.close();
    assert_eq!(by_option(&result, |it| it.points), [12, 13, 12]);
    assert_eq!(
        by_option(&result, |it| it.paper_points.0),
        [Some(0), Some(13), Some(12)]
    );
    assert_eq!(ranks(&result), [2, 1, 2]);
    assert_eq!((result.counted, result.paper_ballots), (6, 7));
}

#[test]
fn sheets_of_every_kind_count_like_ballots() {
    let mut poll = Poll::open(2, 3, BallotType::Ranking, |_| {});
    let order = |options: &[u32]| Ballot::Ranking(options.iter().map(|it| vec![*it]).collect());
    poll.votes([order(&[0, 1]), order(&[1, 0])]);
    poll.paper(&[(order(&[2]), 3), (Ballot::Ranking(vec![]), 1)])
        .unwrap();
    let (result, _) = poll.close();
    assert_eq!(result.condorcet_winner, Some(2));
    assert_eq!((result.counted, result.paper_ballots), (2, 4));
    assert_eq!((result.paper_empty, result.considered()), (1, 5));
    let firsts = by_option(&result, |it| match it.figures {
        Some(Figures::Ranking { first, .. }) => first,
        _ => panic!("no figures"),
    });
    assert_eq!(firsts, [1, 1, 3]);
    // Fewer than five of either source: not shown apart.
    assert!(
        by_option(&result, |it| it.paper_points.0)
            .iter()
            .all(Option::is_none)
    );
}

#[test]
fn paper_of_less_than_k_is_no_group_of_its_own() {
    let heaviest = |paper: u32| {
        let mut poll = Poll::open(40, 2, BallotType::Approval, |draft| {
            draft.settings.equal_say = true;
        });
        poll.votes(vec![Ballot::Approval(vec![0]); 40]);
        poll.paper(&[(Ballot::Approval(vec![1]), paper)]).unwrap();
        let (result, _) = poll.close();
        (
            result.groups.len(),
            result.equal_say.unwrap().heaviest_milli,
        )
    };
    // Four groups of ten each; paper joins the first, and is a fifth one from five on.
    assert_eq!(heaviest(4), (4, 1100));
    assert_eq!(heaviest(5), (4, 1800));
}
