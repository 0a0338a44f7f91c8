//! The live part over real sockets.

mod counting;
mod crowded;
mod hall;
mod input;
mod invariants;
mod restart;
mod rounds;
mod soak;
