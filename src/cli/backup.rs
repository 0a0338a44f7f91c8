//! `backup` and `restore`: a copy of an SQLite database, and a database out of a copy.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::config::DatabaseArgs;
use crate::store::{Store, StoreError};

/// The arguments of both.
#[derive(Args, Clone, Debug)]
pub struct BackupArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Writes a backup to a new file; the service may run meanwhile. Answers the exit code.
pub fn backup(args: &BackupArgs, out: &mut impl Write) -> u8 {
    run(args, out, Store::backup, "The backup is written to")
}

/// Makes a database out of a backup; there must be none yet. Answers the exit code.
pub fn restore(args: &BackupArgs, out: &mut impl Write) -> u8 {
    run(args, out, Store::restore, "The database is restored from")
}

fn run(
    args: &BackupArgs,
    out: &mut impl Write,
    work: fn(&str, &Path) -> Result<(), StoreError>,
    done: &str,
) -> u8 {
    let url = match args.database.resolve() {
        Ok(url) => url,
        Err(error) => {
            super::complain(&error);
            return super::BAD_SETTING;
        }
    };
    match work(&url, &args.file) {
        Ok(()) => {
            // A closed standard output is no reason to fail.
            let _ = writeln!(out, "{done} {}.", args.file.display());
            0
        }
        Err(error) => {
            super::complain(&error);
            super::database_code(&error)
        }
    }
}
