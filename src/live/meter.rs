//! Who is there and how many have voted: absolute figures outside `seq`, sent at once when nothing
//! was sent lately, else joined; a slow client skips to the newest.

use super::Frame;
use super::cast::{Cast, frame};
use super::mailbox::{Figure, Mailbox};
use super::pace::Pace;
use crate::domain::event::Change;
use crate::domain::ids::AccountId;
use crate::domain::round::{ResultsVisibility, Round, RoundState};
use crate::domain::workshop::Workshop;
use crate::wire::server::{GroupCount, ModeratorPresence, RoundTurnout, ServerMsg};
use crate::wire::view::Audience;
use std::collections::BTreeMap;
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

/// The figures of one audience.
struct Board {
    /// When how many have voted is told.
    votes: Pace,
    /// The newest, for whoever comes.
    presence: Option<Frame>,
    turnout: Option<Frame>,
}

impl Board {
    fn new(every_ms: u64) -> Self {
        Self {
            votes: Pace::new(every_ms),
            presence: None,
            turnout: None,
        }
    }
}

/// The figures of one session.
pub(super) struct Meter {
    wall: Board,
    desk: Board,
    phone: Board,
    revision: u32,
    /// When who is there is told.
    people: Pace,
}

impl Meter {
    pub(super) fn new() -> Self {
        Self {
            wall: Board::new(super::WALL_METER_INTERVAL_MS),
            desk: Board::new(super::DESK_METER_INTERVAL_MS),
            phone: Board::new(super::PHONE_METER_INTERVAL_MS),
            revision: 0,
            people: Pace::new(super::PRESENCE_INTERVAL_MS),
        }
    }

    /// Gives a newcomer the newest figures, right after its snapshot.
    pub(super) fn show(&self, audience: Audience, mailbox: &Mailbox) {
        let board = match audience {
            Audience::Participant => &self.phone,
            Audience::Projector => &self.wall,
            Audience::Moderator => &self.desk,
        };
        for (figure, newest) in [
            (Figure::Presence, &board.presence),
            (Figure::Turnout, &board.turnout),
        ] {
            if let Some(frame) = newest {
                mailbox.put_figure(figure, frame);
            }
        }
    }

    /// Notes that somebody came or went.
    pub(super) fn touch_people(&mut self) {
        self.people.touch(Instant::now());
    }

    /// Notes that somebody voted.
    pub(super) fn touch_votes(&mut self) {
        let now = Instant::now();
        for board in [&mut self.wall, &mut self.desk, &mut self.phone] {
            board.votes.touch(now);
        }
    }

    /// Notes whatever of the figures these changes may move: cards and measures move none.
    pub(super) fn touch<'a>(&mut self, changes: impl Iterator<Item = &'a Change>) {
        for change in changes {
            match change {
                Change::Head(_) | Change::Participant(_) => {
                    self.touch_people();
                    self.touch_votes();
                }
                Change::Round(_) | Change::RoundGone(_) | Change::BallotsClosed { .. } => {
                    self.touch_votes();
                }
                _ => {}
            }
        }
    }

    /// When the next message is due; none if nothing has changed.
    pub(super) fn due(&self) -> Option<Instant> {
        let paces = [
            &self.wall.votes,
            &self.desk.votes,
            &self.phone.votes,
            &self.people,
        ];
        paces.into_iter().filter_map(Pace::due).min()
    }

    /// True if it is time to say who is there.
    pub(super) fn asks_who_is_there(&self, now: Instant) -> bool {
        self.people.is_due(now)
    }

    /// Sends the figures that are due; who is there only if that was found out because [`Self::asks_who_is_there`].
    pub(super) fn flush(
        &mut self,
        cast: &Cast,
        workshop: &Workshop,
        present: Option<&Present>,
        now: Instant,
    ) {
        self.revision = self.revision.wrapping_add(1);
        if let Some(present) = present {
            self.people.told(now);
            for audience in [Audience::Projector, Audience::Moderator] {
                let presence = frame(&self.presence(workshop, present, audience));
                cast.figure(audience, Figure::Presence, &presence);
                self.board(audience).presence = Some(presence);
            }
        }
        for audience in Audience::ALL {
            let board = self.board(audience);
            if !board.votes.is_due(now) {
                continue;
            }
            board.votes.told(now);
            // Phones need figures only where results are visible live.
            if audience != Audience::Participant || shows_live(workshop) {
                let turnout = frame(&self.turnout(workshop, audience));
                cast.figure(audience, Figure::Turnout, &turnout);
                self.board(audience).turnout = Some(turnout);
            }
        }
    }

    fn board(&mut self, audience: Audience) -> &mut Board {
        match audience {
            Audience::Participant => &mut self.phone,
            Audience::Projector => &mut self.wall,
            Audience::Moderator => &mut self.desk,
        }
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

/// True while people see an open round's tally.
fn shows_live(workshop: &Workshop) -> bool {
    let live = |round: &Round| {
        round.state == RoundState::Open && round.visibility == ResultsVisibility::Live
    };
    workshop.rounds.values().any(live)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Joined people by group; groups below k stand together with people who named none.
fn groups(workshop: &Workshop) -> Vec<GroupCount> {
    let mut named = 0;
    let everybody = count(workshop.participants.len());
    let least = workshop.head.setup.min_group;
    let mut shown = Vec::new();
    for group in &workshop.head.setup.groups {
        let people = workshop.index.people_of(group.id);
        if people >= least {
            named += people;
            shown.push(GroupCount {
                group_id: Some(group.id),
                count: people,
            });
        }
    }
    let rest = everybody.saturating_sub(named);
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
