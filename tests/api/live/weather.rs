//! A bad network between phones and the service: everything is late, some of it much later (what a lost packet does to
//! TCP), connections break off in the middle of a message, nothing passes for a while, and addresses change: the phone's
//! old connection is dead, while the service still believes in it.
//!
//! A relay in this process instead of `tc netem`, which not every kernel has: it does to the bytes what a phone sees.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, sleep_until};

use super::soak::Random;

/// How bad it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Climate {
    /// On every way, in both directions.
    pub(super) delay: Duration,
    /// Of a hundred pieces that many come `late` after the others.
    pub(super) loss_percent: u64,
    pub(super) late: Duration,
    /// One of so many pieces breaks its connection off, half sent.
    pub(super) break_every: u64,
}

/// What passes at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Now {
    gap: bool,
    /// Connections of an earlier age lead nowhere.
    age: u64,
    /// No connection breaks any more.
    over: bool,
}

pub(super) struct Weather {
    now: watch::Sender<Now>,
    /// Where phones connect: each another address of this machine.
    pub(super) bases: Vec<String>,
    pub(super) broken: Arc<AtomicU64>,
}

impl Weather {
    /// A relay to `http://host:port` on several addresses.
    pub(super) async fn before(base: &str, climate: Climate, seed: u64) -> Self {
        let (now, watched) = watch::channel(Now {
            gap: false,
            age: 0,
            over: false,
        });
        let service = base.trim_start_matches("http://").to_owned();
        let broken = Arc::new(AtomicU64::new(0));
        let mut addresses = Vec::new();
        for address in ["127.0.0.1:0", "127.0.0.2:0", "127.0.0.3:0"] {
            let listener = TcpListener::bind(address).await.unwrap();
            addresses.push(format!("http://{}", listener.local_addr().unwrap()));
            let (to, watched, broken) = (service.clone(), watched.clone(), Arc::clone(&broken));
            let mut random = Random(seed ^ u64::try_from(addresses.len()).unwrap());
            actix_web::rt::spawn(async move {
                while let Ok((phone, _)) = listener.accept().await {
                    let (out, back) = (random.below(u64::MAX), random.below(u64::MAX));
                    let relay = Relay {
                        climate,
                        now: watched.clone(),
                        age: watched.borrow().age,
                        broken: Arc::clone(&broken),
                    };
                    let to = to.clone();
                    actix_web::rt::spawn(async move {
                        relay.connect(phone, &to, Random(out), Random(back)).await;
                    });
                }
            });
        }
        Self {
            now,
            bases: addresses,
            broken,
        }
    }

    /// From now on nothing passes.
    pub(super) fn gap(&self) {
        self.now.send_modify(|now| now.gap = true);
    }

    /// Everything passes again.
    pub(super) fn clears(&self) {
        self.now.send_modify(|now| now.gap = false);
    }

    /// No connection breaks from now on.
    pub(super) fn is_over(&self) {
        self.now.send_modify(|now| now.over = true);
    }

    /// All phones get another address: what they had open is dead, and nobody tells the service.
    pub(super) fn addresses_change(&self) {
        self.now.send_modify(|now| now.age += 1);
    }
}

#[derive(Clone)]
struct Relay {
    climate: Climate,
    now: watch::Receiver<Now>,
    age: u64,
    broken: Arc<AtomicU64>,
}

impl Relay {
    async fn connect(mut self, phone: TcpStream, to: &str, out: Random, back: Random) {
        if !self.passes().await {
            return;
        }
        let Ok(service) = TcpStream::connect(to).await else {
            return;
        };
        let (mut from_phone, mut to_phone) = phone.into_split();
        let (mut from_service, mut to_service) = service.into_split();
        let (up, down) = (self.clone(), self.clone());
        // What one side ends, ends for both.
        tokio::select! {
            () = up.pump(&mut from_phone, &mut to_service, out) => {}
            () = down.pump(&mut from_service, &mut to_phone, back) => {}
        }
        if self.now.borrow().age != self.age {
            // But nobody tells the service of a phone that has got another address.
            drop((from_phone, to_phone));
            let held = (from_service, to_service);
            std::future::pending::<()>().await;
            drop(held);
        }
    }

    /// Waits while there is a gap; false if the address has changed meanwhile.
    async fn passes(&mut self) -> bool {
        let age = self.age;
        let now = self.now.wait_for(|now| !now.gap || now.age != age).await;
        now.is_ok_and(|now| now.age == age)
    }

    /// Carries bytes until one side ends it.
    async fn pump(self, from: &mut OwnedReadHalf, to: &mut OwnedWriteHalf, random: Random) {
        let (pieces, arriving) = mpsc::channel(ON_THE_WAY);
        let taken = async {
            self.clone().take_up(from, pieces).await;
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = self.clone().deliver(arriving, to, random) => {}
            () = taken => {}
        }
    }

    /// Takes up what one side sends. A way that takes long does not carry less.
    async fn take_up(self, from: &mut OwnedReadHalf, pieces: mpsc::Sender<Piece>) {
        let (age, mut changed) = (self.age, self.now.clone());
        loop {
            let mut bytes = vec![0; 2048];
            let read = tokio::select! {
                read = from.read(&mut bytes) => read,
                _ = changed.wait_for(|now| now.age != age) => return,
            };
            let Ok(count @ 1..) = read else {
                return;
            };
            bytes.truncate(count);
            let due = Instant::now() + self.climate.delay;
            if pieces.send(Piece { due, bytes }).await.is_err() {
                return;
            }
        }
    }

    /// Hands over what was taken up, in its order: what comes behind a lost piece waits for it.
    async fn deliver(
        mut self,
        mut arriving: mpsc::Receiver<Piece>,
        to: &mut OwnedWriteHalf,
        mut random: Random,
    ) {
        let climate = self.climate;
        while let Some(Piece { due, bytes }) = arriving.recv().await {
            let lost = random.below(100) < climate.loss_percent;
            // The weather itself takes time.
            sleep_until(due + if lost { climate.late } else { Duration::ZERO }).await;
            if !self.passes().await {
                return;
            }
            if random.below(climate.break_every) == 0 && !self.now.borrow().over {
                self.broken.fetch_add(1, Relaxed);
                let _ = to.write_all(&bytes[..bytes.len() / 2]).await;
                return;
            }
            if to.write_all(&bytes).await.is_err() {
                return;
            }
        }
    }
}

/// Pieces that are on one way at the same time.
const ON_THE_WAY: usize = 64;

/// Some bytes, and when they arrive if nothing happens to them.
struct Piece {
    due: Instant,
    bytes: Vec<u8>,
}
