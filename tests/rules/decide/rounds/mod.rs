//! Rounds of every instrument, from preparing to the frozen result.

mod again;
mod analysis;
mod budget;
mod certainty;
mod groups;
mod kinds;
mod paper;
mod poll;
mod recount;
mod refusals;
