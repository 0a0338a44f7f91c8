//! What a round does not take.

use super::poll::{Poll, draft, ranks, room_with_cards};
use crate::decide::room::moderator;
use zukunftswerkstatt::domain::command::Command;
use zukunftswerkstatt::domain::ids::CardId;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::{Axes, Ballot, BallotType, Budget, RoundSettings};
use zukunftswerkstatt::domain::setup::Translated;

#[test]
fn ballots_of_another_kind_or_against_the_rules_are_refused() {
    use BallotType::*;
    let wrong = Err(Refusal::InvalidBallot);
    let cases: Vec<(BallotType, Ballot, Result<(), Refusal>)> = vec![
        (Points, Ballot::Approval(vec![0]), wrong.clone()),
        (Points, Ballot::Points(vec![(0, 1), (0, 1)]), wrong.clone()),
        (Points, Ballot::Points(vec![(4, 1)]), wrong.clone()),
        (
            Points,
            Ballot::Points(vec![(0, 3), (1, 3)]),
            Err(Refusal::OverBudget { limit: 5 }),
        ),
        (
            Points,
            Ballot::Points(vec![(0, 4)]),
            Err(Refusal::OverOptionLimit { limit: 3 }),
        ),
        (Approval, Ballot::Approval(vec![1, 1]), wrong.clone()),
        (Approval, Ballot::Votes(vec![(1, 1)]), wrong.clone()),
        (
            Rating,
            Ballot::Rating(vec![(0, Some(6), None)]),
            wrong.clone(),
        ),
        (
            Rating,
            Ballot::Rating(vec![(0, None, Some(0))]),
            wrong.clone(),
        ),
        (
            Rating,
            Ballot::Rating(vec![(0, Some(1), None), (0, None, Some(1))]),
            wrong.clone(),
        ),
        (
            Ranking,
            Ballot::Ranking(vec![vec![0], vec![]]),
            wrong.clone(),
        ),
        (
            Ranking,
            Ballot::Ranking(vec![vec![0], vec![0]]),
            wrong.clone(),
        ),
        (
            Ranking,
            Ballot::Ranking(vec![vec![0, 1, 2]]),
            Err(Refusal::OverBudget { limit: 2 }),
        ),
        (Votes, Ballot::Votes(vec![(0, 2)]), wrong.clone()),
        (Votes, Ballot::Votes(vec![(0, 1), (0, -1)]), wrong.clone()),
        (Pairwise, Ballot::Duels(vec![(1, 1, 1)]), wrong.clone()),
        (
            Pairwise,
            Ballot::Duels(vec![(0, 1, 1), (1, 0, 1)]),
            wrong.clone(),
        ),
        (Pairwise, Ballot::Duels(vec![(0, 9, 1)]), wrong),
    ];
    for (kind, ballot, expected) in cases {
        let mut poll = Poll::open(1, 4, kind, |draft| draft.settings.places = 2);
        assert_eq!(poll.vote(1, ballot.clone()), expected, "{ballot:?}");
        let (result, _) = poll.close();
        assert_eq!(result.ballots, 0);
    }
}

#[test]
fn own_proposals_are_refused_where_the_round_says_so() {
    // Person 1 wrote option 0.
    let cases = [
        (BallotType::Ranking, Ballot::Ranking(vec![vec![1, 0]])),
        (BallotType::Rating, Ballot::Rating(vec![(0, Some(5), None)])),
        (BallotType::Votes, Ballot::Votes(vec![(0, 1)])),
        (BallotType::Pairwise, Ballot::Duels(vec![(1, 0, -1)])),
        (BallotType::Approval, Ballot::Approval(vec![0])),
    ];
    for (kind, ballot) in cases {
        let mut poll = Poll::open(3, 3, kind, |draft| draft.own_allowed = false);
        assert_eq!(
            poll.vote(1, ballot.clone()),
            Err(Refusal::OwnProposal),
            "{kind:?}"
        );
        assert_eq!(poll.vote(3, ballot), Ok(()));
    }
}

#[test]
fn what_was_hidden_since_it_was_prepared_drops_out_with_its_price() {
    let (room, cards) = room_with_cards(2, 3);
    let mut draft = draft(BallotType::Approval, &cards);
    draft.settings.budget = Some(Budget {
        total_cents: 500,
        costs_cents: vec![100, 200, 300],
    });
    let mut poll = Poll::prepared(room, draft);
    let hide = Command::HideCard {
        card_id: CardId(cards[1]),
        reason: "Darum".into(),
    };
    poll.room.ok(moderator(1), &hide);
    let mut poll = poll.opened();
    let costs = poll.now().settings.budget.clone().unwrap().costs_cents;
    assert_eq!(costs, [100, 300]);
    assert_eq!(
        poll.vote(1, Ballot::Approval(vec![2])),
        Err(Refusal::InvalidBallot)
    );
    poll.vote(1, Ballot::Approval(vec![1])).unwrap();
    assert_eq!(ranks(&poll.close().0), [2, 1]);
}

#[test]
fn too_few_left_when_opening_is_refused() {
    let (room, cards) = room_with_cards(1, 2);
    let mut poll = Poll::prepared(room, draft(BallotType::Ranking, &cards));
    let hide = Command::HideCard {
        card_id: CardId(cards[1]),
        reason: "Darum".into(),
    };
    poll.room.ok(moderator(1), &hide);
    let open = Command::OpenRounds {
        round_ids: vec![poll.round],
    };
    assert_eq!(
        poll.room.refused(moderator(1), &open),
        Refusal::TooFewOptions
    );
}

#[test]
fn settings_are_checked_and_what_the_instrument_does_not_use_is_dropped() {
    let (mut room, cards) = room_with_cards(1, 3);
    let mut prepare = |kind, settings: RoundSettings| {
        let mut draft = draft(kind, &cards);
        draft.settings = settings;
        let event = room.ask(
            moderator(1),
            &Command::PrepareRound {
                round: Box::new(draft),
            },
        )?;
        let id = zukunftswerkstatt::domain::ids::RoundId(event.subjects[0]);
        Ok(room.workshop.rounds[&id].settings.clone())
    };
    let places = |places| RoundSettings {
        places,
        ..RoundSettings::default()
    };
    assert_eq!(
        prepare(BallotType::Ranking, places(0)).map(|it| it.places),
        Ok(3)
    );
    assert_eq!(
        prepare(BallotType::Points, places(2)).map(|it| it.places),
        Ok(0)
    );
    let refused: Result<RoundSettings, Refusal> = prepare(BallotType::Ranking, places(4));
    assert_eq!(
        refused,
        Err(Refusal::OutOfRange {
            field: "places".into(),
            min: 1,
            max: 3
        })
    );
    let budget = |costs: Vec<u64>| RoundSettings {
        budget: Some(Budget {
            total_cents: 100,
            costs_cents: costs,
        }),
        ..RoundSettings::default()
    };
    assert!(prepare(BallotType::Approval, budget(vec![1, 2])).is_err());
    assert!(prepare(BallotType::Approval, budget(vec![1, 2, 0])).is_err());
    assert_eq!(
        prepare(BallotType::Rating, budget(vec![])).map(|it| it.budget),
        Ok(None)
    );
    let axes = RoundSettings {
        axes: Some(Axes {
            first: Translated::german(" Nutzen "),
            second: Translated::german("Kosten"),
        }),
        ..RoundSettings::default()
    };
    let kept = prepare(BallotType::Rating, axes).unwrap().axes.unwrap();
    assert_eq!(kept.first.de, "Nutzen");
}
