//! Accounts of staff.

use crate::domain::account::{Account, Role};
use crate::domain::context::Timestamp;
use crate::domain::ids::AccountId;
use crate::domain::refusal::Refusal;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::error::StoreError;
use crate::store::schema_access::{account, one_time_link, staff_session};
use crate::store::{Store, convert};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// An account with what its password is checked against.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// PHC string; none before the first password.
    pub password_hash: Option<String>,
}

#[derive(Queryable)]
pub(super) struct Row {
    id: String,
    login: String,
    _login_key: String,
    name: String,
    role: String,
    password_hash: Option<String>,
    disabled_at: Option<NaiveDateTime>,
    created_at: NaiveDateTime,
}

impl Row {
    pub(super) fn credentials(self) -> Result<Credentials, StoreError> {
        Ok(Credentials {
            account: Account {
                id: convert::id("account", &self.id)?,
                login: self.login,
                name: self.name,
                role: convert::from_code("account", self.role)?,
                has_password: self.password_hash.is_some(),
                disabled_at: self.disabled_at.map(Timestamp::from),
                created_at: self.created_at.into(),
            },
            password_hash: self.password_hash,
        })
    }
}

/// What a login is compared by.
fn login_key(login: &str) -> String {
    login.to_lowercase()
}

impl Store {
    /// All accounts, by name.
    pub fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows: Vec<Row> = self.read(|conn| {
            Ok(account::table
                .order((account::name, account::id))
                .load(conn)?)
        })?;
        rows.into_iter()
            .map(|row| row.credentials().map(|found| found.account))
            .collect()
    }

    /// The account with this id.
    pub fn account(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        let key = id.to_string();
        let row: Option<Row> =
            self.read(|conn| Ok(account::table.find(key).first(conn).optional()?))?;
        row.map(|row| row.credentials().map(|found| found.account))
            .transpose()
    }

    /// The account with this login, whatever its case.
    pub fn credentials(&self, login: &str) -> Result<Option<Credentials>, StoreError> {
        let key = login_key(login);
        let row: Option<Row> = self.read(|conn| {
            Ok(account::table
                .filter(account::login_key.eq(key))
                .first(conn)
                .optional()?)
        })?;
        row.map(Row::credentials).transpose()
    }

    /// True if some administrator can sign in.
    pub fn has_administrator(&self) -> Result<bool, StoreError> {
        self.read(|conn| Ok(active_administrators(conn)? > 0))
    }

    /// Adds an account, without a password unless a hash is given. A login that exists is
    /// [`StoreError::Duplicate`].
    pub fn add_account(&self, new: Account, password_hash: Option<String>) -> Answer<()> {
        self.write(move |conn| insert(conn, &new, password_hash))
    }

    /// Changes name, role and whether the account is disabled. Whoever loses rights is signed out.
    /// The last administrator cannot be taken away.
    pub fn change_account(&self, changed: Account) -> Answer<Account> {
        self.write(move |conn| {
            let key = changed.id.to_string();
            let before: Row = account::table
                .find(&key)
                .first(conn)
                .optional()?
                .ok_or(StoreError::NotFound("account"))?;
            let before = before.credentials()?.account;
            diesel::update(account::table.find(&key))
                .set((
                    account::name.eq(&changed.name),
                    account::role.eq(changed.role.key()),
                    account::disabled_at.eq(convert::naive_opt(changed.disabled_at)),
                ))
                .execute(conn)?;
            let loses = before.role == Role::Administrator
                && before.disabled_at.is_none()
                && before.has_password
                && (changed.role != Role::Administrator || changed.disabled_at.is_some());
            if loses && active_administrators(conn)? == 0 {
                return Err(Refusal::LastAdministrator.into());
            }
            if before.role != changed.role || changed.disabled_at.is_some() {
                diesel::delete(staff_session::table.filter(staff_session::account_id.eq(&key)))
                    .execute(conn)?;
            }
            if changed.disabled_at.is_some() {
                diesel::delete(one_time_link::table.filter(one_time_link::account_id.eq(&key)))
                    .execute(conn)?;
            }
            let row: Row = account::table.find(&key).first(conn)?;
            Ok(row.credentials()?.account)
        })
    }

    /// Sets a password and signs the account out everywhere, except for one session.
    pub fn set_password(
        &self,
        id: AccountId,
        password_hash: String,
        keep: Option<crate::domain::ids::SessionId>,
    ) -> Answer<()> {
        self.write(move |conn| set_password(conn, id, &password_hash, keep))
    }
}

/// Adds an account.
pub(super) fn insert(
    conn: &mut Conn,
    new: &Account,
    password_hash: Option<String>,
) -> Result<(), StoreError> {
    diesel::insert_into(account::table)
        .values((
            account::id.eq(new.id.to_string()),
            account::login.eq(&new.login),
            account::login_key.eq(login_key(&new.login)),
            account::name.eq(&new.name),
            account::role.eq(new.role.key()),
            account::password_hash.eq(password_hash),
            account::disabled_at.eq(convert::naive_opt(new.disabled_at)),
            account::created_at.eq(new.created_at.to_naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Sets a password and ends the account's sessions, except for one.
pub(super) fn set_password(
    conn: &mut Conn,
    id: AccountId,
    password_hash: &str,
    keep: Option<crate::domain::ids::SessionId>,
) -> Result<(), StoreError> {
    let key = id.to_string();
    let changed = diesel::update(account::table.find(&key))
        .set(account::password_hash.eq(password_hash))
        .execute(conn)?;
    if changed == 0 {
        return Err(StoreError::NotFound("account"));
    }
    let keep = keep.map(|keep| keep.to_string()).unwrap_or_default();
    diesel::delete(
        staff_session::table
            .filter(staff_session::account_id.eq(key))
            .filter(staff_session::id.ne(keep)),
    )
    .execute(conn)?;
    Ok(())
}

/// Administrators who have a password and are not disabled.
pub(super) fn active_administrators(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(account::table
        .filter(account::role.eq(Role::Administrator.key()))
        .filter(account::disabled_at.is_null())
        .filter(account::password_hash.is_not_null())
        .count()
        .get_result(conn)?)
}
