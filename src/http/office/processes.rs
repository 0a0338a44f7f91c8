//! Processes, their life domains, and the organisations of the municipality.

use super::{SeenVersion, may_read, may_write};
use crate::domain::ids::{DomainId, OrganizationId, ProcessId};
use crate::domain::organization::{Organization, OrganizationSheet};
use crate::domain::progress::{ProgressSources, progress};
use crate::domain::strategy::{DomainOrigin, DomainSheet, Process, ProcessSheet, StrategyDomain};
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, Routes, Who};
use crate::store::Store;
use crate::wire::office::{Edited, ProcessSummary, ProcessView};
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use uuid::Uuid;

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(Method::GET, "/api/processes", Who::Staff, list);
    routes.add(Method::POST, "/api/processes", OFFICE, create);
    routes.add(Method::GET, "/api/processes/{process}", Who::Staff, show);
    routes.add(Method::PUT, "/api/processes/{process}", OFFICE, save);
    routes.add(
        Method::GET,
        "/api/processes/{process}/progress",
        Who::Staff,
        steps,
    );
    routes.add(
        Method::POST,
        "/api/processes/{process}/domains",
        OFFICE,
        create_domain,
    );
    routes.add(
        Method::PUT,
        "/api/processes/{process}/domains/{domain}",
        OFFICE,
        edit_domain,
    );
    routes.add(
        Method::DELETE,
        "/api/processes/{process}/domains/{domain}",
        OFFICE,
        delete_domain,
    );
    routes.add(Method::GET, "/api/organizations", Who::Staff, organizations);
    routes.add(
        Method::POST,
        "/api/organizations",
        OFFICE,
        create_organization,
    );
    routes.add(
        Method::PUT,
        "/api/organizations/{organization}",
        OFFICE,
        edit_organization,
    );
    routes.add(
        Method::DELETE,
        "/api/organizations/{organization}",
        OFFICE,
        delete_organization,
    );
}

/// All processes, for moderators, too: a new workshop has to feed one.
async fn list(app: web::Data<App>) -> Answer {
    let summaries = app
        .read(|store| {
            store
                .list_processes()?
                .into_iter()
                .map(|process| {
                    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                    let measures = store.office_measures(process.id)?;
                    Ok(ProcessSummary {
                        id: process.id,
                        title: process.sheet.title,
                        municipality: process.sheet.municipality,
                        step: process.sheet.step,
                        workshops: count(store.list_workshops_of(process.id)?.len()),
                        measures: count(measures.iter().filter(|m| m.is_on_the_list()).count()),
                        modified_at: process.modified_at,
                    })
                })
                .collect::<Result<Vec<_>, _>>()
        })
        .await?;
    Ok(HttpResponse::Ok().json(summaries))
}

async fn create(staff: Staff, app: web::Data<App>, body: web::Json<ProcessSheet>) -> Answer {
    let now = now();
    let process = Process {
        id: ProcessId(Uuid::now_v7()),
        sheet: body.cleaned()?,
        version: 1,
        created_at: now,
        modified_at: now,
    };
    app.store.create_process(process.clone()).await?;
    let view = view(&app, &staff, process.id).await?;
    Ok(HttpResponse::Created().json(view))
}

async fn show(staff: Staff, app: web::Data<App>, id: web::Path<ProcessId>) -> Answer {
    let id = id.into_inner();
    may_read(&app, &staff, id).await?;
    Ok(HttpResponse::Ok().json(view(&app, &staff, id).await?))
}

async fn save(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<ProcessId>,
    body: web::Json<Edited<ProcessSheet>>,
) -> Answer {
    let id = id.into_inner();
    let sheet = body.sheet.cleaned()?;
    app.store
        .edit_process(id, body.version, sheet, now())
        .await?;
    Ok(HttpResponse::Ok().json(view(&app, &staff, id).await?))
}

async fn steps(staff: Staff, app: web::Data<App>, id: web::Path<ProcessId>) -> Answer {
    let id = id.into_inner();
    may_read(&app, &staff, id).await?;
    let found = app
        .read(move |store| {
            let process = store.process(id)?;
            let drafts: Vec<_> = store.drafts(id)?.iter().map(|one| one.state).collect();
            let workshops: Vec<bool> = (store.list_workshops_of(id)?.iter())
                .map(|workshop| workshop.head.frozen_at.is_some())
                .collect();
            Ok(progress(ProgressSources {
                process: &process,
                domains: &store.process_domains(id)?,
                workshops: &workshops,
                list: &store.measure_list(id)?,
                drafts: &drafts,
                records: &store.records(id)?,
            }))
        })
        .await?;
    Ok(HttpResponse::Ok().json(found))
}

async fn view(app: &App, staff: &Staff, id: ProcessId) -> Answer<ProcessView> {
    let (process, domains) = app
        .read(move |store| Ok((store.process(id)?, store.process_domains(id)?)))
        .await?;
    Ok(ProcessView {
        process,
        domains,
        may_write: may_write(staff),
    })
}

async fn create_domain(
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    body: web::Json<DomainSheet>,
) -> Answer {
    let domain = StrategyDomain {
        id: DomainId(Uuid::now_v7()),
        sheet: body.cleaned()?,
        origin: DomainOrigin::Derived,
        version: 1,
    };
    app.store
        .create_domain(process.into_inner(), domain.clone())
        .await?;
    Ok(HttpResponse::Created().json(domain))
}

async fn edit_domain(
    app: web::Data<App>,
    path: web::Path<(ProcessId, DomainId)>,
    body: web::Json<Edited<DomainSheet>>,
) -> Answer {
    let (process, id) = path.into_inner();
    let sheet = body.sheet.cleaned()?;
    let domain = app
        .store
        .edit_domain(process, id, body.version, sheet)
        .await?;
    Ok(HttpResponse::Ok().json(domain))
}

async fn delete_domain(
    app: web::Data<App>,
    path: web::Path<(ProcessId, DomainId)>,
    seen: web::Query<SeenVersion>,
) -> Answer {
    let (process, id) = path.into_inner();
    app.store.delete_domain(process, id, seen.version).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn organizations(app: web::Data<App>) -> Answer {
    Ok(HttpResponse::Ok().json(app.read(Store::list_organizations).await?))
}

async fn create_organization(app: web::Data<App>, body: web::Json<OrganizationSheet>) -> Answer {
    let organization = Organization {
        id: OrganizationId(Uuid::now_v7()),
        sheet: body.cleaned()?,
        version: 1,
    };
    app.store.create_organization(organization.clone()).await?;
    Ok(HttpResponse::Created().json(organization))
}

async fn edit_organization(
    app: web::Data<App>,
    id: web::Path<OrganizationId>,
    body: web::Json<Edited<OrganizationSheet>>,
) -> Answer {
    let sheet = body.sheet.cleaned()?;
    let organization = app
        .store
        .edit_organization(id.into_inner(), body.version, sheet)
        .await?;
    Ok(HttpResponse::Ok().json(organization))
}

async fn delete_organization(
    app: web::Data<App>,
    id: web::Path<OrganizationId>,
    seen: web::Query<SeenVersion>,
) -> Answer {
    app.store
        .delete_organization(id.into_inner(), seen.version)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
