//! What a workshop is entered by besides its code: the addresses of projector and helpers, printed cards.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};

use super::app::{App, now};
use super::error::Answer;
use super::identity::Staff;
use super::origin::Reached;
use super::routes::{MODERATORS, Routes};
use super::workshops::find;
use crate::access::token::{self, Secret};
use crate::domain::code::AdmissionCode;
use crate::domain::command::{Actor, Command};
use crate::domain::decide::people::card_hash;
use crate::domain::ids::WorkshopId;
use crate::domain::limits;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::wire::rest::{HelperAddress, NewCards, PrintedCards, ProjectorAddress};

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::POST,
        "/api/workshops/{workshop}/projector",
        MODERATORS,
        projector,
    );
    routes.add(
        Method::POST,
        "/api/workshops/{workshop}/helper",
        MODERATORS,
        helper,
    );
    routes.add(
        Method::POST,
        "/api/workshops/{workshop}/cards",
        MODERATORS,
        cards,
    );
}

async fn projector(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
) -> Answer {
    let id = id.into_inner();
    find(&request, &app, &staff, id).await?;
    let secret = Secret::draw()?;
    app.store
        .set_projector_token(id, secret.hash(), now())
        .await?;
    // The old address ends at once.
    app.live.let_go(Some(id), None).await;
    let base = Reached::of(request.head(), &app.config).base(&app.config);
    Ok(HttpResponse::Ok().json(ProjectorAddress {
        url: format!("{base}/p/{id}#{}", secret.reveal()),
    }))
}

/// A link for helpers who enter for others. The secret stands in the fragment, so that no log sees it.
async fn helper(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
) -> Answer {
    let id = id.into_inner();
    let row = find(&request, &app, &staff, id).await?;
    let secret = Secret::draw()?;
    app.store.set_helper_token(id, secret.hash(), now()).await?;
    Ok(HttpResponse::Ok().json(HelperAddress {
        url: format!("{}?helfer#{}", row.join_url, secret.reveal()),
    }))
}

async fn cards(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
    body: web::Json<NewCards>,
) -> Answer {
    let id = id.into_inner();
    let row = find(&request, &app, &staff, id).await?;
    let most = u32::try_from(limits::ADMISSION_CARDS_PER_WORKSHOP).unwrap_or(u32::MAX);
    if !(1..=most).contains(&body.count) {
        return Err(Refusal::OutOfRange {
            field: "count".to_owned(),
            min: 1,
            max: most,
        }
        .into());
    }
    let codes: Vec<AdmissionCode> = (0..body.count)
        .map(|_| token::random().map(AdmissionCode::from_random))
        .collect::<Result<_, _>>()?;
    let hashes = codes
        .iter()
        .filter_map(|code| card_hash(id, code, token::digest))
        .map(Hash256::to_hex)
        .collect();
    let command = Command::IssueCards {
        hashes,
        group_id: body.group_id,
    };
    let actor = Actor::Moderator {
        account: staff.account_id,
    };
    app.live.open(id).await?.submit(actor, command).await?;
    Ok(HttpResponse::Created().json(PrintedCards {
        codes: codes.iter().map(ToString::to_string).collect(),
        url: format!("{}#", row.join_url),
    }))
}
