//! Who sends a request: staff by their session cookie, projectors by their token.

use super::app::App;
use super::error::Problem;
use crate::access::token;
use crate::domain::account::{Account, Role, SESSION_SEEN_MS, StaffSession};
use crate::domain::context::Timestamp;
use crate::domain::ids::{AccountId, SessionId, WorkshopId};
use crate::domain::refusal::Refusal;
use crate::store::{Store, StoreError};
use actix_web::HttpRequest;
use chrono::Utc;

/// Cookie of a session where the browser speaks TLS: bound to this host and to TLS.
pub const COOKIE_TLS: &str = "__Host-zw-session";
/// Cookie of a session over plain HTTP, on loopback or with `--insecure-lan`.
pub const COOKIE_PLAIN: &str = "zw-session";

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Staff {
    /// The account.
    pub account_id: AccountId,
    /// Display name.
    pub name: String,
    /// What it may.
    pub role: Role,
    /// The session.
    pub session_id: SessionId,
}

impl From<(Account, StaffSession)> for Staff {
    fn from((account, session): (Account, StaffSession)) -> Self {
        Self {
            account_id: account.id,
            name: account.name,
            role: account.role,
            session_id: session.id,
        }
    }
}

/// Runs a query where it may block.
pub async fn blocking<T: Send + 'static>(
    store: &Store,
    query: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Problem> {
    let store = store.clone();
    match tokio::task::spawn_blocking(move || query(&store)).await {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(fault)) => Err(Problem::internal(fault)),
        Err(fault) => Err(Problem::internal(fault)),
    }
}

/// Who is signed in, by the session cookie.
///
/// # Errors
/// `notSignedIn` if nobody is.
pub async fn staff(request: &HttpRequest, app: &App) -> Result<Staff, Refusal> {
    let secret = [COOKIE_TLS, COOKIE_PLAIN]
        .iter()
        .find_map(|name| request.cookie(name))
        .ok_or(Refusal::NotSignedIn)?;
    let hash = token::hash(secret.value());
    let now = Timestamp::from(Utc::now());
    let open = blocking(&app.store, move |store| store.session(hash, now))
        .await
        .map_err(|problem| problem.0)?
        .ok_or(Refusal::NotSignedIn)?;
    if now.since_ms(open.session.seen_at) > SESSION_SEEN_MS
        && let Err(fault) = app.store.touch_session(open.session.id, now).await
    {
        tracing::warn!(%fault, "the use of a session was not noted");
    }
    Ok(Staff::from((open.account, open.session)))
}

impl App {
    /// Lets an account moderate: administrators everywhere, moderators their own workshops and
    /// those lent to them.
    ///
    /// # Errors
    /// `notAllowed` for everybody else.
    pub async fn may_moderate(&self, staff: &Staff, workshop: WorkshopId) -> Result<(), Refusal> {
        match staff.role {
            Role::Administrator => return Ok(()),
            Role::Office | Role::ReadOnly => return Err(Refusal::NotAllowed),
            Role::Moderator => {}
        }
        let account = staff.account_id;
        let moderates = blocking(&self.store, move |store| store.moderates(account, workshop))
            .await
            .map_err(|problem| problem.0)?;
        moderates.map(|_| ()).ok_or(Refusal::NotAllowed)
    }

    /// Lets a projector in by its token.
    ///
    /// # Errors
    /// `notAllowed` if it is another, or the workshop has none.
    pub async fn projector_admitted(
        &self,
        workshop: WorkshopId,
        given: &str,
    ) -> Result<(), Refusal> {
        let wanted = blocking(&self.store, move |store| store.projector_token(workshop))
            .await
            .map_err(|problem| problem.0)?;
        match wanted {
            Some(wanted) if token::same(wanted, token::hash(given)) => Ok(()),
            _ => Err(Refusal::NotAllowed),
        }
    }
}
