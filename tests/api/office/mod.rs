//! The office's part of the service, on both databases.

mod store;
