//! The rules: what a workshop is and what may happen in it.
//!
//! Pure code: no input or output, no clock, no randomness. Times, random
//! bytes and texts come in as arguments.

pub mod code;
pub mod dots;
pub mod limits;
pub mod shuffle;
pub mod suppression;
pub mod text;
