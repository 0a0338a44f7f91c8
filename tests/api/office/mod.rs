//! The office's part of the service, on both databases.

mod files;
mod http;
mod rights;
mod sheet;
mod store;
