//! Closing rounds: counting can take long (Equal Shares with thousands of ballots), so it is done on a thread of its
//! own and never delays a vote; at most [`COUNTS_AT_ONCE`] workshops count at the same time, the next one waits its turn.
//! Meanwhile the rounds take no ballot, moderators' commands wait their turn, and
//! everything else goes on. A few ballots are counted at once: that is done before a copy would be.

use super::Done;
use super::clock::now;
use super::registry::Message;
use super::requests::Asker;
use super::session::{Session, digest, seed};
use super::turn::{Answer, From, Turn};
use crate::domain::command::{Actor, Command, Sender};
use crate::domain::context::{Context, Timestamp};
use crate::domain::decide::decide;
use crate::domain::event::Event;
use crate::domain::ids::RoundId;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;
use crate::wire::client::Request;
use std::sync::Arc;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinHandle;

/// Workshops that may count at the same time: what is left of a small server's processors carries the votes.
pub(super) const COUNTS_AT_ONCE: usize = 2;

/// Ballots that are counted at once, without a thread and a copy of the workshop for it.
const FEW: usize = 100;

/// A command that closes rounds, and what became of it.
pub(super) struct Counted {
    /// Whose request id it is to be remembered under.
    pub(super) asker: Option<Asker>,
    /// What was sent.
    pub(super) request: Box<Request>,
    /// Hash of its body.
    pub(super) body: Hash256,
    /// Where the answer goes.
    pub(super) reply: oneshot::Sender<Result<Done, Refusal>>,
    /// How often the state had been loaded anew when the count began.
    pub(super) loads: u64,
    /// The event that closes the rounds, or why they stay open.
    pub(super) decided: Result<Event, Refusal>,
}

/// The one count that may be under way in a workshop.
#[derive(Default)]
pub(super) struct Counting {
    rounds: Vec<RoundId>,
    running: Option<JoinHandle<Option<Counted>>>,
    /// Commands of moderators, in the order in which they came.
    pub(super) held: Vec<Message>,
}

impl Counting {
    /// Whether a count is under way.
    pub(super) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Counts what the workshop holds at this moment, on a thread of its own, when it is its turn.
    pub(super) fn begin(
        &mut self,
        turns: &Arc<Semaphore>,
        workshop: Workshop,
        actor: Actor,
        mut ctx: Context,
        mut counted: Counted,
    ) {
        if let Command::CloseRounds { round_ids } = &counted.request.command {
            self.rounds.clone_from(round_ids);
        }
        let turns = Arc::clone(turns);
        self.running = Some(tokio::spawn(async move {
            let _turn = turns.acquire_owned().await.ok()?;
            let counting = tokio::task::spawn_blocking(move || {
                counted.decided = decide(&workshop, actor, &counted.request.command, &mut ctx);
                counted
            });
            counting.await.ok()
        }));
    }

    /// Waits for the count; never ends while none is under way. None if the thread is lost: its asker hears nothing
    /// and asks again.
    pub(super) async fn ended(&mut self) -> Option<Counted> {
        let Some(running) = &mut self.running else {
            return std::future::pending().await;
        };
        let counted = running.await.ok().flatten();
        self.running = None;
        self.rounds.clear();
        counted
    }

    /// What a command has to do while a count is under way.
    pub(super) fn way(&self, from: From, command: &Command) -> Way {
        if !self.is_running() {
            return Way::On;
        }
        match command {
            Command::CastBallot { round_id, .. } if self.rounds.contains(round_id) => Way::Closed,
            _ => match (command.sender(), from) {
                (Sender::Moderator | Sender::Driver | Sender::Service, _) => Way::Wait,
                (Sender::Guest | Sender::Participant, _) => Way::On,
            },
        }
    }
}

/// What a command has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It is decided now.
    On,
    /// It waits until the count is over.
    Wait,
    /// It is a ballot for a round that is being counted.
    Closed,
}

impl Session {
    /// Takes out of a turn what has to wait for a count, and what begins one.
    pub(super) fn sort_out(
        &mut self,
        message: Message,
        now: Timestamp,
        answers: &mut Vec<Answer>,
    ) -> Option<Message> {
        let Message::Command {
            from,
            request,
            body,
            reply,
        } = message
        else {
            return None;
        };
        match self.counting.way(from, &request.command) {
            Way::On => {}
            Way::Wait => {
                self.counting.held.push(Message::Command {
                    from,
                    request,
                    body,
                    reply,
                });
                return None;
            }
            Way::Closed => {
                answers.push(Answer {
                    reply,
                    result: Err(Refusal::RoundClosed),
                    voter: None,
                });
                return None;
            }
        }
        let closes = match &request.command {
            Command::CloseRounds { round_ids } => !self.counts_at_once(round_ids),
            _ => false,
        };
        let actor = self.actor(from).filter(|_| closes);
        let told = actor.and_then(Asker::of).is_some_and(|asker| {
            self.requests
                .earlier(asker, request.request_id, body)
                .is_some()
        });
        match actor {
            Some(actor) if !told => {
                let counted = Counted {
                    request,
                    body,
                    reply,
                    asker: Asker::of(actor).filter(|_| matches!(from, From::Connection { .. })),
                    loads: self.loads,
                    decided: Err(Refusal::Busy),
                };
                let ctx = Context::new(now, seed(), digest);
                let workshop = self.workshop.clone();
                self.counting
                    .begin(&self.counts, workshop, actor, ctx, counted);
                None
            }
            _ => Some(Message::Command {
                from,
                request,
                body,
                reply,
            }),
        }
    }

    /// Whether these rounds are small, and nobody waits for a turn to count.
    fn counts_at_once(&self, rounds: &[RoundId]) -> bool {
        let boxes = rounds.iter().filter_map(|id| self.workshop.ballots.get(id));
        let ballots: usize = boxes.map(|it| it.ballots.len()).sum();
        ballots <= FEW && self.counts.try_acquire().is_ok()
    }

    /// A count has ended: its rounds are closed like by any other command, then moderators go on.
    pub(super) async fn close_counted(&mut self, ended: Option<Counted>) {
        if let Some(counted) = ended {
            let now = now();
            let mut turn = Turn::default();
            // What was counted before a write failed may not be what is stored.
            let result = if self.stale || counted.loads != self.loads {
                Err(Refusal::NotStored)
            } else {
                counted.decided.map(|event| {
                    let record = counted
                        .asker
                        .map(|asker| (asker, &*counted.request, counted.body));
                    self.accept(event, record, &mut turn)
                })
            };
            let answer = Answer {
                reply: counted.reply,
                result,
                voter: None,
            };
            self.store_and_tell(turn, vec![answer], now).await;
        }
        let held = std::mem::take(&mut self.counting.held);
        if !held.is_empty() {
            self.commands(held).await;
        }
    }

    /// Before the session ends, the count under way is answered.
    pub(super) async fn finish_counts(&mut self) {
        while self.counting.is_running() {
            let ended = self.counting.ended().await;
            self.close_counted(ended).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::AccountId;
    use crate::domain::round::Ballot;
    use uuid::Uuid;

    fn vote(round: u128) -> Command {
        Command::CastBallot {
            round_id: RoundId(Uuid::from_u128(round)),
            revision: 1,
            ballot: Ballot::Approval(Vec::new()),
        }
    }

    #[tokio::test]
    async fn while_a_round_is_counted_only_its_ballots_and_moderators_wait() {
        let from = From::Actor(Actor::Moderator {
            account: AccountId(Uuid::from_u128(1)),
        });
        let mut counting = Counting::default();
        assert_eq!(counting.way(from, &vote(1)), Way::On);
        counting.rounds = vec![RoundId(Uuid::from_u128(1))];
        counting.running = Some(tokio::spawn(std::future::pending()));
        assert_eq!(counting.way(from, &vote(1)), Way::Closed);
        assert_eq!(counting.way(from, &vote(2)), Way::On);
        assert_eq!(counting.way(from, &Command::Pause), Way::Wait);
        assert_eq!(
            counting.way(from, &Command::AskForHelp { wanted: true }),
            Way::On
        );
        if let Some(running) = counting.running.take() {
            running.abort();
        }
        assert_eq!(counting.way(from, &Command::Pause), Way::On);
    }
}
