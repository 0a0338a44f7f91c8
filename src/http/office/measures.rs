//! The measure list and each measure with its versions.

use super::sheets::check_rank;
use super::{edit, may_read, names};
use crate::domain::ids::{MeasureId, ProcessId};
use crate::domain::measure_list::{ListedMeasure, MeasureList};
use crate::domain::measure_sheet::{FieldChange, MeasureSheet, compare};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::codes::Feasibility;
use crate::domain::sheet::completeness::REQUIRED;
use crate::domain::sheet::shared::shared;
use crate::domain::strategy::at_most;
use crate::http::app::App;
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, Routes, Who};
use crate::store::StoredVersion;
use crate::wire::office::{
    Edited, MeasureDetail, MeasureName, MeasureVersion, MergeMeasures, Restore, Seen, SetFields,
};
use crate::wire::office_rows::{ListQuery, MeasureRows};
use crate::wire::office_sheet::Assessed;
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use uuid::Uuid;

/// Measures that one request may touch.
const AT_ONCE: usize = 1_000;

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/processes/{process}/measures",
        Who::Staff,
        list,
    );
    routes.add(
        Method::POST,
        "/api/processes/{process}/measures",
        OFFICE,
        create,
    );
    routes.add(
        Method::POST,
        "/api/processes/{process}/measures/fields",
        OFFICE,
        set_fields,
    );
    routes.add(Method::GET, "/api/measures/{measure}", Who::Staff, show);
    routes.add(Method::PUT, "/api/measures/{measure}", OFFICE, save);
    routes.add(Method::POST, "/api/measures/{measure}/merge", OFFICE, merge);
    routes.add(
        Method::POST,
        "/api/measures/{measure}/unmerge",
        OFFICE,
        unmerge,
    );
    routes.add(
        Method::GET,
        "/api/measures/{measure}/versions",
        Who::Staff,
        versions,
    );
    routes.add(
        Method::POST,
        "/api/measures/{measure}/restore",
        OFFICE,
        restore,
    );
}

pub(super) async fn read_list(app: &App, process: ProcessId) -> Answer<MeasureList> {
    app.read(move |store| store.measure_list(process)).await
}

async fn list(
    staff: Staff,
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    asked: web::Query<ListQuery>,
) -> Answer {
    let process = process.into_inner();
    may_read(&app, &staff, process).await?;
    let list = read_list(&app, process).await?;
    Ok(if asked.short {
        HttpResponse::Ok().json(MeasureRows::from(list))
    } else {
        HttpResponse::Ok().json(list)
    })
}

async fn create(
    staff: Staff,
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    body: web::Json<MeasureSheet>,
) -> Answer {
    let process = process.into_inner();
    let sheet = known(&app, process, body.cleaned()?).await?;
    let id = MeasureId(Uuid::now_v7());
    // A workshop that is running gives out numbers, too, and may not have stored the last one yet.
    let stored = app
        .read(move |store| store.next_measure_number(process))
        .await?;
    let number = app.live.take_measure_number(process, stored);
    app.store
        .create_measure(process, (id, number), sheet, edit(&staff))
        .await?;
    Ok(HttpResponse::Created().json(detail(&app, id).await?))
}

/// The sheet, if its life domain and goals belong to the process.
pub(super) async fn known(
    app: &App,
    process: ProcessId,
    sheet: MeasureSheet,
) -> Answer<MeasureSheet> {
    let (process, domains) = app
        .read(move |store| Ok((store.process(process)?, store.process_domains(process)?)))
        .await?;
    let domain = sheet
        .domain_id
        .is_none_or(|id| domains.iter().any(|domain| domain.id == id));
    let goals = &process.sheet.goals;
    let goal = |id| goals.iter().any(|goal| goal.id == id);
    if !domain {
        Err(Refusal::not_found("domain").into())
    } else if !sheet.goal_ids.iter().all(|id| goal(*id)) {
        Err(Refusal::not_found("goal").into())
    } else {
        Ok(sheet)
    }
}

async fn set_fields(
    staff: Staff,
    app: web::Data<App>,
    process: web::Path<ProcessId>,
    body: web::Json<SetFields>,
) -> Answer {
    let process = process.into_inner();
    let SetFields { measures, fields } = body.into_inner();
    at_most("measures", measures.len(), AT_ONCE)?;
    // What is set must be known to the process; what is there already may be older.
    let list = read_list(&app, process).await?;
    let mut sheets = Vec::with_capacity(measures.len());
    for seen in measures {
        let mut listed = list.measures.iter().map(|entry| &entry.measure);
        let measure = listed
            .find(|measure| measure.id == seen.id)
            .ok_or_else(|| Refusal::not_found("measure"))?;
        sheets.push((seen.id, seen.version, shared(&measure.sheet, &fields)?));
    }
    if let Some((_, _, sheet)) = sheets.first().filter(|_| fields.contains_key("domainId")) {
        let asked = MeasureSheet {
            domain_id: sheet.domain_id,
            ..MeasureSheet::default()
        };
        known(&app, process, asked).await?;
    }
    app.store
        .edit_measures(process, sheets, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(MeasureRows::from(read_list(&app, process).await?)))
}

async fn show(staff: Staff, app: web::Data<App>, id: web::Path<MeasureId>) -> Answer {
    let detail = detail(&app, id.into_inner()).await?;
    may_read(&app, &staff, detail.entry.measure.process_id).await?;
    Ok(HttpResponse::Ok().json(detail))
}

async fn save(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<MeasureId>,
    body: web::Json<Edited<MeasureSheet>>,
) -> Answer {
    let id = id.into_inner();
    let measure = app.read(move |store| store.office_measure(id)).await?;
    let Edited { version, sheet } = body.into_inner();
    let sheet = sheet.cleaned()?;
    // What the process has meanwhile lost may stay in a measure that had it.
    let sheet =
        if sheet.domain_id == measure.sheet.domain_id && sheet.goal_ids == measure.sheet.goal_ids {
            sheet
        } else {
            known(&app, measure.process_id, sheet).await?
        };
    check_rank(&app, measure.process_id, (id, &measure.sheet), &sheet).await?;
    app.store
        .edit_measure(id, version, sheet, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(detail(&app, id).await?))
}

async fn merge(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<MeasureId>,
    body: web::Json<MergeMeasures>,
) -> Answer {
    let id = id.into_inner();
    at_most("measures", body.measures.len(), AT_ONCE)?;
    let parts = body.measures.iter().map(|m| (m.id, m.version)).collect();
    app.store
        .merge_measures((id, body.version), parts, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(detail(&app, id).await?))
}

async fn unmerge(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<MeasureId>,
    body: web::Json<Seen>,
) -> Answer {
    let id = id.into_inner();
    app.store
        .unmerge_measure(id, body.version, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(detail(&app, id).await?))
}

async fn restore(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<MeasureId>,
    body: web::Json<Restore>,
) -> Answer {
    let id = id.into_inner();
    app.store
        .restore_measure(id, body.version, body.restore, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(detail(&app, id).await?))
}

async fn versions(staff: Staff, app: web::Data<App>, id: web::Path<MeasureId>) -> Answer {
    let id = id.into_inner();
    let (measure, stored) = app
        .read(move |store| Ok((store.office_measure(id)?, store.measure_versions(id)?)))
        .await?;
    may_read(&app, &staff, measure.process_id).await?;
    let names = names(&app).await?;
    let views: Vec<MeasureVersion> = stored
        .iter()
        .enumerate()
        .map(|(place, version)| MeasureVersion {
            version: version.version,
            at: version.at,
            author: version.author.and_then(|id| names.get(&id).cloned()),
            changes: stored
                .get(place + 1)
                .map(|before| changes(before, version))
                .unwrap_or_default(),
        })
        .collect();
    Ok(HttpResponse::Ok().json(views))
}

/// What a version changed: fields of the sheet, and what it was merged into.
fn changes(before: &StoredVersion, after: &StoredVersion) -> Vec<FieldChange> {
    let mut changes = compare(&before.sheet, &after.sheet);
    if before.merged_into != after.merged_into {
        let text = |id: Option<MeasureId>| id.map(|id| id.to_string()).unwrap_or_default();
        let (before, after) = (text(before.merged_into), text(after.merged_into));
        changes.push(FieldChange {
            field: "mergedInto".to_owned(),
            before,
            after,
            words: Vec::new(),
        });
    }
    changes
}

/// Who examined the measure as it is examined now: the author of the first of the latest versions
/// that say the same.
async fn assessed(app: &App, versions: &[StoredVersion]) -> Answer<Option<Assessed>> {
    let found = |version: &StoredVersion| {
        let sheet = &version.sheet;
        (sheet.feasibility, sheet.feasibility_reason.clone())
    };
    let Some(now) = versions.first().map(found) else {
        return Ok(None);
    };
    let same = versions.iter().take_while(|version| found(version) == now);
    let Some(first) = same.last().filter(|_| now.0 != Feasibility::Open) else {
        return Ok(None);
    };
    let names = names(app).await?;
    Ok(Some(Assessed {
        by: first.author.and_then(|id| names.get(&id).cloned()),
        at: first.at,
    }))
}

async fn detail(app: &App, id: MeasureId) -> Answer<MeasureDetail> {
    let (list, origins, versions) = app
        .read(move |store| {
            let process = store.office_measure(id)?.process_id;
            let list = store.measure_list(process)?;
            let origins = store.measure_origins(id)?;
            Ok((list, origins, store.measure_versions(id)?))
        })
        .await?;
    let assessed = assessed(app, &versions).await?;
    let named = |wanted: &dyn Fn(&ListedMeasure) -> bool| -> Vec<MeasureName> {
        list.measures
            .iter()
            .filter(|entry| wanted(entry))
            .map(|entry| MeasureName {
                id: entry.measure.id,
                number: entry.measure.number,
                title: entry.measure.sheet.title.clone(),
                version: entry.measure.version,
            })
            .collect()
    };
    let entry = list
        .measures
        .iter()
        .find(|entry| entry.measure.id == id)
        .cloned()
        .ok_or_else(|| Refusal::not_found("measure"))?;
    Ok(MeasureDetail {
        merged_into: named(&|other| Some(other.measure.id) == entry.measure.merged_into)
            .into_iter()
            .next(),
        merged: named(&|other| entry.merged.contains(&other.measure.id)),
        rounds: list
            .rounds
            .iter()
            .filter(|round| entry.results.iter().any(|row| row.round_id == round.id))
            .cloned()
            .collect(),
        entry,
        origins,
        required: REQUIRED.map(str::to_owned).to_vec(),
        assessed,
    })
}
