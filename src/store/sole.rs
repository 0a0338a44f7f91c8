//! One server at a time on a `PostgreSQL` database. Whoever writes holds a lock of the database that ends with the
//! connection, and only after what that connection has begun: a commit that a killed server had sent may still be
//! under way when its successor starts, and must have arrived before that one reads.

use super::error::StoreError;
use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::sql_types::Bool;
use diesel::{PgConnection, RunQueryDsl};
use std::time::Duration;

/// The lock's number, which nothing else in this database uses: `zukunft` in ASCII.
const LOCK: i64 = 0x007a_756b_756e_6674;

/// Takes the lock for as long as this connection lives; waits at most so long for whoever holds it.
///
/// # Errors
/// `InUse` if it is still held then.
pub(super) fn hold(conn: &mut PgConnection, wait: Duration) -> Result<(), StoreError> {
    // A machine that vanished without a word must not hold it for hours.
    conn.batch_execute(
        "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3",
    )?;
    let try_it = format!("pg_try_advisory_lock({LOCK})");
    if diesel::select(sql::<Bool>(&try_it)).get_result(conn)? {
        return Ok(());
    }
    tracing::info!(
        "the database is held by another server, or by an earlier connection that is not through; waiting for it"
    );
    conn.batch_execute(&format!("SET lock_timeout = {}", wait.as_millis()))?;
    let held = conn.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})"));
    // A connection that still answers was told to wait no longer.
    conn.batch_execute("SET lock_timeout = 0")?;
    held.map_err(|_| StoreError::InUse)
}
