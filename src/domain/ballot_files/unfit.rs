use std::fmt;

use super::Kind;
use crate::domain::tally::vectors::{BallotEntry, BallotType, Case};

/// What a kind of file cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Another kind of ballot.
    BallotType(Kind),
    /// Equal ranks.
    Ties(Kind),
    /// Rankings that leave options out.
    Unranked(Kind),
    /// Options that were withdrawn after the vote.
    Withdrawn(Kind),
    /// Ballots that weigh more or less than one.
    Weights(Kind),
    /// Two options of the same title.
    SameTitle(Kind, String),
    /// A budget without costs.
    Costs(Kind),
    /// Fewer than no points.
    NegativePoints(Kind),
    /// The vote contradicts itself.
    Other(String),
}

impl Unfit {
    /// Stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BallotType(_) => "ballot_type",
            Self::Ties(_) => "ties",
            Self::Unranked(_) => "unranked",
            Self::Withdrawn(_) => "withdrawn",
            Self::Weights(_) => "weights",
            Self::SameTitle(..) => "same_title",
            Self::Costs(_) => "costs",
            Self::NegativePoints(_) => "negative_points",
            Self::Other(_) => "malformed",
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BallotType(kind) => {
                let holds = match kind {
                    Kind::Cat => "approvals, agreement and ratings",
                    Kind::Pb => "approvals, points and rankings of measures with costs",
                    _ => "rankings",
                };
                write!(f, "a .{} file holds {holds} only", kind.name())
            }
            Self::Ties(kind) => {
                let other = match kind {
                    Kind::Soc | Kind::Soi => ", a .toi file does",
                    _ => ", a .toi or .csv file does",
                };
                write!(f, "a .{} file holds no equal ranks{other}", kind.name())
            }
            Self::Unranked(kind) => write!(
                f,
                "a .{} file holds only rankings of all options, a .soi or .toi file also others",
                kind.name()
            ),
            Self::Withdrawn(kind) => write!(
                f,
                "a .{} file cannot say that options were withdrawn; .json, .csv and .blt files can",
                kind.name()
            ),
            Self::Weights(kind) => write!(
                f,
                "a .{} file holds only ballots that weigh one; .json and .csv files hold others",
                kind.name()
            ),
            Self::SameTitle(kind, title) => write!(
                f,
                "in a .{} file all titles are different, but two options are called \"{title}\"",
                kind.name()
            ),
            Self::Costs(kind) => write!(
                f,
                "a .{} file needs a budget and what every option costs",
                kind.name()
            ),
            Self::NegativePoints(kind) => {
                write!(f, "a .{} file holds no points below 0", kind.name())
            }
            Self::Other(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Unfit {}

/// Title of each option: its name, or its id if it has none.
pub(super) fn titles(case: &Case) -> Vec<&str> {
    let id = |(index, id)| -> &str {
        case.names
            .get::<usize>(index)
            .map_or_else::<&str, _, _>(|| String::as_str(id), String::as_str)
    };
    case.candidates.iter().enumerate().map(id).collect()
}

/// Refuses what none of the formats of others can hold.
pub(super) fn check_plain(case: &Case, kind: Kind) -> Result<(), Unfit> {
    if case.ballots.iter().any(|ballot| ballot.w != 1) {
        return Err(Unfit::Weights(kind));
    }
    Ok(())
}

/// Refuses withdrawn options where a format has no place for them.
pub(super) fn check_withdrawn(case: &Case, kind: Kind) -> Result<(), Unfit> {
    if case.withdrawn.is_empty() {
        Ok(())
    } else {
        Err(Unfit::Withdrawn(kind))
    }
}

/// Refuses a case whose parts do not fit together, before any writer looks at it.
pub(super) fn check_shape(case: &Case) -> Result<(), Unfit> {
    let refuse = |reason: String| Err(Unfit::Other(reason));
    let options = case.candidates.len();
    if !case.names.is_empty() && case.names.len() != options {
        return refuse(format!("{} names for {options} options", case.names.len()));
    }
    if !case.costs.is_empty() && case.costs.len() != options {
        return refuse(format!("{} costs for {options} options", case.costs.len()));
    }
    for (number, entry) in (1..).zip(&case.ballots) {
        let marks = marks(entry, case.ballot_type);
        if marks.is_none_or(|mut marks| marks.any(|option| option >= options)) {
            return refuse(format!("ballot {number} does not belong to this vote"));
        }
    }
    Ok(())
}

/// The options on a ballot; none if it is not of this type.
fn marks(
    entry: &BallotEntry,
    ballot_type: BallotType,
) -> Option<Box<dyn Iterator<Item = usize> + '_>> {
    Some(match ballot_type {
        BallotType::Ranking => Box::new(entry.r.as_ref()?.iter().flatten().copied()),
        BallotType::Approval => Box::new(entry.a.as_ref()?.iter().copied()),
        BallotType::Points => Box::new(entry.p.as_ref()?.iter().map(|mark| mark.0)),
        BallotType::Rating => Box::new(entry.s.as_ref()?.iter().map(|mark| mark.0)),
        BallotType::Votes => Box::new(entry.v.as_ref()?.iter().map(|mark| mark.0)),
        BallotType::Pairwise => Box::new(entry.c.as_ref()?.iter().take(2).copied()),
    })
}
