//! A client that keeps no rule: bytes over a TCP connection.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use zukunftswerkstatt::cli::play::fields::random_token;

use super::hall::CODE;

/// Longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// One TCP connection.
pub(super) struct Raw {
    stream: TcpStream,
    /// Bytes that came and are not read yet.
    heard: Vec<u8>,
}

impl Raw {
    /// Connects, and says nothing.
    pub(super) async fn connect(base: &str) -> Self {
        let host = base.trim_start_matches("http://");
        Self::over(TcpStream::connect(host).await.unwrap())
    }

    /// Over a connection that there is.
    pub(super) fn over(stream: TcpStream) -> Self {
        Self {
            stream,
            heard: Vec::new(),
        }
    }

    /// Asks for a socket with these further headers; answers the status.
    pub(super) async fn upgrade(&mut self, base: &str, headers: &str) -> u16 {
        let host = base.trim_start_matches("http://");
        let request = format!(
            "GET /api/live HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{headers}\r\n"
        );
        self.send(request.as_bytes()).await;
        let end = loop {
            if let Some(end) = self.heard.windows(4).position(|it| it == b"\r\n\r\n") {
                break end;
            }
            assert!(self.more().await, "the answer ends too early");
        };
        let head: Vec<u8> = self.heard.drain(..end + 4).collect();
        let head = String::from_utf8(head).unwrap();
        head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    /// A socket that has been opened.
    pub(super) async fn socket(base: &str) -> Self {
        let mut raw = Self::connect(base).await;
        raw.begin(base).await;
        raw
    }

    async fn begin(&mut self, base: &str) {
        let origin = format!("Origin: {base}\r\n");
        assert_eq!(self.upgrade(base, &origin).await, 101);
    }

    /// A phone that was let in, as a guest.
    pub(super) async fn guest(base: &str) -> Self {
        let mut raw = Self::connect(base).await;
        raw.begin_as_guest(base).await;
        raw
    }

    /// Makes a new connection that of a phone that was let in, as a guest.
    pub(super) async fn begin_as_guest(&mut self, base: &str) {
        self.begin(base).await;
        let hello = json!({"type": "hello", "role": "phone", "protocol": 1, "code": CODE,
            "token": random_token()});
        self.send(&text(&hello.to_string())).await;
        assert_eq!(self.message().await.unwrap()["type"], "welcome");
    }

    /// Sends bytes; it does not matter whether anybody still takes them.
    pub(super) async fn send(&mut self, bytes: &[u8]) {
        let _ = timeout(PATIENCE, self.stream.write_all(bytes))
            .await
            .unwrap();
    }

    /// Waits for more bytes; false at the end.
    async fn more(&mut self) -> bool {
        let mut buffer = [0; 4096];
        let read = timeout(PATIENCE, self.stream.read(&mut buffer));
        match read.await.expect("neither an answer nor the end") {
            Ok(0) | Err(_) => false,
            Ok(count) => {
                self.heard.extend_from_slice(&buffer[..count]);
                true
            }
        }
    }

    /// The next message; none once the other side has said goodbye or is gone.
    pub(super) async fn message(&mut self) -> Option<Value> {
        loop {
            if let Some((first, payload)) = self.frame() {
                match first {
                    0x81 => return Some(serde_json::from_slice(&payload).unwrap()),
                    0x88 => return None,
                    _ => continue,
                }
            }
            if !self.more().await {
                return None;
            }
        }
    }

    /// The next message that is no figure.
    pub(super) async fn answer(&mut self) -> Option<Value> {
        loop {
            let message = self.message().await?;
            if !["presence", "turnout"].contains(&message["type"].as_str().unwrap()) {
                return Some(message);
            }
        }
    }

    fn frame(&mut self) -> Option<(u8, Vec<u8>)> {
        let (&first, &second) = (self.heard.first()?, self.heard.get(1)?);
        assert!(second < 0x80, "servers do not mask");
        let (head, length) = match second {
            126 => (4, big(self.heard.get(2..4)?)),
            127 => (10, big(self.heard.get(2..10)?)),
            short => (2, usize::from(short)),
        };
        let payload = self.heard.get(head..head + length)?.to_vec();
        self.heard.drain(..head + length);
        Some((first, payload))
    }

    /// Sends nothing more and waits for the end; whatever comes until then is no matter.
    pub(super) async fn end(mut self) {
        let _ = self.stream.shutdown().await;
        self.ended().await;
    }

    /// Sends one byte after the other with a pause between them; true if the other side ended it before the last one.
    pub(super) async fn dribble(&mut self, bytes: &[u8], pause: Duration) -> bool {
        for byte in bytes {
            if self.stream.write_all(&[*byte]).await.is_err() {
                return true;
            }
            let mut buffer = [0; 4096];
            match timeout(pause, self.stream.read(&mut buffer)).await {
                Ok(Ok(0) | Err(_)) => return true,
                Ok(Ok(count)) => self.heard.extend_from_slice(&buffer[..count]),
                Err(_) => {}
            }
        }
        false
    }

    /// Waits until the other side ends it.
    pub(super) async fn ended(&mut self) {
        while self.more().await {
            self.heard.clear();
        }
    }
}

fn big(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}

/// A text frame as clients send it.
pub(super) fn text(payload: &str) -> Vec<u8> {
    frame(0x81, payload.as_bytes())
}

/// A masked frame with this first byte.
pub(super) fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mask = [7, 0, 200, 33];
    let mut bytes = head(first, payload.len(), true);
    bytes.extend_from_slice(&mask);
    bytes.extend(payload.iter().zip(mask.iter().cycle()).map(|(a, b)| a ^ b));
    bytes
}

/// A frame's head without its mask.
pub(super) fn head(first: u8, length: usize, masked: bool) -> Vec<u8> {
    let mask = if masked { 0x80 } else { 0 };
    let mut bytes = vec![first];
    match length {
        short @ 0..126 => bytes.push(mask | u8::try_from(short).unwrap()),
        middle @ 126..65536 => {
            bytes.push(mask | 0x7e);
            bytes.extend_from_slice(&u16::try_from(middle).unwrap().to_be_bytes());
        }
        long => {
            bytes.push(mask | 0x7f);
            bytes.extend_from_slice(&u64::try_from(long).unwrap().to_be_bytes());
        }
    }
    bytes
}
