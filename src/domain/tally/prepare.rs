use std::collections::BTreeMap;

use super::weights::SlotTotals;
use super::{Ballot, Counts, Election, Marks, OptionIndex, Refusal, Remaining, Weighting, Weights};

/// Largest total weight of a vote; keeps every sum of weights in 64 bits.
pub(super) const MAX_TOTAL_WEIGHT: i128 = 1 << 62;

/// Ballots ready for counting: withdrawn options struck, empty and invalid
/// ballots set aside. Option numbers on the ballots are positions in `options`.
#[derive(Debug, Clone)]
pub struct Prepared<M> {
    /// The options that take part, by their number on the frozen list.
    pub options: Vec<OptionIndex>,
    /// Turnout.
    pub counts: Counts,
    /// Groups and their weights.
    pub weights: Weights,
    /// The counted ballots that have any weight.
    pub ballots: Vec<PreparedBallot<M>>,
}

/// One or several identical counted ballots.
#[derive(Debug, Clone)]
pub struct PreparedBallot<M> {
    /// How many ballots they are, at least 1.
    pub copies: u64,
    /// Number of copies times weight of each, at least 1.
    pub weight: i64,
    /// Slot of its group in [`Weights`].
    pub slot: usize,
    /// What is on it, with positions instead of option numbers.
    pub marks: M,
}

impl<M> PreparedBallot<M> {
    /// Weight of one of the copies.
    pub(super) fn single_weight(&self) -> i64 {
        let copies = i64::try_from(self.copies).unwrap_or(i64::MAX);
        self.weight / copies.max(1)
    }
}

impl<M: Marks> Election<M> {
    /// Strikes, sorts out and weighs, every ballot being valid.
    pub fn prepare(&self, weighting: Weighting) -> Result<Prepared<M>, Refusal> {
        self.prepare_valid(weighting, |_| true)
    }

    /// Strikes, sorts out and weighs; `valid` judges the ballot as it was cast.
    pub fn prepare_valid(
        &self,
        weighting: Weighting,
        valid: impl Fn(&M) -> bool,
    ) -> Result<Prepared<M>, Refusal> {
        let (options, remaining) = self.remaining()?;
        let mut counts = Counts::default();
        let mut kept: Vec<(&Ballot<M>, i64, M)> = Vec::with_capacity(self.ballots.len());
        let mut total = 0_i128;
        for (number, ballot) in self.ballots.iter().enumerate() {
            // Struck even if invalid, so that a reference to nowhere is always noticed.
            let marks = ballot
                .marks
                .strike(&remaining)
                .map_err(|refusal| match refusal {
                    Refusal::Malformed(text) => Refusal::BadBallot {
                        ballot: number,
                        text,
                    },
                    other => other,
                })?;
            if !valid(&ballot.marks) {
                counts.invalid = add(counts.invalid, ballot.copies)?;
                continue;
            }
            let Some(marks) = marks else {
                counts.empty = add(counts.empty, ballot.copies)?;
                continue;
            };
            counts.counted = add(counts.counted, ballot.copies)?;
            let weight = weight_of(ballot)?;
            total += i128::from(weight);
            if total > MAX_TOTAL_WEIGHT {
                return Err(Refusal::TooLarge("total weight"));
            }
            if weight > 0 {
                kept.push((ballot, weight, marks));
            }
        }
        counts.ballots = add(add(counts.counted, counts.empty)?, counts.invalid)?;

        let mut totals: BTreeMap<Option<usize>, SlotTotals> = BTreeMap::new();
        for (ballot, _, _) in &kept {
            // The weight of all copies fits, so that of one does.
            let weight = i64::try_from(ballot.weight).unwrap_or(i64::MAX);
            let totals = totals.entry(ballot.group).or_default();
            totals.add(ballot.copies, weight);
        }
        let (groups, totals): (Vec<_>, Vec<_>) = totals.into_iter().unzip();
        let ballots = kept
            .into_iter()
            .map(|(ballot, weight, marks)| {
                let slot = groups.binary_search(&ballot.group).unwrap_or_default();
                PreparedBallot {
                    copies: ballot.copies,
                    weight,
                    slot,
                    marks,
                }
            })
            .collect();
        let weights = Weights::new(groups, totals, weighting);
        Ok(Prepared {
            options,
            counts,
            weights,
            ballots,
        })
    }

    fn remaining(&self) -> Result<(Vec<OptionIndex>, Remaining), Refusal> {
        if let Some(stranger) = self
            .withdrawn
            .iter()
            .find(|&&option| option >= self.options)
        {
            return Err(Refusal::malformed(format!(
                "withdrawn option {stranger} is not listed"
            )));
        }
        let mut options = Vec::with_capacity(self.options);
        let mut out = vec![false; self.options];
        for &option in &self.withdrawn {
            if let Some(mark) = out.get_mut(option) {
                *mark = true;
            }
        }
        let positions = (0..self.options)
            .zip(out)
            .map(|(option, withdrawn)| {
                (!withdrawn).then(|| {
                    options.push(option);
                    options.len() - 1
                })
            })
            .collect();
        Ok((options, Remaining::new(positions)))
    }
}

fn weight_of<M>(ballot: &Ballot<M>) -> Result<i64, Refusal> {
    ballot
        .copies
        .checked_mul(ballot.weight)
        .and_then(|weight| i64::try_from(weight).ok())
        .ok_or(Refusal::TooLarge("weight of a ballot"))
}

fn add(a: u64, b: u64) -> Result<u64, Refusal> {
    a.checked_add(b)
        .ok_or(Refusal::TooLarge("number of ballots"))
}
