//! Migrations: embedded, one folder per database with the same names on both sides.

use super::conn::{Conn, on_backend};
use super::error::StoreError;
use diesel::backend::Backend;
use diesel::migration::{MigrationSource, MigrationVersion};
use diesel::{Connection, PgConnection, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::error::Error;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Brings the database up to date; returns how many migrations ran. A database with migrations
/// that this program does not know is left as it is.
pub(super) fn run(conn: &mut Conn) -> Result<usize, StoreError> {
    let known = match conn {
        Conn::Postgres(_) => names::<<PgConnection as Connection>::Backend>(&POSTGRES)?,
        Conn::Sqlite(_) => names::<<SqliteConnection as Connection>::Backend>(&SQLITE)?,
    };
    let applied = on_backend!(conn, c => c.applied_migrations()).map_err(failed)?;
    let applied: Vec<String> = applied.iter().map(MigrationVersion::to_string).collect();
    if let Some(newer) = applied.iter().find(|name| !known.contains(name)) {
        return Err(StoreError::NewerDatabase(newer.clone()));
    }
    match conn {
        Conn::Postgres(c) => c.run_pending_migrations(POSTGRES).map(|ran| ran.len()),
        Conn::Sqlite(c) => c.run_pending_migrations(SQLITE).map(|ran| ran.len()),
    }
    .map_err(failed)
}

/// Versions of the migrations that this program knows.
fn names<B: Backend>(source: &EmbeddedMigrations) -> Result<Vec<String>, StoreError> {
    let migrations = MigrationSource::<B>::migrations(source).map_err(failed)?;
    Ok(migrations
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect())
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "handed over by map_err; a reference would take a closure at each call"
)]
fn failed(error: Box<dyn Error + Send + Sync>) -> StoreError {
    StoreError::Migration(error.to_string())
}
