//! What stands beside a round's frozen result, and its published ballots.
//!
//! Both are worked out off the session task, on threads that may block: however long that takes, no vote waits for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use tokio::sync::{OnceCell, Semaphore};

use super::app::App;
use super::error::{Answer, Problem};
use super::identity;
use super::routes::{Routes, Who};
use crate::domain::account::Role;
use crate::domain::analysis::analyse;
use crate::domain::ballot_files::{self, Heading, Kind};
use crate::domain::counting::{ClosedVote, published};
use crate::domain::german::local_time;
use crate::domain::ids::{RoundId, WorkshopId};
use crate::domain::measure_list::frozen_round;
use crate::domain::refusal::Refusal;
use crate::domain::results::{has_frozen_result, public_title};
use crate::domain::round::{Round, RoundState};
use crate::store::Store;

/// Analyses that are kept.
const KEPT: usize = 64;
/// Files and analyses that are made at the same time.
const AT_ONCE: usize = 2;

/// Lists the routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}/rounds/{round}/analysis",
        Who::Everybody,
        analysis,
    );
    routes.add(
        Method::GET,
        "/api/workshops/{workshop}/rounds/{round}/ballots.{kind}",
        Who::Everybody,
        ballots,
    );
}

/// Of which round, and whether the round that it repeats still counts: a frozen result changes in no other way.
type Key = (RoundId, Option<RoundId>);

/// Analyses that were asked for, each computed once however many ask.
pub struct Analyses {
    kept: Mutex<HashMap<Key, Arc<OnceCell<Bytes>>>>,
    turns: Semaphore,
}

impl Default for Analyses {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            turns: Semaphore::new(AT_ONCE),
        }
    }
}

impl Analyses {
    fn cell(&self, key: Key) -> Arc<OnceCell<Bytes>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT && !kept.contains_key(&key) {
            kept.clear();
        }
        Arc::clone(kept.entry(key).or_default())
    }
}

type Place = web::Path<(WorkshopId, RoundId)>;

/// A round that was counted.
async fn counted_round(app: &App, workshop: WorkshopId, id: RoundId) -> Answer<Round> {
    let round = app.read(move |store| store.round(workshop, id)).await?;
    round
        .filter(has_frozen_result)
        .ok_or_else(|| Refusal::not_found("round").into())
}

/// `GET …/analysis`: for everybody once the result is revealed; before that for staff who see it, too.
async fn analysis(request: HttpRequest, app: web::Data<App>, place: Place) -> Answer {
    let (workshop, id) = place.into_inner();
    let round = counted_round(&app, workshop, id).await?;
    if round.state != RoundState::Revealed {
        let staff = identity::staff(&request, &app).await?;
        if staff.role == Role::Moderator {
            app.may_moderate(&staff, workshop).await?;
        }
    }
    let earlier = match round.repeats {
        Some(id) => app.read(move |store| store.round(workshop, id)).await?,
        None => None,
    }
    .filter(has_frozen_result);
    let cell = app
        .analyses
        .cell((round.id, earlier.as_ref().map(|earlier| earlier.id)));
    let bytes = cell
        .get_or_try_init(|| compute(&app, round, earlier))
        .await?
        .clone();
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(bytes))
}

async fn compute(app: &App, round: Round, earlier: Option<Round>) -> Answer<Bytes> {
    let _turn = app
        .analyses
        .turns
        .acquire()
        .await
        .map_err(Problem::internal)?;
    let id = round.id;
    let counted = app.read(move |store| store.counted_ballots(id)).await?;
    let found = tokio::task::spawn_blocking(move || analyse(&round, &counted, earlier.as_ref()))
        .await
        .map_err(Problem::internal)?
        .map_err(Problem::internal)?
        .ok_or_else(|| Problem(Refusal::not_found("round")))?;
    serde_json::to_vec(&found)
        .map(Bytes::from)
        .map_err(Problem::internal)
}

/// `GET …/ballots.{kind}`: for everybody, as long as a moderator offers them. What the kind of file cannot hold is not
/// found.
async fn ballots(app: web::Data<App>, place: web::Path<(WorkshopId, RoundId, String)>) -> Answer {
    let (workshop, id, kind) = place.into_inner();
    let kind = Kind::named(&kind).ok_or_else(|| Problem(Refusal::not_found("ballotFile")))?;
    let round = counted_round(&app, workshop, id).await?;
    if !round.ballots_published {
        return Err(Refusal::not_found("ballotFile").into());
    }
    let _turn = app
        .analyses
        .turns
        .acquire()
        .await
        .map_err(Problem::internal)?;
    let store = app.store.clone();
    let bytes = tokio::task::spawn_blocking(move || file(&store, workshop, &round, kind))
        .await
        .map_err(Problem::internal)??;
    let name = format!("stimmzettel-{id}.{}", kind.name());
    let media = match kind {
        Kind::Json => "application/json",
        Kind::Csv => "text/csv; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
    Ok(HttpResponse::Ok()
        .content_type(media)
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .body(bytes))
}

/// The ballots of a round as a file of this kind.
fn file(store: &Store, workshop: WorkshopId, round: &Round, kind: Kind) -> Answer<Vec<u8>> {
    let counted = store.counted_ballots(round.id)?;
    let workshop = store
        .load_workshop(workshop)?
        .ok_or_else(|| Problem(Refusal::not_found("workshop")))?;
    let titles: Vec<String> = round
        .options
        .iter()
        .map(|option| public_title(&workshop, option))
        .collect();
    let head = &workshop.head;
    let groups: Vec<String> = frozen_round(round, head.id, &head.setup)
        .map(|frozen| frozen.groups.into_iter().map(|group| group.label).collect())
        .unwrap_or_default();
    let vote =
        ClosedVote::of(round, &counted).ok_or_else(|| Problem(Refusal::not_found("round")))?;
    let mut case = published(&vote, &titles, &groups)
        .map_err(Problem::internal)?
        .ok_or_else(|| Problem(Refusal::not_found("round")))?;
    if kind == Kind::Pb {
        in_euros(&mut case.costs, &mut case.budget);
    }
    let heading = Heading {
        title: round.question.de.clone(),
        place: head.setup.place.clone(),
        day: round.closed_at.map(|at| local_time(at).date()),
    };
    ballot_files::write(&case, kind, &heading)
        .map_err(|_| Problem(Refusal::not_found("ballotFile")))
}

/// Money in whole euros where nothing is lost by it: what readers of budgets expect.
fn in_euros(costs: &mut [u64], budget: &mut Option<u64>) {
    let whole = |cents: &u64| cents.is_multiple_of(100);
    if costs.iter().all(whole) && budget.iter().all(whole) {
        for cents in costs.iter_mut().chain(budget.as_mut()) {
            *cents /= 100;
        }
    }
}
