//! Who sends a request: staff by their session cookie, projectors by their token.

use std::future::{Ready, ready};

use super::app::{App, now};
use super::error::{Answer, Problem};
use super::origin::Reached;
use crate::access::token::{self, Secret};
use crate::domain::account::{Account, Role, SESSION_MS, SESSION_SEEN_MS, StaffSession};
use crate::domain::ids::{AccountId, SessionId, WorkshopId};
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use actix_web::cookie::time::Duration as CookieDuration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{Payload, RequestHead};
use actix_web::http::header::COOKIE;
use actix_web::{FromRequest, HttpMessage, HttpRequest};

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

/// Who is signed in, by the session cookie.
///
/// # Errors
/// `notSignedIn` if nobody is.
pub async fn staff(request: &HttpRequest, app: &App) -> Result<Staff, Refusal> {
    staff_with(app, secret(request.head(), app)).await
}

/// The secret of the session cookie, hashed; asks nobody.
pub fn secret(head: &RequestHead, app: &App) -> Option<Hash256> {
    if !head.headers.contains_key(COOKIE) {
        return None;
    }
    let name = cookie_name(Reached::of(head, &app.config).tls);
    let cookies = head.headers.get_all(COOKIE);
    let mut cookies = cookies.filter_map(|value| value.to_str().ok());
    cookies
        .find_map(|value| cookie_value(value, name))
        .map(token::hash)
}

/// The value of the first cookie of this name in a `Cookie` header.
pub fn cookie_value<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = header
        .split(';')
        .filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(found, value)| (found == name).then_some(value))
}

/// Who is signed in, by the secret of their session.
///
/// # Errors
/// `notSignedIn` if nobody is.
pub async fn staff_with(app: &App, secret: Option<Hash256>) -> Result<Staff, Refusal> {
    let hash = secret.ok_or(Refusal::NotSignedIn)?;
    let now = now();
    let open = app
        .read(move |store| store.session(hash, now))
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

/// Opens a session for an account and answers with its cookie.
///
/// # Errors
/// If it cannot be stored.
pub async fn open(request: &HttpRequest, app: &App, account: &Account) -> Answer<Cookie<'static>> {
    let secret = Secret::draw()?;
    let now = now();
    let device = request
        .headers()
        .get("user-agent")
        .and_then(|value| value.to_str().ok())
        .map(crate::access::device::describe)
        .unwrap_or_default();
    let session = StaffSession {
        id: SessionId(uuid::Uuid::now_v7()),
        account_id: account.id,
        device,
        created_at: now,
        seen_at: now,
        expires_at: now.plus_ms(SESSION_MS),
    };
    app.store.open_session(session, secret.hash()).await?;
    let tls = Reached::of(request.head(), &app.config).tls;
    Ok(cookie(tls, secret.reveal(), SESSION_MS / 1000))
}

/// A cookie that takes the session's place and ends at once.
pub fn gone(request: &HttpRequest, app: &App) -> Cookie<'static> {
    cookie(Reached::of(request.head(), &app.config).tls, "", 0)
}

fn cookie_name(tls: bool) -> &'static str {
    if tls { COOKIE_TLS } else { COOKIE_PLAIN }
}

fn cookie(tls: bool, value: &str, seconds: i64) -> Cookie<'static> {
    Cookie::build(cookie_name(tls), value.to_owned())
        .path("/")
        .http_only(true)
        .secure(tls)
        .same_site(SameSite::Lax)
        .max_age(CookieDuration::seconds(seconds))
        .finish()
}

/// Whoever came in as staff ([`super::routes`]) is handed to the handler.
impl FromRequest for Staff {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = request.extensions().get::<Self>().cloned();
        ready(found.ok_or(Problem(Refusal::NotSignedIn)))
    }
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
        let moderates = self
            .read(move |store| store.moderates(account, workshop))
            .await
            .map_err(|problem| problem.0)?;
        moderates.map(|_| ()).ok_or(Refusal::NotAllowed)
    }

    /// Lets a helper's device in by its token.
    ///
    /// # Errors
    /// `notAllowed` if it is another, or no link was given out; `tooFast` after too many wrong ones.
    pub async fn helper_admitted(&self, workshop: WorkshopId, given: &str) -> Result<(), Refusal> {
        self.throttles.may_guess_helper(workshop)?;
        let wanted = self
            .read(move |store| store.helper_token(workshop))
            .await
            .map_err(|problem| problem.0)?;
        match wanted {
            Some(wanted) if token::same(wanted, token::hash(given)) => Ok(()),
            _ => {
                self.throttles.wrong_helper(workshop);
                Err(Refusal::NotAllowed)
            }
        }
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
        let wanted = self
            .read(move |store| store.projector_token(workshop))
            .await
            .map_err(|problem| problem.0)?;
        match wanted {
            Some(wanted) if token::same(wanted, token::hash(given)) => Ok(()),
            _ => Err(Refusal::NotAllowed),
        }
    }
}
