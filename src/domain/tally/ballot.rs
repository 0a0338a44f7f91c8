use super::Refusal;

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
}

impl Remaining {
    pub(super) fn new(new_index: Vec<Option<usize>>) -> Self {
        Self { new_index }
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
    /// The marks with only the remaining options, renumbered; none if the
    /// ballot is empty then.
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal>;
}

/// A ranking, best first: tiers of equally good options over a part of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tiers {
    // Flat, because the large counts walk over millions of entries.
    order: Vec<OptionIndex>,
    ends: Vec<usize>,
}

impl Tiers {
    /// From tiers, best first; empty tiers are left out.
    pub fn new<T: AsRef<[OptionIndex]>>(tiers: impl IntoIterator<Item = T>) -> Self {
        let mut result = Self::default();
        for tier in tiers {
            result.order.extend_from_slice(tier.as_ref());
            result.close_tier();
        }
        result
    }

    fn close_tier(&mut self) {
        if self.order.len() > self.ends.last().copied().unwrap_or(0) {
            self.ends.push(self.order.len());
        }
    }

    /// The tiers, best first.
    pub fn iter(&self) -> impl Iterator<Item = &[OptionIndex]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let tier = self.order.get(start..end).unwrap_or_default();
            start = end;
            tier
        })
    }

    /// The tier at this place (0 = best).
    pub fn tier(&self, place: usize) -> Option<&[OptionIndex]> {
        let end = *self.ends.get(place)?;
        let start = place
            .checked_sub(1)
            .and_then(|p| self.ends.get(p))
            .copied()
            .unwrap_or(0);
        self.order.get(start..end)
    }

    /// All listed options, best first.
    pub fn listed(&self) -> &[OptionIndex] {
        &self.order
    }
}

impl Marks for Tiers {
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal> {
        let mut seen = vec![false; remaining.new_index.len()];
        let mut kept = Self {
            order: Vec::with_capacity(self.order.len()),
            ends: Vec::with_capacity(self.ends.len()),
        };
        for tier in self.iter() {
            for &option in tier {
                let position = remaining.position(option)?;
                if seen
                    .get_mut(option)
                    .is_some_and(|seen| std::mem::replace(seen, true))
                {
                    return Err(Refusal::malformed(format!(
                        "option {option} is ranked twice on one ballot"
                    )));
                }
                if let Some(position) = position {
                    kept.order.push(position);
                }
            }
            kept.close_tier();
        }
        Ok((!kept.order.is_empty()).then_some(kept))
    }
}

/// The supported options. Naming one twice is the same as naming it once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Points(pub Vec<(OptionIndex, i64)>);

impl Points {
    /// Several entries for one option joined, sorted by option.
    pub(super) fn merged(&self) -> Vec<(OptionIndex, i64)> {
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
        refuse_twice(&kept, "rated")?;
        Ok((!kept.is_empty()).then_some(Self(kept)))
    }
}

/// What somebody thinks of one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opinion {
    /// Agrees.
    Agree,
    /// Disagrees.
    Disagree,
    /// Has seen it and wants neither.
    Pass,
}

/// Opinions on some of the options.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opinions(pub Vec<(OptionIndex, Opinion)>);

impl Marks for Opinions {
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal> {
        let mut kept = Vec::with_capacity(self.0.len());
        for &(option, opinion) in &self.0 {
            if let Some(position) = remaining.position(option)? {
                kept.push((position, opinion));
            }
        }
        refuse_twice(&kept, "voted on")?;
        Ok((!kept.is_empty()).then_some(Self(kept)))
    }
}

/// How a duel ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DuelOutcome {
    /// The first one was preferred.
    FirstWins,
    /// Neither: half a win for both.
    Tie,
}

/// One comparison of two options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
        Ok(first.zip(second).map(|(first, second)| Self {
            first,
            second,
            ..*self
        }))
    }
}

fn refuse_twice<T>(entries: &[(usize, T)], what: &str) -> Result<(), Refusal> {
    let mut options: Vec<usize> = entries.iter().map(|(option, _)| *option).collect();
    options.sort_unstable();
    let twice = options
        .iter()
        .zip(options.iter().skip(1))
        .any(|(a, b)| a == b);
    if twice {
        return Err(Refusal::malformed(format!(
            "an option is {what} twice on one ballot"
        )));
    }
    Ok(())
}
