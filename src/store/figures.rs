//! What the writer counts for operators: how long commits take, how much goes into each, how much
//! waits. Nothing in it names a workshop, a round or a person.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// Buckets of a histogram beside the last one, which has no bound.
pub(super) const BUCKETS: usize = 11;

/// Bounds for times, in microseconds: 100 µs to 5 s.
pub const TIMES_US: [u64; BUCKETS] = [
    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000, 5_000_000,
];
/// Bounds for counts: 1 to 10,000.
pub const COUNTS: [u64; BUCKETS] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000];

/// Counts values by size.
#[derive(Debug)]
pub struct Histogram {
    bounds: [u64; BUCKETS],
    buckets: [AtomicU64; BUCKETS],
    count: AtomicU64,
    sum: AtomicU64,
}

impl Histogram {
    /// An empty one with these bounds, which rise.
    pub fn new(bounds: [u64; BUCKETS]) -> Self {
        Self {
            bounds,
            buckets: Default::default(),
            count: AtomicU64::default(),
            sum: AtomicU64::default(),
        }
    }

    /// Counts one value.
    pub fn record(&self, value: u64) {
        let fits = self.bounds.iter().zip(&self.buckets);
        if let Some((_, bucket)) = fits.into_iter().find(|(bound, _)| value <= **bound) {
            bucket.fetch_add(1, Relaxed);
        }
        self.sum.fetch_add(value, Relaxed);
        self.count.fetch_add(1, Relaxed);
    }

    /// Counts one time, in microseconds.
    pub fn record_time(&self, time: Duration) {
        self.record(u64::try_from(time.as_micros()).unwrap_or(u64::MAX));
    }

    /// How many values are at most each bound, smallest bound first.
    pub fn cumulative(&self) -> Vec<(u64, u64)> {
        let mut so_far = 0;
        let buckets = self.bounds.iter().zip(&self.buckets);
        buckets
            .map(|(bound, bucket)| {
                so_far += bucket.load(Relaxed);
                (*bound, so_far)
            })
            .collect()
    }

    /// How many values there were.
    pub fn count(&self) -> u64 {
        self.count.load(Relaxed)
    }

    /// All values together.
    pub fn sum(&self) -> u64 {
        self.sum.load(Relaxed)
    }
}

/// The writer's figures since the start.
#[derive(Debug)]
pub struct WriterFigures {
    /// Microseconds from the begin of a transaction until it is on disk.
    pub commit_us: Histogram,
    /// Batches and calls in one transaction.
    pub batch_jobs: Histogram,
    /// Ballots in one transaction.
    pub batch_ballots: Histogram,
    /// Transactions that failed.
    pub failed: AtomicU64,
    /// Batches and calls that wait at this moment.
    pub waiting: AtomicU64,
}

impl Default for WriterFigures {
    fn default() -> Self {
        Self {
            commit_us: Histogram::new(TIMES_US),
            batch_jobs: Histogram::new(COUNTS),
            batch_ballots: Histogram::new(COUNTS),
            failed: AtomicU64::default(),
            waiting: AtomicU64::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_up_to_each_bound_and_beyond_the_last() {
        let histogram = Histogram::new(COUNTS);
        for value in [1, 2, 2, 60, 20_000] {
            histogram.record(value);
        }
        let cumulative = histogram.cumulative();
        assert_eq!(cumulative.first(), Some(&(1, 1)));
        assert_eq!(cumulative.get(1), Some(&(2, 3)));
        assert_eq!(cumulative.last(), Some(&(10_000, 4)));
        assert_eq!((histogram.count(), histogram.sum()), (5, 20_065));
    }
}
