//! Databases on the PostgreSQL server that the test run started (`scripts/with-postgres`, called by `make`).

use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

/// Names the server, with a user who may create databases: `postgres://user@host/postgres`.
const SERVER: &str = "TEST_POSTGRES_URL";

/// A database of one test on the server of the test run; dropping it drops the database.
pub(crate) struct PostgresDatabase {
    server: String,
    name: String,
    url: String,
}

impl PostgresDatabase {
    /// A new, empty database, or none if the run has no server.
    pub(crate) fn create() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = std::env::var(SERVER).ok().filter(|url| !url.is_empty())?;
        let name = format!(
            "test_{}_{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        run(
            &server,
            &format!("CREATE DATABASE {name} TEMPLATE template0"),
        );
        let (host, _) = server.rsplit_once('/').expect("a URL ends in /database");
        let url = format!("{host}/{name}");
        Some(Self { server, name, url })
    }

    /// As `--database` takes it.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        // A server under test may still hold connections.
        run(
            &self.server,
            &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name),
        );
    }
}

/// Runs one statement on the server's own database.
fn run(server: &str, statement: &str) {
    let mut connection =
        PgConnection::establish(server).expect("the server of the test run answers");
    connection.batch_execute(statement).expect(statement);
}

/// Without PostgreSQL half of the tests prove nothing: continuous integration must not skip them unnoticed.
#[test]
fn continuous_integration_tests_postgres() {
    if std::env::var_os("CI").is_some() {
        let database = PostgresDatabase::create().expect("CI is set, but TEST_POSTGRES_URL is not");
        PgConnection::establish(database.url()).expect("the new database answers");
    }
}
