//! What a round asks about that follows from an earlier one.

use crate::domain::round::{OptionResult, Round};
use uuid::Uuid;

/// The best `places` options of a round with a frozen result, best first; more of them where a tie lies across the line,
/// because nobody may be cut off by chance. Empty without a result.
pub fn shortlist(round: &Round, places: u32) -> Vec<Uuid> {
    ids(round, |row| row.rank <= places)
}

/// The options of a round with a frozen result that are tied with another one, best first: what a run-off may decide.
pub fn tied(round: &Round) -> Vec<Uuid> {
    ids(round, |row| row.tied)
}

fn ids(round: &Round, chosen: impl Fn(&OptionResult) -> bool) -> Vec<Uuid> {
    let rows = round.result.iter().flat_map(|result| &result.options);
    rows.filter(|row| chosen(row))
        .filter_map(|row| round.options.get(usize::try_from(row.option).ok()?))
        .map(|option| option.id)
        .collect()
}
