//! The whole demonstration file, played over the wire, on both databases.

use chrono::Utc;
use serde_json::{Value, json as value};
use zukunftswerkstatt::cli::demo::prepare::{Prepared, prepare};
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::{Identity, Robot};
use zukunftswerkstatt::cli::play::day::{Day, Pace};
use zukunftswerkstatt::http::identity::COOKIE_PLAIN;

use std::fmt::Write;
use std::io::{Cursor, Read};
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::export::csv::{Variant, archive};
use zukunftswerkstatt::export::json::json;
use zukunftswerkstatt::export::report::{Filter, Report};
use zukunftswerkstatt::export::xlsx::xlsx;

use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

pub(crate) async fn prepared(service: &Service, file: &DemoFile) -> Prepared {
    prepare(service.store(), file, "482136", Utc::now().into())
        .await
        .unwrap()
}

pub(crate) fn moderator(prepared: &Prepared) -> Identity {
    Identity::Moderator {
        workshop_id: prepared.workshop_id,
        cookie: format!("{COOKIE_PLAIN}={}", prepared.session),
    }
}

pub(crate) fn projector(prepared: &Prepared) -> Identity {
    Identity::Projector {
        workshop_id: prepared.workshop_id,
        token: prepared.projector_token.clone(),
    }
}

#[actix_web::test]
async fn both_databases_end_with_the_same_exports() {
    let Some(postgres) = TestDatabase::postgres() else {
        return;
    };
    let ours = exports(&TestDatabase::sqlite()).await;
    let theirs = exports(&postgres).await;
    for ((name, ours), (_, theirs)) in ours.iter().zip(&theirs) {
        assert!(ours.len() > 1000, "{name}: {ours}");
        assert!(
            ours == theirs,
            "{name} differs: {}",
            first_difference(ours, theirs)
        );
    }
}

/// The files of a played day, with ids and times of day (which differ from run to run) replaced.
async fn exports(database: &TestDatabase) -> Vec<(&'static str, String)> {
    let service = Service::start(database).await;
    let file = DemoFile::shipped().unwrap();
    let prepared = prepared(&service, &file).await;
    let base = service.url("");
    let mut day = Day::begin(
        &file,
        &base,
        &moderator(&prepared),
        &prepared.code,
        Pace::rush(20),
        true,
    )
    .await
    .unwrap();
    day.play(|_, _, _| ()).await.unwrap();
    let results = service
        .store()
        .process_results(prepared.process_id)
        .unwrap();
    let report = Report::new(
        Timestamp(1_780_000_000_000),
        results.process,
        results.domains,
        &results.workshops,
        results.list,
        Filter::default(),
    );
    let mut files = vec![(
        "json",
        same_from_run_to_run(&String::from_utf8(json(&report).unwrap()).unwrap()),
    )];
    for (name, variant) in [("csv", Variant::Office), ("csv-machine", Variant::Machine)] {
        files.push((name, entries(&archive(&report, variant).unwrap())));
    }
    files.push(("xlsx", entries(&xlsx(&report).unwrap())));
    service.stop().await;
    files
}

/// All entries of a ZIP, by name, as text.
fn entries(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = String::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        out.push_str(&entry.name().unwrap());
        out.push('\n');
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        out.push_str(&same_from_run_to_run(&String::from_utf8_lossy(&text)));
    }
    out
}

/// Ids, digests and moments as marks: the nth different one is always the nth.
fn same_from_run_to_run(text: &str) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_hexdigit()) {
        let (before, from) = rest.split_at(start);
        let end = from
            .find(|c: char| !(c.is_ascii_hexdigit() || c == '-' || c == ':' || c == '.'))
            .unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        out.push_str(before);
        let moment = word.len() >= 13 && word.chars().all(|c| c.is_ascii_digit() || c == '.');
        let clock = word.contains(':');
        let id = word.len() >= 32;
        if id && !moment {
            let place = seen.iter().position(|it| *it == word).unwrap_or_else(|| {
                seen.push(word);
                seen.len() - 1
            });
            write!(out, "id{place}").unwrap();
        } else if moment || clock {
            out.push_str("then");
        } else {
            out.push_str(word);
        }
        rest = after;
    }
    out + rest
}

fn first_difference(ours: &str, theirs: &str) -> String {
    let differs = ours
        .lines()
        .zip(theirs.lines())
        .find(|(ours, theirs)| ours != theirs);
    let cut = |line: &str| line.chars().take(600).collect::<String>();
    differs.map_or_else(String::new, |(ours, theirs)| {
        format!("{}\n{}", cut(ours), cut(theirs))
    })
}

on_both_databases!(async the_whole_day_can_be_played);
async fn the_whole_day_can_be_played(database: &TestDatabase) {
    let service = Service::start(database).await;
    let file = DemoFile::shipped().unwrap();
    let prepared = prepared(&service, &file).await;
    let base = service.url("");
    let mut wall = Robot::connect(&base, &projector(&prepared)).await.unwrap();
    let pace = Pace::rush(20);
    let mut day = Day::begin(
        &file,
        &base,
        &moderator(&prepared),
        &prepared.code,
        pace,
        true,
    )
    .await
    .unwrap();
    day.play(|_, _, _| ()).await.unwrap();

    assert_eq!(day.cards.len(), file.cards.len());
    assert_eq!(day.measures.len(), file.measures.len());
    edge_cards_end_as_expected(&file, &day);

    // Reload = live, for every role: whoever listened all day has what a newcomer gets.
    let mut last = day.moderator.seq;
    for robot in day.phones.iter().chain([&day.moderator]) {
        last = last.max(robot.seq);
    }
    let fresh = Robot::connect(&base, &moderator(&prepared)).await.unwrap();
    assert_eq!(day.moderator.view, fresh.view);
    wall.until(|wall| wall.seq >= last).await.unwrap();
    let fresh = Robot::connect(&base, &projector(&prepared)).await.unwrap();
    assert_eq!(wall.view, fresh.view);

    let rounds = fresh.things("rounds");
    // Topics, wishes, the measures of each life domain, and the order of those that came first.
    assert_eq!(rounds.len(), 3 + file.life_domains.len());
    let ranked = rounds.iter().filter(|it| it["ballotType"] == "ranking");
    assert_eq!(ranked.count(), 1);
    for round in rounds {
        assert_eq!(
            round.pointer("/result/counted"),
            Some(&value!(20)),
            "{round}"
        );
    }
    service.stop().await;
}

fn edge_cards_end_as_expected(file: &DemoFile, day: &Day<'_>) {
    let shown: Vec<&Value> = day.moderator.things("cards");
    assert_eq!(day.edges.len(), file.edge_cards.len());
    for edge in &day.edges {
        let card = file
            .edge_cards
            .iter()
            .find(|it| it.client_key == edge.client_key)
            .unwrap();
        let expected = card.expected.as_deref().unwrap();
        if expected == "rejected" {
            let code = edge.outcome.as_ref().unwrap_err();
            assert!(["tooLong", "empty"].contains(&code.as_str()), "{code}");
            continue;
        }
        let id = edge.outcome.as_ref().unwrap().to_string();
        let seen = shown.iter().find(|it| it["id"] == value!(id)).unwrap();
        let state = seen.pointer("/desk/state").unwrap();
        match expected {
            "visible" => {
                assert_eq!(seen["text"], value!(card.text), "{}", card.client_key);
                assert_eq!(state, "visible", "{}", card.client_key);
            }
            "sanitised" => assert_eq!(state, "visible", "{}", card.client_key),
            "privacy_hint" => {
                assert_eq!(state, "pending", "{}", card.client_key);
                assert_eq!(seen.pointer("/desk/hints/0"), Some(&value!("privacy")));
            }
            "hidden" => assert_eq!(state, "hidden", "{}", card.client_key),
            "duplicate_hint" => {
                let first = day.cards[card.duplicate_of.as_ref().unwrap()].to_string();
                assert_eq!(seen.pointer("/desk/duplicateOf"), Some(&value!(first)));
                assert_eq!(state, "visible", "{}", card.client_key);
            }
            other => panic!("unknown expectation {other}"),
        }
    }
}
