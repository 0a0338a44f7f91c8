//! Attacks on the figures by group: nobody's ballot can be worked out.

use std::collections::HashMap;

use proptest::prelude::*;
use zukunftswerkstatt::domain::suppression::{Breakdown, Cell, Support, breakdown, merge, step};

fn groups(counts: &[u32]) -> Vec<(usize, u32)> {
    counts.iter().copied().enumerate().collect()
}

/// Support where every giver gives one point.
fn single(givers: u32) -> Support {
    Support {
        givers,
        points: givers,
    }
}

/// (members, count) of each column.
fn merged(k: u32, counts: &[u32]) -> Vec<(Vec<usize>, u32)> {
    let columns = merge(k, &groups(counts));
    columns.into_iter().map(|c| (c.groups, c.count)).collect()
}

#[test]
fn small_groups_become_one_column() {
    assert_eq!(
        merged(5, &[25, 8, 4, 3, 6]),
        [(vec![0], 25), (vec![1], 8), (vec![4], 6), (vec![2, 3], 7)]
    );
    let columns = merge(5, &groups(&[25, 4, 3]));
    assert_eq!(
        columns.iter().map(|c| c.other).collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn a_rest_under_k_takes_in_the_next_smallest() {
    assert_eq!(
        merged(5, &[9, 6, 7, 2]),
        [(vec![0], 9), (vec![2], 7), (vec![1, 3], 8)]
    );
    assert_eq!(
        merged(5, &[6, 6, 7, 0]),
        [(vec![0], 6), (vec![2], 7), (vec![1, 3], 6)]
    );
    assert_eq!(
        merged(10, &[12, 11, 4, 2]),
        [(vec![0], 12), (vec![1, 2, 3], 17)]
    );
}

#[test]
fn one_column_is_no_breakdown() {
    for counts in [
        vec![],
        vec![30],
        vec![9, 2],
        vec![2, 2],
        vec![4, 4, 4],
        vec![0, 0],
    ] {
        assert_eq!(merged(5, &counts), [], "{counts:?}");
    }
    assert_eq!(merged(5, &[5, 5]).len(), 2);
}

#[test]
fn a_shown_table_looks_like_this() {
    let result = breakdown(
        5,
        &groups(&[20, 10, 6, 6]),
        &[
            [7, 4, 2, 1].map(single).to_vec(),
            [7, 4, 0, 1].map(single).to_vec(),
            [7, 10, 3, 3].map(single).to_vec(),
            [9, 4, 0, 0].map(single).to_vec(),
        ],
        None,
    );
    let shown: Vec<Vec<Option<u32>>> = result
        .rows
        .iter()
        .map(|row| row.givers.iter().map(|&cell| cell.into()).collect())
        .collect();
    assert_eq!(
        shown,
        [
            vec![Some(7), Some(4), Some(2), Some(1)],
            vec![Some(7), Some(4), None, None],
            vec![None, None, Some(3), Some(3)],
            vec![None, None, None, None],
        ]
    );
    let totals: Vec<u32> = result.rows.iter().map(|row| row.total.givers).collect();
    assert_eq!(totals, [14, 12, 23, 13]);
}

/// Every possible outcome of one option for columns of these sizes.
fn outcomes(sizes: &[u32]) -> Vec<Vec<u32>> {
    sizes.iter().fold(vec![vec![]], |all, &size| {
        all.iter()
            .flat_map(|start| (0..=size).map(|next| [start.as_slice(), &[next]].concat()))
            .collect()
    })
}

/// Someone who knows the rule and the sizes computes what would be published
/// for every outcome there could be, and keeps those that fit.
#[test]
fn knowing_the_rule_does_not_tell_how_a_group_voted() {
    for sizes in [
        vec![3, 3],
        vec![3, 9],
        vec![5, 5],
        vec![3, 4, 5],
        vec![3, 3, 12],
        vec![3, 3, 3, 3],
        vec![3, 4, 5, 6],
        vec![3, 3, 3, 15],
        vec![4, 4, 9, 9],
        vec![3, 3, 3, 3, 3],
        vec![3, 4, 4, 5, 6],
        vec![3, 3, 3, 3, 3, 3],
    ] {
        let everybody: u32 = sizes.iter().sum();
        let mut published = HashMap::<_, Vec<Vec<u32>>>::new();
        for outcome in outcomes(&sizes) {
            let option = outcome.iter().copied().map(single).collect();
            let row = breakdown(3, &groups(&sizes), &[option], None)
                .rows
                .remove(0);
            assert_eq!(row.total.givers, outcome.iter().sum::<u32>());
            published.entry(row).or_default().push(outcome);
        }
        for (row, possible) in published {
            if row.total.givers == 0 || row.total.givers == everybody {
                continue;
            }
            for (place, &size) in sizes.iter().enumerate() {
                for certain in [0, size] {
                    assert!(
                        possible.iter().any(|outcome| outcome[place] != certain),
                        "{sizes:?}: {row:?} gives away column {place}"
                    );
                }
                let unknown = possible.iter().any(|o| o[place] != possible[0][place]);
                assert_eq!(
                    unknown,
                    row.givers[place] == Cell::Withheld,
                    "{sizes:?} {row:?}"
                );
            }
        }
    }
}

/// Sizes, dots per person, and ballots: per person the dots per option.
fn round() -> impl Strategy<Value = (Vec<(usize, u32)>, u32, Vec<Vec<Support>>)> {
    (
        prop::collection::vec(0_u32..14, 1..7),
        2_usize..6,
        1_u32..4,
        any::<u64>(),
    )
        .prop_map(|(sizes, options, dots, seed)| {
            let mut random = seed;
            let mut table = vec![vec![Support::default(); sizes.len()]; options];
            for (group, &size) in sizes.iter().enumerate() {
                for _ in 0..size {
                    let mut ballot = vec![0_u32; options];
                    for _ in 0..dots {
                        random = random
                            .wrapping_mul(6_364_136_223_846_793_005)
                            .wrapping_add(1);
                        let draw = usize::try_from(random >> 33).unwrap();
                        // Squeezed towards the first options: popular ones exist.
                        ballot[(draw % options) * (draw / 64 % options) / options] += 1;
                    }
                    for (option, points) in ballot.into_iter().enumerate() {
                        let cell = &mut table[option][group];
                        cell.points += points;
                        cell.givers += u32::from(points > 0);
                    }
                }
            }
            (groups(&sizes), dots, table)
        })
}

/// What the rows say about a withheld cell: at least, at most.
fn interval(result: &Breakdown<usize>, row: usize, place: usize) -> (u32, u32) {
    let row = &result.rows[row];
    let mut rest = row.total.givers;
    let mut others = 0;
    for (at, (cell, column)) in row.givers.iter().zip(&result.columns).enumerate() {
        match cell {
            Cell::Shown(givers) => rest -= givers,
            Cell::Withheld if at != place => others += column.count,
            Cell::Withheld => {}
        }
    }
    (
        rest.saturating_sub(others),
        rest.min(result.columns[place].count),
    )
}

proptest! {
    #[test]
    fn every_column_has_k_and_nobody_gets_lost(
        counts in prop::collection::vec(0_u32..20, 0..12), k in 1_u32..8
    ) {
        let columns = merge(k, &groups(&counts));
        prop_assert_ne!(columns.len(), 1);
        if columns.is_empty() {
            return Ok(());
        }
        prop_assert!(columns.iter().all(|c| c.count >= k));
        prop_assert_eq!(columns.iter().map(|c| c.count).sum::<u32>(), counts.iter().sum::<u32>());
        let mut members: Vec<usize> = columns.iter().flat_map(|c| c.groups.clone()).collect();
        members.sort_unstable();
        prop_assert_eq!(members, (0..counts.len()).collect::<Vec<_>>());
        // A small group is never alone in its column.
        for column in &columns {
            let small = column.groups.iter().any(|&g| counts[g] < k);
            prop_assert!(!small || column.groups.len() > 1);
        }
        // Nothing is merged without need: the rest without its largest member
        // would be under k, unless all its members are.
        if let Some(rest) = columns.iter().find(|c| c.other) {
            let large: Vec<u32> =
                rest.groups.iter().map(|&g| counts[g]).filter(|&n| n >= k).collect();
            prop_assert!(large.iter().max().is_none_or(|most| rest.count - most < k));
        }
    }

    #[test]
    fn no_cell_can_be_had_by_subtraction((groups, dots, table) in round(), k in 2_u32..6) {
        let result = breakdown(k, &groups, &table, Some(dots));
        prop_assert_eq!(result.rows.len(), table.len());
        for (at, row) in result.rows.iter().enumerate() {
            let total = table[at].iter().fold((0, 0), |(g, p), s| (g + s.givers, p + s.points));
            prop_assert_eq!((row.total.givers, row.total.points), total);
            let everybody: u32 = result.columns.iter().map(|c| c.count).sum();
            for (place, column) in result.columns.iter().enumerate() {
                let truth = column.groups.iter().map(|&g| table[at][g].givers).sum::<u32>();
                match row.givers[place] {
                    Cell::Shown(givers) => {
                        prop_assert_eq!(givers, truth);
                        prop_assert!(0 < givers && givers < column.count);
                        prop_assert_ne!(row.points[place], Cell::Withheld);
                    }
                    Cell::Withheld => {
                        prop_assert_eq!(row.points[place], Cell::Withheld);
                        let (least, most) = interval(&result, at, place);
                        prop_assert!(least <= truth && truth <= most);
                        if 0 < total.0 && total.0 < everybody {
                            prop_assert!(least < most && most > 0 && least < column.count);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn counting_dots_does_not_empty_a_withheld_cell((groups, dots, table) in round(), k in 2_u32..6) {
        let result = breakdown(k, &groups, &table, Some(dots));
        for (place, column) in result.columns.iter().enumerate() {
            let shown: u32 = result
                .rows
                .iter()
                .filter_map(|row| Option::<u32>::from(row.points[place]))
                .sum();
            let withheld = result.rows.iter().any(|row| row.points[place] == Cell::Withheld);
            prop_assert!(!withheld || shown < dots * column.count);
        }
    }

    #[test]
    fn turnout_moves_in_steps(k in 1_u32..20, count in 0_u32..1_000) {
        let shown = step(k, count);
        prop_assert_eq!(shown % k, 0);
        prop_assert!(shown <= count && count - shown < k);
    }
}

#[test]
fn a_withheld_cell_is_null_in_json() {
    let cells = [Cell::Shown(7), Cell::Withheld];
    let json = serde_json::to_string(&cells).unwrap();
    assert_eq!(json, "[7,null]");
    assert_eq!(serde_json::from_str::<[Cell; 2]>(&json).unwrap(), cells);
    assert_eq!(step(0, 7), 7);
}
