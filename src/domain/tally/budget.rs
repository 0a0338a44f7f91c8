//! What the budget rules have in common: projects with a cost, people with wishes.

use num_bigint::BigInt;

use super::cumulative::Limits;
use super::{
    Approvals, Ballot, Counts, Election, OptionIndex, Points, Prepared, Refusal, Scores, Weighting,
};

/// Largest budget, in the smallest unit of money.
pub const MAX_BUDGET: u64 = 1 << 62;

/// The money: what there is and what every option costs, in the same unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// What can be spent.
    pub available: u64,
    /// Cost of each option on the frozen list.
    pub costs: Vec<u64>,
}

/// Ballots ready for spending. Options dearer than the whole budget do not take part.
#[derive(Debug, Clone)]
pub struct Funding {
    /// Ballots; an approval is one point.
    pub prepared: Prepared<Points>,
    /// What can be spent.
    pub available: u64,
    /// Cost of each remaining option.
    pub costs: Vec<u64>,
    /// Weighted approvals or points of each option that takes part.
    pub scores: Scores,
    /// The same in units of the weights, to compare.
    pub(super) support: Vec<BigInt>,
}

/// What gets money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Turnout.
    pub counts: Counts,
    /// Weighted approvals or points.
    pub scores: Scores,
    /// In the order of selection.
    pub funded: Vec<OptionIndex>,
    /// Cost of what is funded.
    pub spent: u64,
}

/// Approvals as points, one for each approved option.
pub fn approvals_as_points(election: &Election<Approvals>) -> Election<Points> {
    let points = |Approvals(options): &Approvals| {
        let mut options = options.clone();
        options.sort_unstable();
        options.dedup();
        Points(options.into_iter().map(|option| (option, 1)).collect())
    };
    let ballot = |ballot: &Ballot<Approvals>| Ballot {
        copies: ballot.copies,
        weight: ballot.weight,
        group: ballot.group,
        marks: points(&ballot.marks),
    };
    Election {
        options: election.options,
        withdrawn: election.withdrawn.clone(),
        ballots: election.ballots.iter().map(ballot).collect(),
    }
}

impl Budget {
    /// Prepares the ballots and adds up the support.
    pub fn prepare(
        &self,
        election: &Election<Points>,
        limits: Limits,
        weighting: Weighting,
    ) -> Result<Funding, Refusal> {
        if self.costs.len() != election.options {
            return Err(Refusal::malformed(format!(
                "{} costs for {} options",
                self.costs.len(),
                election.options
            )));
        }
        if self.available > MAX_BUDGET {
            return Err(Refusal::TooLarge("budget"));
        }
        // What is too dear is out of the contest, but a ballot for it alone is not empty:
        // it counts, and its share of the money stays.
        let prepared = election.prepare_valid(weighting, |ballot| limits.allow(ballot))?;
        let costs = prepared
            .options
            .iter()
            .map(|&option| self.costs.get(option).copied().unwrap_or(u64::MAX))
            .collect();
        Ok(Funding::new(prepared, self.available, costs))
    }
}

impl Funding {
    /// Adds up the support; `costs` of the remaining options.
    fn new(prepared: Prepared<Points>, available: u64, costs: Vec<u64>) -> Self {
        let sums = super::cumulative::count(&prepared);
        let per_slot = |place: usize| {
            sums.by_group
                .iter()
                .map(move |sums| sums.get(place).copied().unwrap_or(0))
        };
        let support = (0..prepared.options.len())
            .map(|place| prepared.weights.scaled(per_slot(place)))
            .collect();
        let in_reach = costs.iter().map(|cost| *cost <= available);
        let scores = sums
            .scores
            .into_iter()
            .zip(in_reach)
            .filter_map(|(score, in_reach)| in_reach.then_some(score))
            .collect();
        Self {
            prepared,
            available,
            costs,
            scores,
            support,
        }
    }

    /// The same money for other ballots on the same options: a sample of these.
    #[must_use]
    pub fn with_ballots(&self, prepared: Prepared<Points>) -> Self {
        Self::new(prepared, self.available, self.costs.clone())
    }

    /// Number of remaining options.
    pub(super) fn len(&self) -> usize {
        self.costs.len()
    }

    pub(super) fn cost(&self, place: usize) -> u64 {
        self.costs.get(place).copied().unwrap_or(u64::MAX)
    }

    pub(super) fn support(&self, place: usize) -> &BigInt {
        const NONE: &BigInt = &BigInt::ZERO;
        self.support.get(place).unwrap_or(NONE)
    }

    /// Positions of options that anybody wants and that are not dearer than the budget.
    pub(super) fn supported(&self) -> impl Iterator<Item = usize> {
        (0..self.len()).filter(|&place| {
            self.cost(place) <= self.available && self.support(place) > &BigInt::ZERO
        })
    }

    pub(super) fn outcome(&self, funded: &[usize]) -> Outcome {
        Outcome {
            counts: self.prepared.counts,
            scores: self.scores.clone(),
            funded: super::outcome::named(&self.prepared.options, funded),
            spent: self.total(funded),
        }
    }

    /// Cost of these options together.
    pub(super) fn total(&self, places: &[usize]) -> u64 {
        places
            .iter()
            .fold(0, |sum, &place| sum.saturating_add(self.cost(place)))
    }
}
