//! The only room that knows actix: routes, errors, identity, socket, assets.
//!
//! Every request passes, in this order: its turn (`connections`), a limit of time for its body (`bodies`), security
//! headers ([`headers`]), the origin check ([`origin`]), then its route, which says who may use it ([`routes`]).

pub mod accounts;
mod allowance;
pub mod app;
pub mod assets;
mod bodies;
mod connections;
pub mod demonstrations;
mod doors;
pub mod error;
pub mod feedback;
mod follow_up;
pub mod frames;
pub mod headers;
pub mod health;
pub mod hearing;
mod hello;
pub mod identity;
mod input;
mod lan;
mod line;
pub mod metrics;
pub mod municipality;
pub mod office;
mod open_files;
pub mod origin;
mod people;
pub mod photos;
pub mod rehearsals;
mod retention;
pub mod rounds;
pub mod routes;
pub mod server;
pub mod session;
mod sips;
mod socket;
mod turns;
mod upgrade;
pub mod workshops;
