//! The counting rules: shared vectors, what must hold for any vote, strange and bad input.

mod any_vote;
mod equal_shares;
mod fuzz;
mod input;
mod laws;
mod monotone;
mod proportional;
mod replaced;
mod robustness;
mod strange;
mod symmetry;
mod vectors;
mod votes;
