use std::fmt::Write as _;

use crate::domain::ballot_files::unfit::{check_plain, titles};
use crate::domain::ballot_files::{Heading, Kind, Unfit, escapes, merged};
use crate::domain::tally::vectors::{BallotType, Case};

/// Writes rankings without equal ranks; empty ballots and withdrawn options are part of the format.
pub(in crate::domain::ballot_files) fn write(
    case: &Case,
    heading: &Heading,
) -> Result<String, Unfit> {
    let kind = Kind::Blt;
    if case.ballot_type != BallotType::Ranking {
        return Err(Unfit::BallotType(kind));
    }
    check_plain(case, kind)?;
    let titles = titles(case);
    let all = titles.iter().copied().chain([heading.title.as_str()]);
    let needed = escapes::needed(all);
    let mut out = String::new();
    if needed {
        let _ = writeln!(out, "# {}", escapes::REMARK);
    }
    // One seat: what is asked is an order, and its first one is the winner. Writing to a string
    // does not fail, here and below.
    let _ = writeln!(out, "{} 1", titles.len());
    let withdrawn: Vec<String> = case
        .candidates
        .iter()
        .zip(1..)
        .filter(|(id, _)| case.withdrawn.contains(id))
        .map(|(_, number): (_, usize)| format!("-{number}"))
        .collect();
    if !withdrawn.is_empty() {
        let _ = writeln!(out, "{}", withdrawn.join(" "));
    }
    for entry in merged(&case.ballots) {
        let _ = write!(out, "{} ", entry.n);
        for tier in entry.r.iter().flatten() {
            let [option] = tier.as_slice() else {
                return Err(Unfit::Ties(kind));
            };
            let _ = write!(out, "{} ", option + 1);
        }
        out.push_str("0\n");
    }
    out.push_str("0\n");
    for text in titles.into_iter().chain([heading.title.as_str()]) {
        let text = escapes::escape(text, needed).replace('"', "\"\"");
        let _ = writeln!(out, "\"{text}\"");
    }
    Ok(out)
}
