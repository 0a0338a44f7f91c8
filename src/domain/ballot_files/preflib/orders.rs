use std::fmt::Write as _;

use super::header::{self, Numbers};
use crate::domain::ballot_files::builder::Builder;
use crate::domain::ballot_files::text::Scanner;
use crate::domain::ballot_files::unfit::{check_plain, check_withdrawn};
use crate::domain::ballot_files::{Fault, Heading, Kind, Unfit, merged};
use crate::domain::tally::vectors::{BallotEntry, BallotType, Case};

/// True if equal ranks may stand in a file of this kind.
fn with_ties(kind: Kind) -> bool {
    matches!(kind, Kind::Toc | Kind::Toi)
}

/// True if every ballot has to rank all options.
fn complete(kind: Kind) -> bool {
    matches!(kind, Kind::Soc | Kind::Toc)
}

/// Reads rankings.
pub(in crate::domain::ballot_files) fn read(text: &str, kind: Kind) -> Result<Case, Fault> {
    let (header, lines) = header::read(text)?;
    let options = header.names.len();
    let mut builder = Builder::new(options);
    for (line, text) in lines {
        let mut scanner = Scanner::new(text, line);
        let n = scanner.number()?;
        scanner.expect(header.separator)?;
        let tiers = tiers(&mut scanner, &mut builder, line)?;
        let listed: usize = tiers.iter().map(Vec::len).sum();
        if !with_ties(kind) && listed > tiers.len() {
            let reason = format!("equal ranks, but a .{} file has none", kind.name());
            return Err(Fault::at(line, reason));
        }
        if complete(kind) && listed < options {
            let reason = format!(
                "{listed} of {options} options are ranked, but in a .{} file all are",
                kind.name()
            );
            return Err(Fault::at(line, reason));
        }
        builder.push(
            BallotEntry {
                n,
                r: Some(tiers),
                ..BallotEntry::default()
            },
            line,
        )?;
    }
    let empty = BallotEntry {
        r: Some(Vec::new()),
        ..BallotEntry::default()
    };
    header.into_case(builder, BallotType::Ranking, empty)
}

/// `1,{2,3},4`
fn tiers(
    scanner: &mut Scanner,
    builder: &mut Builder,
    line: usize,
) -> Result<Vec<Vec<usize>>, Fault> {
    let mut tiers = Vec::new();
    loop {
        let braces = scanner.eat('{');
        let mut tier = vec![builder.option(scanner.number()?, line)?];
        while braces && scanner.eat(',') {
            tier.push(builder.option(scanner.number()?, line)?);
        }
        if braces {
            scanner.expect('}')?;
        }
        tiers.push(tier);
        if scanner.at_end() {
            return Ok(tiers);
        }
        scanner.expect(',')?;
    }
}

/// Writes rankings.
pub(in crate::domain::ballot_files) fn write(
    case: &Case,
    kind: Kind,
    heading: &Heading,
) -> Result<String, Unfit> {
    if case.ballot_type != BallotType::Ranking {
        return Err(Unfit::BallotType(kind));
    }
    check_plain(case, kind)?;
    check_withdrawn(case, kind)?;
    let ballots = merged(&case.ballots);
    let ranking = |entry: &BallotEntry| entry.r.clone().unwrap_or_default();
    let (empty, listed): (Vec<_>, Vec<_>) = ballots
        .iter()
        .map(|entry| (entry.n, ranking(entry)))
        .partition(|(_, tiers)| tiers.is_empty());
    for (_, tiers) in &listed {
        let marks: usize = tiers.iter().map(Vec::len).sum();
        if !with_ties(kind) && marks > tiers.len() {
            return Err(Unfit::Ties(kind));
        }
        if complete(kind) && marks < case.candidates.len() {
            return Err(Unfit::Unranked(kind));
        }
    }
    let numbers = Numbers {
        voters: listed.iter().map(|(n, _)| n).sum(),
        unique: listed.len(),
        empty: empty.iter().map(|(n, _)| n).sum(),
    };
    let mut out = header::write(case, kind, heading, &numbers, &[])?;
    for (n, tiers) in &listed {
        let tiers: Vec<String> = tiers.iter().map(|tier| group(tier)).collect();
        // Writing to a string does not fail.
        let _ = writeln!(out, "{n}: {}", tiers.join(","));
    }
    Ok(out)
}

/// Options of one tier or category, numbered from 1, in braces unless it is just one.
pub(super) fn group(options: &[usize]) -> String {
    let numbers: Vec<String> = options
        .iter()
        .map(|option| (option + 1).to_string())
        .collect();
    match numbers.as_slice() {
        [one] => one.clone(),
        several => format!("{{{}}}", several.join(",")),
    }
}
