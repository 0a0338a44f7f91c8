//! The store: what is written is there, whole or not at all, on both databases.

mod backups;
mod ballots;
mod failures;
mod happening;
mod keeping;
mod opening;
mod sample;
mod sample_rounds;
mod secrecy;
mod sole;

use crate::harness::database::TestDatabase;
use diesel::Connection;
use diesel::connection::InstrumentationEvent;
use sample::{NOW, Sample};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::ids::WorkshopId;
use zukunftswerkstatt::domain::workshop::Workshop;
use zukunftswerkstatt::store::{Answer, Batch, Store};

/// A store on a fresh database.
fn open(database: &TestDatabase) -> Store {
    Store::open(database.url()).unwrap()
}

/// A workshop in the store, with nothing in it.
fn created(store: &Store, sample: &mut Sample) -> Workshop {
    let workshop = sample.workshop();
    store.create_workshop(workshop.clone(), NOW).wait().unwrap();
    workshop
}

/// The workshop as the store has it, ballots reduced to what counts.
fn loaded(store: &Store, id: WorkshopId) -> Workshop {
    normal(store.load_workshop(id).unwrap().unwrap())
}

/// The same workshop without what a ballot box remembers of ballots that were replaced.
fn normal(mut workshop: Workshop) -> Workshop {
    workshop
        .ballots
        .retain(|_, ballots| !ballots.ballots.is_empty());
    for ballots in workshop.ballots.values_mut() {
        ballots.by_group.retain(|_, count| *count > 0);
        while ballots.points.last() == Some(&0) {
            ballots.points.pop();
        }
    }
    workshop
}

/// A batch of events, one per list of changes, that is applied to the workshop, too.
fn batch(sample: &mut Sample, workshop: &mut Workshop, events: Vec<Vec<Change>>) -> Batch {
    let mut batch = Batch::new(workshop.head.id, workshop.seq, NOW);
    for changes in events {
        for change in &changes {
            workshop.apply(change);
        }
        workshop.seq += 1;
        batch.push(sample.event(changes));
    }
    batch
}

/// Holds the writer until the returned sender is used, so that what is handed over meanwhile
/// becomes one group.
fn hold_writer(store: &Store) -> (Sender<()>, Answer<()>) {
    let (go, wait) = channel();
    let (started, running) = channel();
    let answer = store.write(move |_| {
        started.send(()).unwrap();
        wait.recv().unwrap();
        Ok(())
    });
    running.recv().unwrap();
    (go, answer)
}

/// What the writer's connection has asked (`true`) and kept prepared (`false`) from now on.
fn watch(store: &Store) -> Arc<Mutex<Vec<(bool, String)>>> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&seen);
    let watching = store.write(move |conn| {
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| match event {
            InstrumentationEvent::StartQuery { query, .. } => {
                notes.lock().unwrap().push((true, query.to_string()));
            }
            InstrumentationEvent::BeginTransaction { depth, .. } if depth.get() > 1 => {
                notes.lock().unwrap().push((true, "SAVEPOINT".to_owned()));
            }
            InstrumentationEvent::CacheQuery { sql, .. } => {
                notes.lock().unwrap().push((false, sql.to_owned()));
            }
            _ => {}
        });
        Ok(())
    });
    watching.wait().unwrap();
    seen
}
