//! Small lists of one workshop to be saved: what moderators did, and who would like to help.

use super::download::{download, file_name};
use crate::domain::account::Role;
use crate::domain::ids::WorkshopId;
use crate::domain::moderation_log::{Entry, moderation_log};
use crate::domain::refusal::Refusal;
use crate::export::lists::{moderation, supporters};
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{Routes, WRITERS};
use actix_web::http::Method;
use actix_web::web;

const CSV: &str = "text/csv; charset=utf-8";

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}/moderation.csv",
        WRITERS,
        moderation_csv,
    );
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}/supporters.csv",
        WRITERS,
        supporters_csv,
    );
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

async fn moderation_csv(staff: Staff, app: web::Data<App>, id: web::Path<WorkshopId>) -> Answer {
    let id = id.into_inner();
    may_see(&app, &staff, id).await?;
    let (workshop, journal) = app
        .read(move |store| Ok((store.load_workshop(id)?, store.journal(id)?)))
        .await?;
    let workshop = workshop.ok_or_else(|| Refusal::not_found("workshop"))?;
    let name = file_name("moderation", &workshop.head.setup.topic, now());
    let name = format!("{name}.csv");
    let journal: Vec<Entry> = journal
        .into_iter()
        .map(|entry| Entry {
            at: entry.at,
            kind: entry.kind,
            subjects: entry.subjects,
            actor: entry.actor,
        })
        .collect();
    download(&app, &staff, &name, CSV, move || {
        moderation(&moderation_log(&workshop, &journal))
    })
    .await
}

async fn supporters_csv(staff: Staff, app: web::Data<App>, id: web::Path<WorkshopId>) -> Answer {
    let id = id.into_inner();
    may_see(&app, &staff, id).await?;
    let (workshop, people) = app
        .read(move |store| Ok((store.load_workshop(id)?, store.supporters(id)?)))
        .await?;
    let workshop = workshop.ok_or_else(|| Refusal::not_found("workshop"))?;
    let name = file_name("mitstreitende", &workshop.head.setup.topic, now());
    let name = format!("{name}.csv");
    download(&app, &staff, &name, CSV, move || {
        supporters(&people, |one| {
            let measure = workshop.measures.get(&one.measure_id?)?;
            Some(measure.sheet.title.clone())
        })
    })
    .await
}
