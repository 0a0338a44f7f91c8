//! A client of the live protocol, written from `wire` alone: says hello, folds what it hears into a
//! picture of the workshop, sends commands and waits for their answers.

pub use super::answer::{Ack, RobotError};
pub use super::identity::Identity;

use super::answer::{lost, refused};
use super::picture::text;
use crate::domain::ids::RequestId;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::{HeaderValue, Request};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, client_async, connect_async};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// After this time without a message a robot says that it is still there; the service waits 35 s.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// A connected client.
pub struct Robot {
    socket: Socket,
    /// When it last said something.
    spoke: Instant,
    /// What it was admitted as.
    pub role: String,
    /// The last event that it heard of.
    pub seq: u64,
    /// What it knows, folded: by collection (`cards`, `rounds` …) and id; `head` and `setup` under
    /// the empty id.
    pub view: BTreeMap<String, BTreeMap<String, Value>>,
    /// Its personal part.
    pub personal: Value,
    /// The newest presence.
    pub presence: Value,
    /// The newest turnout.
    pub turnout: Value,
    /// Every message as text, oldest first, if recording was asked for.
    pub heard: Option<Vec<String>>,
}

impl fmt::Debug for Robot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Robot({} at {})", self.role, self.seq)
    }
}

impl Robot {
    /// Connects to `http://host:port` and waits for `welcome`.
    ///
    /// # Errors
    /// If the service cannot be reached or does not let it in.
    pub async fn connect(base: &str, identity: &Identity) -> Result<Self, RobotError> {
        let socket = dial(base, identity.cookie()).await?;
        Self::begin(socket, identity.hello().to_string(), None).await
    }

    /// The same over a connection that the caller has made, with every message recorded from the first one on.
    ///
    /// # Errors
    /// If the service does not let it in.
    pub async fn connect_hearing(
        stream: TcpStream,
        base: &str,
        identity: &Identity,
    ) -> Result<Self, RobotError> {
        let request = upgrade(base, identity.cookie())?;
        let upgraded = client_async(request, MaybeTlsStream::Plain(stream)).await;
        let (socket, _) = upgraded.map_err(|error| lost(&error))?;
        Self::begin(socket, identity.hello().to_string(), Some(Vec::new())).await
    }

    /// As [`Self::connect`] with any first message, for tests of bad input.
    ///
    /// # Errors
    /// If the service cannot be reached or does not let it in.
    pub async fn connect_saying(base: &str, first: String) -> Result<Self, RobotError> {
        Self::begin(dial(base, None).await?, first, None).await
    }

    async fn begin(
        socket: Socket,
        first: String,
        heard: Option<Vec<String>>,
    ) -> Result<Self, RobotError> {
        let mut robot = Self {
            socket,
            spoke: Instant::now(),
            role: String::new(),
            seq: 0,
            view: BTreeMap::new(),
            personal: Value::Null,
            presence: Value::Null,
            turnout: Value::Null,
            heard,
        };
        robot.send_text(first).await?;
        let mut refusal = None;
        while robot.role.is_empty() {
            let message = match robot.hear().await {
                Ok(message) => message,
                // The reason comes first, then the close.
                Err(lost) => return Err(refusal.unwrap_or(lost)),
            };
            if message.get("type").and_then(Value::as_str) == Some("refused") {
                let code = text(message.get("code"));
                if code != "wrongStage" {
                    refusal = Some(refused(&message));
                }
            }
        }
        Ok(robot)
    }

    /// Sends a raw text, for tests of bad input.
    ///
    /// # Errors
    /// If the connection is lost.
    pub async fn send_text(&mut self, text: String) -> Result<(), RobotError> {
        self.send_message(Message::text(text)).await
    }

    /// Sends any message, for tests of bad input.
    ///
    /// # Errors
    /// If the connection is lost.
    pub async fn send_message(&mut self, message: Message) -> Result<(), RobotError> {
        self.spoke = Instant::now();
        self.socket
            .send(message)
            .await
            .map_err(|error| lost(&error))
    }

    /// Sends a command and waits for its answer. `fields` are those of the command.
    ///
    /// # Errors
    /// If it is refused or the connection is lost.
    pub async fn ask(&mut self, kind: &str, fields: Value) -> Result<Ack, RobotError> {
        self.ask_as(RequestId(uuid::Uuid::now_v7()), kind, fields)
            .await
    }

    /// The same with a given request id.
    ///
    /// # Errors
    /// If it is refused or the connection is lost.
    pub async fn ask_as(
        &mut self,
        id: RequestId,
        kind: &str,
        fields: Value,
    ) -> Result<Ack, RobotError> {
        let mut message = match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        message.insert(String::from("type"), json!(kind));
        message.insert(String::from("requestId"), json!(id));
        let text = Value::Object(message).to_string();
        loop {
            self.send_text(text.clone()).await?;
            match self.answer(Some(id)).await {
                // Asked to wait: does so, and asks again.
                Err(RobotError::Refused(code, params)) if code == "tooFast" => {
                    let wait = params
                        .get("retryAfterMs")
                        .and_then(Value::as_u64)
                        .unwrap_or(1000);
                    tokio::time::sleep(Duration::from_millis(wait)).await;
                }
                answer => return answer,
            }
        }
    }

    /// Waits for the answer to a request, or for a refusal that names none.
    ///
    /// # Errors
    /// If it is refused or the connection is lost.
    pub async fn answer(&mut self, id: Option<RequestId>) -> Result<Ack, RobotError> {
        loop {
            let message = self.hear().await?;
            let about = message.get("requestId").cloned().unwrap_or(Value::Null);
            if about != json!(id) {
                continue;
            }
            match message.get("type").and_then(Value::as_str) {
                Some("ack") => {
                    let created = message.get("created").and_then(Value::as_str);
                    return Ok(Ack {
                        seq: message.get("seq").and_then(Value::as_u64).unwrap_or(0),
                        created: created.and_then(|id| uuid::Uuid::parse_str(id).ok()),
                    });
                }
                Some("refused") => return Err(refused(&message)),
                _ => {}
            }
        }
    }

    /// Waits until it has heard of event `seq`, or of a state after it.
    ///
    /// # Errors
    /// If the connection is lost or nothing comes.
    pub async fn until(&mut self, mut done: impl FnMut(&Self) -> bool) -> Result<(), RobotError> {
        while !done(self) {
            self.hear().await?;
        }
        Ok(())
    }

    /// Hears one message and folds it in.
    ///
    /// # Errors
    /// If the connection is lost or nothing comes.
    pub async fn hear(&mut self) -> Result<Value, RobotError> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.socket.next())
                .await
                .map_err(|_| RobotError::Silence)?;
            match message {
                Some(Ok(Message::Text(text))) => {
                    if let Some(heard) = &mut self.heard {
                        heard.push(text.to_string());
                    }
                    let message: Value =
                        serde_json::from_str(&text).map_err(|_| RobotError::Lost(None))?;
                    self.fold(&message);
                    return Ok(message);
                }
                Some(Ok(Message::Close(frame))) => {
                    return Err(RobotError::Lost(frame.map(|frame| frame.code.into())));
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(lost(&error)),
                None => return Err(RobotError::Lost(None)),
            }
        }
    }

    /// Folds whatever has come already, without waiting for more.
    ///
    /// # Errors
    /// If the connection is lost.
    pub async fn catch_up(&mut self) -> Result<(), RobotError> {
        loop {
            tokio::select! {
                biased;
                heard = self.hear() => { heard?; }
                () = std::future::ready(()) => return Ok(()),
            }
        }
    }

    /// Folds whatever has come already, and says that it is still there if it has said nothing for
    /// some time. To be called while nothing is to be done.
    ///
    /// # Errors
    /// If the connection is lost.
    pub async fn idle(&mut self) -> Result<(), RobotError> {
        self.catch_up().await?;
        if self.spoke.elapsed() >= HEARTBEAT {
            self.send_text(json!({"type":"ping"}).to_string()).await?;
        }
        Ok(())
    }

    /// Says goodbye.
    pub async fn leave(mut self) {
        let _ = self.socket.close(None).await;
    }
}

/// The request that becomes a socket.
fn upgrade(base: &str, cookie: Option<&str>) -> Result<Request<()>, RobotError> {
    let address = format!("{}/api/live", base.replacen("http", "ws", 1));
    let request = address.into_client_request();
    let mut request = request.map_err(|_| RobotError::Lost(None))?;
    let headers = request.headers_mut();
    for (name, value) in [("Origin", Some(base)), ("Cookie", cookie)] {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    }
    Ok(request)
}

async fn dial(base: &str, cookie: Option<&str>) -> Result<Socket, RobotError> {
    let (socket, _) = connect_async(upgrade(base, cookie)?)
        .await
        .map_err(|error| lost(&error))?;
    Ok(socket)
}
