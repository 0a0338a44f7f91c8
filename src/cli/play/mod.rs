//! Robots that take part over the real wire: the demonstration's phones and moderator, the dress
//! rehearsal's load, and the clients of the tests.

mod answer;
pub mod ballots;
pub mod client;
pub mod day;
pub mod fields;
pub mod file;
mod identity;
mod picture;
mod rounds;

pub use client::{Robot, RobotError};
pub use file::DemoFile;
