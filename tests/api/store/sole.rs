//! One server at a time on a `PostgreSQL` database; the next one begins where the last one has ended.

use super::created;
use super::sample::Sample;
use crate::harness::database::TestDatabase;
use crate::harness::locks::{Bystander, SERVER};
use std::thread;
use std::time::{Duration, Instant};
use zukunftswerkstatt::store::{Options, Store, StoreError};

fn server(url: &str, wait: Duration) -> Result<Store, StoreError> {
    let options = Options {
        sole: Some(wait),
        ..Options::default()
    };
    Store::open_with(url, options)
}

#[test]
fn a_second_server_waits_and_is_refused_while_there_is_a_first() {
    let Some(database) = TestDatabase::postgres() else {
        return;
    };
    let url = database.url().to_owned();
    let first = server(&url, Duration::from_secs(60)).unwrap();
    let refused = server(&url, Duration::from_millis(50)).err().unwrap();
    assert!(matches!(refused, StoreError::InUse), "{refused:?}");
    assert!(refused.to_string().contains("another server"), "{refused}");
    // Commands that look, or add an account, are let in beside it.
    let workshop = created(&Store::open(&url).unwrap(), &mut Sample::new(60));

    let mut bystander = Bystander::beside(&url);
    let successor = thread::spawn(move || server(&url, Duration::from_secs(60)).unwrap());
    let deadline = Instant::now() + Duration::from_secs(60);
    while bystander.wait_for(SERVER) == 0 {
        assert!(!successor.is_finished(), "there are two servers");
        assert!(Instant::now() < deadline, "nobody waits");
    }
    drop(first);
    let second = successor.join().unwrap();
    assert!(second.load_workshop(workshop.head.id).unwrap().is_some());
}

#[test]
fn sqlite_takes_no_lock_that_outlives_anything() {
    let database = TestDatabase::sqlite();
    let first = server(database.url(), Duration::ZERO).unwrap();
    let second = server(database.url(), Duration::ZERO).unwrap();
    created(&first, &mut Sample::new(61));
    assert_eq!(second.list_workshops().unwrap().len(), 1);
}
