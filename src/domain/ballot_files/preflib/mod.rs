//! PrefLib: a header of `# KEY: value` lines, then one line per different ballot with the number
//! of those who cast it. Files of the time before September 2022 (no header, commas only) are read,
//! too, if they hold rankings.
//!
//! Empty ballots are no part of the format; they are counted in a header line of our own
//! (`NUMBER EMPTY BALLOTS`), which other programs pass over.

mod categories;
mod header;
mod orders;

pub(super) use categories::{read as read_categories, write as write_categories};
pub(super) use header::case;
pub(super) use orders::{read as read_orders, write as write_orders};
