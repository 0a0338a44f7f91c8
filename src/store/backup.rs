//! A copy of the database while it is in use.

use super::Store;
use super::error::StoreError;
use super::target::Target;
use crate::store::conn::Conn;
use diesel::sql_types::Text;
use diesel::{RunQueryDsl, sql_query};
use std::fs::{self, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

impl Store {
    /// Writes a copy of an SQLite database to a new file, for this user alone. It shows one moment,
    /// disturbs nobody, and holds what the tables hold: nothing that was deleted. While a round is
    /// open it contains its ballots, so do not keep it longer than need be.
    pub fn backup(&self, file: &Path) -> Result<(), StoreError> {
        let manager = &self.inner.manager;
        let Target::Sqlite(_) = manager.target else {
            return Err(StoreError::UsePgDump);
        };
        let not_writable = |reason: &dyn std::fmt::Display| StoreError::BackupNotWritable {
            file: file.to_path_buf(),
            reason: reason.to_string(),
        };
        let Some(name) = file.to_str() else {
            return Err(not_writable(&"its name is not UTF-8"));
        };
        // Empty, so that SQLite fills it and its rights are ours.
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(file)
            .map_err(|reason| not_writable(&reason))?;
        let written = manager.open().and_then(|mut conn| match &mut conn {
            Conn::Sqlite(c) => Ok(sql_query("VACUUM INTO ?")
                .bind::<Text, _>(name)
                .execute(c)?),
            Conn::Postgres(_) => Err(StoreError::UsePgDump),
        });
        if let Err(error) = written {
            // Half a copy helps nobody; that it could not be removed is told by the file itself.
            drop(fs::remove_file(file));
            return Err(error);
        }
        // On disk before we say so.
        fs::File::open(file)
            .and_then(|copy| copy.sync_all())
            .map_err(|reason| not_writable(&reason))
    }
}
