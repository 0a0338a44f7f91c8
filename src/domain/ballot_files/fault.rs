use std::fmt;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, counted from 1; none if it is about the whole file.
    pub line: Option<usize>,
    /// What is wrong there.
    pub reason: String,
}

impl Fault {
    pub(super) fn at(line: usize, reason: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            reason: reason.into(),
        }
    }

    pub(super) fn of_file(reason: impl Into<String>) -> Self {
        Self {
            line: None,
            reason: reason.into(),
        }
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
