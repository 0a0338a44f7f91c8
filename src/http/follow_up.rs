//! What became of one's own cards: a code for later, and what it shows.

use super::app::App;
use super::error::Answer;
use super::routes::{Routes, Who};
use crate::access::token;
use crate::domain::code::AdmissionCode;
use crate::domain::follow_up::{code_hash, followed};
use crate::domain::ids::{ParticipantId, WorkshopId};
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::wire::follow_up::{FollowUpCode, FollowUpPlace, PhoneToken};
use crate::wire::rest::Hidden;
use actix_web::http::Method;
use actix_web::{HttpResponse, web};

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::POST,
        "/api/workshops/{workshop}/follow-up-code",
        Who::Everybody,
        code,
    );
    routes.add(
        Method::POST,
        "/api/results/{workshop}/own",
        Who::Everybody,
        own,
    );
    routes.add(Method::POST, "/api/follow-up", Who::Everybody, place);
}

/// The participant behind a phone's token.
///
/// # Errors
/// `notSignedIn` if nobody has joined with it.
pub(super) async fn person(app: &App, id: WorkshopId, token: &Hidden) -> Answer<ParticipantId> {
    if !token::is_strong(&token.0) {
        return Err(Refusal::NotSignedIn.into());
    }
    let hash = token::hash(&token.0);
    let found = app
        .read(move |store| store.participant_by_token(id, hash))
        .await?;
    Ok(found.ok_or(Refusal::NotSignedIn)?)
}

async fn code(
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Json<PhoneToken>,
) -> Answer {
    let id = id.into_inner();
    let person = person(&app, id, &body.token).await?;
    let code = token::follow_up_code(&body.token.0, id);
    let hash = code_hash(id, &code, token::digest).ok_or(Refusal::Malformed)?;
    let known = app
        .read(move |store| store.participant_by_code(id, hash))
        .await?;
    match known {
        Some(known) if known == person => {}
        // One chance in 10^14: whoever came first keeps it.
        Some(_) => return Err(Refusal::Busy.into()),
        None => app.store.keep_follow_up_code(id, hash, person).await?,
    }
    Ok(HttpResponse::Ok().json(FollowUpCode {
        code: Hidden(code.to_string()),
    }))
}

async fn own(
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Json<FollowUpCode>,
) -> Answer {
    let id = id.into_inner();
    app.throttles.may_guess_follow_up(Some(id))?;
    let typed = AdmissionCode::parse(&body.code.0).ok();
    let hash = typed.and_then(|code| code_hash(id, &code, token::digest));
    let found = app
        .read(move |store| {
            let Some(hash) = hash else { return Ok(None) };
            let Some(person) = store.participant_by_code(id, hash)? else {
                return Ok(None);
            };
            let Some(workshop) = store.load_workshop(id)? else {
                return Ok(None);
            };
            let office = store.office_measures(workshop.head.process_id)?;
            Ok(Some(followed(&workshop, person, |measure| {
                let known = office.iter().find(|it| it.id == measure)?;
                (known.sheet.public == Some(true)).then_some(known.sheet.status)
            })))
        })
        .await?;
    let Some(found) = found else {
        app.throttles.wrong_follow_up(Some(id));
        return Err(Refusal::not_found("code").into());
    };
    Ok(HttpResponse::Ok().json(found))
}

/// Whose code it is, for people who have nothing but the code. The digest of a code contains its workshop, so each one
/// that codes are kept for is tried: nothing more is stored for this, and codes go thirty days after the minutes.
async fn place(app: web::Data<App>, body: web::Json<FollowUpCode>) -> Answer {
    app.throttles.may_guess_follow_up(None)?;
    let typed = AdmissionCode::parse(&body.code.0).ok();
    let found = app
        .read(move |store| {
            let Some(code) = typed else { return Ok(None) };
            for id in store.workshops_with_codes(limits::WORKSHOPS_WITH_CODES)? {
                let Some(hash) = code_hash(id, &code, token::digest) else {
                    continue;
                };
                if store.participant_by_code(id, hash)?.is_some() {
                    return Ok(Some(id));
                }
            }
            Ok(None)
        })
        .await?;
    let Some(workshop_id) = found else {
        app.throttles.wrong_follow_up(None);
        return Err(Refusal::not_found("code").into());
    };
    Ok(HttpResponse::Ok().json(FollowUpPlace { workshop_id }))
}
