//! The method's figures by group, under the one k.

use super::shape::{GroupFigure, GroupFigures};
use super::slot;
use crate::domain::counting::ClosedVote;
use crate::domain::round::{Ballot, BallotType, CountedBallot, RoundResult};
use crate::domain::suppression;

/// Answers 1 to 5 of one column.
type Answers = [u32; 5];

/// One entry per column of the result.
pub(super) fn figures(
    vote: &ClosedVote<'_>,
    result: &RoundResult,
    counted: &[CountedBallot],
) -> Vec<GroupFigures> {
    let by_option: Vec<Vec<Option<u32>>> = (0..)
        .take(vote.lot.len())
        .map(|option| {
            if vote.round.ballot_type == BallotType::Rating {
                means(result, counted, option)
            } else {
                shares(result, option)
            }
        })
        .collect();
    (0..)
        .zip(&result.groups)
        .map(|(column, _)| GroupFigures {
            column,
            cells: (0..)
                .zip(&by_option)
                .map(|(option, cells)| GroupFigure {
                    option,
                    figure_milli: cells.get(slot(column)).copied().flatten(),
                })
                .collect(),
        })
        .collect()
}

/// What the frozen result shows of each group, per ballot of the group.
fn shares(result: &RoundResult, option: u32) -> Vec<Option<u32>> {
    let Some(row) = result.options.iter().find(|row| row.option == option) else {
        return Vec::new();
    };
    row.by_group
        .iter()
        .zip(&result.groups)
        .map(|(cell, column)| rounded(u64::from(cell.0?), u64::from(column.ballots)))
        .collect()
}

/// Mean answers on the first axis. Sums of all groups together are known, so that a mean is withheld where it would tell
/// the answers of fewer than k people, or that all of a group gave the same, and with it what it could be told from.
fn means(result: &RoundResult, counted: &[CountedBallot], option: u32) -> Vec<Option<u32>> {
    let mut columns: Vec<Answers> = vec![[0; 5]; result.groups.len()];
    for row in counted {
        let Ballot::Rating(ratings) = &row.ballot else {
            continue;
        };
        let answer = ratings
            .iter()
            .find(|(other, ..)| *other == option)
            .and_then(|(_, first, _)| *first);
        let step = answer.and_then(|answer| usize::from(answer).checked_sub(1));
        let sum = row
            .group
            .and_then(|group| columns.get_mut(slot(group)))
            .zip(step)
            .and_then(|(column, step)| column.get_mut(step));
        if let Some(sum) = sum {
            *sum = sum.saturating_add(row.count);
        }
    }
    let sizes: Vec<u32> = result.groups.iter().map(|column| column.ballots).collect();
    let tells = |places: &[usize]| {
        let mut joined: Answers = [0; 5];
        for column in places.iter().filter_map(|place| columns.get(*place)) {
            for (sum, more) in joined.iter_mut().zip(column) {
                *sum = sum.saturating_add(*more);
            }
        }
        let people: u32 = joined.iter().fold(0, |sum, more| sum.saturating_add(*more));
        people < result.min_group || joined.iter().filter(|step| **step > 0).count() < 2
    };
    let withheld = suppression::withheld(&sizes, tells);
    columns
        .iter()
        .zip(withheld)
        .map(|(answers, withheld)| {
            if withheld {
                return None;
            }
            let people: u64 = answers.iter().map(|count| u64::from(*count)).sum();
            let sum: u64 = (1..)
                .zip(answers)
                .map(|(step, count)| step * u64::from(*count))
                .sum();
            rounded(sum, people)
        })
        .collect()
}

/// Thousandths of a ratio, rounded half up.
fn rounded(part: u64, whole: u64) -> Option<u32> {
    let milli = (part * 2000 + whole).checked_div(whole * 2)?;
    u32::try_from(milli).ok()
}
