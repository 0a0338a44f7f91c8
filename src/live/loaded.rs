//! Which workshops are in memory. One that nobody has looked at for a while leaves it again; whoever comes next has
//! it loaded anew, from the same tables as after a restart.

use super::registry::{Handle, Message};
use crate::domain::ids::WorkshopId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{OnceCell, mpsc};

/// Where the handle of a workshop is, or will be once it is loaded.
type Place = Arc<OnceCell<Handle>>;

/// The loaded workshops of this node.
#[derive(Clone, Default)]
pub(super) struct Loaded(Arc<Mutex<HashMap<WorkshopId, Place>>>);

impl Loaded {
    fn places(&self) -> MutexGuard<'_, HashMap<WorkshopId, Place>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The place of a workshop, empty until somebody has loaded it.
    pub(super) fn place(&self, id: WorkshopId) -> Place {
        Arc::clone(self.places().entry(id).or_default())
    }

    /// All that have been loaded.
    pub(super) fn handles(&self) -> Vec<Handle> {
        let places = self.places();
        places
            .values()
            .filter_map(|place| place.get().cloned())
            .collect()
    }

    /// Forgets the place of a workshop that does not exist.
    pub(super) fn forget(&self, id: WorkshopId) {
        self.places().remove(&id);
    }

    /// Takes a workshop out, unless a message is on its way to it. From then on its session may decide nothing any
    /// more: the next one reads the tables.
    pub(super) fn take_out(&self, id: WorkshopId, messages: &mut mpsc::Receiver<Message>) -> bool {
        let mut places = self.places();
        if !messages.is_empty() {
            return false;
        }
        messages.close();
        places.remove(&id);
        true
    }
}
