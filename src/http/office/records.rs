//! The registers that the office keeps beside the measures.

use super::{SeenVersion, may_read};
use crate::domain::german::local_time;
use crate::domain::ids::{ProcessId, RecordId};
use crate::domain::register::RecordSheet;
use crate::domain::register::soon::soon_over;
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, Routes, Who};
use crate::wire::office::Edited;
use crate::wire::office_register::Registers;
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use uuid::Uuid;

const ALL: &str = "/api/processes/{process}/records";
const ONE: &str = "/api/processes/{process}/records/{record}";

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(Method::GET, ALL, Who::Staff, list);
    routes.add(Method::POST, ALL, OFFICE, create);
    routes.add(Method::PUT, ONE, OFFICE, save);
    routes.add(Method::DELETE, ONE, OFFICE, delete);
}

async fn list(staff: Staff, app: web::Data<App>, process: web::Path<ProcessId>) -> Answer {
    let process = process.into_inner();
    may_read(&app, &staff, process).await?;
    let records = app
        .read(move |store| {
            store.process(process)?;
            store.records(process)
        })
        .await?;
    let soon = soon_over(&records, local_time(now()).date());
    Ok(HttpResponse::Ok().json(Registers { records, soon }))
}

async fn create(
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    body: web::Json<RecordSheet>,
) -> Answer {
    let sheet = body.cleaned()?;
    let id = RecordId(Uuid::now_v7());
    let record = app
        .store
        .create_record(process.into_inner(), id, sheet, now())
        .await?;
    Ok(HttpResponse::Created().json(record))
}

async fn save(
    app: web::Data<App>,
    path: web::Path<(ProcessId, RecordId)>,
    body: web::Json<Edited<RecordSheet>>,
) -> Answer {
    let (process, id) = path.into_inner();
    let sheet = body.sheet.cleaned()?;
    let record = app
        .store
        .edit_record(process, id, body.version, sheet, now())
        .await?;
    Ok(HttpResponse::Ok().json(record))
}

async fn delete(
    app: web::Data<App>,
    path: web::Path<(ProcessId, RecordId)>,
    seen: web::Query<SeenVersion>,
) -> Answer {
    let (process, id) = path.into_inner();
    app.store.delete_record(process, id, seen.version).await?;
    Ok(HttpResponse::NoContent().finish())
}
