//! Staff: accounts, their roles and rights. Participants have none of this.

use super::context::Timestamp;
use super::ids::{AccountId, SessionId};
use serde::{Deserialize, Serialize};

/// What an account is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Accounts, settings, and everything else.
    Administrator,
    /// Own workshops, and lent ones.
    Moderator,
    /// The administration: measures, strategy, exports, texts.
    Office,
    /// May look at what the office sees.
    ReadOnly,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 4] = [
        Self::Administrator,
        Self::Moderator,
        Self::Office,
        Self::ReadOnly,
    ];

    /// As tables and the command line have it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Moderator => "moderator",
            Self::Office => "office",
            Self::ReadOnly => "read_only",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// A staff account (Konto).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Identity.
    pub id: AccountId,
    /// The name typed to sign in; unique whatever its case.
    pub login: String,
    /// The name that others see.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// True once a password was set.
    pub has_password: bool,
    /// When it was disabled.
    pub disabled_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A sign-in that holds until it expires or is revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffSession {
    /// Identity; not the secret.
    pub id: SessionId,
    /// Whose.
    pub account_id: AccountId,
    /// Browser and system in a few words.
    pub device: String,
    /// When they signed in.
    pub created_at: Timestamp,
    /// When it was last used, to within five minutes.
    pub seen_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

/// Milliseconds that a session lasts at the most: a week.
pub const SESSION_MS: i64 = 7 * 24 * 3_600_000;
/// Milliseconds after which an unused session ends: longer than any workshop's day.
pub const SESSION_IDLE_MS: i64 = 14 * 3_600_000;
/// A session's last use is written down at most this often, in milliseconds.
pub const SESSION_SEEN_MS: i64 = 5 * 60_000;
/// Milliseconds that a one-time link lasts.
pub const LINK_MS: i64 = 24 * 3_600_000;

impl StaffSession {
    /// True if it still admits its owner.
    pub fn holds(&self, now: Timestamp) -> bool {
        now < self.expires_at && now.since_ms(self.seen_at) < SESSION_IDLE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn roles_come_back_from_their_keys() {
        for role in Role::ALL {
            assert_eq!(Role::from_key(role.key()), Some(role));
            assert_eq!(
                serde_json::to_string(&role).unwrap(),
                format!("\"{}\"", role.key())
            );
        }
        assert_eq!(Role::from_key("root"), None);
    }

    #[test]
    fn a_session_ends_by_age_and_by_disuse() {
        let session = StaffSession {
            id: SessionId(Uuid::nil()),
            account_id: AccountId(Uuid::nil()),
            device: String::new(),
            created_at: Timestamp(0),
            seen_at: Timestamp(SESSION_MS - 1000),
            expires_at: Timestamp(SESSION_MS),
        };
        assert!(session.holds(Timestamp(SESSION_MS - 1)));
        assert!(!session.holds(Timestamp(SESSION_MS)));
        let unused = StaffSession {
            seen_at: Timestamp(0),
            ..session
        };
        assert!(unused.holds(Timestamp(SESSION_IDLE_MS - 1)));
        assert!(!unused.holds(Timestamp(SESSION_IDLE_MS)));
    }
}
