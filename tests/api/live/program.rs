//! The real program, started and stopped by a test.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

use crate::harness::database::TestDatabase;

/// The program, killed if a test fails.
pub(super) struct Program {
    child: Child,
    /// `http://127.0.0.1:port`
    pub(super) base: String,
}

/// Where to listen for a program that is started again and again: below the ports that the kernel hands out, so that
/// nobody takes it in between, not even another run of these tests.
pub(super) fn address() -> String {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = 20_000 + std::process::id() % 200 * 50;
    loop {
        let port = first + u32::from(NEXT.fetch_add(1, Ordering::Relaxed));
        let address = format!("127.0.0.1:{port}");
        if TcpListener::bind(&address).is_ok() {
            return address;
        }
    }
}

/// Both ends of every connection of this machine: ":" and the port in hexadecimal.
fn established() -> Vec<(String, String)> {
    let port = |address: &str| {
        let at = address.rfind(':')?;
        address.get(at..).map(str::to_owned)
    };
    let table = std::fs::read_to_string("/proc/net/tcp").unwrap();
    let ends = |line: &str| {
        let mut fields = line.split_whitespace().skip(1);
        let (here, there) = (port(fields.next()?)?, port(fields.next()?)?);
        // 01 is "established".
        (fields.next() == Some("01")).then_some((here, there))
    };
    table.lines().filter_map(ends).collect()
}

fn named(port: u16) -> String {
    format!(":{port:04X}")
}

/// Connections that the system holds for whoever listens at `http://127.0.0.1:port`.
pub(super) fn connections(base: &str) -> usize {
    let (_, port) = base.rsplit_once(':').unwrap();
    let port = named(port.parse().unwrap());
    let mine = |(here, _): &&(String, String)| *here == port;
    established().iter().filter(mine).count()
}

/// True as long as the other side holds the connection of this client.
pub(super) fn is_held(client: &TcpStream) -> bool {
    let port = named(client.local_addr().unwrap().port());
    established().iter().any(|(_, there)| *there == port)
}

impl Program {
    /// Starts it; answers once it listens.
    pub(super) fn start(database: &TestDatabase, listen: &str) -> Self {
        Self::start_on(database.url(), listen)
    }

    /// The same on the database with this URL.
    pub(super) fn start_on(database: &str, listen: &str) -> Self {
        Self::start_with(database, &["--listen", listen], Stdio::null())
    }

    /// The same with other flags, and with its log written there.
    pub(super) fn start_with(database: &str, flags: &[&str], log: Stdio) -> Self {
        Self::begin(Self::command(database, flags).stderr(log))
    }

    /// The same with its log written there as JSON.
    pub(super) fn start_logging(database: &str, log: Stdio) -> Self {
        let mut command = Self::command(database, &["--listen", "127.0.0.1:0"]);
        Self::begin(command.env("ZW_LOG_FORMAT", "json").stderr(log))
    }

    /// The same in another environment.
    pub(super) fn start_in(database: &str, flags: &[&str], environment: &[(&str, &OsStr)]) -> Self {
        let mut command = Self::command(database, flags);
        let environment = environment.iter().copied();
        Self::begin(command.envs(environment).stderr(Stdio::null()))
    }

    /// The same by way of another program, which becomes this one, and with its log written there.
    pub(super) fn start_by(by: &[&str], database: &str, flags: &[&str], log: Stdio) -> Self {
        let own = Self::command(database, flags);
        let mut command = Command::new(by[0]);
        command.args(&by[1..]).arg(own.get_program());
        command.args(own.get_args()).env("ZW_STOP_WITHIN", "60");
        Self::begin(command.stderr(log))
    }

    fn command(database: &str, flags: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zukunftswerkstatt"));
        command.args(["serve", "--database", database]).args(flags);
        // On any machine; whoever tests how long a stop takes says so with a flag.
        command.env("ZW_STOP_WITHIN", "60");
        command
    }

    fn begin(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // It says where it is once it listens.
        let base = lines
            .find_map(|line| {
                line.unwrap()
                    .split_once("http://")
                    .map(|(_, rest)| rest.to_owned())
            })
            .unwrap();
        let address = base.split('/').next().unwrap().to_owned();
        Self {
            child,
            base: format!("http://{address}"),
        }
    }

    /// Its number.
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// A figure that it counts; 0 if it has not counted it yet.
    pub(super) async fn metric(&self, name: &str) -> i64 {
        let page = reqwest::get(format!("{}/metrics", self.base))
            .await
            .unwrap();
        let page = page.text().await.unwrap();
        let found = page.lines().find_map(|line| line.strip_prefix(name));
        found.map_or(0, |value| value.trim().parse().unwrap())
    }

    /// Kills it, or asks it to stop.
    pub(super) fn end(mut self, kill: bool) {
        if kill {
            self.child.kill().unwrap();
        } else {
            self.told_to_stop();
        }
        let status = self.child.wait().unwrap();
        assert!(kill || status.success(), "{status}");
    }

    fn told_to_stop(&self) {
        let id = self.child.id().to_string();
        let told = Command::new("/bin/kill").args(["-TERM", &id]).status();
        assert!(told.unwrap().success());
    }

    /// Asks it to stop; how long that took and its exit code, none if it has not ended after `patience`.
    pub(super) fn stop(mut self, patience: Duration) -> (Duration, Option<i32>) {
        let begun = Instant::now();
        self.told_to_stop();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (begun.elapsed(), status.code());
            }
            if begun.elapsed() > patience {
                return (begun.elapsed(), None);
            }
            std::thread::park_timeout(Duration::from_millis(2));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
