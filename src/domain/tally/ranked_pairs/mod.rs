//! Ranked pairs: the largest majorities are fixed first, unless they would
//! contradict what is already fixed.

mod any_tiebreak;

use std::cmp::Reverse;

use super::outcome::named;
use super::pairwise::{Pairwise, Strength};
use super::square::layers;
use super::{OptionIndex, Ranked};

/// Result of ranked pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Layers of what was fixed, equal majorities in list order.
    pub ranked: Ranked,
    /// Who could be in the first layer if equal majorities were taken in another
    /// order; none if there are too many orders to try, or no ballots.
    pub winners_any_tiebreak: Option<Vec<OptionIndex>>,
}

/// A strict majority.
#[derive(Debug, Clone, Copy)]
struct Link {
    winner: usize,
    loser: usize,
    /// Sorts the strongest first; equal for equally strong links.
    order: (Reverse<u32>, u32),
}

/// Locks majorities in order of strength.
pub fn count(pairwise: &Pairwise, strength: Strength) -> Outcome {
    let n = pairwise.len();
    let links = links(pairwise, strength);
    let mut above = Above::new(n);
    for link in &links {
        above.lock(link.winner, link.loser);
    }
    let tiers = layers(n, |a, b| above.contains(a, b));
    let ranked = Ranked::new(pairwise.counts, &pairwise.options, &tiers);
    let winners_any_tiebreak = (pairwise.counts.counted > 0)
        .then(|| any_tiebreak::first_layers(n, &links))
        .flatten()
        .map(|winners| named(&pairwise.options, &winners));
    Outcome {
        ranked,
        winners_any_tiebreak,
    }
}

fn links(pairwise: &Pairwise, strength: Strength) -> Vec<Link> {
    let n = pairwise.len();
    let sizes = pairwise.links(strength);
    let mut links = Vec::new();
    for winner in 0..n {
        for loser in 0..n {
            let size = sizes.at(winner, loser);
            if size > 0 {
                let opposition = match strength {
                    Strength::WinningVotes => pairwise.votes.at(loser, winner),
                    Strength::Margins => 0,
                };
                links.push(Link {
                    winner,
                    loser,
                    order: (Reverse(size), opposition),
                });
            }
        }
    }
    links.sort_by_key(|link| (link.order, link.winner, link.loser));
    links
}

/// Who is above whom, directly or through others, as rows of bits.
struct Above {
    words: usize,
    rows: Vec<Vec<u64>>,
}

impl Above {
    fn new(n: usize) -> Self {
        let words = n.div_ceil(64);
        Self {
            words,
            rows: vec![vec![0; words]; n],
        }
    }

    fn contains(&self, a: usize, b: usize) -> bool {
        let word = self
            .rows
            .get(a)
            .and_then(|row| row.get(b / 64))
            .copied()
            .unwrap_or(0);
        word >> (b % 64) & 1 == 1
    }

    /// Puts the winner above the loser, with all that follows, unless it is below.
    fn lock(&mut self, winner: usize, loser: usize) {
        if self.contains(loser, winner) || self.contains(winner, loser) {
            return;
        }
        let mut news = self.rows.get(loser).cloned().unwrap_or(vec![0; self.words]);
        if let Some(word) = news.get_mut(loser / 64) {
            *word |= 1 << (loser % 64);
        }
        for a in 0..self.rows.len() {
            if (a == winner || self.contains(a, winner))
                && let Some(row) = self.rows.get_mut(a)
            {
                row.iter_mut()
                    .zip(&news)
                    .for_each(|(word, new)| *word |= new);
            }
        }
    }
}
