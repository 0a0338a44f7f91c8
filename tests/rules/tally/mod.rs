//! The counting rules: shared vectors, what must hold for any vote, bad input, speed.

mod equal_shares;
mod input;
mod laws;
mod speed;
mod vectors;
mod votes;
