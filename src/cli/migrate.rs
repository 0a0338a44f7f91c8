//! `migrate`: brings the database up to date without serving it.

use std::io::Write;

use crate::config::DatabaseArgs;
use crate::store::Store;

/// Runs the migrations that are missing. Answers the exit code.
pub fn run(args: &DatabaseArgs, out: &mut impl Write) -> u8 {
    let url = match args.resolve() {
        Ok(url) => url,
        Err(error) => {
            super::complain(&error);
            return super::BAD_SETTING;
        }
    };
    match Store::migrate(&url) {
        Ok(ran) => {
            // A closed standard output is no reason to fail.
            let _ = writeln!(out, "The database is up to date ({ran} migrations ran).");
            0
        }
        Err(error) => {
            super::complain(&error);
            super::database_code(&error)
        }
    }
}
