//! What every handler shares.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use super::metrics::Metrics;
use crate::access::throttle::Throttles;
use crate::config::Config;
use crate::live::Live;
use crate::store::Store;

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
    /// What slows down guessing.
    pub throttles: Throttles,
    /// True once the service has begun to stop.
    pub stopping: AtomicBool,
}

impl App {
    /// The rooms over this database, with nothing running yet.
    pub fn new(config: Config, store: Store) -> Self {
        Self {
            config,
            metrics: Metrics::default(),
            live: Live::new(store.clone()),
            store,
            throttles: Throttles::default(),
            stopping: AtomicBool::new(false),
        }
    }

    /// From now on clients are told to come back later.
    pub fn begin_to_stop(&self) {
        self.stopping.store(true, Ordering::Release);
    }

    /// True once the service has begun to stop: clients are told to come back.
    pub fn stopping(&self) -> bool {
        self.stopping.load(Ordering::Acquire)
    }

    /// True if `peer` is a proxy whose headers are believed.
    pub fn trusts(&self, peer: Option<IpAddr>) -> bool {
        peer.is_some_and(|peer| self.config.trusted_proxies.contains(&peer.to_canonical()))
    }
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
