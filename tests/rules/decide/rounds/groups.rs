//! Groups beside each other, and groups with equal say.

use super::poll::{Poll, by_option, ranks};
use zukunftswerkstatt::domain::round::{Ballot, BallotType};

/// People 1, 5, 9, … are of group 1, then 2 and 3; every fourth named none.
fn in_group(group: u128) -> impl Iterator<Item = u128> {
    (1..).filter(move |n| n % 4 == group)
}

#[test]
fn equal_say_stands_beside_the_unweighted_result() {
    // 12 people of group 1 want option 0, 6 of group 2 and 6 of group 3 want option 1, less one each.
    let mut poll = Poll::open(60, 2, BallotType::Approval, |draft| {
        draft.settings.equal_say = true;
    });
    let vote = |poll: &mut Poll, group, count, option| {
        for person in in_group(group).take(count) {
            poll.vote(person, Ballot::Approval(vec![option])).unwrap();
        }
    };
    vote(&mut poll, 1, 13, 0);
    vote(&mut poll, 2, 6, 1);
    vote(&mut poll, 3, 6, 1);
    let (result, _) = poll.close();
    assert_eq!(result.groups.len(), 3);
    assert_eq!(ranks(&result), [1, 2]);
    assert_eq!(
        by_option(&result, |it| it.equal_say_rank),
        [Some(2), Some(1)]
    );
    let weights = result.equal_say.unwrap();
    // 25 ballots, weights 25/39, 25/18, 25/18.
    assert_eq!(weights.heaviest_milli, 1389);
    assert_eq!(weights.effective_milli, 21_938);
}

#[test]
fn equal_say_needs_two_groups_that_can_be_told_apart() {
    let mut poll = Poll::open(8, 2, BallotType::Approval, |draft| {
        draft.settings.equal_say = true;
    });
    poll.votes(vec![Ballot::Approval(vec![0]); 8]);
    let (result, counted) = poll.close();
    assert!(result.groups.is_empty());
    assert_eq!(result.equal_say, None);
    assert_eq!(by_option(&result, |it| it.equal_say_rank), [None, None]);
    assert!(counted.iter().all(|row| row.group.is_none()));
}

#[test]
fn whom_a_round_did_not_ask_for_equal_say_gets_none() {
    let mut poll = Poll::open(40, 2, BallotType::Approval, |_| {});
    poll.votes(vec![Ballot::Approval(vec![0]); 40]);
    let (result, _) = poll.close();
    assert!(result.groups.len() > 1);
    assert_eq!(result.equal_say, None);
    assert!(
        by_option(&result, |it| it.equal_say_rank)
            .iter()
            .all(Option::is_none)
    );
}

#[test]
fn one_person_with_many_duels_is_one_person_of_a_group() {
    let mut poll = Poll::open(40, 3, BallotType::Pairwise, |_| {});
    for person in in_group(1).take(6) {
        let ballot = if person == 1 {
            Ballot::Duels(vec![(0, 1, 1), (0, 2, 1)])
        } else {
            Ballot::Duels(vec![(1, 2, 1)])
        };
        poll.vote(person, ballot).unwrap();
    }
    for person in in_group(2).take(6) {
        let winner = i8::from(person % 8 == 2);
        poll.vote(
            person,
            Ballot::Duels(vec![(0, 1, winner), (1, 2, 1 - winner)]),
        )
        .unwrap();
    }
    let (result, _) = poll.close();
    let row = result.options.iter().find(|it| it.option == 0).unwrap();
    assert_eq!(row.givers, 4);
    assert!(
        row.by_group
            .iter()
            .filter_map(|cell| cell.0)
            .all(|cell| cell <= 6)
    );
}
