//! The two speed bars of the count, by hand and with optimisation:
//! `cargo test --release --test rules -- --ignored --nocapture speed`

use std::time::{Duration, Instant};

use zukunftswerkstatt::domain::tally::budget::{Budget, approvals_as_points};
use zukunftswerkstatt::domain::tally::cumulative::Limits;
use zukunftswerkstatt::domain::tally::mes::{Completion, Rule};
use zukunftswerkstatt::domain::tally::pairwise::{Missing, Pairwise, Strength};
use zukunftswerkstatt::domain::tally::{
    Approvals, Ballot, Election, Tiers, Weighting, borda, condorcet, copeland, irv, mes,
    ranked_pairs, schulze,
};

const BAR: Duration = Duration::from_secs(1);

/// A small generator of its own, so that the figures can be compared for years.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).unwrap();
        high % sides
    }

    /// Small numbers are more likely: the square of an even distribution.
    fn popular(&mut self, sides: usize) -> usize {
        self.roll(sides) * self.roll(sides) / sides
    }
}

fn rankings(options: usize, ballots: usize, listed: usize) -> Election<Tiers> {
    let mut dice = Dice(1);
    let ballot = |_| {
        let mut order: Vec<usize> = (0..options).collect();
        for place in 0..listed {
            let other = place + dice.popular(options - place);
            order.swap(place, other);
        }
        Ballot::single(
            None,
            Tiers::new(order[..listed].iter().map(|&option| [option])),
        )
    };
    Election {
        options,
        withdrawn: Vec::new(),
        ballots: (0..ballots).map(ballot).collect(),
    }
}

fn all_rules(election: &Election<Tiers>) -> Duration {
    let start = Instant::now();
    let mut last = start;
    let mut lap = |what: &str| {
        println!("  {what}: {:?}", last.elapsed());
        last = Instant::now();
    };
    let prepared = election.prepare(Weighting::Plain).unwrap();
    lap("prepare");
    for missing in [
        borda::Missing::Average,
        borda::Missing::Zero,
        borda::Missing::Modified,
    ] {
        borda::count(&prepared, missing);
    }
    lap("borda, three ways");
    for missing in [Missing::Bottom, Missing::Ignore] {
        let pairwise = Pairwise::count(&prepared, missing);
        lap("pairwise");
        condorcet::count(&pairwise);
        copeland::count(&pairwise);
        lap("condorcet, copeland");
        for strength in [Strength::WinningVotes, Strength::Margins] {
            schulze::count(&pairwise, strength);
            lap("schulze");
            ranked_pairs::count(&pairwise, strength);
            lap("ranked pairs");
        }
    }
    irv::count(&prepared);
    lap("irv");
    start.elapsed()
}

#[test]
#[ignore = "slow without optimisation"]
fn three_hundred_options_with_twenty_thousand_rankings() {
    for listed in [5, 40, 300] {
        let election = rankings(300, 20_000, listed);
        let time = all_rules(&election);
        println!("{listed} of 300 options ranked on 20,000 ballots, all rules: {time:?}");
        assert!(time < BAR);
    }
}

#[test]
#[ignore = "slow without optimisation"]
fn equal_shares_of_a_city() {
    let mut dice = Dice(2);
    let options = 64;
    let costs: Vec<u64> = (0..options)
        .map(|_| 5_000 + 500 * u64::try_from(dice.popular(700)).unwrap())
        .collect();
    let ballot = |_| {
        let marks = 1 + dice.roll(12);
        Ballot::single(
            None,
            Approvals((0..marks).map(|_| dice.popular(options)).collect()),
        )
    };
    let ballots = (0..6_586).map(ballot).collect();
    let election = approvals_as_points(&Election {
        options,
        withdrawn: Vec::new(),
        ballots,
    });
    for available in [1_000_000, 2_500_000, 4_000_000] {
        let budget = Budget {
            available,
            costs: costs.clone(),
        };
        for exhaustive_stop in [true, false] {
            let start = Instant::now();
            let funding = budget
                .prepare(&election, Limits::default(), Weighting::Plain)
                .unwrap();
            let rule = Rule {
                completion: Completion::Add1,
                exhaustive_stop,
                ..Rule::default()
            };
            let outcome = mes::count(&funding, rule).unwrap();
            let time = start.elapsed();
            println!(
                "budget {available}, exhaustive stop {exhaustive_stop}: {} of {options} funded, {} spent: {time:?}",
                outcome.funded.len(),
                outcome.spent,
            );
            assert!(time < BAR);
        }
    }
}
