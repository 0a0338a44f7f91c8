//! Who has a measure's sheet open to edit it: names that lapse by themselves.

use crate::domain::context::Timestamp;
use crate::domain::ids::{AccountId, MeasureId};
use std::collections::HashMap;

/// Milliseconds that a sign of life holds; pages send one every quarter of a minute.
pub const LEASE_MS: i64 = 40_000;
/// People shown for one measure.
const PER_MEASURE: usize = 50;

/// Everybody who is editing a sheet at this moment.
#[derive(Debug, Default)]
pub struct Presence {
    leases: HashMap<MeasureId, Vec<Lease>>,
}

#[derive(Debug)]
struct Lease {
    account: AccountId,
    name: String,
    until: Timestamp,
}

impl Presence {
    /// Notes that somebody has the sheet open, and names the others.
    pub fn here(
        &mut self,
        measure: MeasureId,
        (account, name): (AccountId, &str),
        now: Timestamp,
    ) -> Vec<String> {
        self.leases.retain(|_, leases| {
            leases.retain(|lease| lease.until > now);
            !leases.is_empty()
        });
        let leases = self.leases.entry(measure).or_default();
        leases.retain(|lease| lease.account != account);
        let others = leases.iter().map(|lease| lease.name.clone()).collect();
        if leases.len() < PER_MEASURE {
            leases.push(Lease {
                account,
                name: name.to_owned(),
                until: now.plus_ms(LEASE_MS),
            });
        }
        others
    }

    /// Notes that somebody has left.
    pub fn gone(&mut self, measure: MeasureId, account: AccountId) {
        if let Some(leases) = self.leases.get_mut(&measure) {
            leases.retain(|lease| lease.account != account);
        }
    }
}
