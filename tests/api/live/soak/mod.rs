//! Tests that take minutes: ignored by `cargo test`, run by `make soak`. They print their seeds.

mod days;
mod elections;
mod full_disks;
mod kills;
mod postgres;
mod rehearsals;
mod stops;
mod strangers;
mod weather;

/// Numbers that follow from a seed alone (`SplitMix64`).
pub(super) struct Random(pub(super) u64);

impl Random {
    /// A number below `end`.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.below(u64::try_from(last).unwrap() + 1);
            list.swap(last, usize::try_from(other).unwrap());
        }
    }
}

/// How much of something, if the environment says so: less for a quick look, more for a long night.
fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |it| it.parse().expect("a number"))
}
