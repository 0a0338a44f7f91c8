//! What clients send.

use crate::domain::command::Command;
use crate::domain::ids::{RequestId, WorkshopId};
use serde::{Deserialize, Serialize};

/// The first message of every client. The token never stands in an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "role",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Hello {
    /// A phone. Its token is 128 random bits or more in hexadecimal, made by the phone and kept
    /// there; a token that the server does not know yet is welcomed as a guest.
    Phone {
        /// Version of the protocol.
        protocol: u32,
        /// Join code as typed.
        code: String,
        /// The phone's secret.
        token: String,
    },
    /// A projector: reads only.
    Projector {
        /// Version of the protocol.
        protocol: u32,
        /// The workshop.
        workshop_id: WorkshopId,
        /// The projector's token, from the fragment of its address; empty in the console's
        /// preview, where the session cookie of a moderator stands for it.
        token: String,
    },
    /// A console. Who it is says the session cookie of the upgrade request.
    Moderator {
        /// Version of the protocol.
        protocol: u32,
        /// The workshop.
        workshop_id: WorkshopId,
    },
}

/// A message from a client, as TypeScript sees it: `hello`, `ping`, or a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Control {
    /// The first message.
    Hello(Hello),
    /// A sign of life; answered by `pong`.
    Ping,
}

/// A command with the id that makes a resend harmless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// Made by the client; the same for every resend of the same command.
    pub request_id: RequestId,
    /// The command; its fields stand beside `requestId`.
    #[serde(flatten)]
    pub command: Command,
}
