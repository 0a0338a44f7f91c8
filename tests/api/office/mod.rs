//! The office's part of the service, on both databases.

mod drafts;
mod files;
mod http;
mod imports;
mod kept;
mod minutes;
mod reading;
mod records;
mod review;
mod rights;
mod sheet;
mod store;
