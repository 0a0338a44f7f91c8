//! The counting rules: shared vectors, what must hold for any vote, strange and bad input.

mod equal_shares;
mod input;
mod laws;
mod robustness;
mod strange;
mod vectors;
mod votes;
