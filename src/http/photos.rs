//! Photos of the day: taken in from moderators, and served to those who may see them.

use super::app::App;
use super::bodies::{self, too_large};
use super::error::{Answer, Problem};
use super::identity::{self, Staff};
use super::routes::{MODERATORS, Routes, Who};
use crate::access::token;
use crate::domain::ballot_files::FaultCode;
use crate::domain::command::{Actor, Command, PhotoEntry};
use crate::domain::ids::{PhotoId, WorkshopId};
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::export::picture::{self, PictureError, Stored};
use crate::wire::rest::NewPhoto;
use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use tokio::sync::Semaphore;

/// Pictures are decoded one after the other: each may take much memory.
static DECODING: Semaphore = Semaphore::const_new(1);

/// Lists the routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.add(
        Method::POST,
        "/api/workshops/{workshop}/photos",
        MODERATORS,
        add,
    );
    routes.add(Method::GET, "/api/photos/{photo}", Who::Everybody, show);
}

/// Takes a picture as body and answers the photo that it became; described and agreed to it is by command.
async fn add(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Payload,
) -> Answer {
    let workshop = id.into_inner();
    // Of other people's workshops one learns nothing.
    let mine = app.may_moderate(&staff, workshop).await;
    mine.map_err(|_| Refusal::not_found("workshop"))?;
    let stored = taken_in(body).await?;
    let photo_id = PhotoId(uuid::Builder::from_random_bytes(token::random()?).into_uuid());
    let (width, height) = (stored.width, stored.height);
    app.store
        .add_photo_file(workshop, photo_id, stored.bytes)
        .await?;
    let command = Command::AddPhoto(PhotoEntry {
        photo_id,
        width,
        height,
    });
    let actor = Actor::Moderator {
        account: staff.account_id,
    };
    let outcome = match app.live.open(workshop).await {
        Ok(session) => session.submit(actor, command).await.map(|_| ()),
        Err(refusal) => Err(refusal),
    };
    if let Err(refusal) = outcome {
        app.store.remove_photo_file(photo_id).await?;
        return Err(refusal.into());
    }
    Ok(HttpResponse::Created().json(NewPhoto { id: photo_id }))
}

/// Reads a picture from a body and makes it fit to be stored: within limits, upright, not too large, without metadata.
pub(super) async fn taken_in(body: web::Payload) -> Answer<Stored> {
    let limit = limits::PHOTO_BYTES;
    let file = bodies::whole(body, limit, || too_large(limit)).await?;
    let _turn = DECODING.acquire().await.map_err(Problem::internal)?;
    let stored = web::block(move || picture::fit(&file))
        .await
        .map_err(Problem::internal)?
        .map_err(|fault| Refusal::UnreadableFile {
            line: None,
            why: match fault {
                PictureError::Format => FaultCode::UnknownKind,
                PictureError::TooManyPixels | PictureError::TooLarge => FaultCode::TooMuch,
                PictureError::Broken(_) => FaultCode::Unexpected,
            },
            reason: fault.to_string(),
        })?;
    Ok(stored)
}

/// The picture of a photo: for those who moderate; once those in it agree, for all staff (minutes); and for everybody
/// while it stands on the wall, or in published results. All others learn nothing of it.
async fn show(request: HttpRequest, app: web::Data<App>, id: web::Path<PhotoId>) -> Answer {
    let id = id.into_inner();
    let photo = app.read(move |store| store.photo_file(id)).await?;
    let photo = photo.ok_or_else(|| Refusal::not_found("photo"))?;
    if !photo.open {
        let staff = identity::staff(&request, &app).await;
        let staff = staff.map_err(|_| Refusal::not_found("photo"))?;
        if !photo.consent {
            let mine = app.may_moderate(&staff, photo.workshop_id).await;
            mine.map_err(|_| Refusal::not_found("photo"))?;
        }
    }
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "image/jpeg"))
        // The bytes never change, but the photo may be removed.
        .insert_header((CACHE_CONTROL, "private, max-age=300"))
        .body(photo.bytes))
}
