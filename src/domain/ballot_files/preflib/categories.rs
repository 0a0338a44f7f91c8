//! Categories: each ballot puts options into a fixed list of categories, best first.
//!
//! | names of the categories | ballots |
//! |---|---|
//! | one, or two | approval: what is in the first one is approved |
//! | `Agree`, `Pass`, `Disagree` | agree/disagree/pass |
//! | `benefit 5 effort 1` and the like | ratings on two axes |
//! | others | ratings on one axis, the first category being the best |

use std::fmt::Write as _;

use serde_json::{Map, json};

use super::header::{self, Header, Numbers};
use super::orders::group;
use crate::domain::ballot_files::builder::Builder;
use crate::domain::ballot_files::text::Scanner;
use crate::domain::ballot_files::unfit::{check_plain, check_withdrawn};
use crate::domain::ballot_files::{Fault, Heading, Kind, Unfit, merged};
use crate::domain::tally::vectors::{BallotEntry, BallotType, Case, RatingEntry, Test};

const APPROVAL: [&str; 2] = ["Approved", "Not approved"];
const OPINIONS: [(&str, i64); 3] = [("Agree", 1), ("Pass", 0), ("Disagree", -1)];
/// Widest scale that is written as categories.
const STEPS: i64 = 10;

/// How categories become marks.
enum Meaning {
    Approval,
    Opinions,
    /// A pair of values for each category.
    Ratings(Vec<[Option<i64>; 2]>),
}

/// Reads categories.
pub(in crate::domain::ballot_files) fn read(text: &str) -> Result<Case, Fault> {
    let (header, lines) = header::read(text)?;
    if header.categories.is_empty() {
        return Err(Fault::at(header.line, "the header names no categories"));
    }
    let meaning = Meaning::of(&header.categories);
    let mut builder = Builder::new(header.names.len());
    for (line, text) in lines {
        let mut scanner = Scanner::new(text, line);
        let n = scanner.number()?;
        scanner.expect(header.separator)?;
        let mut entry = meaning.empty();
        for category in 0..header.categories.len() {
            if category > 0 {
                scanner.expect(',')?;
            }
            for option in options(&mut scanner, &mut builder, line)? {
                meaning.put(&mut entry, category, option);
            }
        }
        if !scanner.at_end() {
            return Err(scanner.fault("the end of the line after the last category"));
        }
        builder.push(BallotEntry { n, ..entry }, line)?;
    }
    meaning.case(header, builder)
}

/// `3`, `{}` or `{1,2}`
fn options(scanner: &mut Scanner, builder: &mut Builder, line: usize) -> Result<Vec<usize>, Fault> {
    if !scanner.eat('{') {
        return Ok(vec![builder.option(scanner.number()?, line)?]);
    }
    let mut options = Vec::new();
    if scanner.eat('}') {
        return Ok(options);
    }
    loop {
        options.push(builder.option(scanner.number()?, line)?);
        if scanner.eat('}') {
            return Ok(options);
        }
        scanner.expect(',')?;
    }
}

impl Meaning {
    fn of(categories: &[String]) -> Self {
        let pairs: Option<Vec<_>> = categories.iter().map(|name| pair(name)).collect();
        if let Some(pairs) = pairs {
            return Self::Ratings(pairs);
        }
        let opinions = categories.len() == OPINIONS.len()
            && categories
                .iter()
                .zip(OPINIONS)
                .all(|(name, (known, _))| name.eq_ignore_ascii_case(known));
        if opinions {
            return Self::Opinions;
        }
        if categories.len() <= APPROVAL.len() {
            return Self::Approval;
        }
        let steps = (1..=i64::try_from(categories.len()).unwrap_or(i64::MAX)).rev();
        Self::Ratings(steps.map(|step| [Some(step), None]).collect())
    }

    fn empty(&self) -> BallotEntry {
        let mut entry = BallotEntry::default();
        match self {
            Self::Approval => entry.a = Some(Vec::new()),
            Self::Opinions => entry.v = Some(Vec::new()),
            Self::Ratings(_) => entry.s = Some(Vec::new()),
        }
        entry
    }

    fn put(&self, entry: &mut BallotEntry, category: usize, option: usize) {
        match self {
            Self::Approval if category == 0 => entry.a.get_or_insert_default().push(option),
            Self::Approval => {}
            Self::Opinions => {
                if let Some((_, value)) = OPINIONS.get(category) {
                    entry.v.get_or_insert_default().push((option, *value));
                }
            }
            Self::Ratings(pairs) => {
                if let Some([first, second]) = pairs.get(category) {
                    let rating = (option, *first, *second);
                    entry.s.get_or_insert_default().push(rating);
                }
            }
        }
    }

    fn case(&self, header: Header, builder: Builder) -> Result<Case, Fault> {
        let ballot_type = match self {
            Self::Approval => BallotType::Approval,
            Self::Opinions => BallotType::Votes,
            Self::Ratings(_) => BallotType::Rating,
        };
        let mut case = header.into_case(builder, ballot_type, self.empty())?;
        if let Self::Ratings(pairs) = self {
            let values: Vec<i64> = pairs.iter().flatten().flatten().copied().collect();
            let one_axis = pairs.iter().all(|[_, second]| second.is_none());
            let highest = values.iter().max().copied().unwrap_or(5);
            let mut options = Map::new();
            if one_axis {
                let middle = f64::from(i32::try_from(highest).unwrap_or(i32::MAX) + 1) / 2.0;
                options.insert("scale".to_owned(), json!([1, highest]));
                options.insert("threshold".to_owned(), json!(middle));
            } else if values.iter().any(|value| !(1..=5).contains(value)) {
                let lowest = values.iter().min().copied().unwrap_or(1);
                options.insert("scale".to_owned(), json!([lowest, highest]));
            }
            case.tests = vec![Test {
                method: "rating".to_owned(),
                options,
            }];
        }
        Ok(case)
    }
}

/// Values of a category that we named.
fn pair(name: &str) -> Option<[Option<i64>; 2]> {
    let mut words = name.split(' ');
    let mut value = |axis: &str| {
        if words.next() != Some(axis) {
            return None;
        }
        match words.next()? {
            "-" => Some(None),
            number => number.parse().ok().map(Some),
        }
    };
    let pair = [value("benefit")?, value("effort")?];
    words.next().is_none().then_some(pair)
}

fn pair_name([benefit, effort]: [Option<i64>; 2]) -> String {
    let word = |value: Option<i64>| value.map_or_else(|| "-".to_owned(), |v| v.to_string());
    format!("benefit {} effort {}", word(benefit), word(effort))
}

/// Writes categories.
pub(in crate::domain::ballot_files) fn write(
    case: &Case,
    heading: &Heading,
) -> Result<String, Unfit> {
    let kind = Kind::Cat;
    check_plain(case, kind)?;
    check_withdrawn(case, kind)?;
    let pairs = match case.ballot_type {
        BallotType::Rating => all_pairs(&case.ballots)?,
        BallotType::Approval | BallotType::Votes => Vec::new(),
        _ => return Err(Unfit::BallotType(kind)),
    };
    let names: Vec<String> = match case.ballot_type {
        BallotType::Approval => APPROVAL.map(str::to_owned).to_vec(),
        BallotType::Votes => OPINIONS.map(|(name, _)| name.to_owned()).to_vec(),
        _ => pairs.iter().map(|pair| pair_name(*pair)).collect(),
    };
    let (mut empty, mut voters, mut unique) = (0, 0, 0);
    let mut lines = String::new();
    for entry in merged(&case.ballots) {
        let n = entry.n;
        match in_categories(&entry, case, &pairs)? {
            None => empty += n,
            Some(groups) => {
                voters += n;
                unique += 1;
                let groups: Vec<String> = groups.iter().map(|options| group(options)).collect();
                // Writing to a string does not fail.
                let _ = writeln!(lines, "{n}: {}", groups.join(","));
            }
        }
    }
    let numbers = Numbers {
        voters,
        unique,
        empty,
    };
    Ok(header::write(case, kind, heading, &numbers, &names)? + &lines)
}

/// The options of each category; none for an empty ballot.
fn in_categories(
    entry: &BallotEntry,
    case: &Case,
    pairs: &[[Option<i64>; 2]],
) -> Result<Option<Vec<Vec<usize>>>, Unfit> {
    let marks: Vec<(usize, usize)> = match case.ballot_type {
        BallotType::Approval => {
            let approved = entry.a.as_deref().unwrap_or_default();
            if approved.is_empty() {
                return Ok(None);
            }
            let category = |option| usize::from(approved.binary_search(&option).is_err());
            (0..case.candidates.len())
                .map(|option| (category(option), option))
                .collect()
        }
        BallotType::Votes => {
            let category = |value| OPINIONS.iter().position(|(_, known)| *known == value);
            let marks = entry.v.as_deref().unwrap_or_default().iter();
            marks
                .map(|&(option, value)| Some((category(value)?, option)))
                .collect::<Option<_>>()
                .ok_or_else(|| Unfit::Other("a vote is neither 1, -1 nor 0".to_owned()))?
        }
        _ => {
            let category = |&(_, first, second): &RatingEntry| {
                pairs.iter().position(|pair| *pair == [first, second])
            };
            let marks = entry.s.as_deref().unwrap_or_default().iter();
            marks
                .filter_map(|rating| Some((category(rating)?, rating.0)))
                .collect()
        }
    };
    if marks.is_empty() {
        return Ok(None);
    }
    let count = match case.ballot_type {
        BallotType::Approval => APPROVAL.len(),
        BallotType::Votes => OPINIONS.len(),
        _ => pairs.len(),
    };
    let mut groups = vec![Vec::new(); count];
    for (category, option) in marks {
        if let Some(group) = groups.get_mut(category) {
            group.push(option);
        }
    }
    Ok(Some(groups))
}

/// All pairs of values on the scale that was used: high benefit first, then low effort, answers
/// that leave one out last. Without any answer there is nothing to say about an option.
fn all_pairs(ballots: &[BallotEntry]) -> Result<Vec<[Option<i64>; 2]>, Unfit> {
    let ratings = || ballots.iter().flat_map(|entry| entry.s.iter().flatten());
    let values = || {
        ratings()
            .flat_map(|&(_, first, second)| [first, second])
            .flatten()
    };
    let lowest = values().min().unwrap_or(1).min(1);
    let highest = values().max().unwrap_or(5).max(5);
    if lowest < 1 - STEPS || highest > STEPS {
        return Err(Unfit::Other(format!(
            "ratings from {lowest} to {highest} are too many categories for a .cat file"
        )));
    }
    let values = |rising: bool| {
        let mut values: Vec<Option<i64>> = (lowest..=highest).map(Some).collect();
        if !rising {
            values.reverse();
        }
        values.push(None);
        values
    };
    let mut pairs: Vec<[Option<i64>; 2]> = Vec::new();
    for benefit in values(false) {
        pairs.extend(values(true).into_iter().map(|effort| [benefit, effort]));
    }
    pairs.pop(); // neither
    Ok(pairs)
}
