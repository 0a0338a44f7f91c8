//! Whoever counts the published ballots again gets the frozen result, to the digit.

use super::poll::{Poll, by_option, ranks};
use serde_json::Value;
use zukunftswerkstatt::domain::ballot_files::{self, Heading, Kind};
use zukunftswerkstatt::domain::command::RoundDraft;
use zukunftswerkstatt::domain::counting::{ClosedVote, published};
use zukunftswerkstatt::domain::round::{
    Ballot, BallotType, Budget, CountedBallot, Figures, Round, RoundResult,
};
use zukunftswerkstatt::domain::tally::vectors;

/// A played round.
pub(super) struct Played {
    pub(super) round: Round,
    pub(super) result: RoundResult,
    pub(super) counted: Vec<CountedBallot>,
}

/// A ballot that looks random.
pub(super) fn any_ballot(
    kind: BallotType,
    options: u32,
    mut dice: impl FnMut(u32) -> u32,
) -> Ballot {
    let some: Vec<u32> = (0..options).filter(|_| dice(3) > 0).collect();
    match kind {
        BallotType::Points => Ballot::Points(some.iter().take(4).map(|it| (*it, 1)).collect()),
        BallotType::Approval => Ballot::Approval(some),
        BallotType::Rating => {
            let mut mark = || Some(u8::try_from(dice(6)).unwrap()).filter(|it| *it > 0);
            Ballot::Rating(some.iter().map(|it| (*it, mark(), mark())).collect())
        }
        BallotType::Ranking => {
            let mut tiers: Vec<Vec<u32>> = Vec::new();
            for option in some {
                match tiers.last_mut() {
                    Some(last) if dice(3) == 0 => last.push(option),
                    _ if dice(2) == 0 => tiers.insert(0, vec![option]),
                    _ => tiers.push(vec![option]),
                }
            }
            Ballot::Ranking(tiers)
        }
        BallotType::Votes => {
            let mut vote = || i8::try_from(dice(3)).unwrap() - 1;
            Ballot::Votes(some.iter().map(|it| (*it, vote())).collect())
        }
        BallotType::Pairwise => {
            let pairs = some.iter().zip(some.iter().skip(1));
            let mut duels = Vec::new();
            for (one, other) in pairs {
                duels.push((*one, *other, i8::try_from(dice(3)).unwrap() - 1));
            }
            Ballot::Duels(duels)
        }
    }
}

/// A round of 60 people in four groups and six on paper, with equal say.
pub(super) fn played(kind: BallotType, seed: u32, edit: impl FnOnce(&mut RoundDraft)) -> Played {
    let mut poll = Poll::open(60, 6, kind, |draft| {
        draft.settings.equal_say = true;
        draft.settings.places = 6;
        edit(draft);
    });
    let mut state = u64::from(seed) * 7919 + 17;
    let mut dice = |sides: u32| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((state >> 33) % u64::from(sides)).unwrap()
    };
    for person in 1..=47 {
        let ballot = any_ballot(kind, 6, &mut dice);
        poll.vote(person, ballot).unwrap();
    }
    let budget = poll.now().settings.budget.is_some();
    if matches!(kind, BallotType::Points | BallotType::Approval)
        && !budget
        && seed.is_multiple_of(2)
    {
        poll.tally(6, vec![3, 0, 6, 1, 2, 5], Vec::new()).unwrap();
    } else {
        let sheets: Vec<(Ballot, u32)> = (0..3)
            .map(|_| (any_ballot(kind, 6, &mut dice), 2))
            .collect();
        poll.paper(&sheets).unwrap();
    }
    let (result, counted) = poll.close();
    Played {
        round: poll.now().clone(),
        result,
        counted,
    }
}

fn budget(draft: &mut RoundDraft) {
    draft.settings.budget = Some(Budget {
        total_cents: 1_000_000,
        costs_cents: vec![300_000, 250_000, 410_000, 99_900, 700_000, 180_050],
    });
}

/// The result of each test of the published file.
fn counted_again(played: &Played) -> (vectors::Case, Vec<Value>) {
    let titles: Vec<String> = (0..6).map(|n| format!("Titel {n}")).collect();
    let groups: Vec<String> = (0..played.result.groups.len())
        .map(|n| format!("Gruppe {n}"))
        .collect();
    let vote = ClosedVote::of(&played.round, &played.counted).unwrap();
    let case = published(&vote, &titles, &groups).unwrap().unwrap();
    let file = ballot_files::write(&case, Kind::Json, &Heading::default()).unwrap();
    let file = vectors::parse(&file).unwrap();
    let results = serde_json::to_value(vectors::count(&file)).unwrap();
    let tests = results["cases"][0]["tests"].as_array().unwrap();
    let results = tests.iter().map(|test| test["result"].clone()).collect();
    (file.cases[0].clone(), results)
}

/// What a published .pb pays for when nothing but the file is given.
fn from_pabulib(case: &vectors::Case) -> Vec<usize> {
    let heading = Heading {
        cents: true,
        ..Heading::default()
    };
    let file = ballot_files::write(case, Kind::Pb, &heading).unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(text.contains("budget;10000\n"), "in euros: {text}");
    assert!(text.contains("increment;"), "{text}");
    let file = ballot_files::read(&file, Kind::Pb).unwrap();
    let results = serde_json::to_value(vectors::count(&file)).unwrap();
    let counted = &results["cases"][0]["tests"][0];
    assert_eq!(counted["options"]["completion"], "add1_greedy");
    let funded = counted["result"]["funded"].as_array().unwrap();
    funded.iter().map(option).collect()
}

/// The option behind an id.
fn option(id: &Value) -> usize {
    id.as_str()
        .unwrap()
        .trim_start_matches("V-")
        .parse::<usize>()
        .unwrap()
        - 1
}

/// Shared ranks by option.
fn ranks_of(tiers: &[Vec<usize>]) -> Vec<u32> {
    let mut ranks = vec![0; 6];
    let mut before = 0;
    for tier in tiers {
        for option in tier {
            ranks[*option] = before + 1;
        }
        before += u32::try_from(tier.len()).unwrap();
    }
    ranks
}

fn tiers(result: &Value) -> Vec<Vec<usize>> {
    let tiers = result["ranking"].as_array().unwrap().iter();
    tiers
        .map(|tier| tier.as_array().unwrap().iter().map(option).collect())
        .collect()
}

#[test]
fn ranks_of_every_kind_come_out_again_unweighted_and_with_equal_say() {
    use BallotType::*;
    for kind in [Points, Approval, Rating, Ranking, Votes, Pairwise] {
        for seed in 0..6 {
            let played = played(kind, seed, |_| {});
            let (case, results) = counted_again(&played);
            assert_eq!(case.names.len(), 6);
            assert_eq!(
                ranks_of(&tiers(&results[0])),
                ranks(&played.result),
                "{kind:?} {seed}"
            );
            let equal: Vec<u32> = by_option(&played.result, |it| it.equal_say_rank.unwrap());
            assert_eq!(ranks_of(&tiers(&results[1])), equal, "{kind:?} {seed}");
            if kind != Pairwise {
                let counts = &results[0]["counts"];
                let all = played.result.ballots + played.result.paper_ballots;
                assert_eq!(counts["ballots"], all, "{kind:?} {seed}");
                assert_eq!(counts["invalid"], 0);
            }
        }
    }
}

#[test]
fn sums_and_figures_come_out_again() {
    for seed in 0..4 {
        for kind in [BallotType::Points, BallotType::Approval] {
            let played = played(kind, seed, |_| {});
            let (_, results) = counted_again(&played);
            for (id, score) in results[0]["scores"].as_object().unwrap() {
                let at = option(&Value::from(id.as_str()));
                let row = played
                    .result
                    .options
                    .iter()
                    .find(|it| it.option as usize == at);
                assert_eq!(score.as_u64().unwrap(), u64::from(row.unwrap().points));
            }
        }
        let played = played(BallotType::Rating, seed, |_| {});
        let (_, results) = counted_again(&played);
        for (id, stats) in results[0]["stats"].as_object().unwrap() {
            let at = option(&Value::from(id.as_str()));
            let row = played
                .result
                .options
                .iter()
                .find(|it| it.option as usize == at)
                .unwrap();
            let Some(Figures::Rating { first, .. }) = &row.figures else {
                panic!("no figures");
            };
            let mean = stats["benefit"]["mean"].as_f64().unwrap();
            assert!((mean * 1000.0 - f64::from(first.mean_milli.unwrap())).abs() <= 0.5001);
            let agreement = stats["benefit"]["agreement"].as_f64().unwrap();
            assert!(
                (agreement * 1000.0 - f64::from(first.agreement_milli.unwrap())).abs() <= 0.5001
            );
        }
    }
}

#[test]
fn what_is_paid_for_comes_out_again_in_its_order() {
    for kind in [BallotType::Approval, BallotType::Points] {
        for seed in 0..6 {
            let played = played(kind, seed, budget);
            let (case, results) = counted_again(&played);
            assert_eq!(case.budget, Some(1_000_000));
            let again: Vec<usize> = results[0]["funded"]
                .as_array()
                .unwrap()
                .iter()
                .map(option)
                .collect();
            let mut funded: Vec<(u32, usize)> = played
                .result
                .options
                .iter()
                .filter_map(|it| match it.figures {
                    Some(Figures::Budget { funded, .. }) => Some((funded?, it.option as usize)),
                    _ => panic!("no figures"),
                })
                .collect();
            funded.sort_unstable();
            let funded: Vec<usize> = funded.into_iter().map(|(_, option)| option).collect();
            assert_eq!(again, funded, "{kind:?} {seed}");
            assert_eq!(from_pabulib(&case), again, "{kind:?} {seed}");
            assert!(!funded.is_empty());
            // Ranks begin with them.
            let ranks = ranks(&played.result);
            for (place, option) in (1..).zip(funded) {
                assert_eq!(ranks[option], place);
            }
        }
    }
}

#[test]
fn groups_are_told_only_where_the_result_needs_them() {
    let plain = played(BallotType::Ranking, 1, |draft| {
        draft.settings.equal_say = false;
    });
    assert!(plain.result.groups.len() > 1);
    let (case, _) = counted_again(&plain);
    assert!(case.groups.is_empty() && case.ballots.iter().all(|it| it.g.is_none()));
    let weighed = played(BallotType::Ranking, 1, |_| {});
    let (case, _) = counted_again(&weighed);
    assert_eq!(
        case.groups.len(),
        weighed.result.groups.len() + 1,
        "and paper"
    );
    for group in 0..case.groups.len() {
        let ballots: u64 = case
            .ballots
            .iter()
            .filter(|it| it.g == Some(group))
            .map(|it| it.n)
            .sum();
        assert!(ballots >= 5, "{group}: {ballots}");
    }
}
