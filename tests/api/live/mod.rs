//! The live part over real sockets.

mod hall;
mod input;
mod invariants;
mod restart;
