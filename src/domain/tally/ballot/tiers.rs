//! Rankings.

use super::{Marks, OptionIndex, Remaining};
use crate::domain::tally::Refusal;

/// A ranking, best first: tiers of equally good options over a part of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
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
        let mut seen = vec![false; remaining.listed()];
        let mut kept = Self {
            order: Vec::with_capacity(self.order.len()),
            ends: Vec::with_capacity(self.ends.len()),
        };
        for tier in self.iter() {
            let start = kept.order.len();
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
            if let Some(tied) = kept.order.get_mut(start..) {
                tied.sort_unstable();
            }
            kept.close_tier();
        }
        Ok((!kept.order.is_empty()).then_some(kept))
    }
}
