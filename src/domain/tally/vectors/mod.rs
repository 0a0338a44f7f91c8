//! The file format of exported votes, `workshop-vote-vectors/1`, and of their
//! results, `workshop-vote-results/1`.
//!
//! A closed round is exported as a [`File`] with one [`Case`]: options, anonymous
//! ballots, and the rule to count them by. [`count`] reads such a file and
//! answers every test in it, so that whoever doubts a result can count again.

mod budgets;
mod count;
mod election;
mod marks;
mod methods;
mod options;
mod print;
mod rankings;

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::{Map, Value};

pub use count::{Answer, CaseResult, Results, TestResult, count};
pub use election::contradiction;
pub use methods::{METHODS, Method, usual_test};
pub use print::Fields;

/// Name and version of the input format.
pub const FORMAT: &str = "workshop-vote-vectors/1";
/// Name and version of the output format.
pub const RESULT_FORMAT: &str = "workshop-vote-results/1";

/// A file of votes. Keys that are not listed here are remarks and ignored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct File {
    /// [`FORMAT`].
    pub format: String,
    /// Remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The votes.
    pub cases: Vec<Case>,
}

/// One vote and how to count it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Case {
    /// Identification, repeated in the result.
    pub id: String,
    /// Remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// What is on the ballots.
    pub ballot_type: BallotType,
    /// Ids of the options; the order is the last tie-break.
    pub candidates: Vec<String>,
    /// Titles of the candidates, for people; empty if the ids say enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Ids withdrawn after voting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<String>,
    /// Names of the stakeholder groups that ballots refer to by position.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Cost of each candidate, for budgets.
    #[serde(
        default,
        deserialize_with = "costs",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub costs: Vec<u64>,
    /// The money there is.
    #[serde(
        default,
        deserialize_with = "budget",
        skip_serializing_if = "Option::is_none"
    )]
    pub budget: Option<u64>,
    /// The ballots.
    pub ballots: Vec<BallotEntry>,
    /// The rules to count by.
    #[serde(default)]
    pub tests: Vec<Test>,
}

/// What is on the ballots of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BallotType {
    /// `r`
    Ranking,
    /// `a`
    Approval,
    /// `p`
    Points,
    /// `s`
    Rating,
    /// `v`
    Votes,
    /// `c`
    Pairwise,
}

impl BallotType {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ranking => "ranking",
            Self::Approval => "approval",
            Self::Points => "points",
            Self::Rating => "rating",
            Self::Votes => "votes",
            Self::Pairwise => "pairwise",
        }
    }
}

/// A rule with its options. An `expect` beside them is ignored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Test {
    /// Name of the rule.
    pub method: String,
    /// Its options, by name.
    #[serde(default)]
    pub options: Map<String, Value>,
}

/// One ballot line: copies, weight, group, and the one payload of its type.
/// Candidates are positions in the list, counted from 0.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BallotEntry {
    /// Number of identical ballots.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub n: u64,
    /// Weight of each.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub w: u64,
    /// Stakeholder group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub g: Option<usize>,
    /// Ranking: tiers, best first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r: Option<Vec<Vec<usize>>>,
    /// Approved candidates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<Vec<usize>>,
    /// Points: candidate and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p: Option<Vec<(usize, i64)>>,
    /// Rating: candidate and a value or `null` on each axis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub s: Option<Vec<RatingEntry>>,
    /// Opinion: candidate and 1 (agree), -1 (disagree) or 0 (pass).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub v: Option<Vec<(usize, i64)>>,
    /// Duel: winner and loser, or two candidates and 0 for a tie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub c: Option<Vec<usize>>,
}

/// Candidate and a value or `null` on each axis.
pub type RatingEntry = (usize, Option<i64>, Option<i64>);

impl Default for BallotEntry {
    fn default() -> Self {
        Self {
            n: 1,
            w: 1,
            g: None,
            r: None,
            a: None,
            p: None,
            s: None,
            v: None,
            c: None,
        }
    }
}

fn one() -> u64 {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is serde's"
)]
fn is_one(value: &u64) -> bool {
    *value == 1
}

/// Money is whole, though other programs like to write it with a decimal point.
fn money<E: de::Error>(value: &Value) -> Result<u64, E> {
    let whole = value
        .as_u64()
        .or_else(|| u64::try_from(options::whole(value)?).ok());
    whole.ok_or_else(|| E::custom(format!("{value} is not a whole amount of money")))
}

fn costs<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<u64>, D::Error> {
    Vec::<Value>::deserialize(input)?
        .iter()
        .map(money)
        .collect()
}

fn budget<'de, D: Deserializer<'de>>(input: D) -> Result<Option<u64>, D::Error> {
    Option::<Value>::deserialize(input)?
        .as_ref()
        .map(money)
        .transpose()
}

/// Reads a file. The error says where it stops making sense.
pub fn parse(text: &[u8]) -> Result<File, String> {
    parse_by_line(text).map_err(|(_, reason)| reason)
}

/// As [`parse`]; the error has the line, from 1, beside the words.
pub fn parse_by_line(text: &[u8]) -> Result<File, (Option<usize>, String)> {
    let file: File = serde_json::from_slice(text).map_err(|error| {
        (
            Some(error.line()).filter(|line| *line > 0),
            error.to_string(),
        )
    })?;
    if file.format != FORMAT {
        let reason = format!("format is \"{}\", expected \"{FORMAT}\"", file.format);
        return Err((None, reason));
    }
    Ok(file)
}
