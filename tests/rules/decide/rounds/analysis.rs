//! What stands beside the results.

use super::poll::{Poll, draft, ranks, room_with_cards};
use super::recount::{Played, played};
use std::collections::BTreeSet;
use zukunftswerkstatt::domain::analysis::{Analysis, Rule, analyse};
use zukunftswerkstatt::domain::round::{Ballot, BallotType, Budget};

fn of(played: &Played) -> Analysis {
    analyse(&played.round, &played.counted, None)
        .unwrap()
        .unwrap()
}

#[test]
fn every_kind_is_analysed_the_same_each_time() {
    use BallotType::*;
    for kind in [Points, Approval, Rating, Ranking, Votes, Pairwise] {
        let played = played(kind, 3, |_| {});
        let analysis = of(&played);
        assert_eq!(analysis, of(&played), "{kind:?}");
        let certainty = analysis.certainty.unwrap();
        assert!(certainty.enough);
        assert_eq!(certainty.rows.len(), 6);
        let order: Vec<u32> = played.result.options.iter().map(|it| it.option).collect();
        assert_eq!(
            certainty
                .rows
                .iter()
                .map(|it| it.option)
                .collect::<Vec<_>>(),
            order
        );
        let top: u32 = certainty.rows.iter().map(|it| it.top_three_milli).sum();
        assert!((2_990..=3_010).contains(&top), "{kind:?}: {top}");
        let told: BTreeSet<u32> = certainty.tiers.iter().flatten().copied().collect();
        assert_eq!(told.len(), 6);
        let mut lot = analysis.lot.clone();
        lot.sort_unstable();
        assert_eq!(lot, [0, 1, 2, 3, 4, 5]);
        assert_eq!(analysis.why.len(), 6);
        assert_eq!(analysis.other_rules[0].rule, Rule::EqualSay);
        for rule in &analysis.other_rules {
            let named: BTreeSet<u32> = rule.ranking.iter().flatten().copied().collect();
            assert_eq!(named.len(), 6, "{kind:?} {:?}", rule.rule);
        }
    }
}

#[test]
fn who_beats_whom_explains_a_ranking() {
    let played = played(BallotType::Ranking, 5, |_| {});
    let analysis = of(&played);
    let wins = &analysis.pairwise.as_ref().unwrap().wins;
    let people = played.result.counted + 6;
    for (a, row) in wins.iter().enumerate() {
        assert_eq!(row[a], 0);
        for (b, votes) in row.iter().enumerate() {
            assert!(votes + wins[b][a] <= people);
        }
    }
    for why in &analysis.why {
        if let Some(above) = why.closest_above {
            let (own, other) = (why.option as usize, above.option as usize);
            assert_eq!(
                (above.own, above.other),
                (wins[own][other], wins[other][own])
            );
        }
    }
    let rules: Vec<Rule> = analysis.other_rules.iter().map(|it| it.rule).collect();
    let expected = [
        Rule::EqualSay,
        Rule::Borda,
        Rule::Copeland,
        Rule::RankedPairs,
        Rule::Irv,
        Rule::Kemeny,
    ];
    assert_eq!(rules, expected);
    let rounds = analysis.irv_rounds.unwrap();
    assert_eq!(rounds.len(), 6);
    assert_eq!(rounds[5].out, None);
    for round in &rounds {
        let votes: u32 = round.votes_milli.iter().map(|it| it.1).sum();
        let all = votes + round.exhausted_milli;
        assert!(all.abs_diff(people * 1000) <= 6, "{all}");
    }
    if let Some(winner) = played.result.condorcet_winner {
        assert_eq!(analysis.smith, Some(vec![winner]));
    }
}

#[test]
fn answers_spread_over_the_scale() {
    let mut poll = Poll::open(3, 2, BallotType::Rating, |_| {});
    poll.votes([
        Ballot::Rating(vec![(0, Some(5), Some(1)), (1, None, Some(3))]),
        Ballot::Rating(vec![(0, Some(5), None)]),
        Ballot::Rating(vec![(0, Some(2), Some(1))]),
    ]);
    let (result, counted) = poll.close();
    let analysis = of(&Played {
        round: poll.now().clone(),
        result,
        counted,
    });
    let rows = analysis.distribution.unwrap();
    assert_eq!(rows[0].first, [0, 1, 0, 0, 2]);
    assert_eq!(rows[0].second, [2, 0, 0, 0, 0]);
    assert_eq!(rows[1].first, [0; 5]);
    assert!(
        !analysis.certainty.unwrap().enough,
        "three ballots tell nothing"
    );
}

#[test]
fn the_money_adds_up() {
    let played = played(BallotType::Approval, 2, |draft| {
        draft.settings.budget = Some(Budget {
            total_cents: 90_000,
            costs_cents: vec![30_000, 25_000, 41_000, 9_900, 70_000, 18_000],
        });
    });
    let analysis = of(&played);
    let money = analysis.budget.unwrap();
    assert!(money.spent_cents <= money.total_cents);
    let by_domain: u64 = money.per_domain.iter().map(|it| it.cost_cents).sum();
    assert_eq!(by_domain, money.spent_cents);
    assert!(money.filled_up.iter().all(|it| money.funded.contains(it)));
    assert!(money.greedy.spent_cents <= money.total_cents);
    assert!(money.represented_milli > 0 && money.represented_milli <= 1000);
    let certainty = analysis.certainty.unwrap();
    for row in &certainty.rows {
        let paid = money.funded.contains(&row.option);
        let share = row.funded_milli.unwrap();
        assert!(share <= 1000);
        let surely = certainty.tiers[0].contains(&row.option) && share >= 950;
        assert!(paid || !surely, "{row:?}");
    }
}

#[test]
fn means_by_group_never_tell_one_persons_answer() {
    // Group 1 votes 5 as one; the others vary. Blocks of two or three are withheld together.
    let mut poll = Poll::open(40, 2, BallotType::Rating, |_| {});
    for person in 1..=40_u128 {
        let mark = match person % 4 {
            1 => 5,
            _ => u8::try_from(person % 5).unwrap() + 1,
        };
        let second = (person % 4 == 2 && person < 20) || person % 4 == 3;
        let other = second.then(|| u8::try_from(person % 3).unwrap() + 1);
        poll.vote(
            person,
            Ballot::Rating(vec![(0, Some(mark), None), (1, other, None)]),
        )
        .unwrap();
    }
    let (result, counted) = poll.close();
    let analysis = of(&Played {
        round: poll.now().clone(),
        result: result.clone(),
        counted,
    });
    assert_eq!(analysis.groups.len(), result.groups.len());
    let cells = |option: usize| -> Vec<Option<u32>> {
        analysis
            .groups
            .iter()
            .map(|it| it.cells[option].figure_milli)
            .collect()
    };
    let first = cells(0);
    assert_eq!(
        first.iter().filter(|it| it.is_none()).count(),
        2,
        "{first:?}"
    );
    assert_eq!(first[0], None, "all of them said five");
    // Two groups did not rate the second option at all, which is not to be had by subtraction.
    let second = cells(1);
    assert!(
        second.iter().filter(|it| it.is_none()).count() >= 2,
        "{second:?}"
    );
}

#[test]
fn a_round_held_again_shows_what_moved() {
    let (room, cards) = room_with_cards(5, 3);
    let mut first = Poll::prepared(room, draft(BallotType::Approval, &cards)).opened();
    first.votes(vec![
        Ballot::Approval(vec![0]),
        Ballot::Approval(vec![0, 1]),
    ]);
    first.close();
    let (id, before) = (first.round, first.now().clone());
    let mut again = draft(BallotType::Approval, &[cards[1], cards[0]]);
    again.repeats = Some(id);
    let mut second = Poll::prepared(first.room, again).opened();
    second.votes(vec![Ballot::Approval(vec![0])]);
    let (result, counted) = second.close();
    assert_eq!(ranks(&result), [1, 2]);
    let shift = analyse(second.now(), &counted, Some(&before))
        .unwrap()
        .unwrap()
        .shift
        .unwrap();
    assert_eq!(shift.round_id, id);
    let rows: Vec<_> = shift
        .rows
        .iter()
        .map(|it| (it.option, it.before, it.after))
        .collect();
    assert_eq!(rows, [(0, 2, 1), (1, 1, 2)]);
}

#[test]
fn what_was_not_counted_is_not_analysed() {
    let poll = Poll::open(1, 2, BallotType::Ranking, |_| {});
    assert_eq!(analyse(poll.now(), &[], None), Ok(None));
    let mut poll = poll;
    let (_, counted) = poll.close();
    let analysis = analyse(poll.now(), &counted, None).unwrap().unwrap();
    assert_eq!(analysis.certainty, None);
    assert!(analysis.why.iter().all(|it| it.closest_above.is_none()));
}
