//! Schulze: the strongest chain of majorities decides.

use super::pairwise::{Pairwise, Strength};
use super::square::{Square, layers};
use super::{OptionIndex, Ranked};

/// Result of Schulze's rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Layers: all unbeaten ones, then the same among the rest.
    pub ranked: Ranked,
    /// How many others each option beats.
    pub beaten: Vec<(OptionIndex, u64)>,
}

/// Finds the widest paths. A path is as wide as its weakest majority.
pub fn count(pairwise: &Pairwise, strength: Strength) -> Outcome {
    let n = pairwise.len();
    let paths = widest_paths(pairwise.links(strength));
    let beats = |a: usize, b: usize| paths.at(a, b) > paths.at(b, a);
    let ranked = Ranked::new(pairwise.counts, &pairwise.options, &layers(n, beats));
    let beaten = pairwise
        .options
        .iter()
        .enumerate()
        .map(|(a, &option)| (option, (0..n).map(|b| u64::from(beats(a, b))).sum()))
        .collect();
    Outcome { ranked, beaten }
}

fn widest_paths(mut paths: Square<u32>) -> Square<u32> {
    let n = paths.len();
    for via in 0..n {
        let onward = paths.row(via).to_vec();
        for from in (0..n).filter(|&from| from != via) {
            let there = paths.at(from, via);
            if there > 0 {
                for (width, &onward) in paths.row_mut(from).iter_mut().zip(&onward) {
                    *width = (*width).max(there.min(onward));
                }
            }
        }
    }
    paths
}
