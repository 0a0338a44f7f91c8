//! How it was: two questions at the end, answered from 1 to 5 by whoever likes, shown for enough people only.

use serde::{Deserialize, Serialize};

/// The best answer.
pub const BEST: u8 = 5;

/// One person's answers, from 1 (not at all) to 5 (fully).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Satisfaction {
    /// I could have my say.
    pub heard: Option<u8>,
    /// It was worth coming.
    pub worthwhile: Option<u8>,
}

impl Satisfaction {
    /// True if each answer is one that was offered.
    pub fn is_valid(&self) -> bool {
        [self.heard, self.worthwhile]
            .into_iter()
            .flatten()
            .all(|answer| (1..=BEST).contains(&answer))
    }
}

/// What all of them said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SatisfactionSummary {
    /// People who answered; none while fewer than k have.
    pub people: Option<u32>,
    /// k: the fewest people that a figure stands for.
    pub min_group: u32,
    /// How many chose 1, 2 … 5; none if fewer than k answered this question.
    pub heard: Option<[u32; 5]>,
    /// The same for the second question.
    pub worthwhile: Option<[u32; 5]>,
}

/// Sums up, and keeps back what stands for fewer than `k` people.
pub fn summary(all: &[Satisfaction], k: u32) -> SatisfactionSummary {
    let count = |answer: fn(&Satisfaction) -> Option<u8>| {
        let mut counts = [0; 5];
        for given in all.iter().filter_map(answer) {
            if let Some(slot) = counts.get_mut(usize::from(given.saturating_sub(1))) {
                *slot += 1;
            }
        }
        (counts.iter().sum::<u32>() >= k).then_some(counts)
    };
    let people = u32::try_from(all.len()).unwrap_or(u32::MAX);
    SatisfactionSummary {
        people: (people >= k).then_some(people),
        min_group: k,
        heard: count(|it| it.heard),
        worthwhile: count(|it| it.worthwhile),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(heard: u8) -> Satisfaction {
        Satisfaction {
            heard: Some(heard),
            worthwhile: None,
        }
    }

    #[test]
    fn few_answers_are_kept_back_and_a_question_that_few_answered_too() {
        let few = [said(5), said(4), said(1), said(2)];
        assert_eq!(summary(&few, 5).people, None);
        let enough = [said(5), said(5), said(1), said(2), said(3)];
        let shown = summary(&enough, 5);
        assert_eq!(shown.people, Some(5));
        assert_eq!(shown.heard, Some([1, 1, 1, 0, 2]));
        assert_eq!(shown.worthwhile, None);
    }

    #[test]
    fn only_answers_that_were_offered_are_valid() {
        assert!(said(1).is_valid() && said(5).is_valid() && Satisfaction::default().is_valid());
        assert!(!said(0).is_valid() && !said(6).is_valid());
    }
}
