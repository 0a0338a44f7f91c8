//! Everything else that stands on ballots.

use super::{Marks, OptionIndex, Remaining};
use crate::domain::tally::Refusal;

/// The supported options. Naming one twice is the same as naming it once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Approvals(pub Vec<OptionIndex>);

impl Marks for Approvals {
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal> {
        let mut kept = Vec::with_capacity(self.0.len());
        for &option in &self.0 {
            kept.extend(remaining.position(option)?);
        }
        kept.sort_unstable();
        kept.dedup();
        Ok((!kept.is_empty()).then_some(Self(kept)))
    }
}

/// Dots per option.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub Vec<(OptionIndex, i64)>);

impl Points {
    /// Several entries for one option joined, sorted by option.
    pub(in crate::domain::tally) fn merged(&self) -> Vec<(OptionIndex, i64)> {
        let mut entries = self.0.clone();
        entries.sort_by_key(|&(option, _)| option);
        entries.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(next.1);
            }
            same
        });
        entries
    }
}

impl Marks for Points {
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal> {
        let mut kept = Vec::with_capacity(self.0.len());
        for (option, points) in self.merged() {
            if let Some(position) = remaining.position(option)?
                && points != 0
            {
                kept.push((position, points));
            }
        }
        Ok((!kept.is_empty()).then_some(Self(kept)))
    }
}

/// Judgements on two axes (benefit, effort); none = "keine Angabe".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Ratings(pub Vec<(OptionIndex, [Option<i64>; 2])>);

impl Marks for Ratings {
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal> {
        let mut kept = Vec::with_capacity(self.0.len());
        for &(option, values) in &self.0 {
            if let Some(position) = remaining.position(option)?
                && values.iter().any(Option::is_some)
            {
                kept.push((position, values));
            }
        }
        refuse_twice(&mut kept, "rated")?;
        Ok((!kept.is_empty()).then_some(Self(kept)))
    }
}

/// What somebody thinks of one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opinion {
    /// Agrees.
    Agree,
    /// Disagrees.
    Disagree,
    /// Has seen it and wants neither.
    Pass,
}

/// Opinions on some of the options.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Opinions(pub Vec<(OptionIndex, Opinion)>);

impl Marks for Opinions {
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal> {
        let mut kept = Vec::with_capacity(self.0.len());
        for &(option, opinion) in &self.0 {
            if let Some(position) = remaining.position(option)? {
                kept.push((position, opinion));
            }
        }
        refuse_twice(&mut kept, "voted on")?;
        Ok((!kept.is_empty()).then_some(Self(kept)))
    }
}

/// How a duel ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DuelOutcome {
    /// The first one was preferred.
    FirstWins,
    /// Neither: half a win for both.
    Tie,
}

/// One comparison of two options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duel {
    /// The winner, or either one of a tie.
    pub first: OptionIndex,
    /// The other one.
    pub second: OptionIndex,
    /// How it ended.
    pub outcome: DuelOutcome,
}

impl Marks for Duel {
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal> {
        if self.first == self.second {
            return Err(Refusal::malformed(format!(
                "option {} is compared with itself",
                self.first
            )));
        }
        let (first, second) = (
            remaining.position(self.first)?,
            remaining.position(self.second)?,
        );
        Ok(first.zip(second).map(|(first, second)| match self.outcome {
            DuelOutcome::Tie => Self {
                first: first.min(second),
                second: first.max(second),
                ..*self
            },
            DuelOutcome::FirstWins => Self {
                first,
                second,
                ..*self
            },
        }))
    }
}

/// Puts the entries in list order; refuses two for the same option.
fn refuse_twice<T>(entries: &mut [(usize, T)], what: &str) -> Result<(), Refusal> {
    entries.sort_by_key(|(option, _)| *option);
    let twice = entries.iter().zip(entries.iter().skip(1));
    if twice.map(|(a, b)| (a.0, b.0)).any(|(a, b)| a == b) {
        return Err(Refusal::malformed(format!(
            "an option is {what} twice on one ballot"
        )));
    }
    Ok(())
}
