//! Every reason to say no: stable codes with parameters, translated by the client.

use super::ballot_files::FaultCode;
use super::context::Timestamp;
use super::expected::Expected;
use super::ids::AccountId;
use serde::{Deserialize, Serialize};

/// A refusal. Its code is part of the protocol; the state is as if nothing had been asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(
    tag = "code",
    content = "params",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Refusal {
    // --- form of the input
    /// The message is not JSON of the protocol.
    Malformed,
    /// The message is larger than the limit (bytes).
    TooLarge {
        /// Largest allowed size in bytes.
        limit: u32,
    },
    /// A text that is required is empty.
    Empty {
        /// Name of the field.
        field: String,
    },
    /// A text is too long (code points after cleaning).
    TooLong {
        /// Name of the field.
        field: String,
        /// Longest allowed.
        limit: u32,
        /// What was sent.
        actual: u32,
    },
    /// A number is out of range.
    OutOfRange {
        /// Name of the field.
        field: String,
        /// Least allowed.
        min: u32,
        /// Greatest allowed.
        max: u32,
    },
    /// There are too many of a kind already.
    TooMany {
        /// Name of the kind.
        field: String,
        /// How many are allowed.
        limit: u32,
    },
    /// Too many messages in a short time; try again after the given milliseconds.
    TooFast {
        /// Milliseconds to wait.
        retry_after_ms: u32,
    },
    /// A file cannot be read, or holds what has no place here.
    UnreadableFile {
        /// The line, from 1; none if it is about the whole file.
        line: Option<u32>,
        /// What kind of fault it is.
        why: FaultCode,
        /// Where and why, in English: it speaks of formats.
        reason: String,
    },
    // --- identity and rights
    /// Nobody is signed in, or the token is unknown.
    NotSignedIn,
    /// This role may not do this.
    NotAllowed,
    /// The request comes from a page that is not ours.
    ForeignOrigin,
    /// Name or password is wrong, or the account is disabled: never said which.
    SignInFailed,
    /// The one-time link is unknown, used or too old.
    LinkExpired,
    /// The password is one of those that are tried first.
    CommonPassword,
    /// Another thing of this kind has this name already.
    Taken {
        /// Name of the field.
        field: String,
    },
    /// The last administrator cannot be taken away.
    LastAdministrator,
    /// Another moderator drives; take over first.
    NotDriving,
    /// There is no open workshop with this code.
    UnknownCode,
    /// The workshop is locked: nobody new may join.
    Locked,
    /// This workshop admits by printed card only.
    CardRequired,
    /// The printed card is unknown.
    UnknownCard,
    /// The printed card was used before.
    CardUsed,
    // --- rehearsals
    /// A rehearsal runs already; the service holds one at a time.
    RehearsalRunning,
    /// Phones are connected: a rehearsal would make them wait.
    PeoplePresent,
    // --- things
    /// There is no such thing, or it is not yours.
    NotFound {
        /// Kind of the thing.
        thing: String,
    },
    /// It was changed since you saw it; look again.
    Conflict {
        /// Its version now.
        version: u32,
    },
    /// Another moderator has changed what the sender saw; nothing was written over.
    Overtaken {
        /// What the sender saw.
        seen: Box<Expected>,
        /// What holds now; none if the thing is gone.
        now: Option<Box<Expected>>,
        /// Who changed it, as far as the service remembers; none for a participant.
        by: Option<AccountId>,
    },
    /// Something refers to it; it cannot be taken out.
    InUse {
        /// Kind of the thing.
        thing: String,
    },
    /// These cannot become one: they belong to different processes, or one of them is already
    /// part of another.
    CannotMerge,
    /// Somebody else is writing at this moment.
    BeingEdited {
        /// When the lock lapses.
        until: Timestamp,
    },
    /// The same request id came with another body.
    RequestIdReused,
    // --- state
    /// The phase in which this was written has ended.
    PhaseEnded,
    /// This cannot be done in this phase.
    WrongPhase,
    /// This cannot be done in this state of the workshop.
    WrongStage,
    /// Results are frozen.
    Frozen,
    /// A round is still open.
    RoundOpen,
    /// Criticism has no place in the fantasy phase (friendly text).
    NoCriticismNow,
    /// There is nothing to undo.
    NothingToUndo,
    /// What was done has been built upon since and cannot be undone.
    CannotUndo,
    // --- rounds and ballots
    /// The round is not open.
    RoundClosed,
    /// A round needs at least two options.
    TooFewOptions,
    /// More dots than the round allows one person.
    OverBudget {
        /// Dots per person.
        limit: u32,
    },
    /// More dots on one option than the round allows.
    OverOptionLimit {
        /// Dots per option.
        limit: u32,
    },
    /// The ballot names an option that the round does not have, or names one twice, or is of
    /// another type.
    InvalidBallot,
    /// A newer ballot of the same person has arrived already.
    StaleBallot {
        /// The revision that holds.
        revision: u32,
    },
    /// People may not vote for their own proposals in this round.
    OwnProposal,
    /// While a round is open, a participant's group is fixed.
    GroupFixed,
    /// A sheet lacks what sending requires.
    Incomplete {
        /// Names of the missing fields.
        fields: Vec<String>,
    },
    // --- service
    /// Not stored, try again.
    NotStored,
    /// The service is overloaded at this moment; not stored, try again.
    Busy,
    /// The room or the service is full: wait, and ask again after the given milliseconds.
    Full {
        /// Milliseconds to wait.
        retry_after_ms: u32,
    },
    /// Something went wrong inside; the id is in the log.
    Internal {
        /// Id of the log entry.
        id: String,
    },
}

impl Refusal {
    /// Its code on the wire.
    pub fn code(&self) -> String {
        let written = serde_json::to_value(self).unwrap_or_default();
        let code = written.get("code").and_then(serde_json::Value::as_str);
        code.unwrap_or("internal").to_owned()
    }

    /// A missing thing of this kind.
    pub fn not_found(thing: &str) -> Self {
        Self::NotFound {
            thing: thing.to_owned(),
        }
    }
}
