//! Rounds that follow from earlier ones.

use super::poll::{Poll, draft, ranks, room_with_cards};
use crate::decide::room::moderator;
use uuid::Uuid;
use zukunftswerkstatt::domain::command::Command;
use zukunftswerkstatt::domain::counting::{shortlist, tied};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::{Ballot, BallotType};

/// Four options with 3, 1, 1 and 0 supporters.
fn first() -> (Poll, Vec<Uuid>) {
    let (room, cards) = room_with_cards(5, 4);
    let mut poll = Poll::prepared(room, draft(BallotType::Approval, &cards)).opened();
    poll.votes([vec![0], vec![0, 1], vec![0, 2]].map(Ballot::Approval));
    assert_eq!(ranks(&poll.close().0), [1, 2, 2, 4]);
    (poll, cards)
}

#[test]
fn nobody_is_cut_off_a_short_list_by_chance() {
    let (poll, cards) = first();
    assert_eq!(shortlist(poll.now(), 1), cards[..1]);
    assert_eq!(
        shortlist(poll.now(), 2),
        cards[..3],
        "a tie across the line"
    );
    assert_eq!(shortlist(poll.now(), 3), cards[..3]);
    assert_eq!(shortlist(poll.now(), 9), cards);
    assert_eq!(tied(poll.now()), cards[1..3]);
    let open = Poll::open(1, 2, BallotType::Votes, |_| {});
    assert!(
        shortlist(open.now(), 2).is_empty(),
        "nothing is counted yet"
    );
}

#[test]
fn a_run_off_decides_a_tie_and_nothing_else() {
    let (mut poll, cards) = first();
    let mut wrong = draft(BallotType::Approval, &cards[..2]);
    wrong.settings.runoff_of = Some(poll.round);
    let prepare = Command::PrepareRound {
        round: Box::new(wrong),
    };
    assert_eq!(
        poll.room.refused(moderator(1), &prepare),
        Refusal::not_found("option")
    );
    let mut right = draft(BallotType::Approval, &cards[1..3]);
    right.settings.runoff_of = Some(poll.round);
    let mut second = Poll::prepared(poll.room, right).opened();
    second.votes([Ballot::Approval(vec![1])]);
    assert_eq!(ranks(&second.close().0), [2, 1]);
}

#[test]
fn a_short_list_comes_from_a_round_that_was_counted() {
    let (mut poll, cards) = first();
    let list = shortlist(poll.now(), 2);
    let mut next = draft(BallotType::Ranking, &list);
    next.settings.shortlist_of = Some(poll.round);
    let event = poll.room.ok(
        moderator(1),
        &Command::PrepareRound {
            round: Box::new(next),
        },
    );
    let mut again = draft(BallotType::Ranking, &cards);
    again.settings.shortlist_of = Some(zukunftswerkstatt::domain::ids::RoundId(event.subjects[0]));
    let prepare = Command::PrepareRound {
        round: Box::new(again),
    };
    assert_eq!(
        poll.room.refused(moderator(1), &prepare),
        Refusal::RoundOpen
    );
}
