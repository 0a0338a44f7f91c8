//! The session: the one task that changes a workshop.

use super::cast::Cast;
use super::clock;
use super::connection::{ConnectionId, Peer};
use super::counting::Counting;
use super::figures::LiveFigures;
use super::loaded::Loaded;
use super::meter::Meter;
use super::registry::{Codes, Message, Numbers};
use super::requests::{Asker, Requests};
use super::seats::Seats;
use super::touches::Touches;
use super::{BATCH, Done};
use crate::domain::ids::{ParticipantId, WorkshopId};
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::{Stage, Workshop};
use crate::store::{RequestRecord, Store, StoreError};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Semaphore, mpsc};
use tokio::time::Instant;

/// Everything one workshop needs while it is loaded.
pub(super) struct Session {
    pub(super) workshop: Workshop,
    pub(super) store: Store,
    pub(super) numbers: Numbers,
    pub(super) codes: Codes,
    pub(super) requests: Requests,
    pub(super) peers: HashMap<ConnectionId, Peer>,
    /// Connections of each participant.
    pub(super) devices: HashMap<ParticipantId, BTreeSet<ConnectionId>>,
    /// Connections of phones that have not joined, by the hash of their token.
    pub(super) guests: HashMap<Hash256, BTreeSet<ConnectionId>>,
    pub(super) seats: Seats,
    pub(super) figures: Arc<LiveFigures>,
    pub(super) next_connection: ConnectionId,
    pub(super) cast: Cast,
    pub(super) meter: Meter,
    pub(super) touches: Touches,
    pub(super) counting: Counting,
    /// Turns of counts, shared with all other workshops.
    pub(super) counts: Arc<Semaphore>,
    /// True after a write failed: the state is loaded anew before anything else is decided.
    pub(super) stale: bool,
    /// Raised whenever the state was loaded anew: what was decided before is void.
    pub(super) loads: u64,
    /// The `seq` up to which everybody was told what happened.
    pub(super) told: u64,
}

pub(super) fn digest(bytes: &[u8]) -> String {
    Hash256(Sha256::digest(bytes).into()).to_hex()
}

pub(super) fn seed() -> u64 {
    getrandom::u64().unwrap_or_else(|_| clock::now().0.unsigned_abs())
}

async fn read(
    store: &Store,
    id: WorkshopId,
) -> Result<(Workshop, Vec<RequestRecord>, u32), Refusal> {
    let store = store.clone();
    let loaded = tokio::task::spawn_blocking(move || {
        let Some(workshop) = store.load_workshop(id)? else {
            return Ok(None);
        };
        let requests = store.load_requests(id)?;
        let next_number = store.next_measure_number(workshop.head.process_id)?;
        Ok::<_, StoreError>(Some((workshop, requests, next_number)))
    })
    .await
    .map_err(|_| Refusal::Busy)?;
    match loaded {
        Ok(Some(loaded)) => Ok(loaded),
        Ok(None) => Err(Refusal::not_found("workshop")),
        Err(error) => {
            tracing::error!(%error, "a workshop could not be loaded");
            Err(Refusal::Busy)
        }
    }
}

impl Session {
    pub(super) async fn load(
        id: WorkshopId,
        store: Store,
        numbers: Numbers,
        codes: Codes,
        seats: Seats,
        figures: Arc<LiveFigures>,
        counts: Arc<Semaphore>,
    ) -> Result<Self, Refusal> {
        let (workshop, records, next_number) = read(&store, id).await?;
        numbers.at_least(workshop.head.process_id, next_number);
        if workshop.head.stage != Stage::Archived {
            // Whoever comes next with this code need not ask the database for it.
            codes.put(&workshop.head.join_code, id);
        }
        let mut session = Self {
            told: workshop.seq,
            workshop,
            store,
            numbers,
            codes,
            requests: Requests::default(),
            peers: HashMap::new(),
            devices: HashMap::new(),
            guests: HashMap::new(),
            seats,
            next_connection: 0,
            cast: Cast::new(Arc::clone(&figures)),
            figures,
            meter: Meter::new(),
            touches: Touches::default(),
            counting: Counting::default(),
            counts,
            stale: false,
            loads: 0,
        };
        session.remember(records);
        Ok(session)
    }

    pub(super) fn remember(&mut self, records: Vec<RequestRecord>) {
        for record in records {
            let done = Done {
                seq: record.seq,
                created: record.created,
            };
            if let Some(asker) = Asker::from_key(&record.actor_key) {
                self.requests
                    .remember(asker, record.request_id, record.body_hash, done);
            }
        }
    }

    /// Runs until the service stops, or until nobody has been here for `unload_after`.
    pub(super) async fn run(
        mut self,
        mut messages: mpsc::Receiver<Message>,
        loaded: &Loaded,
        unload_after: Duration,
    ) {
        let mut batch = Vec::new();
        let mut last_used = Instant::now();
        loop {
            let due = self.meter.due();
            let deserted = self.peers.is_empty() && !self.counting.is_running();
            let unload = deserted.then(|| last_used + unload_after);
            let mut counted = None;
            tokio::select! {
                biased;
                ended = self.counting.ended() => counted = Some(ended),
                received = messages.recv_many(&mut batch, BATCH) => if received == 0 { return },
                () = sleep_until(due), if due.is_some() => {}
                () = sleep_until(unload), if deserted => {
                    if loaded.take_out(self.workshop.head.id, &mut messages) {
                        return;
                    }
                }
            }
            if counted.is_some() || !batch.is_empty() {
                last_used = Instant::now();
            }
            if let Some(ended) = counted {
                self.close_counted(ended).await;
            }
            let stop = self.turn(std::mem::take(&mut batch)).await;
            self.figures_due(Instant::now());
            if stop {
                self.finish_counts().await;
                return;
            }
        }
    }

    /// Sends the figures whose time has come.
    fn figures_due(&mut self, now: Instant) {
        if self.meter.due().is_some_and(|due| due <= now) {
            let asked = self.meter.asks_who_is_there(now);
            let present = asked.then(|| self.present());
            let (cast, workshop) = (&self.cast, &self.workshop);
            self.meter.flush(cast, workshop, present.as_ref(), now);
        }
    }

    /// One turn: commands first, then everything that looks at the state.
    async fn turn(&mut self, batch: Vec<Message>) -> bool {
        let (commands, others): (Vec<_>, Vec<_>) = batch
            .into_iter()
            .partition(|message| matches!(message, Message::Command { .. }));
        if !commands.is_empty() || self.stale {
            self.commands(commands).await;
        }
        let mut stop = false;
        for message in others {
            match message {
                Message::Command { .. } => {}
                Message::Attach { client, reply } => self.attach(client, reply),
                Message::Welcome { id } => self.restart(id),
                Message::Detach { id } => self.detach(id),
                Message::Look(look) => look(&self.workshop),
                Message::Drop { account } => self.let_go(account),
                Message::Stop => stop = true,
            }
        }
        stop
    }

    /// After a failed write, the tables are the truth, once all that was sent to them has arrived.
    pub(super) async fn load_anew(&mut self) -> bool {
        if let Err(error) = self.store.settled().await {
            tracing::error!(%error, "a workshop cannot be loaded anew yet");
            return false;
        }
        let Ok((workshop, records, _)) = read(&self.store, self.workshop.head.id).await else {
            return false;
        };
        self.workshop = workshop;
        self.requests = Requests::default();
        self.remember(records);
        self.cast.forget();
        self.stale = false;
        self.loads += 1;
        self.retell();
        true
    }
}

async fn sleep_until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}
