//! The measure's sheet while people work on it: saving while typing, ranking, who is here, the
//! resource plan.

use super::measures::{known, read_list};
use super::{edit, may_read};
use crate::domain::ids::{MeasureId, ProcessId};
use crate::domain::measure_sheet::MeasureSheet;
use crate::domain::refusal::Refusal;
use crate::domain::sheet::compare::patched;
use crate::domain::sheet::presence::Presence;
use crate::domain::sheet::ranking::{check, leading};
use crate::domain::sheet::resource::resource_plan;
use crate::domain::strategy::at_most;
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, Routes, Who};
use crate::store::StoredRank;
use crate::wire::office_rows::MeasureRows;
use crate::wire::office_sheet::{Others, PatchMeasure, PlanQuery, SavedMeasure, SetRanks};
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use std::sync::{MutexGuard, PoisonError};

/// Measures that one request may rank.
const AT_ONCE: usize = 5_000;

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(Method::PATCH, "/api/measures/{measure}", OFFICE, patch);
    routes.add(
        Method::POST,
        "/api/processes/{process}/ranks",
        OFFICE,
        set_ranks,
    );
    routes.add(
        Method::GET,
        "/api/processes/{process}/resource-plan",
        Who::Staff,
        plan,
    );
    routes.add(
        Method::POST,
        "/api/measures/{measure}/presence",
        OFFICE,
        here,
    );
    routes.add(
        Method::DELETE,
        "/api/measures/{measure}/presence",
        OFFICE,
        gone,
    );
}

async fn patch(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<MeasureId>,
    body: web::Json<PatchMeasure>,
) -> Answer {
    let id = id.into_inner();
    let PatchMeasure { version, fields } = body.into_inner();
    let measure = app.read(move |store| store.office_measure(id)).await?;
    if measure.version != version {
        return Err(Refusal::Conflict {
            version: measure.version,
        }
        .into());
    }
    let sheet = patched(&measure.sheet, fields).ok_or(Refusal::Malformed)?;
    let mut sheet = sheet.cleaned()?;
    if sheet.domain_id != measure.sheet.domain_id || sheet.goal_ids != measure.sheet.goal_ids {
        sheet = known(&app, measure.process_id, sheet).await?;
    }
    check_rank(&app, measure.process_id, (id, &measure.sheet), &sheet).await?;
    let saved = app
        .store
        .save_measure(id, version, sheet, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(SavedMeasure {
        version: saved.version,
        sheet: saved.sheet,
        modified_at: saved.modified_at,
    }))
}

/// Refuses a new rank that deviates from the room's without a reason.
pub(super) async fn check_rank(
    app: &App,
    process: ProcessId,
    (id, before): (MeasureId, &MeasureSheet),
    after: &MeasureSheet,
) -> Answer<()> {
    let ranks = |sheet: &MeasureSheet| (sheet.administration_rank, sheet.rank_reason.is_empty());
    if ranks(before) == ranks(after) {
        return Ok(());
    }
    let list = read_list(app, process).await?;
    let entry = list.measures.iter().find(|entry| entry.measure.id == id);
    Ok(check(entry.and_then(leading), after)?)
}

async fn set_ranks(
    staff: Staff,
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    body: web::Json<SetRanks>,
) -> Answer {
    let process = process.into_inner();
    let ranks = body.into_inner().ranks;
    at_most("measures", ranks.len(), AT_ONCE)?;
    let list = read_list(&app, process).await?;
    let mut stored = Vec::new();
    for rank in ranks {
        let entry = list
            .measures
            .iter()
            .find(|entry| entry.measure.id == rank.id)
            .ok_or_else(|| Refusal::not_found("measure"))?;
        let mut sheet = entry.measure.sheet.clone();
        sheet.administration_rank = rank.rank;
        sheet.rank_reason = rank.reason;
        // Only the two fields are looked at: the rest of a sheet may be from a time with other rules.
        let cleaned = MeasureSheet {
            title: "-".to_owned(),
            short_title: "-".to_owned(),
            administration_rank: sheet.administration_rank,
            rank_reason: sheet.rank_reason,
            ..MeasureSheet::default()
        }
        .cleaned()?;
        check(leading(entry), &cleaned)?;
        stored.push(StoredRank {
            id: rank.id,
            seen: rank.version,
            rank: cleaned.administration_rank,
            reason: cleaned.rank_reason,
        });
    }
    app.store
        .rank_measures(process, stored, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(MeasureRows::from(read_list(&app, process).await?)))
}

async fn plan(
    staff: Staff,
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    query: web::Query<PlanQuery>,
) -> Answer {
    let process = process.into_inner();
    may_read(&app, &staff, process).await?;
    let (list, domains) = app
        .read(move |store| {
            Ok((
                store.measure_list(process)?,
                store.process_domains(process)?,
            ))
        })
        .await?;
    let domains: Vec<_> = domains.iter().map(|domain| domain.id).collect();
    let plan = resource_plan(&list, &domains, query.order, query.budget);
    Ok(HttpResponse::Ok().json(plan))
}

async fn here(staff: Staff, app: web::Data<App>, id: web::Path<MeasureId>) -> Answer {
    let id = id.into_inner();
    app.read(move |store| store.office_measure(id)).await?;
    let others = presence(&app).here(id, (staff.account_id, &staff.name), now());
    Ok(HttpResponse::Ok().json(Others { others }))
}

async fn gone(staff: Staff, app: web::Data<App>, id: web::Path<MeasureId>) -> Answer {
    presence(&app).gone(id.into_inner(), staff.account_id);
    Ok(HttpResponse::NoContent().finish())
}

fn presence(app: &App) -> MutexGuard<'_, Presence> {
    app.presence.lock().unwrap_or_else(PoisonError::into_inner)
}
