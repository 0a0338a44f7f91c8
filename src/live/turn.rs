//! One turn of a session: commands are decided and applied, stored as one batch, then answered and
//! announced.

use super::Done;
use super::clock::now;
use super::connection::{Client, ConnectionId};
use super::registry::Message;
use super::requests::Asker;
use super::session::{Session, digest, seed};
use super::touches::Touches;
use crate::domain::command::{Actor, Command};
use crate::domain::context::{Context, Timestamp};
use crate::domain::decide::decide_as_seen;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::RoundId;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::store::{Batch, RequestRecord};
use crate::wire::client::Request;
use crate::wire::view;
use std::collections::BTreeSet;
use tokio::sync::oneshot;

/// Who sends a command.
#[derive(Clone, Copy, Debug)]
pub(super) enum From {
    /// A connection; who that is, the session knows.
    Connection {
        id: ConnectionId,
        /// For ballots: this phone's key for the round.
        voter_key: Option<Hash256>,
    },
    /// Somebody identified elsewhere (HTTP).
    Actor(Actor),
}

pub(super) struct Answer {
    pub(super) reply: oneshot::Sender<Result<Done, Refusal>>,
    pub(super) result: Result<Done, Refusal>,
    /// A ballot's sender, whose other devices are told.
    pub(super) voter: Option<(ConnectionId, RoundId)>,
}

/// What one turn decides: one batch in the making.
#[derive(Default)]
pub(super) struct Turn {
    events: Vec<(u64, Event)>,
    ballots: Vec<Change>,
    records: Vec<RequestRecord>,
}

impl Session {
    pub(super) async fn commands(&mut self, commands: Vec<Message>) {
        if self.stale && !self.load_anew().await {
            for message in commands {
                if let Message::Command { reply, .. } = message {
                    let _ = reply.send(Err(Refusal::NotStored));
                }
            }
            return;
        }
        let now = now();
        let mut answers = Vec::with_capacity(commands.len());
        let mut turn = Turn::default();
        for message in commands {
            let Some(message) = self.sort_out(message, now, &mut answers) else {
                continue;
            };
            let Message::Command {
                from,
                request,
                body,
                reply,
            } = message
            else {
                continue;
            };
            let mut voter = None;
            let result = self.one(from, &request, body, now, &mut turn);
            if let (From::Connection { id, .. }, Command::CastBallot { round_id, .. }) =
                (from, &request.command)
            {
                voter = Some((id, *round_id));
            }
            answers.push(Answer {
                reply,
                result,
                voter,
            });
        }
        self.store_and_tell(turn, answers, now).await;
    }

    /// Writes what a turn decided, then answers and announces.
    pub(super) async fn store_and_tell(
        &mut self,
        turn: Turn,
        answers: Vec<Answer>,
        now: Timestamp,
    ) {
        let Turn {
            events,
            ballots,
            records,
        } = turn;
        if !events.is_empty() || !ballots.is_empty() {
            let batch = Batch {
                workshop_id: self.workshop.head.id,
                at: now,
                seq_after: self.workshop.seq,
                events: events.iter().map(|(_, event)| event.clone()).collect(),
                ballots,
                requests: records.clone(),
            };
            if let Err(error) = self.store.commit(batch).await {
                tracing::error!(%error, "a batch was not stored");
                self.stale = true;
                for answer in answers {
                    let _ = answer
                        .reply
                        .send(answer.result.and(Err(Refusal::NotStored)));
                }
                self.load_anew().await;
                return;
            }
        }
        self.remember(records);
        self.tell(answers, &events, now);
    }

    /// Decides one command and applies it to the working state.
    fn one(
        &mut self,
        from: From,
        request: &Request,
        body: Hash256,
        now: Timestamp,
        turn: &mut Turn,
    ) -> Result<Done, Refusal> {
        let actor = self.actor(from).ok_or(Refusal::NotSignedIn)?;
        let asker = Asker::of(actor).filter(|_| matches!(from, From::Connection { .. }));
        let is_ballot = matches!(request.command, Command::CastBallot { .. });
        if let Some(asker) = asker.filter(|_| !is_ballot) {
            if let Some(earlier) = self.requests.earlier(asker, request.request_id, body) {
                return earlier;
            }
            let twin = turn
                .records
                .iter()
                .find(|it| it.request_id == request.request_id && it.actor_key == asker.key());
            if let Some(twin) = twin {
                return if twin.body_hash == body {
                    Ok(Done {
                        seq: twin.seq,
                        created: twin.created,
                    })
                } else {
                    Err(Refusal::RequestIdReused)
                };
            }
        }
        // A ballot needs no randomness; drawing it costs a call of the system for each.
        let seed = if is_ballot { 0 } else { seed() };
        let mut ctx = Context::new(now, seed, digest);
        let process = self.workshop.head.process_id;
        let numbered = matches!(
            request.command,
            Command::SubmitMeasure { .. } | Command::AddMeasure { .. }
        );
        if numbered {
            ctx.next_measure_number = self.numbers.take(process);
        }
        let expected = &request.expected;
        let decided = decide_as_seen(&self.workshop, actor, &request.command, expected, &mut ctx);
        let decided = decided.map_err(|refusal| self.touches.name(refusal));
        if numbered {
            let used = decided.as_ref().is_ok_and(|event| {
                event.changes.iter().any(|change| {
                    matches!(change, Change::Measure(it)
                        if it.number == Some(ctx.next_measure_number)
                        && self.workshop.measures.get(&it.id).is_none_or(|was| was.number.is_none()))
                })
            });
            if !used {
                self.numbers.give_back(process, ctx.next_measure_number);
            }
        }
        let record = asker.map(|asker| (asker, request, body));
        Ok(self.accept(decided?, record, turn))
    }

    /// Applies what was decided to the working state, to be written with the turn.
    pub(super) fn accept(
        &mut self,
        event: Event,
        record: Option<(Asker, &Request, Hash256)>,
        turn: &mut Turn,
    ) -> Done {
        let before = Touches::before(&self.workshop, &event);
        for change in &event.changes {
            self.workshop.apply(change);
        }
        self.touches.remember(&self.workshop, before, event.actor);
        if event.is_ballot() {
            turn.ballots.extend(event.changes);
            return Done {
                seq: self.workshop.seq,
                created: None,
            };
        }
        // Nothing to do is done: no event, no number.
        if !event.changes.is_empty() {
            self.workshop.seq += 1;
        }
        let done = Done {
            seq: self.workshop.seq,
            created: event.subjects.first().copied(),
        };
        if let Some((asker, request, body)) = record {
            turn.records.push(RequestRecord {
                actor_key: asker.key(),
                request_id: request.request_id,
                body_hash: body,
                seq: done.seq,
                created: done.created,
            });
        }
        if !event.changes.is_empty() {
            turn.events.push((done.seq, event));
        }
        done
    }

    pub(super) fn actor(&self, from: From) -> Option<Actor> {
        match from {
            From::Actor(actor) => Some(actor),
            From::Connection { id, voter_key } => {
                let peer = self.peers.get(&id)?;
                match (&peer.client, peer.participant) {
                    (Client::Phone { .. }, Some(id)) => Some(Actor::Participant { id, voter_key }),
                    (
                        Client::Phone {
                            token_hash,
                            input_mode,
                            ..
                        },
                        None,
                    ) => Some(Actor::Guest {
                        token_hash: *token_hash,
                        input_mode: *input_mode,
                    }),
                    (Client::Moderator { account, .. }, _) => {
                        Some(Actor::Moderator { account: *account })
                    }
                    (Client::Projector, _) => None,
                }
            }
        }
    }

    /// After the commit: answers, announcements, personal parts.
    fn tell(&mut self, answers: Vec<Answer>, events: &[(u64, Event)], now: Timestamp) {
        self.told = self.workshop.seq;
        let mut people = BTreeSet::new();
        for (seq, event) in events {
            self.cast.announce(&self.workshop, event, *seq, now);
            if event.kind == EventKind::Archived {
                self.codes.forget(&self.workshop.head.join_code);
            }
            people.extend(view::concerned(&self.workshop, event));
            for change in &event.changes {
                if let Change::Participant(person) = change {
                    self.adopt_guests(person.id);
                }
            }
        }
        let mut voters = Vec::new();
        for answer in answers {
            if answer.result.is_ok() {
                voters.extend(answer.voter);
            }
            let _ = answer.reply.send(answer.result);
        }
        for id in people {
            self.tell_person(id, None);
        }
        for (connection, _) in &voters {
            // A second device of the same person shows the same ballot.
            let person = self.peers.get(connection).and_then(|peer| peer.participant);
            let others = person
                .and_then(|id| self.devices.get(&id))
                .map_or(0, BTreeSet::len);
            if let Some(id) = person.filter(|_| others > 1) {
                self.tell_person(id, Some(*connection));
            }
        }
        if !voters.is_empty() {
            self.meter.touch_votes();
        }
        let changes = events.iter().flat_map(|(_, event)| &event.changes);
        self.meter.touch(changes);
    }
}
