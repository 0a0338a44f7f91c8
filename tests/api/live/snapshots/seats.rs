//! Who is there: in every role one who listens all the time, and one who does not.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use tokio::net::TcpSocket;
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};

use super::secrets::{Ears, Secrets};
use crate::live::soak::Random;

/// What the system keeps for a client that does not read: little, so that it really lags.
const UNREAD: u32 = 16 * 1024;

pub(super) const CONSOLE: usize = 0;
pub(super) const SECOND: usize = 1;
pub(super) const WALL: usize = 2;
pub(super) const WRITER: usize = 3;
pub(super) const READER: usize = 4;
pub(super) const GUEST: usize = 5;
/// Who writes cards and votes: the phone, a shared tablet and a helper's device.
pub(super) const WRITERS: [usize; 3] = [WRITER, 6, 7];

type View = BTreeMap<String, BTreeMap<String, Value>>;

/// One role.
pub(super) struct Seat {
    number: usize,
    identity: Identity,
    /// Is there all the time, and acts.
    pub(super) steady: Robot,
    /// Comes, goes, and does not read for a while.
    restless: Option<Robot>,
    asleep: bool,
    /// What was heard and not looked at yet.
    heard: Vec<String>,
}

/// Connects, recording from the first message on.
pub(super) async fn connect(base: &str, identity: &Identity) -> Result<Robot, RobotError> {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(UNREAD).unwrap();
    let address: SocketAddr = base.trim_start_matches("http://").parse().unwrap();
    let stream = socket.connect(address).await.unwrap();
    Robot::connect_hearing(stream, base, identity).await
}

/// Two know the same; else says of what they do not.
pub(super) fn assert_same(one: &View, other: &View, who: &str) {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let empty = BTreeMap::new();
    for name in names {
        let [one, other] = [one, other].map(|view| view.get(name).unwrap_or(&empty));
        let ids: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
        for id in ids {
            assert_eq!(one.get(id), other.get(id), "{name} {id}, {who}");
        }
    }
}

impl Seat {
    pub(super) async fn take(base: &str, number: usize, identity: Identity) -> Self {
        Self {
            number,
            steady: connect(base, &identity).await.unwrap(),
            identity,
            restless: None,
            asleep: false,
            heard: Vec::new(),
        }
    }

    fn ears(&self) -> Ears {
        match self.identity {
            Identity::Moderator { .. } => Ears::Console,
            Identity::Projector { .. } => Ears::Wall,
            Identity::Phone { .. } | Identity::Tablet { .. } => Ears::Phone,
        }
    }

    fn name(&self) -> String {
        let identity = &self.identity;
        format!("{:?} {} {identity:?}", self.ears(), self.number)
    }

    /// Somebody of the same identity who comes now.
    async fn newcomer(&self, base: &str) -> Robot {
        connect(base, &self.identity).await.unwrap()
    }

    /// Keeps what a client heard so far.
    fn keep(&mut self, robot: &mut Robot) {
        self.heard.append(robot.heard.as_mut().unwrap());
    }

    /// Whoever is awake hears what has come.
    pub(super) async fn listen(&mut self, base: &str) {
        self.steady.idle().await.unwrap();
        if let Some(mut restless) = self.restless.take() {
            if !self.asleep && restless.idle().await.is_err() {
                self.keep(&mut restless);
                restless = self.newcomer(base).await;
            }
            self.restless = Some(restless);
        }
    }

    /// The restless one reloads, goes, comes back later, or does not read for some time.
    pub(super) async fn unrest(&mut self, base: &str, random: &mut Random) {
        self.asleep = random.below(2) == 0;
        if let Some(mut gone) = self.restless.take_if(|_| random.below(2) == 0) {
            self.keep(&mut gone);
        }
        if self.restless.is_none() && random.below(3) > 0 {
            self.restless = Some(self.newcomer(base).await);
        }
    }

    /// From now on the restless one is there and reads nothing.
    pub(super) async fn fall_asleep(&mut self, base: &str) {
        if self.restless.is_none() {
            self.restless = Some(self.newcomer(base).await);
        }
        self.asleep = true;
    }

    /// Everybody of this seat hears of event `mark`; all of them and a newcomer know the same.
    pub(super) async fn compare(&mut self, base: &str, mark: u64) {
        self.steady.until(|it| it.seq >= mark).await.unwrap();
        let mut others = vec![self.newcomer(base).await];
        if let Some(mut restless) = self.restless.take() {
            // Whoever slept too long may have been shown out, and comes back.
            if restless.until(|it| it.seq >= mark).await.is_err() {
                self.keep(&mut restless);
                restless = self.newcomer(base).await;
            }
            others.push(restless);
        }
        self.asleep = false;
        for mut other in others {
            assert_eq!(other.role, self.steady.role, "{}", self.name());
            assert_same(&other.view, &self.steady.view, &self.name());
            assert_eq!(other.personal, self.steady.personal, "{}", self.name());
            self.keep(&mut other);
            self.restless = Some(other);
        }
        self.keep_steady();
    }

    fn keep_steady(&mut self) {
        let frames = self.steady.heard.replace(Vec::new()).unwrap();
        self.heard.extend(frames);
    }

    /// Waits until whoever is here has figures for which this holds.
    pub(super) async fn figures(&mut self, right: impl Fn(&Robot) -> bool) {
        let restless = self.restless.iter_mut();
        for robot in restless.chain([&mut self.steady]) {
            robot.until(|robot| right(robot)).await.unwrap();
        }
    }

    /// Hears the rest before the service is gone.
    pub(super) async fn hear_the_end(&mut self) {
        let mut restless = self.restless.take();
        for robot in restless.iter_mut().chain([&mut self.steady]) {
            while robot.hear().await.is_ok() {}
        }
        if let Some(robot) = &mut restless {
            self.keep(robot);
        }
        self.keep_steady();
        self.restless = restless;
    }

    /// All of this seat come back to another service, and know what they knew.
    pub(super) async fn come_back(&mut self, base: &str) {
        let back = self.newcomer(base).await;
        self.steady = back;
        if self.restless.is_some() {
            self.restless = Some(self.newcomer(base).await);
        }
    }

    /// Looks for what should not have been heard.
    pub(super) fn look_for(&mut self, secrets: &mut Secrets) {
        secrets.inspect(&self.heard, self.number, self.ears());
        self.heard.clear();
    }
}
