//! Zukunftswerkstatt: participatory planning workshops, live.
//!
//! # Rooms
//!
//! | room | what | may use |
//! |---|---|---|
//! | [`domain`] | the rules; pure | – |
//! | [`wire`] | the protocol; everything that crosses the network | `domain` |
//! | [`store`] | the database; the only room with SQL | `domain` |
//! | [`access`] | passwords, tokens, throttles | `domain` |
//! | [`export`] | a report in, bytes out | `domain` |
//! | [`live`] | running workshops: one task owns each | `domain`, `wire`, `store` |
//! | [`http`] | routes, socket, assets; the only room that knows actix | all others |
//! | [`cli`] | the subcommands | all others |
//!
//! # Invariants
//!
//! 1. An acknowledged vote, card or moderation step is on disk before the acknowledgement leaves.
//! 2. A workshop's state is changed by its session task only, and the rules are pure. The tables
//!    are the truth: loading them gives exactly the state that the task had. Events are a journal of
//!    ids and kinds, with no texts and no ballots.
//! 3. A snapshot equals the stream: joining late, reloading, reconnecting and lagging all end in
//!    exactly the state that an uninterrupted listener of the same role has.
//! 4. Sending a command twice has the effect of sending it once.
//! 5. Nothing that reveals a hidden tally, a hidden card or another person's ballot leaves the
//!    server for someone who may not see it.
//! 6. Closing a round freezes its result; nothing later changes a figure in it.
//! 7. After a round is closed no ballot can be traced to a participant, within the limits that the
//!    privacy notice names.
//! 8. Merging, splitting, hiding, withdrawing never delete: lineage can always be walked.
//! 9. A slow or dead client costs the others nothing: queues are bounded, a lagging client gets a
//!    fresh snapshot instead of being dropped.
//!
//! Their tests: `tests/api/live/invariants.rs` (1, 3–6, 9), `tests/api/live/restart.rs` (2, 3),
//! `tests/api/day.rs` (3), `tests/api/store/` (1, 2, 7), `tests/rules/decide/` (2, 8).

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
