//! Announcements and snapshots as bytes: serialised once per event and audience, shared by all.

use super::Frame;
use crate::domain::context::Timestamp;
use crate::domain::event::Event;
use crate::domain::ids::AccountId;
use crate::domain::workshop::Workshop;
use crate::wire::PROTOCOL;
use crate::wire::server::{ClientRole, ServerMsg};
use crate::wire::view::{self, Audience, PersonalView};
use serde::Serialize;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::broadcast;

/// Bytes serialised for announcements since the start, for the test that they do not grow with
/// the number of listeners.
pub(super) static SERIALISED: AtomicU64 = AtomicU64::new(0);

/// One stream of announcements per audience, and the cached snapshot of each.
pub(super) struct Cast {
    streams: [broadcast::Sender<Frame>; 3],
    snapshots: [Option<(u64, Frame)>; 3],
}

fn slot(audience: Audience) -> usize {
    match audience {
        Audience::Participant => 0,
        Audience::Projector => 1,
        Audience::Moderator => 2,
    }
}

/// A message as JSON text.
pub(super) fn frame(message: &impl Serialize) -> Frame {
    let text = serde_json::to_string(message).unwrap_or_default();
    SERIALISED.fetch_add(u64::try_from(text.len()).unwrap_or(0), Ordering::Relaxed);
    Frame::from(text)
}

/// `seq` as JSON clients see it: safe as a number for more events than a day can hold.
pub(super) fn wire_seq(seq: u64) -> u32 {
    u32::try_from(seq).unwrap_or(u32::MAX)
}

impl Cast {
    pub(super) fn new() -> Self {
        let stream = || broadcast::Sender::new(super::EVENT_QUEUE);
        Self {
            streams: [stream(), stream(), stream()],
            snapshots: [None, None, None],
        }
    }

    /// Joins the stream of an audience.
    pub(super) fn subscribe(&self, audience: Audience) -> broadcast::Receiver<Frame> {
        match audience {
            Audience::Participant => self.streams[0].subscribe(),
            Audience::Projector => self.streams[1].subscribe(),
            Audience::Moderator => self.streams[2].subscribe(),
        }
    }

    /// Announces an event to whoever may see something of it.
    pub(super) fn announce(&self, workshop: &Workshop, event: &Event, seq: u64, now: Timestamp) {
        for (audience, stream) in Audience::ALL.into_iter().zip(&self.streams) {
            if stream.receiver_count() == 0 {
                continue;
            }
            let changes = view::announce(workshop, event, audience);
            if changes.is_empty() {
                continue;
            }
            let message = ServerMsg::Event {
                seq: wire_seq(seq),
                server_time: now,
                kind: event.kind,
                changes,
            };
            // An error means that nobody listens any more.
            let _ = stream.send(frame(&message));
        }
    }

    /// The first message for a client. The public part is serialised once per `seq`.
    pub(super) fn welcome(
        &mut self,
        workshop: &Workshop,
        audience: Audience,
        role: ClientRole,
        account: Option<AccountId>,
        personal: Option<&PersonalView>,
        now: Timestamp,
    ) -> Frame {
        let seq = workshop.seq;
        let fresh = || (seq, frame(&view::snapshot(workshop, audience)));
        let public = match self.snapshots.get_mut(slot(audience)) {
            Some(cached) => {
                if cached.as_ref().is_none_or(|(at, _)| *at != seq) {
                    *cached = Some(fresh());
                }
                cached
                    .as_ref()
                    .map_or_else(|| fresh().1, |(_, bytes)| bytes.clone())
            }
            None => fresh().1,
        };
        Frame::from(format!(
            "{{\"type\":\"welcome\",\"protocol\":{PROTOCOL},\"serverTime\":{},\"role\":{},\"accountId\":{},\"seq\":{},\"snapshot\":{public},\"personal\":{}}}",
            now.0,
            json(&role),
            json(&account),
            wire_seq(seq),
            json(&personal),
        ))
    }

    /// Forgets cached snapshots, after the state was loaded anew.
    pub(super) fn forget(&mut self) {
        self.snapshots = [None, None, None];
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| String::from("null"))
}
