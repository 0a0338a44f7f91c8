//! The live part over real sockets.

mod again;
mod chair;
mod clocks;
mod closing;
mod counting;
mod crowded;
mod deserted;
mod faults;
mod follow_up;
mod hall;
mod hostile;
mod input;
mod invariants;
mod networks;
mod people;
mod raw;
mod restart;
mod rounds;
mod snapshots;
mod soak;
mod two_moderators;
mod voters;
mod weather;
