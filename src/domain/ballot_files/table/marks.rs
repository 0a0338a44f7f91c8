//! What stands in the cells of a ballot.

use super::columns_per_option;
use crate::domain::ballot_files::Fault;
use crate::domain::ballot_files::builder::Builder;
use crate::domain::ballot_files::cells::Row;
use crate::domain::ballot_files::text::excerpt;
use crate::domain::tally::vectors::{BallotEntry, BallotType};

const OPINIONS: [(&str, i64); 3] = [("agree", 1), ("disagree", -1), ("pass", 0)];
const APPROVED: &str = "1";
const DUEL: [&str; 3] = ["win", "loss", "tie"];

/// The cells of a ballot, one or two per option; empty where it says nothing.
pub(super) fn cells(entry: &BallotEntry, ballot_type: BallotType, options: usize) -> Vec<String> {
    let per_option = columns_per_option(ballot_type);
    let mut cells = vec![String::new(); options.saturating_mul(per_option)];
    let mut put = |option: usize, axis: usize, text: String| {
        if let Some(cell) = cells.get_mut(option * per_option + axis) {
            *cell = text;
        }
    };
    for (place, tier) in (1..).zip(entry.r.iter().flatten()) {
        let place: usize = place;
        for &option in tier {
            put(option, 0, place.to_string());
        }
    }
    for &option in entry.a.iter().flatten() {
        put(option, 0, APPROVED.to_owned());
    }
    for &(option, points) in entry.p.iter().flatten() {
        put(option, 0, points.to_string());
    }
    for &(option, benefit, effort) in entry.s.iter().flatten() {
        for (axis, value) in [benefit, effort].into_iter().enumerate() {
            put(
                option,
                axis,
                value.map_or_else(String::new, |v| v.to_string()),
            );
        }
    }
    for &(option, value) in entry.v.iter().flatten() {
        let word = OPINIONS.iter().find(|(_, known)| *known == value);
        put(
            option,
            0,
            word.map_or_else(|| value.to_string(), |(word, _)| (*word).to_owned()),
        );
    }
    if let Some(&[first, second, ref tie @ ..]) = entry.c.as_deref() {
        let words = if tie.is_empty() {
            ["win", "loss"]
        } else {
            ["tie", "tie"]
        };
        for (option, word) in [first, second].into_iter().zip(words) {
            put(option, 0, word.to_owned());
        }
    }
    cells
}

/// Reads the cells of a ballot from this column on.
pub(super) fn read(
    row: &Row,
    from: usize,
    ballot_type: BallotType,
    options: usize,
    builder: &mut Builder,
) -> Result<BallotEntry, Fault> {
    let line = row.line;
    let per_option = columns_per_option(ballot_type);
    let mut marked = Vec::new();
    for option in 0..options {
        let cell = |axis: usize| row.cell(from + option * per_option + axis);
        if (0..per_option).any(|axis| !cell(axis).is_empty()) {
            builder.mark(option, line)?;
            marked.push((option, [cell(0), if per_option > 1 { cell(1) } else { "" }]));
        }
    }
    let number = |text: &str| -> Result<i64, Fault> {
        text.parse()
            .map_err(|_| wrong(line, text, "a whole number"))
    };
    let mut entry = BallotEntry::default();
    match ballot_type {
        BallotType::Ranking => {
            let mut places = Vec::with_capacity(marked.len());
            for (option, [text, _]) in marked {
                places.push((number(text)?, option));
            }
            places.sort_unstable();
            let tiers = places.chunk_by(|a, b| a.0 == b.0);
            entry.r = Some(
                tiers
                    .map(|tier| tier.iter().map(|(_, option)| *option).collect())
                    .collect(),
            );
        }
        BallotType::Approval => {
            let list = marked.into_iter().map(|(option, [text, _])| match text {
                APPROVED => Ok(option),
                other => Err(wrong(line, other, "1 or nothing")),
            });
            entry.a = Some(list.collect::<Result<_, _>>()?);
        }
        BallotType::Points => {
            let list = marked
                .into_iter()
                .map(|(option, [text, _])| Ok((option, number(text)?)));
            entry.p = Some(list.collect::<Result<_, Fault>>()?);
        }
        BallotType::Rating => {
            let value = |text: &str| (!text.is_empty()).then(|| number(text)).transpose();
            let list = marked
                .into_iter()
                .map(|(option, [benefit, effort])| Ok((option, value(benefit)?, value(effort)?)));
            entry.s = Some(list.collect::<Result<_, Fault>>()?);
        }
        BallotType::Votes => {
            let list = marked.into_iter().map(|(option, [text, _])| {
                let known = OPINIONS.iter().find(|(word, _)| *word == text);
                let (_, value) =
                    known.ok_or_else(|| wrong(line, text, "agree, disagree or pass"))?;
                Ok((option, *value))
            });
            entry.v = Some(list.collect::<Result<_, Fault>>()?);
        }
        BallotType::Pairwise => {
            let &[(first, [a, _]), (second, [b, _])] = marked.as_slice() else {
                return Err(Fault::at(line, "a duel has two marked options"));
            };
            let [win, loss, tie] = DUEL;
            entry.c = Some(if (a, b) == (win, loss) {
                vec![first, second]
            } else if (a, b) == (loss, win) {
                vec![second, first]
            } else if (a, b) == (tie, tie) {
                vec![first, second, 0]
            } else {
                let found = format!("{a}, {b}");
                return Err(wrong(line, &found, "win and loss, or tie twice"));
            });
        }
    }
    Ok(entry)
}

fn wrong(line: usize, found: &str, expected: &str) -> Fault {
    Fault::at(
        line,
        format!("expected {expected}, found \"{}\"", excerpt(found)),
    )
}
