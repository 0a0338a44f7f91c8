use std::collections::HashSet;

use super::{AXES, FORMAT, HEAD, TYPES, columns_per_option, guarded, marks};
use crate::domain::ballot_files::cells::push_row;
use crate::domain::ballot_files::{Heading, Unfit, merged};
use crate::domain::tally::vectors::{BallotType, Case};

/// Writes a table, groups and weights included, for German spreadsheets.
pub(in crate::domain::ballot_files) fn write(
    case: &Case,
    heading: &Heading,
) -> Result<Vec<u8>, Unfit> {
    let refuse = |reason: &str| Err(Unfit::Other(reason.to_owned()));
    let different: HashSet<&String> = case.groups.iter().collect();
    if different.len() < case.groups.len() || different.iter().any(|name| name.is_empty()) {
        return refuse("in a .csv file all groups have names, and different ones");
    }
    if case.candidates.iter().any(String::is_empty) {
        return refuse("in a .csv file every option has an id");
    }
    let step = columns_per_option(case.ballot_type);
    let mut out = "\u{feff}".to_owned();
    let mut row = |cells: &[String]| push_row(&mut out, cells, ';', "\r\n");
    let wide = |name: &str, cells: &dyn Fn(usize, usize) -> String| -> Vec<String> {
        let mut row = vec![name.to_owned(), String::new(), String::new(), String::new()];
        for option in 0..case.candidates.len() {
            row.extend((0..step).map(|axis| cells(option, axis)));
        }
        row
    };
    let of =
        |list: &[String], option: usize| list.get(option).map_or_else(String::new, |t| guarded(t));

    let mut head = wide("", &|option, _| of(&case.candidates, option));
    for (cell, name) in head.iter_mut().zip(HEAD) {
        name.clone_into(cell);
    }
    row(&head);
    row(&["format".to_owned(), FORMAT.to_owned()]);
    let ballot_type = TYPES.iter().find(|(_, known)| *known == case.ballot_type);
    let ballot_type = ballot_type.map_or("", |(name, _)| *name);
    row(&["type".to_owned(), ballot_type.to_owned()]);
    row(&["id".to_owned(), guarded(&case.id)]);
    let about = if case.about.is_empty() {
        &heading.title
    } else {
        &case.about
    };
    row(&["about".to_owned(), guarded(about)]);
    if let Some(budget) = case.budget {
        row(&["budget".to_owned(), budget.to_string()]);
    }
    for test in &case.tests {
        let options = serde_json::to_string(&test.options).unwrap_or_default();
        row(&["method".to_owned(), guarded(&test.method), options]);
    }
    for group in &case.groups {
        row(&[
            "group".to_owned(),
            String::new(),
            String::new(),
            guarded(group),
        ]);
    }
    if !case.names.is_empty() {
        row(&wide("title", &|option, _| of(&case.names, option)));
    }
    if !case.costs.is_empty() {
        row(&wide("cost", &|option, _| {
            case.costs
                .get(option)
                .map_or_else(String::new, u64::to_string)
        }));
    }
    if !case.withdrawn.is_empty() {
        row(&wide("withdrawn", &|option, _| {
            let id = case.candidates.get(option);
            let gone = id.is_some_and(|id| case.withdrawn.contains(id));
            if gone { "yes" } else { "" }.to_owned()
        }));
    }
    if case.ballot_type == BallotType::Rating {
        row(&wide("axis", &|_, axis| {
            AXES.get(axis)
                .map_or_else(String::new, |name| (*name).to_owned())
        }));
    }
    for entry in merged(&case.ballots) {
        let group = entry.g.map_or("", |group| {
            case.groups.get(group).map_or("", String::as_str)
        });
        if entry.g.is_some() && group.is_empty() {
            return refuse("a ballot names a group that there is not");
        }
        let mut cells = vec![
            "ballot".to_owned(),
            entry.n.to_string(),
            entry.w.to_string(),
            guarded(group),
        ];
        cells.extend(marks::cells(
            &entry,
            case.ballot_type,
            case.candidates.len(),
        ));
        row(&cells);
    }
    Ok(out.into_bytes())
}
