//! Who beats everybody, and the smallest set that does.

use std::cmp::Ordering;

use super::copeland::half_wins;
use super::outcome::named;
use super::pairwise::Pairwise;
use super::{Counts, OptionIndex};

/// What the pairwise count says by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Turnout.
    pub counts: Counts,
    /// The option that beats every other one strictly; none without counted ballots.
    pub winner: Option<OptionIndex>,
    /// The smallest set whose members strictly beat all others.
    pub smith: Vec<OptionIndex>,
}

/// Finds winner and Smith set.
pub fn count(pairwise: &Pairwise) -> Outcome {
    let n = pairwise.len();
    // The option with most wins is always a member; whoever is not beaten by a
    // member is one, too.
    let wins = half_wins(pairwise);
    let mut member = vec![false; n];
    let mut open: Vec<usize> = (0..n).max_by_key(|&a| wins.get(a)).into_iter().collect();
    while let Some(a) = open.pop() {
        match member.get_mut(a) {
            Some(known) if !*known => *known = true,
            _ => continue,
        }
        open.extend((0..n).filter(|&b| b != a && pairwise.compare(a, b) != Ordering::Greater));
    }
    let smith: Vec<usize> = (0..n)
        .zip(&member)
        .filter_map(|(a, &member)| member.then_some(a))
        .collect();
    let smith = named(&pairwise.options, &smith);
    let winner = match smith.as_slice() {
        &[only] if pairwise.counts.counted > 0 => Some(only),
        _ => None,
    };
    Outcome {
        counts: pairwise.counts,
        winner,
        smith,
    }
}
