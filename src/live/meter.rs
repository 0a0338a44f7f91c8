//! Who is there and how many have voted: absolute figures outside `seq`, sent at once when nothing
//! was sent lately, else joined; a slow client skips to the newest.

use super::Frame;
use super::cast::frame;
use crate::domain::ids::{AccountId, GroupId};
use crate::domain::round::{ResultsVisibility, Round, RoundState};
use crate::domain::workshop::Workshop;
use crate::wire::server::{GroupCount, ModeratorPresence, RoundTurnout, ServerMsg};
use crate::wire::view::Audience;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// Who is connected, as the session counts it.
#[derive(Clone, Debug, Default)]
pub(super) struct Present {
    /// Participants with at least one connection.
    pub(super) connected: u32,
    /// Moderators with at least one connection.
    pub(super) moderators: BTreeMap<AccountId, String>,
    /// Projectors.
    pub(super) projectors: u32,
}

/// The senders of figures for one session.
pub(super) struct Meter {
    wall: [watch::Sender<Frame>; 2],
    desk: [watch::Sender<Frame>; 2],
    phone: [watch::Sender<Frame>; 2],
    revision: u32,
    dirty: bool,
    last: Option<Instant>,
    last_phone: Option<Instant>,
}

fn channel() -> [watch::Sender<Frame>; 2] {
    [
        watch::Sender::new(Frame::new()),
        watch::Sender::new(Frame::new()),
    ]
}

impl Meter {
    pub(super) fn new() -> Self {
        Self {
            wall: channel(),
            desk: channel(),
            phone: channel(),
            revision: 0,
            dirty: true,
            last: None,
            last_phone: None,
        }
    }

    /// The streams of presence and turnout for an audience; both hold the newest as "changed", so
    /// that a newcomer gets the figures right after its snapshot.
    pub(super) fn subscribe(
        &self,
        audience: Audience,
    ) -> (watch::Receiver<Frame>, watch::Receiver<Frame>) {
        let [presence, turnout] = match audience {
            Audience::Participant => &self.phone,
            Audience::Projector => &self.wall,
            Audience::Moderator => &self.desk,
        };
        let (mut presence, mut turnout) = (presence.subscribe(), turnout.subscribe());
        for stream in [&mut presence, &mut turnout] {
            if !stream.borrow().is_empty() {
                stream.mark_changed();
            }
        }
        (presence, turnout)
    }

    /// Notes that figures have changed.
    pub(super) fn touch(&mut self) {
        self.dirty = true;
    }

    /// When the next message is due; none if nothing has changed.
    pub(super) fn due(&self) -> Option<Instant> {
        let interval = Duration::from_millis(super::METER_INTERVAL_MS);
        self.dirty
            .then(|| self.last.map_or_else(Instant::now, |last| last + interval))
    }

    /// Sends the figures if they are due.
    pub(super) fn flush(&mut self, workshop: &Workshop, present: &Present) {
        let now = Instant::now();
        let interval = Duration::from_millis(super::METER_INTERVAL_MS);
        if !self.dirty || self.last.is_some_and(|last| last + interval > now) {
            return;
        }
        self.dirty = false;
        self.last = Some(now);
        self.revision = self.revision.wrapping_add(1);
        for (audience, [presence, turnout]) in [
            (Audience::Projector, &self.wall),
            (Audience::Moderator, &self.desk),
        ] {
            presence.send_replace(frame(&self.presence(workshop, present, audience)));
            turnout.send_replace(frame(&self.turnout(workshop, audience)));
        }
        self.flush_phones(workshop, now);
    }

    /// Phones need figures only where results are visible live, and less often.
    fn flush_phones(&mut self, workshop: &Workshop, now: Instant) {
        let live = workshop.rounds.values().any(|round| {
            round.state == RoundState::Open && round.visibility == ResultsVisibility::Live
        });
        let interval = Duration::from_millis(super::PHONE_METER_INTERVAL_MS);
        if !live {
            return;
        }
        if self.last_phone.is_some_and(|last| last + interval > now) {
            // Come back for what is left over.
            self.dirty = true;
            return;
        }
        self.last_phone = Some(now);
        let [_, turnout] = &self.phone;
        turnout.send_replace(frame(&self.turnout(workshop, Audience::Participant)));
    }

    fn presence(&self, workshop: &Workshop, present: &Present, audience: Audience) -> ServerMsg {
        let desk = audience == Audience::Moderator;
        let joined = count(workshop.participants.len());
        ServerMsg::Presence {
            revision: self.revision,
            joined,
            connected: present.connected,
            without_device: workshop.head.people_without_device,
            groups: if desk { groups(workshop) } else { Vec::new() },
            moderators: if desk {
                present
                    .moderators
                    .iter()
                    .map(|(id, name)| ModeratorPresence {
                        account_id: *id,
                        name: name.clone(),
                    })
                    .collect()
            } else {
                Vec::new()
            },
            projectors: if desk { present.projectors } else { 0 },
        }
    }

    fn turnout(&self, workshop: &Workshop, audience: Audience) -> ServerMsg {
        let rounds = workshop
            .rounds
            .values()
            .filter(|round| round.state == RoundState::Open)
            .map(|round| round_turnout(workshop, round, audience))
            .collect();
        ServerMsg::Turnout {
            revision: self.revision,
            rounds,
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Joined people by group; groups below k stand together with people who named none.
fn groups(workshop: &Workshop) -> Vec<GroupCount> {
    let mut by_group: BTreeMap<Option<GroupId>, u32> = BTreeMap::new();
    for person in workshop.participants.values() {
        *by_group.entry(person.group_id).or_default() += 1;
    }
    let least = workshop.head.setup.min_group;
    let mut rest = by_group.remove(&None).unwrap_or(0);
    let mut shown = Vec::new();
    for group in &workshop.head.setup.groups {
        let people = by_group.get(&Some(group.id)).copied().unwrap_or(0);
        if people >= least {
            shown.push(GroupCount {
                group_id: Some(group.id),
                count: people,
            });
        } else {
            rest += people;
        }
    }
    if rest > 0 {
        shown.push(GroupCount {
            group_id: None,
            count: rest,
        });
    }
    shown
}

fn round_turnout(workshop: &Workshop, round: &Round, audience: Audience) -> RoundTurnout {
    let ballots = workshop.ballots.get(&round.id);
    let step = workshop.head.setup.min_group.max(1);
    let groups = if audience == Audience::Moderator {
        workshop
            .head
            .setup
            .groups
            .iter()
            .map(|group| {
                let exact = ballots
                    .and_then(|it| it.by_group.get(&Some(group.id)))
                    .copied();
                GroupCount {
                    group_id: Some(group.id),
                    count: exact.unwrap_or(0) / step * step,
                }
            })
            .collect()
    } else {
        Vec::new()
    };
    let tally = (round.visibility == ResultsVisibility::Live).then(|| {
        let sums = ballots.map(|it| it.points.clone()).unwrap_or_default();
        let paper = |index: usize| -> u32 {
            round
                .paper
                .iter()
                .filter_map(|tally| tally.points.get(index))
                .sum()
        };
        (0..round.options.len())
            .map(|index| {
                sums.get(index)
                    .copied()
                    .unwrap_or(0)
                    .saturating_add(paper(index))
            })
            .collect()
    });
    RoundTurnout {
        round_id: round.id,
        ballots: count(ballots.map_or(0, |it| it.ballots.len())),
        eligible: count(workshop.participants.len()),
        groups,
        tally,
    }
}
