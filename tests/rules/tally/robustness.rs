//! How sure an order is.

use num_rational::BigRational;
use num_traits::ToPrimitive;
use proptest::prelude::*;
use zukunftswerkstatt::domain::tally::pairwise::{Missing, Pairwise, Strength};
use zukunftswerkstatt::domain::tally::robustness::{Plan, Robustness, Spread, TOP, bootstrap};
use zukunftswerkstatt::domain::tally::{
    Approvals, Ballot, Election, Prepared, Ranking, Refusal, Tiers, Weighting, approval, borda,
    irv, schulze,
};

use super::votes::{ranking_election, rankings};

fn ballots<M>(copies: u64, group: Option<usize>, marks: M) -> Ballot<M> {
    Ballot {
        copies,
        weight: 1,
        group,
        marks,
    }
}

fn election<M>(options: usize, ballots: Vec<Ballot<M>>) -> Election<M> {
    Election {
        options,
        withdrawn: Vec::new(),
        ballots,
    }
}

fn order(options: &[usize]) -> Tiers {
    Tiers::new(options.iter().map(|&option| [option]))
}

#[expect(clippy::unnecessary_wraps, reason = "some rules can refuse")]
fn by_schulze(prepared: &Prepared<Tiers>) -> Result<Ranking, Refusal> {
    let pairwise = Pairwise::count(prepared, Missing::Bottom);
    Ok(schulze::count(&pairwise, Strength::WinningVotes)
        .ranked
        .ranking)
}

#[expect(clippy::unnecessary_wraps, reason = "some rules can refuse")]
fn by_approval(prepared: &Prepared<Approvals>) -> Result<Ranking, Refusal> {
    Ok(approval::count(prepared).ranked.ranking)
}

fn schulze_of(election: &Election<Tiers>, weighting: Weighting) -> Robustness {
    bootstrap(
        &election.prepare(weighting).unwrap(),
        Plan::with_seed(4),
        by_schulze,
    )
    .unwrap()
}

fn intervals(robustness: &Robustness) -> Vec<(u32, u32)> {
    let interval = |spread: &Spread| (spread.best, spread.worst);
    robustness.options.iter().map(interval).collect()
}

#[test]
fn what_everybody_agrees_on_is_certain() {
    let robustness = schulze_of(
        &election(4, vec![ballots(20, None, order(&[2, 0, 3, 1]))]),
        Weighting::Plain,
    );
    assert_eq!(intervals(&robustness), [(2, 2), (4, 4), (1, 1), (3, 3)]);
    assert_eq!(robustness.tiers, [[2], [0], [3], [1]]);
    let top: Vec<u32> = robustness
        .options
        .iter()
        .map(|it| it.top_per_mille)
        .collect();
    assert_eq!(top, [1000, 0, 1000, 1000]);
    assert_eq!((robustness.resamples, robustness.too_few), (1000, false));
}

#[test]
fn one_vote_more_is_no_order() {
    let close = vec![
        ballots(26, None, order(&[0, 1, 2])),
        ballots(25, None, order(&[1, 0, 2])),
    ];
    let robustness = schulze_of(&election(3, close), Weighting::Plain);
    assert_eq!(intervals(&robustness), [(1, 2), (1, 2), (3, 3)]);
    assert_eq!(robustness.tiers, [vec![0, 1], vec![2]]);
}

#[test]
fn ballots_are_drawn_inside_their_group() {
    // Each group is of one mind: whoever is drawn, the sums stay.
    let groups = vec![
        ballots(26, Some(0), order(&[0, 1])),
        ballots(25, Some(1), order(&[1, 0])),
    ];
    let robustness = schulze_of(&election(2, groups), Weighting::Plain);
    assert_eq!(robustness.tiers, [[0], [1]]);
    // With equal say it is a tie, and as surely so.
    let groups = vec![
        ballots(26, Some(0), order(&[0, 1])),
        ballots(5, Some(1), order(&[1, 0])),
    ];
    let robustness = schulze_of(&election(2, groups), Weighting::GroupEqual);
    assert_eq!(intervals(&robustness), [(1, 2), (1, 2)]);
    assert_eq!(robustness.tiers, [[0, 1]]);
}

#[test]
fn shares_are_those_of_the_binomial_distribution() {
    // Two options are wanted by all, the third place is open: 60 to 40 of 100 people.
    let open = vec![
        ballots(60, None, Approvals(vec![0, 1, 2])),
        ballots(40, None, Approvals(vec![0, 1, 3])),
    ];
    let prepared = election(4, open).prepare(Weighting::Plain).unwrap();
    let robustness = bootstrap(&prepared, Plan::with_seed(9), by_approval).unwrap();
    let share: Vec<u32> = robustness
        .options
        .iter()
        .map(|it| it.top_per_mille)
        .collect();
    // P(more than 50 of 100 at p = 0.6) + P(exactly 50) / 2 = 0.978, ± four standard errors.
    assert!((960..=996).contains(&share[2]), "{share:?}");
    assert_eq!(
        (share[0], share[1], share[2] + share[3]),
        (1000, 1000, 1000)
    );
    assert_eq!(intervals(&robustness), [(1, 2), (1, 2), (3, 3), (4, 4)]);
}

#[test]
fn the_same_seed_gives_the_same_answer_in_later_versions() {
    let ballots = vec![
        ballots(9, Some(0), order(&[0, 1, 2, 3, 4])),
        ballots(7, Some(0), order(&[3, 1, 4])),
        ballots(6, Some(1), order(&[2, 4, 0])),
        ballots(5, None, order(&[1, 3])),
    ];
    let robustness = schulze_of(&election(5, ballots), Weighting::Plain);
    let found: Vec<(u32, u32, u32)> = robustness
        .options
        .iter()
        .map(|it| (it.best, it.worst, it.top_per_mille))
        .collect();
    assert_eq!(
        found,
        [
            (1, 5, 769),
            (1, 3, 1000),
            (3, 5, 805),
            (1, 4, 400),
            (4, 5, 26)
        ]
    );
    assert_eq!(robustness.tiers, [[0, 1, 2, 3, 4]]);
    assert_eq!(Plan::for_round(b"round").seed, 1_726_796_044_427_566);
}

#[test]
fn few_ballots_are_said_to_be_few() {
    let of = |copies| {
        let ballots = vec![ballots(copies, None, order(&[0, 1]))];
        schulze_of(&election(2, ballots), Weighting::Plain)
    };
    assert!(of(14).too_few);
    assert!(!of(15).too_few);
    // Nobody voted: everybody may be anywhere.
    let nobody = schulze_of(&election(3, Vec::new()), Weighting::Plain);
    assert!(nobody.too_few);
    assert_eq!(intervals(&nobody), [(1, 3), (1, 3), (1, 3)]);
    assert_eq!(nobody.tiers, [[0, 1, 2]]);
}

#[test]
fn what_would_take_too_long_or_not_fit_is_refused() {
    let of = |copies, weight| {
        let mut heavy = ballots(copies, None, order(&[0, 1]));
        heavy.weight = weight;
        let prepared = election(2, vec![heavy, ballots(9, None, order(&[1]))])
            .prepare(Weighting::Plain)
            .unwrap();
        bootstrap(&prepared, Plan::with_seed(1), by_schulze)
    };
    assert!(of(10, 1).is_ok());
    assert!(matches!(of(1 << 21, 1), Err(Refusal::TooLarge(_))));
    assert!(matches!(of(1, 1 << 60), Err(Refusal::TooLarge(_))));
}

#[test]
fn withdrawn_options_have_no_rank() {
    let mut election = election(4, vec![ballots(30, None, order(&[3, 2, 1, 0]))]);
    election.withdrawn = vec![2];
    let robustness = schulze_of(&election, Weighting::Plain);
    let options: Vec<usize> = robustness.options.iter().map(|it| it.option).collect();
    assert_eq!(options, [0, 1, 3]);
    assert_eq!(intervals(&robustness), [(3, 3), (2, 2), (1, 1)]);
}

#[test]
fn weights_know_how_many_equal_ballots_would_tell_as_much() {
    let groups = |weighting| {
        let ballots = vec![
            ballots(70, Some(0), order(&[0])),
            ballots(10, Some(1), order(&[1])),
        ];
        election(2, ballots).prepare(weighting).unwrap().weights
    };
    let plain = groups(Weighting::Plain);
    let whole = |number: i64| BigRational::from_integer(number.into());
    assert_eq!(
        (plain.effective_size(), plain.heaviest()),
        (whole(80), whole(1))
    );
    // 80 / (2·70) and 80 / (2·10): 80² / (70·(4/7)² + 10·4²) = 35.
    let equal = groups(Weighting::GroupEqual);
    assert_eq!(
        (equal.effective_size(), equal.heaviest()),
        (whole(35), whole(4))
    );
    assert!((equal.of_slot(0).to_f64().unwrap() - 4.0 / 7.0).abs() < 1e-12);
    let nobody = election::<Tiers>(2, Vec::new())
        .prepare(Weighting::GroupEqual)
        .unwrap();
    assert_eq!(nobody.weights.effective_size(), whole(0));
    assert_eq!(nobody.weights.heaviest(), whole(0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn neither_the_order_of_ballots_nor_how_they_are_written_matters(entries in rankings(5), seed: u64) {
        let plan = Plan { seed, resamples: 40 };
        let count = |election: &Election<Tiers>| {
            bootstrap(&election.prepare(Weighting::GroupEqual).unwrap(), plan, by_schulze).unwrap()
        };
        let election = ranking_election(5, &entries);
        let mut apart = election.clone();
        apart.ballots = election.ballots.iter().rev()
            .flat_map(|ballot| (0..ballot.copies).map(|_| Ballot { copies: 1, ..ballot.clone() }))
            .collect();
        prop_assert_eq!(count(&election), count(&apart));
    }

    #[test]
    fn intervals_and_tiers_fit_together_by_every_rule(entries in rankings(6), seed: u64) {
        let plan = Plan { seed, resamples: 40 };
        let prepared = ranking_election(6, &entries).prepare(Weighting::Plain).unwrap();
        let by_borda = |it: &Prepared<Tiers>| Ok(borda::count(it, borda::Missing::Average).ranked.ranking);
        let by_irv = |it: &Prepared<Tiers>| Ok(irv::count(it).ranked.ranking);
        let all = [
            (by_schulze(&prepared), bootstrap(&prepared, plan, by_schulze)),
            (by_borda(&prepared), bootstrap(&prepared, plan, by_borda)),
            (by_irv(&prepared), bootstrap(&prepared, plan, by_irv)),
        ];
        for (result, robustness) in all {
            let (result, robustness) = (result.unwrap(), robustness.unwrap());
            let top: u32 = robustness.options.iter().map(|it| it.top_per_mille).sum();
            prop_assert!((TOP * 1000 - 3..=TOP * 1000 + 3).contains(&top), "{}", top);
            for spread in &robustness.options {
                prop_assert!(1 <= spread.best && spread.best <= spread.worst && spread.worst <= 6);
            }
            // Tiers follow the result, and between two of them no intervals overlap.
            let mut followed: Vec<usize> = Vec::new();
            let mut rest = result.iter();
            let mut worst_above = 0;
            for tier in &robustness.tiers {
                let mut joined: Vec<usize> = Vec::new();
                while joined.len() < tier.len() {
                    joined.extend(rest.next().unwrap());
                }
                joined.sort_unstable();
                prop_assert_eq!(&joined, tier);
                let of = |option: &usize| &robustness.options[*option];
                prop_assert!(tier.iter().all(|option| of(option).best > worst_above));
                worst_above = tier.iter().map(|option| of(option).worst).max().unwrap();
                followed.extend(tier);
            }
            prop_assert_eq!(followed.len(), 6);
        }
    }
}
