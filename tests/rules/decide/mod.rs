//! The decisions about cards, clusters, small groups, measures and commitments.

mod cards;
mod clusters;
mod commitments;
mod expected;
mod gate;
mod groups;
mod measures;
mod moderation;
mod more_time;
mod notes;
mod photos;
mod rights;
mod room;
mod rounds;
mod undo;
mod walk;
