//! The live part over real sockets.

mod again;
mod closing;
mod counting;
mod crowded;
mod follow_up;
mod hall;
mod hostile;
mod input;
mod invariants;
mod people;
mod raw;
mod restart;
mod rounds;
mod soak;
