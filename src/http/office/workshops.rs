//! Workshops with their frozen results, to be read only.

use super::may_read;
use crate::domain::ids::{ProcessId, WorkshopId};
use crate::domain::refusal::Refusal;
use crate::domain::results::{OfficeWorkshop, people_by_group, round_results, void_rounds};
use crate::http::app::App;
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{Routes, Who};
use crate::wire::office::WorkshopResults;
use actix_web::http::Method;
use actix_web::{HttpResponse, web};

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/processes/{process}/workshops",
        Who::Staff,
        list,
    );
    routes.add(
        Method::GET,
        "/api/processes/{process}/workshops/{workshop}",
        Who::Staff,
        show,
    );
}

async fn list(staff: Staff, app: web::Data<App>, process: web::Path<ProcessId>) -> Answer {
    let process = process.into_inner();
    may_read(&app, &staff, process).await?;
    let mut views = app
        .read(move |store| {
            let mut views = Vec::new();
            for listed in store.list_workshops_of(process)? {
                let workshop = store.load_workshop(listed.head.id)?;
                views.extend(workshop.as_ref().map(OfficeWorkshop::of));
            }
            Ok(views)
        })
        .await?;
    views.reverse();
    Ok(HttpResponse::Ok().json(views))
}

async fn show(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(ProcessId, WorkshopId)>,
) -> Answer {
    let (process, id) = path.into_inner();
    may_read(&app, &staff, process).await?;
    let workshop = app
        .read(move |store| store.load_workshop(id))
        .await?
        .filter(|workshop| workshop.head.process_id == process)
        .ok_or_else(|| Refusal::not_found("workshop"))?;
    Ok(HttpResponse::Ok().json(WorkshopResults {
        workshop: OfficeWorkshop::of(&workshop),
        binding_statement: workshop.head.setup.binding_statement.clone(),
        groups: people_by_group(&workshop),
        rounds: round_results(&workshop),
        void_rounds: void_rounds(&workshop),
    }))
}
