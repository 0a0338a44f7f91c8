use super::{Spread, TOP};
use crate::domain::tally::{OptionIndex, Ranking};

/// Parts of one repetition, for ties across the line.
const PARTS: u64 = 1_000_000;
/// Of the repetitions, this part is left out at either end of the interval.
const LEFT_OUT: u32 = 20;

/// How often each option had which place.
pub(super) struct Places<'a> {
    options: &'a [OptionIndex],
    recorded: u32,
    of_option: Vec<OfOption>,
}

/// One option.
#[derive(Clone)]
struct OfOption {
    /// How often each place, from 0, was the best one it had or shared.
    best: Vec<u32>,
    /// The same for the worst one.
    worst: Vec<u32>,
    /// Repetitions at the top, in [`PARTS`].
    top: u64,
}

impl<'a> Places<'a> {
    pub(super) fn new(options: &'a [OptionIndex]) -> Self {
        let empty = OfOption {
            best: vec![0; options.len()],
            worst: vec![0; options.len()],
            top: 0,
        };
        Self {
            options,
            recorded: 0,
            of_option: vec![empty; options.len()],
        }
    }

    /// Notes the result of one repetition.
    pub(super) fn record(&mut self, ranking: &Ranking) {
        self.recorded += 1;
        let top = usize::try_from(TOP).unwrap_or(usize::MAX);
        let mut above = 0;
        for tier in ranking {
            let inside = top.saturating_sub(above).min(tier.len());
            let part = u64::try_from(inside).unwrap_or(0) * PARTS
                / u64::try_from(tier.len().max(1)).unwrap_or(u64::MAX);
            let last = (above + tier.len()).saturating_sub(1);
            for option in tier {
                let place = self.options.binary_search(option).ok();
                if let Some(of) = place.and_then(|place| self.of_option.get_mut(place)) {
                    of.top += part;
                    for (counts, place) in [(&mut of.best, above), (&mut of.worst, last)] {
                        if let Some(count) = counts.get_mut(place) {
                            *count += 1;
                        }
                    }
                }
            }
            above += tier.len();
        }
    }

    pub(super) fn spreads(&self) -> Vec<Spread> {
        let left_out = self.recorded / LEFT_OUT;
        let of_all = PARTS * u64::from(self.recorded.max(1));
        let spread = |(&option, of): (&OptionIndex, &OfOption)| Spread {
            option,
            best: 1 + beyond(of.best.iter(), left_out),
            worst: 1 + count(self.options.len().saturating_sub(1))
                .saturating_sub(beyond(of.worst.iter().rev(), left_out)),
            // Rounded to the nearest.
            top_per_mille: u32::try_from((of.top * 2000 + of_all) / (of_all * 2)).unwrap_or(1000),
        };
        self.options
            .iter()
            .zip(&self.of_option)
            .map(spread)
            .collect()
    }
}

/// How many places there are before more than `left_out` repetitions are reached.
fn beyond<'a>(counts: impl Iterator<Item = &'a u32>, left_out: u32) -> u32 {
    let mut sum = 0;
    let before = counts.take_while(|&&count| {
        sum += count;
        sum <= left_out
    });
    count(before.count())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
