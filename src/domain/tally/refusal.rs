use std::fmt;

/// Why a count was not possible. The code is stable, the text is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A rule this version does not have.
    UnknownMethod(String),
    /// An option of the rule with a value that means nothing.
    BadOption {
        /// Name of the option.
        name: &'static str,
        /// What would have been understood.
        expected: String,
    },
    /// The rule needs another kind of ballot.
    WrongBallotType {
        /// The rule.
        method: String,
        /// The kinds of ballot it can count.
        needs: &'static str,
    },
    /// The ballots or the list of options contradict themselves.
    Malformed(String),
    /// A ballot contradicts itself or the list of options.
    BadBallot {
        /// Which one, from 0.
        ballot: usize,
        /// What is wrong with it.
        text: String,
    },
    /// More options than the rule can count in reasonable time.
    TooManyOptions {
        /// How many there are.
        found: usize,
        /// How many are possible.
        limit: usize,
    },
    /// Weights or costs beyond what is counted (2^62).
    TooLarge(&'static str),
}

impl Refusal {
    /// Stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownMethod(_) => "unknown_method",
            Self::BadOption { .. } => "bad_option",
            Self::WrongBallotType { .. } => "wrong_ballot_type",
            Self::Malformed(_) | Self::BadBallot { .. } => "malformed",
            Self::TooManyOptions { .. } => "too_many_options",
            Self::TooLarge(_) => "too_large",
        }
    }

    pub(crate) fn malformed(text: impl Into<String>) -> Self {
        Self::Malformed(text.into())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownMethod(method) => write!(f, "there is no method \"{method}\""),
            Self::BadOption { name, expected } => {
                write!(f, "option \"{name}\": expected {expected}")
            }
            Self::WrongBallotType { method, needs } => {
                write!(f, "method \"{method}\" needs ballots of type {needs}")
            }
            Self::Malformed(text) => f.write_str(text),
            Self::BadBallot { ballot, text } => write!(f, "ballot {}: {text}", ballot + 1),
            Self::TooManyOptions { found, limit } => {
                write!(f, "{found} options, at most {limit} can be counted")
            }
            Self::TooLarge(what) => write!(f, "{what} too large to be counted"),
        }
    }
}

impl std::error::Error for Refusal {}
