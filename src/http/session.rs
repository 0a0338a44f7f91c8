//! Signing in and out, one-time links, one's own password and sessions.

use std::sync::atomic::Ordering::Relaxed;

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};

use super::app::{App, now};
use super::error::{Answer, Problem};
use super::identity::{self, Staff};
use super::input;
use super::origin::Reached;
use super::routes::{Routes, Who};
use crate::access::{password, token};
use crate::domain::account::{Account, Role, StaffSession};
use crate::domain::ids::{AccountId, SessionId};
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::store::{Store, StoreError};
use crate::wire::rest::{
    AccountView, ChangePassword, LinkToken, LinkView, SessionView, SetUp, SignIn, StaffSessionView,
};

/// Lists the routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.add(Method::GET, "/api/session", Who::Everybody, show);
    routes.add(Method::POST, "/api/session", Who::Everybody, sign_in);
    routes.add(Method::DELETE, "/api/session", Who::Everybody, sign_out);
    routes.add(Method::POST, "/api/setup/look", Who::Everybody, look);
    routes.add(Method::POST, "/api/setup", Who::Everybody, set_up);
    routes.add(Method::POST, "/api/password", Who::Staff, change_password);
    routes.add(Method::GET, "/api/sessions", Who::Staff, list);
    routes.add(Method::DELETE, "/api/sessions", Who::Staff, end_all);
    routes.add(
        Method::DELETE,
        "/api/sessions/{session}",
        Who::Staff,
        end_one,
    );
}

/// An account as the wire has it.
pub(super) fn account_view(account: &Account) -> AccountView {
    AccountView {
        id: account.id,
        login: account.login.clone(),
        name: account.name.clone(),
        role: account.role,
        has_password: account.has_password,
        disabled: account.disabled_at.is_some(),
    }
}

/// Sessions as the wire has them.
pub(super) fn session_views(
    sessions: Vec<StaffSession>,
    current: Option<SessionId>,
) -> Vec<StaffSessionView> {
    sessions
        .into_iter()
        .map(|session| StaffSessionView {
            id: session.id,
            device: session.device,
            created_at: session.created_at,
            seen_at: session.seen_at,
            expires_at: session.expires_at,
            current: Some(session.id) == current,
        })
        .collect()
}

async fn view(
    request: &HttpRequest,
    app: &App,
    account: Option<AccountView>,
) -> Answer<SessionView> {
    let setup_needed = account.is_none() && !app.read(Store::has_administrator).await?;
    let reached = Reached::of(request.head(), &app.config);
    let local = request
        .peer_addr()
        .is_some_and(|peer| peer.ip().to_canonical().is_loopback());
    Ok(SessionView {
        account,
        setup_needed,
        insecure: !reached.tls && (!local || reached.proxied),
    })
}

async fn show(request: HttpRequest, app: web::Data<App>) -> Answer {
    let account = match identity::staff(&request, &app).await {
        Ok(staff) => app
            .read(move |store| store.account(staff.account_id))
            .await?
            .as_ref()
            .map(account_view),
        Err(Refusal::NotSignedIn) => None,
        Err(refusal) => return Err(refusal.into()),
    };
    Ok(HttpResponse::Ok().json(view(&request, &app, account).await?))
}

async fn sign_in(request: HttpRequest, app: web::Data<App>, body: web::Json<SignIn>) -> Answer {
    let SignIn { login, password } = body.into_inner();
    if login.chars().count() > limits::LOGIN_NAME {
        return Err(Refusal::SignInFailed.into());
    }
    let throttled = app.throttles.sign_in(&login);
    if throttled.is_err() {
        app.metrics.failed_sign_ins.fetch_add(1, Relaxed);
    }
    throttled?;
    let wanted = login.trim().to_owned();
    let known = app.read(move |store| store.credentials(&wanted)).await?;
    let hash = known.as_ref().and_then(|known| known.password_hash.clone());
    // An unknown account takes as long as a known one: a hash is computed either way.
    let right = app
        .hash(move || password::verify(&password.0, hash.as_deref()))
        .await?;
    let account = known
        .map(|known| known.account)
        .filter(|account| right && account.disabled_at.is_none());
    let Some(account) = account else {
        app.metrics.failed_sign_ins.fetch_add(1, Relaxed);
        return Err(Refusal::SignInFailed.into());
    };
    app.metrics.sign_ins.fetch_add(1, Relaxed);
    welcome(&request, &app, &account).await
}

/// Opens a session and answers with it.
async fn welcome(request: &HttpRequest, app: &App, account: &Account) -> Answer {
    let cookie = identity::open(request, app, account).await?;
    let view = view(request, app, Some(account_view(account))).await?;
    Ok(HttpResponse::Ok().cookie(cookie).json(view))
}

async fn sign_out(request: HttpRequest, app: web::Data<App>) -> Answer {
    if let Ok(staff) = identity::staff(&request, &app).await {
        app.store
            .end_sessions(staff.account_id, Some(staff.session_id))
            .await?;
        app.live.let_go(None, Some(staff.account_id)).await;
    }
    Ok(HttpResponse::NoContent()
        .cookie(identity::gone(&request, &app))
        .finish())
}

async fn look(app: web::Data<App>, body: web::Json<LinkToken>) -> Answer {
    app.throttles.set_up()?;
    let (hash, now) = (token::hash(&body.token.0), now());
    let link = app
        .read(move |store| store.link(hash, now))
        .await?
        .ok_or(Problem(Refusal::LinkExpired))?;
    Ok(HttpResponse::Ok().json(LinkView {
        login: link.account.as_ref().map(|account| account.login.clone()),
        name: link.account.map(|account| account.name).unwrap_or_default(),
    }))
}

async fn set_up(request: HttpRequest, app: web::Data<App>, body: web::Json<SetUp>) -> Answer {
    app.throttles.set_up()?;
    let body = body.into_inner();
    let (hash, now) = (token::hash(&body.token.0), now());
    let link = app
        .read(move |store| store.link(hash, now))
        .await?
        .ok_or(Problem(Refusal::LinkExpired))?;
    let first = match link.account {
        Some(account) => account,
        None => Account {
            id: AccountId(uuid::Uuid::now_v7()),
            login: login_name(body.login.as_deref().unwrap_or_default())?,
            name: input::line(
                "name",
                body.name.as_deref().unwrap_or_default(),
                limits::PERSON_NAME,
            )?,
            role: Role::Administrator,
            has_password: true,
            disabled_at: None,
            created_at: now,
        },
    };
    password::check(&body.password.0, &first.login)?;
    let password = body.password.0;
    let hashed = app
        .hash(move || password::hash(&password))
        .await?
        .map_err(Problem::internal)?;
    let account = app
        .store
        .use_link(hash, first, hashed, now)
        .await
        .map_err(taken)?;
    app.live.let_go(None, Some(account.id)).await;
    welcome(&request, &app, &account).await
}

/// A login: one word without blanks.
pub(super) fn login_name(raw: &str) -> Result<String, Refusal> {
    let login = input::line("login", raw, limits::LOGIN_NAME)?;
    if login.contains(char::is_whitespace) {
        return Err(Refusal::Malformed);
    }
    Ok(login)
}

/// A login that somebody else has.
pub(super) fn taken(error: StoreError) -> Problem {
    match error {
        StoreError::Duplicate(_) => Problem(Refusal::Taken {
            field: "login".to_owned(),
        }),
        other => other.into(),
    }
}

async fn change_password(
    staff: Staff,
    app: web::Data<App>,
    body: web::Json<ChangePassword>,
) -> Answer {
    let ChangePassword { current, password } = body.into_inner();
    let account = app
        .read(move |store| store.account(staff.account_id))
        .await?
        .ok_or(Problem(Refusal::NotSignedIn))?;
    app.throttles.sign_in(&account.login)?;
    password::check(&password.0, &account.login)?;
    let login = account.login.clone();
    let hash = app
        .read(move |store| store.credentials(&login))
        .await?
        .and_then(|known| known.password_hash);
    let hashed = app
        .hash(move || {
            if password::verify(&current.0, hash.as_deref()) {
                password::hash(&password.0).map(Some)
            } else {
                Ok(None)
            }
        })
        .await?
        .map_err(Problem::internal)?
        .ok_or(Problem(Refusal::SignInFailed))?;
    app.store
        .set_password(account.id, hashed, Some(staff.session_id))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn list(staff: Staff, app: web::Data<App>) -> Answer {
    let now = now();
    let sessions = app
        .read(move |store| store.sessions(staff.account_id, now))
        .await?;
    Ok(HttpResponse::Ok().json(session_views(sessions, Some(staff.session_id))))
}

async fn end_one(staff: Staff, app: web::Data<App>, id: web::Path<SessionId>) -> Answer {
    let gone = app
        .store
        .end_sessions(staff.account_id, Some(id.into_inner()))
        .await?;
    if gone == 0 {
        return Err(Refusal::not_found("session").into());
    }
    // Consoles come back by themselves with the session that they have, if it still holds.
    app.live.let_go(None, Some(staff.account_id)).await;
    Ok(HttpResponse::NoContent().finish())
}

async fn end_all(staff: Staff, request: HttpRequest, app: web::Data<App>) -> Answer {
    app.store.end_sessions(staff.account_id, None).await?;
    app.live.let_go(None, Some(staff.account_id)).await;
    Ok(HttpResponse::NoContent()
        .cookie(identity::gone(&request, &app))
        .finish())
}
