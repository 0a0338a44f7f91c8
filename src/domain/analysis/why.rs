//! Why an option stands where it stands.

use super::rankings::Ranked;
use super::shape::{Duel, Why};
use super::slot;
use crate::domain::counting::{self, ClosedVote, Ordered};
use crate::domain::round::{Ballot, Figures, Method, OptionResult, RoundResult};

/// One entry per option, best first.
pub(super) fn why(
    vote: &ClosedVote<'_>,
    result: &RoundResult,
    ordered: &Ordered,
    ranked: Option<&Ranked>,
) -> Vec<Why> {
    let tiers = counting::sorted(vote, &ordered.tiers);
    let duels = match result.method {
        Method::BradleyTerry => won(vote),
        _ => Vec::new(),
    };
    let compare = |option: u32, other: u32| match (result.method, ranked) {
        (Method::Schulze, Some(ranked)) => {
            (ranked.votes(option, other), ranked.votes(other, option))
        }
        (Method::BradleyTerry, _) => (
            between(&duels, option, other),
            between(&duels, other, option),
        ),
        _ => (figure(result, option), figure(result, other)),
    };
    let duel = |option: u32, other: Option<u32>| {
        other.map(|other| {
            let (own, against) = compare(option, other);
            Duel {
                option: other,
                own,
                other: against,
            }
        })
    };
    let mut rows = Vec::new();
    for (place, tier) in tiers.iter().enumerate() {
        let above = place
            .checked_sub(1)
            .and_then(|place| tiers.get(place))
            .and_then(|tier| tier.first().copied());
        let below = tiers.get(place + 1).and_then(|tier| tier.first().copied());
        for option in tier {
            rows.push(Why {
                option: *option,
                rank: row(result, *option).map_or(0, |row| row.rank),
                tied_with: tier.iter().copied().filter(|it| it != option).collect(),
                closest_above: duel(*option, above),
                closest_below: duel(*option, below),
            });
        }
    }
    rows
}

fn row(result: &RoundResult, option: u32) -> Option<&OptionResult> {
    result.options.iter().find(|row| row.option == option)
}

/// The figure that a rule without pairs goes by.
fn figure(result: &RoundResult, option: u32) -> u32 {
    let Some(row) = row(result, option) else {
        return 0;
    };
    match &row.figures {
        Some(Figures::Rating { first, .. }) => first.mean_milli.unwrap_or_default(),
        Some(Figures::Votes { agree, .. }) => *agree,
        _ => row.points,
    }
}

/// `won[a][b]`: duels that a won against b.
fn won(vote: &ClosedVote<'_>) -> Vec<Vec<u32>> {
    let options = vote.lot.len();
    let mut table = vec![vec![0u32; options]; options];
    for sheet in vote.sheets() {
        let Ballot::Duels(duels) = &sheet.ballot else {
            continue;
        };
        for (one, other, verdict) in duels {
            let (winner, loser) = match verdict.signum() {
                1 => (*one, *other),
                -1 => (*other, *one),
                _ => continue,
            };
            let cell = table
                .get_mut(slot(winner))
                .and_then(|row| row.get_mut(slot(loser)));
            if let Some(cell) = cell {
                *cell = cell.saturating_add(sheet.copies);
            }
        }
    }
    table
}

fn between(table: &[Vec<u32>], winner: u32, loser: u32) -> u32 {
    let row = table.get(slot(winner));
    row.and_then(|row| row.get(slot(loser)))
        .copied()
        .unwrap_or_default()
}
