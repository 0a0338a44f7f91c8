//! What one vote costs, whatever is in the box.

use super::poll::Poll;
use zukunftswerkstatt::domain::participant::Hash256;
use zukunftswerkstatt::domain::round::{Ballot, BallotType, OpenBallot};

/// As many ballots of people who are somewhere else.
fn fill(poll: &mut Poll, ballots: u64) {
    let round = poll.now().id;
    let kept = poll.room.workshop.ballots.entry(round).or_default();
    for number in 0..ballots {
        let mut key = [0xAA; 32];
        key[..8].copy_from_slice(&number.to_be_bytes());
        kept.put(OpenBallot {
            voter_key: Hash256(key),
            revision: 1,
            group_id: None,
            ballot: Ballot::Points(vec![(u32::try_from(number % 4).unwrap(), 1)]),
        });
    }
}

#[test]
fn a_vote_looks_at_no_more_ballots_among_a_million_than_among_a_thousand() {
    let costs = [1_000, 1_000_000].map(|ballots| {
        let mut poll = Poll::open(2, 4, BallotType::Points, |_| {});
        fill(&mut poll, ballots);
        // A first vote, one in its place, and one that is refused.
        [vec![(0, 1)], vec![(1, 2)], vec![(9, 1)]].map(|points| {
            let visits = |poll: &Poll| poll.room.workshop.ballots[&poll.now().id].visits();
            let before = visits(&poll);
            let refused = points == [(9, 1)];
            let cast = poll.vote(1, Ballot::Points(points));
            assert_eq!(cast.is_err(), refused);
            visits(&poll) - before
        })
    });
    assert_eq!(costs[0], costs[1]);
    assert!(
        costs[0].iter().all(|cost| (1..10).contains(cost)),
        "{costs:?}"
    );
}
