//! A database for one test, empty at first, gone with the test.

use tempfile::TempDir;

use super::postgres::PostgresDatabase;

/// A database of its own for one test; dropping it deletes it.
pub(crate) struct TestDatabase {
    url: String,
    _keep: Keep,
}

/// What has to live as long as the test does.
enum Keep {
    Folder { _folder: TempDir },
    Postgres { _database: PostgresDatabase },
}

impl TestDatabase {
    /// An SQLite file in a folder of its own.
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        Self {
            url,
            _keep: Keep::Folder { _folder: folder },
        }
    }

    /// A PostgreSQL database on the server named in `TEST_POSTGRES_URL`; none without it, which
    /// [`super::postgres`] has a test for.
    pub(crate) fn postgres() -> Option<Self> {
        let database = PostgresDatabase::create()?;
        Some(Self {
            url: database.url().to_owned(),
            _keep: Keep::Postgres {
                _database: database,
            },
        })
    }

    /// The same database, reached by another way.
    pub(crate) fn by_way_of(mut self, url: String) -> Self {
        self.url = url;
        self
    }

    /// As `--database` takes it.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

mod tests {
    use super::TestDatabase;

    on_both_databases!(every_test_has_a_database_of_its_own);

    fn every_test_has_a_database_of_its_own(database: &TestDatabase) {
        let another = if database.url().starts_with("postgres") {
            TestDatabase::postgres().unwrap()
        } else {
            TestDatabase::sqlite()
        };
        assert_ne!(database.url(), another.url());
    }
}
