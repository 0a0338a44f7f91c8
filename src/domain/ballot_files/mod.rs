//! Files of ballots: what a closed round is published as, and what `recount` and the import read.
//!
//! | kind | what it holds |
//! |---|---|
//! | `json` | everything: the vote vectors ([`vectors`]) |
//! | `csv` | everything, as a table for spreadsheets |
//! | `soc`, `soi`, `toc`, `toi` | rankings (PrefLib), complete or not, with ties or not |
//! | `cat` | answers from a list (PrefLib): approval, agree/disagree, ratings |
//! | `blt` | rankings (`OpenSTV` and others), with withdrawn options |
//! | `pb` | budgets (Pabulib): approvals, points or strict rankings, with costs |
//!
//! Everything is read into a [`vectors::Case`] and written from one. The formats of others carry
//! neither groups nor weights: groups are left out when writing (what is counted from such a file
//! is the result without weights), and a ballot that weighs anything but one is refused, as is
//! everything else that a format cannot hold.
//!
//! Files come from strangers. A malformed one is refused with its line and the reason; what it may
//! ask of memory is bounded in [`limits`].

mod blt;
mod builder;
mod cells;
mod escapes;
mod fault;
mod lines;
mod merge;
mod pabulib;
mod preflib;
mod table;
mod text;
mod unfit;

/// Remark on a vote whose money had to be read in hundredths of the file's unit.
pub const CENTS: &str = "amounts in hundredths";

pub use fault::{Fault, FaultCode};
pub use merge::merged;
pub use unfit::Unfit;

use chrono::NaiveDate;

use super::limits;
use super::tally::vectors::{self, Case, File};

/// A kind of file, named like its usual extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Vote vectors.
    Json,
    /// Table.
    Csv,
    /// PrefLib: complete rankings without ties.
    Soc,
    /// PrefLib: rankings without ties.
    Soi,
    /// PrefLib: complete rankings.
    Toc,
    /// PrefLib: rankings.
    Toi,
    /// PrefLib: categories.
    Cat,
    /// BLT: rankings.
    Blt,
    /// Pabulib: participatory budgets.
    Pb,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Json,
        Self::Csv,
        Self::Soc,
        Self::Soi,
        Self::Toc,
        Self::Toi,
        Self::Cat,
        Self::Blt,
        Self::Pb,
    ];

    /// Its name, which is also the extension of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Soc => "soc",
            Self::Soi => "soi",
            Self::Toc => "toc",
            Self::Toi => "toi",
            Self::Cat => "cat",
            Self::Blt => "blt",
            Self::Pb => "pb",
        }
    }

    /// The kind of this name, in capital letters or not.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(name))
    }

    /// The kind that a file's name says.
    pub fn of_file(name: &str) -> Option<Self> {
        name.rsplit_once('.').and_then(|(_, end)| Self::named(end))
    }
}

/// What a file says about the vote, beside the vote itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// What was asked.
    pub title: String,
    /// Where: the municipality.
    pub place: String,
    /// The day on which the round was closed.
    pub day: Option<NaiveDate>,
    /// True if the amounts of the vote are cents; formats that write money write euros.
    pub cents: bool,
}

/// Reads a file. Kinds that do not say how they are counted get the usual method of their ballots
/// ([`vectors::usual_test`]).
pub fn read(bytes: &[u8], kind: Kind) -> Result<File, Fault> {
    if bytes.len() > limits::BALLOT_FILE_BYTES {
        let reason = format!("the file has more than {} bytes", limits::BALLOT_FILE_BYTES);
        return Err(Fault::of_file(FaultCode::TooMuch, reason));
    }
    if kind == Kind::Json {
        let file = vectors::parse_by_line(bytes).map_err(not_vectors)?;
        return file.cases.iter().try_for_each(bounded).map(|()| file);
    }
    let text = text::decode(bytes)?;
    let mut case = match kind {
        Kind::Csv | Kind::Json => table::read(text)?,
        Kind::Blt => blt::read(text)?,
        Kind::Pb => pabulib::read(text)?,
        Kind::Cat => preflib::read_categories(text)?,
        Kind::Soc | Kind::Soi | Kind::Toc | Kind::Toi => preflib::read_orders(text, kind)?,
    };
    if case.tests.is_empty() {
        case.tests = vec![vectors::usual_test(&case)];
    }
    Ok(File {
        format: vectors::FORMAT.to_owned(),
        about: String::new(),
        cases: vec![case],
    })
}

fn not_vectors((line, reason): (Option<usize>, String)) -> Fault {
    match line {
        // The line is said once.
        Some(line) => Fault::at(
            line,
            reason
                .rsplit_once(" at line ")
                .map_or(reason.as_str(), |it| it.0),
        ),
        None => Fault::of_file(FaultCode::Unexpected, reason),
    }
}

/// Why a vote that was read cannot be counted: a ballot that contradicts itself or the list of options. `bytes` are the
/// file and `number` the vote's place in it, from 0. Only JSON and tables can hold such a thing; all other kinds are
/// refused when they are read.
pub fn contradiction(bytes: &[u8], kind: Kind, number: usize, case: &Case) -> Option<Fault> {
    let (ballot, reason) = vectors::contradiction(case)?;
    let line = match kind {
        Kind::Json => lines::line_of(bytes, number, ballot),
        _ => None,
    };
    let reason = match ballot {
        Some(ballot) => format!("ballot {}: {reason}", ballot + 1),
        None => reason,
    };
    Some(Fault {
        line,
        code: FaultCode::Contradiction,
        reason,
    })
}

fn bounded(case: &Case) -> Result<(), Fault> {
    let (options, ballots) = (case.candidates.len(), case.ballots.len());
    if options > limits::BALLOT_FILE_OPTIONS {
        let most = limits::BALLOT_FILE_OPTIONS;
        let reason = format!(
            "case \"{}\" has {options} candidates, at most {most} are read",
            case.id
        );
        Err(Fault::of_file(FaultCode::TooMuch, reason))
    } else if ballots > limits::BALLOT_FILE_LINES {
        let most = limits::BALLOT_FILE_LINES;
        let reason = format!(
            "case \"{}\" has {ballots} different ballots, at most {most} are read",
            case.id
        );
        Err(Fault::of_file(FaultCode::TooMuch, reason))
    } else {
        Ok(())
    }
}

/// Writes a file, or says what the kind cannot hold. Equal ballots become one entry, so that no
/// order of arrival is left.
pub fn write(case: &Case, kind: Kind, heading: &Heading) -> Result<Vec<u8>, Unfit> {
    unfit::check_shape(case)?;
    let text = match kind {
        Kind::Json => return json(case, heading),
        Kind::Csv => return table::write(case, heading),
        Kind::Blt => blt::write(case, heading),
        Kind::Pb => pabulib::write(case, heading),
        Kind::Cat => preflib::write_categories(case, heading),
        Kind::Soc | Kind::Soi | Kind::Toc | Kind::Toi => preflib::write_orders(case, kind, heading),
    }?;
    Ok(text.into_bytes())
}

fn json(case: &Case, heading: &Heading) -> Result<Vec<u8>, Unfit> {
    let mut case = case.clone();
    case.ballots = merged(&case.ballots);
    let file = File {
        format: vectors::FORMAT.to_owned(),
        about: heading.title.clone(),
        cases: vec![case],
    };
    serde_json::to_vec(&file).map_err(|fault| Unfit::Other(fault.to_string()))
}
