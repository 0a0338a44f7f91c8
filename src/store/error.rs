//! What can go wrong with the database, in words that say what to do.

use crate::domain::refusal::Refusal;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use std::path::PathBuf;
use std::sync::Arc;

/// Every way in which the store says no. Cloned, because one failed commit answers many senders.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The database's address has a scheme that the store does not know.
    #[error(
        "`{0}` is not a database: write `sqlite:path/to/file.db` or `postgres://user@host/name`"
    )]
    UnknownScheme(String),
    /// The folder of the SQLite file cannot be made or written.
    #[error(
        "cannot write to the folder {}: {reason}. Create it for the user that runs the service, or choose another \
         one with --database sqlite:PATH",
        folder.display()
    )]
    FolderNotWritable {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The SQLite file cannot be opened for writing.
    #[error("cannot open {}: {reason}. Check its owner and rights", file.display())]
    FileNotWritable {
        /// The file.
        file: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The file is no SQLite database.
    #[error("{} is not an SQLite database. Choose another file with --database sqlite:PATH", .0.display())]
    NotADatabase(PathBuf),
    /// The server does not answer or turns us away.
    #[error(
        "cannot connect to the database: {0}. Check the address, and that the server runs and admits this user"
    )]
    CannotConnect(String),
    /// The database was made by a newer version of this program.
    #[error(
        "the database is newer than this program (it has the migration {0}, which is unknown here). Install the \
         version that you ran last, or restore the backup from before the update"
    )]
    NewerDatabase(String),
    /// A migration did not run.
    #[error("the database could not be brought up to date: {0}")]
    Migration(String),
    /// The database file was removed, or another file lies in its place.
    #[error(
        "the database file {} was removed or replaced while the service runs; nothing is stored. Put the file back, \
         or restart the service",
        .0.display()
    )]
    FileReplaced(PathBuf),
    /// A backup cannot be written there.
    #[error("cannot write the backup {}: {reason}. Name a file that does not exist yet", file.display())]
    BackupNotWritable {
        /// The file.
        file: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// `PostgreSQL` has a tool of its own for this.
    #[error(
        "a PostgreSQL database is backed up with `pg_dump --format=custom --file=FILE URL` and restored with \
         `pg_restore --dbname=URL FILE`"
    )]
    UsePgDump,
    /// A restored database would overwrite one.
    #[error("{} exists already. Move it away first, or restore to another file with --database sqlite:PATH", .0.display())]
    DatabaseExists(PathBuf),
    /// No space left.
    #[error(
        "the database's disk is full; nothing was stored. Free some space; the service goes on by itself"
    )]
    Full,
    /// The database may only be read.
    #[error("the database is read-only; nothing was stored. Check the file's rights and the disk")]
    ReadOnly,
    /// Somebody else holds the database.
    #[error("the database is in use by another program; nothing was stored. Try again")]
    Busy,
    /// Another server works on the database, or the last one has not gone yet.
    #[error(
        "another server works on this database, or the last one is not through with it yet; nothing was stored. End \
         it, or start again in a moment"
    )]
    InUse,
    /// The connection broke.
    #[error("the connection to the database broke ({0}); nothing was stored. Try again")]
    ConnectionLost(String),
    /// A value that must be unique exists already.
    #[error("it exists already ({0})")]
    Duplicate(String),
    /// There is no such thing.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// Somebody else changed this workshop in the database meanwhile; load it again.
    #[error("the workshop was changed by somebody else; load it again")]
    Stale,
    /// Ballots came for a round that is not open in the database.
    #[error("the round is not open")]
    RoundNotOpen,
    /// The events of the batch are stored, its ballots are not.
    #[error("ballots were not stored: {0}")]
    BallotsNotStored(Box<StoreError>),
    /// A row holds what no version of this program has written.
    #[error("the database holds a {thing} that cannot be read: {reason}")]
    Corrupt {
        /// Kind of the thing.
        thing: &'static str,
        /// What is wrong with it; never a text of it.
        reason: String,
    },
    /// A rule of the domain says no; the transaction is undone.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The store is shut down, or the job panicked.
    #[error("the store does not answer; nothing was stored")]
    Closed,
    /// Anything else that the database says.
    #[error("the database says: {0}")]
    Database(Arc<str>),
}

impl StoreError {
    /// A row that cannot be read.
    pub(crate) fn corrupt(thing: &'static str, reason: impl Into<String>) -> Self {
        Self::Corrupt {
            thing,
            reason: reason.into(),
        }
    }

    /// True where the connection itself cannot be trusted any more.
    pub(super) fn breaks_connection(&self) -> bool {
        matches!(
            self,
            Self::Full
                | Self::ReadOnly
                | Self::Busy
                | Self::ConnectionLost(_)
                | Self::FileReplaced(_)
        )
    }
}

impl From<Refusal> for StoreError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound("row"),
            DieselError::DatabaseError(kind, info) => {
                let text = info.message();
                let is = |part: &str| text.contains(part);
                match kind {
                    DatabaseErrorKind::UniqueViolation => {
                        Self::Duplicate(info.constraint_name().unwrap_or(text).to_owned())
                    }
                    DatabaseErrorKind::ReadOnlyTransaction => Self::ReadOnly,
                    DatabaseErrorKind::ClosedConnection => Self::ConnectionLost(text.to_owned()),
                    _ if is("database or disk is full") || is("No space left on device") => {
                        Self::Full
                    }
                    _ if is("readonly database") => Self::ReadOnly,
                    _ if is("database is locked") || is("database table is locked") => Self::Busy,
                    _ if is("terminating connection") || is("server closed the connection") => {
                        Self::ConnectionLost(text.to_owned())
                    }
                    _ => Self::Database(text.into()),
                }
            }
            DieselError::BrokenTransactionManager => {
                Self::ConnectionLost("a transaction broke off".to_owned())
            }
            other => Self::Database(other.to_string().into()),
        }
    }
}
