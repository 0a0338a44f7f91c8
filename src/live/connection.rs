//! One client's end: who it is, and what it is still to be sent.

use super::registry::{Handle, Message};
use super::{Done, Frame};
use crate::domain::ids::{AccountId, ParticipantId, RoundId};
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::wire::client::Request;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{broadcast, mpsc, oneshot, watch};

/// Makes the key of this phone for a round; holds the phone's secret, which is stored nowhere.
pub(super) type VoterKeys = Arc<dyn Fn(RoundId) -> Hash256 + Send + Sync>;

/// Who connects.
#[derive(Clone)]
pub enum Client {
    /// A phone, joined or not.
    Phone {
        /// SHA-256 of its token.
        token_hash: Hash256,
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

/// What the session hands to a new connection.
pub(super) struct Attached {
    pub(super) id: ConnectionId,
    pub(super) streams: Streams,
    pub(super) personal: mpsc::Receiver<Frame>,
    pub(super) lagging: Arc<AtomicBool>,
}

/// The shared streams, from the moment at which `welcome` was made.
pub(super) struct Streams {
    pub(super) welcome: Frame,
    pub(super) events: broadcast::Receiver<Frame>,
    pub(super) presence: watch::Receiver<Frame>,
    pub(super) turnout: watch::Receiver<Frame>,
}

/// An open connection to a session: commands in. Dropping it tells the session.
pub struct Connection {
    id: ConnectionId,
    handle: Handle,
}

impl Connection {
    /// Sends a command; the answer comes once it is on disk, or refused.
    pub fn send(&self, request: Request, body: Hash256, voter_key: Option<Hash256>) -> Sent {
        let (reply, answer) = oneshot::channel();
        let handle = self.handle.clone();
        let message = Message::Command {
            from: super::session::From::Connection {
                id: self.id,
                voter_key,
            },
            request,
            body,
            reply,
        };
        Sent {
            state: Some((handle, message)),
            answer,
        }
    }
}

/// A command on its way.
pub struct Sent {
    state: Option<(Handle, Message)>,
    answer: oneshot::Receiver<Result<Done, Refusal>>,
}

impl Sent {
    /// Waits for a place in the queue and for the answer. Cancelling and calling again is safe
    /// once the command has a place.
    pub async fn answer(&mut self) -> Result<Done, Refusal> {
        if let Some((handle, message)) = self.state.take() {
            handle.push(message).await?;
        }
        (&mut self.answer).await.unwrap_or(Err(Refusal::NotStored))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.handle.push_soon(Message::Detach { id: self.id });
    }
}

/// What the client is still to be sent: the shared announcements, its personal messages, the
/// newest counters. A client that lags gets a fresh snapshot instead of what it missed.
pub struct Outbox {
    id: ConnectionId,
    handle: Handle,
    first: Option<Frame>,
    streams: Streams,
    personal: mpsc::Receiver<Frame>,
    lagging: Arc<AtomicBool>,
}

impl Outbox {
    /// The next message; none when the session has let go of this client.
    /// Cancel-safe: a message is lost only with the outbox.
    pub async fn next(&mut self) -> Option<Frame> {
        if let Some(frame) = self.first.take() {
            return Some(frame);
        }
        if self.lagging.load(Ordering::Acquire) && self.personal.is_empty() {
            return self.start_over().await;
        }
        tokio::select! {
            biased;
            frame = self.personal.recv() => frame,
            frame = self.streams.events.recv() => match frame {
                Ok(frame) => Some(frame),
                Err(broadcast::error::RecvError::Lagged(_)) => self.start_over().await,
                Err(broadcast::error::RecvError::Closed) => None,
            },
            Ok(()) = self.streams.presence.changed() =>
                Some(self.streams.presence.borrow_and_update().clone()),
            Ok(()) = self.streams.turnout.changed() =>
                Some(self.streams.turnout.borrow_and_update().clone()),
        }
    }

    async fn start_over(&mut self) -> Option<Frame> {
        let (reply, answer) = oneshot::channel();
        self.handle
            .push(Message::Welcome { id: self.id, reply })
            .await
            .ok()?;
        let streams = answer.await.ok()?;
        // Cleared only now: what the session could not deliver until here is in this snapshot.
        self.lagging.store(false, Ordering::Release);
        let frame = streams.welcome.clone();
        self.streams = streams;
        Some(frame)
    }
}

pub(super) fn split(handle: &Handle, attached: Attached) -> (Connection, Outbox) {
    let Attached {
        id,
        streams,
        personal,
        lagging,
    } = attached;
    let first = Some(streams.welcome.clone());
    let outbox = Outbox {
        id,
        handle: handle.clone(),
        first,
        streams,
        personal,
        lagging,
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
    personal: mpsc::Sender<Frame>,
    lagging: Arc<AtomicBool>,
}

impl Peer {
    pub(super) fn new(client: Client) -> (Self, mpsc::Receiver<Frame>, Arc<AtomicBool>) {
        let (personal, receiver) = mpsc::channel(super::PERSONAL_QUEUE);
        let lagging = Arc::new(AtomicBool::new(false));
        let peer = Self {
            client,
            participant: None,
            personal,
            lagging: Arc::clone(&lagging),
        };
        (peer, receiver, lagging)
    }

    /// Queues a personal message; a full queue marks the client as lagging instead of waiting.
    pub(super) fn tell(&self, frame: Frame) {
        if let Err(mpsc::error::TrySendError::Full(_)) = self.personal.try_send(frame) {
            self.lagging.store(true, Ordering::Release);
        }
    }
}
