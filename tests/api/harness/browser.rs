//! A browser: keeps cookies and says where its requests come from.

use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;

/// A browser of one person.
#[derive(Clone)]
pub(crate) struct Browser {
    client: Client,
    base: String,
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "bodies are written where they are sent"
)]
impl Browser {
    /// A browser with no cookies, on the pages of `base`.
    pub(crate) fn new(base: String) -> Self {
        let client = Client::builder().cookie_store(true).build().unwrap();
        Self { client, base }
    }

    fn request(&self, method: &str, path: &str, origin: &str) -> Call {
        let method = method.parse().unwrap();
        let url = format!("{}{path}", self.base);
        Call(self.client.request(method, url).header("Origin", origin))
    }

    /// A request as a page of ours sends it.
    pub(crate) fn call(&self, method: &str, path: &str) -> Call {
        self.request(method, path, &self.base)
    }

    /// A request as a page of somebody else sends it.
    pub(crate) fn foreign(&self, method: &str, path: &str) -> Call {
        self.request(method, path, "http://evil.example")
    }

    /// A request with this body, said to be JSON.
    pub(crate) fn raw(&self, method: &str, path: &str, body: String) -> Call {
        let Call(request) = self.call(method, path);
        Call(
            request
                .header("Content-Type", "application/json")
                .body(body),
        )
    }

    /// `GET path`.
    pub(crate) fn get(&self, path: &str) -> Call {
        self.call("GET", path)
    }

    /// `DELETE path`.
    pub(crate) fn delete(&self, path: &str) -> Call {
        self.call("DELETE", path)
    }

    /// `POST path` with JSON.
    pub(crate) fn post(&self, path: &str, body: Value) -> Call {
        self.raw("POST", path, body.to_string())
    }

    /// `PUT path` with JSON.
    pub(crate) fn put(&self, path: &str, body: Value) -> Call {
        self.raw("PUT", path, body.to_string())
    }

    /// `PATCH path` with JSON.
    pub(crate) fn patch(&self, path: &str, body: Value) -> Call {
        self.raw("PATCH", path, body.to_string())
    }
}

/// A request that is about to be sent.
pub(crate) struct Call(RequestBuilder);

impl Call {
    /// Adds a header.
    pub(crate) fn header(self, name: &str, value: &str) -> Self {
        Self(self.0.header(name, value))
    }

    /// Adds a body.
    pub(crate) fn body(self, body: String) -> Self {
        Self(self.0.body(body))
    }

    /// Adds a file as body.
    pub(crate) fn bytes(self, body: Vec<u8>) -> Self {
        Self(self.0.body(body))
    }

    /// Sends it.
    pub(crate) async fn send(self) -> Response {
        self.0.send().await.unwrap()
    }

    /// Sends it; the answer has to be a success.
    pub(crate) async fn ok(self) -> Response {
        let answer = self.send().await;
        let (status, url) = (answer.status(), answer.url().clone());
        if status.is_success() {
            return answer;
        }
        panic!("{url}: {status}: {}", answer.text().await.unwrap());
    }

    /// Sends it; the answer has to be a success with JSON.
    pub(crate) async fn json(self) -> Value {
        self.ok().await.json().await.unwrap()
    }

    /// Sends it; answers the code of the refusal, or nothing.
    pub(crate) async fn code(self) -> String {
        let problem: Value = self.send().await.json().await.unwrap_or_default();
        problem["code"].as_str().unwrap_or_default().to_owned()
    }

    /// Sends it; the answer has to be a problem with this status. Answers its code.
    pub(crate) async fn refused(self, status: u16) -> String {
        let answer = self.send().await;
        let (got, url) = (answer.status().as_u16(), answer.url().clone());
        let text = answer.text().await.unwrap();
        assert_eq!(got, status, "{url}: {text}");
        let problem: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(problem["status"], status);
        problem["code"].as_str().unwrap().to_owned()
    }
}
