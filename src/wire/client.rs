//! What clients send.

use crate::domain::command::Command;
use crate::domain::expected::Expected;
use crate::domain::ids::{RequestId, RoundId, WorkshopId};
use crate::domain::round::Ballot;
use serde::de::IgnoredAny;
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
        /// True on a tablet that goes from hand to hand; each person has a token of their own.
        #[serde(default)]
        #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
        shared: bool,
        /// The secret of a helper's link: whoever joins now is marked as assisted.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        helper: Option<String>,
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
    /// What a moderator saw of the values that the command replaces. If another one has changed
    /// them since, the command is refused as `overtaken`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<Expected>>"))]
    pub expected: Vec<Expected>,
    /// The command; its fields stand beside `requestId`.
    #[serde(flatten)]
    pub command: Command,
}

impl Request {
    /// Reads a ballot, by far the most frequent request, without looking for anything else. None
    /// for everything that is not written exactly as our clients write it: the general way reads
    /// that, with the same outcome.
    pub fn read_ballot(text: &str) -> Option<Self> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        struct CastBallot {
            // Named, so that a message that says twice what it is is left to the general way, which refuses it.
            #[serde(rename = "type")]
            _kind: IgnoredAny,
            request_id: RequestId,
            round_id: RoundId,
            revision: u32,
            ballot: Ballot,
        }
        if !text.starts_with("{\"type\":\"castBallot\"") {
            return None;
        }
        let cast: CastBallot = serde_json::from_str(text).ok()?;
        Some(Self {
            request_id: cast.request_id,
            expected: Vec::new(),
            command: Command::CastBallot {
                round_id: cast.round_id,
                revision: cast.revision,
                ballot: cast.ballot,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn ballots_are_read_as_everything_else_is() {
        let (id, round) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let written = [
            format!(
                r#"{{"type":"castBallot","requestId":"{id}","roundId":"{round}","revision":3,"ballot":{{"p":[[0,2],[4,1]]}}}}"#
            ),
            format!(
                r#"{{"type":"castBallot","ballot":{{"a":[1]}},"revision":3,"roundId":"{round}","requestId":"{id}"}}"#
            ),
        ];
        for text in written {
            let fast = Request::read_ballot(&text);
            assert_eq!(fast, serde_json::from_str(&text).ok(), "{text}");
            assert!(fast.is_some());
        }
        let others = [
            format!(
                r#"{{"type":"castBallot","requestId":"{id}","roundId":"{round}","revision":-3,"ballot":{{"a":[]}}}}"#
            ),
            format!(
                r#"{{"type":"castBallot","requestId":"{id}","roundId":"{round}","revision":2,"type":"castBallot","ballot":{{"a":[]}}}}"#
            ),
            // Left to the general way, which reads it.
            format!(
                r#"{{"type":"castBallot","requestId":"{id}","roundId":"{round}","revision":2,"ballot":{{"a":[]}},"more":true}}"#
            ),
            format!(r#"{{"type":"castBallots","requestId":"{id}","roundId":"{round}"}}"#),
            String::from(r#"{"type":"nextPhase"}"#),
        ];
        for text in others {
            assert_eq!(Request::read_ballot(&text), None, "{text}");
        }
    }
}
