//! The commands of the program.

pub mod backup;
pub mod demo;
pub mod export;
pub mod migrate;
pub mod play;
pub mod recount;
pub mod serve;
pub mod simulate;
pub mod user;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::store::StoreError;

/// Exit code: something went wrong that has no code of its own.
pub const FAILED: u8 = 1;
/// Exit code: a setting cannot be used, or the service would be reachable without encryption.
pub const BAD_SETTING: u8 = 3;
/// Exit code: the address cannot be listened on.
pub const ADDRESS: u8 = 4;
/// Exit code: the database cannot be opened or written.
pub const DATABASE: u8 = 5;
/// Exit code: the database was written by a newer version of the program.
pub const NEWER_DATABASE: u8 = 6;

const EXIT_CODES: &str = "Exit codes:
  0  fine
  1  something went wrong; recount: the input cannot be read
  2  wrong arguments; recount: at least one result is missing
  3  a setting cannot be used, or the service would be reachable without encryption
  4  the address cannot be listened on (taken, forbidden)
  5  the database cannot be opened or written
  6  the database was written by a newer version of this program";

/// Participatory planning workshops, live: from the QR code on the wall to the measure list
#[derive(Parser)]
#[command(name = "zukunftswerkstatt", version, after_help = EXIT_CODES, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the service
    Serve(crate::config::ServeArgs),
    /// Show a whole workshop on a temporary database, played by simulated phones
    Demo(demo::DemoArgs),
    /// Add, list and disable accounts, or make a new one-time link
    User(user::UserArgs),
    /// Write a backup of the SQLite database to a new file, also while the service runs
    Backup(backup::BackupArgs),
    /// Make an SQLite database out of a backup, where there is none yet
    Restore(backup::BackupArgs),
    /// Bring the database up to date without serving it
    Migrate(crate::config::DatabaseArgs),
    /// Write the measure list of a process to a file: workbook, CSV or JSON
    Export(export::ExportArgs),
    /// Hold a dress rehearsal: many phones against a temporary copy of a workshop
    Simulate(simulate::SimulateArgs),
    /// Count an exported vote again, offline, from the same code
    Recount(recount::RecountArgs),
}

/// Reads the command line, does what it says, and answers with the exit code.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let code = match cli.command {
        Command::Serve(args) => serve::run(&args),
        Command::Simulate(args) => simulate::run(&args),
        Command::Demo(args) => demo::run(&args),
        Command::User(args) => user::run(&args, &mut io::stdout().lock()),
        Command::Backup(args) => backup::backup(&args, &mut io::stdout().lock()),
        Command::Restore(args) => backup::restore(&args, &mut io::stdout().lock()),
        Command::Migrate(args) => migrate::run(&args, &mut io::stdout().lock()),
        Command::Export(args) => export::run(&args, &mut io::stdout().lock()),
        Command::Recount(args) => {
            let (mut out, mut complaints) = (io::stdout().lock(), io::stderr().lock());
            // A reader that closes the pipe early (`| head`) is no fault of ours.
            recount::count(&args, &mut out, &mut complaints).unwrap_or(FAILED)
        }
    };
    ExitCode::from(code)
}

/// The exit code that goes with a database that cannot be used.
pub(crate) fn database_code(error: &StoreError) -> u8 {
    match error {
        StoreError::NewerDatabase(_) => NEWER_DATABASE,
        _ => DATABASE,
    }
}

/// Says on standard error why nothing more is done.
pub(crate) fn complain(reason: &dyn std::fmt::Display) {
    use io::Write;
    // Nobody is left to be told that standard error is closed.
    let _ = writeln!(io::stderr(), "zukunftswerkstatt: {reason}");
}
