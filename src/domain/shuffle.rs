//! The order in which one participant sees the options of a round.
//!
//! Whoever stands first on a list gets more dots. So every participant has an
//! order of their own, and keeps it for the whole round: it follows from the
//! two ids alone and is stored nowhere. The service sends the same bytes to
//! everybody, so phones compute it themselves from the ids as text
//! (`frontend/src/lib/shuffle.ts`); both sides test the same example.
//!
//! The ids are hashed with FNV-1a (64 bit) into the state of a `SplitMix64`
//! generator (Steele, Lea and Flood 2014), which drives a Fisher–Yates
//! shuffle. That is even enough for fairness and not meant to be secret.

use super::random::{SplitMix64, fnv1a};

/// The options in the order for this participant and round: the same ids and
/// the same options in the same order always give the same answer.
pub fn shuffled<T: Clone>(options: &[T], participant: &[u8], round: &[u8]) -> Vec<T> {
    let mut order = options.to_vec();
    let separator = [0xFF];
    let mut random = SplitMix64::new(fnv1a(participant.iter().chain(&separator).chain(round)));
    for last in (1..order.len()).rev() {
        order.swap(last, random.up_to(last));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_stays_as_it_is_in_later_versions() {
        let order = shuffled(&[1, 2, 3, 4, 5, 6, 7, 8], b"participant", b"round");
        assert_eq!(order, [4, 2, 8, 5, 7, 1, 6, 3]);
    }
}
