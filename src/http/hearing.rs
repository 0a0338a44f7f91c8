//! What strangers say: from a frame to a command, or to what is wrong with it. Pure, and tried with
//! whatever bytes there are (`fuzz/`).

use super::frames::Incoming;
use crate::domain::ids::RequestId;
use crate::domain::limits;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::wire::client::{Control, Hello, Request};
use sha2::{Digest, Sha256};

/// What a message turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The first message of a client.
    Hello(Hello),
    /// A sign of life.
    Ping,
    /// The protocol's own ping, to be answered with the same bytes.
    Pong(Vec<u8>),
    /// A command, and the digest by which it is known again; zeroes for a ballot, which is known by
    /// its revision.
    Command(Box<Request>, Hash256),
    /// Nothing that a client of ours says, and whose request it was as far as that can be read.
    Bad(Refusal, Option<RequestId>),
    /// The client goes.
    End,
    /// Nothing to be done.
    Nothing,
}

/// What a frame says.
pub fn read(message: Incoming<'_>) -> Heard {
    match message {
        Incoming::Text(text) => read_text(text),
        Incoming::Ping(bytes) => Heard::Pong(bytes.to_vec()),
        Incoming::Pong => Heard::Nothing,
        Incoming::Strange => Heard::Bad(Refusal::Malformed, None),
        Incoming::TooLarge => {
            let limit = u32::try_from(limits::SOCKET_FRAME_BYTES).unwrap_or(u32::MAX);
            Heard::Bad(Refusal::TooLarge { limit }, None)
        }
        Incoming::Close | Incoming::Broken => Heard::End,
    }
}

/// What a text message says.
pub fn read_text(text: &str) -> Heard {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Envelope<'a> {
        #[serde(borrow)]
        r#type: Option<std::borrow::Cow<'a, str>>,
        request_id: Option<RequestId>,
    }
    if let Some(ballot) = Request::read_ballot(text) {
        return Heard::Command(Box::new(ballot), Hash256([0; 32]));
    }
    let Ok(envelope) = serde_json::from_str::<Envelope<'_>>(text) else {
        return Heard::Bad(Refusal::Malformed, None);
    };
    if matches!(envelope.r#type.as_deref(), Some("hello" | "ping")) {
        return match serde_json::from_str(text) {
            Ok(Control::Hello(hello)) => Heard::Hello(hello),
            Ok(Control::Ping) => Heard::Ping,
            Err(_) => Heard::Bad(Refusal::Malformed, None),
        };
    }
    match serde_json::from_str::<Request>(text) {
        Ok(request) => Heard::Command(
            Box::new(request),
            Hash256(Sha256::digest(text.as_bytes()).into()),
        ),
        Err(_) => Heard::Bad(Refusal::Malformed, envelope.request_id),
    }
}
