use std::collections::HashSet;
use std::fmt::Write as _;

use crate::domain::ballot_files::builder::{self, Builder};
use crate::domain::ballot_files::text::excerpt;
use crate::domain::ballot_files::unfit::titles;
use crate::domain::ballot_files::{Fault, FaultCode, Heading, Kind, Unfit, escapes};
use crate::domain::tally::vectors::{BallotEntry, BallotType, Case};

/// Key of our own: ballots without any mark.
const EMPTY: &str = "NUMBER EMPTY BALLOTS";

/// What the header says.
#[derive(Default)]
pub(super) struct Header {
    pub(super) title: String,
    pub(super) names: Vec<String>,
    pub(super) categories: Vec<String>,
    /// Line of the last header line.
    pub(super) line: usize,
    /// Comes after the number of voters on a ballot's line.
    pub(super) separator: char,
    empty: u64,
    voters: Option<u64>,
    unique: Option<u64>,
}

/// Names by number as they come, with the line of the last one.
#[derive(Default)]
struct Names {
    found: Vec<(u64, String)>,
}

impl Names {
    /// All of 1 to `count`, each once.
    fn all(mut self, count: usize, what: &str, line: usize) -> Result<Vec<String>, Fault> {
        self.found.sort_by_key(|(number, _)| *number);
        let mut names = Vec::with_capacity(count.min(self.found.len()));
        for (expected, (number, name)) in (1..).zip(self.found) {
            if number != expected {
                let reason = format!("there is no {what} {expected}, or one is there twice");
                return Err(Fault::at(line, reason).because(FaultCode::Twice));
            }
            names.push(name);
        }
        if names.len() != count {
            let found = names.len();
            return Err(Fault::at(
                line,
                format!("{found} lines {what}, but there should be {count}"),
            )
            .because(FaultCode::Contradiction));
        }
        Ok(names)
    }
}

/// The lines of ballots, with their numbers.
type Numbered<'a> = Vec<(usize, &'a str)>;

/// Splits a file into its header and its ballots.
pub(super) fn read(text: &str) -> Result<(Header, Numbered<'_>), Fault> {
    let mut lines = (1..).zip(text.lines()).peekable();
    while lines.next_if(|(_, line)| line.trim().is_empty()).is_some() {}
    let header = match lines.peek() {
        None => return Err(Fault::of_file(FaultCode::Incomplete, "the file is empty")),
        Some((_, line)) if line.trim_start().starts_with('#') => {
            let mut keys = Vec::new();
            while let Some((number, line)) =
                lines.next_if(|(_, line)| line.trim_start().starts_with('#'))
            {
                keys.push((number, line.trim_start().trim_start_matches('#')));
            }
            of_keys(&keys)?
        }
        Some(_) => of_numbers(&mut lines)?,
    };
    let ballots = lines.filter(|(_, line)| !line.trim().is_empty());
    Ok((header, ballots.collect()))
}

fn of_keys(keys: &[(usize, &str)]) -> Result<Header, Fault> {
    let escaped = keys.iter().any(|(_, text)| text.trim() == escapes::REMARK);
    let mut header = Header {
        separator: ':',
        ..Header::default()
    };
    let (mut options, mut categories) = (None, 0);
    let (mut names, mut category_names) = (Names::default(), Names::default());
    for &(line, text) in keys {
        header.line = line;
        let Some((key, value)) = text.split_once(':') else {
            continue; // a remark
        };
        let key = key.trim().to_ascii_uppercase();
        let number = || whole(value, line);
        let words = || {
            let value = value.trim();
            if escaped {
                escapes::unescape(value)
                    .ok_or_else(|| Fault::at(line, "a backslash that escapes nothing"))
            } else {
                Ok(value.to_owned())
            }
        };
        if let Some(index) = key.strip_prefix("ALTERNATIVE NAME ") {
            names.found.push((whole(index, line)?, words()?));
        } else if let Some(index) = key.strip_prefix("CATEGORY NAME ") {
            category_names.found.push((whole(index, line)?, words()?));
        } else {
            match key.as_str() {
                "TITLE" => header.title = words()?,
                "NUMBER ALTERNATIVES" => options = Some(builder::options(number()?, line)?),
                "NUMBER CATEGORIES" => categories = builder::options(number()?, line)?,
                "NUMBER VOTERS" => header.voters = Some(number()?),
                "NUMBER UNIQUE ORDERS" | "NUMBER UNIQUE PREFERENCES" => {
                    header.unique = Some(number()?);
                }
                EMPTY => header.empty = number()?,
                _ => {}
            }
        }
    }
    let line = header.line;
    let options = options.ok_or_else(|| {
        Fault::at(line, "the header has no NUMBER ALTERNATIVES").because(FaultCode::Incomplete)
    })?;
    header.names = names.all(options, "ALTERNATIVE NAME", line)?;
    header.categories = category_names.all(categories, "CATEGORY NAME", line)?;
    Ok(header)
}

/// The old way: number of options, a line for each (`1,Name`), three numbers, then the ballots.
fn of_numbers<'a>(lines: &mut impl Iterator<Item = (usize, &'a str)>) -> Result<Header, Fault> {
    let mut last = 0;
    let mut next = |what: &str| {
        let found = lines.next();
        last = found.map_or(last, |(line, _)| line);
        found.ok_or_else(|| {
            Fault::at(last, format!("the file ends before {what}")).because(FaultCode::Incomplete)
        })
    };
    let (line, count) = next("its number of options")?;
    if count.trim().parse::<u64>().is_err() {
        let reason = format!(
            "expected a header (# FILE NAME: …) or a number of options, found \"{}\"",
            excerpt(count)
        );
        return Err(Fault::at(line, reason));
    }
    let options = builder::options(whole(count, line)?, line)?;
    let mut names = Names::default();
    for _ in 0..options {
        let (line, text) = next("all options are named")?;
        let (number, name) = text
            .split_once(',')
            .ok_or_else(|| Fault::at(line, "expected a number, a comma and a name"))?;
        names
            .found
            .push((whole(number, line)?, name.trim().to_owned()));
    }
    let (line, counts) = next("the numbers of voters and ballots")?;
    let counts: Vec<u64> = counts
        .split(',')
        .map(|number| whole(number, line))
        .collect::<Result<_, _>>()?;
    let &[_, voters, unique] = counts.as_slice() else {
        return Err(Fault::at(line, "expected three numbers"));
    };
    Ok(Header {
        names: names.all(options, "option", line)?,
        line,
        separator: ',',
        voters: Some(voters),
        unique: Some(unique),
        ..Header::default()
    })
}

fn whole(text: &str, line: usize) -> Result<u64, Fault> {
    let text = text.trim();
    text.parse().map_err(|_| {
        Fault::at(line, format!("\"{}\" is not a number", excerpt(text)))
            .because(FaultCode::NotANumber)
    })
}

impl Header {
    /// Makes the vote of what was read, once the numbers in the header agree with the ballots.
    pub(super) fn into_case(
        self,
        mut builder: Builder,
        ballot_type: BallotType,
        empty: BallotEntry,
    ) -> Result<Case, Fault> {
        let differs = |what: &str, said: Option<u64>, found: u64| match said {
            Some(said) if said != found => Err(Fault::at(
                self.line,
                format!("the header says {said} {what}, the file has {found}"),
            )
            .because(FaultCode::Contradiction)),
            _ => Ok(()),
        };
        differs("voters", self.voters, builder.people())?;
        let lines = u64::try_from(builder.lines()).unwrap_or(u64::MAX);
        differs("different ballots", self.unique, lines)?;
        if self.empty > 0 {
            let n = self.empty;
            builder.push(BallotEntry { n, ..empty }, self.line)?;
        }
        Ok(case(self.title, self.names, ballot_type, builder.finish()))
    }
}

/// A vote of which only the options' names are known: they are the ids, too, if they differ.
pub(in crate::domain::ballot_files) fn case(
    title: String,
    names: Vec<String>,
    ballot_type: BallotType,
    ballots: Vec<BallotEntry>,
) -> Case {
    let different: HashSet<&str> = names.iter().map(|name| name.trim()).collect();
    let clear = different.len() == names.len() && !different.contains("");
    let (candidates, names) = if clear {
        (names, Vec::new())
    } else {
        ((1..=names.len()).map(|n| n.to_string()).collect(), names)
    };
    Case {
        id: if title.is_empty() {
            "vote".to_owned()
        } else {
            title
        },
        about: String::new(),
        ballot_type,
        candidates,
        names,
        withdrawn: Vec::new(),
        groups: Vec::new(),
        costs: Vec::new(),
        budget: None,
        ballots,
        tests: Vec::new(),
    }
}

/// Numbers for the header.
pub(super) struct Numbers {
    pub(super) voters: u64,
    pub(super) unique: usize,
    pub(super) empty: u64,
}

/// The header as text; `categories` only for the kind that has them.
pub(super) fn write(
    case: &Case,
    kind: Kind,
    heading: &Heading,
    numbers: &Numbers,
    categories: &[String],
) -> Result<String, Unfit> {
    let titles = titles(case);
    let mut known = HashSet::new();
    if let Some(twice) = titles.iter().find(|title| !known.insert(title.trim())) {
        return Err(Unfit::SameTitle(kind, (*twice).to_owned()));
    }
    let all = titles.iter().copied().chain([heading.title.as_str()]);
    let needed = escapes::needed(all);
    let day = heading
        .day
        .map(|day| day.format("%Y-%m-%d").to_string())
        .unwrap_or_default();
    let name = kind.name();
    let unique = match kind {
        Kind::Cat => "PREFERENCES",
        _ => "ORDERS",
    };
    let mut out = String::new();
    let mut line = |key: &str, value: &dyn std::fmt::Display| {
        // Writing to a string does not fail.
        let _ = writeln!(out, "# {key}: {value}");
    };
    if needed {
        let (key, value) = escapes::REMARK.split_once(": ").unwrap_or_default();
        line(key, &value);
    }
    line("FILE NAME", &format!("vote.{name}"));
    line("TITLE", &escapes::escape(&heading.title, needed));
    line("DESCRIPTION", &"");
    line("DATA TYPE", &name);
    line("MODIFICATION TYPE", &"original");
    line("RELATES TO", &"");
    line("RELATED FILES", &"");
    line("PUBLICATION DATE", &day);
    line("MODIFICATION DATE", &day);
    line("NUMBER ALTERNATIVES", &titles.len());
    line("NUMBER VOTERS", &numbers.voters);
    line(&format!("NUMBER UNIQUE {unique}"), &numbers.unique);
    if numbers.empty > 0 {
        line(EMPTY, &numbers.empty);
    }
    if kind == Kind::Cat {
        line("NUMBER CATEGORIES", &categories.len());
    }
    for (number, category) in (1..).zip(categories) {
        line(&format!("CATEGORY NAME {number}"), category);
    }
    for (number, title) in (1..).zip(titles) {
        line(
            &format!("ALTERNATIVE NAME {number}"),
            &escapes::escape(title, needed),
        );
    }
    Ok(out)
}
