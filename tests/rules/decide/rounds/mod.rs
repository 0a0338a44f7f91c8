//! Rounds of every instrument, from preparing to the frozen result.

mod again;
mod analysis;
mod box_size;
mod budget;
mod certainty;
mod groups;
mod kinds;
mod paper;
mod poll;
mod recount;
mod refusals;
