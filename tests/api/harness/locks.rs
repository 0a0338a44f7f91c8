//! What connections of a `PostgreSQL` database wait for, seen and arranged from a connection of the test's own.

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::sql_types::BigInt;
use diesel::{Connection, PgConnection, RunQueryDsl};

/// The number that a server's writer holds.
pub(crate) const SERVER: i64 = 0x007a_756b_756e_6674;
/// The number that [`Bystander::let_commits_wait`] lets commits wait for.
const COMMIT: i64 = 7;

/// Somebody who looks at the database from outside.
pub(crate) struct Bystander(PgConnection);

impl Bystander {
    /// Beside whoever uses the database with this URL.
    pub(crate) fn beside(url: &str) -> Self {
        Self(PgConnection::establish(url).unwrap())
    }

    /// Runs statements.
    pub(crate) fn run(&mut self, statements: &str) {
        self.0.batch_execute(statements).unwrap();
    }

    fn count(&mut self, condition: &str) -> i64 {
        let query = format!(
            "(SELECT count(*) FROM pg_locks l LEFT JOIN pg_database d ON d.oid = l.database \
             WHERE d.datname = current_database() AND l.pid <> pg_backend_pid() AND {condition})"
        );
        diesel::select(sql::<BigInt>(&query))
            .get_result(&mut self.0)
            .unwrap()
    }

    /// Connections that wait for this number of ours.
    pub(crate) fn wait_for(&mut self, number: i64) -> i64 {
        let (high, low) = (number >> 32, number & 0xffff_ffff);
        self.count(&format!(
            "l.locktype = 'advisory' AND l.classid = {high} AND l.objid = {low} AND NOT l.granted"
        ))
    }

    /// Connections that wait for a table.
    pub(crate) fn wait_for_a_table(&mut self) -> i64 {
        self.count("l.locktype = 'relation' AND NOT l.granted")
    }

    /// From now on a commit with a new card in it stays under way until [`Self::let_commits_go`].
    pub(crate) fn let_commits_wait(&mut self) {
        self.run(&format!(
            "CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS \
             'BEGIN PERFORM pg_advisory_xact_lock({COMMIT}); RETURN NULL; END'; \
             CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON contribution DEFERRABLE INITIALLY DEFERRED \
             FOR EACH ROW EXECUTE FUNCTION linger(); SELECT pg_advisory_lock({COMMIT})"
        ));
    }

    /// True while a commit is under way.
    pub(crate) fn commit_waits(&mut self) -> bool {
        self.wait_for(COMMIT) > 0
    }

    /// Lets all commits through.
    pub(crate) fn let_commits_go(&mut self) {
        self.run(&format!("SELECT pg_advisory_unlock({COMMIT})"));
    }
}
