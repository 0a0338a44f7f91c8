//! The run of the day: phases and their clock, who drives, freezing and the end.
//!
//! Server time decides. A clock that has run out ends nothing by itself, and losing a console
//! pauses nothing. Going back never deletes.

use super::{moderator, people};
use crate::domain::command::{Actor, Command};
use crate::domain::context::Context;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, PhaseId};
use crate::domain::limits;
use crate::domain::phase::{Phase, PhaseKind};
use crate::domain::refusal::Refusal;
use crate::domain::setup::Translated;
use crate::domain::workshop::{Head, Stage, Workshop};

const MINUTE_MS: i64 = 60_000;
/// An interrupted phase goes on for at least this long.
const LEAST_LEFT_MS: i64 = MINUTE_MS;
/// The longest break that can be inserted, in minutes.
const BREAK_MINUTES: u32 = 120;

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let run = Run {
        workshop,
        account: moderator(actor)?,
        ctx,
    };
    match command {
        Command::OpenWorkshop => run.open(),
        Command::GoToPhase { phase_id } => run.go_to(*phase_id),
        Command::NextPhase => run.next(),
        Command::InsertBreak { minutes } => run.insert_break(*minutes),
        Command::ExtendTime { ms } => run.extend(i64::from(*ms)),
        Command::Pause => run.pause(),
        Command::Resume => run.resume(),
        Command::Blank { on } => Ok(run.blank(*on)),
        Command::TakeOver => Ok(run.take_over()),
        Command::FreezeResults => run.freeze(),
        Command::StartFollowUp => run.start_follow_up(),
        Command::Archive => run.archive(),
        _ => Err(Refusal::Malformed),
    }
}

struct Run<'a> {
    workshop: &'a Workshop,
    account: AccountId,
    ctx: &'a mut Context,
}

impl Run<'_> {
    fn event(&self, kind: EventKind, changes: Vec<Change>) -> Event {
        Event {
            kind,
            subjects: vec![self.workshop.head.id.0],
            actor: Some(self.account),
            changes,
        }
    }

    fn head_event(&self, kind: EventKind, head: Head) -> Event {
        self.event(kind, vec![Change::Head(Box::new(head))])
    }

    fn running(&self) -> Result<&Phase, Refusal> {
        if self.workshop.head.stage != Stage::Running {
            return Err(Refusal::WrongStage);
        }
        self.workshop.phase().ok_or(Refusal::WrongStage)
    }

    /// From `draft` to the first phase; whoever opens the doors drives.
    fn open(self) -> Result<Event, Refusal> {
        if self.workshop.head.stage != Stage::Draft {
            return Err(Refusal::WrongStage);
        }
        let first = self
            .workshop
            .phases
            .first()
            .ok_or_else(|| Refusal::not_found("phase"))?;
        let mut head = self.workshop.head.clone();
        head.stage = Stage::Running;
        head.driver = Some(self.account);
        let changes = self.start(head, first, None);
        Ok(self.event(EventKind::WorkshopOpened, changes))
    }

    /// What it takes to start `phase`, and to end the one that runs.
    fn start(&self, mut head: Head, phase: &Phase, left_ms: Option<i64>) -> Vec<Change> {
        let now = self.ctx.now;
        let mut changes = Vec::new();
        if let Some(old) = self.workshop.phase().filter(|old| old.id != phase.id) {
            changes.push(Change::Phase(Phase {
                ended_at: Some(now),
                ..old.clone()
            }));
        }
        let planned = i64::from(phase.planned_minutes) * MINUTE_MS;
        let length = left_ms.unwrap_or(planned);
        head.clock.phase_id = Some(phase.id);
        head.clock.phase_seq += 1;
        head.clock.ends_at = (length > 0).then(|| now.plus_ms(length));
        head.clock.paused_left_ms = None;
        head.clock.interrupted_left_ms = None;
        head.spotlight = None;
        // What it presented is out of sight again: whoever is there has to hear that.
        let presented = head.presenting.take();
        let presented = presented.and_then(|id| self.workshop.small_groups.get(&id));
        changes.extend(presented.cloned().map(Change::SmallGroup));
        head.photo_wall = false;
        let mut started = phase.clone();
        started.started_at = started.started_at.or(Some(now));
        started.ended_at = None;
        changes.push(Change::Phase(started));
        changes.extend(people::time_answered(self.workshop));
        changes.push(Change::Head(Box::new(head)));
        changes
    }

    fn start_event(self, phase: &Phase, left_ms: Option<i64>) -> Event {
        let changes = self.start(self.workshop.head.clone(), phase, left_ms);
        let mut event = self.event(EventKind::PhaseStarted, changes);
        event.subjects = vec![phase.id.0];
        event
    }

    fn go_to(self, id: PhaseId) -> Result<Event, Refusal> {
        let running = self.running()?.id;
        let phase = self
            .workshop
            .phase_by_id(id)
            .ok_or_else(|| Refusal::not_found("phase"))?;
        if self.workshop.has_open_round() {
            return Err(Refusal::RoundOpen);
        }
        if running == id {
            return Ok(self.event(EventKind::PhaseStarted, Vec::new()));
        }
        let left = self.left_after_break(phase);
        Ok(self.start_event(phase, left))
    }

    /// The next phase; after an inserted break the phase that it interrupted.
    fn next(self) -> Result<Event, Refusal> {
        let running = self.running()?;
        if let Some(id) = running.resumes
            && let Some(phase) = self.workshop.phase_by_id(id)
        {
            let left = self.left_after_break(phase);
            return Ok(self.start_event(phase, left));
        }
        if self.workshop.has_open_round() {
            return Err(Refusal::RoundOpen);
        }
        let order = running.order;
        let next = self
            .workshop
            .phases
            .iter()
            .find(|phase| phase.order > order && phase.resumes.is_none())
            .ok_or(Refusal::WrongStage)?;
        Ok(self.start_event(next, None))
    }

    /// The time left of the phase that the running break interrupted.
    fn left_after_break(&self, phase: &Phase) -> Option<i64> {
        let running = self.workshop.phase()?;
        (running.resumes == Some(phase.id))
            .then_some(self.workshop.head.clock.interrupted_left_ms)
            .flatten()
            .map(|left| left.max(LEAST_LEFT_MS))
    }

    fn insert_break(self, minutes: u32) -> Result<Event, Refusal> {
        let running = self.running()?.clone();
        if !(1..=BREAK_MINUTES).contains(&minutes) {
            let field = String::from("minutes");
            return Err(Refusal::OutOfRange {
                field,
                min: 1,
                max: BREAK_MINUTES,
            });
        }
        if running.kind == PhaseKind::Break {
            return Err(Refusal::WrongPhase);
        }
        if self.workshop.phases.len() >= limits::PHASES {
            let limit = u32::try_from(limits::PHASES).unwrap_or(u32::MAX);
            return Err(Refusal::TooMany {
                field: String::from("phases"),
                limit,
            });
        }
        let clock = self.workshop.head.clock;
        let left = clock
            .paused_left_ms
            .or_else(|| clock.ends_at.map(|end| end.since_ms(self.ctx.now)));
        let pause = Phase {
            id: PhaseId(self.ctx.id()),
            order: running.order + 1,
            kind: PhaseKind::Break,
            sub_step: None,
            title: Translated {
                de: String::from("Pause"),
                plain: Some(String::from("Pause")),
                en: Some(String::from("Break")),
                ..Translated::default()
            },
            prompt: Translated {
                de: String::from("Gleich geht es weiter. Der Code bleibt auf der Leinwand."),
                plain: Some(String::from(
                    "Wir machen eine Pause. Danach geht es weiter.",
                )),
                en: Some(String::from(
                    "We will be back shortly. The code stays on the screen.",
                )),
                ..Translated::default()
            },
            planned_minutes: minutes,
            started_at: None,
            ended_at: None,
            resumes: Some(running.id),
        };
        let mut changes: Vec<Change> = self
            .workshop
            .phases
            .iter()
            .filter(|phase| phase.order > running.order)
            .map(|phase| {
                Change::Phase(Phase {
                    order: phase.order + 1,
                    ..phase.clone()
                })
            })
            .collect();
        let mut started = self.start(self.workshop.head.clone(), &pause, None);
        for change in &mut started {
            if let Change::Head(head) = change {
                head.clock.interrupted_left_ms = left;
            }
        }
        changes.append(&mut started);
        let mut event = self.event(EventKind::BreakInserted, changes);
        event.subjects = vec![pause.id.0];
        Ok(event)
    }

    fn extend(self, ms: i64) -> Result<Event, Refusal> {
        self.running()?;
        let now = self.ctx.now;
        let mut head = self.workshop.head.clone();
        if let Some(left) = head.clock.paused_left_ms {
            head.clock.paused_left_ms = Some(left.saturating_add(ms).max(0));
        } else {
            // Time that has run out counts from now on.
            let from = head.clock.ends_at.map_or(now, |end| end.max(now));
            head.clock.ends_at = Some(from.plus_ms(ms).max(now));
        }
        let answered: Vec<_> = if ms > 0 {
            people::time_answered(self.workshop).collect()
        } else {
            Vec::new()
        };
        let mut event = self.head_event(EventKind::TimeExtended, head);
        event.changes.extend(answered);
        Ok(event)
    }

    fn pause(self) -> Result<Event, Refusal> {
        self.running()?;
        let mut head = self.workshop.head.clone();
        if head.clock.paused_left_ms.is_some() {
            return Ok(self.event(EventKind::Paused, Vec::new()));
        }
        let left = head
            .clock
            .ends_at
            .map_or(0, |end| end.since_ms(self.ctx.now).max(0));
        head.clock.paused_left_ms = Some(left);
        head.clock.ends_at = None;
        Ok(self.head_event(EventKind::Paused, head))
    }

    fn resume(self) -> Result<Event, Refusal> {
        self.running()?;
        let mut head = self.workshop.head.clone();
        let Some(left) = head.clock.paused_left_ms.take() else {
            return Ok(self.event(EventKind::Resumed, Vec::new()));
        };
        head.clock.ends_at = (left > 0).then(|| self.ctx.now.plus_ms(left));
        Ok(self.head_event(EventKind::Resumed, head))
    }

    fn blank(self, on: bool) -> Event {
        let mut head = self.workshop.head.clone();
        head.clock.blank = on;
        let kind = if on {
            EventKind::Blanked
        } else {
            EventKind::Unblanked
        };
        self.head_event(kind, head)
    }

    fn take_over(self) -> Event {
        let mut head = self.workshop.head.clone();
        head.driver = Some(self.account);
        self.head_event(EventKind::DriverChanged, head)
    }

    /// Freezes the results in the closing round; nothing is open any more then.
    fn freeze(self) -> Result<Event, Refusal> {
        if self.running()?.kind != PhaseKind::WrapUp {
            return Err(Refusal::WrongPhase);
        }
        if self.workshop.has_open_round() {
            return Err(Refusal::RoundOpen);
        }
        let mut head = self.workshop.head.clone();
        head.frozen_at = Some(self.ctx.now);
        Ok(self.head_event(EventKind::ResultsFrozen, head))
    }

    fn start_follow_up(self) -> Result<Event, Refusal> {
        let running = self.running()?.clone();
        let mut head = self.workshop.head.clone();
        if head.frozen_at.is_none() {
            return Err(Refusal::WrongStage);
        }
        head.stage = Stage::FollowUp;
        head.clock.phase_id = None;
        head.clock.phase_seq += 1;
        head.clock.ends_at = None;
        head.clock.paused_left_ms = None;
        let ended = Phase {
            ended_at: Some(self.ctx.now),
            ..running
        };
        let changes = vec![Change::Phase(ended), Change::Head(Box::new(head))];
        Ok(self.event(EventKind::FollowUpStarted, changes))
    }

    /// Closes for good: after the follow-up, or a draft that came to nothing.
    fn archive(self) -> Result<Event, Refusal> {
        let mut head = self.workshop.head.clone();
        if !matches!(head.stage, Stage::FollowUp | Stage::Draft) {
            return Err(Refusal::WrongStage);
        }
        head.stage = Stage::Archived;
        Ok(self.head_event(EventKind::Archived, head))
    }
}
