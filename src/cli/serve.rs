//! `serve`: the service, until it is told to stop.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::num::NonZero;
use std::time::Duration;
use std::{process, thread};

use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::EnvFilter;

use crate::Server;
use crate::config::{Config, ServeArgs};
use crate::http::server::StartError;

/// Starts the service and runs it until SIGTERM or Ctrl-C. Answers the exit code.
pub fn run(args: &ServeArgs) -> u8 {
    log_to_stderr();
    let outcome = args
        .resolve()
        .map_err(StartError::from)
        .and_then(|config| in_runtime(serve(config)));
    match outcome {
        Ok(()) => 0,
        Err(error) => {
            super::complain(&error);
            exit_code(&error)
        }
    }
}

/// The exit code that goes with a start that failed.
pub fn exit_code(error: &StartError) -> u8 {
    match error {
        StartError::Config(_) => super::BAD_SETTING,
        StartError::Listen { .. } => super::ADDRESS,
        StartError::Database(error) => super::database_code(error),
        StartError::Runtime(_) => super::FAILED,
    }
}

/// Threads for what must not hold up others: reading workshops, hashing passwords, exports. A hall's
/// worth of workshops that are opened at once would otherwise start hundreds, each with its memory,
/// to wait for the few connections that read.
const BLOCKING: usize = 32;

/// Runs a future on a runtime of its own, as subcommands do.
///
/// Sessions run on it, sockets on the web server's threads, one for each processor: half as many
/// here wake each other less often (a fifth less processor time for each vote at saturation).
pub fn in_runtime<T>(work: impl Future<Output = Result<T, StartError>>) -> Result<T, StartError> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(processors.div_ceil(2))
        .max_blocking_threads(BLOCKING)
        .enable_all()
        .build()
        .map_err(StartError::Runtime)?
        .block_on(work)
}

/// Writes the log to standard error; `ZW_LOG` chooses how much (`info` unless set), and
/// `ZW_LOG_FORMAT=json` writes one JSON object per line.
pub fn log_to_stderr() {
    let filter = EnvFilter::try_from_env("ZW_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_target(false);
    // A second call in one process (tests) keeps the first.
    let _ = if std::env::var("ZW_LOG_FORMAT").is_ok_and(|format| format == "json") {
        log.json().flatten_event(true).try_init()
    } else {
        log.try_init()
    };
}

async fn serve(config: Config) -> Result<(), StartError> {
    let mut stop = StopSignal::catch()?;
    let within = config.stop_within;
    let mut server = Server::new(config).await?;
    let address = server.listen()?;
    let link = server.set_up_link(address).await?;
    announce(&server, address, link.as_deref());
    stop.wait().await;
    tracing::info!("stopping");
    end_within(within);
    server.stop().await;
    Ok(())
}

/// Ends the program after this time even if something hangs, such as a commit that the database does not answer: what
/// was acknowledged is on disk, and whoever waits for an answer asks again after the restart.
fn end_within(time: Duration) {
    let watch = move || {
        thread::sleep(time);
        tracing::error!("the service did not stop in time, and ends as it is");
        process::exit(i32::from(super::FAILED));
    };
    // Without a thread to watch, it ends when it ends.
    let _ = thread::Builder::new().name("stop".to_owned()).spawn(watch);
}

/// Prints where the service is, and the link for the first administrator as long as there is none.
fn announce(server: &Server, address: SocketAddr, link: Option<&str>) {
    let base = server.address(address);
    let mut text = format!("Zukunftswerkstatt is running: {base}\n");
    for (face, path) in [("console", "/console"), ("office", "/office")] {
        text.extend(["  ", face, "  ", base.as_str(), path, "\n"]);
    }
    if let Some(link) = link {
        text.push_str(
            "There is no administrator yet. Set up the first one (good for 24 hours and once):\n  ",
        );
        text.push_str(link);
        text.push('\n');
    }
    text.push_str("Stop with Ctrl-C.\n");
    // A closed standard output is no reason to stop serving.
    let _ = io::stdout().write_all(text.as_bytes());
    let _ = io::stdout().flush();
}

/// SIGTERM and Ctrl-C, caught from the moment this is made: a signal that comes between making it and waiting for it
/// is not lost, and never ends the process without an order.
pub struct StopSignal {
    terminate: Signal,
    interrupt: Signal,
}

impl StopSignal {
    /// Starts to catch both signals.
    ///
    /// # Errors
    ///
    /// The system gives no handler.
    pub fn catch() -> Result<Self, StartError> {
        Ok(Self {
            terminate: signal(SignalKind::terminate()).map_err(StartError::Runtime)?,
            interrupt: signal(SignalKind::interrupt()).map_err(StartError::Runtime)?,
        })
    }

    /// Waits until one of them has come.
    pub async fn wait(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
