use serde_json::{Map, json};

use super::{BallotType, Case, Test};

/// A rule by which a vote can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Method {
    /// Its name in files and on the command line.
    pub name: &'static str,
    /// The ballots that it counts.
    pub counts: &'static [BallotType],
    /// True if it needs costs and a budget.
    pub spends: bool,
    /// In one line: what it does, with its options.
    pub about: &'static str,
}

use BallotType::{Approval, Pairwise, Points, Ranking, Rating, Votes};

/// All of them; the usual one of each type of ballot comes first.
pub const METHODS: [Method; 16] = [
    Method {
        name: "schulze",
        counts: &[Ranking],
        spends: false,
        about: "strongest paths; strength=winning_votes|margins",
    },
    Method {
        name: "borda",
        counts: &[Ranking],
        spends: false,
        about: "points for every option ranked lower; missing=average|zero|modified",
    },
    Method {
        name: "copeland",
        counts: &[Ranking],
        spends: false,
        about: "duels won",
    },
    Method {
        name: "condorcet",
        counts: &[Ranking],
        spends: false,
        about: "who beats everybody, and the Smith set",
    },
    Method {
        name: "ranked_pairs",
        counts: &[Ranking],
        spends: false,
        about: "largest majorities first; strength=winning_votes|margins",
    },
    Method {
        name: "irv",
        counts: &[Ranking],
        spends: false,
        about: "instant run-off, one out per round",
    },
    Method {
        name: "kemeny",
        counts: &[Ranking],
        spends: false,
        about: "least disagreement, for short lists",
    },
    Method {
        name: "mes",
        counts: &[Approval, Points],
        spends: true,
        about: "Method of Equal Shares; utility=cost|cardinality|points, completion=none|add1|add1_greedy",
    },
    Method {
        name: "greedy",
        counts: &[Approval, Points],
        spends: true,
        about: "most votes first while the money lasts; by=votes|votes_per_cost",
    },
    Method {
        name: "phragmen",
        counts: &[Approval, Points],
        spends: true,
        about: "sequential Phragmén",
    },
    Method {
        name: "approval",
        counts: &[Approval],
        spends: false,
        about: "how many approve",
    },
    Method {
        name: "cumulative",
        counts: &[Points],
        spends: false,
        about: "sum of the points; k=most per ballot, m=most per option",
    },
    Method {
        name: "rating",
        counts: &[Rating],
        spends: false,
        about: "means, spread, agreement, quadrants; scale=[1,5], threshold=3",
    },
    Method {
        name: "group_consensus",
        counts: &[Votes],
        spends: false,
        about: "agreement in every group",
    },
    Method {
        name: "bradley_terry",
        counts: &[Pairwise],
        spends: false,
        about: "chance to win against the others; alpha=0.1",
    },
    Method {
        name: "win_rate",
        counts: &[Pairwise],
        spends: false,
        about: "share of duels won",
    },
];

impl Method {
    /// The method of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        METHODS.iter().find(|method| method.name == name)
    }

    /// True if it can count this vote.
    pub fn suits(&self, case: &Case) -> bool {
        self.counts.contains(&case.ballot_type) && (!self.spends || case.budget.is_some())
    }
}

/// The usual rule for a vote: what a round of this kind shows as its result.
pub fn usual_test(case: &Case) -> Test {
    let method = METHODS.iter().find(|method| method.suits(case));
    let mut options = Map::new();
    if method.is_some_and(|method| method.name == "mes") {
        options.insert("completion".to_owned(), json!("add1"));
    }
    Test {
        method: method.map_or("approval", |method| method.name).to_owned(),
        options,
    }
}
