//! The whole service, in this process, on a free port.

use std::net::SocketAddr;

use serde_json::json;
use zukunftswerkstatt::Server;
use zukunftswerkstatt::cli::demo::prepare::{LOGIN, Prepared};
use zukunftswerkstatt::config::Config;

use super::browser::Browser;
use super::database::TestDatabase;

/// The password of every account of a test.
pub(crate) const PASSWORD: &str = "drei Vögel am Bach";

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

    /// What its handlers share.
    pub(crate) fn app(&self) -> &zukunftswerkstatt::http::app::App {
        self.server.app()
    }

    /// Its database.
    pub(crate) fn store(&self) -> &zukunftswerkstatt::store::Store {
        &self.server.app().store
    }

    /// Its running workshops.
    pub(crate) fn live(&self) -> &zukunftswerkstatt::live::Live {
        &self.server.app().live
    }

    /// `http://127.0.0.1:port` and this path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A browser of somebody who is not signed in.
    pub(crate) fn stranger(&self) -> Browser {
        Browser::new(self.url(""))
    }

    /// The token of a new link for the first administrator; none if there is one.
    pub(crate) async fn set_up_token(&self) -> Option<String> {
        let link = self.server.set_up_link(self.address).await.unwrap()?;
        let (page, token) = link.split_once("#setup=").unwrap();
        assert_eq!(page, self.url("/office"));
        Some(token.to_owned())
    }

    /// Makes the first administrator, with the login `admin`, and signs them in.
    pub(crate) async fn administrator(&self) -> Browser {
        let browser = self.stranger();
        let body = json!({
            "token": self.set_up_token().await.unwrap(),
            "login": "admin", "name": "Ada Admin", "password": PASSWORD,
        });
        browser.post("/api/setup", body).ok().await;
        browser
    }

    /// Makes an account of this role, with the role as its login, and signs it in.
    pub(crate) async fn account(&self, admin: &Browser, role: &str, login: &str) -> Browser {
        let body = json!({"login": login, "name": login, "role": role});
        let made = admin.post("/api/accounts", body).json().await;
        self.use_link(made["link"].as_str().unwrap()).await
    }

    /// Uses a one-time link of an account.
    pub(crate) async fn use_link(&self, link: &str) -> Browser {
        let (_, token) = link.split_once("#setup=").unwrap();
        let browser = self.stranger();
        let body = json!({"token": token, "password": PASSWORD});
        browser.post("/api/setup", body).ok().await;
        browser
    }

    /// Signs in to the account that a prepared demonstration has.
    pub(crate) async fn sign_in_as(&self, prepared: &Prepared) -> Browser {
        let browser = self.stranger();
        let body = json!({"login": LOGIN, "password": prepared.password});
        browser.post("/api/session", body).ok().await;
        browser
    }

    /// Uses a one-time link and answers the session's cookie.
    pub(crate) async fn cookie_by_link(&self, link: &str) -> String {
        let (_, token) = link.split_once("#setup=").unwrap();
        let body = json!({"token": token, "password": PASSWORD});
        let response = self.stranger().post("/api/setup", body).send().await;
        let cookie = response.headers()["set-cookie"].to_str().unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    /// Signs in.
    pub(crate) async fn sign_in(&self, login: &str) -> Browser {
        let browser = self.stranger();
        let body = json!({"login": login, "password": PASSWORD});
        browser.post("/api/session", body).ok().await;
        browser
    }

    /// Signs in; answers the cookie as `name=value`, for a socket.
    pub(crate) async fn cookie(&self, login: &str) -> String {
        let body = json!({"login": login, "password": PASSWORD});
        let answer = self.stranger().post("/api/session", body).ok().await;
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    /// Ends the service and waits for it.
    pub(crate) async fn stop(mut self) {
        self.server.stop().await;
    }
}
