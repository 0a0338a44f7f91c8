//! The walls of the house, checked on the source text: which room may import which, which crates it may know,
//! equal migrations for both databases, and files short enough to be read in one go.

#![cfg(test)]

mod scan;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use scan::{paths_in, without_comments_and_strings, without_tests};

/// A file may have this many lines, no more.
const LONGEST_FILE: usize = 500;

/// Rooms and the rooms they may import. `lib`, `main` and `config` are the walls' outside: see [`OUTSIDE`].
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("wire", &["domain"]),
    ("store", &["domain"]),
    ("live", &["domain", "wire", "store"]),
    ("access", &["domain"]),
    ("export", &["domain"]),
    (
        "http",
        &[
            "domain", "wire", "store", "live", "access", "export", "config",
        ],
    ),
    (
        "cli",
        &[
            "domain", "wire", "store", "live", "access", "export", "http", "config",
        ],
    ),
];

/// Files beside the rooms; they put the rooms together and may name all of them.
const OUTSIDE: &[&str] = &["lib", "main", "config"];

/// Crates that only one room may know.
const ONE_ROOM_CRATES: &[(&str, &str)] = &[
    ("actix_web", "http"),
    ("actix_codec", "http"),
    ("actix_server", "http"),
    ("actix_service", "http"),
    ("actix_http", "http"),
    ("diesel", "store"),
    ("diesel_migrations", "store"),
    ("libsqlite3_sys", "store"),
    ("argon2", "access"),
    ("rust_xlsxwriter", "export"),
    ("zip", "export"),
    ("image", "export"),
    ("typst", "export"),
    ("typst_layout", "export"),
    ("typst_pdf", "export"),
];

/// What the rules may know of the world: data, time as a value, numbers, text. Entries that end in `_` are prefixes.
const DOMAIN_CRATES: &[&str] = &[
    "std",
    "core",
    "serde",
    "serde_json",
    "chrono",
    "num_",
    "unicode_",
    "uuid",
];

/// Clocks, randomness, files, network: none of it in the rules.
const IMPURE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "chrono::Utc::now",
    "chrono::Local",
    "Utc::now",
    "Local::now",
    "Uuid::new_v4",
    "Uuid::now_v7",
    "uuid::Uuid::new_v4",
    "uuid::Uuid::now_v7",
];

#[test]
fn rooms_import_only_what_their_walls_allow() {
    let mut wrong = Vec::new();
    for file in rust_files("src") {
        let text = fs::read_to_string(&file).unwrap();
        let module = module_of(file.strip_prefix("src").unwrap());
        wrong.extend(
            wall_faults(&module, &text)
                .into_iter()
                .map(|fault| format!("{}: {fault}", file.display())),
        );
    }
    assert!(wrong.is_empty(), "walls broken:\n{}", wrong.join("\n"));
}

#[test]
fn migrations_have_the_same_names_on_both_databases() {
    let names = |backend: &str| -> BTreeSet<String> {
        fs::read_dir(Path::new("migrations").join(backend))
            .unwrap_or_else(|error| panic!("migrations/{backend}: {error}"))
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.path().is_dir())
            .map(|entry| {
                for direction in ["up.sql", "down.sql"] {
                    let file = entry.path().join(direction);
                    let sql = fs::read_to_string(&file).unwrap_or_default();
                    assert!(
                        !sql.trim().is_empty(),
                        "{} is missing or empty",
                        file.display()
                    );
                }
                entry.file_name().into_string().unwrap()
            })
            .collect()
    };
    let (sqlite, postgres) = (names("sqlite"), names("postgres"));
    assert!(!sqlite.is_empty(), "no migrations found");
    assert_eq!(
        sqlite, postgres,
        "migrations/sqlite and migrations/postgres differ"
    );
    // Diesel tells migrations apart by what stands before the first underscore: of two that share it, one never runs.
    let numbers: BTreeSet<&str> = sqlite
        .iter()
        .filter_map(|name| name.split('_').next())
        .collect();
    assert_eq!(numbers.len(), sqlite.len(), "two migrations share a number");
}

#[test]
fn no_file_is_longer_than_the_limit() {
    let mut long = Vec::new();
    for folder in ["src", "tests", "frontend/src", "frontend/e2e"] {
        for file in files(Path::new(folder)) {
            let name = file.to_string_lossy();
            let written_by_hand = !name.contains(".gen.");
            if written_by_hand
                && [".rs", ".ts", ".svelte", ".mjs", ".js", ".scss", ".css"]
                    .iter()
                    .any(|end| name.ends_with(end))
            {
                let lines = fs::read_to_string(&file).unwrap().lines().count();
                if lines > LONGEST_FILE {
                    long.push(format!("{name}: {lines} lines"));
                }
            }
        }
    }
    assert!(
        long.is_empty(),
        "longer than {LONGEST_FILE} lines:\n{}",
        long.join("\n")
    );
}

#[test]
fn the_scan_finds_broken_walls() {
    let faults = |module: &[&str], text: &str| {
        let module: Vec<String> = module.iter().map(ToString::to_string).collect();
        wall_faults(&module, text)
    };
    assert_eq!(
        faults(&["domain", "ballot"], "use crate::store::Store;"),
        ["domain must not import store"]
    );
    assert_eq!(
        faults(
            &["domain", "tally", "dots"],
            "use super::super::super::live::Handle;"
        ),
        ["domain must not import live"]
    );
    assert_eq!(
        faults(&["store"], "use crate::{domain::Phase, wire::{self, Ack}};"),
        ["store must not import wire"]
    );
    assert_eq!(
        faults(&["live"], "fn f() { crate::http::error() }"),
        ["live must not import http"]
    );
    assert_eq!(
        faults(&["live"], "use actix_web::web;"),
        ["live must not know the crate actix_web"]
    );
    assert_eq!(
        faults(&["main"], "#[actix_web::main] async fn main() {}"),
        ["main must not know the crate actix_web"]
    );
    assert_eq!(
        faults(&["cli"], "fn f(c: &mut diesel::PgConnection) {}"),
        ["cli must not know the crate diesel"]
    );
    assert_eq!(
        faults(&["domain"], "use tokio::sync::mpsc;"),
        ["domain must not know the crate tokio"]
    );
    assert_eq!(
        faults(&["domain"], "let now = Utc::now();"),
        ["domain must not use Utc::now"]
    );
    assert_eq!(
        faults(&["domain"], "use chrono::{DateTime, Local};"),
        ["domain must not use chrono::Local"]
    );
    assert_eq!(
        faults(&["wire"], "let x = crate::Server::new();"),
        ["wire must not import the crate's root"]
    );

    let allowed: [(&[&str], &str); 7] = [
        (
            &["domain"],
            "use serde::Serialize; use num_bigint::BigInt; use self::phase::Phase; use super::domain::Phase;",
        ),
        (
            &["domain"],
            "// use crate::store::Store;\nlet text = \"crate::http::x\"; let c = '\"'; /* crate::live::x */",
        ),
        (
            &["domain"],
            "#[cfg(test)]\nmod tests { use proptest::prelude::*; fn f() { if true {} } }\nstruct After;",
        ),
        (&["domain"], "let bytes = text.bytes();"),
        (
            &["domain"],
            "#[cfg_attr(test, derive(ts_rs::TS))] struct Phase;",
        ),
        (
            &["live"],
            "use crate::{domain::Phase, store::Store, wire::Ack}; impl<'a> X<'a> {}",
        ),
        (
            &["http", "socket"],
            "use actix_http::ws; use super::error::Error; use crate::live::Handle;",
        ),
    ];
    for (module, text) in allowed {
        assert_eq!(faults(module, text), [""; 0], "{text}");
    }
}

/// What one file does against the walls, in words.
fn wall_faults(module: &[String], text: &str) -> Vec<String> {
    let room = module.first().map_or("lib", String::as_str);
    let mut faults = BTreeSet::new();
    for path in paths_in(&without_tests(&without_comments_and_strings(text))) {
        faults.extend(import_fault(room, module, &path));
        faults.extend(crate_fault(room, &path));
    }
    faults.into_iter().collect()
}

/// The fault of importing another room by `path`, if it is one.
fn import_fault(room: &str, module: &[String], path: &[String]) -> Option<String> {
    if OUTSIDE.contains(&room) {
        return None;
    }
    let supers = path
        .iter()
        .take_while(|segment| *segment == "super")
        .count();
    let target = match path.first()?.as_str() {
        "crate" => path.get(1)?,
        "super" if supers >= module.len() => path.get(supers)?,
        _ => return None,
    };
    let allowed = ROOMS
        .iter()
        .find(|(name, _)| *name == room)
        .map_or(&[][..], |(_, allowed)| allowed);
    let known = ROOMS.iter().any(|(name, _)| name == target) || OUTSIDE.contains(&target.as_str());
    if target == room || allowed.contains(&target.as_str()) {
        None
    } else if known {
        Some(format!("{room} must not import {target}"))
    } else if matches!(room, "http" | "cli") {
        None
    } else {
        Some(format!("{room} must not import the crate's root"))
    }
}

/// The fault of naming an outside crate (or a clock) by `path`, if it is one.
fn crate_fault(room: &str, path: &[String]) -> Option<String> {
    let [name, _, ..] = path else {
        return None; // a name alone is a variable or an item
    };
    let name = name.as_str();
    if let Some((_, only)) = ONE_ROOM_CRATES.iter().find(|(known, _)| *known == name)
        && *only != room
    {
        return Some(format!("{room} must not know the crate {name}"));
    }
    if room != "domain" {
        return None;
    }
    let whole = path.join("::");
    if let Some(impure) = IMPURE
        .iter()
        .find(|impure| whole == **impure || whole.starts_with(&format!("{impure}::")))
    {
        return Some(format!("domain must not use {impure}"));
    }
    let allowed = DOMAIN_CRATES
        .iter()
        .any(|crate_| name == *crate_ || (crate_.ends_with('_') && name.starts_with(crate_)));
    (dependencies().contains(name) && !allowed)
        .then(|| format!("domain must not know the crate {name}"))
}

/// All crates named in Cargo.toml, as they are written in Rust.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies]");
        } else if let (true, Some((name, _))) = (inside, line.split_once('=')) {
            names.insert(name.trim().replace('-', "_"));
        }
    }
    names
}

/// `domain/tally/dots.rs` → `[domain, tally, dots]`, `domain/mod.rs` → `[domain]`.
fn module_of(file: &Path) -> Vec<String> {
    let file = file.with_extension("");
    let mut module: Vec<String> = file
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if module.len() > 1 && module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

/// Rust files that are compiled into the product: test modules with files of their own are left out.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = files(Path::new(folder));
    found.retain(|file| {
        let test = file.iter().any(|part| part == "tests")
            || file
                .file_stem()
                .is_some_and(|stem| stem.to_string_lossy().ends_with("tests"));
        file.extension().is_some_and(|end| end == "rs") && !test
    });
    assert!(!found.is_empty(), "no Rust files in {folder}");
    found
}

/// All files below a folder, in a stable order; none if it does not exist.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
