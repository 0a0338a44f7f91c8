//! The database: the only room with SQL. One writer thread with group commit, readers from a pool.
//!
//! Other rooms read with [`Store::read`] on a thread that may block, and write with
//! [`Store::write`] or, for a running workshop, [`Store::commit`]; both answer after the data is on
//! disk.

mod access;
mod answer;
mod backup;
mod ballots;
mod batch;
mod cleanup;
mod commit;
mod conn;
mod convert;
mod error;
mod figures;
mod load;
mod migrate;
mod office;
mod office_feed;
mod photos;
mod query;
mod rows;
mod schema_access;
mod schema_office;
mod schema_workshop;
mod sole;
mod target;
mod upsert;
mod writer;

pub use access::{Credentials, Link, Moderating, OpenSession};
pub use answer::Answer;
pub use batch::{Batch, RequestRecord};
pub use conn::Conn;
pub use error::StoreError;
pub use figures::{COUNTS, Histogram, TIMES_US, WriterFigures};
pub use office::{
    Edit, Moving, NewSheet, ProcessResults, StoredComment, StoredDraftComment, StoredDraftVersion,
    StoredImport, StoredPicture, StoredRank, StoredReview, StoredVersion,
};
pub use photos::StoredPhoto;
pub use query::{ClosedRound, ListedWorkshop};
pub use rows::records::JournalEntry;
pub use target::folder;

use conn::{Manager, Purpose};
use diesel::Connection;
use diesel::r2d2::Pool;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;
use target::Target;
use tokio::sync::oneshot;
use writer::{Closure, Job, Writer};

/// How the store opens a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Most connections for reading, at least 1.
    pub readers: u32,
    /// How long whoever reads waits for one of them.
    pub reader_timeout: Duration,
    /// How long to wait for another program that holds an SQLite file.
    pub busy_timeout: Duration,
    /// Set for a server, which is the only one on its `PostgreSQL` database: how long to wait until the one before it
    /// has gone. On `SQLite` nothing outlives a program.
    pub sole: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            readers: 8,
            reader_timeout: Duration::from_secs(10),
            busy_timeout: Duration::from_secs(5),
            sole: None,
        }
    }
}

/// A database that is open. Clones share it; the last one ends the writer.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

/// Dropped in this order: the writer's connection is the last to close, and puts `SQLite`'s log away.
struct Inner {
    readers: Pool<Manager>,
    writer: Thread,
    figures: Arc<WriterFigures>,
    /// True where a connection that broke may have left something under way.
    lingers: bool,
}

/// The writer's thread; ended by the drop, which takes both.
struct Thread {
    jobs: Mutex<Option<Sender<Job>>>,
    handle: Option<JoinHandle<()>>,
}

impl Store {
    /// Opens `sqlite:path` (made with its folder if it is not there) or `postgres://…` and brings
    /// it up to date.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_with(url, Options::default())
    }

    /// The same, with options.
    pub fn open_with(url: &str, options: Options) -> Result<Self, StoreError> {
        let (manager, conn, _) = open_and_migrate(url, options)?;
        let readers = Pool::builder()
            .max_size(options.readers.max(1))
            .min_idle(Some(1))
            .connection_timeout(options.reader_timeout)
            .build(Manager {
                purpose: Purpose::Read,
                ..manager.clone()
            })
            .map_err(|error| StoreError::CannotConnect(error.to_string()))?;
        let lingers = manager.sole.is_some() && matches!(manager.target, Target::Postgres(_));
        let (jobs, queue) = channel();
        let figures = Arc::new(WriterFigures::default());
        let writer = Writer::new(manager, conn, Arc::clone(&figures));
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || writer.run(&queue))
            .map_err(|error| StoreError::CannotConnect(error.to_string()))?;
        Ok(Self {
            inner: Arc::new(Inner {
                readers,
                writer: Thread {
                    jobs: Mutex::new(Some(jobs)),
                    handle: Some(thread),
                },
                figures,
                lingers,
            }),
        })
    }

    /// Brings a database up to date without serving it; returns how many migrations ran.
    pub fn migrate(url: &str) -> Result<usize, StoreError> {
        open_and_migrate(url, Options::default()).map(|(_, _, ran)| ran)
    }

    /// Runs queries on a reading connection, in one transaction that sees one state. Blocks; must
    /// not write.
    pub fn read<T>(
        &self,
        body: impl FnOnce(&mut Conn) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut conn = self
            .inner
            .readers
            .get()
            .map_err(|error| StoreError::CannotConnect(error.to_string()))?;
        let conn: &mut Conn = &mut conn;
        conn.transaction(body)
    }

    /// Runs a closure on the writer's connection, in a savepoint of the next transaction. Starts
    /// at once; answers once it is on disk. An error undoes all that the closure did. Everybody
    /// waits for it: do the thinking before, and only the writing in it.
    pub fn write<T, F>(&self, body: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.send(Job::Call(Box::new(Closure {
            body: Some(body),
            value: None,
            reply,
        })));
        Answer(answer)
    }

    /// Stores the outcome of a session's commands. Starts at once; answers once it is on disk. A
    /// failed batch has changed nothing (but see [`StoreError::BallotsNotStored`]).
    pub fn commit(&self, batch: Batch) -> Answer<()> {
        let (reply, answer) = oneshot::channel();
        self.send(Job::Batch { batch, reply });
        Answer(answer)
    }

    /// Answers once nothing that was sent to the database before can still arrive there: `PostgreSQL` may still be at
    /// a commit whose connection has broken. Whoever reads after it reads the truth.
    ///
    /// # Errors
    /// If nothing could be stored at this moment.
    pub async fn settled(&self) -> Result<(), StoreError> {
        if self.inner.lingers {
            // The writer's next connection begins where the one before has ended.
            self.check().await?;
        }
        Ok(())
    }

    /// What the writer counts for operators.
    pub fn figures(&self) -> &WriterFigures {
        &self.inner.figures
    }

    /// An empty transaction of the writer: fails if nothing could be stored at this moment.
    pub fn check(&self) -> Answer<()> {
        self.write(|_| Ok(()))
    }

    /// Hands a job over. If the writer is gone the job is dropped, and the answer says so.
    fn send(&self, job: Job) {
        let jobs = self
            .inner
            .writer
            .jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(jobs) = jobs.as_ref()
            && jobs.send(job).is_ok()
        {
            self.inner.figures.waiting.fetch_add(1, Relaxed);
        }
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.jobs
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(handle) = self.handle.take()
            && handle.thread().id() != std::thread::current().id()
        {
            // A panic of the writer was answered and logged where it happened.
            drop(handle.join());
        }
    }
}

/// Opens the writer's connection and runs the migrations.
fn open_and_migrate(url: &str, options: Options) -> Result<(Manager, Conn, usize), StoreError> {
    let target = Target::parse(url)?;
    target.prepare()?;
    let manager = Manager {
        target,
        purpose: Purpose::Write,
        busy_timeout: options.busy_timeout,
        sole: options.sole,
    };
    let mut conn = manager.open()?;
    let ran = migrate::run(&mut conn)?;
    Ok((manager, conn, ran))
}
