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

/// Starts the service and reads what it prints until it has said that all is well.
#[expect(clippy::zombie_processes, reason = "whoever starts it stops it")]
fn start(args: &[&str]) -> (Child, Vec<String>) {
    let mut child = program()
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = Vec::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    loop {
        let mut line = String::new();
        assert!(out.read_line(&mut line).unwrap() > 0, "it ended: {lines:?}");
        let last = line.starts_with("Stop with");
        lines.push(line);
        if last {
            return (child, lines);
        }
    }
}

fn stop(child: &mut Child) -> Option<i32> {
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &pid])
            .status()
            .unwrap()
            .success()
    );
    child.wait().unwrap().code()
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
    let link = |lines: &[String]| {
        let found = lines.iter().find(|line| line.contains("#setup=")).cloned();
        found.map(|line| line.trim().to_owned())
    };
    let (mut child, lines) = start(&args);
    let first = link(&lines).unwrap();
    assert_eq!(stop(&mut child), Some(0));
    let (mut child, lines) = start(&args);
    let second = link(&lines).unwrap();
    assert_ne!(
        first.split_once('#'),
        second.split_once('#'),
        "a new link at each start"
    );
    assert_eq!(stop(&mut child), Some(0));

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
