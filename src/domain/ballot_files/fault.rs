use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with a file, for programs that say it in their own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum FaultCode {
    /// The end of its name says no kind that is read.
    UnknownKind,
    /// It is not text in UTF-8.
    NotText,
    /// Something else was expected at this place.
    Unexpected,
    /// Something is missing: a section, a heading, the rest of a ballot.
    Incomplete,
    /// A number is missing, too large, or below what is possible.
    NotANumber,
    /// A ballot names something that is not on the list.
    NotListed,
    /// The same thing is there twice.
    Twice,
    /// The file says another number than it holds, or contradicts itself in another way.
    Contradiction,
    /// It holds more than is read.
    TooMuch,
    /// It holds no vote, or several.
    NotOneVote,
    /// It is a valid vote that a round cannot hold: weights, ratings beyond five, projects without a cost.
    Unfit,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, counted from 1; none if it is about the whole file.
    pub line: Option<usize>,
    /// What kind of fault it is.
    pub code: FaultCode,
    /// What is wrong there, in English.
    pub reason: String,
}

impl Fault {
    /// At this line something else was expected; see [`Fault::because`].
    pub(super) fn at(line: usize, reason: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            code: FaultCode::Unexpected,
            reason: reason.into(),
        }
    }

    /// About the whole file.
    pub(super) fn of_file(code: FaultCode, reason: impl Into<String>) -> Self {
        Self {
            line: None,
            code,
            reason: reason.into(),
        }
    }

    /// The same with another code.
    pub(super) fn because(self, code: FaultCode) -> Self {
        Self { code, ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.reason),
            None => f.write_str(&self.reason),
        }
    }
}

impl std::error::Error for Fault {}
