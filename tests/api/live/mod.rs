//! The live part over real sockets.

mod again;
mod closing;
mod counting;
mod crowded;
mod hall;
mod input;
mod invariants;
mod restart;
mod rounds;
mod soak;
