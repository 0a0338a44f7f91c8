//! Strategy drafts as files, and the pictures in them.

use super::download::{Form, Taken, file_name, take};
use super::drafts::{as_it_was, pick, sources, stored_versions, with_generated_parts};
use super::issuer_of;
use crate::access::token;
use crate::domain::draft::{Draft, DraftState, compare_sections, pictures_in};
use crate::domain::ids::{DraftId, PictureId};
use crate::domain::kept_file::FileSubject;
use crate::export::drafts::{Extras, document};
use crate::export::papers::{Origin, sheets};
use crate::export::picture::Stored;
use crate::http::app::App;
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::photos::taken_in;
use crate::http::routes::{OFFICE, READERS, Routes};
use crate::store::{ProcessResults, StoredPicture};
use crate::wire::office::{DraftFileQuery, NewPicture};
use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use std::collections::HashMap;

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/drafts/{draft}/text.{form}",
        READERS,
        as_file,
    );
    routes.add(
        Method::POST,
        "/api/drafts/{draft}/pictures",
        OFFICE,
        add_picture,
    );
    routes.add(
        Method::GET,
        "/api/pictures/{picture}",
        READERS,
        show_picture,
    );
}

/// The draft as a file: as it is now, or as one of its versions had it. Made twice from a stored version it is the same
/// file, also long after: pictures are never removed, and sheets in the annex are those of that moment.
async fn as_file(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(DraftId, Form)>,
    asked: web::Query<DraftFileQuery>,
) -> Answer {
    let (id, form) = path.into_inner();
    let draft = app.read(move |store| store.draft(id)).await?;
    let stored = stored_versions(&app, id).await?;
    let draft = match asked.version {
        Some(version) => as_it_was(&draft, pick(&stored, version)?),
        None => with_generated_parts(&app, draft).await?,
    };
    let before = stored.iter().find(|one| one.version < draft.version);
    let changes = before.filter(|_| asked.changes).map(|before| {
        (
            before.version,
            compare_sections(&before.sections, &draft.sections),
        )
    });
    let follows = asked.version.is_none() && draft.state == DraftState::Draft;
    let results = if asked.sheets {
        Some(results(&app, &draft, follows).await?)
    } else {
        None
    };
    let pictures = pictures(&app, &draft).await?;
    let issuer = issuer_of(&app, draft.process_id).await?;
    let mut words = vec![format!("Fassung {}", draft.version)];
    words.extend(asked.sheets.then(|| "mit Steckbriefen".to_owned()));
    words.extend(asked.changes.then(|| "mit Änderungen".to_owned()));
    let file = Taken {
        process: draft.process_id,
        workshop: None,
        subject: FileSubject::Draft,
        form: form.file(),
        name: file_name("entwurf", &draft.title, draft.modified_at),
        words: words.join("; "),
        confidential: false,
    };
    take(&app, &staff, file, move || {
        let annex = results.as_ref().map(|results| {
            sheets(&Origin {
                sources: sources(results, draft.measure_order),
                issuer: &issuer,
                now: draft.modified_at,
            })
        });
        let extras = Extras {
            pictures,
            sheets: annex,
            changes,
        };
        form.written(&document(&draft, &issuer, extras))
    })
    .await
}

/// What the sheets in the annex come from; unless the draft still `follows` the data, with every measure as it was when
/// this version of the draft was saved.
async fn results(app: &App, draft: &Draft, follows: bool) -> Answer<ProcessResults> {
    let (process, at) = (draft.process_id, draft.modified_at);
    app.read(move |store| {
        let mut results = store.process_results(process)?;
        if follows {
            return Ok(results);
        }
        let mut then = store.sheets_as_of(process, at)?;
        let measures = &mut results.list.measures;
        measures.retain(|entry| entry.measure.created_at <= at);
        for entry in measures {
            if let Some((sheet, part_of)) = then.remove(&entry.measure.id) {
                entry.measure.sheet = sheet;
                entry.measure.merged_into = part_of;
            }
        }
        Ok(results)
    })
    .await
}

/// The pictures that a draft shows.
pub(super) async fn pictures(app: &App, draft: &Draft) -> Answer<HashMap<PictureId, Stored>> {
    let shown = pictures_in(&draft.sections);
    let stored = app.read(move |store| store.pictures(&shown)).await?;
    let pictures = stored.into_iter().map(|picture| {
        let file = Stored {
            bytes: picture.bytes,
            width: picture.width,
            height: picture.height,
        };
        (picture.id, file)
    });
    Ok(pictures.collect())
}

/// Takes a picture as body; the text of the draft then shows it by its id.
async fn add_picture(app: web::Data<App>, id: web::Path<DraftId>, body: web::Payload) -> Answer {
    let draft = id.into_inner();
    // Of a draft that is not there, nothing is decoded.
    app.read(move |store| store.draft(draft)).await?;
    let stored = taken_in(body).await?;
    let id = PictureId(uuid::Builder::from_random_bytes(token::random()?).into_uuid());
    let picture = StoredPicture {
        id,
        width: stored.width,
        height: stored.height,
        bytes: stored.bytes,
    };
    app.store.add_picture(draft, picture).await?;
    Ok(HttpResponse::Created().json(NewPicture { id }))
}

async fn show_picture(app: web::Data<App>, id: web::Path<PictureId>) -> Answer {
    let id = id.into_inner();
    let picture = app.read(move |store| store.picture(id)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "image/jpeg"))
        .insert_header((CACHE_CONTROL, "private, max-age=31536000, immutable"))
        .body(picture.bytes))
}
