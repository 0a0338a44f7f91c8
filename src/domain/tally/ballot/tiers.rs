//! Rankings.

use std::sync::Arc;

use super::{Marks, OptionIndex, Remaining};
use crate::domain::tally::Refusal;

/// A ranking, best first: tiers of equally good options over a part of the list.
///
/// Flat and shared, because large counts walk over millions of entries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Tiers {
    order: Arc<[OptionIndex]>,
    /// Where each tier ends; none if every tier has one option.
    ends: Option<Arc<[usize]>>,
}

impl Tiers {
    /// From tiers, best first; empty tiers are left out.
    pub fn new<T: AsRef<[OptionIndex]>>(tiers: impl IntoIterator<Item = T>) -> Self {
        let mut result = Growing::default();
        for tier in tiers {
            result.order.extend_from_slice(tier.as_ref());
            result.close_tier();
        }
        result.into_tiers()
    }

    /// The tiers, best first.
    pub fn iter(&self) -> impl Iterator<Item = &[OptionIndex]> {
        let count = self.ends.as_ref().map_or(self.order.len(), |it| it.len());
        let mut start = 0;
        (0..count).map(move |place| {
            let end = self.end(place).unwrap_or(start);
            let tier = self.order.get(start..end).unwrap_or_default();
            start = end;
            tier
        })
    }

    /// The tier at this place (0 = best).
    pub fn tier(&self, place: usize) -> Option<&[OptionIndex]> {
        let start = place.checked_sub(1).and_then(|above| self.end(above));
        self.order.get(start.unwrap_or(0)..self.end(place)?)
    }

    /// All listed options, best first.
    pub fn listed(&self) -> &[OptionIndex] {
        &self.order
    }

    fn end(&self, place: usize) -> Option<usize> {
        match &self.ends {
            Some(ends) => ends.get(place).copied(),
            None => Some(place + 1),
        }
    }

    /// True if there is nothing to renumber or to sort.
    fn stays(&self, remaining: &Remaining) -> bool {
        let sorted = |tier: &[OptionIndex]| tier.is_sorted();
        remaining.is_everybody() && (self.ends.is_none() || self.iter().all(sorted))
    }
}

impl Marks for Tiers {
    fn strike(&self, remaining: &Remaining) -> Result<Option<Self>, Refusal> {
        let mut seen = vec![false; remaining.listed()];
        for &option in self.order.iter() {
            remaining.position(option)?;
            if seen
                .get_mut(option)
                .is_some_and(|seen| std::mem::replace(seen, true))
            {
                return Err(Refusal::malformed(format!(
                    "option {option} is ranked twice on one ballot"
                )));
            }
        }
        if self.stays(remaining) {
            return Ok((!self.order.is_empty()).then(|| self.clone()));
        }
        let mut kept = Growing::default();
        for tier in self.iter() {
            for &option in tier {
                kept.order.extend(remaining.position(option)?);
            }
            kept.close_tier();
        }
        Ok((!kept.order.is_empty()).then(|| kept.into_tiers()))
    }
}

/// A ranking that is being written.
#[derive(Default)]
struct Growing {
    order: Vec<OptionIndex>,
    ends: Option<Vec<usize>>,
    /// Where the last tier ended.
    closed: usize,
}

impl Growing {
    /// Ends the tier, if anything is in it; inside, list order.
    fn close_tier(&mut self) {
        let (start, end) = (self.closed, self.order.len());
        if end > start + 1 {
            let tier = self.order.get_mut(start..).unwrap_or_default();
            tier.sort_unstable();
            // So far every tier ended one option after the one before.
            self.ends.get_or_insert_with(|| (1..=start).collect());
        }
        if end > start
            && let Some(ends) = &mut self.ends
        {
            ends.push(end);
        }
        self.closed = end;
    }

    fn into_tiers(self) -> Tiers {
        Tiers {
            order: self.order.into(),
            ends: self.ends.map(Into::into),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_come_back_as_they_were_given() {
        let cases: [&[&[usize]]; 5] = [
            &[],
            &[&[4], &[2], &[7]],
            &[&[1, 5], &[2]],
            &[&[4], &[2], &[0, 3, 9], &[1]],
            &[&[0, 1, 2]],
        ];
        for tiers in cases {
            let ranking = Tiers::new(tiers);
            assert_eq!(ranking.iter().collect::<Vec<_>>(), tiers);
            for (place, tier) in tiers.iter().enumerate() {
                assert_eq!(ranking.tier(place), Some(*tier));
            }
            assert_eq!(ranking.tier(tiers.len()), None);
            assert_eq!(ranking.listed(), tiers.concat());
        }
        assert_eq!(
            Tiers::new([vec![3, 1], vec![], vec![2]]),
            Tiers::new([vec![1, 3], vec![2]])
        );
    }
}
