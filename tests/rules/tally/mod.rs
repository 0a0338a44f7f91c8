//! The counting rules: shared vectors, what must hold for any vote, bad input, speed.

mod equal_shares;
mod input;
mod laws;
mod robustness;
mod speed;
mod strange;
mod vectors;
mod votes;
