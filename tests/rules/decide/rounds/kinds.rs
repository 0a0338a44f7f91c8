//! What each instrument comes to.

use super::poll::{Poll, by_option, ranks};
use zukunftswerkstatt::domain::round::{Ballot, BallotType, Figures, Method, Quadrant, TieRule};

fn points(given: &[(u32, u32)]) -> Ballot {
    Ballot::Points(given.to_vec())
}

fn ranking(tiers: &[&[u32]]) -> Ballot {
    Ballot::Ranking(tiers.iter().map(|tier| tier.to_vec()).collect())
}

#[test]
fn dots_are_summed_and_ties_share_a_rank() {
    let mut poll = Poll::open(4, 4, BallotType::Points, |_| {});
    poll.votes([
        points(&[(0, 3), (1, 2)]),
        points(&[(1, 1), (2, 2)]),
        points(&[]),
        points(&[(2, 1)]),
    ]);
    let (result, counted) = poll.close();
    assert_eq!(result.method, Method::Cumulative);
    assert_eq!((result.ballots, result.empty, result.counted), (4, 1, 3));
    assert_eq!(ranks(&result), [1, 1, 1, 4]);
    assert_eq!(by_option(&result, |it| it.tied), [true, true, true, false]);
    assert_eq!(
        by_option(&result, |it| (it.points, it.givers)),
        [(3, 1), (3, 2), (3, 2), (0, 0)]
    );
    assert_eq!(counted.iter().map(|row| row.count).sum::<u32>(), 4);
}

#[test]
fn a_lot_gives_every_option_a_rank_of_its_own_and_follows_from_the_seed() {
    let mut orders = std::collections::BTreeSet::new();
    for earlier in 1..=8 {
        let mut poll = Poll::open(1, 5, BallotType::Approval, |draft| {
            draft.tie_rule = TieRule::Lot;
        });
        poll.votes([Ballot::Approval(vec![2])]);
        (0..earlier).for_each(|_| {
            poll.room.ctx.random();
        });
        let (result, _) = poll.close();
        let ranks = ranks(&result);
        assert_eq!(ranks[2], 1);
        let mut sorted = ranks.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, [1, 2, 3, 4, 5]);
        assert_eq!(
            by_option(&result, |it| it.tied),
            [true, true, false, true, true]
        );
        orders.insert(ranks);
    }
    assert!(orders.len() > 1, "always the same lot");
}

#[test]
fn a_rating_makes_a_matrix_and_orders_by_benefit_then_effort() {
    let mut poll = Poll::open(3, 4, BallotType::Rating, |_| {});
    let all = |marks: [(Option<u8>, Option<u8>); 4]| {
        Ballot::Rating(
            (0..)
                .zip(marks)
                .map(|(option, (a, b))| (option, a, b))
                .collect(),
        )
    };
    poll.votes([
        all([
            (Some(5), Some(2)),
            (Some(4), Some(4)),
            (Some(2), Some(1)),
            (None, None),
        ]),
        all([
            (Some(4), Some(1)),
            (Some(5), Some(5)),
            (None, None),
            (None, Some(2)),
        ]),
        Ballot::Rating(vec![(1, None, None)]),
    ]);
    let (result, _) = poll.close();
    assert_eq!((result.method, result.empty), (Method::Rating, 1));
    // Equal benefit: less effort comes first; without any judgement of the benefit, last.
    assert_eq!(ranks(&result), [1, 2, 3, 4]);
    let Some(Figures::Rating {
        first,
        second,
        quadrant,
    }) = result.options[0].figures.clone()
    else {
        panic!("no figures");
    };
    assert_eq!(
        (first.answers, first.mean_milli, first.median_milli),
        (2, Some(4500), Some(4500))
    );
    assert_eq!(
        (first.spread_milli, second.mean_milli),
        (Some(500), Some(1500))
    );
    assert_eq!(quadrant, Some(Quadrant::QuickWin));
    let quadrants = by_option(&result, |it| match it.figures {
        Some(Figures::Rating { quadrant, .. }) => quadrant,
        _ => panic!("no figures"),
    });
    assert_eq!(
        quadrants[1..],
        [Some(Quadrant::Strategic), Some(Quadrant::FillIn), None]
    );
}

#[test]
fn a_ranking_is_counted_by_schulze() {
    let mut poll = Poll::open(9, 3, BallotType::Ranking, |draft| draft.settings.places = 3);
    // Seven of nine prefer 0 to 1, six 1 to 2, five 2 to 0: a cycle, and the weakest link gives way.
    let ballots = [(4, [0, 1, 2]), (2, [1, 2, 0]), (3, [2, 0, 1])];
    let ballots = ballots.into_iter().flat_map(|(copies, order)| {
        let ballot = ranking(
            &order
                .map(|option| [option])
                .each_ref()
                .map(<[u32; 1]>::as_slice),
        );
        std::iter::repeat_n(ballot, copies)
    });
    poll.votes(ballots);
    let (result, _) = poll.close();
    assert_eq!(result.method, Method::Schulze);
    assert_eq!(result.condorcet_winner, None);
    assert_eq!(ranks(&result), [1, 2, 3]);
    let figures = by_option(&result, |it| it.figures.clone().unwrap());
    assert_eq!(
        figures[0],
        Figures::Ranking {
            beats: 2,
            borda_milli: 11_000,
            first: 4
        }
    );
    assert_eq!(
        figures[2],
        Figures::Ranking {
            beats: 0,
            borda_milli: 8_000,
            first: 3
        }
    );
}

#[test]
fn a_ranking_may_be_partial_and_tied() {
    let mut poll = Poll::open(3, 4, BallotType::Ranking, |_| {});
    poll.votes([ranking(&[&[1], &[0, 2]]), ranking(&[&[1]]), ranking(&[])]);
    let (result, _) = poll.close();
    assert_eq!((result.counted, result.empty), (2, 1));
    assert_eq!(result.condorcet_winner, Some(1));
    assert_eq!(ranks(&result), [2, 1, 2, 4]);
    assert_eq!(by_option(&result, |it| it.points), [1, 2, 1, 0]);
}

#[test]
fn opinions_are_weighed_over_the_groups() {
    let mut poll = Poll::open(4, 3, BallotType::Votes, |_| {});
    poll.votes([
        Ballot::Votes(vec![(0, 1), (1, 1), (2, -1)]),
        Ballot::Votes(vec![(0, 1), (1, -1)]),
        Ballot::Votes(vec![(0, 0)]),
        Ballot::Votes(vec![]),
    ]);
    let (result, _) = poll.close();
    assert_eq!((result.counted, result.empty), (3, 1));
    // One group: (2+1)/(3+2), (1+1)/(2+2), (0+1)/(1+2).
    let consensus = by_option(&result, |it| match it.figures {
        Some(Figures::Votes {
            consensus_milli,
            spread_milli,
            ..
        }) => {
            assert_eq!(spread_milli, None, "there is one group only");
            consensus_milli
        }
        _ => panic!("no figures"),
    });
    assert_eq!(consensus, [600, 500, 333]);
    assert_eq!(ranks(&result), [1, 2, 3]);
    assert_eq!(by_option(&result, |it| it.points), [2, 1, 0]);
}

#[test]
fn duels_are_counted_one_by_one() {
    let mut poll = Poll::open(3, 3, BallotType::Pairwise, |_| {});
    poll.votes([
        Ballot::Duels(vec![(0, 1, 1), (2, 0, -1)]),
        Ballot::Duels(vec![(1, 0, -1), (1, 2, 0)]),
        Ballot::Duels(vec![]),
    ]);
    let (result, counted) = poll.close();
    assert_eq!((result.counted, result.empty), (2, 1));
    let figures = by_option(&result, |it| match it.figures {
        Some(Figures::Pairwise {
            wins,
            losses,
            draws,
            win_rate_milli,
            ..
        }) => (wins, losses, draws, win_rate_milli),
        _ => panic!("no figures"),
    });
    assert_eq!(figures, [(3, 0, 0, 800), (0, 2, 1, 300), (0, 1, 1, 375)]);
    assert_eq!(ranks(&result)[0], 1);
    // Two of three people preferred the first option, one of them twice.
    assert_eq!(by_option(&result, |it| (it.points, it.givers))[0], (3, 2));
    assert_eq!(counted.len(), 3);
}

#[test]
fn without_a_counted_ballot_everybody_is_tied_in_every_kind() {
    use BallotType::*;
    for kind in [Points, Approval, Rating, Ranking, Votes, Pairwise] {
        let mut poll = Poll::open(1, 3, kind, |_| {});
        let (result, counted) = poll.close();
        assert_eq!(ranks(&result), [1, 1, 1], "{kind:?}");
        assert!(by_option(&result, |it| it.tied).into_iter().all(|it| it));
        assert_eq!(result.condorcet_winner, None);
        assert!(counted.is_empty());
        assert!(!result.seed.is_empty());
    }
}
