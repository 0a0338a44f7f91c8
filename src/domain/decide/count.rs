//! Closing a round: ballots become a frozen result and anonymous counted rows.
//!
//! The order comes from the anonymous rows alone (see [`counting`]), so that whoever has these can make it again.
//! Paper and shows of hands are counted with them and shown as a source of their own. Figures by group go through
//! `suppression` before they are kept anywhere.

use super::ballots;
use crate::domain::context::Context;
use crate::domain::counting::{self, ClosedVote};
use crate::domain::ids::GroupId;
use crate::domain::participant::InputMode;
use crate::domain::refusal::Refusal;
use crate::domain::results::people_with;
use crate::domain::round::{
    Ballot, BallotBox, BallotType, CountedBallot, EqualSay, GroupCell, GroupColumn, OptionResult,
    Round, RoundResult,
};
use crate::domain::suppression::{self, Breakdown, Cell, Support};
use crate::domain::tally::Weighting;
use crate::domain::workshop::Workshop;
use std::collections::{BTreeMap, BTreeSet};

/// Version of the rules below, kept with each result. 2: all instruments, and a lot that follows from the seed.
const METHOD_VERSION: u32 = 2;

/// The result of a round, and its ballots without anything that could lead back to a person.
pub(super) fn count(
    workshop: &Workshop,
    round: &Round,
    ctx: &mut Context,
) -> Result<(RoundResult, Vec<CountedBallot>), Refusal> {
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
    let sheets = round.paper.iter().flat_map(|tally| &tally.sheets);
    let paper_empty = sheets
        .filter(|sheet| sheet.ballot.is_empty())
        .map(|sheet| sheet.count)
        .sum();
    let k = workshop.head.setup.min_group;
    let paper_shown = paper_ballots == 0 || (paper_ballots >= k && filled >= k);
    let mut options: Vec<OptionResult> = round
        .options
        .iter()
        .enumerate()
        .map(|(index, _)| option(round, index, &breakdown, paper_shown))
        .collect();
    let seed = ctx.random().to_string();
    let vote = ClosedVote::new(round, &columns, k, &counted, &seed);
    let equal_say = rank(&vote, &mut options)?;
    let condorcet_winner = counting::condorcet_winner(&vote).map_err(|_| UNCOUNTABLE)?;
    let result = RoundResult {
        method: round.method(),
        method_version: METHOD_VERSION,
        ballots: total,
        empty: total - filled,
        counted: filled,
        paper_ballots,
        paper_empty,
        eligible: number(workshop.participants.len()),
        head_count: number(workshop.participants.len())
            .saturating_add(workshop.head.people_without_device),
        assisted: people_with(workshop, InputMode::Assisted, k),
        min_group: k,
        groups: columns,
        options,
        equal_say,
        condorcet_winner,
        digest: (ctx.digest)(&sealed(round, &counted)),
        seed,
    };
    Ok((result, counted))
}

/// The limits of a round keep every count within what the rules can do; should one not be, nothing is frozen.
const UNCOUNTABLE: Refusal = Refusal::InvalidBallot;

/// Gives every option its ranks and figures and puts the best first; what equal say does to the weights.
fn rank(vote: &ClosedVote<'_>, options: &mut [OptionResult]) -> Result<Option<EqualSay>, Refusal> {
    let ordered = counting::order(vote, Weighting::Plain).map_err(|_| UNCOUNTABLE)?;
    let equal_say = counting::equal_say(vote).map_err(|_| UNCOUNTABLE)?;
    let figures = counting::figures(vote, &ordered).map_err(|_| UNCOUNTABLE)?;
    let ranks = counting::ranks(vote, &ordered.tiers);
    for ((option, (rank, tied)), figures) in options.iter_mut().zip(ranks).zip(figures) {
        option.rank = rank;
        option.tied = tied;
        option.figures = figures;
    }
    if let Some((ordered, _)) = &equal_say {
        let ranks = counting::ranks(vote, &ordered.tiers);
        for (option, (rank, _)) in options.iter_mut().zip(ranks) {
            option.equal_say_rank = Some(rank);
        }
    }
    options.sort_by_key(|option| (option.rank, option.option));
    Ok(equal_say.map(|(_, weights)| weights))
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
        let mut named = BTreeSet::new();
        for (option, points) in ballot.ballot.support() {
            let cell = usize::try_from(option)
                .ok()
                .and_then(|option| support.get_mut(option))
                .and_then(|row| row.get_mut(column));
            if let Some(cell) = cell.filter(|_| points > 0) {
                // A duel may name an option again; it is still one person.
                cell.givers += u32::from(named.insert(option));
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
