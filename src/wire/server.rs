//! What the server sends.

use super::view::{ChangeView, PersonalView, Snapshot};
use crate::domain::context::Timestamp;
use crate::domain::event::EventKind;
use crate::domain::ids::{AccountId, GroupId, RequestId, RoundId};
use crate::domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a client was admitted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ClientRole {
    /// A phone that has not joined yet: sees what a participant sees, may only join.
    Guest,
    /// A participant.
    Participant,
    /// A projector.
    Projector,
    /// A moderator.
    Moderator,
}

/// People of one stakeholder group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GroupCount {
    /// The group; none for all small groups and people without one together.
    pub group_id: Option<GroupId>,
    /// People (turnout: ballots, in steps of k).
    pub count: u32,
}

/// A moderator who is connected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ModeratorPresence {
    /// The account.
    pub account_id: AccountId,
    /// Display name.
    pub name: String,
}

/// How many have voted in an open round. Absolute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundTurnout {
    /// The round.
    pub round_id: RoundId,
    /// Ballots so far.
    pub ballots: u32,
    /// Participants who may vote.
    pub eligible: u32,
    /// Ballots by group in steps of k; moderators only, else empty.
    pub groups: Vec<GroupCount>,
    /// Points per option so far; only in rounds whose results are visible live.
    pub tally: Option<Vec<u32>>,
}

/// A message from the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
#[expect(
    clippy::large_enum_variant,
    reason = "short-lived: made, serialised, dropped"
)]
pub enum ServerMsg {
    /// The whole state: first message, and again whenever the client has missed something.
    Welcome {
        /// Version of the protocol.
        protocol: u32,
        /// Server time.
        server_time: Timestamp,
        /// What the client was admitted as.
        role: ClientRole,
        /// The moderator's own account.
        account_id: Option<AccountId>,
        /// Number of the last discrete event contained in the snapshot.
        seq: u32,
        /// Everything this role may see.
        snapshot: Snapshot,
        /// The personal part, for participants.
        personal: Option<PersonalView>,
    },
    /// Something happened.
    Event {
        /// Rises with every discrete event of the workshop; events that this role may not see
        /// leave holes.
        seq: u32,
        /// Server time.
        server_time: Timestamp,
        /// What.
        kind: EventKind,
        /// New values, to be put in place in this order.
        changes: Vec<ChangeView>,
    },
    /// The personal part has changed. Absolute.
    Personal {
        /// The event after which it holds.
        seq: u32,
        /// The personal part.
        personal: PersonalView,
    },
    /// Who is there. Absolute, at most 20 per second and audience.
    Presence {
        /// Rises; a lower one is out of date.
        revision: u32,
        /// Everybody who has joined.
        joined: u32,
        /// Participants connected at this moment.
        connected: u32,
        /// People without a device, as counted by a moderator.
        without_device: u32,
        /// Joined by group, small groups together; moderators only, else empty.
        groups: Vec<GroupCount>,
        /// Moderators connected; moderators only, else empty.
        moderators: Vec<ModeratorPresence>,
        /// Projectors connected; moderators only, else 0.
        projectors: u32,
    },
    /// How many have voted. Absolute, at most 20 per second and audience.
    Turnout {
        /// Rises; a lower one is out of date.
        revision: u32,
        /// All open rounds.
        rounds: Vec<RoundTurnout>,
    },
    /// The command is done and on disk.
    Ack {
        /// The client's id of the command.
        request_id: RequestId,
        /// The event at which it holds; for ballots the last event before.
        seq: u32,
        /// Id of what was created, if anything.
        created: Option<Uuid>,
    },
    /// The command is refused; nothing has changed.
    Refused {
        /// The client's id of the command; none if it could not be read.
        request_id: Option<RequestId>,
        /// Under which number the log has a refusal without such an id; none where the log says nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<Uuid>,
        /// Why.
        #[serde(flatten)]
        refusal: Refusal,
    },
    /// Answer to `ping`.
    Pong {
        /// Server time.
        server_time: Timestamp,
    },
}
