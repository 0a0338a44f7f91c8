//! Connections: one enum over both databases, opened with the settings that durability and ballot
//! secrecy need.

use super::error::StoreError;
use super::sole;
use super::target::Target;
use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::{Connection, PgConnection, SqliteConnection};
use std::time::Duration;

/// A connection to either database. Plain queries go straight to it; upserts and batch inserts go
/// through [`on_backend!`].
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Postgres(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// Expands one body per backend with the inner connection, for what a `MultiConnection` cannot do:
/// `on_backend!(conn, c => diesel::insert_into(t).values(row).on_conflict(id).do_update()…execute(c))`.
macro_rules! on_backend {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            $crate::store::conn::Conn::Postgres($c) => $body,
            $crate::store::conn::Conn::Sqlite($c) => $body,
        }
    };
}
pub(crate) use on_backend;

/// Kilobytes of pages that each of `SQLite`'s readers keeps: what it does not have, the system's own cache has.
const READ_CACHE_KB: u32 = 256;
/// The same for the writer, which comes to the same pages with each vote, and writes a page twice that has to make room
/// while many workshops are stored at once.
const WRITE_CACHE_KB: u32 = 8_000;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Reads only; each transaction sees one state of the data.
    Read,
    /// The one writer.
    Write,
}

/// How to open connections.
#[derive(Clone, Debug)]
pub(super) struct Manager {
    pub(super) target: Target,
    pub(super) purpose: Purpose,
    pub(super) busy_timeout: Duration,
    /// How long the writer of a server waits for the one before it.
    pub(super) sole: Option<Duration>,
}

impl Manager {
    /// A new connection with all settings made.
    pub(super) fn open(&self) -> Result<Conn, StoreError> {
        match &self.target {
            Target::Postgres(url) => {
                let mut conn = PgConnection::establish(url)
                    .map_err(|error| StoreError::CannotConnect(error.to_string()))?;
                conn.batch_execute(match self.purpose {
                    Purpose::Read => {
                        "SET TIME ZONE 'UTC'; SET SESSION CHARACTERISTICS AS TRANSACTION \
                         ISOLATION LEVEL REPEATABLE READ, READ ONLY"
                    }
                    Purpose::Write => "SET TIME ZONE 'UTC'; SET synchronous_commit = on",
                })?;
                if let (Purpose::Write, Some(wait)) = (self.purpose, self.sole) {
                    sole::hold(&mut conn, wait)?;
                }
                Ok(Conn::Postgres(conn))
            }
            Target::Sqlite(file) => {
                let mut conn =
                    SqliteConnection::establish(&Target::sqlite_uri(file)).map_err(|error| {
                        if file.exists() {
                            StoreError::CannotConnect(error.to_string())
                        } else {
                            StoreError::FileReplaced(file.clone())
                        }
                    })?;
                let cache = match self.purpose {
                    Purpose::Read => READ_CACHE_KB,
                    Purpose::Write => WRITE_CACHE_KB,
                };
                let pragmas = format!(
                    "PRAGMA busy_timeout = {}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                     PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; \
                     PRAGMA cache_size = -{cache}; PRAGMA query_only = {}",
                    self.busy_timeout.as_millis(),
                    i32::from(self.purpose == Purpose::Read),
                );
                conn.batch_execute(&pragmas).map_err(|error| {
                    if error.to_string().contains("not a database") {
                        StoreError::NotADatabase(file.clone())
                    } else {
                        error.into()
                    }
                })?;
                Ok(Conn::Sqlite(conn))
            }
        }
    }
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = StoreError;

    fn connect(&self) -> Result<Conn, StoreError> {
        self.open()
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), StoreError> {
        Ok(conn.ping()?)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}
