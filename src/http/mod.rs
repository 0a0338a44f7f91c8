//! The only room that knows actix: routes, errors, identity, socket, assets.
//!
//! Every request passes, in this order: security headers ([`headers`]), the origin check
//! ([`origin`]), then its route, which says who may use it ([`routes`]).

pub mod app;
pub mod assets;
pub mod error;
pub mod headers;
pub mod health;
pub mod identity;
pub mod metrics;
pub mod origin;
pub mod routes;
pub mod server;
mod sieve;
pub mod socket;
