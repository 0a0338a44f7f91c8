//! Starting and stopping the service.

use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::{App as ActixApp, HttpServer, web};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::accounts::set_up_page;
use super::app::{App, now};
use super::lan;
use super::{connections, health, open_files, retention};
use crate::access::token::Secret;
use crate::config::{Config, ConfigError};
use crate::domain::account::Role;
use crate::store::{Options, Store, StoreError};

/// Of the time that a stop may take, this is kept for closing the database.
const LAST: Duration = Duration::from_millis(500);
/// How long a server waits until the one before it is through with a `PostgreSQL` database.
const SUCCESSION: Duration = Duration::from_secs(15);
/// Connections that may wait to be accepted: a whole hall opens its phones at once.
const BACKLOG: u32 = 4096;
const BACKLOG_SOCKET: i32 = 4096;
/// Connections per worker.
const CONNECTIONS: usize = 25_000;

/// Why the service does not start: one sentence that says what to do, and an exit code.
#[derive(Debug)]
pub enum StartError {
    /// Settings that cannot be used.
    Config(ConfigError),
    /// The address cannot be listened on.
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        cause: io::Error,
    },
    /// The database cannot be used.
    Database(StoreError),
    /// The system gives no threads or signals.
    Runtime(io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => error.fmt(f),
            Self::Database(error) => error.fmt(f),
            Self::Runtime(cause) => write!(f, "the program cannot start: {cause}"),
            Self::Listen { address, cause } => match cause.kind() {
                io::ErrorKind::AddrInUse => write!(
                    f,
                    "another program listens on {address} already. End it, or choose another address with --listen"
                ),
                io::ErrorKind::PermissionDenied => write!(
                    f,
                    "this program may not listen on {address}. Choose a port from 1024 on with --listen"
                ),
                io::ErrorKind::AddrNotAvailable => write!(
                    f,
                    "{address} is no address of this machine. Choose another one with --listen"
                ),
                _ => write!(f, "cannot listen on {address}: {cause}"),
            },
        }
    }
}

impl std::error::Error for StartError {}

impl From<StoreError> for StartError {
    fn from(error: StoreError) -> Self {
        Self::Database(error)
    }
}

impl From<ConfigError> for StartError {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

/// The service. Made, it has its database; listening, it answers; stopped, it is gone.
pub struct Server {
    app: web::Data<App>,
    running: Option<Running>,
}

struct Running {
    handles: Vec<ServerHandle>,
    tasks: Vec<JoinHandle<io::Result<()>>>,
    /// What ends with the service at any moment.
    beside: [JoinHandle<()>; 2],
}

impl Server {
    /// Checks the settings and opens the database.
    pub async fn new(mut config: Config) -> Result<Self, StartError> {
        config.check()?;
        config.phones = open_files::for_phones(config.phones);
        let url = config.database.clone();
        let options = Options {
            sole: Some(SUCCESSION),
            ..config.store
        };
        let store = tokio::task::spawn_blocking(move || Store::open_with(&url, options))
            .await
            .map_err(|fault| StartError::Runtime(io::Error::other(fault)))??;
        let lost = store.remove_lost_photo_files().await?;
        if lost > 0 {
            tracing::info!(lost, "pictures of photos that were never added are removed");
        }
        let app = web::Data::new(App::new(config, store));
        app.metrics.count_tasks_here();
        Ok(Self { app, running: None })
    }

    /// Starts to answer. The address says which port was taken if port 0 was asked for.
    pub fn listen(&mut self) -> Result<SocketAddr, StartError> {
        let (listener, address) = bind(self.app.config.listen)?;
        let apart = self.app.config.metrics_listen.map(bind).transpose()?;
        let app = self.app.clone();
        let service = builder(app, listener, address)
            .map_err(|cause| StartError::Listen { address, cause })?
            .run();
        let live = self.app.live.clone();
        let mut running = Running {
            handles: vec![service.handle()],
            tasks: vec![tokio::spawn(service)],
            beside: [
                retention::start(self.app.clone()),
                tokio::spawn(async move { live.load_running().await }),
            ],
        };
        if let Some((listener, address)) = apart {
            let app = self.app.clone();
            let service = HttpServer::new(move || {
                app.metrics.count_tasks_here();
                ActixApp::new()
                    .app_data(app.clone())
                    .route("/metrics", web::get().to(health::metrics_apart))
            })
            .workers(1)
            .disable_signals()
            .shutdown_timeout(1)
            .listen(listener)
            .map_err(|cause| StartError::Listen { address, cause })?
            .run();
            running.handles.push(service.handle());
            running.tasks.push(tokio::spawn(service));
        }
        self.running = Some(running);
        Ok(address)
    }

    /// The address that people type: the public one if set, else where this machine is found.
    pub fn address(&self, listening: SocketAddr) -> String {
        self.app
            .config
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", lan::host(listening)))
    }

    /// A fresh one-time link for the first administrator, as long as there is none; the earlier
    /// ones end. The token stands in the fragment, so that no log sees it.
    ///
    /// # Errors
    /// If the database cannot be read or written.
    pub async fn set_up_link(&self, listening: SocketAddr) -> Result<Option<String>, StartError> {
        let store = self.app.store.clone();
        let known = tokio::task::spawn_blocking(move || store.has_administrator())
            .await
            .map_err(|fault| StartError::Runtime(io::Error::other(fault)))??;
        if known {
            return Ok(None);
        }
        let secret =
            Secret::draw().map_err(|fault| StartError::Runtime(io::Error::other(fault)))?;
        self.app.store.make_link(secret.hash(), None, now()).await?;
        let base = self.address(listening);
        let page = set_up_page(Role::Administrator);
        Ok(Some(format!("{base}{page}#setup={}", secret.reveal())))
    }

    /// What handlers share.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Stops: accepts nothing new, lets running requests finish, and returns when all is done, or the time for it is
    /// over. What was acknowledged is on disk either way.
    pub async fn stop(&mut self) {
        let Some(running) = self.running.take() else {
            return;
        };
        let time = self.app.config.stop_within.saturating_sub(LAST);
        self.app.begin_to_stop();
        running.beside.iter().for_each(JoinHandle::abort);
        if timeout(time, end(&self.app, running)).await.is_err() {
            tracing::error!("something hangs (the database?), and the service stops without it");
        }
    }
}

async fn end(app: &App, running: Running) {
    // Sockets first: they would hold the servers up until the time-out.
    app.live.stop().await;
    for handle in &running.handles {
        handle.stop(true).await;
    }
    for task in running.tasks {
        if let Ok(Err(fault)) | Err(fault) = task.await.map_err(io::Error::other) {
            tracing::error!(%fault, "the server ended with a fault");
        }
    }
}

/// The service as `HttpServer` would put it together, except for what happens on a connection.
fn builder(
    app: web::Data<App>,
    listener: TcpListener,
    address: SocketAddr,
) -> io::Result<actix_server::ServerBuilder> {
    let builder = actix_server::Server::build()
        .disable_signals()
        .backlog(BACKLOG)
        .max_concurrent_connections(CONNECTIONS)
        .shutdown_timeout(app.config.stop_within.as_secs());
    let stopping = builder.graceful_shutdown_signal();
    connections::tune(&listener, app.config.patience);
    builder.listen("hall", listener, move || {
        let stopping = stopping.clone();
        app.metrics.count_tasks_here();
        connections::service(app.clone(), address, move || {
            let stopping = stopping.clone();
            async move { stopping.notified().await }
        })
    })
}

fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |cause| StartError::Listen { address, cause };
    let socket = socket2::Socket::new(
        socket2::Domain::for_address(address),
        socket2::Type::STREAM,
        Some(socket2::Protocol::TCP),
    )
    .map_err(failed)?;
    // A restart must not wait for connections of the last run to time out.
    socket.set_reuse_address(true).map_err(failed)?;
    socket.set_nonblocking(true).map_err(failed)?;
    socket.bind(&address.into()).map_err(failed)?;
    socket.listen(BACKLOG_SOCKET).map_err(failed)?;
    let listener = TcpListener::from(socket);
    let taken = listener.local_addr().map_err(failed)?;
    Ok((listener, taken))
}
