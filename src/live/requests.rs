//! Request ids: sending a command twice has the effect of sending it once.

use super::Done;
use crate::domain::command::Actor;
use crate::domain::ids::RequestId;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use std::collections::HashMap;
use uuid::Uuid;

/// Whose request it is: ids are made by clients and unique per sender only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Asker(pub(super) Uuid);

impl Asker {
    /// As the store keeps it.
    pub(super) fn key(self) -> String {
        self.0.to_string()
    }

    /// Read back from the store.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        Uuid::parse_str(key).ok().map(Self)
    }

    /// The sender behind an actor; none for guests, whose only command (`join`) is idempotent by
    /// its token.
    pub(super) fn of(actor: Actor) -> Option<Self> {
        match actor {
            Actor::Guest { .. } | Actor::Service => None,
            Actor::Participant { id, .. } => Some(Self(id.0)),
            Actor::Moderator { account } => Some(Self(account.0)),
        }
    }
}

/// The answers given so far.
#[derive(Default)]
pub(super) struct Requests {
    done: HashMap<(Asker, RequestId), (Hash256, Done)>,
}

impl Requests {
    /// The earlier answer to this request, or `requestIdReused` if its body was another.
    pub(super) fn earlier(
        &self,
        asker: Asker,
        id: RequestId,
        body: Hash256,
    ) -> Option<Result<Done, Refusal>> {
        self.done.get(&(asker, id)).map(|(known, done)| {
            if *known == body {
                Ok(*done)
            } else {
                Err(Refusal::RequestIdReused)
            }
        })
    }

    /// Remembers an answer.
    pub(super) fn remember(&mut self, asker: Asker, id: RequestId, body: Hash256, done: Done) {
        self.done.insert((asker, id), (body, done));
    }
}
