//! Backups: a whole database of one moment, that becomes a database again.

use super::sample::Sample;
use super::{created, loaded, open};
use crate::harness::database::TestDatabase;
use diesel::connection::SimpleConnection;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use zukunftswerkstatt::store::{Store, StoreError};

fn url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

#[test]
fn a_backup_is_a_whole_database_of_one_moment() {
    let database = TestDatabase::sqlite();
    let store = open(&database);
    let mut sample = Sample::new(50);
    let workshop = created(&store, &mut sample);
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("sicherung o'clock.db");
    Store::backup(database.url(), &copy).unwrap();
    let rights = fs::metadata(&copy).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o600);
    created(&store, &mut sample);

    let again = Store::backup(database.url(), &copy).unwrap_err();
    assert!(
        matches!(again, StoreError::BackupNotWritable { .. }),
        "{again:?}"
    );

    let new = folder.path().join("neu/daten.db");
    Store::restore(&url(&new), &copy).unwrap();
    let restored = Store::open(&url(&new)).unwrap();
    assert_eq!(restored.list_workshops().unwrap().len(), 1);
    assert_eq!(loaded(&restored, workshop.head.id), workshop);

    let over = Store::restore(database.url(), &copy).unwrap_err();
    assert!(matches!(over, StoreError::DatabaseExists(_)), "{over:?}");
    assert_eq!(store.list_workshops().unwrap().len(), 2);

    let log = folder.path().join("alt.db-wal");
    fs::write(&log, "left behind").unwrap();
    let over = Store::restore(&url(&folder.path().join("alt.db")), &copy).unwrap_err();
    assert!(
        matches!(&over, StoreError::DatabaseExists(file) if *file == log),
        "{over:?}"
    );
}

#[test]
fn what_is_no_backup_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(
        path("text"),
        "no database at all, but long enough to look at",
    )
    .unwrap();
    let error = Store::restore(&url(&path("new.db")), &path("text")).unwrap_err();
    assert!(
        matches!(&error, StoreError::NotADatabase(file) if *file == path("text")),
        "{error:?}"
    );

    let missing = Store::restore(&url(&path("new.db")), &path("missing")).unwrap_err();
    assert!(missing.to_string().contains("no such file"), "{missing}");

    let database = TestDatabase::sqlite();
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000001')";
    let store = open(&database);
    let written = store.write(move |conn| Ok(conn.batch_execute(newer)?));
    written.wait().unwrap();
    Store::backup(database.url(), &path("newer.db")).unwrap();
    let error = Store::restore(&url(&path("new.db")), &path("newer.db")).unwrap_err();
    assert!(matches!(error, StoreError::NewerDatabase(_)), "{error:?}");

    let mut left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["newer.db", "text"]);
}

#[test]
fn a_backup_of_nothing_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (none, copy) = (folder.path().join("none.db"), folder.path().join("copy.db"));
    let error = Store::backup(&url(&none), &copy).unwrap_err();
    assert!(error.to_string().contains("no such file"), "{error}");
    assert!(!none.exists() && !copy.exists());
}

#[test]
fn postgres_names_its_own_tools() {
    let error = Store::backup("postgres://zw@localhost/zw", "x".as_ref()).unwrap_err();
    assert!(error.to_string().contains("pg_dump"), "{error}");
    let error = Store::restore("postgres://zw@localhost/zw", "x".as_ref()).unwrap_err();
    assert!(error.to_string().contains("pg_restore"), "{error}");
}
