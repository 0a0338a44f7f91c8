//! Staff and what they may do; the municipality and its texts.

mod accounts;
mod branding;
mod follow_up;
mod lending;
mod people;
mod sessions;
mod site;

pub use accounts::Credentials;
pub use lending::Moderating;
pub use sessions::{Link, OpenSession};
