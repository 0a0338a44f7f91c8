//! Opening: the right database, made and brought up to date, or a sentence that says what to do.

use super::open;
use crate::harness::database::TestDatabase;
use diesel::connection::SimpleConnection;
use diesel::{Connection, RunQueryDsl, SqliteConnection};
use std::fs;
use zukunftswerkstatt::store::{Store, StoreError};

on_both_databases!(
    a_database_is_migrated_once,
    a_newer_database_is_refused_and_left_alone,
);

fn a_database_is_migrated_once(database: &TestDatabase) {
    assert!(Store::migrate(database.url()).unwrap() > 0);
    assert_eq!(Store::migrate(database.url()).unwrap(), 0);
    open(database);
}

fn a_newer_database_is_refused_and_left_alone(database: &TestDatabase) {
    let store = open(database);
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000001')";
    store
        .write(move |conn| Ok(conn.batch_execute(newer)?))
        .wait()
        .unwrap();
    drop(store);
    let error = Store::open(database.url()).err().unwrap();
    assert!(matches!(error, StoreError::NewerDatabase(_)), "{error:?}");
    assert!(error.to_string().contains("20990101000001"), "{error}");
}

/// What `.cargo/config.toml` asks for; without it all works, but slower.
#[test]
fn sqlite_is_built_for_one_thread_per_connection_and_keeps_its_plans() {
    #[derive(diesel::QueryableByName)]
    struct Built {
        #[diesel(sql_type = diesel::sql_types::Text)]
        compile_options: String,
    }
    let mut conn = SqliteConnection::establish(":memory:").unwrap();
    let built: Vec<Built> = diesel::sql_query("PRAGMA compile_options")
        .load(&mut conn)
        .unwrap();
    let has = |option| built.iter().any(|it| it.compile_options == option);
    for option in ["THREADSAFE=2", "DEFAULT_MEMSTATUS=0", "ENABLE_QPSG"] {
        assert!(has(option), "{option}");
    }
    assert!(!has("ENABLE_MEMORY_MANAGEMENT"));
}

#[test]
fn an_sqlite_file_is_made_with_its_folder_for_this_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("neu/tief/50%?#.db");
    let store = Store::open(&format!("sqlite:{}", file.display())).unwrap();
    let rights = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o600);
    drop(store);
    let log = fs::metadata(file.with_extension("db-wal")).map_or(0, |log| log.len());
    assert_eq!(log, 0, "at rest, all data lies in the file itself");
}

#[test]
fn what_cannot_be_opened_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("file"), "text").unwrap();
    let in_a_file = format!("sqlite:{}", path("file/data.db").display());
    let error = Store::open(&in_a_file).err().unwrap();
    assert!(
        matches!(error, StoreError::FolderNotWritable { .. }),
        "{error:?}"
    );
    assert!(error.to_string().contains("--database"), "{error}");

    let a_folder = format!("sqlite:{}", folder.path().display());
    let error = Store::open(&a_folder).err().unwrap();
    assert!(
        matches!(error, StoreError::FileNotWritable { .. }),
        "{error:?}"
    );

    fs::write(path("other.db"), "this is a text and no database at all").unwrap();
    let error = Store::open(&format!("sqlite:{}", path("other.db").display()))
        .err()
        .unwrap();
    assert!(matches!(error, StoreError::NotADatabase(_)), "{error:?}");

    let error = Store::open("mysql://u:geheim@h/d").err().unwrap();
    assert!(matches!(error, StoreError::UnknownScheme(_)), "{error:?}");

    let error = Store::open("postgres://zw@127.0.0.1:1/zw").err().unwrap();
    assert!(matches!(error, StoreError::CannotConnect(_)), "{error:?}");
}
