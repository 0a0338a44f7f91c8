//! The report as tables: what a spreadsheet and the CSV files have in common.

mod certainty;
mod funding;
pub(super) mod local;
mod measures;
mod origins;
mod ranking;
mod resources;
mod schedule;
mod sheet_cells;
mod tasks;
mod vote_figures;
mod votes;

pub use funding::funding;
pub use local::local;
pub use measures::measures;
pub use origins::origins;
pub use ranking::ranking;
pub use resources::resources;
pub use schedule::schedule;
pub use tasks::{milestones, tasks};
pub use votes::{COUNTED_AS, votes};

use super::words;
use crate::domain::register::funding::ApplicationState;
use crate::domain::sheet::codes::{DeliveryMode, Feasibility, PriorityClass};
use chrono::{NaiveDate, NaiveDateTime};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: unknown or withheld, never 0.
    Empty,
    /// A text, never a formula.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number in hundredths: euro cents, hundredths of full-time equivalents.
    Hundredths(i64),
    /// A share from 0 to 1.
    Share(f64),
    /// A day.
    Date(NaiveDate),
    /// A moment in local time.
    Moment(NaiveDateTime),
    /// A rank; shown as `2–3` in a tie.
    Rank {
        /// First rank that is held.
        first: u32,
        /// Last rank that is held.
        last: u32,
    },
}

impl Cell {
    /// A text; nothing if it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// The text that stands in it; empty for anything else.
    pub fn as_text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// A count.
    pub fn count(number: u32) -> Self {
        Self::Number(i64::from(number))
    }

    /// A part of a whole; nothing if there is no whole.
    pub fn share(part: u32, whole: u32) -> Self {
        if whole == 0 {
            Self::Empty
        } else {
            Self::Share(f64::from(part) / f64::from(whole))
        }
    }
}

/// How the cells of a column look where they are not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Text, wrapped.
    Text,
    /// Whole numbers, shares and ranks.
    Number,
    /// Shares and rates.
    Share,
    /// Numbers with two decimals.
    Decimal,
    /// Euros.
    Money,
    /// Days.
    Date,
    /// A mark in a grid: centred, and filled where there is one.
    Mark,
}

/// The drop-down lists of coded columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Life domains of the process.
    Domains,
    /// Whom a measure looks at.
    Direction,
    /// Priority class.
    Priority,
    /// Feasibility.
    Feasibility,
    /// In-house or contracted out.
    Delivery,
    /// Yes or no.
    YesNo,
    /// Status.
    Status,
    /// Traffic light.
    Light,
    /// State of an application for funding.
    Application,
}

/// All lists that have fixed entries, with their headings.
pub const FIXED_LISTS: [(List, &str); 8] = [
    (List::Direction, "Richtung"),
    (List::Priority, "Prioritätsklasse"),
    (List::Feasibility, "Machbarkeit"),
    (List::Delivery, "Umsetzung"),
    (List::YesNo, "Ja/Nein"),
    (List::Status, "Status"),
    (List::Light, "Ampel"),
    (List::Application, "Stand des Antrags"),
];

impl List {
    /// The entries; none for the life domains, which the report has.
    pub fn entries(self) -> Vec<&'static str> {
        match self {
            Self::Domains => Vec::new(),
            Self::Direction => words::DIRECTIONS.map(words::direction).to_vec(),
            Self::Priority => words::all(PriorityClass::ALL, words::priority),
            Self::Feasibility => words::all(Feasibility::ALL, words::feasibility),
            Self::Delivery => words::all(DeliveryMode::ALL, words::delivery),
            Self::YesNo => vec!["ja", "nein"],
            Self::Status => words::STATUSES.map(words::status).to_vec(),
            Self::Light => vec!["grün", "gelb", "rot"],
            Self::Application => words::all(ApplicationState::ALL, words::application),
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// What it means, for the legend.
    pub help: String,
    /// Width in characters.
    pub width: f64,
    /// How its cells look.
    pub look: Look,
    /// Its drop-down list.
    pub list: Option<List>,
    /// Its sum stands below the table of a workbook.
    pub summed: bool,
}

impl Column {
    pub(super) fn new(title: &str, width: f64, look: Look, help: &str) -> Self {
        Self {
            title: title.to_owned(),
            help: help.to_owned(),
            width,
            look,
            list: None,
            summed: false,
        }
    }

    fn summed(self) -> Self {
        Self {
            summed: true,
            ..self
        }
    }

    fn listed(self, list: List) -> Self {
        Self {
            list: Some(list),
            ..self
        }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Name, at most 31 characters: the sheet's, and in lower-case ASCII the CSV file's.
    pub name: &'static str,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows, each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Position of the column with this heading.
    pub fn column(&self, title: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.title == title)
    }

    /// True if no row has anything in this column.
    pub fn is_empty_column(&self, index: usize) -> bool {
        self.rows
            .iter()
            .all(|row| row.get(index).is_none_or(|cell| *cell == Cell::Empty))
    }
}
