//! The whole service, in this process, on a free port.

use std::net::SocketAddr;

use reqwest::{Client, RequestBuilder};
use zukunftswerkstatt::Server;
use zukunftswerkstatt::config::Config;

use super::database::TestDatabase;

/// A running service; [`Service::stop`] ends it.
pub(crate) struct Service {
    server: Server,
    address: SocketAddr,
}

impl Service {
    /// Starts the service on this database.
    pub(crate) async fn start(database: &TestDatabase) -> Self {
        Self::start_with(Config {
            database: database.url().to_owned(),
            ..Config::default()
        })
        .await
    }

    /// Starts the service with these settings on a free port.
    pub(crate) async fn start_with(config: Config) -> Self {
        let mut server = Server::new(Config {
            listen: "127.0.0.1:0".parse().unwrap(),
            ..config
        })
        .await
        .unwrap();
        let address = server.listen().unwrap();
        Self { server, address }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:port` and this path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A browser of somebody who is not signed in.
    pub(crate) fn stranger(&self) -> Browser {
        Browser {
            client: Client::builder().cookie_store(true).build().unwrap(),
            base: self.url(""),
        }
    }

    /// Ends the service and waits for it.
    pub(crate) async fn stop(mut self) {
        self.server.stop().await;
    }
}

/// A browser: keeps cookies and says where its requests come from.
#[derive(Clone)]
pub(crate) struct Browser {
    client: Client,
    base: String,
}

impl Browser {
    /// A request as a page of ours sends it.
    pub(crate) fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = method.parse().unwrap();
        self.client
            .request(method, format!("{}{path}", self.base))
            .header("Origin", &self.base)
    }

    /// `GET path`.
    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.request("GET", path)
    }
}
