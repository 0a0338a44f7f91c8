//! A workshop that everybody has left leaves the service's memory; whoever comes back notices nothing.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use uuid::Uuid;
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};
use zukunftswerkstatt::config::Config;
use zukunftswerkstatt::domain::ids::RequestId;

use super::hall::{Hall, card, phone, prepared};
use super::program::Program;
use super::raw::Raw;
use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

on_both_databases!(
    async whoever_comes_back_finds_everything,
    async comings_and_goings_lose_nothing,
    async what_runs_is_loaded_before_anybody_comes_back,
);

/// Shorter than any human pause, so that workshops are let go between any two of a test's steps.
fn restless() -> Config {
    Config {
        unload_after: Duration::from_millis(1),
        ..Config::default()
    }
}

/// Waits until no workshop is in memory.
async fn deserted(service: &Service) {
    loaded(service, 0).await;
}

/// Waits until so many workshops are in memory.
async fn loaded(service: &Service, count: usize) {
    let figure = format!("zw_workshops_loaded {count}");
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let page = reqwest::get(service.url("/metrics")).await.unwrap();
        let page = page.text().await.unwrap();
        if page.lines().any(|line| line == figure) {
            return;
        }
        assert!(Instant::now() < deadline, "{page}");
    }
}

/// Connects as clients do: whoever is told that the service is busy asks again.
async fn come_back(service: &Service, identity: &Identity) -> Robot {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        match Robot::connect(&service.url(""), identity).await {
            Ok(robot) => return robot,
            Err(RobotError::Refused(why, _)) if why == "busy" => {
                assert!(Instant::now() < deadline, "always busy");
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

async fn whoever_comes_back_finds_everything(database: &TestDatabase) {
    let mut hall = Hall::open_with(database, restless()).await;
    let (mut person, token) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut person]).await;
    let fields = card(&person, "criticism", "Bleibt, auch wenn alle gehen");
    let request = RequestId(Uuid::now_v7());
    let sent = person.ask_as(request, "submitCard", fields.clone()).await;
    let sent = sent.unwrap();
    let shown = |person: &Robot| person.personal.to_string().contains("auch wenn alle gehen");
    person.until(shown).await.unwrap();
    let before = (person.view.clone(), person.personal.clone());
    let Hall {
        service, moderator, ..
    } = hall;
    person.leave().await;
    moderator.leave().await;
    deserted(&service).await;
    let mut person = come_back(&service, &phone(&token)).await;
    assert_eq!(person.role, "participant");
    let after = (person.view.clone(), person.personal.clone());
    assert_eq!(after, before);
    // What was sent before is known, and is not done twice.
    let again = person.ask_as(request, "submitCard", fields).await.unwrap();
    assert_eq!(again, sent);
    service.stop().await;
}

async fn comings_and_goings_lose_nothing(database: &TestDatabase) {
    const PEOPLE: usize = 8;
    const TIMES: usize = 6;
    let mut hall = Hall::open_with(database, restless()).await;
    let (mut first, token) = hall.phone().await;
    hall.go_to("critique_collect", &mut [&mut first]).await;
    let mut tokens = vec![token];
    for _ in 1..PEOPLE {
        tokens.push(hall.phone().await.1);
    }
    first.leave().await;
    let Hall {
        service,
        prepared,
        moderator,
        ..
    } = hall;
    moderator.leave().await;
    let people = tokens.iter().enumerate().map(|(number, token)| {
        let service = &service;
        async move {
            let mut stored = 0;
            for time in 0..TIMES {
                let mut person = come_back(service, &phone(token)).await;
                let fields = card(&person, "criticism", &format!("Karte {number}.{time}"));
                match person.ask("submitCard", fields).await {
                    Ok(_) => stored += 1,
                    Err(error) => panic!("{error:?}"),
                }
                person.leave().await;
            }
            stored
        }
    });
    let stored: usize = join_all(people).await.into_iter().sum();
    assert_eq!(stored, PEOPLE * TIMES);
    deserted(&service).await;
    let wanted = prepared.workshop_id;
    let kept = service.store().load_workshop(wanted).unwrap().unwrap();
    assert_eq!(kept.cards.len(), stored);
    service.stop().await;
}

async fn what_runs_is_loaded_before_anybody_comes_back(database: &TestDatabase) {
    let hall = Hall::open(database).await;
    hall.service.stop().await;
    let service = Service::start(database).await;
    loaded(&service, 1).await;
    service.stop().await;
}

/// Connections run on the threads of the web server, which have runtimes of their own: they are counted as well.
#[actix_web::test]
async fn every_client_is_a_task_as_long_as_it_is_there() {
    const CLIENTS: i64 = 20;
    let database = TestDatabase::sqlite();
    prepared(database.url()).await;
    let program = Program::start(&database, "127.0.0.1:0");
    let alone = program.metric("zw_tasks").await;
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        clients.push(Raw::guest(&program.base).await);
    }
    let together = program.metric("zw_tasks").await;
    assert!(together >= alone + CLIENTS, "{alone}, then {together}");
    drop(clients);
    let deadline = Instant::now() + Duration::from_secs(60);
    // The workshop is still in memory, and the question before this one may not have ended.
    while program.metric("zw_tasks").await > alone + 2 {
        assert!(Instant::now() < deadline, "something is left over");
    }
    program.end(false);
}
