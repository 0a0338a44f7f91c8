mod marks;
mod tiers;

use super::Refusal;

pub use marks::{Approvals, Duel, DuelOutcome, Opinion, Opinions, Points, Ratings};
pub use tiers::Tiers;

/// Position of an option in the list that was frozen when the vote opened.
/// The order of that list is the last tie-break (an order drawn by lot).
pub type OptionIndex = usize;

/// A vote as it was cast: the frozen list of options and all ballots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election<M> {
    /// How many options were on the list.
    pub options: usize,
    /// Options withdrawn after the vote: struck from every ballot before counting.
    pub withdrawn: Vec<OptionIndex>,
    /// The ballots.
    pub ballots: Vec<Ballot<M>>,
}

/// One or several identical ballots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot<M> {
    /// How many identical ballots this is.
    pub copies: u64,
    /// Weight of each; 0 is possible and has no effect.
    pub weight: u64,
    /// Stakeholder group; those without one form a group of their own.
    pub group: Option<usize>,
    /// What is on it.
    pub marks: M,
}

impl<M> Ballot<M> {
    /// A single ballot of weight 1.
    pub fn single(group: Option<usize>, marks: M) -> Self {
        Self {
            copies: 1,
            weight: 1,
            group,
            marks,
        }
    }
}

/// Renumbering of the options that take part.
#[derive(Debug, Clone)]
pub struct Remaining {
    new_index: Vec<Option<usize>>,
    /// True if nothing was struck.
    everybody: bool,
}

impl Remaining {
    pub(super) fn new(new_index: Vec<Option<usize>>) -> Self {
        let everybody = new_index.iter().all(Option::is_some);
        Self {
            new_index,
            everybody,
        }
    }

    /// True if nothing was struck: positions are the numbers on the list.
    fn is_everybody(&self) -> bool {
        self.everybody
    }

    /// How many options were on the list.
    fn listed(&self) -> usize {
        self.new_index.len()
    }

    /// Position among the remaining options, none if it was struck.
    /// Refuses an option that was never on the list.
    pub fn position(&self, option: OptionIndex) -> Result<Option<usize>, Refusal> {
        self.new_index.get(option).copied().ok_or_else(|| {
            let last = self.new_index.len();
            Refusal::malformed(format!(
                "option {option} is not on the list (counted from 0, there are {last})"
            ))
        })
    }
}

/// What can stand on a ballot.
pub trait Marks: Sized {
    /// The marks with only the remaining options, renumbered and, where the order
    /// means nothing, in list order; none if the ballot is empty then.
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal>;
}
