//! A copy of an SQLite database while it is in use, and a database out of such a copy.
//! `PostgreSQL` has tools of its own for both.

use super::Store;
use super::conn::{Conn, Manager, Purpose};
use super::error::StoreError;
use super::migrate;
use super::target::Target;
use diesel::sql_types::Text;
use diesel::{RunQueryDsl, sql_query};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for another program that holds the file.
const BUSY: Duration = Duration::from_secs(30);

impl Store {
    /// Writes a copy of the database at `url` to a new file, for this user alone, also while the
    /// service runs. It shows one moment and holds what the tables hold: nothing that was deleted.
    /// While a round is open it contains its ballots, so it should not be kept longer than need
    /// be. The database is not migrated.
    pub fn backup(url: &str, file: &Path) -> Result<(), StoreError> {
        let source = sqlite_file(url)?;
        if !source.exists() {
            return Err(StoreError::FileNotWritable {
                file: source,
                reason: "there is no such file".to_owned(),
            });
        }
        let not_writable = |reason: String| StoreError::BackupNotWritable {
            file: file.to_path_buf(),
            reason,
        };
        let name = file
            .to_str()
            .ok_or_else(|| not_writable("its name is not UTF-8".to_owned()))?;
        // Empty, so that SQLite fills it and its rights are ours.
        new_file(file).map_err(|reason| not_writable(reason.to_string()))?;
        let mut conn = manager(source).open()?;
        let written = match &mut conn {
            Conn::Sqlite(c) => sql_query("VACUUM INTO ?").bind::<Text, _>(name).execute(c),
            Conn::Postgres(_) => return Err(StoreError::UsePgDump),
        };
        if let Err(error) = written {
            // Half a copy helps nobody; if it cannot be removed, the error is the same.
            drop(fs::remove_file(file));
            return Err(error.into());
        }
        on_disk(file).map_err(|reason| not_writable(reason.to_string()))
    }

    /// Makes a database at `url`, where there must be none, out of a backup, and brings it up to
    /// date. A backup that is damaged or newer than this program leaves nothing behind.
    pub fn restore(url: &str, backup: &Path) -> Result<(), StoreError> {
        let file = sqlite_file(url)?;
        // A log that was left behind would be played into the restored file.
        let mut log = file.clone().into_os_string();
        log.push("-wal");
        for taken in [file.clone(), PathBuf::from(log)] {
            if taken.exists() {
                return Err(StoreError::DatabaseExists(taken));
            }
        }
        if !backup.is_file() {
            return Err(StoreError::FileNotWritable {
                file: backup.to_path_buf(),
                reason: "there is no such file".to_owned(),
            });
        }
        let mut draft = file.clone().into_os_string();
        draft.push(".restoring");
        let draft = PathBuf::from(draft);
        Target::Sqlite(draft.clone()).prepare()?;
        let made = fill(&draft, backup).and_then(|()| {
            fs::rename(&draft, &file).map_err(|reason| StoreError::FileNotWritable {
                file,
                reason: reason.to_string(),
            })
        });
        if made.is_err() {
            drop(fs::remove_file(&draft));
        }
        made
    }
}

/// Copies a backup, and sees that it is whole and can be used.
fn fill(draft: &Path, backup: &Path) -> Result<(), StoreError> {
    let failed = |reason: io::Error| StoreError::FileNotWritable {
        file: draft.to_path_buf(),
        reason: reason.to_string(),
    };
    let mut from = File::open(backup).map_err(|reason| StoreError::FileNotWritable {
        file: backup.to_path_buf(),
        reason: reason.to_string(),
    })?;
    let mut to = OpenOptions::new()
        .write(true)
        .truncate(true)
        .open(draft)
        .map_err(failed)?;
    io::copy(&mut from, &mut to).map_err(failed)?;
    let mut conn = manager(draft.to_path_buf())
        .open()
        .map_err(|error| match error {
            StoreError::NotADatabase(_) => StoreError::NotADatabase(backup.to_path_buf()),
            other => other,
        })?;
    if let Conn::Sqlite(c) = &mut conn {
        let found: Verdict = sql_query("PRAGMA integrity_check(1)").get_result(c)?;
        if found.integrity_check != "ok" {
            return Err(StoreError::corrupt("backup", found.integrity_check));
        }
    }
    migrate::run(&mut conn)?;
    drop(conn);
    on_disk(draft).map_err(failed)
}

/// What `PRAGMA integrity_check` answers.
#[derive(diesel::QueryableByName)]
struct Verdict {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

fn sqlite_file(url: &str) -> Result<PathBuf, StoreError> {
    match Target::parse(url)? {
        Target::Sqlite(file) => Ok(file),
        Target::Postgres(_) => Err(StoreError::UsePgDump),
    }
}

fn manager(file: PathBuf) -> Manager {
    Manager {
        target: Target::Sqlite(file),
        purpose: Purpose::Write,
        busy_timeout: BUSY,
        sole: None,
    }
}

/// A file that did not exist before, for this user alone.
fn new_file(file: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
}

/// Returns once the file's content is on disk.
fn on_disk(file: &Path) -> io::Result<()> {
    File::open(file)?.sync_all()
}
