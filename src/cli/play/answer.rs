//! What a robot is answered, and why it could not go on.

use super::picture::text;
use serde_json::Value;
use std::fmt;
use tokio_tungstenite::tungstenite;

/// Why a robot could not go on.
#[derive(Debug)]
pub enum RobotError {
    /// The connection failed or ended; with the close code if there was one.
    Lost(Option<u16>),
    /// The command was refused: code and parameters.
    Refused(String, Value),
    /// Nothing came in time.
    Silence,
}

impl fmt::Display for RobotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost(code) => write!(f, "connection lost ({code:?})"),
            Self::Refused(code, params) => write!(f, "refused: {code} {params}"),
            Self::Silence => f.write_str("no answer in time"),
        }
    }
}

impl std::error::Error for RobotError {}

impl RobotError {
    /// The code, if the command was refused.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Refused(code, _) => Some(code),
            Self::Lost(_) | Self::Silence => None,
        }
    }
}

/// The answer to a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ack {
    /// The event at which it holds.
    pub seq: u64,
    /// Id of what was created.
    pub created: Option<uuid::Uuid>,
}

pub(super) fn refused(message: &Value) -> RobotError {
    RobotError::Refused(
        text(message.get("code")),
        message.get("params").cloned().unwrap_or(Value::Null),
    )
}

pub(super) fn lost(error: &tungstenite::Error) -> RobotError {
    tracing::debug!(%error, "a robot lost its connection");
    RobotError::Lost(None)
}
