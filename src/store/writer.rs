//! The one writer thread, with group commit: whatever arrives while one transaction runs is the
//! next. A session's fault is its own: what sessions want is tried together, and after a fault each
//! with a savepoint.

use super::batch::Batch;
use super::cleanup::Cleanup;
use super::conn::{Conn, Manager};
use super::error::StoreError;
use super::figures::WriterFigures;
use super::target::{FileId, Target};
use super::{ballots, commit};
use crate::domain::ids::RoundId;
use crate::domain::round::OpenBallot;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::{Connection, SqliteConnection};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// A session's ballots of open rounds, the last of each voter.
type OpenBallots<'a> = Vec<(RoundId, &'a OpenBallot)>;

/// Most jobs in one transaction.
const GROUP: usize = 1_000;
/// How soon to try again to clean up after a closed round.
const CLEANUP_RETRY: Duration = Duration::from_millis(500);

/// A piece of work for the writer.
pub(super) enum Job {
    /// The outcome of a session's commands.
    Batch {
        batch: Batch,
        reply: oneshot::Sender<Result<(), StoreError>>,
    },
    /// Anything else.
    Call(Box<dyn Call>),
}

/// Work given as a closure, with its answer kept until the commit.
pub(super) trait Call: Send {
    fn run(&mut self, conn: &mut Conn) -> Result<(), StoreError>;
    fn answer(self: Box<Self>, outcome: Result<(), StoreError>);
}

/// A closure, its value once it ran, and who waits for it.
pub(super) struct Closure<T, F> {
    pub(super) body: Option<F>,
    pub(super) value: Option<T>,
    pub(super) reply: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Call for Closure<T, F>
where
    T: Send,
    F: FnOnce(&mut Conn) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, conn: &mut Conn) -> Result<(), StoreError> {
        let body = self.body.take().ok_or(StoreError::Closed)?;
        self.value = Some(body(conn)?);
        Ok(())
    }

    fn answer(self: Box<Self>, outcome: Result<(), StoreError>) {
        let Self { value, reply, .. } = *self;
        // Whoever asked may have gone: what is stored is stored.
        drop(reply.send(outcome.and_then(|()| value.ok_or(StoreError::Closed))));
    }
}

/// The thread's state.
pub(super) struct Writer {
    manager: Manager,
    /// None after a failure that it may not have survived: the next transaction opens a new one.
    conn: Option<Conn>,
    /// The SQLite file that was opened.
    file: Option<FileId>,
    cleanup: Cleanup,
    /// Rounds that were open when the last ballots came. Nobody else writes; whatever is not a ballot may close one.
    open: HashSet<RoundId>,
    figures: Arc<WriterFigures>,
}

impl Writer {
    pub(super) fn new(manager: Manager, conn: Conn, figures: Arc<WriterFigures>) -> Self {
        let file = match &manager.target {
            Target::Sqlite(path) => FileId::of(path),
            Target::Postgres(_) => None,
        };
        Self {
            manager,
            conn: Some(conn),
            file,
            cleanup: Cleanup::default(),
            open: HashSet::new(),
            figures,
        }
    }

    /// Works until the last handle to the store is gone and everything waiting is done.
    pub(super) fn run(mut self, jobs: &Receiver<Job>) {
        loop {
            let first = if self.cleanup.is_due() {
                match jobs.recv_timeout(CLEANUP_RETRY) {
                    Ok(job) => job,
                    Err(RecvTimeoutError::Timeout) => {
                        self.clean_up();
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            } else {
                match jobs.recv() {
                    Ok(job) => job,
                    Err(_) => break,
                }
            };
            let mut group = vec![first];
            group.extend(jobs.try_iter().take(GROUP - 1));
            let jobs = u64::try_from(group.len()).unwrap_or(u64::MAX);
            // A sender counts its job only after it has been taken, now and then.
            let taken = |waiting: u64| Some(waiting.saturating_sub(jobs));
            let _ = self.figures.waiting.fetch_update(Relaxed, Relaxed, taken);
            self.figures.batch_jobs.record(jobs);
            // A panic drops the group, which tells all who wait; the connection is not reused.
            if catch_unwind(AssertUnwindSafe(|| self.group(group))).is_err() {
                tracing::error!("a job of the store panicked; its group was undone");
                self.conn = None;
            }
        }
        // At rest, all data lies in the file itself.
        self.cleanup.request();
        self.clean_up();
    }

    /// One group: sessions' events in one transaction, calls in one, ballots in one; then the answers.
    fn group(&mut self, mut group: Vec<Job>) {
        let mut outcomes = self.events(&group);
        self.calls(&mut group, &mut outcomes);
        self.ballots(&group, &mut outcomes);
        self.clean_up();
        for (job, outcome) in group.into_iter().zip(outcomes) {
            match job {
                Job::Batch { reply, .. } => drop(reply.send(outcome)),
                Job::Call(call) => call.answer(outcome),
            }
        }
    }

    /// What sessions have decided, but their ballots; one outcome per job.
    fn events(&mut self, group: &[Job]) -> Vec<Result<(), StoreError>> {
        let mut outcomes: Vec<_> = group.iter().map(|_| Ok(())).collect();
        let waiting: Vec<(usize, &Batch)> = group
            .iter()
            .enumerate()
            .filter_map(|(index, job)| match job {
                Job::Batch { batch, .. } => Some((index, batch)),
                Job::Call(_) => None,
            })
            .filter(|(_, batch)| !batch.events.is_empty() || !batch.requests.is_empty())
            .collect();
        if waiting.is_empty() {
            return outcomes;
        }
        self.open.clear();
        let results = self.store_each(&waiting, |conn, (_, batch)| commit::store(conn, batch));
        for ((index, batch), result) in waiting.into_iter().zip(results) {
            if result.is_ok() && batch.closed_rounds().next().is_some() {
                self.cleanup.request();
            }
            if let Some(outcome) = outcomes.get_mut(index) {
                *outcome = result;
            }
        }
        outcomes
    }

    /// Everything else but ballots. What a call does cannot be asked for twice: each has a savepoint from the start.
    fn calls(&mut self, group: &mut [Job], outcomes: &mut [Result<(), StoreError>]) {
        let mut waiting: Vec<_> = group
            .iter_mut()
            .zip(outcomes)
            .filter_map(|(job, outcome)| match job {
                Job::Call(call) => Some((call, outcome)),
                Job::Batch { .. } => None,
            })
            .collect();
        if waiting.is_empty() {
            return;
        }
        self.open.clear();
        let whole = self.transaction(|conn| {
            for (call, outcome) in &mut waiting {
                **outcome = savepoint(conn, |conn| call.run(conn))?;
            }
            Ok(())
        });
        if let Err(error) = whole {
            // None of them is stored.
            for (_, outcome) in waiting {
                *outcome = Err(error.clone());
            }
        }
    }

    /// Ballots and nothing else.
    fn ballots(&mut self, group: &[Job], outcomes: &mut [Result<(), StoreError>]) {
        // Ballots of a round that this group has closed are counted already.
        let closed: HashSet<RoundId> = group
            .iter()
            .zip(outcomes.iter())
            .filter(|(_, outcome)| outcome.is_ok())
            .filter_map(|(job, _)| match job {
                Job::Batch { batch, .. } => Some(batch.closed_rounds()),
                Job::Call(_) => None,
            })
            .flatten()
            .collect();
        let waiting: Vec<(usize, OpenBallots<'_>)> = group
            .iter()
            .zip(outcomes.iter())
            .enumerate()
            .filter_map(|(index, (job, outcome))| match (job, outcome) {
                (Job::Batch { batch, .. }, Ok(())) => {
                    let open = ballots::last_per_voter(&batch.ballots, &closed);
                    (!open.is_empty()).then_some((index, open))
                }
                _ => None,
            })
            .collect();
        if waiting.is_empty() {
            return;
        }
        let ballots = waiting.iter().map(|(_, open)| open.len()).sum::<usize>();
        self.figures
            .batch_ballots
            .record(u64::try_from(ballots).unwrap_or(u64::MAX));
        let mut known = std::mem::take(&mut self.open);
        let results = self.store_each(&waiting, |conn, (_, open)| {
            ballots::store(conn, open, &mut known)
        });
        if results.iter().all(Result::is_ok) {
            self.open = known;
        }
        for ((index, _), result) in waiting.iter().zip(results) {
            let events = group.get(*index).is_some_and(
                |job| matches!(job, Job::Batch { batch, .. } if !batch.events.is_empty()),
            );
            if let (Some(outcome), Err(error)) = (outcomes.get_mut(*index), result) {
                *outcome = Err(if events {
                    StoreError::BallotsNotStored(Box::new(error))
                } else {
                    error
                });
            }
        }
    }

    /// Stores what each of these wants in one transaction; only if one of them is at fault, again with a savepoint for each:
    /// that costs two statements, and a copy of every page that is touched.
    fn store_each<T>(
        &mut self,
        wanted: &[T],
        mut store: impl FnMut(&mut Conn, &T) -> Result<(), StoreError>,
    ) -> Vec<Result<(), StoreError>> {
        let together = self.transaction(|conn| wanted.iter().try_for_each(|it| store(conn, it)));
        let whole = match together {
            Ok(()) => return wanted.iter().map(|_| Ok(())).collect(),
            Err(error) if wanted.len() == 1 || error.breaks_connection() => Err(error),
            Err(_) => {
                let mut results = Vec::with_capacity(wanted.len());
                let apart = self.transaction(|conn| {
                    for it in wanted {
                        results.push(savepoint(conn, |conn| store(conn, it))?);
                    }
                    Ok(())
                });
                apart.map(|()| results)
            }
        };
        whole.unwrap_or_else(|error| wanted.iter().map(|_| Err(error.clone())).collect())
    }

    /// One durable transaction, timed; after a failure that the connection may not have survived,
    /// it is opened anew the next time.
    fn transaction(
        &mut self,
        body: impl FnOnce(&mut Conn) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let begun = Instant::now();
        let outcome = self.durably(body);
        self.figures.commit_us.record_time(begun.elapsed());
        if outcome.is_err() {
            self.figures.failed.fetch_add(1, Relaxed);
        }
        outcome
    }

    fn durably(
        &mut self,
        body: impl FnOnce(&mut Conn) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut conn = if let Some(conn) = self.conn.take() {
            conn
        } else {
            self.check_file()?;
            self.manager.open()?
        };
        begin(&mut conn)?;
        match body(&mut conn).and_then(|()| self.check_file()) {
            Ok(()) => <Conn as Connection>::TransactionManager::commit_transaction(&mut conn)?,
            Err(error) => {
                let undone =
                    <Conn as Connection>::TransactionManager::rollback_transaction(&mut conn);
                // Dropping the connection undoes whatever a failed rollback leaves. One that is sound is kept: what was
                // wrong was a session's, and a new one would have to wait for the old one's lock.
                if undone.is_ok() && !error.breaks_connection() {
                    self.conn = Some(conn);
                }
                return Err(error);
            }
        }
        self.conn = Some(conn);
        Ok(())
    }

    /// Refuses to write into a file that is no longer where it was, or no longer the same.
    fn check_file(&self) -> Result<(), StoreError> {
        match &self.manager.target {
            Target::Sqlite(path) if FileId::of(path) != self.file => {
                Err(StoreError::FileReplaced(path.clone()))
            }
            _ => Ok(()),
        }
    }

    /// Wipes what closed rounds leave in log and tables, if that is due.
    fn clean_up(&mut self) {
        if self.cleanup.is_due()
            && self.check_file().is_ok()
            && let Some(conn) = &mut self.conn
        {
            self.cleanup.run(conn);
        }
    }
}

/// Starts a transaction that may write from the start: SQLite cannot turn a reader into a writer
/// while somebody else writes.
fn begin(conn: &mut Conn) -> Result<(), StoreError> {
    match conn {
        Conn::Sqlite(c) => {
            AnsiTransactionManager::begin_transaction_sql::<SqliteConnection>(
                c,
                "BEGIN IMMEDIATE",
            )?;
        }
        Conn::Postgres(_) => <Conn as Connection>::TransactionManager::begin_transaction(conn)?,
    }
    Ok(())
}

/// One job within the group's transaction. The outer error ends the whole group: the savepoint
/// could not be undone, or the connection is of no use any more.
fn savepoint(
    conn: &mut Conn,
    body: impl FnOnce(&mut Conn) -> Result<(), StoreError>,
) -> Result<Result<(), StoreError>, StoreError> {
    let mut cause = None;
    let outcome =
        conn.transaction(|conn| body(conn).inspect_err(|error| cause = Some(error.clone())));
    let Err(error) = outcome else {
        return Ok(Ok(()));
    };
    let undone = cause
        .as_ref()
        .is_some_and(|cause| cause.to_string() == error.to_string());
    let cause = cause.unwrap_or(error);
    if undone && !cause.breaks_connection() {
        Ok(Err(cause))
    } else {
        Err(cause)
    }
}
