//! Minutes: written by the service, edited by moderators and the office, published by choice.

use super::download::{Form, Taken, file_name, take};
use super::{issuer_of, may_read, may_write};
use crate::domain::analysis::Certainties;
use crate::domain::german::when_and_where;
use crate::domain::ids::{SectionId, WorkshopId};
use crate::domain::kept_file::FileSubject;
use crate::domain::limits::TOPIC;
use crate::domain::minutes::{
    Minutes, MinutesKind, MinutesSection, cards_by_topic, cleaned, feedback, generate, text,
};
use crate::domain::photo::Photo;
use crate::domain::refusal::Refusal;
use crate::domain::satisfaction::summary;
use crate::domain::strategy::required_line;
use crate::domain::workshop::Workshop;
use crate::export::document::{Picture, PictureFormat};
use crate::export::minutes::document;
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::rounds::certainties;
use crate::http::routes::{Routes, WRITERS, Who};
use crate::wire::minutes::{
    MinutesPaper, PaperCard, PaperTopic, PublicMinutes, PublishMinutes, RenewSection, SaveMinutes,
};
use crate::wire::view::photo_view;
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use std::borrow::Cow;
use std::slice;
use uuid::Uuid;

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}/minutes",
        Who::Staff,
        show,
    );
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}/minutes.{form}",
        Who::Staff,
        as_file,
    );
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}/minutes/photos",
        Who::Staff,
        photos,
    );
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}/minutes/paper",
        Who::Staff,
        paper,
    );
    routes.add(
        Method::PUT,
        "/api/workshops/{workshop}/minutes",
        WRITERS,
        save,
    );
    routes.add(
        Method::POST,
        "/api/workshops/{workshop}/minutes/renew",
        WRITERS,
        renew,
    );
    routes.add(
        Method::PUT,
        "/api/workshops/{workshop}/minutes/published",
        WRITERS,
        publish,
    );
    routes.add(
        Method::GET,
        "/api/results/{workshop}",
        Who::Everybody,
        public,
    );
}

/// The workshop and its minutes: as saved, or else as the service writes them.
async fn load(app: &App, id: WorkshopId) -> Answer<(Workshop, Minutes)> {
    let (workshop, stored) = app
        .read(move |store| Ok((store.load_workshop(id)?, store.minutes(id)?)))
        .await?;
    let workshop = workshop.ok_or_else(|| Refusal::not_found("workshop"))?;
    let minutes = if let Some(minutes) = stored {
        minutes
    } else {
        let certainties = certainties(app, slice::from_ref(&workshop)).await?;
        fresh(&workshop, &certainties, said(app, &workshop).await?)
    };
    Ok((workshop, minutes))
}

/// How it was for everybody, in words for the minutes.
async fn said(app: &App, workshop: &Workshop) -> Answer<Option<String>> {
    let (id, k) = (workshop.head.id, workshop.head.setup.min_group);
    let all = app.read(move |store| store.satisfaction(id)).await?;
    Ok(feedback(&summary(&all, k)))
}

fn fresh(workshop: &Workshop, certainties: &Certainties, said: Option<String>) -> Minutes {
    let at = now();
    let mut sections = generate(workshop, certainties, Uuid::now_v7);
    if let Some(people) = sections
        .iter_mut()
        .find(|it| it.kind == MinutesKind::People)
    {
        people.body.extend(said);
    }
    Minutes {
        workshop_id: workshop.head.id,
        title: format!("Ergebnisse: {}", workshop.head.setup.topic),
        version: 0,
        sections,
        published_at: None,
        created_at: at,
        modified_at: at,
    }
}

/// Moderators edit the minutes of their own workshops, the office those of all.
async fn may_edit(app: &App, staff: &Staff, id: WorkshopId) -> Answer<()> {
    if may_write(staff) {
        return Ok(());
    }
    Ok(app.may_moderate(staff, id).await?)
}

async fn show(staff: Staff, app: web::Data<App>, id: web::Path<WorkshopId>) -> Answer {
    let (workshop, minutes) = load(&app, id.into_inner()).await?;
    may_read(&app, &staff, workshop.head.process_id).await?;
    Ok(HttpResponse::Ok().json(minutes))
}

/// The minutes as a file, as they are now.
async fn as_file(staff: Staff, app: web::Data<App>, path: web::Path<(WorkshopId, Form)>) -> Answer {
    let (id, form) = path.into_inner();
    let (workshop, minutes) = load(&app, id).await?;
    let process = workshop.head.process_id;
    may_read(&app, &staff, process).await?;
    let issuer = issuer_of(&app, process).await?;
    let photos = pictures(&app, &workshop).await?;
    let setup = &workshop.head.setup;
    let file = Taken {
        process,
        workshop: Some(id),
        subject: FileSubject::Minutes,
        form: form.file(),
        name: file_name("ergebnisse", &setup.topic, setup.starts_at),
        words: setup.topic.clone(),
        confidential: false,
    };
    take(&app, &staff, file, move || {
        form.written(&document(&minutes, &workshop, &issuer, photos))
    })
    .await
}

/// The photos whose people agree, as the document holds them.
async fn pictures(app: &App, workshop: &Workshop) -> Answer<Vec<Picture>> {
    let shown = shown(workshop.photos.values());
    app.read(move |store| {
        let mut pictures = Vec::new();
        for photo in shown {
            if let Some(file) = store.photo_file(photo.id)? {
                pictures.push(Picture {
                    bytes: file.bytes,
                    format: PictureFormat::Jpeg,
                    width: photo.width,
                    height: photo.height,
                    caption: photo.alt.clone(),
                    alt: photo.alt,
                });
            }
        }
        Ok(pictures)
    })
    .await
}

/// The photos that may be shown, in order.
fn shown<'a>(photos: impl Iterator<Item = &'a Photo>) -> Vec<Photo> {
    let mut shown: Vec<Photo> = photos.filter(|photo| photo.consent).cloned().collect();
    shown.sort_by_key(|photo| photo.order);
    shown
}

async fn photos(staff: Staff, app: web::Data<App>, id: web::Path<WorkshopId>) -> Answer {
    let (workshop, _) = load(&app, id.into_inner()).await?;
    may_read(&app, &staff, workshop.head.process_id).await?;
    let shown = shown(workshop.photos.values());
    Ok(HttpResponse::Ok().json(shown.iter().map(photo_view).collect::<Vec<_>>()))
}

async fn paper(staff: Staff, app: web::Data<App>, id: web::Path<WorkshopId>) -> Answer {
    let (workshop, _) = load(&app, id.into_inner()).await?;
    may_read(&app, &staff, workshop.head.process_id).await?;
    let setup = &workshop.head.setup;
    let topics = cards_by_topic(&workshop)
        .into_iter()
        .map(|topic| PaperTopic {
            title: topic.title.map(Cow::into_owned),
            cards: topic
                .cards
                .iter()
                .map(|card| PaperCard {
                    text: card.text.clone(),
                    kind: card.kind,
                })
                .collect(),
        });
    Ok(HttpResponse::Ok().json(MinutesPaper {
        held: when_and_where(setup.starts_at, &setup.place),
        topics: topics.collect(),
    }))
}

async fn save(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Json<SaveMinutes>,
) -> Answer {
    let id = id.into_inner();
    may_edit(&app, &staff, id).await?;
    let (_, minutes) = load(&app, id).await?;
    let changed = Minutes {
        title: required_line("title", &body.title, TOPIC)?,
        sections: cleaned(&minutes.sections, &body.sections)?,
        ..minutes
    };
    stored(&app, body.version, changed).await
}

async fn renew(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Json<RenewSection>,
) -> Answer {
    let id = id.into_inner();
    may_edit(&app, &staff, id).await?;
    let (workshop, mut minutes) = load(&app, id).await?;
    let certainties = certainties(&app, slice::from_ref(&workshop)).await?;
    renewed(
        &workshop,
        &certainties,
        said(&app, &workshop).await?,
        &mut minutes.sections,
        body.section_id,
    )?;
    stored(&app, body.version, minutes).await
}

/// Puts the text that the service writes today in place of a section's.
fn renewed(
    workshop: &Workshop,
    certainties: &Certainties,
    said: Option<String>,
    sections: &mut [MinutesSection],
    id: SectionId,
) -> Result<(), Refusal> {
    let section = sections
        .iter_mut()
        .find(|section| section.id == id)
        .ok_or_else(|| Refusal::not_found("section"))?;
    let (heading, mut body) =
        text(workshop, certainties, section.kind).ok_or_else(|| Refusal::not_found("section"))?;
    if section.kind == MinutesKind::People {
        body.extend(said);
    }
    *section = MinutesSection {
        heading,
        body,
        generated: true,
        ..section.clone()
    };
    Ok(())
}

async fn publish(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Json<PublishMinutes>,
) -> Answer {
    let id = id.into_inner();
    may_edit(&app, &staff, id).await?;
    let (_, minutes) = load(&app, id).await?;
    let published_at = body
        .published
        .then(|| minutes.published_at.unwrap_or_else(now));
    let changed = Minutes {
        published_at,
        ..minutes
    };
    stored(&app, body.version, changed).await
}

async fn stored(app: &App, seen: u32, minutes: Minutes) -> Answer {
    let changed = Minutes {
        modified_at: now(),
        ..minutes
    };
    Ok(HttpResponse::Ok().json(app.store.save_minutes(seen, changed).await?))
}

/// What everybody reads. Minutes that are not published do not exist for strangers.
async fn public(app: web::Data<App>, id: web::Path<WorkshopId>) -> Answer {
    let id = id.into_inner();
    let (minutes, photos) = app
        .read(move |store| Ok((store.minutes(id)?, store.photos(id)?)))
        .await?;
    let released = shown(photos.iter().filter(|photo| photo.released));
    let minutes = minutes
        .and_then(|minutes| Some((minutes.published_at?, minutes)))
        .ok_or_else(|| Refusal::not_found("minutes"));
    let (published_at, minutes) = minutes?;
    Ok(HttpResponse::Ok().json(PublicMinutes {
        title: minutes.title,
        published_at,
        modified_at: minutes.modified_at,
        sections: minutes.sections,
        photos: released.iter().map(photo_view).collect(),
    }))
}
