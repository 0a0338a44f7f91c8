//! All running workshops of this node, each loaded when somebody first asks for it.

use super::Done;
use super::clock;
use super::connection::{self, Attached, Client, Connection, ConnectionId, Outbox};
use super::counting::COUNTS_AT_ONCE;
use super::figures::LiveFigures;
use super::loaded::Loaded;
use super::seats::Seats;
use super::session::Session;
use super::turn::From;
use crate::domain::command::{Actor, Command};
use crate::domain::ids::{AccountId, ProcessId, RequestId, WorkshopId};
use crate::domain::limits::{self, SESSION_QUEUE};
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;
use crate::store::Store;
use crate::wire::client::Request;
use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, mpsc, oneshot};

/// How many workshops are read from the database at once. More would not be faster: each keeps a thread, a connection
/// with its cache and all that a thread leaves in its part of the memory.
const LOADS_AT_ONCE: usize = 2;

/// Work on the committed state of a workshop.
pub(super) type Look = Box<dyn FnOnce(&Workshop) + Send>;

/// What a session is sent. Small: a session's queue keeps room for some dozens, and each is moved several times.
pub(super) enum Message {
    Command {
        from: From,
        request: Box<Request>,
        body: Hash256,
        reply: oneshot::Sender<Result<Done, Refusal>>,
    },
    Attach {
        client: Client,
        reply: oneshot::Sender<Result<Attached, Refusal>>,
    },
    /// A fresh snapshot for a connection that has missed something.
    Welcome {
        id: ConnectionId,
    },
    Detach {
        id: ConnectionId,
    },
    Look(Look),
    /// Let go of the connections of an account (its rights were taken away), or of all projectors.
    Drop {
        account: Option<AccountId>,
    },
    Stop,
}

/// A way to reach one workshop.
#[derive(Clone)]
pub struct Handle {
    id: WorkshopId,
    queue: mpsc::Sender<Message>,
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Handle({})", self.id)
    }
}

impl Handle {
    /// The workshop.
    pub fn id(&self) -> WorkshopId {
        self.id
    }

    pub(super) async fn push(&self, message: Message) -> Result<(), Refusal> {
        self.queue.send(message).await.map_err(|_| Refusal::Busy)
    }

    /// Gives the message back if the queue is full. Once the session has ended it is dropped, and
    /// with it whatever waits for an answer.
    pub(super) fn try_push(&self, message: Message) -> Result<(), Box<Message>> {
        match self.queue.try_send(message) {
            Err(mpsc::error::TrySendError::Full(message)) => Err(Box::new(message)),
            Ok(()) | Err(mpsc::error::TrySendError::Closed(_)) => Ok(()),
        }
    }

    /// For `Drop`, which cannot wait: a full queue is waited for in a task of its own.
    pub(super) fn push_soon(&self, message: Message) {
        if let Err(message) = self.try_push(message) {
            let queue = self.queue.clone();
            if let Ok(runtime) = tokio::runtime::Handle::try_current() {
                runtime.spawn(async move { queue.send(*message).await });
            }
        }
    }

    /// Connects a client: its first message is the whole state, then everything that follows.
    ///
    /// # Errors
    /// `busy` while the session cannot answer, `full` while there is no room for a newcomer.
    pub async fn attach(&self, client: Client) -> Result<(Connection, Outbox), Refusal> {
        let (reply, answer) = oneshot::channel();
        self.push(Message::Attach { client, reply }).await?;
        let attached = answer.await.map_err(|_| Refusal::Busy)??;
        Ok(connection::split(self, attached))
    }

    /// Sends a command without a connection (from a request over HTTP).
    ///
    /// # Errors
    /// Whatever the rules refuse; `notStored` if it could not be written.
    pub async fn submit(&self, actor: Actor, command: Command) -> Result<Done, Refusal> {
        let (reply, answer) = oneshot::channel();
        let request = Request {
            request_id: RequestId(uuid::Uuid::now_v7()),
            expected: Vec::new(),
            command,
        };
        let message = Message::Command {
            from: From::Actor(actor),
            request: Box::new(request),
            body: Hash256([0; 32]),
            reply,
        };
        self.push(message).await?;
        answer.await.unwrap_or(Err(Refusal::NotStored))
    }

    /// Looks at the committed state.
    ///
    /// # Errors
    /// `busy` while the session cannot answer.
    pub async fn look<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Workshop) -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let (reply, answer) = oneshot::channel();
        let look = Box::new(move |workshop: &Workshop| {
            let _ = reply.send(look(workshop));
        });
        self.push(Message::Look(look)).await?;
        answer.await.map_err(|_| Refusal::Busy)
    }
}

/// What a search for a workshop may find.
pub type Lookup = Result<Handle, Refusal>;

/// The workshops of this node.
#[derive(Clone)]
pub struct Live {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    loaded: Loaded,
    unload_after: Duration,
    codes: Codes,
    numbers: Numbers,
    seats: Seats,
    figures: Arc<LiveFigures>,
    counts: Arc<Semaphore>,
    /// Turns of loading workshops.
    loads: Semaphore,
    /// Where sessions run: beside the sockets, not among them.
    runtime: Option<tokio::runtime::Handle>,
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Live")
    }
}

impl Live {
    /// A number for a measure that the office writes: at least `stored`, the next one that the
    /// database knows, and none that a running workshop has given out.
    pub fn take_measure_number(&self, process: ProcessId, stored: u32) -> u32 {
        self.inner.numbers.at_least(process, stored);
        self.inner.numbers.take(process)
    }

    /// A registry over this store, with nothing loaded yet. Its sessions run where it is made; one
    /// that nobody has used for `unload_after` ends.
    pub fn new(store: Store, seats: Seats, unload_after: Duration) -> Self {
        Self {
            inner: Arc::new(Inner {
                store,
                loaded: Loaded::default(),
                unload_after,
                codes: Codes::default(),
                numbers: Numbers::default(),
                seats,
                figures: Arc::default(),
                counts: Arc::new(Semaphore::new(COUNTS_AT_ONCE)),
                loads: Semaphore::new(LOADS_AT_ONCE),
                runtime: tokio::runtime::Handle::try_current().ok(),
            }),
        }
    }

    /// How many phones there is room for, and how many are there.
    pub fn seats(&self) -> &Seats {
        &self.inner.seats
    }

    /// What running workshops count for operators.
    pub fn figures(&self) -> &LiveFigures {
        &self.inner.figures
    }

    /// How much waits for the workshop that has the most waiting.
    pub fn longest_queue(&self) -> usize {
        let handles = self.inner.loaded.handles();
        let waiting = |it: &Handle| it.queue.max_capacity() - it.queue.capacity();
        handles.iter().map(waiting).max().unwrap_or(0)
    }

    /// Turns of counts: a round is closed while somebody holds one of these permits.
    pub fn counts(&self) -> &Arc<Semaphore> {
        &self.inner.counts
    }

    /// The workshop with this id, loaded if need be.
    ///
    /// # Errors
    /// `notFound`, or `busy` if it could not be loaded.
    pub async fn open(&self, id: WorkshopId) -> Lookup {
        let place = self.inner.loaded.place(id);
        let opened = place.get_or_try_init(|| self.start(id)).await.cloned();
        if matches!(opened, Err(Refusal::NotFound { .. })) {
            self.inner.loaded.forget(id);
        }
        opened
    }

    /// The open workshop with this join code (six digits).
    ///
    /// # Errors
    /// `unknownCode`, or `busy` if the store cannot answer.
    pub async fn by_code(&self, code: &str) -> Lookup {
        let known = self.inner.codes.get(code);
        let id = if let Some(id) = known {
            id
        } else {
            let (store, wanted) = (self.inner.store.clone(), code.to_owned());
            let found = tokio::task::spawn_blocking(move || store.open_workshop_by_code(&wanted))
                .await
                .map_err(|_| Refusal::Busy)?
                .map_err(|_| Refusal::Busy)?;
            let id = found.ok_or(Refusal::UnknownCode)?;
            self.inner.codes.put(code, id);
            id
        };
        let handle = self.open(id).await?;
        Ok(handle)
    }

    /// Loads the workshops that run, at most [`limits::LOADED_AT_START`]: after a restart nobody who comes back waits for
    /// the database. Whatever cannot be loaded now is loaded when somebody asks for it.
    pub async fn load_running(&self) {
        let store = self.inner.store.clone();
        let most = limits::LOADED_AT_START;
        let found = tokio::task::spawn_blocking(move || store.running_workshops(most)).await;
        let Ok(Ok(running)) = found else {
            tracing::warn!("running workshops are loaded when somebody asks for them");
            return;
        };
        for id in running {
            // Said in the log by whoever loads.
            let _ = self.open(id).await;
        }
    }

    /// Lets go of an account's consoles in all workshops (`account` given), or of all projectors
    /// of one workshop.
    pub async fn let_go(&self, workshop: Option<WorkshopId>, account: Option<AccountId>) {
        for handle in self.inner.loaded.handles() {
            if workshop.is_none_or(|id| id == handle.id) {
                let _ = handle.push(Message::Drop { account }).await;
            }
        }
    }

    /// Stops all sessions after what they are doing; their clients are told to come back.
    pub async fn stop(&self) {
        let handles = self.inner.loaded.handles();
        for handle in &handles {
            // One that has ended already is stopped.
            let _ = handle.push(Message::Stop).await;
        }
        for handle in handles {
            handle.queue.closed().await;
        }
    }

    async fn start(&self, id: WorkshopId) -> Lookup {
        let (queue, messages) = mpsc::channel(SESSION_QUEUE);
        let handle = Handle { id, queue };
        let turn = self.inner.loads.acquire().await;
        let session = Session::load(
            id,
            self.inner.store.clone(),
            self.inner.numbers.clone(),
            self.inner.codes.clone(),
            self.inner.seats.clone(),
            Arc::clone(&self.inner.figures),
            Arc::clone(&self.inner.counts),
        )
        .await?;
        drop(turn);
        let (loaded, unload_after) = (self.inner.loaded.clone(), self.inner.unload_after);
        let figures = Arc::clone(&self.inner.figures);
        figures.workshops.fetch_add(1, Relaxed);
        let running = async move {
            let _steady = clock::hold();
            session.run(messages, &loaded, unload_after).await;
            figures.workshops.fetch_sub(1, Relaxed);
        };
        match &self.inner.runtime {
            Some(runtime) => runtime.spawn(running),
            None => tokio::spawn(running),
        };
        Ok(handle)
    }
}

/// The next free measure number of each process, shared by all workshops that feed it.
#[derive(Clone, Default)]
pub(super) struct Numbers {
    next: Arc<Mutex<HashMap<ProcessId, u32>>>,
}

impl Numbers {
    /// Makes sure that a process's numbers start no lower than `next`.
    pub(super) fn at_least(&self, process: ProcessId, next: u32) {
        let mut numbers = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = numbers.entry(process).or_insert(1);
        *slot = (*slot).max(next);
    }

    /// Takes a number.
    pub(super) fn take(&self, process: ProcessId) -> u32 {
        let mut numbers = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = numbers.entry(process).or_insert(1);
        let number = *slot;
        *slot += 1;
        number
    }

    /// Gives a number back that was not used, if it was the last one taken.
    pub(super) fn give_back(&self, process: ProcessId, number: u32) {
        let mut numbers = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(next) = numbers.get_mut(&process)
            && *next == number + 1
        {
            *next = number;
        }
    }
}

/// Join codes of workshops that somebody has asked for, so that a reconnect asks no database.
#[derive(Clone, Default)]
pub(super) struct Codes {
    known: Arc<Mutex<HashMap<String, WorkshopId>>>,
}

impl Codes {
    fn get(&self, code: &str) -> Option<WorkshopId> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(code).copied()
    }

    pub(super) fn put(&self, code: &str, id: WorkshopId) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(code.to_owned(), id);
    }

    /// Once a workshop is archived, its code may become another's.
    pub(super) fn forget(&self, code: &str) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(code);
    }
}
