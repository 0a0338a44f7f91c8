//! Accounts of staff, for administrators.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};

use super::app::{App, now};
use super::error::{Answer, Problem};
use super::input;
use super::origin::Reached;
use super::routes::{ADMINISTRATORS, Routes};
use super::session::{account_view, login_name, session_views, taken};
use crate::access::token::Secret;
use crate::domain::account::{Account, Role};
use crate::domain::ids::AccountId;
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::store::Store;
use crate::wire::rest::{AccountChange, AccountLink, AccountView, NewAccount};

/// Lists the routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.add(Method::GET, "/api/accounts", ADMINISTRATORS, list);
    routes.add(Method::POST, "/api/accounts", ADMINISTRATORS, add);
    routes.add(
        Method::PATCH,
        "/api/accounts/{account}",
        ADMINISTRATORS,
        change,
    );
    routes.add(
        Method::POST,
        "/api/accounts/{account}/link",
        ADMINISTRATORS,
        renew,
    );
    routes.add(
        Method::GET,
        "/api/accounts/{account}/sessions",
        ADMINISTRATORS,
        sessions,
    );
    routes.add(
        Method::DELETE,
        "/api/accounts/{account}/sessions",
        ADMINISTRATORS,
        end_sessions,
    );
}

/// The page that takes a one-time link of this role.
pub fn set_up_page(role: Role) -> &'static str {
    match role {
        Role::Administrator | Role::Office | Role::ReadOnly => "/office",
        Role::Moderator => "/console",
    }
}

async fn list(app: web::Data<App>) -> Answer {
    let accounts = app.read(Store::accounts).await?;
    let views: Vec<AccountView> = accounts.iter().map(account_view).collect();
    Ok(HttpResponse::Ok().json(views))
}

async fn add(request: HttpRequest, app: web::Data<App>, body: web::Json<NewAccount>) -> Answer {
    let account = Account {
        id: AccountId(uuid::Uuid::now_v7()),
        login: login_name(&body.login)?,
        name: input::line("name", &body.name, limits::PERSON_NAME)?,
        role: body.role,
        has_password: false,
        disabled_at: None,
        created_at: now(),
    };
    app.store
        .add_account(account.clone(), None)
        .await
        .map_err(taken)?;
    let link = link(&request, &app, &account).await?;
    Ok(HttpResponse::Created().json(link))
}

async fn renew(request: HttpRequest, app: web::Data<App>, id: web::Path<AccountId>) -> Answer {
    let account = find(&app, id.into_inner()).await?;
    Ok(HttpResponse::Ok().json(link(&request, &app, &account).await?))
}

/// Makes a one-time link for an account. Whoever is signed in stays so until it is used.
async fn link(request: &HttpRequest, app: &App, account: &Account) -> Answer<AccountLink> {
    let secret = Secret::draw()?;
    app.store
        .make_link(secret.hash(), Some(account.id), now())
        .await?;
    let base = Reached::of(request.head(), &app.config).base(&app.config);
    Ok(AccountLink {
        account: account_view(account),
        link: format!(
            "{base}{}#setup={}",
            set_up_page(account.role),
            secret.reveal()
        ),
    })
}

async fn change(
    app: web::Data<App>,
    id: web::Path<AccountId>,
    body: web::Json<AccountChange>,
) -> Answer {
    let before = find(&app, id.into_inner()).await?;
    let name = match &body.name {
        Some(name) => input::line("name", name, limits::PERSON_NAME)?,
        None => before.name.clone(),
    };
    let disabled_at = match body.disabled {
        Some(true) => before.disabled_at.or_else(|| Some(now())),
        Some(false) => None,
        None => before.disabled_at,
    };
    let changed = Account {
        name,
        role: body.role.unwrap_or(before.role),
        disabled_at,
        ..before
    };
    let changed = app.store.change_account(changed).await?;
    // Whoever lost rights loses the consoles as well; the others come back by themselves.
    app.live.let_go(None, Some(changed.id)).await;
    Ok(HttpResponse::Ok().json(account_view(&changed)))
}

async fn sessions(app: web::Data<App>, id: web::Path<AccountId>) -> Answer {
    let account = find(&app, id.into_inner()).await?;
    let now = now();
    let sessions = app
        .read(move |store| store.sessions(account.id, now))
        .await?;
    Ok(HttpResponse::Ok().json(session_views(sessions, None)))
}

async fn end_sessions(app: web::Data<App>, id: web::Path<AccountId>) -> Answer {
    let account = find(&app, id.into_inner()).await?;
    app.store.end_sessions(account.id, None).await?;
    app.live.let_go(None, Some(account.id)).await;
    Ok(HttpResponse::NoContent().finish())
}

async fn find(app: &App, id: AccountId) -> Answer<Account> {
    app.read(move |store| store.account(id))
        .await?
        .ok_or_else(|| Problem(Refusal::not_found("account")))
}
