//! A draft's way through the house: state, who is asked, sign-offs, comments, locks.

use super::drafts::with_generated_parts;
use super::{edit, may_write, names};
use crate::domain::ids::{AccountId, AlignmentStepId, CommentId, DraftId, SectionId};
use crate::domain::limits::COMMENT;
use crate::domain::refusal::Refusal;
use crate::domain::review::{AlignmentStep, SignOff, blockers, placeholders};
use crate::domain::strategy::{lines, required_lines};
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, READERS, Routes};
use crate::store::{Moving, StoredDraftComment, StoredReview};
use crate::wire::office_review::{
    AskSomebody, DraftComment, DraftReview, LockSection, MoveDraft, MoveView, NewDraftComment,
    NextState, Person, Sign, StepView,
};
use crate::wire::office_sheet::SettleComment;
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use std::collections::HashMap;
use uuid::Uuid;

const STEPS: &str = "/api/drafts/{draft}/steps";
const STEP: &str = "/api/drafts/{draft}/steps/{step}";
const COMMENTS: &str = "/api/drafts/{draft}/comments";
const ONE_COMMENT: &str = "/api/drafts/{draft}/comments/{comment}";

/// Lists the routes of this file. Whoever was asked may read only, but says what they think.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(Method::GET, "/api/drafts/{draft}/review", READERS, show);
    routes.add(Method::POST, "/api/drafts/{draft}/state", OFFICE, go);
    routes.add(
        Method::PUT,
        "/api/drafts/{draft}/sections/{section}/locked",
        OFFICE,
        lock,
    );
    routes.add(Method::POST, STEPS, OFFICE, ask);
    routes.add(Method::PUT, STEP, OFFICE, change);
    routes.add(Method::DELETE, STEP, OFFICE, remove);
    routes.add(
        Method::PUT,
        "/api/drafts/{draft}/steps/{step}/sign-off",
        READERS,
        sign,
    );
    routes.add(Method::POST, COMMENTS, READERS, comment);
    routes.add(Method::PUT, ONE_COMMENT, OFFICE, settle);
    routes.add(Method::DELETE, ONE_COMMENT, READERS, delete);
}

async fn stored(app: &App, id: DraftId) -> Answer<StoredReview> {
    let mut review = app.read(move |store| store.draft_review(id)).await?;
    review.draft = with_generated_parts(app, review.draft).await?;
    Ok(review)
}

async fn view(app: &App, staff: &Staff, id: DraftId) -> Answer<DraftReview> {
    let stored = stored(app, id).await?;
    Ok(told(stored, staff, &names(app).await?))
}

fn told(stored: StoredReview, staff: &Staff, names: &HashMap<AccountId, String>) -> DraftReview {
    let state = stored.draft.state;
    let may_comment = may_comment(&stored, staff);
    let next = state
        .next()
        .iter()
        .enumerate()
        .map(|(place, to)| NextState {
            to: *to,
            allowed: state.may_move(*to, staff.role),
            blockers: if place == 0 {
                blockers(*to, &stored.draft.sections, &stored.steps)
            } else {
                Vec::new()
            },
        });
    let mut people: Vec<Person> = names
        .iter()
        .filter(|_| may_write(staff))
        .map(|(id, name)| Person {
            id: *id,
            name: name.clone(),
        })
        .collect();
    people.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    DraftReview {
        state,
        version: stored.draft.version,
        editable: state.is_editable(),
        may_comment,
        next: next.collect(),
        placeholders: placeholders(&stored.draft.sections),
        steps: stored
            .steps
            .into_iter()
            .map(|step| StepView {
                own: step.account_id == Some(staff.account_id),
                signed_by: step
                    .sign_off
                    .as_ref()
                    .and_then(|sign_off| names.get(&sign_off.by).cloned()),
                step,
            })
            .collect(),
        comments: stored
            .comments
            .into_iter()
            .map(|comment| DraftComment {
                id: comment.id,
                section_id: comment.section_id,
                author: names.get(&comment.author).cloned(),
                own: comment.author == staff.account_id,
                text: comment.text,
                at: comment.at,
                resolved_at: comment.resolved_at,
            })
            .collect(),
        moves: stored
            .moves
            .into_iter()
            .map(|one| MoveView {
                from: one.from,
                to: one.to,
                version: one.version,
                note: one.note,
                by: one.by.and_then(|by| names.get(&by).cloned()),
                at: one.at,
            })
            .collect(),
        people,
    }
}

/// True for the office, and for those who were asked about this draft.
fn may_comment(stored: &StoredReview, staff: &Staff) -> bool {
    let asked = |step: &AlignmentStep| step.account_id == Some(staff.account_id);
    may_write(staff) || stored.steps.iter().any(asked)
}

async fn show(staff: Staff, app: web::Data<App>, id: web::Path<DraftId>) -> Answer {
    Ok(HttpResponse::Ok().json(view(&app, &staff, id.into_inner()).await?))
}

async fn go(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<DraftId>,
    body: web::Json<MoveDraft>,
) -> Answer {
    let id = id.into_inner();
    let moving = Moving {
        draft: id,
        seen: body.version,
        to: body.to,
        role: staff.role,
        note: lines("note", &body.note, COMMENT)?,
        sections: stored(&app, id).await?.draft.sections,
    };
    app.store.move_draft(moving, edit(&staff)).await?;
    Ok(HttpResponse::Ok().json(view(&app, &staff, id).await?))
}

async fn lock(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(DraftId, SectionId)>,
    body: web::Json<LockSection>,
) -> Answer {
    let (id, section) = path.into_inner();
    let mut draft = stored(&app, id).await?.draft;
    let found = draft.sections.iter_mut().find(|one| one.id == section);
    let found = found.ok_or_else(|| Refusal::not_found("section"))?;
    found.locked = body.locked;
    let saved = app
        .store
        .save_draft(id, body.version, draft.title, draft.sections, edit(&staff))
        .await?;
    Ok(HttpResponse::Ok().json(saved))
}

async fn put_step(app: &App, id: DraftId, step: AlignmentStep, asked: AskSomebody) -> Answer<()> {
    if let Some(account) = asked.account_id
        && !names(app).await?.contains_key(&account)
    {
        return Err(Refusal::not_found("account").into());
    }
    let step = AlignmentStep {
        kind: asked.kind,
        addressee: asked.addressee,
        account_id: asked.account_id,
        due: asked.due,
        ..step
    }
    .cleaned()?;
    Ok(app.store.put_alignment_step(id, step).await?)
}

async fn ask(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<DraftId>,
    body: web::Json<AskSomebody>,
) -> Answer {
    let id = id.into_inner();
    let step = AlignmentStep {
        id: AlignmentStepId(Uuid::now_v7()),
        kind: body.kind,
        addressee: String::new(),
        account_id: None,
        due: None,
        sign_off: None,
    };
    put_step(&app, id, step, body.into_inner()).await?;
    Ok(HttpResponse::Created().json(view(&app, &staff, id).await?))
}

/// The step of a draft that the address names.
async fn step(app: &App, id: DraftId, step: AlignmentStepId) -> Answer<AlignmentStep> {
    let steps = app.read(move |store| store.draft_review(id)).await?.steps;
    let found = steps.into_iter().find(|one| one.id == step);
    Ok(found.ok_or_else(|| Refusal::not_found("step"))?)
}

async fn change(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(DraftId, AlignmentStepId)>,
    body: web::Json<AskSomebody>,
) -> Answer {
    let (id, one) = path.into_inner();
    let step = step(&app, id, one).await?;
    put_step(&app, id, step, body.into_inner()).await?;
    Ok(HttpResponse::Ok().json(view(&app, &staff, id).await?))
}

async fn remove(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(DraftId, AlignmentStepId)>,
) -> Answer {
    let (id, one) = path.into_inner();
    app.store.remove_alignment_step(id, one).await?;
    Ok(HttpResponse::Ok().json(view(&app, &staff, id).await?))
}

async fn sign(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(DraftId, AlignmentStepId)>,
    body: web::Json<Sign>,
) -> Answer {
    let (id, one) = path.into_inner();
    let stored = app.read(move |store| store.draft_review(id)).await?;
    let found = stored.steps.into_iter().find(|step| step.id == one);
    let mut step = found.ok_or_else(|| Refusal::not_found("step"))?;
    if !may_write(&staff) && step.account_id != Some(staff.account_id) {
        return Err(Refusal::NotAllowed.into());
    }
    if !stored.draft.state.is_editable() {
        return Err(Refusal::Frozen.into());
    }
    if body.version != stored.draft.version {
        let version = stored.draft.version;
        return Err(Refusal::Conflict { version }.into());
    }
    let Sign {
        version,
        outcome,
        note,
    } = body.into_inner();
    step.sign_off = outcome
        .map(|outcome| {
            SignOff {
                outcome,
                note,
                version,
                by: staff.account_id,
                at: now(),
            }
            .cleaned()
        })
        .transpose()?;
    app.store.put_alignment_step(id, step).await?;
    Ok(HttpResponse::Ok().json(view(&app, &staff, id).await?))
}

async fn comment(
    staff: Staff,
    app: web::Data<App>,
    id: web::Path<DraftId>,
    body: web::Json<NewDraftComment>,
) -> Answer {
    let id = id.into_inner();
    let stored = app.read(move |store| store.draft_review(id)).await?;
    if !may_comment(&stored, &staff) {
        return Err(Refusal::NotAllowed.into());
    }
    app.store
        .add_draft_comment(StoredDraftComment {
            id: CommentId(Uuid::now_v7()),
            draft_id: id,
            section_id: body.section_id,
            author: staff.account_id,
            text: required_lines("text", &body.text, COMMENT)?,
            at: now(),
            resolved_at: None,
        })
        .await?;
    Ok(HttpResponse::Created().json(view(&app, &staff, id).await?))
}

async fn settle(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(DraftId, CommentId)>,
    body: web::Json<SettleComment>,
) -> Answer {
    let (id, comment) = path.into_inner();
    app.store
        .resolve_draft_comment(id, comment, body.resolved.then(now))
        .await?;
    Ok(HttpResponse::Ok().json(view(&app, &staff, id).await?))
}

async fn delete(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(DraftId, CommentId)>,
) -> Answer {
    let (id, comment) = path.into_inner();
    app.store
        .delete_draft_comment(id, comment, staff.account_id)
        .await?;
    Ok(HttpResponse::Ok().json(view(&app, &staff, id).await?))
}
