//! After a round is closed: its open ballots are deleted, now their traces go too. `SQLite`'s log is
//! emptied into the file (where `secure_delete` has overwritten them), `PostgreSQL`'s table is
//! vacuumed.

use super::conn::Conn;
use super::error::StoreError;
use diesel::connection::SimpleConnection;
use diesel::sql_types::Integer;
use diesel::{QueryableByName, RunQueryDsl, sql_query};

/// Whether a closed round has left something to wipe.
#[derive(Debug, Default)]
pub(super) struct Cleanup {
    due: bool,
}

/// What `PRAGMA wal_checkpoint` answers.
#[derive(QueryableByName)]
struct Checkpoint {
    #[diesel(sql_type = Integer)]
    busy: i32,
}

impl Cleanup {
    /// A round was closed.
    pub(super) fn request(&mut self) {
        self.due = true;
    }

    pub(super) fn is_due(&self) -> bool {
        self.due
    }

    /// Wipes; stays due while a reader is in the way or the database says no.
    pub(super) fn run(&mut self, conn: &mut Conn) {
        match wipe(conn) {
            Ok(done) => self.due = !done,
            Err(error) => tracing::warn!(%error, "could not wipe the traces of open ballots yet"),
        }
    }
}

/// False if somebody was in the way.
fn wipe(conn: &mut Conn) -> Result<bool, StoreError> {
    match conn {
        Conn::Postgres(c) => {
            c.batch_execute("VACUUM open_ballot")?;
            Ok(true)
        }
        Conn::Sqlite(c) => {
            let answer: Checkpoint = sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(c)?;
            Ok(answer.busy == 0)
        }
    }
}
