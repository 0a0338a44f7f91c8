//! What every handler shares.

use std::net::IpAddr;

use super::metrics::Metrics;
use crate::config::Config;

/// The service: settings and rooms, shared by all handlers.
pub struct App {
    /// Settings.
    pub config: Config,
    /// Figures of the service.
    pub metrics: Metrics,
}

impl App {
    /// True if `peer` is a proxy whose headers are believed.
    pub fn trusts(&self, peer: Option<IpAddr>) -> bool {
        peer.is_some_and(|peer| self.config.trusted_proxies.contains(&peer.to_canonical()))
    }
}

#[cfg(test)]
impl App {
    /// An app with nothing but settings.
    pub(crate) fn for_tests(config: Config) -> Self {
        Self {
            config,
            metrics: Metrics::default(),
        }
    }
}
