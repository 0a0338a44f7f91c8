//! The one k rule: which figures about groups may be shown.
//!
//! A ballot is secret in a small group only if its group is not shown alone.
//! One number k (default [`K_DEFAULT`]) therefore holds for everything:
//! display by stakeholder group, weighting, paper sources, files.
//!
//! 1. **Merging** ([`merge`]). Groups with fewer than k counted ballots become
//!    one column, "weitere". As long as that has fewer than k, the next
//!    smallest group joins it. With only one column left (the total) there is
//!    no breakdown.
//! 2. **All or none.** A cell in which everybody of a column supports an
//!    option, or nobody does, tells how each of them voted, and is withheld.
//! 3. **No subtraction.** The total of every option is always shown. So a cell
//!    is never withheld alone: columns stand in fixed blocks of two or three
//!    of like size, and a block is withheld as a whole, whichever of its cells
//!    gave the reason. If the withheld cells of an option together are still
//!    all or none, the next block goes, too. Blocks depend on sizes only, not
//!    on votes: which cells are withheld does not tell why, even to someone
//!    who knows this rule.
//! 4. **No counting of dots.** Where each person has a known number of dots
//!    and the shown cells of a column already hold all of them, the withheld
//!    ones must be empty. Then one more block of that column is withheld.
//! 5. **Live turnout** of a group moves in steps of k ([`step`]).
//!
//! Sources: at least 5 ballots in every shown cell, because a round of few
//! people is not anonymous (kamuff.net on dot voting); complementary
//! suppression as in official statistics. Not covered: who knows how all the
//! others of a group voted can always tell the last one, as in any vote; and
//! where the total itself is nobody or everybody, it says so.
//!
//! [`K_DEFAULT`]: super::limits::K_DEFAULT

use serde::{Deserialize, Serialize};

/// A figure, or the fact that it may not be shown. In JSON a number or null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Option<u32>", into = "Option<u32>")]
pub enum Cell {
    /// May be shown to everybody who sees the result.
    Shown(u32),
    /// Would reveal how people of a group voted.
    Withheld,
}

impl From<Option<u32>> for Cell {
    fn from(value: Option<u32>) -> Self {
        value.map_or(Self::Withheld, Self::Shown)
    }
}

impl From<Cell> for Option<u32> {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Shown(value) => Some(value),
            Cell::Withheld => None,
        }
    }
}

/// A group, or several merged ones, that is large enough to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column<G> {
    /// The groups in it, in the order in which they were given.
    pub groups: Vec<G>,
    /// True for "weitere": merged because some of them are too small.
    pub other: bool,
    /// Counted ballots (or heads) of these groups together, at least k.
    pub count: u32,
}

/// How much one group supports one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Support {
    /// People who gave it at least one point, or approved it.
    pub givers: u32,
    /// Points given; for approvals the same as `givers`.
    pub points: u32,
}

impl Support {
    fn plus(self, other: Self) -> Self {
        Self {
            givers: self.givers.saturating_add(other.givers),
            points: self.points.saturating_add(other.points),
        }
    }
}

/// What may be shown of the support for one option.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Of all groups together; always shown.
    pub total: Support,
    /// People who gave points, parallel to the columns.
    pub givers: Vec<Cell>,
    /// Points, parallel to the columns; withheld where `givers` is.
    pub points: Vec<Cell>,
}

/// What may be shown of a result by group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Breakdown<G> {
    /// The columns, or none if there may be no breakdown.
    pub columns: Vec<Column<G>>,
    /// One row per option, in the order given.
    pub rows: Vec<Row>,
}

/// Merges groups until every column stands for at least `k`. The answer is
/// empty if only the total would be left.
///
/// `groups` are those that somebody belongs to, with their counted ballots
/// (or heads); a group that is listed with 0 is merged like any small one.
pub fn merge<G: Clone>(k: u32, groups: &[(G, u32)]) -> Vec<Column<G>> {
    let mut small: Vec<bool> = groups.iter().map(|&(_, count)| count < k).collect();
    if small.contains(&true) {
        while sum(groups, &small) < k {
            let next = groups
                .iter()
                .zip(&mut small)
                .rev()
                .filter(|(_, small)| !**small)
                .min_by_key(|((_, count), _)| *count);
            match next {
                Some((_, small)) => *small = true,
                None => return Vec::new(),
            }
        }
    }
    let mut columns = Vec::new();
    let mut other = Column {
        groups: Vec::new(),
        other: true,
        count: sum(groups, &small),
    };
    for ((group, count), small) in groups.iter().zip(small) {
        if small {
            other.groups.push(group.clone());
        } else {
            columns.push(Column {
                groups: vec![group.clone()],
                other: false,
                count: *count,
            });
        }
    }
    if !other.groups.is_empty() {
        columns.push(other);
    }
    if columns.len() < 2 {
        columns.clear();
    }
    columns
}

fn sum<G>(groups: &[(G, u32)], chosen: &[bool]) -> u32 {
    groups
        .iter()
        .zip(chosen)
        .filter(|(_, chosen)| **chosen)
        .fold(0, |sum, ((_, count), _)| sum.saturating_add(*count))
}

/// A figure as it may move while a round is open: the last full step of k.
pub fn step(k: u32, count: u32) -> u32 {
    count - count % k.max(1)
}

/// What may be shown of the result of a closed round.
///
/// `groups` are as for [`merge`]. Each option has its support by group,
/// parallel to `groups` (what is missing counts as none). `dots_per_person` is
/// the number of points that each person had, if there was one.
pub fn breakdown<G: Clone + PartialEq>(
    k: u32,
    groups: &[(G, u32)],
    options: &[Vec<Support>],
    dots_per_person: Option<u32>,
) -> Breakdown<G> {
    let columns = merge(k, groups);
    let mut table: Vec<TableRow> = options
        .iter()
        .map(|by_group| {
            let cells = columns
                .iter()
                .map(|column| {
                    let support = groups
                        .iter()
                        .zip(by_group)
                        .filter(|((group, _), _)| column.groups.contains(group))
                        .fold(Support::default(), |sum, (_, &more)| sum.plus(more));
                    TableCell {
                        support,
                        ballots: column.count,
                        withheld: support.givers == 0 || support.givers >= column.count,
                    }
                })
                .collect();
            TableRow {
                total: by_group.iter().fold(Support::default(), |a, &b| a.plus(b)),
                cells,
            }
        })
        .collect();
    let sizes: Vec<u32> = columns.iter().map(|column| column.count).collect();
    let blocks = blocks(&sizes);
    for row in &mut table {
        row.protect(&blocks);
    }
    if let Some(dots) = dots_per_person {
        for (place, column) in columns.iter().enumerate() {
            protect_column(
                &mut table,
                &blocks,
                place,
                dots.saturating_mul(column.count),
            );
        }
    }
    Breakdown {
        columns,
        rows: table.into_iter().map(TableRow::shown).collect(),
    }
}

/// Which cells of one row of figures must be withheld, for figures that are not sums of support. `sizes` are the counted
/// ballots of the columns; `tells` says whether some cells together (their places) would tell how each of the people
/// behind them voted. As in [`breakdown`], whole blocks go, until what is withheld tells nothing either.
pub fn withheld(sizes: &[u32], tells: impl Fn(&[usize]) -> bool) -> Vec<bool> {
    let blocks = blocks(sizes);
    let mut out: Vec<usize> = Vec::new();
    for block in &blocks {
        if block.iter().any(|place| tells(&[*place])) {
            out.extend(block);
        }
    }
    for block in &blocks {
        if out.is_empty() || !tells(&out) {
            break;
        }
        out.extend(
            block
                .iter()
                .filter(|place| !out.contains(place))
                .copied()
                .collect::<Vec<_>>(),
        );
    }
    (0..sizes.len()).map(|place| out.contains(&place)).collect()
}

/// Places of the columns in blocks of two or three, the smallest first.
fn blocks(sizes: &[u32]) -> Vec<Vec<usize>> {
    let mut places: Vec<(u32, usize)> = sizes
        .iter()
        .enumerate()
        .map(|(place, size)| (*size, place))
        .collect();
    places.sort_unstable();
    let places: Vec<usize> = places.into_iter().map(|(_, place)| place).collect();
    let first = if places.len() % 2 == 1 { 3 } else { 2 };
    let (head, tail) = places.split_at(first.min(places.len()));
    std::iter::once(head)
        .chain(tail.chunks(2))
        .map(<[usize]>::to_vec)
        .collect()
}

struct TableCell {
    support: Support,
    ballots: u32,
    withheld: bool,
}

struct TableRow {
    total: Support,
    cells: Vec<TableCell>,
}

impl TableRow {
    /// Completes the withheld cells so that none can be had by subtraction.
    fn protect(&mut self, blocks: &[Vec<usize>]) {
        for block in blocks {
            if block.iter().any(|&place| self.is_withheld(place)) {
                self.withhold(block);
            }
        }
        for block in blocks {
            if !self.withheld_are_all_or_none() {
                break;
            }
            self.withhold(block);
        }
    }

    fn is_withheld(&self, place: usize) -> bool {
        self.cells.get(place).is_some_and(|cell| cell.withheld)
    }

    fn withhold(&mut self, block: &[usize]) {
        for &place in block {
            if let Some(cell) = self.cells.get_mut(place) {
                cell.withheld = true;
            }
        }
    }

    /// False if nothing is withheld at all.
    fn withheld_are_all_or_none(&self) -> bool {
        let withheld = || self.cells.iter().filter(|cell| cell.withheld);
        let givers: u64 = withheld().map(|cell| u64::from(cell.support.givers)).sum();
        let ballots: u64 = withheld().map(|cell| u64::from(cell.ballots)).sum();
        ballots > 0 && (givers == 0 || givers >= ballots)
    }

    /// Points of a cell that is shown and not empty.
    fn shown_points(&self, place: usize) -> Option<u32> {
        let cell = self.cells.get(place)?;
        (!cell.withheld && cell.support.points > 0).then_some(cell.support.points)
    }

    fn shown(self) -> Row {
        let show = |figure: fn(&Support) -> u32| {
            let cell = |cell: &TableCell| {
                if cell.withheld {
                    Cell::Withheld
                } else {
                    Cell::Shown(figure(&cell.support))
                }
            };
            self.cells.iter().map(cell).collect()
        };
        Row {
            total: self.total,
            givers: show(|support| support.givers),
            points: show(|support| support.points),
        }
    }
}

/// Keeps the shown cells of a column from holding all points that its people
/// had, `budget`, as long as any cell of it is withheld.
fn protect_column(table: &mut [TableRow], blocks: &[Vec<usize>], place: usize, budget: u32) {
    let shown = table
        .iter()
        .filter_map(|row| row.shown_points(place))
        .fold(0, u32::saturating_add);
    if shown < budget || !table.iter().any(|row| row.is_withheld(place)) {
        return;
    }
    let least = table
        .iter_mut()
        .filter_map(|row| Some((row.shown_points(place)?, row)))
        .min_by_key(|(points, _)| *points);
    if let Some((_, row)) = least {
        for block in blocks.iter().filter(|block| block.contains(&place)) {
            row.withhold(block);
        }
        row.protect(blocks);
    }
}
