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

/// The options in the order for this participant and round: the same ids and
/// the same options in the same order always give the same answer.
pub fn shuffled<T: Clone>(options: &[T], participant: &[u8], round: &[u8]) -> Vec<T> {
    let mut order = options.to_vec();
    let mut random = SplitMix64::for_ids(participant, round);
    for last in (1..order.len()).rev() {
        order.swap(last, random.up_to(last));
    }
    order
}

struct SplitMix64(u64);

impl SplitMix64 {
    fn for_ids(participant: &[u8], round: &[u8]) -> Self {
        let separator = [0xFF];
        let bytes = participant.iter().chain(&separator).chain(round);
        Self(bytes.fold(0xCBF2_9CE4_8422_2325, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
        }))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `last`. Multiplying and taking the upper half is
    /// uneven by less than one in 2^50 for any list that fits a round.
    fn up_to(&mut self, last: usize) -> usize {
        let span = u128::try_from(last).unwrap_or(0) + 1;
        let drawn = (u128::from(self.next()) * span) >> 64;
        usize::try_from(drawn).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_splitmix64() {
        // First outputs for the seed 1234567 in the published test vectors.
        let mut random = SplitMix64(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn an_order_stays_as_it_is_in_later_versions() {
        let order = shuffled(&[1, 2, 3, 4, 5, 6, 7, 8], b"participant", b"round");
        assert_eq!(order, [4, 2, 8, 5, 7, 1, 6, 3]);
    }
}
