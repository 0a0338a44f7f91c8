//! The rehearsal (*Probe*): the service runs its own `simulate` against a copy of a workshop, on a database beside its
//! own, in a process of its own, so that a hall that is too large for this machine harms nothing that is real.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use tempfile::TempDir;
use uuid::Uuid;

use super::app::App;
use super::error::{Answer, Problem};
use super::identity::Staff;
use super::routes::{MODERATORS, Routes};
use super::workshops::find;
use crate::domain::ids::WorkshopId;
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::store;
use crate::wire::rehearsal::{
    RehearsalLine, RehearsalReport, RehearsalState, RehearsalStep, RehearsalView, StartRehearsal,
};

const ADDRESS: &str = "/api/workshops/{workshop}/rehearsal";

/// Lists the routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.add(Method::POST, ADDRESS, MODERATORS, start);
    routes.add(Method::GET, ADDRESS, MODERATORS, show);
    routes.add(Method::DELETE, ADDRESS, MODERATORS, end);
}

/// The rehearsal that runs, or the last one since the service started.
#[derive(Default)]
pub struct Rehearsals(Arc<Mutex<Option<Rehearsal>>>);

struct Rehearsal {
    /// Told apart from the one before.
    run: Uuid,
    workshop_id: WorkshopId,
    view: RehearsalView,
    /// While it runs.
    child: Option<Child>,
}

impl Rehearsal {
    fn running(&self) -> bool {
        matches!(self.view.state, RehearsalState::Running { .. })
    }
}

/// Ends the process and waits for its end.
fn stop(child: Option<Child>) {
    if let Some(mut child) = child {
        // It may have ended by itself.
        let _ = child.kill();
        let _ = child.wait();
    }
}

impl Rehearsals {
    fn lock(&self) -> MutexGuard<'_, Option<Rehearsal>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the running one and forgets the last one.
    pub(super) fn end(&self) {
        let ended = self.lock().take();
        stop(ended.and_then(|rehearsal| rehearsal.child));
    }

    /// Runs `command`, which prints [`RehearsalLine`]s, unless one runs already.
    fn begin(
        &self,
        workshop_id: WorkshopId,
        phones: u16,
        command: &mut Command,
        folder: TempDir,
    ) -> Answer<RehearsalView> {
        let mut current = self.lock();
        if current.as_ref().is_some_and(Rehearsal::running) {
            return Err(Refusal::RehearsalRunning.into());
        }
        let mut child = command.spawn().map_err(Problem::internal)?;
        let lines = child.stdout.take();
        let run = Uuid::now_v7();
        let view = RehearsalView {
            phones,
            state: RehearsalState::Running {
                step: RehearsalStep::Prepare,
            },
        };
        *current = Some(Rehearsal {
            run,
            workshop_id,
            view: view.clone(),
            child: Some(child),
        });
        drop(current);
        let all = Self(Arc::clone(&self.0));
        thread::spawn(move || {
            let mut found = None;
            let lines = lines.map(BufReader::new);
            for line in lines
                .into_iter()
                .flat_map(BufRead::lines)
                .map_while(Result::ok)
            {
                match serde_json::from_str(&line) {
                    Ok(RehearsalLine::Step(step)) => all.step(run, step),
                    Ok(RehearsalLine::Report(report)) => found = Some(report),
                    Err(fault) => tracing::warn!(%fault, "a rehearsal said what is not known"),
                }
            }
            // Only when nothing is left of it, it is over.
            let child = all.current(run, |rehearsal| rehearsal.child.take());
            stop(child.flatten());
            drop(folder);
            all.over(run, found);
        });
        Ok(view)
    }

    /// The rehearsal of this run, if it is still the current one.
    fn current<T>(&self, run: Uuid, act: impl FnOnce(&mut Rehearsal) -> T) -> Option<T> {
        let mut current = self.lock();
        let rehearsal = current.as_mut()?;
        (rehearsal.run == run).then(|| act(rehearsal))
    }

    fn step(&self, run: Uuid, step: RehearsalStep) {
        let state = RehearsalState::Running { step };
        self.current(run, |rehearsal| rehearsal.view.state = state);
    }

    fn over(&self, run: Uuid, found: Option<RehearsalReport>) {
        let state = match found {
            Some(report) => RehearsalState::Done { report },
            None => RehearsalState::Failed,
        };
        self.current(run, |rehearsal| rehearsal.view.state = state);
    }
}

async fn start(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    workshop: web::Path<WorkshopId>,
    wanted: web::Json<StartRehearsal>,
) -> Answer {
    let row = find(&request, &app, &staff, *workshop).await?;
    let phones = wanted.phones;
    if !limits::REHEARSAL_PHONES.contains(&phones) {
        return Err(Refusal::OutOfRange {
            field: "phones".to_owned(),
            min: u32::from(*limits::REHEARSAL_PHONES.start()),
            max: u32::from(*limits::REHEARSAL_PHONES.end()),
        }
        .into());
    }
    if app.live.seats().taken() > 0 {
        return Err(Refusal::PeoplePresent.into());
    }
    let database = &app.config.database;
    // On the disk that real votes are written to, if that is a disk of this machine.
    let folder = match store::folder(database) {
        Some(beside) => tempfile::Builder::new().prefix("probe-").tempdir_in(beside),
        None => tempfile::tempdir(),
    }
    .map_err(Problem::internal)?;
    let mut command = Command::new(&app.config.program);
    command
        .args(["simulate", "--json", "--phones", &phones.to_string()])
        .args(["--workshop", &row.join_code])
        .arg("--folder")
        .arg(folder.path())
        // Not as an argument, which others on this machine could read.
        .env("ZW_DATABASE", database)
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    let view = app
        .rehearsals
        .begin(*workshop, phones, &mut command, folder)?;
    Ok(HttpResponse::Accepted().json(view))
}

async fn show(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    workshop: web::Path<WorkshopId>,
) -> Answer {
    find(&request, &app, &staff, *workshop).await?;
    let current = app.rehearsals.lock();
    let view = current
        .as_ref()
        .filter(|rehearsal| rehearsal.workshop_id == *workshop)
        .map(|rehearsal| &rehearsal.view);
    Ok(HttpResponse::Ok().json(view))
}

async fn end(
    staff: Staff,
    request: HttpRequest,
    app: web::Data<App>,
    workshop: web::Path<WorkshopId>,
) -> Answer {
    find(&request, &app, &staff, *workshop).await?;
    let own = app
        .rehearsals
        .lock()
        .as_ref()
        .is_some_and(|rehearsal| rehearsal.workshop_id == *workshop);
    if own {
        app.rehearsals.end();
    }
    Ok(HttpResponse::NoContent().finish())
}
