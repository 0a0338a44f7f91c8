//! Sign-ins and one-time links. Of their secrets only hashes are here.

use super::accounts::{self, Row};
use crate::domain::account::{Account, LINK_MS, SESSION_IDLE_MS, StaffSession};
use crate::domain::context::Timestamp;
use crate::domain::ids::{AccountId, SessionId};
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::error::StoreError;
use crate::store::schema_access::{account, one_time_link, staff_session};
use crate::store::{Store, convert};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A session and whose it is.
#[derive(Clone, Debug)]
pub struct OpenSession {
    /// The session.
    pub session: StaffSession,
    /// Its owner.
    pub account: Account,
}

/// A one-time link that was found.
#[derive(Clone, Debug)]
pub struct Link {
    /// Whose password it sets; none for the first administrator.
    pub account: Option<Account>,
}

#[derive(Queryable)]
struct SessionRow {
    id: String,
    account_id: String,
    _token_hash: Vec<u8>,
    device: String,
    created_at: NaiveDateTime,
    seen_at: NaiveDateTime,
    expires_at: NaiveDateTime,
}

impl SessionRow {
    fn session(self) -> Result<StaffSession, StoreError> {
        Ok(StaffSession {
            id: convert::id("session", &self.id)?,
            account_id: convert::id("session", &self.account_id)?,
            device: self.device,
            created_at: self.created_at.into(),
            seen_at: self.seen_at.into(),
            expires_at: self.expires_at.into(),
        })
    }
}

impl Store {
    /// The session with this secret and its account, if it holds and the account is not disabled.
    pub fn session(
        &self,
        token_hash: Hash256,
        now: Timestamp,
    ) -> Result<Option<OpenSession>, StoreError> {
        let found: Option<(SessionRow, Row)> = self.read(|conn| {
            Ok(staff_session::table
                .inner_join(account::table)
                .filter(staff_session::token_hash.eq(token_hash.0.to_vec()))
                .filter(account::disabled_at.is_null())
                .first(conn)
                .optional()?)
        })?;
        let Some((session, row)) = found else {
            return Ok(None);
        };
        let session = session.session()?;
        let account = row.credentials()?.account;
        Ok(session
            .holds(now)
            .then_some(OpenSession { session, account }))
    }

    /// Opens a session, and forgets those that have ended.
    pub fn open_session(&self, session: StaffSession, token_hash: Hash256) -> Answer<()> {
        self.write(move |conn| insert_session(conn, &session, token_hash))
    }

    /// Notes that a session was used.
    pub fn touch_session(&self, id: SessionId, now: Timestamp) -> Answer<()> {
        self.write(move |conn| {
            diesel::update(staff_session::table.find(id.to_string()))
                .set(staff_session::seen_at.eq(now.to_naive()))
                .execute(conn)?;
            Ok(())
        })
    }

    /// The sessions of an account that hold, newest first.
    pub fn sessions(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<StaffSession>, StoreError> {
        let key = account.to_string();
        let rows: Vec<SessionRow> = self.read(|conn| {
            Ok(staff_session::table
                .filter(staff_session::account_id.eq(key))
                .order(staff_session::created_at.desc())
                .load(conn)?)
        })?;
        let sessions: Result<Vec<_>, _> = rows.into_iter().map(SessionRow::session).collect();
        Ok(sessions?
            .into_iter()
            .filter(|session| session.holds(now))
            .collect())
    }

    /// Ends one session of an account, or all of them. Answers how many there were.
    pub fn end_sessions(&self, account: AccountId, only: Option<SessionId>) -> Answer<usize> {
        self.write(move |conn| {
            let of_account =
                staff_session::table.filter(staff_session::account_id.eq(account.to_string()));
            Ok(match only {
                Some(id) => diesel::delete(of_account.filter(staff_session::id.eq(id.to_string())))
                    .execute(conn)?,
                None => diesel::delete(of_account).execute(conn)?,
            })
        })
    }

    /// Makes a one-time link in place of the earlier ones of the same account (or of those for the
    /// first administrator).
    pub fn make_link(
        &self,
        token_hash: Hash256,
        account: Option<AccountId>,
        now: Timestamp,
    ) -> Answer<()> {
        self.write(move |conn| {
            let key = account.map(|id| id.to_string());
            forget_links(conn, key.as_deref())?;
            diesel::insert_into(one_time_link::table)
                .values((
                    one_time_link::token_hash.eq(token_hash.0.to_vec()),
                    one_time_link::account_id.eq(key),
                    one_time_link::expires_at.eq(now.plus_ms(LINK_MS).to_naive()),
                ))
                .execute(conn)?;
            Ok(())
        })
    }

    /// The link with this secret, if it can still be used.
    pub fn link(&self, token_hash: Hash256, now: Timestamp) -> Result<Option<Link>, StoreError> {
        self.read(|conn| find_link(conn, token_hash, now))
    }

    /// Uses a link: sets the password of its account, or makes the first administrator. The link is
    /// gone, and so are the account's sessions.
    pub fn use_link(
        &self,
        token_hash: Hash256,
        first: Account,
        password_hash: String,
        now: Timestamp,
    ) -> Answer<Account> {
        self.write(move |conn| {
            let link = find_link(conn, token_hash, now)?.ok_or(Refusal::LinkExpired)?;
            let account = if let Some(account) = link.account {
                accounts::set_password(conn, account.id, &password_hash, None)?;
                forget_links(conn, Some(&account.id.to_string()))?;
                Account {
                    has_password: true,
                    ..account
                }
            } else {
                forget_links(conn, None)?;
                accounts::insert(conn, &first, Some(password_hash))?;
                first
            };
            Ok(account)
        })
    }
}

fn insert_session(
    conn: &mut Conn,
    session: &StaffSession,
    token_hash: Hash256,
) -> Result<(), StoreError> {
    let now = session.created_at;
    diesel::delete(
        staff_session::table.filter(
            staff_session::expires_at
                .le(now.to_naive())
                .or(staff_session::seen_at.le(now.plus_ms(-SESSION_IDLE_MS).to_naive())),
        ),
    )
    .execute(conn)?;
    diesel::insert_into(staff_session::table)
        .values((
            staff_session::id.eq(session.id.to_string()),
            staff_session::account_id.eq(session.account_id.to_string()),
            staff_session::token_hash.eq(token_hash.0.to_vec()),
            staff_session::device.eq(&session.device),
            staff_session::created_at.eq(now.to_naive()),
            staff_session::seen_at.eq(session.seen_at.to_naive()),
            staff_session::expires_at.eq(session.expires_at.to_naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// A link for the first administrator is worth nothing once there is one.
fn find_link(
    conn: &mut Conn,
    token_hash: Hash256,
    now: Timestamp,
) -> Result<Option<Link>, StoreError> {
    let found: Option<Option<String>> = one_time_link::table
        .find(token_hash.0.to_vec())
        .filter(one_time_link::expires_at.gt(now.to_naive()))
        .select(one_time_link::account_id)
        .first(conn)
        .optional()?;
    match found {
        None => Ok(None),
        Some(None) if accounts::active_administrators(conn)? > 0 => Ok(None),
        Some(None) => Ok(Some(Link { account: None })),
        Some(Some(key)) => {
            let row: Row = account::table.find(key).first(conn)?;
            let account = row.credentials()?.account;
            Ok(account.disabled_at.is_none().then_some(Link {
                account: Some(account),
            }))
        }
    }
}

fn forget_links(conn: &mut Conn, account: Option<&str>) -> Result<(), StoreError> {
    match account {
        Some(key) => diesel::delete(one_time_link::table.filter(one_time_link::account_id.eq(key)))
            .execute(conn)?,
        None => diesel::delete(one_time_link::table.filter(one_time_link::account_id.is_null()))
            .execute(conn)?,
    };
    Ok(())
}
