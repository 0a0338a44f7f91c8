//! When the database says no: everybody hears it, nothing is half, and it heals by itself.

use super::sample::{NOW, Sample};
use super::{batch, created, loaded, normal, open};
use crate::harness::database::TestDatabase;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::ids::CardId;
use zukunftswerkstatt::domain::workshop::Workshop;
use zukunftswerkstatt::store::{Batch, Options, Store, StoreError};

fn file(database: &TestDatabase) -> PathBuf {
    database.url().strip_prefix("sqlite:").unwrap().into()
}

/// Cards of altogether about a megabyte.
fn many_cards(sample: &mut Sample, workshop: &mut Workshop) -> Batch {
    let cards = (0..200).map(|_| {
        let id = CardId(sample.id());
        let mut card = sample.card(id);
        card.text = "x".repeat(5_000);
        vec![Change::Card(card)]
    });
    let cards = cards.collect();
    batch(sample, workshop, cards)
}

/// Lets the writer's connection fail in a way of its own, and sees that a batch fails with
/// `expected`, that nothing of it is stored, and that the same batch is stored afterwards.
fn fails_and_heals(
    store: &Store,
    sample: &mut Sample,
    sabotage: impl FnOnce(),
    repair: impl FnOnce(),
    expected: fn(&StoreError) -> bool,
) {
    let mut workshop = created(store, sample);
    let before = loaded(store, workshop.head.id);
    let cards = many_cards(sample, &mut workshop);
    sabotage();
    let error = store.commit(cards.clone()).wait().unwrap_err();
    assert!(expected(&error), "{error:?}");
    assert_eq!(loaded(store, workshop.head.id), before);
    repair();
    store.commit(cards).wait().unwrap();
    assert_eq!(loaded(store, workshop.head.id), normal(workshop));
}

/// Runs statements on the writer's connection.
fn on_writer(store: &Store, statements: &'static str) {
    store
        .write(move |conn| Ok(conn.batch_execute(statements)?))
        .wait()
        .unwrap();
}

#[test]
fn a_full_disk_stores_nothing_and_heals() {
    let database = TestDatabase::sqlite();
    let store = open(&database);
    fails_and_heals(
        &store,
        &mut Sample::new(30),
        || on_writer(&store, "PRAGMA max_page_count = 1"), // as many as there are now
        || {},
        |error| matches!(error, StoreError::Full),
    );
}

#[test]
fn a_read_only_database_stores_nothing_and_heals() {
    let database = TestDatabase::sqlite();
    let store = open(&database);
    fails_and_heals(
        &store,
        &mut Sample::new(31),
        || on_writer(&store, "PRAGMA query_only = 1"),
        || {},
        |error| matches!(error, StoreError::ReadOnly),
    );
}

#[test]
fn a_database_in_use_stores_nothing_and_heals() {
    let database = TestDatabase::sqlite();
    let options = Options {
        busy_timeout: Duration::from_millis(20),
        ..Options::default()
    };
    let store = Store::open_with(database.url(), options).unwrap();
    let mut other = SqliteConnection::establish(&file(&database).display().to_string()).unwrap();
    let other = std::cell::RefCell::new(&mut other);
    fails_and_heals(
        &store,
        &mut Sample::new(32),
        || other.borrow_mut().batch_execute("BEGIN IMMEDIATE").unwrap(),
        || other.borrow_mut().batch_execute("ROLLBACK").unwrap(),
        |error| matches!(error, StoreError::Busy),
    );
}

#[test]
fn a_removed_file_is_noticed_and_heals_when_it_is_back() {
    let database = TestDatabase::sqlite();
    let store = open(&database);
    let away = file(&database).with_extension("away");
    fails_and_heals(
        &store,
        &mut Sample::new(33),
        || fs::rename(file(&database), &away).unwrap(),
        || fs::rename(&away, file(&database)).unwrap(),
        |error| matches!(error, StoreError::FileReplaced(_)),
    );
}

#[test]
fn a_replaced_file_is_never_written() {
    let database = TestDatabase::sqlite();
    let store = open(&database);
    let mut sample = Sample::new(34);
    let workshop = created(&store, &mut sample);
    let copy = file(&database).with_extension("copy");
    fs::copy(file(&database), &copy).unwrap();
    fs::rename(&copy, file(&database)).unwrap();
    let content = fs::read(file(&database)).unwrap();
    let mut next = Batch::new(workshop.head.id, workshop.seq, NOW);
    next.push(sample.event(vec![]));
    for _ in 0..2 {
        let error = store.commit(next.clone()).wait().unwrap_err();
        assert!(matches!(error, StoreError::FileReplaced(_)), "{error:?}");
    }
    assert_eq!(fs::read(file(&database)).unwrap(), content);
}

#[test]
fn a_server_that_ends_the_connection_stores_nothing_and_heals() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let store = open(&database);
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    fails_and_heals(
        &store,
        &mut Sample::new(35),
        || {
            PgConnection::establish(database.url())
                .unwrap()
                .batch_execute(end)
                .unwrap();
        },
        || {},
        |error| matches!(error, StoreError::ConnectionLost(_)),
    );
}
