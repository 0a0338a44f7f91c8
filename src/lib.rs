//! Zukunftswerkstatt: participatory planning workshops, live.
//!
//! One binary. One running workshop is owned by one task that receives commands, lets the pure
//! rules decide, has the store write the outcome, then acknowledges and announces. The README has
//! the code tour and the invariants.

pub mod access;
pub mod cli;
pub mod config;
pub mod domain;
pub mod export;
pub mod http;
pub mod live;
pub mod store;
pub mod wire;

pub use http::server::Server;
