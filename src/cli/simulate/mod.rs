//! `simulate`: a dress rehearsal. Many phones against a temporary copy of a workshop on a temporary
//! database, both deleted afterwards; then a report of how long people would have waited and
//! whether anything was lost.

mod phone;
mod report;

use super::demo::prepare::{Prepared, ways_in};
use super::play::DemoFile;
use super::play::client::{Identity, Robot, RobotError};
use crate::Server;
use crate::config::{Config, DatabaseArgs};
use crate::domain::code::JoinCode;
use crate::domain::context::Timestamp;
use crate::domain::ids::{PhaseId, WorkshopId};
use crate::domain::phase::{Clock, Phase, PhaseKind, SubStep};
use crate::domain::strategy::{Process, ProcessSheet};
use crate::domain::workshop::{Head, Stage, Workshop};
use crate::http::identity::COOKIE_PLAIN;
use crate::http::server::StartError;
use crate::store::Store;
use crate::wire::rehearsal::{RehearsalLine, RehearsalReport, RehearsalStep, RehearsalVerdict};
use chrono::Utc;
use clap::Args;
use phone::Guests;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Instant;
use uuid::Uuid;

/// Options of the round that everybody votes in.
const OPTIONS: usize = 6;
/// Dots of each phone.
const DOTS: u64 = 3;

/// Arguments of `simulate`.
#[derive(Args, Clone, Debug)]
pub struct SimulateArgs {
    /// Database with the workshop to rehearse
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// Join code of the workshop to copy; the demonstration's workshop without it
    #[arg(long, value_name = "CODE")]
    pub workshop: Option<String>,
    /// Simulated phones, 1 to 5000
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..=5000))]
    pub phones: u16,
    /// What the phones vote with
    #[arg(long, value_enum, default_value_t = Instrument::Points)]
    pub ballot: Instrument,
    /// Print where it is and the report as JSON, one object per line
    #[arg(long)]
    pub json: bool,
    /// Folder for the temporary database, on the disk to rehearse [default: the system's]
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// What the phones vote with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Instrument {
    /// Dots.
    Points,
    /// Approvals.
    Approval,
    /// One to five on two axes.
    Rating,
    /// The best in order.
    Ranking,
    /// Agree, disagree, pass.
    Votes,
    /// Duels.
    Pairwise,
    /// Approvals with costs.
    Budget,
}

/// Why a rehearsal could not be held.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error("Es gibt keine Werkstatt mit dem Code {0}. Prüfen Sie den Code in der Konsole.")]
    NoWorkshop(String),
    #[error("Die Probe ist abgebrochen: {0}")]
    Robot(#[from] RobotError),
    #[error("Die Probe konnte nicht vorbereitet werden: {0}")]
    Prepare(String),
}

/// Holds the rehearsal. Exit code 0: everything arrived; 1: something was lost or went wrong.
pub fn run(args: &SimulateArgs) -> u8 {
    let outcome = super::serve::in_runtime(async { Ok(rehearse(args).await) });
    match outcome {
        Ok(Ok(report)) => {
            let lost = report.verdict == RehearsalVerdict::Lost;
            if args.json {
                say(&RehearsalLine::Report(report));
            } else {
                // Nobody is left to read it if standard output is closed.
                let _ = io::stdout().write_all(report::text(&report).as_bytes());
            }
            u8::from(lost)
        }
        Ok(Err(Failed::Start(error))) | Err(error) => {
            super::complain(&error);
            super::serve::exit_code(&error)
        }
        Ok(Err(error)) => {
            super::complain(&error);
            super::FAILED
        }
    }
}

/// Prints one line of JSON.
fn say(line: &RehearsalLine) {
    if let Ok(text) = serde_json::to_string(line) {
        let _ = writeln!(io::stdout(), "{text}");
        let _ = io::stdout().flush();
    }
}

/// The workshop to copy: by its code, or the demonstration's.
async fn original(args: &SimulateArgs) -> Result<(Head, Vec<Phase>), Failed> {
    let now = Timestamp::from(Utc::now());
    let Some(typed) = &args.workshop else {
        let file = DemoFile::shipped().map_err(|error| Failed::Prepare(error.to_string()))?;
        let process = DemoFile::process_id("simulate");
        return Ok((file.head(process, String::new(), now), file.phases()));
    };
    let url = args.database.resolve().map_err(StartError::from)?;
    let unknown = || Failed::NoWorkshop(typed.clone());
    let code = JoinCode::parse(typed).map_err(|_| unknown())?.digits();
    let found = tokio::task::spawn_blocking(move || {
        let store = Store::open(&url)?;
        match store.open_workshop_by_code(&code)? {
            Some(id) => store.load_workshop(id),
            None => Ok(None),
        }
    })
    .await
    .map_err(|error| Failed::Prepare(error.to_string()))?
    .map_err(StartError::from)?;
    let workshop = found.ok_or_else(unknown)?;
    Ok((workshop.head, workshop.phases))
}

/// The copy: the same settings and agenda, nobody in it, nothing said.
fn copy(head: Head, phases: Vec<Phase>, code: &str) -> Workshop {
    let mut copy = Workshop::new(Head {
        id: WorkshopId(Uuid::now_v7()),
        join_code: code.to_owned(),
        stage: Stage::Draft,
        clock: Clock::default(),
        locked: false,
        driver: None,
        spotlight: None,
        photo_wall: false,
        presenting: None,
        people_without_device: 0,
        frozen_at: None,
        ..head
    });
    copy.head.setup.admission = crate::domain::setup::Admission::Open;
    copy.phases = phases
        .into_iter()
        .filter(|phase| phase.resumes.is_none())
        .map(|phase| Phase {
            id: PhaseId(Uuid::now_v7()),
            started_at: None,
            ended_at: None,
            ..phase
        })
        .collect();
    copy
}

async fn rehearse(args: &SimulateArgs) -> Result<RehearsalReport, Failed> {
    begin(args, RehearsalStep::Prepare);
    let (head, phases) = original(args).await?;
    let topic = head.setup.topic.clone();
    let folder = match &args.folder {
        Some(folder) => tempfile::tempdir_in(folder),
        None => tempfile::tempdir(),
    }
    .map_err(StartError::Runtime)?;
    let config = Config {
        listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
        database: format!("sqlite:{}", folder.path().join("probe.db").display()),
        ..Config::default()
    };
    let mut server = Server::new(config).await?;
    let address = server.listen()?;
    let code = "100100";
    let workshop = copy(head, phases, code);
    let prepared = open(&server.app().store, workshop, code).await?;
    let base = format!("http://{address}");
    let report = play(args, &base, &prepared, topic).await;
    server.stop().await;
    let mut report = report?;
    let real = args.database.resolve().map_err(StartError::from)?;
    report.other_database = crate::store::folder(&real).is_none();
    Ok(report)
}

async fn open(store: &Store, workshop: Workshop, code: &str) -> Result<Prepared, Failed> {
    let now = Timestamp::from(Utc::now());
    let (id, process_id) = (workshop.head.id, workshop.head.process_id);
    let process = Process {
        id: process_id,
        sheet: ProcessSheet::default(),
        version: 1,
        created_at: now,
        modified_at: now,
    };
    let failed = |error: crate::store::StoreError| Failed::Prepare(error.to_string());
    store.create_process(process).await.map_err(failed)?;
    store.create_workshop(workshop, now).await.map_err(failed)?;
    let ways = ways_in(store, id, process_id, code, now).await;
    ways.map_err(|error| Failed::Prepare(error.to_string()))
}

/// Says that a step begins, if anybody wants to know.
fn begin(args: &SimulateArgs, step: RehearsalStep) {
    if args.json {
        say(&RehearsalLine::Step(step));
    }
}

async fn play(
    args: &SimulateArgs,
    base: &str,
    prepared: &Prepared,
    topic: String,
) -> Result<RehearsalReport, RobotError> {
    let identity = Identity::Moderator {
        workshop_id: prepared.workshop_id,
        cookie: format!("{COOKIE_PLAIN}={}", prepared.session),
    };
    let mut moderator = Robot::connect(base, &identity).await?;
    moderator.ask("openWorkshop", json!({})).await?;

    begin(args, RehearsalStep::Join);
    let mut guests = Guests::arrive(base, &prepared.code, usize::from(args.phones)).await;

    begin(args, RehearsalStep::Hear);
    let phase = rank_phase(&mut moderator).await?;
    let opened = Instant::now();
    let ack = moderator
        .ask("goToPhase", json!({"phaseId": phase}))
        .await?;
    guests.hear(ack.seq, opened).await;

    begin(args, RehearsalStep::Vote);
    let round = open_round(&mut moderator, args.ballot).await?;
    guests.hear(round.1, Instant::now()).await;
    guests.vote(&round.0, args.ballot).await;

    begin(args, RehearsalStep::Return);
    guests.come_back(base, &prepared.code, &round.0).await;

    begin(args, RehearsalStep::Count);
    let ack = moderator
        .ask("closeRounds", json!({"roundIds": [round.0]}))
        .await?;
    moderator.until(|it| it.seq >= ack.seq).await?;
    let result = moderator.view.get("rounds").and_then(|it| it.get(&round.0));
    let counted = result
        .and_then(|it| it.pointer("/result/ballots"))
        .and_then(Value::as_u64)
        .unwrap_or(0);
    let steps = [
        RehearsalStep::Join,
        RehearsalStep::Hear,
        RehearsalStep::Vote,
        RehearsalStep::Return,
    ];
    let mut report = RehearsalReport {
        topic,
        phones: u32::from(args.phones),
        waits: steps
            .into_iter()
            .map(|step| report::wait(step, guests.times(step)))
            .collect(),
        acknowledged: guests.acknowledged(),
        counted: u32::try_from(counted).unwrap_or(u32::MAX),
        found: guests.ballots_found(),
        phones_lost: guests.lost(),
        other_database: false,
        verdict: RehearsalVerdict::Lost,
    };
    report.verdict = report::verdict(&report);
    Ok(report)
}

/// The first phase in which people vote, else the first after the lobby.
async fn rank_phase(moderator: &mut Robot) -> Result<Value, RobotError> {
    moderator.catch_up().await?;
    let phases = moderator.things("phases");
    let kind = |phase: &&&Value, name: &str, value: Value| phase.get(name) == Some(&value);
    let chosen = phases
        .iter()
        .find(|phase| kind(phase, "subStep", json!(SubStep::Rank)))
        .or_else(|| {
            phases.iter().find(|phase| {
                !kind(phase, "kind", json!(PhaseKind::Lobby))
                    && !kind(phase, "kind", json!(PhaseKind::Break))
            })
        });
    Ok(chosen
        .and_then(|phase| phase.get("id"))
        .cloned()
        .unwrap_or(Value::Null))
}

/// A round over made-up topics, open; its id and the event at which it opened.
async fn open_round(
    moderator: &mut Robot,
    instrument: Instrument,
) -> Result<(String, u64), RobotError> {
    let mut options = Vec::with_capacity(OPTIONS);
    for number in 1..=OPTIONS {
        let fields = json!({"title": format!("Thema {number}"), "shortTitle": "",
            "domainId": null, "kind": "criticism", "cardIds": []});
        options.push(moderator.ask("createCluster", fields).await?.created);
    }
    let ballot = match instrument {
        Instrument::Points => "points",
        Instrument::Approval | Instrument::Budget => "approval",
        Instrument::Rating => "rating",
        Instrument::Ranking => "ranking",
        Instrument::Votes => "votes",
        Instrument::Pairwise => "pairwise",
    };
    let settings = if instrument == Instrument::Budget {
        let costs: Vec<u64> = (1..).take(OPTIONS).map(|n: u64| n * 500_000).collect();
        json!({"budget": {"totalCents": 5_000_000, "costsCents": costs}})
    } else {
        json!({})
    };
    let round = json!({
        "question": {"de": "Probe"}, "objectKind": "cluster", "ballotType": ballot,
        "optionIds": options, "dotsPerPerson": DOTS, "maxDotsPerOption": 2, "ownAllowed": true,
        "domainId": null, "visibility": "after_close", "tieRule": "shared_rank", "repeats": null,
        "settings": settings,
    });
    let id = moderator
        .ask("prepareRound", json!({"round": round}))
        .await?
        .created;
    let id = id.unwrap_or_default().to_string();
    let ack = moderator
        .ask("openRounds", json!({"roundIds": [id]}))
        .await?;
    Ok((id, ack.seq))
}
