//! Whoever wins still wins after somebody has come to like them better, by every rule that
//! promises it. (Instant run-off does not: that is why it is for experts.)

use proptest::prelude::*;
use serde_json::{Value, json};
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType, Case};

use super::any_vote::{CANDIDATES, duels, opinions, ratings};
use super::votes::{approvals, case, points, rankings, results};

const OF_RANKINGS: [(&str, &str); 9] = [
    ("borda", "{}"),
    ("borda", r#"{"missing":"zero"}"#),
    ("borda", r#"{"weighting":"group_equal"}"#),
    ("copeland", "{}"),
    ("schulze", "{}"),
    ("schulze", r#"{"strength":"margins"}"#),
    ("ranked_pairs", "{}"),
    ("ranked_pairs", r#"{"strength":"margins"}"#),
    ("kemeny", "{}"),
];

/// The option moves up: out of a tie to a place of its own, or past the tier above.
fn raise(ballot: &mut BallotEntry, option: usize) {
    let tiers = ballot.r.as_mut().unwrap();
    match tiers.iter().position(|tier| tier.contains(&option)) {
        None => tiers.push(vec![option]),
        Some(place) if tiers[place].len() > 1 => {
            tiers[place].retain(|&other| other != option);
            tiers.insert(place, vec![option]);
        }
        Some(place) => tiers.swap(place.saturating_sub(1), place),
    }
}

/// Winners stay winners when each of these ballots is changed in favour of one of them.
fn assert_kept(
    case: &Case,
    change: impl Fn(&mut BallotEntry, usize) -> bool,
) -> Result<(), TestCaseError> {
    let before = results(case);
    for winner in 0..CANDIDATES {
        let id = json!(format!("m{winner}"));
        for number in 0..case.ballots.len() {
            let mut liked = case.clone();
            if !change(&mut liked.ballots[number], winner) {
                continue;
            }
            let after = results(&liked);
            for ((test, before), after) in case.tests.iter().zip(&before).zip(after) {
                let key = if before.get("winners").is_some() {
                    "winners"
                } else {
                    "funded"
                };
                let wins = |result: &Value| result[key].as_array().unwrap().contains(&id);
                prop_assert!(
                    !wins(before) || wins(&after),
                    "{} {:?}: {} lost by ballot {}: {} {}",
                    test.method,
                    test.options,
                    id,
                    number,
                    before,
                    after
                );
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_better_place_never_hurts(ballots in rankings(CANDIDATES)) {
        // An empty ballot that ranks somebody is one ballot more, not a better place.
        let case = case(BallotType::Ranking, CANDIDATES, ballots, &OF_RANKINGS);
        assert_kept(&case, |ballot, winner| {
            let empty = ballot.r.as_ref().unwrap().is_empty();
            raise(ballot, winner);
            !empty
        })?;
    }

    #[test]
    fn an_approval_more_never_hurts(ballots in approvals(CANDIDATES)) {
        let mut case = case(
            BallotType::Approval,
            CANDIDATES,
            ballots,
            &[("approval", "{}"), ("greedy", "{}"), ("greedy", r#"{"by":"votes_per_cost"}"#)],
        );
        case.costs = vec![3, 4, 4, 6, 9];
        case.budget = Some(12);
        assert_kept(&case, |ballot, winner| {
            ballot.a.as_mut().unwrap().push(winner);
            true
        })?;
    }

    #[test]
    fn a_dot_more_never_hurts(ballots in points(CANDIDATES, 3)) {
        let case = case(BallotType::Points, CANDIDATES, ballots, &[("cumulative", "{}")]);
        assert_kept(&case, |ballot, winner| {
            ballot.p.as_mut().unwrap().push((winner, 1));
            true
        })?;
    }

    #[test]
    fn more_benefit_or_less_effort_never_hurts(ballots in ratings()) {
        let case = case(BallotType::Rating, CANDIDATES, ballots, &[("rating", "{}")]);
        let change = |ballot: &mut BallotEntry, winner: usize| {
            let entries = ballot.s.as_mut().unwrap();
            let rated = entries.iter_mut().find(|entry| entry.0 == winner);
            let Some((_, benefit, effort)) = rated else { return false };
            *benefit = benefit.map(|value| (value + 1).min(5));
            *effort = effort.map(|value| (value - 1).max(1));
            true
        };
        assert_kept(&case, change)?;
    }

    #[test]
    fn agreement_in_place_of_doubt_never_hurts(ballots in opinions()) {
        let case = case(BallotType::Votes, CANDIDATES, ballots, &[("group_consensus", "{}")]);
        let change = |ballot: &mut BallotEntry, winner: usize| {
            let entries = ballot.v.as_mut().unwrap();
            let voted = entries.iter_mut().find(|entry| entry.0 == winner);
            voted.map(|entry| entry.1 = 1).is_some()
        };
        assert_kept(&case, change)?;
    }

    #[test]
    fn a_duel_won_in_place_of_lost_never_hurts(ballots in duels()) {
        let tests = [("win_rate", "{}"), ("bradley_terry", "{}")];
        let case = case(BallotType::Pairwise, CANDIDATES, ballots, &tests);
        let change = |ballot: &mut BallotEntry, winner: usize| {
            let duel = ballot.c.as_mut().unwrap();
            let other = match duel[..2] {
                [a, b] if a == winner => b,
                [a, b] if b == winner => a,
                _ => return false,
            };
            *duel = vec![winner, other];
            true
        };
        assert_kept(&case, change)?;
    }
}
