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
use crate::domain::analysis::{Certainties, Certainty, analyse};
use crate::domain::ballot_files::{self, Heading, Kind};
use crate::domain::counting::{ClosedVote, published};
use crate::domain::german::local_time;
use crate::domain::ids::{RoundId, WorkshopId};
use crate::domain::measure_list::frozen_round;
use crate::domain::refusal::Refusal;
use crate::domain::results::{has_frozen_result, public_title};
use crate::domain::round::{Round, RoundState};
use crate::domain::workshop::Workshop;
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

/// An analysis.
struct Made {
    /// As it is sent.
    bytes: Bytes,
    /// What files and minutes say of it.
    certainty: Option<Certainty>,
}

/// Analyses that were asked for, each computed once however many ask.
pub struct Analyses {
    kept: Mutex<HashMap<Key, Arc<OnceCell<Made>>>>,
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
    fn cell(&self, key: Key) -> Arc<OnceCell<Made>> {
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
    let cell = app.analyses.cell(key(&round, earlier.as_ref()));
    let made = cell
        .get_or_try_init(|| compute(&app, round, earlier))
        .await?;
    let bytes = made.bytes.clone();
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(bytes))
}

fn key(round: &Round, earlier: Option<&Round>) -> Key {
    (round.id, earlier.map(|earlier| earlier.id))
}

/// How sure the results of these workshops are, for files and minutes.
pub(super) async fn certainties(app: &App, workshops: &[Workshop]) -> Answer<Certainties> {
    let mut found = Certainties::new();
    for workshop in workshops {
        let frozen = |round: &&Round| has_frozen_result(round);
        for round in workshop.rounds.values().filter(frozen) {
            let earlier = round.repeats.and_then(|id| workshop.rounds.get(&id));
            let earlier = earlier.filter(frozen);
            let cell = app.analyses.cell(key(round, earlier));
            let made = cell
                .get_or_try_init(|| compute(app, round.clone(), earlier.cloned()))
                .await?;
            found.extend(made.certainty.clone().map(|it| (round.id, it)));
        }
    }
    Ok(found)
}

async fn compute(app: &App, round: Round, earlier: Option<Round>) -> Answer<Made> {
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
    let bytes = serde_json::to_vec(&found).map_err(Problem::internal)?;
    Ok(Made {
        bytes: bytes.into(),
        certainty: found.certainty,
    })
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
    let case = published(&vote, &titles, &groups)
        .map_err(Problem::internal)?
        .ok_or_else(|| Problem(Refusal::not_found("round")))?;
    let heading = Heading {
        title: round.question.de.clone(),
        place: head.setup.place.clone(),
        day: round.closed_at.map(|at| local_time(at).date()),
        cents: true,
    };
    ballot_files::write(&case, kind, &heading)
        .map_err(|_| Problem(Refusal::not_found("ballotFile")))
}
