use std::borrow::Cow;

use super::{FORMAT, HEAD, TYPES, columns_per_option, marks, unguarded};
use crate::domain::ballot_files::builder::{self, Builder};
use crate::domain::ballot_files::cells::{Row, Rows};
use crate::domain::ballot_files::text::excerpt;
use crate::domain::ballot_files::{Fault, FaultCode};
use crate::domain::tally::vectors::{BallotEntry, BallotType, Case, Test};

/// Reads a table.
pub(in crate::domain::ballot_files) fn read(text: &str) -> Result<Case, Fault> {
    let separator = [';', ',', '\t']
        .into_iter()
        .find(|separator| {
            text.strip_prefix(HEAD[0])
                .is_some_and(|rest| rest.starts_with(*separator))
        })
        .ok_or_else(|| Fault::at(1, "the first cell of the first row is not \"row\""))?;
    let mut rows = Rows::new(text, separator);
    let Some(head) = rows.next()? else {
        return Err(Fault::of_file(FaultCode::Incomplete, "the file is empty"));
    };
    let mut sheet = Sheet::new(&head)?;
    let mut builder = None;
    while let Some(row) = rows.next()? {
        if row.cell(0) != "ballot" {
            if builder.is_some() {
                return Err(Fault::at(
                    row.line,
                    "after the first ballot there are only ballots",
                ));
            }
            sheet.take(&row)?;
            continue;
        }
        let builder = match &mut builder {
            Some(builder) => builder,
            none => none.insert(Builder::new(sheet.options(row.line)?)),
        };
        sheet.ballot(&row, builder)?;
    }
    let options = sheet.options(head.line)?;
    let ballots = builder.map_or_else(Vec::new, Builder::finish);
    sheet.case(options, ballots)
}

/// What the rows before the ballots say.
struct Sheet {
    head: Vec<String>,
    known_format: bool,
    ballot_type: Option<BallotType>,
    id: String,
    about: String,
    budget: Option<u64>,
    tests: Vec<Test>,
    groups: Vec<String>,
    titles: Vec<String>,
    costs: Vec<u64>,
    withdrawn: Vec<bool>,
}

impl Sheet {
    fn new(head: &Row) -> Result<Self, Fault> {
        let first = (0..HEAD.len()).map(|column| head.cell(column));
        if !first.eq(HEAD) {
            let names = HEAD.join(", ");
            return Err(Fault::at(
                head.line,
                format!("the first row does not begin with {names}"),
            ));
        }
        let mut ids: Vec<String> = texts(head);
        while ids.last().is_some_and(String::is_empty) {
            ids.pop();
        }
        let count = u64::try_from(ids.len()).unwrap_or(u64::MAX);
        // Ratings have two columns for each.
        builder::options(count.div_ceil(2), head.line)?;
        Ok(Self {
            head: ids,
            known_format: false,
            ballot_type: None,
            id: String::new(),
            about: String::new(),
            budget: None,
            tests: Vec::new(),
            groups: Vec::new(),
            titles: Vec::new(),
            costs: Vec::new(),
            withdrawn: Vec::new(),
        })
    }

    fn take(&mut self, row: &Row) -> Result<(), Fault> {
        let line = row.line;
        let value = row.cell(1);
        match row.cell(0) {
            "format" if value == FORMAT => self.known_format = true,
            "format" => {
                let reason = format!("the format is \"{}\", not {FORMAT}", excerpt(value));
                return Err(Fault::at(line, reason));
            }
            "type" => {
                let known = TYPES.iter().find(|(name, _)| *name == value);
                let (_, known) = known.ok_or_else(|| {
                    Fault::at(line, format!("there is no type \"{}\"", excerpt(value)))
                })?;
                self.ballot_type = Some(*known);
            }
            "id" => self.id = text(row, 1),
            "about" => self.about = text(row, 1),
            "budget" => self.budget = Some(whole(value, line)?),
            "method" => self.tests.push(Test {
                method: value.to_owned(),
                options: match row.cell(2) {
                    "" => serde_json::Map::new(),
                    options => serde_json::from_str(options)
                        .map_err(|fault| Fault::at(line, format!("options: {fault}")))?,
                },
            }),
            "group" => self.groups.push(text(row, 3)),
            "title" => self.titles = texts(row),
            "cost" => {
                let amount = |column| whole(row.cell(column), line);
                self.costs = (HEAD.len()..HEAD.len() + self.head.len())
                    .step_by(self.step())
                    .map(amount)
                    .collect::<Result<_, _>>()?;
            }
            "withdrawn" => {
                self.withdrawn = (HEAD.len()..row.cells.len())
                    .map(|column| row.cell(column) == "yes")
                    .collect();
            }
            "axis" => {}
            other => {
                let reason = format!("there is no row \"{}\"", excerpt(other));
                return Err(Fault::at(line, reason));
            }
        }
        Ok(())
    }

    fn step(&self) -> usize {
        self.ballot_type.map_or(1, columns_per_option)
    }

    /// The number of options, once the type is known.
    fn options(&self, line: usize) -> Result<usize, Fault> {
        if !self.known_format {
            return Err(Fault::at(line, "the row \"format\" is missing"));
        }
        if self.ballot_type.is_none() {
            return Err(Fault::at(line, "the row \"type\" is missing"));
        }
        if !self.head.len().is_multiple_of(self.step()) {
            return Err(Fault::at(line, "ratings have two columns for each option"));
        }
        Ok(self.head.len() / self.step())
    }

    fn ballot(&self, row: &Row, builder: &mut Builder) -> Result<(), Fault> {
        let line = row.line;
        let group = match text(row, 3) {
            name if name.is_empty() => None,
            name => Some(
                self.groups
                    .iter()
                    .position(|known| *known == name)
                    .ok_or_else(|| {
                        Fault::at(line, format!("there is no group \"{}\"", excerpt(&name)))
                            .because(FaultCode::NotListed)
                    })?,
            ),
        };
        let ballot_type = self.ballot_type.unwrap_or(BallotType::Approval);
        let options = self.head.len() / self.step();
        let entry = marks::read(row, HEAD.len(), ballot_type, options, builder)?;
        let entry = BallotEntry {
            n: whole(row.cell(1), line)?,
            w: whole(row.cell(2), line)?,
            g: group,
            ..entry
        };
        builder.push(entry, line)
    }

    fn case(self, options: usize, ballots: Vec<BallotEntry>) -> Result<Case, Fault> {
        let step = self.step();
        let every = |list: Vec<String>| -> Vec<String> {
            let mut list: Vec<String> = list.into_iter().step_by(step).take(options).collect();
            if !list.is_empty() {
                list.resize(options, String::new());
            }
            list
        };
        let candidates = every(self.head);
        if candidates.iter().any(String::is_empty) {
            return Err(Fault::at(1, "a column of an option has no name"));
        }
        let withdrawn = candidates
            .iter()
            .zip(self.withdrawn.iter().step_by(step))
            .filter(|(_, gone)| **gone)
            .map(|(id, _)| id.clone())
            .collect();
        Ok(Case {
            id: self.id,
            about: self.about,
            ballot_type: self.ballot_type.unwrap_or(BallotType::Approval),
            names: every(self.titles),
            candidates,
            withdrawn,
            groups: self.groups,
            costs: self.costs,
            budget: self.budget,
            ballots,
            tests: self.tests,
        })
    }
}

/// A text as it was written.
fn text(row: &Row, column: usize) -> String {
    let cell = row.cells.get(column).map_or("", Cow::as_ref);
    unguarded(cell).to_owned()
}

/// The texts in the columns of the options.
fn texts(row: &Row) -> Vec<String> {
    (HEAD.len()..row.cells.len())
        .map(|column| text(row, column))
        .collect()
}

fn whole(text: &str, line: usize) -> Result<u64, Fault> {
    text.parse().map_err(|_| {
        Fault::at(line, format!("\"{}\" is not a number", excerpt(text)))
            .because(FaultCode::NotANumber)
    })
}
