//! Strategy drafts: generated, edited by section, compared, brought back.

use super::{edit, names};
use crate::domain::draft::{Draft, DraftState, Section, cleaned_sections, compare_sections};
use crate::domain::draft_text::{Sources, generate, text};
use crate::domain::ids::{DraftId, ProcessId, SectionId};
use crate::domain::limits::TOPIC;
use crate::domain::refusal::Refusal;
use crate::domain::review::merged_sections;
use crate::domain::sheet::resource::PlanOrder;
use crate::domain::strategy::required_line;
use crate::http::app::App;
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, READERS, Routes};
use crate::store::{ProcessResults, StoredDraftVersion};
use crate::wire::office::{DraftSummary, DraftVersion, OrderDraft, Restore, SaveDraft, Seen};
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use uuid::Uuid;

/// Lists the routes of this file. Drafts are the administration's: moderators do not see them.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/processes/{process}/drafts",
        READERS,
        list,
    );
    routes.add(
        Method::POST,
        "/api/processes/{process}/drafts",
        OFFICE,
        create,
    );
    routes.add(Method::GET, "/api/drafts/{draft}", READERS, show);
    routes.add(Method::PUT, "/api/drafts/{draft}", OFFICE, save);
    routes.add(Method::PUT, "/api/drafts/{draft}/order", OFFICE, order);
    routes.add(
        Method::POST,
        "/api/drafts/{draft}/sections/{section}/regenerate",
        OFFICE,
        regenerate,
    );
    routes.add(
        Method::GET,
        "/api/drafts/{draft}/versions",
        READERS,
        versions,
    );
    routes.add(
        Method::GET,
        "/api/drafts/{draft}/versions/{version}",
        READERS,
        version,
    );
    routes.add(Method::GET, "/api/drafts/{draft}/compare", READERS, compare);
    routes.add(Method::POST, "/api/drafts/{draft}/restore", OFFICE, restore);
}

async fn list(app: web::Data<App>, process: web::Path<ProcessId>) -> Answer {
    let process = process.into_inner();
    let drafts = app.read(move |store| store.drafts(process)).await?;
    let summaries: Vec<DraftSummary> = drafts
        .into_iter()
        .map(|draft| DraftSummary {
            id: draft.id,
            title: draft.title,
            version: draft.version,
            state: draft.state,
            modified_at: draft.modified_at,
        })
        .collect();
    Ok(HttpResponse::Ok().json(summaries))
}

/// What a draft is generated from, with its measures in this order.
pub(super) fn sources(results: &ProcessResults, order: PlanOrder) -> Sources<'_> {
    Sources {
        process: &results.process,
        domains: &results.domains,
        workshops: &results.workshops,
        list: &results.list,
        records: &results.records,
        order,
    }
}

async fn create(staff: Staff, app: web::Data<App>, process: web::Path<ProcessId>) -> Answer {
    let process = process.into_inner();
    let results = app
        .read(move |store| store.process_results(process))
        .await?;
    let edit = edit(&staff);
    let draft = Draft {
        id: DraftId(Uuid::now_v7()),
        process_id: process,
        title: results.process.sheet.title.clone(),
        state: DraftState::Draft,
        version: 1,
        measure_order: PlanOrder::Room,
        sections: generate(sources(&results, PlanOrder::Room), Uuid::now_v7),
        created_at: edit.at,
        modified_at: edit.at,
    };
    app.store.create_draft(draft.clone(), edit).await?;
    Ok(HttpResponse::Created().json(draft))
}

async fn show(app: web::Data<App>, id: web::Path<DraftId>) -> Answer {
    let id = id.into_inner();
    let draft = app.read(move |store| store.draft(id)).await?;
    Ok(HttpResponse::Ok().json(with_generated_parts(&app, draft).await?))
}

/// The draft with its generated parts as the data are now. From the internal review on they stay
/// as they are: what somebody signs must not change under their hand.
pub(super) async fn with_generated_parts(app: &App, mut draft: Draft) -> Answer<Draft> {
    if draft.state != DraftState::Draft {
        return Ok(draft);
    }
    let process = draft.process_id;
    let results = app
        .read(move |store| store.process_results(process))
        .await?;
    let follows = |section: &&mut Section| section.generated && !section.locked;
    for section in draft.sections.iter_mut().filter(follows) {
        let sources = sources(&results, draft.measure_order);
        if let Some(now) = text(sources, section.kind, section.domain_id) {
            (section.heading, section.body) = now;
        }
    }
    Ok(draft)
}

async fn save(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<DraftId>,
    body: web::Json<SaveDraft>,
) -> Answer {
    let id = id.into_inner();
    let title = required_line("title", &body.title, TOPIC)?;
    let asked = cleaned_sections(&body.sections)?;
    let draft = app.read(move |store| store.draft(id)).await?;
    let now = with_generated_parts(&app, draft).await?;
    let sections = merged_sections(&now.sections, asked)?;
    let draft = app
        .store
        .save_draft(id, body.version, title, sections, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(draft))
}

/// Orders the measures in the parts that follow the data; what was written by hand stays.
async fn order(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<DraftId>,
    body: web::Json<OrderDraft>,
) -> Answer {
    let id = id.into_inner();
    let draft = app.read(move |store| store.draft(id)).await?;
    let ordered = Draft {
        measure_order: body.measure_order,
        ..draft
    };
    let now = with_generated_parts(&app, ordered).await?;
    let draft = app
        .store
        .order_draft(
            id,
            body.version,
            body.measure_order,
            now.sections,
            edit(&staff),
        )
        .await?;
    Ok(HttpResponse::Ok().json(draft))
}

async fn regenerate(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(DraftId, SectionId)>,
    body: web::Json<Seen>,
) -> Answer {
    let (id, section) = path.into_inner();
    let (mut draft, results) = app
        .read(move |store| {
            let draft = store.draft(id)?;
            let results = store.process_results(draft.process_id)?;
            Ok((draft, results))
        })
        .await?;
    let section = draft
        .sections
        .iter_mut()
        .find(|other| other.id == section)
        .ok_or_else(|| Refusal::not_found("section"))?;
    if section.locked {
        return Err(Refusal::Frozen.into());
    }
    let sources = sources(&results, draft.measure_order);
    let (heading, text) = text(sources, section.kind, section.domain_id)
        .ok_or_else(|| Refusal::not_found("section"))?;
    *section = Section {
        heading,
        body: text,
        generated: true,
        ..section.clone()
    };
    let saved = app
        .store
        .save_draft(id, body.version, draft.title, draft.sections, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(saved))
}

pub(super) async fn stored_versions(app: &App, id: DraftId) -> Answer<Vec<StoredDraftVersion>> {
    app.read(move |store| store.draft_versions(id)).await
}

async fn versions(app: web::Data<App>, id: web::Path<DraftId>) -> Answer {
    let stored = stored_versions(&app, id.into_inner()).await?;
    let names = names(&app).await?;
    let views: Vec<DraftVersion> = stored
        .iter()
        .enumerate()
        .map(|(place, version)| DraftVersion {
            version: version.version,
            at: version.at,
            author: version.author.and_then(|id| names.get(&id).cloned()),
            changed: stored
                .get(place + 1)
                .map(|before| compare_sections(&before.sections, &version.sections))
                .unwrap_or_default()
                .into_iter()
                .map(|change| change.heading)
                .collect(),
        })
        .collect();
    Ok(HttpResponse::Ok().json(views))
}

/// One stored version.
pub(super) fn pick(stored: &[StoredDraftVersion], version: u32) -> Answer<&StoredDraftVersion> {
    stored
        .iter()
        .find(|other| other.version == version)
        .ok_or_else(|| Refusal::not_found("version").into())
}

async fn version(app: web::Data<App>, path: web::Path<(DraftId, u32)>) -> Answer {
    let (id, version) = path.into_inner();
    let draft = app.read(move |store| store.draft(id)).await?;
    let stored = stored_versions(&app, id).await?;
    let then = as_it_was(&draft, pick(&stored, version)?);
    Ok(HttpResponse::Ok().json(then))
}

/// A draft as one of its versions had it.
pub(super) fn as_it_was(draft: &Draft, then: &StoredDraftVersion) -> Draft {
    Draft {
        title: then.title.clone(),
        version: then.version,
        measure_order: then.measure_order,
        sections: then.sections.clone(),
        modified_at: then.at,
        ..draft.clone()
    }
}

/// The two versions to compare.
#[derive(Deserialize)]
struct Between {
    from: u32,
    to: u32,
}

async fn compare(
    app: web::Data<App>,
    id: web::Path<DraftId>,
    between: web::Query<Between>,
) -> Answer {
    let stored = stored_versions(&app, id.into_inner()).await?;
    let (from, to) = (pick(&stored, between.from)?, pick(&stored, between.to)?);
    Ok(HttpResponse::Ok().json(compare_sections(&from.sections, &to.sections)))
}

async fn restore(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<DraftId>,
    body: web::Json<Restore>,
) -> Answer {
    let id = id.into_inner();
    let stored = stored_versions(&app, id).await?;
    let earlier = pick(&stored, body.restore)?;
    let now = app.read(move |store| store.draft(id)).await?;
    // Locked sections stay as they are, whatever is brought back around them.
    let locked = |section: &Section| {
        let mut locked = now.sections.iter().filter(|one| one.locked);
        locked.find(|one| one.id == section.id).cloned()
    };
    let sections = earlier.sections.iter().map(|section| {
        locked(section).unwrap_or_else(|| Section {
            locked: false,
            ..section.clone()
        })
    });
    let draft = app
        .store
        .save_draft(
            id,
            body.version,
            earlier.title.clone(),
            sections.collect(),
            edit(&staff),
        )
        .await?;
    Ok(HttpResponse::Ok().json(draft))
}
