//! A whole workshop over and over: no memory, open file, connection, thread or task is left over, and the log has no
//! error.

use std::fs::File;
use std::time::{Duration, Instant};

use chrono::Utc;
use reqwest::Client;
use tokio::time::interval;
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
    let (begun, mut first, mut days) = (Instant::now(), None::<Rest>, 0_u32);
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
        let rest = at_rest(&program, first.as_ref()).await;
        first.get_or_insert(rest);
        println!("soak: day {days} after {:?}: {rest:?}", begun.elapsed());
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
    tasks: u64,
}

impl Rest {
    /// True if no file, thread or task is there that was not there then, but for one that is about to end.
    fn is_no_more_than(&self, first: &Self) -> bool {
        self.open_files <= first.open_files + 1
            && self.threads <= first.threads + 1
            && self.tasks <= first.tasks + 1
    }
}

/// Threads that had something to do that may block end after 10 s without; then nothing changes any more.
const SETTLED: Duration = Duration::from_secs(12);
/// How often it looks.
const LOOK: Duration = Duration::from_millis(200);

/// Waits until everybody has gone and the workshop has left memory, and looks: on the first day until nothing changes
/// any more, later until no more is left than on the first.
async fn at_rest(program: &Program, first: Option<&Rest>) -> Rest {
    let deadline = Instant::now() + Duration::from_secs(60);
    // One connection for all questions: another one each time would come and go among what is counted.
    let client = Client::new();
    let (mut last, mut since) = (None, Instant::now());
    let mut looks = interval(LOOK);
    loop {
        looks.tick().await;
        let page = client.get(format!("{}/metrics", program.base)).send();
        let page = page.await.unwrap().text().await.unwrap();
        let figure = |name: &str| {
            let values = page.lines().filter_map(|line| {
                let (known, value) = line.rsplit_once(' ')?;
                (known.split('{').next() == Some(name)).then(|| value.parse::<u64>().unwrap())
            });
            values.sum::<u64>()
        };
        let there = ["zw_sockets_open", "zw_connections", "zw_workshops_loaded"];
        let gone = there.iter().all(|name| figure(name) == 0);
        let rest = look(program, figure("zw_tasks"));
        let held = (gone, rest.open_files, rest.threads, rest.tasks);
        if last.replace(held) != Some(held) {
            since = Instant::now();
        }
        let settled = match first {
            Some(first) => rest.is_no_more_than(first),
            None => since.elapsed() >= SETTLED,
        };
        if gone && settled {
            return rest;
        }
        let left = "somebody or something is left over";
        assert!(
            Instant::now() < deadline,
            "{left}: gone {gone}, {rest:?}, first {first:?}"
        );
    }
}

fn look(program: &Program, tasks: u64) -> Rest {
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
        tasks,
    }
}
