//! How many phones there is room for: in one workshop and in the whole service. Whoever has joined
//! already always gets in again; a newcomer waits until there is room.

use crate::domain::limits;
use crate::domain::refusal::Refusal;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How soon a phone that found no room asks again, in milliseconds.
const ASK_AGAIN_MS: u32 = 5_000;

/// The seats of the service, counted over all workshops.
#[derive(Clone, Debug)]
pub struct Seats {
    per_room: usize,
    in_all: usize,
    taken: Arc<AtomicUsize>,
}

impl Default for Seats {
    fn default() -> Self {
        Self::new(limits::PHONES_PER_ROOM, limits::PHONES)
    }
}

impl Seats {
    /// Room for this many phones in one workshop, and in all workshops together.
    pub fn new(per_room: usize, in_all: usize) -> Self {
        Self {
            per_room,
            in_all,
            taken: Arc::default(),
        }
    }

    /// Phones connected at this moment.
    pub fn taken(&self) -> usize {
        self.taken.load(Ordering::Relaxed)
    }

    /// A seat in a workshop where `room` phones are connected; `known` if the phone has joined.
    pub(super) fn take(&self, room: usize, known: bool) -> Result<Seat, Refusal> {
        if !known && (room >= self.per_room || self.taken() >= self.in_all) {
            return Err(Refusal::Full {
                retry_after_ms: ASK_AGAIN_MS,
            });
        }
        self.taken.fetch_add(1, Ordering::Relaxed);
        Ok(Seat(Arc::clone(&self.taken)))
    }
}

/// One phone's seat, free again when it is dropped.
#[derive(Debug)]
pub(super) struct Seat(Arc<AtomicUsize>);

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newcomers_wait_for_room_and_whoever_is_known_gets_in() {
        let seats = Seats::new(2, 3);
        let first = seats.take(0, false).unwrap();
        let second = seats.take(1, false).unwrap();
        assert!(matches!(seats.take(2, false), Err(Refusal::Full { .. })));
        let back = seats.take(2, true).unwrap();
        // Another workshop is empty, but the service is full.
        assert!(matches!(seats.take(0, false), Err(Refusal::Full { .. })));
        drop((first, second));
        assert_eq!(seats.taken(), 1);
        assert!(seats.take(0, false).is_ok());
        drop(back);
    }
}
