//! Workshops as things that staff make and lend. What happens in them goes over the socket.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};

use super::app::{App, now};
use super::error::{Answer, Problem};
use super::identity::Staff;
use super::input;
use super::origin::Reached;
use super::routes::{MODERATORS, Routes};
use crate::access::token;
use crate::domain::account::Role;
use crate::domain::code::JoinCode;
use crate::domain::context::Context;
use crate::domain::ids::{AccountId, ProcessId, WorkshopId};
use crate::domain::limits;
use crate::domain::phase::Clock;
use crate::domain::refusal::Refusal;
use crate::domain::setup::LifeDomain;
use crate::domain::strategy::{Process, ProcessSheet, ProcessStep};
use crate::domain::template::Occasion;
use crate::domain::workshop::{Head, Stage, Workshop};
use crate::store::{ListedWorkshop, Moderating, Store, StoreError};
use crate::wire::rest::{ModeratorView, NewWorkshop, WorkshopRow};

/// Join codes drawn before giving up; with half of all codes taken this fails once in a million.
const DRAWS: usize = 20;

/// Lists the routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.add(Method::GET, "/api/moderators", MODERATORS, moderators);
    routes.add(Method::GET, "/api/workshops", MODERATORS, list);
    routes.add(Method::POST, "/api/workshops", MODERATORS, create);
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}",
        MODERATORS,
        show_one,
    );
    routes.add(
        Method::PUT,
        "/api/workshops/{workshop}/moderators/{account}",
        MODERATORS,
        lend,
    );
    routes.add(
        Method::DELETE,
        "/api/workshops/{workshop}/moderators/{account}",
        MODERATORS,
        take_back,
    );
}

async fn moderators(app: web::Data<App>) -> Answer {
    let accounts = app.read(Store::accounts).await?;
    let views: Vec<ModeratorView> = accounts
        .into_iter()
        .filter(|account| account.disabled_at.is_none())
        .filter(|account| matches!(account.role, Role::Moderator | Role::Administrator))
        .map(|account| ModeratorView {
            account_id: account.id,
            name: account.name,
            owner: false,
        })
        .collect();
    Ok(HttpResponse::Ok().json(views))
}

/// Rows for those workshops that `staff` may moderate.
async fn rows(request: &HttpRequest, app: &App, staff: &Staff) -> Answer<Vec<WorkshopRow>> {
    let (workshops, moderators) = app
        .read(|store| Ok((store.list_workshops()?, store.moderators()?)))
        .await?;
    let base = Reached::of(request.head(), &app.config).base(&app.config);
    Ok(workshops
        .into_iter()
        .map(|workshop| row(workshop, &moderators, staff, &base))
        .filter(|row| {
            staff.role == Role::Administrator
                || row
                    .moderators
                    .iter()
                    .any(|moderator| moderator.account_id == staff.account_id)
        })
        .collect())
}

fn row(
    workshop: ListedWorkshop,
    moderators: &[Moderating],
    staff: &Staff,
    base: &str,
) -> WorkshopRow {
    let head = workshop.head;
    let moderators: Vec<ModeratorView> = moderators
        .iter()
        .filter(|moderating| moderating.workshop_id == head.id)
        .map(|moderating| ModeratorView {
            account_id: moderating.account.id,
            name: moderating.account.name.clone(),
            owner: moderating.owner,
        })
        .collect();
    let owns = moderators
        .iter()
        .any(|moderator| moderator.owner && moderator.account_id == staff.account_id);
    let shown = JoinCode::parse(&head.join_code)
        .map_or_else(|_| head.join_code.clone(), |code| code.to_string());
    WorkshopRow {
        id: head.id,
        process_id: head.process_id,
        topic: head.setup.topic,
        place: head.setup.place,
        starts_at: head.setup.starts_at,
        ends_at: head.setup.ends_at,
        stage: head.stage,
        join_url: format!("{base}/j/{}", head.join_code),
        join_code: shown,
        may_lend: owns || staff.role == Role::Administrator,
        moderators,
    }
}

pub(super) async fn find(
    request: &HttpRequest,
    app: &App,
    staff: &Staff,
    id: WorkshopId,
) -> Answer<WorkshopRow> {
    rows(request, app, staff)
        .await?
        .into_iter()
        .find(|row| row.id == id)
        .ok_or_else(|| Problem(Refusal::not_found("workshop")))
}

async fn list(staff: Staff, request: HttpRequest, app: web::Data<App>) -> Answer {
    Ok(HttpResponse::Ok().json(rows(&request, &app, &staff).await?))
}

async fn show_one(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    id: web::Path<WorkshopId>,
) -> Answer {
    let row = find(&request, &app, &staff, id.into_inner()).await?;
    Ok(HttpResponse::Ok().json(row))
}

async fn create(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    body: web::Json<NewWorkshop>,
) -> Answer {
    let body = body.into_inner();
    let occasion = Occasion {
        topic: input::line("topic", &body.topic, limits::TOPIC)?,
        place: input::line_or_empty("place", &body.place, limits::PLACE)?,
        starts_at: body.starts_at,
        expected_people: body
            .expected_people
            .min(u32::try_from(limits::PARTICIPANTS_PER_WORKSHOP).unwrap_or(u32::MAX)),
    };
    let now = now();
    let process_id = match body.process_id {
        Some(id) => id,
        None => new_process(&app, &occasion.topic).await?,
    };
    let domains = domains_of(&app, process_id).await?;
    let seed = u64::from_le_bytes(token::random()?);
    let mut ctx = Context::new(now, seed, token::digest);
    let setup = body.template.setup(occasion, domains, &mut ctx);
    let mut workshop = Workshop::new(Head {
        id: WorkshopId(uuid::Uuid::now_v7()),
        process_id,
        join_code: String::new(),
        stage: Stage::Draft,
        clock: Clock::default(),
        locked: false,
        driver: None,
        spotlight: None,
        photo_wall: false,
        presenting: None,
        people_without_device: 0,
        frozen_at: None,
        setup,
        created_at: now,
    });
    workshop.phases = body.template.phases(&mut ctx);
    let id = workshop.head.id;
    store_with_free_code(&app, workshop).await?;
    app.store.lend(id, staff.account_id, true, now).await?;
    Ok(HttpResponse::Created().json(find(&request, &app, &staff, id).await?))
}

/// A strategy process for a workshop that comes before any.
pub(super) async fn new_process(app: &App, title: &str) -> Answer<ProcessId> {
    let now = now();
    let process = Process {
        id: ProcessId(uuid::Uuid::now_v7()),
        sheet: ProcessSheet {
            title: title.to_owned(),
            municipality: app.read(Store::municipality).await?.name,
            step: ProcessStep::Workshop,
            ..ProcessSheet::default()
        },
        version: 0,
        created_at: now,
        modified_at: now,
    };
    let id = process.id;
    app.store.create_process(process).await?;
    Ok(id)
}

/// The life domains of a process, as a workshop has them.
async fn domains_of(app: &App, process: ProcessId) -> Answer<Vec<LifeDomain>> {
    let domains = app
        .read(move |store| {
            store.process(process)?;
            store.process_domains(process)
        })
        .await?;
    Ok(domains
        .into_iter()
        .map(|domain| LifeDomain {
            id: domain.id,
            key: domain.sheet.key,
            name: domain.sheet.name,
            description: domain.sheet.description,
            order: domain.sheet.order,
        })
        .collect())
}

/// Stores a new workshop under a join code that no open workshop has.
async fn store_with_free_code(app: &App, mut workshop: Workshop) -> Answer<()> {
    for _ in 0..DRAWS {
        workshop.head.join_code = JoinCode::from_random(token::random()?).digits();
        match app.store.create_workshop(workshop.clone(), now()).await {
            Err(StoreError::Duplicate(_)) => {}
            other => return other.map_err(Problem::from),
        }
    }
    Err(Refusal::Busy.into())
}

/// Whoever may lend a workshop: its owner, or an administrator.
async fn lendable(
    request: &HttpRequest,
    app: &App,
    staff: &Staff,
    id: WorkshopId,
) -> Answer<WorkshopRow> {
    let row = find(request, app, staff, id).await?;
    if row.may_lend {
        Ok(row)
    } else {
        Err(Refusal::NotAllowed.into())
    }
}

async fn lend(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    path: web::Path<(WorkshopId, AccountId)>,
) -> Answer {
    let (id, account) = path.into_inner();
    let row = lendable(&request, &app, &staff, id).await?;
    if row.moderators.len() >= limits::MODERATORS {
        return Err(Refusal::TooMany {
            field: "moderators".to_owned(),
            limit: u32::try_from(limits::MODERATORS).unwrap_or(u32::MAX),
        }
        .into());
    }
    let moderator = app
        .read(move |store| store.account(account))
        .await?
        .filter(|account| account.disabled_at.is_none() && account.role == Role::Moderator);
    if moderator.is_none() {
        return Err(Refusal::not_found("moderator").into());
    }
    app.store.lend(id, account, false, now()).await?;
    Ok(HttpResponse::Ok().json(find(&request, &app, &staff, id).await?))
}

async fn take_back(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    path: web::Path<(WorkshopId, AccountId)>,
) -> Answer {
    let (id, account) = path.into_inner();
    lendable(&request, &app, &staff, id).await?;
    if !app.store.unlend(id, account).await? {
        return Err(Refusal::not_found("moderator").into());
    }
    app.live.let_go(Some(id), Some(account)).await;
    Ok(HttpResponse::Ok().json(find(&request, &app, &staff, id).await?))
}
