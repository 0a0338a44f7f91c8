//! Real elections as finished rounds: a file becomes a workshop in which a method can be shown.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::app::{App, now};
use super::bodies::{self, too_large};
use super::error::{Answer, Problem};
use super::identity::Staff;
use super::routes::{MODERATORS, Routes};
use super::workshops::{find, new_process};
use crate::access::token;
use crate::domain::ballot_files::{self, Fault, FaultCode, Kind, contradiction};
use crate::domain::code::JoinCode;
use crate::domain::context::Context;
use crate::domain::demonstration::{Demonstration, demonstrate, topic};
use crate::domain::ids::{AccountId, ProcessId, WorkshopId};
use crate::domain::limits;
use crate::domain::phase::Clock;
use crate::domain::refusal::Refusal;
use crate::domain::tally::vectors::Case;
use crate::domain::template::{Occasion, Template};
use crate::domain::workshop::{Head, Stage};
use crate::store::{Store, StoreError};

/// The process that all demonstrations feed, so that no real one has their figures.
const PROCESS: &str = "Vorführungen";
/// Join codes drawn before giving up.
const DRAWS: usize = 20;

/// Lists the routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.add(Method::POST, "/api/demonstrations", MODERATORS, create);
}

/// What the address says about the file.
#[derive(Deserialize)]
struct About {
    /// Its name; the end says what kind it is.
    name: String,
}

/// Takes a file as body (`?name=wahl.pb`) and answers the workshop that it became.
async fn create(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    about: web::Query<About>,
    body: web::Payload,
) -> Answer {
    let kind = Kind::of_file(&about.name).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.into_iter().map(Kind::name).collect();
        let reason = format!("the file's name ends with none of {}", known.join(", "));
        Problem(whole_file(FaultCode::UnknownKind, reason))
    })?;
    let limit = limits::DEMONSTRATION_FILE_BYTES;
    let bytes = bodies::whole(body, limit, || too_large(limit)).await?;
    let process_id = process(&app).await?;
    let seed = u64::from_le_bytes(token::random()?);
    let by = staff.account_id;
    // Reading and counting may take a second.
    let made = web::block(move || {
        let file = ballot_files::read(&bytes, kind).map_err(|fault| unreadable(&fault))?;
        let [case] = file.cases.as_slice() else {
            let reason = format!("the file has {} votes, not one", file.cases.len());
            return Err(whole_file(FaultCode::NotOneVote, reason));
        };
        match contradiction(&bytes, kind, 0, case) {
            Some(fault) => Err(unreadable(&fault)),
            None => of_case(case, process_id, by, seed),
        }
    })
    .await
    .map_err(Problem::internal)??;
    let id = made.workshop.head.id;
    store_with_free_code(&app, made).await?;
    app.store.lend(id, staff.account_id, true, now()).await?;
    Ok(HttpResponse::Created().json(find(&request, &app, &staff, id).await?))
}

fn unreadable(fault: &Fault) -> Refusal {
    Refusal::UnreadableFile {
        line: fault.line.and_then(|line| u32::try_from(line).ok()),
        why: fault.code,
        reason: fault.to_string(),
    }
}

fn whole_file(why: FaultCode, reason: String) -> Refusal {
    Refusal::UnreadableFile {
        line: None,
        why,
        reason,
    }
}

/// The process of the demonstrations; made with the first one.
async fn process(app: &App) -> Answer<ProcessId> {
    let known = app.read(Store::list_processes).await?;
    match known.iter().find(|known| known.sheet.title == PROCESS) {
        Some(process) => Ok(process.id),
        None => new_process(app, PROCESS).await,
    }
}

fn of_case(
    case: &Case,
    process_id: ProcessId,
    by: AccountId,
    seed: u64,
) -> Result<Demonstration, Refusal> {
    let now = now();
    let mut ctx = Context::new(now, seed, token::digest);
    let occasion = Occasion {
        topic: topic(&case.id),
        place: String::new(),
        starts_at: now,
        expected_people: 0,
    };
    let template = Template::Evening;
    let setup = template.setup(occasion, Vec::new(), &mut ctx);
    let phases = template.phases(&mut ctx);
    let head = Head {
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
    };
    demonstrate(head, phases, case, by, &mut ctx)
}

/// Stores the workshop with its ballots under a join code that no open workshop has.
async fn store_with_free_code(app: &App, made: Demonstration) -> Answer<()> {
    let Demonstration {
        mut workshop,
        counted,
    } = made;
    let round = workshop.rounds.keys().next().copied();
    let counted: Vec<_> = round.map(|id| (id, counted)).into_iter().collect();
    for _ in 0..DRAWS {
        workshop.head.join_code = JoinCode::from_random(token::random()?).digits();
        let stored =
            app.store
                .create_workshop_with_ballots(workshop.clone(), counted.clone(), now());
        match stored.await {
            Err(StoreError::Duplicate(_)) => {}
            other => return other.map_err(Problem::from),
        }
    }
    Err(Refusal::Busy.into())
}
