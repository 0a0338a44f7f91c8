//! Who changed what last: so that a moderator who was overtaken reads by whom. Kept in memory
//! only; after a restart the sentence names nobody.

use crate::domain::event::Event;
use crate::domain::expected::{Expected, Key};
use crate::domain::ids::AccountId;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;
use std::collections::HashMap;

/// The last moderator to change each value; none where a participant did.
#[derive(Default)]
pub(super) struct Touches(HashMap<Key, Option<AccountId>>);

impl Touches {
    /// What an event may replace, before it does.
    pub(super) fn before(workshop: &Workshop, event: &Event) -> Vec<Expected> {
        if event.is_ballot() {
            return Vec::new();
        }
        let changes = event.changes.iter();
        changes
            .flat_map(|change| Expected::touched(workshop, change))
            .collect()
    }

    /// Remembers who replaced what did not stay as it was.
    pub(super) fn remember(
        &mut self,
        workshop: &Workshop,
        before: Vec<Expected>,
        actor: Option<AccountId>,
    ) {
        for value in before {
            if value.now(workshop).as_ref() != Some(&value) {
                self.0.insert(value.key(), actor);
            }
        }
    }

    /// Fills in who it was.
    pub(super) fn name(&self, refusal: Refusal) -> Refusal {
        match refusal {
            Refusal::Overtaken { seen, now, .. } => {
                let by = self.0.get(&seen.key()).copied().flatten();
                Refusal::Overtaken { seen, now, by }
            }
            other => other,
        }
    }
}
