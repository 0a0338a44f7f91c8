//! What every handler shares.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Semaphore;

use super::error::{Answer, Problem};
use super::metrics::Metrics;
use super::rehearsals::Rehearsals;
use super::rounds::Analyses;
use super::turns::Turns;
use crate::access::throttle::Throttles;
use crate::config::Config;
use crate::domain::context::Timestamp;
use crate::domain::sheet::presence::Presence;
use crate::live::{Live, Seats, clock};
use crate::store::{Store, StoreError};

/// Passwords hashed at the same time; each takes 19 MiB and a processor.
const HASHING: usize = 2;

/// The service: settings and rooms, shared by all handlers.
pub struct App {
    /// Settings.
    pub config: Config,
    /// Figures of the service.
    pub metrics: Metrics,
    /// The database.
    pub store: Store,
    /// Running workshops.
    pub live: Live,
    /// What stands beside results.
    pub analyses: Analyses,
    /// The rehearsal that runs, or the last one.
    pub rehearsals: Rehearsals,
    /// What slows down guessing.
    pub throttles: Throttles,
    /// Who has which measure's sheet open.
    pub presence: Mutex<Presence>,
    /// Who makes a file now.
    pub turns: Turns,
    /// True once the service has begun to stop.
    pub stopping: AtomicBool,
    hashing: Semaphore,
}

impl App {
    /// The rooms over this database, with nothing running yet.
    pub fn new(config: Config, store: Store) -> Self {
        let seats = Seats::new(config.phones_per_room, config.phones);
        Self {
            live: Live::new(store.clone(), seats, config.unload_after),
            config,
            metrics: Metrics::default(),
            store,
            analyses: Analyses::default(),
            rehearsals: Rehearsals::default(),
            throttles: Throttles::default(),
            presence: Mutex::default(),
            turns: Turns::default(),
            stopping: AtomicBool::new(false),
            hashing: Semaphore::new(HASHING),
        }
    }

    /// From now on clients are told to come back later.
    pub fn begin_to_stop(&self) {
        self.stopping.store(true, Ordering::Release);
        self.rehearsals.end();
    }

    /// True once the service has begun to stop: clients are told to come back.
    pub fn stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    /// Reads from the database on a thread that may block.
    ///
    /// # Errors
    /// What the store says; faults inside as `internal`.
    pub async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Answer<T> {
        let store = self.store.clone();
        tokio::task::spawn_blocking(move || query(&store))
            .await
            .map_err(Problem::internal)?
            .map_err(Problem::from)
    }

    /// Works on passwords on a thread that may block, a few at a time.
    ///
    /// # Errors
    /// `internal` if the work panics.
    pub async fn hash<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Answer<T> {
        let _turn = self.hashing.acquire().await.map_err(Problem::internal)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(Problem::internal)
    }
}

/// The time on the service's clock.
pub fn now() -> Timestamp {
    clock::now()
}

#[cfg(test)]
impl App {
    /// An app with nothing but settings.
    pub(crate) fn for_tests(config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite:{}/test.db", folder.path().display())).unwrap();
        Self::new(config, store)
    }
}
