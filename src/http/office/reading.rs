//! Links by which people without an account read a draft: made, withdrawn, opened.

use super::drafts::with_generated_parts;
use super::{edit, issuer_of};
use crate::access::token::{Secret, hash, is_strong};
use crate::domain::ids::{DraftId, ReadingLinkId};
use crate::domain::reading_link::ReadingLink;
use crate::domain::refusal::Refusal;
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, Routes, Who};
use crate::wire::office_reading::{
    DraftReading, MadeReadingLink, NewReadingLink, OpenReading, ReadingSection,
};
use crate::wire::rest::Hidden;
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use uuid::Uuid;

const LINKS: &str = "/api/drafts/{draft}/links";

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(Method::GET, LINKS, OFFICE, list);
    routes.add(Method::POST, LINKS, OFFICE, make);
    routes.add(
        Method::DELETE,
        "/api/drafts/{draft}/links/{link}",
        OFFICE,
        withdraw,
    );
    // The secret travels in the body, so that no log of a proxy keeps it.
    routes.add(Method::POST, "/api/reading", Who::Everybody, read);
}

async fn told(app: &App, draft: DraftId) -> Answer<Vec<ReadingLink>> {
    app.read(move |store| store.reading_links(draft)).await
}

async fn list(app: web::Data<App>, draft: web::Path<DraftId>) -> Answer {
    Ok(HttpResponse::Ok().json(told(&app, draft.into_inner()).await?))
}

async fn make(
    staff: Staff,
    app: web::Data<App>,
    draft: web::Path<DraftId>,
    body: web::Json<NewReadingLink>,
) -> Answer {
    let link = ReadingLink::new(
        ReadingLinkId(Uuid::now_v7()),
        &body.reader,
        body.days,
        now(),
    )?;
    let secret = Secret::draw()?;
    app.store
        .add_reading_link(
            draft.into_inner(),
            link.clone(),
            secret.hash(),
            edit(&staff),
        )
        .await?;
    Ok(HttpResponse::Created().json(MadeReadingLink {
        link,
        secret: Hidden(secret.reveal().to_owned()),
    }))
}

async fn withdraw(app: web::Data<App>, path: web::Path<(DraftId, ReadingLinkId)>) -> Answer {
    let (draft, link) = path.into_inner();
    app.store.withdraw_reading_link(draft, link, now()).await?;
    Ok(HttpResponse::Ok().json(told(&app, draft).await?))
}

/// What the reader sees. A link that is wrong, over or withdrawn: always the same answer.
async fn read(app: web::Data<App>, body: web::Json<OpenReading>) -> Answer {
    let secret = &body.secret.0;
    let unknown = || Refusal::not_found("link");
    if !is_strong(secret) {
        return Err(unknown().into());
    }
    let hash = hash(secret);
    let (link, draft) = app
        .read(move |store| store.reading_link(hash))
        .await?
        .filter(|(link, _)| link.is_open(now()))
        .ok_or_else(unknown)?;
    let draft = app.read(move |store| store.draft(draft)).await?;
    let issuer = issuer_of(&app, draft.process_id).await?;
    let draft = with_generated_parts(&app, draft).await?;
    Ok(HttpResponse::Ok().json(DraftReading {
        title: draft.title,
        municipality: issuer.name,
        state: draft.state,
        version: draft.version,
        modified_at: draft.modified_at,
        reader: link.reader,
        ends_at: link.ends_at,
        sections: draft
            .sections
            .into_iter()
            .map(|section| ReadingSection {
                heading: section.heading,
                body: section.body,
            })
            .collect(),
    }))
}
