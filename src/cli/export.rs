//! `export`: the files of a process from the command line, also while the service runs.

use std::fmt;
use std::io::Write;
use std::path::PathBuf;

use chrono::Utc;
use clap::{Args, ValueEnum};

use crate::config::{ConfigError, DatabaseArgs};
use crate::domain::analysis::certainty;
use crate::domain::context::Timestamp;
use crate::domain::ids::ProcessId;
use crate::domain::results::has_frozen_result;
use crate::export::ExportError;
use crate::export::csv::{Variant, archive};
use crate::export::json::json;
use crate::export::report::{Filter, Report};
use crate::export::xlsx::xlsx;
use crate::store::{Store, StoreError};

/// `export …`
#[derive(Args)]
pub struct ExportArgs {
    /// Where to write the file; `-` for standard output
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Kind of file
    #[arg(long, value_enum, default_value = "xlsx")]
    format: Format,
    /// Id of the strategy process; not needed if there is only one
    #[arg(long, value_name = "ID")]
    process: Option<ProcessId>,
    /// Also measures that are hidden, withdrawn or merged
    #[arg(long)]
    off_list: bool,
    /// Also strategy drafts (JSON only)
    #[arg(long)]
    drafts: bool,
    #[command(flatten)]
    database: DatabaseArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Workbook
    Xlsx,
    /// ZIP with CSV files for German spreadsheets
    Csv,
    /// ZIP with CSV files for programs: commas, ISO dates
    CsvMachine,
    /// The whole model with its lineage
    Json,
}

/// Why nothing was written.
enum Fault {
    Config(ConfigError),
    Store(StoreError),
    Export(ExportError),
    None,
    Several(Vec<String>),
    Write(PathBuf, std::io::Error),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => error.fmt(f),
            Self::Store(StoreError::Refused(_)) => {
                f.write_str("there is no such process; leave --process out to see which there are")
            }
            Self::Store(error) => error.fmt(f),
            Self::Export(error) => error.fmt(f),
            Self::None => f.write_str("there is no strategy process yet; make one in the office"),
            Self::Several(names) => write!(
                f,
                "there are several processes; choose one with --process:\n{}",
                names.join("\n")
            ),
            Self::Write(file, error) => write!(f, "cannot write {}: {error}", file.display()),
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ExportError> for Fault {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}

/// Writes the file. Answers the exit code.
pub fn run(args: &ExportArgs, out: &mut impl Write) -> u8 {
    match carry_out(args, out) {
        Ok(()) => 0,
        Err(fault) => {
            super::complain(&fault);
            match fault {
                Fault::Config(_) => super::BAD_SETTING,
                Fault::Store(error) if !matches!(error, StoreError::Refused(_)) => {
                    super::database_code(&error)
                }
                _ => super::FAILED,
            }
        }
    }
}

fn carry_out(args: &ExportArgs, out: &mut impl Write) -> Result<(), Fault> {
    let store = Store::open(&args.database.resolve().map_err(Fault::Config)?)?;
    let id = match args.process {
        Some(id) => id,
        None => only_process(&store)?,
    };
    let mut results = store.process_results(id)?;
    if results.process.sheet.municipality.is_empty() {
        results.process.sheet.municipality = store.municipality()?.name;
    }
    let filter = Filter {
        off_list: args.off_list,
        ..Filter::default()
    };
    let mut report = Report::new(
        Timestamp::from(Utc::now()),
        results.process,
        results.domains,
        &results.workshops,
        results.list,
        filter,
    );
    report.records = results.records;
    if args.drafts {
        report.drafts = store.drafts(id)?;
    }
    let rounds = results.workshops.iter().flat_map(|it| it.rounds.values());
    for round in rounds.filter(|round| has_frozen_result(round)) {
        let counted = store.counted_ballots(round.id)?;
        // What cannot be counted again has no certainty; its frozen result stands.
        let found = certainty(round, &counted).ok().flatten();
        report.certainties.extend(found.map(|it| (round.id, it)));
    }
    let bytes = match args.format {
        Format::Xlsx => xlsx(&report),
        Format::Csv => archive(&report, Variant::Office),
        Format::CsvMachine => archive(&report, Variant::Machine),
        Format::Json => json(&report),
    }?;
    let written = if args.file.as_os_str() == "-" {
        out.write_all(&bytes)
    } else {
        std::fs::write(&args.file, &bytes)
    };
    written.map_err(|error| Fault::Write(args.file.clone(), error))
}

/// The process, where there is no choice.
fn only_process(store: &Store) -> Result<ProcessId, Fault> {
    let processes = store.list_processes()?;
    match processes.as_slice() {
        [] => Err(Fault::None),
        [one] => Ok(one.id),
        several => Err(Fault::Several(
            several
                .iter()
                .map(|process| format!("  {}  {}", process.id, process.sheet.title))
                .collect(),
        )),
    }
}
