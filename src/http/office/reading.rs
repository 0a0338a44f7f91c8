//! Links by which people without an account read a draft: made, withdrawn, opened.

use super::download::{file_name, sent};
use super::draft_files::pictures;
use super::drafts::with_generated_parts;
use super::{edit, issuer_of};
use crate::access::token::{Secret, hash, is_strong};
use crate::domain::draft::{Draft, pictures_in};
use crate::domain::ids::{AccountId, DraftId, PictureId, ReadingLinkId};
use crate::domain::kept_file::FileForm;
use crate::domain::reading_link::ReadingLink;
use crate::domain::refusal::Refusal;
use crate::export::drafts::{Extras, document};
use crate::export::pdf::pdf;
use crate::http::app::{App, now};
use crate::http::error::{Answer, Problem};
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, Routes, Who};
use crate::wire::office_reading::{
    DraftReading, MadeReadingLink, NewReadingLink, OpenReading, ReadingSection,
};
use crate::wire::rest::Hidden;
use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
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
    routes.add(
        Method::POST,
        "/api/reading/pictures/{picture}",
        Who::Everybody,
        picture,
    );
    routes.add(
        Method::POST,
        "/api/reading/text.pdf",
        Who::Everybody,
        as_pdf,
    );
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
        body.files,
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

/// The draft of an open link. One that is wrong, over or withdrawn: always the same answer.
async fn opened(app: &App, secret: &str) -> Answer<(ReadingLink, Draft)> {
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
    Ok((link, draft))
}

/// What the reader sees.
async fn read(app: web::Data<App>, body: web::Json<OpenReading>) -> Answer {
    let (link, draft) = opened(&app, &body.secret.0).await?;
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
        files: link.files,
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

/// A picture that the draft shows now; others of it, of earlier versions, are not for readers.
async fn picture(
    app: web::Data<App>,
    id: web::Path<PictureId>,
    body: web::Json<OpenReading>,
) -> Answer {
    let id = id.into_inner();
    let (_, draft) = opened(&app, &body.secret.0).await?;
    if !pictures_in(&draft.sections).contains(&id) {
        return Err(Refusal::not_found("picture").into());
    }
    let draft = draft.id;
    let picture = app.read(move |store| store.picture_of(draft, id)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "image/jpeg"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(picture.bytes))
}

/// The draft as a file, without sheets and changes; nothing is kept of it, since it is no file of the office.
async fn as_pdf(app: web::Data<App>, body: web::Json<OpenReading>) -> Answer {
    let (link, draft) = opened(&app, &body.secret.0).await?;
    if !link.files {
        return Err(Refusal::NotAllowed.into());
    }
    let draft = with_generated_parts(&app, draft).await?;
    let pictures = pictures(&app, &draft).await?;
    let issuer = issuer_of(&app, draft.process_id).await?;
    let name = file_name("entwurf", &draft.title, draft.modified_at);
    let extras = Extras {
        pictures,
        sheets: None,
        changes: None,
    };
    // One file at a time for each link, as for each account.
    let whose = AccountId(link.id.0);
    let outcome = app
        .turns
        .take(whose, move || pdf(&document(&draft, &issuer, extras)));
    let bytes = outcome.await?.map_err(Problem::internal)?;
    Ok(sent(
        &format!("{name}.pdf"),
        FileForm::Pdf.media_type(),
        bytes.into(),
    ))
}
