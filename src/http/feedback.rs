//! What people say about accessibility: anybody may, without an account.

use actix_web::http::Method;
use actix_web::{HttpResponse, web};

use super::app::{App, now};
use super::error::Answer;
use super::input;
use super::routes::{OFFICE, READERS, Routes, Who};
use crate::access::token;
use crate::domain::code::AdmissionCode;
use crate::domain::ids::FeedbackId;
use crate::domain::limits;
use crate::domain::municipality::Feedback;
use crate::domain::refusal::Refusal;
use crate::store::Store;
use crate::wire::rest::{FeedbackDone, FeedbackReceipt, NewFeedback};

/// Lists the routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.add(Method::POST, "/api/feedback", Who::Everybody, send);
    routes.add(Method::GET, "/api/feedback", READERS, list);
    routes.add(Method::PATCH, "/api/feedback/{feedback}", OFFICE, done);
}

async fn send(app: web::Data<App>, body: web::Json<NewFeedback>) -> Answer {
    let text = input::lines("text", &body.text, limits::NOTE)?;
    let contact = input::line_or_empty("contact", &body.contact, limits::CONTACT)?;
    let address = input::line_or_empty("address", &body.address, limits::URL)?;
    app.throttles.feedback()?;
    // Letters that cannot be taken for one another, as on the cards.
    let number = format!("B-{}", AdmissionCode::from_random(token::random()?));
    let feedback = Feedback {
        id: FeedbackId(uuid::Uuid::now_v7()),
        number: number.clone(),
        text,
        contact,
        address,
        created_at: now(),
        done_at: None,
    };
    app.store.add_feedback(feedback).await?;
    Ok(HttpResponse::Created().json(FeedbackReceipt { number }))
}

async fn list(app: web::Data<App>) -> Answer {
    Ok(HttpResponse::Ok().json(app.read(Store::feedback).await?))
}

async fn done(
    app: web::Data<App>,
    id: web::Path<FeedbackId>,
    body: web::Json<FeedbackDone>,
) -> Answer {
    let done_at = body.done.then(now);
    if app
        .store
        .set_feedback_done(id.into_inner(), done_at)
        .await?
    {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(Refusal::not_found("feedback").into())
    }
}
