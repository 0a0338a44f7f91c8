//! The protocol: everything that crosses the network.
//!
//! One WebSocket per client at `/api/live`, JSON text frames, internally tagged, camelCase. A client
//! can be written from this room alone:
//!
//! 1. The client connects and sends [`client::Hello`] within ten seconds.
//! 2. The server answers `welcome`: protocol version, server time, role, the whole snapshot, and
//!    for phones the personal part. It may send `welcome` again at any time (after a lag): the
//!    client throws away what it has and takes the new one.
//! 3. From then on the server sends `event` with rising `seq`; each carries the new value of
//!    whatever changed, ready to be put in place of the old one. `presence`, `turnout` and
//!    `personal` are absolute and stand outside `seq`.
//! 4. The client sends commands with a `requestId` of its own making and repeats one until it is
//!    answered by `ack` or `refused`. Both sides send `ping`/`pong`; whoever hears nothing for 35 s
//!    closes.
//!
//! TypeScript is generated from these types into `frontend/src/lib/wire.gen.ts` (`make bless`).

pub mod client;
pub mod follow_up;
pub mod minutes;
pub mod office;
pub mod office_import;
pub mod office_kept;
pub mod office_reading;
pub mod office_register;
pub mod office_review;
pub mod office_rows;
pub mod office_sheet;
pub mod people;
pub mod rehearsal;
pub mod rest;
pub mod server;
#[cfg(test)]
mod typescript;
pub mod view;

/// Version of the protocol. A phone that was loaded with another one reloads itself.
pub const PROTOCOL: u32 = 1;

/// Close codes of the socket, beside those of RFC 6455.
pub mod close {
    /// The server stops or restarts: come back after a moment.
    pub const RESTART: u16 = 1012;
    /// No valid `hello` in time, or a message before it.
    pub const NO_HELLO: u16 = 4000;
    /// The token or session does not (or no longer) admit this role: do not come back by itself.
    pub const NOT_ALLOWED: u16 = 4001;
    /// There is no such workshop, or it has been archived.
    pub const GONE: u16 = 4004;
    /// The client speaks another protocol version: reload the page.
    pub const OUTDATED: u16 = 4010;
    /// Nothing was heard for too long, or the client reads too slowly or left a message unfinished: come back.
    pub const SILENT: u16 = 4008;
}
