//! One client's end: who it is, and what it is still to be sent.

use super::mailbox::{Mailbox, Post};
use super::registry::{Handle, Message};
use super::seats::Seat;
use super::{Done, Frame};
use crate::domain::ids::{AccountId, ParticipantId, RoundId};
use crate::domain::participant::{Hash256, InputMode};
use crate::domain::refusal::Refusal;
use crate::wire::client::Request;
use crate::wire::view::Audience;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tokio::sync::oneshot;

/// Makes the key of this phone for a round; holds the phone's secret, which is stored nowhere.
pub(super) type VoterKeys = Arc<dyn Fn(RoundId) -> Hash256 + Send + Sync>;

/// Who connects.
#[derive(Clone)]
pub enum Client {
    /// A phone, joined or not.
    Phone {
        /// SHA-256 of its token.
        token_hash: Hash256,
        /// How somebody who joins with it takes part.
        input_mode: InputMode,
        /// Makes its voter keys.
        voter_keys: VoterKeys,
    },
    /// A projector.
    Projector,
    /// A moderator.
    Moderator {
        /// The account.
        account: AccountId,
        /// Display name.
        name: String,
    },
}

impl Client {
    /// What it may see.
    pub(super) fn audience(&self) -> Audience {
        match self {
            Self::Phone { .. } => Audience::Participant,
            Self::Projector => Audience::Projector,
            Self::Moderator { .. } => Audience::Moderator,
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Phone { .. } => "Phone",
            Self::Projector => "Projector",
            Self::Moderator { .. } => "Moderator",
        })
    }
}

/// Number of a connection within its session.
pub(super) type ConnectionId = u64;

/// What the session hands to a new connection; the snapshot lies in the mailbox.
pub(super) struct Attached {
    pub(super) id: ConnectionId,
    pub(super) mailbox: Arc<Mailbox>,
}

/// An open connection to a session: commands in. Dropping it tells the session.
pub struct Connection {
    id: ConnectionId,
    handle: Handle,
}

impl Connection {
    /// Sends a command; the answer comes once it is on disk, or refused. `body` is the digest by
    /// which a command that comes again is known to be the same; ballots need none.
    pub fn send(&self, request: Box<Request>, body: Hash256, voter_key: Option<Hash256>) -> Sent {
        let (reply, answer) = oneshot::channel();
        let message = Message::Command {
            from: super::turn::From::Connection {
                id: self.id,
                voter_key,
            },
            request,
            body,
            reply,
        };
        let waiting = self.handle.try_push(message).err().map(|message| {
            let handle = self.handle.clone();
            Box::pin(async move { handle.push(*message).await }) as Place
        });
        Sent { waiting, answer }
    }
}

/// A place in the session's queue, once there is one.
type Place = Pin<Box<dyn Future<Output = Result<(), Refusal>>>>;

/// A command on its way.
pub struct Sent {
    /// Only while the session's queue is full.
    waiting: Option<Place>,
    answer: oneshot::Receiver<Result<Done, Refusal>>,
}

impl Sent {
    /// Waits for a place in the queue and for the answer.
    pub fn poll_answer(&mut self, context: &mut Context<'_>) -> Poll<Result<Done, Refusal>> {
        if let Some(waiting) = &mut self.waiting {
            let queued = ready!(waiting.as_mut().poll(context));
            self.waiting = None;
            if let Err(refusal) = queued {
                return Poll::Ready(Err(refusal));
            }
        }
        let answer = ready!(Pin::new(&mut self.answer).poll(context));
        Poll::Ready(answer.unwrap_or(Err(Refusal::NotStored)))
    }

    /// The same, to be awaited.
    pub async fn answer(&mut self) -> Result<Done, Refusal> {
        poll_fn(|context| self.poll_answer(context)).await
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.handle.push_soon(Message::Detach { id: self.id });
    }
}

/// What the client is still to be sent: announcements and personal messages in the session's
/// order, and the newest counters. A client that lags gets a fresh snapshot instead of what it
/// missed.
pub struct Outbox {
    id: ConnectionId,
    handle: Handle,
    mailbox: Arc<Mailbox>,
}

impl Outbox {
    /// The next message; none when the session has let go of this client.
    pub fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Frame>> {
        loop {
            match ready!(self.mailbox.poll_take(context)) {
                Post::Frame(frame) => return Poll::Ready(Some(frame)),
                // The session puts a fresh snapshot into the mailbox.
                Post::Lagging => self.handle.push_soon(Message::Welcome { id: self.id }),
                Post::Closed => return Poll::Ready(None),
            }
        }
    }

    /// The same, to be awaited. Cancel-safe: a message is lost only with the outbox.
    pub async fn next(&mut self) -> Option<Frame> {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// The next message if it is there already.
    pub fn next_waiting(&mut self) -> Option<Frame> {
        self.mailbox.take_frame()
    }
}

pub(super) fn split(handle: &Handle, attached: Attached) -> (Connection, Outbox) {
    let Attached { id, mailbox } = attached;
    let outbox = Outbox {
        id,
        handle: handle.clone(),
        mailbox,
    };
    (
        Connection {
            id,
            handle: handle.clone(),
        },
        outbox,
    )
}

/// What the session keeps of a connection.
pub(super) struct Peer {
    pub(super) client: Client,
    /// Set once the phone has joined.
    pub(super) participant: Option<ParticipantId>,
    pub(super) mailbox: Arc<Mailbox>,
    /// A phone's, free again when it leaves.
    _seat: Option<Seat>,
}

impl Peer {
    pub(super) fn new(client: Client, seat: Option<Seat>) -> Self {
        Self {
            client,
            participant: None,
            mailbox: Arc::default(),
            _seat: seat,
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.mailbox.close();
    }
}
