//! The program itself: what it says and answers when it cannot start, and how it stops.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Output, Stdio};

use crate::harness::database::TestDatabase;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zukunftswerkstatt"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("ZW_")) {
        command.env_remove(name);
    }
    command
}

fn run(args: &[&str]) -> (Option<i32>, String) {
    let Output {
        status,
        stderr,
        stdout,
    } = program().args(args).output().unwrap();
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&stdout),
        String::from_utf8_lossy(&stderr)
    );
    (status.code(), said)
}

/// A started service; a test that fails leaves none behind.
struct Running {
    child: Child,
    /// What it printed until it had said that all is well.
    lines: Vec<String>,
}

impl Running {
    fn start(args: &[&str]) -> Self {
        let mut running = Self {
            child: program()
                .args(args)
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
            lines: Vec::new(),
        };
        let mut out = BufReader::new(running.child.stdout.take().unwrap());
        while !running
            .lines
            .iter()
            .any(|line| line.starts_with("Stop with"))
        {
            let mut line = String::new();
            let read = out.read_line(&mut line).unwrap();
            assert!(read > 0, "it ended: {:?}", running.lines);
            running.lines.push(line);
        }
        running
    }

    /// The one-time link that it printed.
    fn link(&self) -> String {
        let found = self.lines.iter().find(|line| line.contains("#setup="));
        found.unwrap().trim().to_owned()
    }

    /// Tells it to stop; answers its exit code.
    fn stop(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(told.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn an_occupied_port_is_named_with_a_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let database = TestDatabase::sqlite();
    let (code, said) = run(&["serve", "--listen", &address, "--database", database.url()]);
    assert_eq!(code, Some(4), "{said}");
    assert!(
        said.contains(&address) && said.contains("--listen"),
        "{said}"
    );
}

#[test]
fn plain_http_for_others_is_refused_unless_it_is_wanted() {
    let database = TestDatabase::sqlite();
    let (code, said) = run(&[
        "serve",
        "--listen",
        "0.0.0.0:0",
        "--database",
        database.url(),
    ]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("--insecure-lan"), "{said}");
}

#[test]
fn a_database_that_cannot_be_used_is_named() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(
        file.path(),
        "no database at all, but long enough to look at",
    )
    .unwrap();
    let url = format!("sqlite:{}", file.path().display());
    let (code, said) = run(&["serve", "--listen", "127.0.0.1:0", "--database", &url]);
    assert_eq!(code, Some(5), "{said}");
    let (code, said) = run(&["migrate", "--database", "mysql://nowhere"]);
    assert_eq!(code, Some(5), "{said}");
    assert!(said.contains("mysql"), "{said}");
}

#[test]
fn a_wrong_argument_has_the_code_of_wrong_arguments() {
    let (code, said) = run(&["serve", "--listne", "127.0.0.1:0"]);
    assert_eq!(code, Some(2), "{said}");
    let (code, said) = run(&["--help"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("Exit codes"), "{said}");
}

#[test]
fn the_first_start_prints_a_link_and_sigterm_ends_it_in_order() {
    let database = TestDatabase::sqlite();
    let args = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--database",
        database.url(),
    ];
    let service = Running::start(&args);
    let first = service.link();
    assert_eq!(service.stop(), Some(0));
    let service = Running::start(&args);
    let (_, first) = first.split_once('#').unwrap();
    assert!(!service.link().ends_with(first), "a new link at each start");
    assert_eq!(service.stop(), Some(0));

    let user = |args: &[&str]| {
        let mut all = vec!["user", "--database", database.url()];
        all.extend_from_slice(args);
        run(&all)
    };
    let (code, said) = user(&["add", "anna", "--role", "administrator"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("/office#setup="), "{said}");
    let (code, said) = user(&["add", "ANNA"]);
    assert_eq!(code, Some(1), "{said}");
    let (_, said) = user(&["list"]);
    assert!(said.contains("anna") && said.contains("invited"), "{said}");
    let (_, said) = user(&["disable", "anna"]);
    assert!(said.contains("disabled"), "{said}");
    let (code, said) = user(&["reset", "niemand"]);
    assert_eq!(code, Some(1), "{said}");
}
