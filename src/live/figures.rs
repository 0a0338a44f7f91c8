//! What running workshops count for operators, all of them together.

use crate::store::{Histogram, TIMES_US};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Figures of all sessions since the start.
#[derive(Debug)]
pub struct LiveFigures {
    /// Phones, projectors and consoles connected at this moment.
    pub connected: [AtomicU64; 3],
    /// Workshops loaded.
    pub workshops: AtomicU64,
    /// Bytes serialised for announcements: once per event and audience, and once for all audiences that see the same.
    pub announced_bytes: AtomicU64,
    /// Bytes serialised for the public part of snapshots: settings and agenda once for all audiences, the rest once per
    /// `seq` for phones, and for each wall and console.
    pub snapshot_bytes: AtomicU64,
    /// Whole states sent.
    pub snapshots: AtomicU64,
    /// Clients that had missed something and got a fresh snapshot.
    pub lagged: AtomicU64,
    /// Messages with figures (presence, turnout) made.
    pub figures: AtomicU64,
    /// Microseconds from the commit until an announcement lies in every mailbox.
    pub fan_out_us: Histogram,
    /// Newcomers for whom there was no room.
    pub full: AtomicU64,
}

impl Default for LiveFigures {
    fn default() -> Self {
        Self {
            connected: Default::default(),
            workshops: AtomicU64::default(),
            announced_bytes: AtomicU64::default(),
            snapshot_bytes: AtomicU64::default(),
            snapshots: AtomicU64::default(),
            lagged: AtomicU64::default(),
            figures: AtomicU64::default(),
            fan_out_us: Histogram::new(TIMES_US),
            full: AtomicU64::default(),
        }
    }
}

/// Adds to a figure.
pub(super) fn add(figure: &AtomicU64, more: usize) {
    figure.fetch_add(u64::try_from(more).unwrap_or(0), Relaxed);
}
