//! Sums that are kept while a round is open, ballot by ballot.
//!
//! One more ballot costs what stands on it, not what came before: the same whether
//! it is the tenth or the ten-thousandth. A ballot that is replaced or withdrawn is
//! taken out again the same way, so that it never leaves a trace. What follows from
//! the sums but is not a sum itself (places, winners, paths) is computed from them
//! when somebody asks for it.
//!
//! Nobody is weighted here: shares of groups are known only when a round closes.

use std::collections::BTreeMap;

use super::pairwise::{PairSums, Pairwise};
use super::square::Square;
use super::{
    Approvals, Counts, Duel, DuelOutcome, Opinion, Opinions, OptionIndex, Points, Ratings, Tiers,
};

/// What grows ballot by ballot. Options that are not on the list are passed over.
pub trait Sums<M> {
    /// Puts the ballot in `times` times; -1 takes it out again.
    fn add(&mut self, marks: &M, times: i64);

    /// Puts one ballot in the place of another.
    fn replace(&mut self, old: &M, new: &M) {
        self.add(old, -1);
        self.add(new, 1);
    }
}

/// Dots or approvals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dots {
    /// Sum of the dots of each option.
    pub points: Vec<i64>,
    /// How many people gave it any.
    pub givers: Vec<i64>,
}

impl Dots {
    /// No ballots yet.
    pub fn new(options: usize) -> Self {
        Self {
            points: vec![0; options],
            givers: vec![0; options],
        }
    }

    fn give(&mut self, option: OptionIndex, points: i64, times: i64) {
        if let (Some(sum), Some(givers)) =
            (self.points.get_mut(option), self.givers.get_mut(option))
        {
            *sum += points * times;
            *givers += if points == 0 { 0 } else { times };
        }
    }
}

impl Sums<Points> for Dots {
    fn add(&mut self, marks: &Points, times: i64) {
        for (option, points) in marks.merged() {
            self.give(option, points, times);
        }
    }
}

impl Sums<Approvals> for Dots {
    fn add(&mut self, marks: &Approvals, times: i64) {
        for (place, &option) in marks.0.iter().enumerate() {
            // Naming one twice is the same as naming it once.
            if !marks.0.iter().take(place).any(|&earlier| earlier == option) {
                self.give(option, 1, times);
            }
        }
    }
}

/// Rankings: all pairs compared, unlisted options below all listed ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rankings {
    pairs: PairSums,
    counts: Counts,
}

impl Rankings {
    /// No ballots yet.
    pub fn new(options: usize) -> Self {
        Self {
            pairs: PairSums::new(options),
            counts: Counts::default(),
        }
    }

    /// What Schulze, Copeland and the others need; as it would be counted from the
    /// ballots. Costs n² for n options, however many ballots there are.
    pub fn pairwise(&self) -> Pairwise {
        Pairwise::of_sums(&self.pairs, self.counts)
    }

    /// Borda points of each option, doubled: an option gets one point for everybody
    /// below it and half a point for everybody beside it (`borda::Missing::Average`).
    pub fn doubled_borda(&self) -> Vec<i64> {
        let n = self.pairs.len();
        let votes = Square::from_cells(n, self.pairs.votes());
        let counted = i64::try_from(self.counts.counted).unwrap_or(i64::MAX);
        let against = |a, b| counted + votes.at(a, b) - votes.at(b, a);
        (0..n)
            .map(|a| (0..n).filter(|&b| b != a).map(|b| against(a, b)).sum())
            .collect()
    }
}

impl Sums<Tiers> for Rankings {
    fn add(&mut self, marks: &Tiers, times: i64) {
        self.pairs.add(marks, times);
        let kind = if marks.listed().is_empty() {
            &mut self.counts.empty
        } else {
            &mut self.counts.counted
        };
        *kind = kind.saturating_add_signed(times);
        self.counts.ballots = self.counts.ballots.saturating_add_signed(times);
    }
}

/// Ratings: how many gave which value, per option and axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// Values with at least one answer.
    pub of_option: Vec<[BTreeMap<i64, i64>; 2]>,
}

impl Answers {
    /// No ballots yet.
    pub fn new(options: usize) -> Self {
        Self {
            of_option: vec![Default::default(); options],
        }
    }
}

impl Sums<Ratings> for Answers {
    fn add(&mut self, marks: &Ratings, times: i64) {
        for (option, values) in &marks.0 {
            let axes = self.of_option.get_mut(*option).into_iter().flatten();
            for (answers, value) in axes.zip(values) {
                let Some(value) = *value else { continue };
                let answers_of_value = answers.entry(value).or_default();
                *answers_of_value += times;
                if *answers_of_value == 0 {
                    answers.remove(&value);
                }
            }
        }
    }
}

/// Opinions on one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpinionCounts {
    /// How many agree.
    pub agree: i64,
    /// How many disagree.
    pub disagree: i64,
    /// How many passed.
    pub pass: i64,
}

impl Sums<Opinions> for Vec<OpinionCounts> {
    fn add(&mut self, marks: &Opinions, times: i64) {
        for &(option, opinion) in &marks.0 {
            if let Some(counts) = self.get_mut(option) {
                *match opinion {
                    Opinion::Agree => &mut counts.agree,
                    Opinion::Disagree => &mut counts.disagree,
                    Opinion::Pass => &mut counts.pass,
                } += times;
            }
        }
    }
}

/// Duels of one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DuelCounts {
    /// Two for a duel won, one for a tie.
    pub half_wins: i64,
    /// Duels it took part in.
    pub duels: i64,
}

impl Sums<Duel> for Vec<DuelCounts> {
    fn add(&mut self, duel: &Duel, times: i64) {
        let half_wins = match duel.outcome {
            DuelOutcome::FirstWins => [2, 0],
            DuelOutcome::Tie => [1, 1],
        };
        for (option, half_wins) in [duel.first, duel.second].into_iter().zip(half_wins) {
            if let Some(counts) = self.get_mut(option) {
                counts.half_wins += half_wins * times;
                counts.duels += times;
            }
        }
    }
}
