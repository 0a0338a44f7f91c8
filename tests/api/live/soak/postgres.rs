//! A database server that dies in mid-round and comes back: whoever sends hears "not stored, try again", everything heals
//! without a restart of the service, and nothing acknowledged is missing.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::{join, join_all};
use serde_json::json;
use tokio::sync::{Semaphore, watch};
use zukunftswerkstatt::cli::play::client::Robot;

use super::super::hall::{moderator, prepared};
use super::super::program::Program;
use super::super::voters::{begin, everybody_sees_the_same, sum, the_result_is_the_count};
use super::setting;

const SEED: u64 = 0x5EED_0050;
const PHONES: usize = 100;

/// A `PostgreSQL` server of this test alone, from `scripts/with-postgres`.
struct Server {
    /// Keeps the script going until its input ends.
    script: Child,
    folder: PathBuf,
    url: String,
}

impl Server {
    fn start() -> Self {
        let mut script = Command::new(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/scripts/with-postgres"
        ))
        .args(["sh", "-c", "echo \"$TEST_POSTGRES_URL\"; cat"])
        .env_remove("TEST_POSTGRES_URL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
        let lines = BufReader::new(script.stdout.take().unwrap()).lines();
        let url = lines.map_while(Result::ok).next().unwrap();
        let (_, rest) = url.split_once('@').unwrap();
        let (folder, _) = rest.split_once('/').unwrap();
        let folder = PathBuf::from(folder.replace("%2F", "/"));
        Self {
            script,
            folder,
            url,
        }
    }

    /// Kills it, and starts it again.
    fn dies_and_comes_back(&self) {
        let pid = std::fs::read_to_string(self.folder.join("data/postmaster.pid")).unwrap();
        let pid = pid.lines().next().unwrap().to_owned();
        let program = std::fs::read_link(format!("/proc/{pid}/exe")).unwrap();
        let killed = Command::new("/bin/kill").args(["-KILL", &pid]).status();
        assert!(killed.unwrap().success());
        // What is left of the old one may take a moment to go.
        let deadline = Instant::now() + Duration::from_secs(60);
        while !self.comes_back(&program.with_file_name("pg_ctl")) {
            assert!(Instant::now() < deadline, "the server does not come back");
        }
    }

    fn comes_back(&self, pg_ctl: &std::path::Path) -> bool {
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c max_connections=300",
            self.folder.display()
        );
        // PostgreSQL refuses to run as root.
        let mut command = if rustix::process::getuid().is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(pg_ctl);
            command
        } else {
            Command::new(pg_ctl)
        };
        let started = command
            .args([
                "start",
                "--silent",
                "--wait",
                "--pgdata=data",
                "--log=server.log",
            ])
            .arg(format!("--options={options}"))
            .current_dir(&self.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        started.unwrap().success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        let _ = self.script.wait();
    }
}

#[actix_web::test]
#[ignore = "make soak"]
async fn a_database_server_that_dies_in_mid_round_costs_no_vote() {
    let kills = setting("SOAK_POSTGRES_DEATHS", 10);
    let server = Arc::new(Server::start());
    let prepared = prepared(&server.url).await;
    let identity = moderator(&prepared);
    let program = Program::start_with(&server.url, &["--listen", "127.0.0.1:0"], Stdio::null());
    let base = program.base.clone();
    let bases = vec![vec![base.clone()]; PHONES];
    let (round, mut voters) = begin(&base, &identity, bases, SEED).await;
    let mut chair = Robot::connect(&base, &identity).await.unwrap();
    let mut longest = Duration::ZERO;
    for death in 1..=kills {
        let acks = Semaphore::new(0);
        let (tell, end) = watch::channel(None);
        let everybody = join_all(voters.iter_mut().map(|voter| voter.ride(&acks, &end)));
        let fate = async {
            let _ = acks.acquire_many(300).await.unwrap();
            let (server, begun) = (Arc::clone(&server), Instant::now());
            // Not on the thread that the phones are on.
            let deed = actix_web::web::block(move || server.dies_and_comes_back());
            deed.await.unwrap();
            let down = begun.elapsed();
            let healed = Instant::now();
            let people = json!({"withoutDevice": death});
            let marker = loop {
                match chair.ask("countPeople", people.clone()).await {
                    Ok(ack) => break ack.seq,
                    Err(error) => {
                        assert_eq!(
                            error.code(),
                            Some("notStored"),
                            "the console says so: {error:?}"
                        );
                    }
                }
            };
            tell.send(Some(marker)).unwrap();
            (down, healed.elapsed())
        };
        let (_, (down, healed)) = join(everybody, fate).await;
        println!("death {death}: down for {down:?}, healed {healed:?} after that");
        longest = longest.max(healed);
    }
    everybody_sees_the_same(&base, &identity, &mut voters, &round).await;
    program.end(false);
    the_result_is_the_count(&server.url, prepared.workshop_id, &round, &voters);
    let refused = sum(&voters, |voter| voter.not_stored);
    println!(
        "{kills} deaths of PostgreSQL, {PHONES} phones, seed {SEED}: {} commands acknowledged, {refused} times \"not stored\", \
         {} connections lost, none lost, none twice; healed {longest:?} after the server was back, at the latest",
        sum(&voters, |voter| voter.acknowledged),
        sum(&voters, |voter| voter.losses),
    );
    assert!(refused > 0, "no command met the dead server");
}
