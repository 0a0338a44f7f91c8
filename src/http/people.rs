//! Those who would like to help, and how it was for everybody. Both stand apart from cards and ballots: a name is tied to
//! no pseudonym, an answer to nobody.

use super::app::{App, now};
use super::error::Answer;
use super::follow_up::person;
use super::identity::Staff;
use super::input;
use super::routes::{Routes, WRITERS, Who};
use crate::access::token;
use crate::domain::account::Role;
use crate::domain::code::AdmissionCode;
use crate::domain::ids::{SupporterId, WorkshopId};
use crate::domain::limits;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::domain::satisfaction::summary;
use crate::domain::supporter::{Supporter, delete_on};
use crate::wire::follow_up::PhoneToken;
use crate::wire::people::{OfferSupport, OwnSupport, Say, SupportTerms, WithdrawSupport};
use actix_web::http::Method;
use actix_web::{HttpResponse, web};

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    let path = "/api/workshops/{workshop}/support";
    routes.add(Method::GET, path, Who::Everybody, terms);
    routes.add(Method::PUT, path, Who::Everybody, offer);
    routes.add(
        Method::POST,
        "/api/workshops/{workshop}/support/look",
        Who::Everybody,
        look,
    );
    routes.add(
        Method::POST,
        "/api/workshops/{workshop}/support/withdraw",
        Who::Everybody,
        withdraw,
    );
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}/supporters",
        WRITERS,
        list,
    );
    routes.add(
        Method::DELETE,
        "/api/workshops/{workshop}/supporters/{supporter}",
        WRITERS,
        remove,
    );
    let path = "/api/workshops/{workshop}/satisfaction";
    routes.add(Method::PUT, path, Who::Everybody, say);
    routes.add(Method::GET, path, WRITERS, said);
}

/// The office sees all workshops, moderators their own.
async fn may_see(app: &App, staff: &Staff, id: WorkshopId) -> Answer<()> {
    // Whether there is such a workshop comes first, as everywhere.
    app.live.open(id).await?;
    if staff.role == Role::Office {
        return Ok(());
    }
    Ok(app.may_moderate(staff, id).await?)
}

/// The key that a follow-up code opens a contact with; not the digest under which the code itself lies.
fn code_key(id: WorkshopId, code: &AdmissionCode) -> Hash256 {
    token::hash(&format!("support {id} {}", code.canonical()))
}

async fn terms() -> Answer {
    let delete_on = delete_on(now());
    Ok(HttpResponse::Ok().json(SupportTerms { delete_on }))
}

async fn offer(
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Json<OfferSupport>,
) -> Answer {
    let (id, body) = (id.into_inner(), body.into_inner());
    if !body.consent {
        return Err(Refusal::Empty {
            field: "consent".to_owned(),
        }
        .into());
    }
    let new = Supporter {
        id: SupporterId(uuid::Uuid::now_v7()),
        workshop_id: id,
        measure_id: body.measure_id,
        name: input::line("name", &body.name.0, limits::PERSON_NAME)?,
        contact: input::line("contact", &body.contact.0, limits::CONTACT)?,
        consented_at: now(),
        delete_on: delete_on(now()),
    };
    person(&app, id, &body.token).await?;
    let secret = &body.token.0;
    let code = token::follow_up_code(secret, id);
    let owner = token::personal_key(secret, "support", id);
    app.store
        .set_supporter(new.clone(), owner, code_key(id, &code))
        .await?;
    Ok(HttpResponse::Ok().json(own(new)))
}

fn own(supporter: Supporter) -> OwnSupport {
    OwnSupport {
        measure_id: supporter.measure_id,
        name: supporter.name,
        contact: supporter.contact,
        delete_on: supporter.delete_on,
    }
}

async fn look(
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Json<PhoneToken>,
) -> Answer {
    let id = id.into_inner();
    let key = token::personal_key(&body.token.0, "support", id);
    let found = app.read(move |store| store.supporter_of(id, key)).await?;
    Ok(HttpResponse::Ok().json(found.map(own)))
}

async fn withdraw(
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Json<WithdrawSupport>,
) -> Answer {
    let id = id.into_inner();
    app.throttles.may_guess_follow_up(Some(id))?;
    let typed = body
        .code
        .as_ref()
        .and_then(|typed| AdmissionCode::parse(&typed.0).ok());
    let key = match (&body.token, typed) {
        (Some(secret), _) => Some(token::personal_key(&secret.0, "support", id)),
        (None, Some(code)) => Some(code_key(id, &code)),
        (None, None) => None,
    };
    let gone = match key {
        Some(key) => app.store.remove_supporter(id, key).await?,
        None => false,
    };
    if gone {
        return Ok(HttpResponse::NoContent().finish());
    }
    app.throttles.wrong_follow_up(Some(id));
    Err(Refusal::not_found("contact").into())
}

async fn list(staff: Staff, app: web::Data<App>, id: web::Path<WorkshopId>) -> Answer {
    let id = id.into_inner();
    may_see(&app, &staff, id).await?;
    let found = app.read(move |store| store.supporters(id)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Deletes a contact by hand, because somebody asked for it or it is needed no more.
async fn remove(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(WorkshopId, SupporterId)>,
) -> Answer {
    let (id, supporter) = path.into_inner();
    may_see(&app, &staff, id).await?;
    if app.store.forget_supporter(id, supporter).await? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(Refusal::not_found("contact").into())
    }
}

async fn say(app: web::Data<App>, id: web::Path<WorkshopId>, body: web::Json<Say>) -> Answer {
    let id = id.into_inner();
    if !body.said.is_valid() {
        return Err(Refusal::Malformed.into());
    }
    person(&app, id, &body.token).await?;
    let key = token::personal_key(&body.token.0, "satisfaction", id);
    app.store.set_satisfaction(id, key, body.said).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn said(staff: Staff, app: web::Data<App>, id: web::Path<WorkshopId>) -> Answer {
    let id = id.into_inner();
    may_see(&app, &staff, id).await?;
    let handle = app.live.open(id).await?;
    let k = handle
        .look(|workshop| workshop.head.setup.min_group)
        .await?;
    let all = app.read(move |store| store.satisfaction(id)).await?;
    Ok(HttpResponse::Ok().json(summary(&all, k)))
}
