//! A whole workshop over and over: no memory, no open file and no connection is left over, and the log has no error.

use std::fs::File;
use std::time::{Duration, Instant};

use chrono::Utc;
use reqwest::get;
use zukunftswerkstatt::cli::demo::prepare::prepare;
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::Identity;
use zukunftswerkstatt::cli::play::day::{Day, Pace};
use zukunftswerkstatt::domain::workshop::Workshop;
use zukunftswerkstatt::store::Store;

use super::super::hall::{CODE, moderator};
use super::super::program::Program;
use super::setting;
use crate::harness::database::TestDatabase;

#[actix_web::test]
#[ignore = "make soak"]
async fn workshops_over_and_over_leave_nothing_behind() {
    let minutes = setting("SOAK_MINUTES", 30);
    let phones = usize::try_from(setting("SOAK_PHONES", 500)).unwrap();
    let database = TestDatabase::sqlite();
    let shipped = DemoFile::shipped().unwrap();
    let store = Store::open(database.url()).unwrap();
    let now = Utc::now().into();
    let prepared = prepare(&store, &shipped, CODE, now).await.unwrap();
    let mut identity = moderator(&prepared);
    let log = tempfile::NamedTempFile::new().unwrap();
    let program = Program::start_with(
        database.url(),
        &["--listen", "127.0.0.1:0", "--unload-after", "1"],
        File::create(log.path()).unwrap().into(),
    );
    let base = program.base.clone();
    let (begun, mut first, mut days) = (Instant::now(), None, 0_u32);
    let last = loop {
        let mut file = shipped.clone();
        let mut code = CODE.to_owned();
        if days > 0 {
            code = another_day(&store, &mut file, &mut identity, &prepared.process_id, days).await;
        }
        let pace = Pace::rush(phones);
        let mut day = Day::begin(&file, &base, &identity, &code, pace, false)
            .await
            .unwrap();
        day.play(|_, _, _| {}).await.unwrap();
        for phone in day.phones {
            phone.leave().await;
        }
        day.moderator.leave().await;
        days += 1;
        let rest = at_rest(&program).await;
        let first = first.get_or_insert(rest);
        println!("soak: day {days} after {:?}: {rest:?}", begun.elapsed());
        assert!(
            rest.open_files <= first.open_files + 8 && rest.threads <= first.threads + 8,
            "{first:?}, now {rest:?}"
        );
        if begun.elapsed() >= Duration::from_secs(60 * minutes) {
            break rest;
        }
    };
    let first = first.unwrap();
    let errors: Vec<String> = std::fs::read_to_string(log.path())
        .unwrap()
        .lines()
        .filter(|line| line.contains("ERROR") || line.contains("panicked"))
        .map(str::to_owned)
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    println!(
        "soak: {days} days of {phones} phones: {first:?} after the first, {last:?} after the last"
    );
    assert!(
        last.kilobytes * 10 <= first.kilobytes * 11,
        "memory grew from {} to {} kB",
        first.kilobytes,
        last.kilobytes
    );
    program.end(false);
}

/// The same workshop on another day: with ids of its own.
async fn another_day(
    store: &Store,
    file: &mut DemoFile,
    identity: &mut Identity,
    process: &zukunftswerkstatt::domain::ids::ProcessId,
    day: u32,
) -> String {
    file.workshop.key = format!("{}, day {day}", file.workshop.key);
    for phase in &mut file.workshop.agenda {
        phase.key = format!("{}, day {day}", phase.key);
    }
    for card in &mut file.cards {
        card.phase_key = format!("{}, day {day}", card.phase_key);
    }
    let code = (200_000 + day).to_string();
    let now = Utc::now().into();
    let head = file.head(*process, code.clone(), now);
    if let Identity::Moderator { workshop_id, .. } = identity {
        *workshop_id = head.id;
    }
    let mut workshop = Workshop::new(head);
    workshop.phases = file.phases();
    store.create_workshop(workshop, now).await.unwrap();
    code
}

/// What the service holds while nobody is there.
#[derive(Clone, Copy, Debug)]
struct Rest {
    kilobytes: u64,
    open_files: u64,
    threads: u64,
}

/// Waits until everybody has gone and the workshop has left memory, and looks.
async fn at_rest(program: &Program) -> Rest {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let page = get(format!("{}/metrics", program.base)).await.unwrap();
        let page = page.text().await.unwrap();
        let open = page
            .lines()
            .filter(|line| {
                let name = line.split([' ', '{']).next().unwrap_or_default();
                ["zw_sockets_open", "zw_connections", "zw_workshops_loaded"].contains(&name)
            })
            .filter(|line| !line.ends_with(" 0"))
            .count();
        if open == 0 {
            break;
        }
        assert!(Instant::now() < deadline, "somebody is left over: {page}");
    }
    let process = format!("/proc/{}", program.id());
    let status = std::fs::read_to_string(format!("{process}/status")).unwrap();
    let figure = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        let number = line.split_whitespace().nth(1).unwrap();
        number.parse().unwrap()
    };
    let open_files = std::fs::read_dir(format!("{process}/fd")).unwrap().count();
    Rest {
        kilobytes: figure("VmRSS:"),
        open_files: u64::try_from(open_files).unwrap(),
        threads: figure("Threads:"),
    }
}
