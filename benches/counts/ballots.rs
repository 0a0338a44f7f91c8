//! Made-up votes, the same for years: figures of different versions can be compared.

use zukunftswerkstatt::domain::tally::budget::Budget;
use zukunftswerkstatt::domain::tally::vectors::{BallotEntry, BallotType, Case, Test};
use zukunftswerkstatt::domain::tally::{Ballot, Duel, DuelOutcome, Election, Points, Tiers};

/// A small generator of its own: the votes shall not change when the product does.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    /// Small numbers are more likely: the product of two even distributions.
    pub(crate) fn popular(&mut self, sides: usize) -> usize {
        self.roll(sides) * self.roll(sides) / sides
    }
}

/// Strict orders of the best `listed` of some options, the first of which are popular.
pub(crate) fn orders(options: usize, ballots: usize, listed: usize) -> Vec<Vec<usize>> {
    let mut dice = Dice::new(1);
    let order = |_| {
        let mut order: Vec<usize> = (0..options).collect();
        for place in 0..listed {
            order.swap(place, place + dice.popular(options - place));
        }
        order.truncate(listed);
        order
    };
    (0..ballots).map(order).collect()
}

/// Such orders as an election; every third ballot belongs to a group.
pub(crate) fn election(options: usize, ballots: usize, listed: usize) -> Election<Tiers> {
    let ballot = |(number, order): (usize, Vec<usize>)| {
        let group = number % 3;
        let tiers = Tiers::new(order.iter().map(|&option| [option]));
        Ballot::single((group < 2).then_some(group), tiers)
    };
    Election {
        options,
        withdrawn: Vec::new(),
        ballots: orders(options, ballots, listed)
            .into_iter()
            .enumerate()
            .map(ballot)
            .collect(),
    }
}

/// Such orders as they are read from a file.
pub(crate) fn ranking_case(options: usize, ballots: usize, listed: usize) -> Case {
    let entry = |order: Vec<usize>| BallotEntry {
        r: Some(order.into_iter().map(|option| vec![option]).collect()),
        ..BallotEntry::default()
    };
    let ballots = orders(options, ballots, listed);
    case(
        BallotType::Ranking,
        options,
        ballots.into_iter().map(entry).collect(),
    )
}

/// A city's budget: 64 projects of very different cost, up to 12 approvals a person.
pub(crate) fn city(voters: usize, projects: usize, available: u64) -> Case {
    let mut dice = Dice::new(2);
    let costs = (0..projects).map(|_| 5_000 + 500 * dice.popular(700) as u64);
    let costs = costs.collect();
    let entry = |_| {
        let marks = 1 + dice.roll(12);
        BallotEntry {
            a: Some((0..marks).map(|_| dice.popular(projects)).collect()),
            ..BallotEntry::default()
        }
    };
    let ballots = (0..voters).map(entry).collect();
    Case {
        costs,
        budget: Some(available),
        ..case(BallotType::Approval, projects, ballots)
    }
}

/// Duels of options of which the first are stronger; one in ten is a tie.
pub(crate) fn duels(options: usize, duels: usize) -> Election<Duel> {
    let mut dice = Dice::new(3);
    let duel = |_| {
        let (one, other) = (dice.popular(options), dice.roll(options));
        let other = if one == other {
            (other + 1) % options
        } else {
            other
        };
        let upset = dice.roll(3) == 0;
        let marks = Duel {
            first: if upset {
                one.max(other)
            } else {
                one.min(other)
            },
            second: if upset {
                one.min(other)
            } else {
                one.max(other)
            },
            outcome: if dice.roll(10) == 0 {
                DuelOutcome::Tie
            } else {
                DuelOutcome::FirstWins
            },
        };
        Ballot::single(None, marks)
    };
    Election {
        options,
        withdrawn: Vec::new(),
        ballots: (0..duels).map(duel).collect(),
    }
}

/// A workshop's budget in cents, up to six approvals a person.
pub(crate) fn budget(projects: usize, people: usize) -> (Election<Points>, Budget) {
    let mut dice = Dice::new(4);
    let costs = (0..projects).map(|_| 100_000 + 10_000 * dice.popular(100) as u64);
    let budget = Budget {
        costs: costs.collect(),
        available: 5_000_000,
    };
    let ballot = |_| {
        let wishes = 1 + dice.roll(6);
        let mut wishes: Vec<usize> = (0..wishes).map(|_| dice.popular(projects)).collect();
        wishes.sort_unstable();
        wishes.dedup();
        let points = wishes.into_iter().map(|project| (project, 1));
        Ballot::single(None, Points(points.collect()))
    };
    let election = Election {
        options: projects,
        withdrawn: Vec::new(),
        ballots: (0..people).map(ballot).collect(),
    };
    (election, budget)
}

fn case(ballot_type: BallotType, options: usize, ballots: Vec<BallotEntry>) -> Case {
    Case {
        id: "bench".into(),
        about: String::new(),
        ballot_type,
        candidates: (0..options)
            .map(|number| format!("M-{number:03}"))
            .collect(),
        names: Vec::new(),
        withdrawn: Vec::new(),
        groups: Vec::new(),
        costs: Vec::new(),
        budget: None,
        ballots,
        tests: Vec::new(),
    }
}

/// A rule and its options as JSON.
pub(crate) fn test(method: &str, options: &str) -> Test {
    Test {
        method: method.into(),
        options: serde_json::from_str(options).unwrap_or_default(),
    }
}
