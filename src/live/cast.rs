//! Announcements and snapshots as bytes: serialised once per event and audience, shared by all.

use super::Frame;
use super::connection::ConnectionId;
use super::figures::{LiveFigures, add};
use super::mailbox::{Figure, Mailbox};
use crate::domain::context::Timestamp;
use crate::domain::event::Event;
use crate::domain::ids::AccountId;
use crate::domain::workshop::Workshop;
use crate::wire::PROTOCOL;
use crate::wire::server::{ClientRole, ServerMsg};
use crate::wire::view::{self, Audience, PersonalView};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;

/// The listeners of each audience.
pub(super) struct Cast {
    phones: Listeners,
    walls: Listeners,
    desks: Listeners,
    /// The text of what all audiences see alike.
    plan: Option<Frame>,
    /// What phones see besides at this `seq`: a whole hall comes at once. Walls and consoles are few, and theirs is not kept.
    state: Option<(u64, Frame)>,
    figures: Arc<LiveFigures>,
}

type Listeners = BTreeMap<ConnectionId, Arc<Mailbox>>;

thread_local! {
    /// Where a text is written before its length is known: what grows in its place is copied again and again, and keeps more
    /// room than it needs for as long as the text waits to be sent.
    static DRAFT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A message as JSON text.
pub(super) fn frame(message: &impl Serialize) -> Frame {
    DRAFT.with_borrow_mut(|draft| {
        draft.clear();
        let written = serde_json::to_writer(&mut *draft, message);
        let text = written
            .ok()
            .and_then(|()| Frame::try_from(draft.as_slice()).ok());
        text.unwrap_or_default()
    })
}

/// `seq` as JSON clients see it: safe as a number for more events than a day can hold.
pub(super) fn wire_seq(seq: u64) -> u32 {
    u32::try_from(seq).unwrap_or(u32::MAX)
}

impl Cast {
    pub(super) fn new(figures: Arc<LiveFigures>) -> Self {
        Self {
            phones: Listeners::new(),
            walls: Listeners::new(),
            desks: Listeners::new(),
            plan: None,
            state: None,
            figures,
        }
    }

    fn stage(&mut self, audience: Audience) -> &mut Listeners {
        match audience {
            Audience::Participant => &mut self.phones,
            Audience::Projector => &mut self.walls,
            Audience::Moderator => &mut self.desks,
        }
    }

    /// Adds a listener to an audience.
    pub(super) fn listen(&mut self, audience: Audience, id: ConnectionId, mailbox: Arc<Mailbox>) {
        self.stage(audience).insert(id, mailbox);
        self.connected(audience).fetch_add(1, Relaxed);
    }

    /// Takes a listener out.
    pub(super) fn leave(&mut self, audience: Audience, id: ConnectionId) {
        if self.stage(audience).remove(&id).is_some() {
            self.connected(audience).fetch_sub(1, Relaxed);
        }
    }

    fn connected(&self, audience: Audience) -> &AtomicU64 {
        let [phones, walls, desks] = &self.figures.connected;
        match audience {
            Audience::Participant => phones,
            Audience::Projector => walls,
            Audience::Moderator => desks,
        }
    }

    fn seen(&self, audience: Audience) -> &Listeners {
        match audience {
            Audience::Participant => &self.phones,
            Audience::Projector => &self.walls,
            Audience::Moderator => &self.desks,
        }
    }

    /// How many listen in an audience.
    pub(super) fn listeners(&self, audience: Audience) -> usize {
        self.seen(audience).len()
    }

    /// Who listens in an audience.
    pub(super) fn ids(&self, audience: Audience) -> impl Iterator<Item = ConnectionId> {
        self.seen(audience).keys().copied()
    }

    /// Announces an event to whoever may see something of it.
    pub(super) fn announce(
        &mut self,
        workshop: &Workshop,
        event: &Event,
        seq: u64,
        now: Timestamp,
    ) {
        let begun = Instant::now();
        if view::moves_plan(event) {
            self.plan = None;
        }
        // Audiences often see the same: then they get the same text.
        let mut last: Option<(ServerMsg, Frame)> = None;
        for audience in Audience::ALL {
            if self.listeners(audience) == 0 {
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
            let same = last.take().filter(|(told, _)| *told == message);
            let (_, text) = last.insert(same.unwrap_or_else(|| {
                let text = frame(&message);
                add(&self.figures.announced_bytes, text.len());
                (message, text)
            }));
            let listeners = self.seen(audience).values();
            let late = listeners.filter(|mailbox| !mailbox.put(text)).count();
            add(&self.figures.lagged, late);
        }
        self.figures.fan_out_us.record_time(begun.elapsed());
    }

    /// Hands figures to everybody of an audience.
    pub(super) fn figure(&self, audience: Audience, figure: Figure, frame: &Frame) {
        add(&self.figures.figures, 1);
        for mailbox in self.seen(audience).values() {
            mailbox.put_figure(figure, frame);
        }
    }

    /// The first message for a client. What all audiences see alike is serialised once, and the rest of what phones see
    /// once per `seq`.
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
        let written = |view: &str| add(&self.figures.snapshot_bytes, view.len());
        let plan = self.plan.get_or_insert_with(|| {
            let fresh = frame(&view::plan(workshop));
            written(&fresh);
            fresh
        });
        let kept = audience == Audience::Participant;
        let known = self.state.as_ref().filter(|(at, _)| kept && *at == seq);
        let known = known.map(|it| it.1.clone());
        let state = known.unwrap_or_else(|| {
            let fresh = frame(&view::state(workshop, audience));
            written(&fresh);
            if kept {
                self.state = Some((seq, fresh.clone()));
            }
            fresh
        });
        add(&self.figures.snapshots, 1);
        let head = format!(
            "{{\"type\":\"welcome\",\"protocol\":{PROTOCOL},\"serverTime\":{},\"role\":{},\"accountId\":{},\"seq\":{},\"snapshot\":",
            now.0,
            json(&role),
            json(&account),
            wire_seq(seq),
        );
        // Joined at once: what grows is copied several times, and the snapshot is long.
        let plan = plan.strip_suffix('}').unwrap_or(plan);
        let state = state.strip_prefix('{').unwrap_or(&state);
        let personal = json(&personal);
        Frame::from([&head, plan, ",", state, ",\"personal\":", &personal, "}"].concat())
    }

    /// Forgets what snapshots are made of, after the state was loaded anew.
    pub(super) fn forget(&mut self) {
        self.plan = None;
        self.state = None;
    }
}

impl Drop for Cast {
    fn drop(&mut self) {
        // The session ends, and with it whoever listens.
        for audience in Audience::ALL {
            let left = u64::try_from(self.listeners(audience)).unwrap_or(0);
            self.connected(audience).fetch_sub(left, Relaxed);
        }
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| String::from("null"))
}
