//! What staff say to each other about a measure.

use super::names;
use crate::domain::ids::{CommentId, MeasureId};
use crate::domain::limits::{COMMENT, SHEET_LINE};
use crate::domain::strategy::{line, required_lines};
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, READERS, Routes};
use crate::store::StoredComment;
use crate::wire::office_sheet::{Comment, NewComment, SettleComment};
use actix_web::http::Method;
use actix_web::{HttpResponse, web};
use uuid::Uuid;

const ALL: &str = "/api/measures/{measure}/comments";
const ONE: &str = "/api/measures/{measure}/comments/{comment}";

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(Method::GET, ALL, READERS, list);
    routes.add(Method::POST, ALL, OFFICE, add);
    routes.add(Method::PUT, ONE, OFFICE, settle);
    routes.add(Method::DELETE, ONE, OFFICE, delete);
}

async fn read(app: &App, staff: &Staff, measure: MeasureId) -> Answer<Vec<Comment>> {
    let stored = app
        .read(move |store| {
            store.office_measure(measure)?;
            store.comments(measure)
        })
        .await?;
    let names = names(app).await?;
    Ok(stored
        .into_iter()
        .map(|comment| Comment {
            id: comment.id,
            author: names.get(&comment.author).cloned(),
            own: comment.author == staff.account_id,
            field: comment.field,
            text: comment.text,
            at: comment.at,
            resolved_at: comment.resolved_at,
        })
        .collect())
}

async fn list(staff: Staff, app: web::Data<App>, measure: web::Path<MeasureId>) -> Answer {
    Ok(HttpResponse::Ok().json(read(&app, &staff, measure.into_inner()).await?))
}

async fn add(
    staff: Staff,
    app: web::Data<App>,
    measure: web::Path<MeasureId>,
    body: web::Json<NewComment>,
) -> Answer {
    let measure_id = measure.into_inner();
    app.store
        .add_comment(StoredComment {
            id: CommentId(Uuid::now_v7()),
            measure_id,
            author: staff.account_id,
            field: line("field", &body.field, SHEET_LINE)?,
            text: required_lines("text", &body.text, COMMENT)?,
            at: now(),
            resolved_at: None,
        })
        .await?;
    Ok(HttpResponse::Created().json(read(&app, &staff, measure_id).await?))
}

async fn settle(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(MeasureId, CommentId)>,
    body: web::Json<SettleComment>,
) -> Answer {
    let (measure, comment) = path.into_inner();
    let resolved_at = body.resolved.then(now);
    app.store
        .resolve_comment(measure, comment, resolved_at)
        .await?;
    Ok(HttpResponse::Ok().json(read(&app, &staff, measure).await?))
}

async fn delete(
    staff: Staff,
    app: web::Data<App>,
    path: web::Path<(MeasureId, CommentId)>,
) -> Answer {
    let (measure, comment) = path.into_inner();
    app.store
        .delete_comment(measure, comment, staff.account_id)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
