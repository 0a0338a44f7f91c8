//! Running workshops. One task owns each workshop ([`session`]); everybody else holds a
//! [`Handle`] and sends it messages. Connections fold announcements ([`Outbox`]) into screens.
//!
//! Order of things in a session: take all commands that wait → decide each against the working
//! state → commit them in one transaction → acknowledge, announce → let newcomers in. So nothing
//! leaves the task before it is on disk, and whoever attaches sees committed state only.

mod cast;
mod clients;
pub mod clock;
mod connection;
mod counting;
mod figures;
mod loaded;
mod mailbox;
mod meter;
mod pace;
mod registry;
mod requests;
mod seats;
mod session;
mod touches;
mod turn;

pub use connection::{Client, Connection, Outbox, Sent};
pub use figures::LiveFigures;
pub use registry::{Handle, Live, Lookup};
pub use seats::Seats;

use bytestring::ByteString;
use uuid::Uuid;

/// One message as it goes over the wire; cloning shares the bytes.
pub type Frame = ByteString;

/// What a command has led to, once it is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// The event at which it holds.
    pub seq: u64,
    /// Id of what was created, if anything.
    pub created: Option<Uuid>,
}

/// How many commands are decided and committed together at the most.
pub const BATCH: usize = 1024;
/// The wall gets turnout and tallies at most once in this many milliseconds, with the next tick; at once when none was
/// sent for [`METER_QUIET_MS`].
pub const WALL_METER_INTERVAL_MS: u64 = 50;
/// Turnout and tallies go out at once if none went out for this many milliseconds.
pub const METER_QUIET_MS: u64 = 100;
/// Whatever does not go out at once waits for the next tick of this many milliseconds, which all workshops share.
pub const METER_TICK_MS: u64 = 10;
/// Consoles get turnout and tallies at most once in this many milliseconds: moderators read them, nobody watches
/// them move.
pub const DESK_METER_INTERVAL_MS: u64 = 500;
/// Who is there is sent at most once in this many milliseconds: while a room joins, it changes all
/// the time.
pub const PRESENCE_INTERVAL_MS: u64 = 250;
/// Phones get live tallies at most once in this many milliseconds.
pub const PHONE_METER_INTERVAL_MS: u64 = 1000;
