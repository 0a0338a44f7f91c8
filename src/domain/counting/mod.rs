//! From a round's ballots to its result: every instrument through the rules of [`tally`](super::tally).
//!
//! The same count is made when a round closes, when its figures are analysed, and when its published ballots are
//! counted again: all start from the round and its anonymous rows, never from anything else. Ranks come from exact
//! arithmetic; what is rounded is only shown.

mod budget;
mod figures;
mod order;
mod published;
mod ranks;
mod rounded;
mod shortlist;
mod vote;

pub use budget::{Spent, spend_by};
pub use figures::figures;
pub use order::{Ordered, condorcet_winner, equal_say, order, places_of};
pub use published::published;
pub use ranks::{ranks, sorted};
pub use shortlist::{shortlist, tied};
pub use vote::{ClosedVote, PaperGroup, Sheet};

pub(in crate::domain) use budget::{equal_shares, funding};
pub(in crate::domain) use order::{paid_first, rank_by};
pub(in crate::domain) use rounded::{milli, whole};
