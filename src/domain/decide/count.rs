//! Closing a round: ballots become a frozen result and anonymous counted rows.
//!
//! Dots are summed, approvals counted (voting.md, section 2; the same sums as `tally::cumulative`
//! and `tally::approval` give for the exported ballots). Paper and shows of hands are added as a
//! source of their own. Figures by group go through `suppression` before they are kept anywhere.

use super::ballots;
use crate::domain::context::Context;
use crate::domain::ids::GroupId;
use crate::domain::round::{
    Ballot, BallotBox, BallotType, CountedBallot, GroupCell, GroupColumn, OptionResult, Round,
    RoundResult, TieRule,
};
use crate::domain::suppression::{self, Breakdown, Cell, Support};
use crate::domain::workshop::Workshop;
use std::collections::BTreeMap;

/// Version of the rules below, kept with each result.
const METHOD_VERSION: u32 = 1;

/// The result of a round, and its ballots without anything that could lead back to a person.
pub(super) fn count(
    workshop: &Workshop,
    round: &Round,
    ctx: &mut Context,
) -> (RoundResult, Vec<CountedBallot>) {
    let empty_box = BallotBox::default();
    let ballots = workshop.ballots.get(&round.id).unwrap_or(&empty_box);
    let groups = group_sizes(workshop, ballots);
    let breakdown = by_group(workshop, round, ballots, &groups);
    let columns: Vec<GroupColumn> = breakdown
        .columns
        .iter()
        .map(|column| GroupColumn {
            group_id: column
                .groups
                .first()
                .copied()
                .flatten()
                .filter(|_| !column.other),
            merged: column.other,
            ballots: column.count,
        })
        .collect();
    let counted = anonymous(ballots, &breakdown);
    let total = number(ballots.ballots.len());
    let filled = number(
        ballots
            .ballots
            .values()
            .filter(|it| !it.ballot.is_empty())
            .count(),
    );
    let paper_ballots: u32 = round.paper.iter().map(|tally| tally.ballots).sum();
    let k = workshop.head.setup.min_group;
    let paper_shown = paper_ballots == 0 || (paper_ballots >= k && filled >= k);
    let options = round
        .options
        .iter()
        .enumerate()
        .map(|(index, _)| option(round, index, &breakdown, paper_shown))
        .collect();
    let result = RoundResult {
        method: round.method(),
        method_version: METHOD_VERSION,
        ballots: total,
        empty: total - filled,
        counted: filled,
        paper_ballots,
        eligible: number(workshop.participants.len()),
        head_count: number(workshop.participants.len())
            .saturating_add(workshop.head.people_without_device),
        min_group: k,
        groups: columns,
        options: ranked(options, round.tie_rule, ctx),
        equal_say: None,
        condorcet_winner: None,
        seed: ctx.random().to_string(),
        digest: (ctx.digest)(&sealed(round, &counted)),
    };
    (result, counted)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Groups that somebody belongs to, in the order of the settings, then people without a group; with
/// their counted ballots. A group that did not vote at all is merged like any small one.
fn group_sizes(workshop: &Workshop, ballots: &BallotBox) -> Vec<(Option<GroupId>, u32)> {
    let mut sizes: BTreeMap<Option<GroupId>, u32> = BTreeMap::new();
    for person in workshop.participants.values() {
        sizes.entry(person.group_id).or_default();
    }
    for ballot in ballots.ballots.values() {
        let size = sizes.entry(ballot.group_id).or_default();
        *size += u32::from(!ballot.ballot.is_empty());
    }
    let named = workshop
        .head
        .setup
        .groups
        .iter()
        .map(|group| Some(group.id));
    named
        .chain([None])
        .filter_map(|group| sizes.get(&group).map(|size| (group, *size)))
        .collect()
}

fn by_group(
    workshop: &Workshop,
    round: &Round,
    ballots: &BallotBox,
    groups: &[(Option<GroupId>, u32)],
) -> Breakdown<Option<GroupId>> {
    let mut support = vec![vec![Support::default(); groups.len()]; round.options.len()];
    for ballot in ballots.ballots.values() {
        let Some(column) = groups
            .iter()
            .position(|(group, _)| *group == ballot.group_id)
        else {
            continue;
        };
        for (option, points) in ballot.ballot.support() {
            let cell = usize::try_from(option)
                .ok()
                .and_then(|option| support.get_mut(option))
                .and_then(|row| row.get_mut(column));
            if let Some(cell) = cell.filter(|_| points > 0) {
                cell.givers += 1;
                cell.points = cell.points.saturating_add(points);
            }
        }
    }
    let dots = (round.ballot_type == BallotType::Points).then_some(round.dots_per_person);
    suppression::breakdown(workshop.head.setup.min_group, groups, &support, dots)
}

/// Equal ballots as one counted row, sorted, with the merged column as their group.
fn anonymous(ballots: &BallotBox, breakdown: &Breakdown<Option<GroupId>>) -> Vec<CountedBallot> {
    let mut rows: BTreeMap<(Option<u32>, Ballot), u32> = BTreeMap::new();
    for ballot in ballots.ballots.values() {
        let group = breakdown
            .columns
            .iter()
            .position(|column| column.groups.contains(&ballot.group_id))
            .map(number);
        *rows
            .entry((group, ballots::normal(&ballot.ballot)))
            .or_default() += 1;
    }
    rows.into_iter()
        .map(|((group, ballot), count)| CountedBallot {
            group,
            ballot,
            count,
        })
        .collect()
}

fn option(
    round: &Round,
    index: usize,
    breakdown: &Breakdown<Option<GroupId>>,
    paper_shown: bool,
) -> OptionResult {
    let row = breakdown.rows.get(index);
    let total = row.map(|row| row.total).unwrap_or_default();
    let paper: u32 = round
        .paper
        .iter()
        .map(|tally| tally.support(index))
        .fold(0, u32::saturating_add);
    let cells = row.map(|row| match round.ballot_type {
        BallotType::Points => row.points.as_slice(),
        _ => row.givers.as_slice(),
    });
    OptionResult {
        option: number(index),
        rank: 0,
        tied: false,
        points: total.points.saturating_add(paper),
        paper_points: GroupCell(paper_shown.then_some(paper)),
        givers: total.givers,
        by_group: cells
            .unwrap_or_default()
            .iter()
            .map(|cell| match cell {
                Cell::Shown(figure) => GroupCell(Some(*figure)),
                Cell::Withheld => GroupCell(None),
            })
            .collect(),
        equal_say_rank: None,
        figures: None,
    }
}

/// Best first. Ties share the rank, unless the lot was chosen; then they stay marked as ties.
fn ranked(
    mut options: Vec<OptionResult>,
    tie_rule: TieRule,
    ctx: &mut Context,
) -> Vec<OptionResult> {
    let lots: Vec<u64> = options
        .iter()
        .map(|_| {
            if tie_rule == TieRule::Lot {
                ctx.random()
            } else {
                0
            }
        })
        .collect();
    let lot = |option: &OptionResult| {
        usize::try_from(option.option)
            .ok()
            .and_then(|index| lots.get(index))
            .copied()
    };
    options.sort_by(|a, b| {
        b.points
            .cmp(&a.points)
            .then(lot(a).cmp(&lot(b)))
            .then(a.option.cmp(&b.option))
    });
    let points: Vec<u32> = options.iter().map(|option| option.points).collect();
    for (index, option) in options.iter_mut().enumerate() {
        option.tied = points
            .iter()
            .filter(|other| **other == option.points)
            .count()
            > 1;
        let better = match tie_rule {
            TieRule::Lot => index,
            TieRule::SharedRank | TieRule::Runoff => points
                .iter()
                .filter(|other| **other > option.points)
                .count(),
        };
        option.rank = number(better) + 1;
    }
    options
}

/// What the digest is taken of: whoever has the exported ballots can take it again.
fn sealed(round: &Round, counted: &[CountedBallot]) -> Vec<u8> {
    let ids: Vec<_> = round.options.iter().map(|option| option.id).collect();
    let paper: Vec<_> = round
        .paper
        .iter()
        .map(|tally| (tally.ballots, &tally.points, &tally.sheets))
        .collect();
    serde_json::to_vec(&(
        round.id,
        round.ballot_type,
        &round.settings,
        round.dots_per_person,
        round.max_dots_per_option,
        ids,
        counted,
        paper,
    ))
    .unwrap_or_default()
}
